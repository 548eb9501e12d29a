import type { CallInput } from '#shared/contract/list.ts';
import { richText } from '#shared/features/documents/textBlock.ts';
import { REPORT_KINDS, type ReportKind } from '#shared/features/reports/reports.lists.ts';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';

type Fields = CallInput<'reportTemplates.save'>['fields'];

/** A template as its form shows it; kind '': for reports of every kind. */
export type TemplateValues = {
  readonly name: string;
  readonly kind: ReportKind | '';
  readonly title: string;
  readonly note: string;
  readonly blocks: Fields['content']['blocks'];
};

/** The form of a stored template, or an empty one. */
export function templateValues(record: Readonly<Record<string, unknown>> | ReportTemplate | null): TemplateValues {
  const values: Readonly<Record<string, unknown>> = { ...record };
  const text = (name: string) => {
    const value = values[name];
    return typeof value === 'string' ? value : '';
  };
  const content = richText.safeParse(values.content);
  return {
    ...{ name: text('name'), title: text('title'), note: text('note') },
    kind: REPORT_KINDS.find((kind) => kind === values.kind) ?? '',
    blocks: content.success ? content.data.blocks : [],
  };
}

/** What `reportTemplates.save` takes of the form. */
export function templateFields({ name, kind, title, note, blocks }: TemplateValues): Fields {
  return {
    ...{ name: name.trim(), title: title.trim(), note: note.trim() || null },
    ...{ kind: kind === '' ? null : kind, content: { blocks: [...blocks] } },
  };
}

/** The key of a template in its list: those of the program have no id, but one for each kind. */
export function templateKey({ id, kind }: ReportTemplate): string {
  return id ?? `program-${kind ?? 'any'}`;
}
