import type { EditorText } from '#renderer/ui/editor/documentTree.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { ACTIVITY_CATEGORIES, type ActivityCategory } from '#shared/features/community/community.lists.ts';
import { richText, type TextBlock } from '#shared/features/documents/textBlock.ts';

/** A case as it is typed. */
export type CaseForm = {
  readonly title: string;
  readonly heldOn: string | null;
  readonly category: ActivityCategory | null;
  readonly organizationId: string | null;
  readonly text: { readonly blocks: readonly TextBlock[] };
};

/** Reads a stored case, or what a conflict answers, as the form shows it. */
export function caseFormOf(record: Readonly<Record<string, unknown>>): CaseForm {
  const words = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  const text = richText.safeParse(record.text);
  return {
    title: words('title'),
    heldOn: words('heldOn') || null,
    category: ACTIVITY_CATEGORIES.find((category) => category === record.category) ?? null,
    organizationId: words('organizationId') || null,
    text: text.success ? text.data : { blocks: [] },
  };
}

/** What is sent; the day must be there. */
export function caseFieldsOf(form: CaseForm, heldOn: string): CallInput<'typicalCases.save'>['fields'] {
  return { ...form, heldOn, text: richText.parse(form.text) };
}

/** What the editor answers as it is stored: a table of a case is never laid on its side. */
export function storedText({ blocks }: EditorText): CaseForm['text'] {
  return {
    blocks: blocks.map((block) =>
      block.kind === 'table' ? { kind: block.kind, columns: block.columns, rows: block.rows } : block,
    ),
  };
}
