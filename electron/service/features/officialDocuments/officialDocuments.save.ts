import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { letterDocument, officialDocument, orderDocument } from '#shared/features/documents/officialDocument.ts';
import { reportDocument } from '#shared/features/documents/plainDocuments.ts';
import {
  checkContent,
  kindOf,
  numberStyleOf,
  storedContent,
  titleOf,
} from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { checkEditable } from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { documentById, expectedDocument, type StoredDocument } from './officialDocuments.repository.ts';

const NOT_ISSUED = { stage: 'draft', numberId: null, number: null, issuedOn: null };

/**
 * Stores a draft. One under review goes back to the writer: what was decided about the earlier text no longer counts.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` with `fields` (state secret; approved, issued or
 *   voided: withdraw it first)
 */
export async function saveDocument(
  write: Write,
  input: HandlerInput<'officialDocuments.save'>,
): Promise<{ id: string; revision: number }> {
  const content = storedContent(input.content);
  const fields = { form: content.form, kind: kindOf(content), title: titleOf(content), content, copies: input.copies };
  if (input.id === undefined) {
    refuseIssues(checkContent(content));
    const id = await createRecord(
      write,
      'official_document',
      { ...fields, ...NOT_ISSUED },
      { action: 'officialDocument.create', recordState: 'draft' },
    );
    return { id, revision: 1 };
  }
  const present = await expectedDocument(write.trx, input.id, input.expectedRevision);
  refuseIssues([...checkEditable(present), ...checkNumberFits(present, content), ...checkContent(content)]);
  const { revision } = await updateRecord(
    write,
    'official_document',
    present.id,
    present.revision,
    { ...fields, stage: 'draft' },
    { action: 'officialDocument.update' },
  );
  if (present.numberId !== null && present.title !== fields.title)
    await updateRecord(write, 'document_number', present.numberId, undefined, { title: numberTitle(fields.title) });
  return { id: present.id, revision };
}

/** A number that was taken stays on the document; one of another kind would not fit it. */
function checkNumberFits(present: StoredDocument, content: DocumentContent): FieldIssue[] {
  if (present.numberId === null || numberStyleOf(present.form) === numberStyleOf(content.form)) return [];
  return [{ field: 'form', code: 'number_kind' }];
}

/** What the register of numbers says while the document has no title yet. */
export function numberTitle(title: string): string {
  return title.trim() === '' ? message('zh-CN', 'officialPrint.untitled') : title;
}

/**
 * What a new document starts with: the parts that are the same on every document of this office, or a copy of an earlier one.
 * @throws AppError `not_found`
 */
export async function prefillDocument(
  db: Kysely<Schema>,
  officeId: string,
  { form, copyOf }: HandlerInput<'officialDocuments.prefill'>,
): Promise<CallOutput<'officialDocuments.prefill'>> {
  if (copyOf !== undefined) {
    const { content, copies } = await documentById(db, copyOf);
    return { content: storedContent(content), copies };
  }
  const { name } = await localOffice(db, officeId);
  return { content: emptyContent(form, name), copies: 1 };
}

function emptyContent(form: DocumentContent['form'], agency: string): DocumentContent {
  const sealed = { kind: 'sealed', agencies: [{ name: agency }], date: '' } as const;
  switch (form) {
    case 'document':
      return {
        form,
        data: officialDocument.parse({
          agencies: [agency],
          kind: '通知',
          title: '',
          signature: sealed,
          printingOffice: agency,
        }),
      };
    case 'letter':
      return { form, data: letterDocument.parse({ agency, title: '', signature: sealed }) };
    case 'order': {
      const signature = { kind: 'stamp', signers: [{ post: '', name: '' }], date: '' } as const;
      const mark = message('zh-CN', 'officialPrint.orderMark', { agency });
      return { form, data: orderDocument.parse({ mark, signature, printingOffice: agency }) };
    }
    case 'report':
      return { form, data: reportDocument.parse({ title: '', unit: agency, author: agency }) };
  }
}
