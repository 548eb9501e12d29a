import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { CheckItem } from '#shared/features/inspections/checklist.ts';
import { DEFAULT_CHECKLISTS, type DefaultChecklist } from '#shared/features/inspections/defaultChecklists.ts';
import { templateIssues } from '#shared/features/inspections/inspections.rules.ts';
import { type InspectionTemplate, inspectionTemplate } from '#shared/features/inspections/templates.contract.ts';
import { message } from '#shared/text/index.ts';
import { fromStored } from '../../db/collections.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

/** A checklist as the program brings it. */
function shippedTemplate({ code, target, checks }: DefaultChecklist): InspectionTemplate {
  const items = checks.map(
    ({ code: own, clause }): CheckItem => ({
      code: own,
      text: message('zh-CN', `inspectionChecks.${own}`),
      basisText: clause === null ? null : message('zh-CN', `inspectionClauses.${clause}`),
    }),
  );
  const title = message('zh-CN', `inspectionTemplates.${code}`);
  return { code, title, target, version: 0, items, active: true, id: null, revision: null, shipped: true };
}

const STORED = inspectionTemplate.omit({ shipped: true });

/** Every checklist: those of the program in their order, as edited by the office where it did, then the office's own. */
export async function listTemplates(db: Kysely<Schema>): Promise<InspectionTemplate[]> {
  const rows = await db
    .selectFrom('inspection_template')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  const own = new Map(
    rows.map((row) => {
      const { id, revision, code, title, target, version, items, active } = fromStored('inspection_template', row);
      return [row.code, STORED.parse({ id, revision, code, title, target, version, items, active })];
    }),
  );
  const shipped = DEFAULT_CHECKLISTS.map((one): InspectionTemplate => {
    const edited = own.get(one.code);
    return edited === undefined ? shippedTemplate(one) : { ...edited, shipped: true };
  });
  const known = new Set<string>(DEFAULT_CHECKLISTS.map(({ code }) => code));
  const added = [...own.values()].filter(({ code }) => !known.has(code));
  return [...shipped, ...added.map((one) => ({ ...one, shipped: false }))];
}

/** @throws AppError `not_found` */
export async function templateByCode(db: Kysely<Schema>, code: string): Promise<InspectionTemplate> {
  const template = (await listTemplates(db)).find((one) => one.code === code);
  if (!template) throw new AppError('not_found');
  return template;
}

/**
 * Stores a checklist as its next version. Inspections carry a copy of their lines, so that none of them changes.
 * @throws AppError `conflict` with the present record, `not_found`, `rule_broken` (no line, a line or a title twice)
 */
export async function saveTemplate(
  write: Write,
  input: HandlerInput<'inspections.saveTemplate'>,
): Promise<{ id: string; revision: number; code: string; version: number }> {
  const templates = await listTemplates(write.trx);
  const present = templates.find((one) => one.code === input.code);
  if (input.code !== undefined && present === undefined) throw new AppError('not_found');
  const twice = templates.some((one) => one.code !== input.code && one.title === input.title);
  refuseIssues([...templateIssues(input.items), ...(twice ? [{ field: 'title', code: 'checklist_title_twice' }] : [])]);
  const known = new Set(present?.items.map(({ code }) => code));
  const items = input.items.map(
    ({ code, ...item }): CheckItem => ({ code: code !== undefined && known.has(code) ? code : write.newId(), ...item }),
  );
  if (new Set(items.map(({ code }) => code)).size < items.length) throw new AppError('invalid_input');
  const fields = { title: input.title, target: input.target, items, active: input.active };
  if (present === undefined || present.id === null) {
    // Never edited, but the form showed an edited one: somebody else's edit is gone.
    if (input.expectedRevision !== null) throw new AppError('conflict', { record: present ?? null });
    const code = present?.code ?? write.newId();
    const id = await createRecord(write, 'inspection_template', { code, ...fields, version: 1 });
    return { id, revision: 1, code, version: 1 };
  }
  if (present.revision !== input.expectedRevision) throw new AppError('conflict', { record: present });
  const isSame = present.title === fields.title && JSON.stringify(present.items) === JSON.stringify(items);
  const version = isSame ? present.version : present.version + 1;
  const patch = { ...fields, version };
  const { revision } = await updateRecord(
    write,
    'inspection_template',
    present.id,
    present.revision ?? undefined,
    patch,
  );
  return { id: present.id, revision, code: present.code, version };
}
