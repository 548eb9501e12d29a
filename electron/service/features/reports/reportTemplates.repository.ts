import type { Kysely } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { commonFields } from '#shared/contract/primitives.ts';
import { richText } from '#shared/features/documents/textBlock.ts';
import { programTemplate } from '#shared/features/reports/programTemplate.ts';
import { REPORT_KINDS, type ReportKind } from '#shared/features/reports/reports.lists.ts';
import type { ReportTemplate } from '#shared/features/reports/reportTemplates.contract.ts';
import { findRecord, recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedTemplate = z.object({
  ...commonFields,
  name: z.string(),
  kind: z.enum(REPORT_KINDS).nullable(),
  title: z.string(),
  content: richText,
  fileName: z.string().nullable(),
  note: z.string().nullable(),
});
export type StoredTemplate = z.output<typeof storedTemplate>;

/** Templates of the office in use, by name. */
export async function officeTemplates(db: Kysely<Schema>): Promise<StoredTemplate[]> {
  const rows = await db
    .selectFrom('report_template')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('name')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => storedTemplate.parse(recordOf('report_template', row)));
}

/** A template of the office, voided or not: a report made from it may still name it. @throws AppError `not_found` */
export async function templateById(db: Kysely<Schema>, id: string): Promise<StoredTemplate> {
  const found = await findRecord(db, 'report_template', id);
  if (!found) throw new AppError('not_found');
  return storedTemplate.parse(found);
}

/** Those of the office by name, then the program's own by kind. */
export async function listTemplates(db: Kysely<Schema>): Promise<ReportTemplate[]> {
  const own = (await officeTemplates(db)).map(
    ({ id, revision, name, kind, title, content, note, fileName, updatedAt }) => ({
      ...{ id, revision, name, kind, title, content, note, fileName, updatedAt },
    }),
  );
  const program = REPORT_KINDS.map((kind) => ({
    ...programTemplate(kind),
    ...{ id: null, revision: 0, kind, note: null, fileName: null, updatedAt: null },
  }));
  return [...own, ...program];
}

/**
 * Title and text that a new report of a kind starts with: the template asked for, else the office's own for the kind (the one changed
 * last), else the program's.
 * @throws AppError `not_found` when the template is out of use
 */
export async function templateText(
  db: Kysely<Schema>,
  { kind, templateId }: { readonly kind: ReportKind; readonly templateId: string | null },
): Promise<{ templateId: string | null; title: string; content: StoredTemplate['content'] }> {
  if (templateId !== null) {
    const { id, title, content, recordState } = await templateById(db, templateId);
    if (recordState === 'voided') throw new AppError('not_found');
    return { templateId: id, title, content };
  }
  const own = (await officeTemplates(db)).filter((template) => template.kind === kind);
  const [latest] = own.toSorted((one, two) => (one.updatedAt < two.updatedAt ? 1 : -1));
  if (latest) return { templateId: latest.id, title: latest.title, content: latest.content };
  const { title, content } = programTemplate(kind);
  return { templateId: null, title, content };
}
