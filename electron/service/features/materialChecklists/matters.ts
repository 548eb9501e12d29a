import { type Kysely, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { DEFAULT_MATTERS, type DefaultMatter } from '#shared/features/materialChecklists/defaultMatters.ts';
import { type MatterType, matterType } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { checkTemplate } from '#shared/features/materialChecklists/materials.rules.ts';
import type { Material } from '#shared/features/materialChecklists/materials.ts';
import { message } from '#shared/text/index.ts';
import { fromStored } from '../../db/collections.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

type Stored = Omit<MatterType, 'openCases'>;

/** The list of a matter as the program brings it. */
function defaultMatter({ code, materials }: DefaultMatter): Stored {
  const items = materials.map(
    ({ code: key, copies, form, needsSeal, needsSignature, when }): Material => ({
      ...{ key, name: message('zh-CN', `materialNames.${key}`), copies, form, needsSeal, needsSignature },
      requirement: when === null ? 'required' : 'conditional',
      hint: when === null ? null : message('zh-CN', `materialHints.${when}`),
    }),
  );
  const title = message('zh-CN', `matterTitles.${code}`);
  return { code, title, version: 0, items, active: true, id: null, revision: null };
}

const STORED = matterType.omit({ openCases: true, code: true });

/** Every matter: those of the program in their order, as edited by the office where it did, then the office's own. */
export async function listMatters(db: Kysely<Schema>): Promise<MatterType[]> {
  const rows = await db
    .selectFrom('checklist_template')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  const own = new Map(
    rows.map((row) => {
      const { id, revision, title, version, items, active } = fromStored('checklist_template', row);
      return [row.matterCode, STORED.parse({ id, revision, title, version, items, active })];
    }),
  );
  const defaults = DEFAULT_MATTERS.map((matter): Stored => {
    const edited = own.get(matter.code);
    return edited === undefined ? defaultMatter(matter) : { ...edited, code: matter.code };
  });
  const known = new Set<string>(DEFAULT_MATTERS.map(({ code }) => code));
  const added = [...own].flatMap(([code, matter]): Stored[] => (known.has(code) ? [] : [{ ...matter, code }]));
  const open = await openCases(db);
  return [...defaults, ...added].map((matter) => ({ ...matter, openCases: open.get(matter.code) ?? 0 }));
}

async function openCases(db: Kysely<Schema>): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ matterCode: string; total: number }>`SELECT matterCode, count(*) AS total FROM material_case
    WHERE recordState <> 'voided' AND completeOn IS NULL AND closedOn IS NULL GROUP BY matterCode`.execute(db);
  return new Map(found.rows.map(({ matterCode, total }) => [matterCode, total]));
}

/** @throws AppError `not_found` */
export async function matterByCode(db: Kysely<Schema>, code: string): Promise<MatterType> {
  const matter = (await listMatters(db)).find((one) => one.code === code);
  if (!matter) throw new AppError('not_found');
  return matter;
}

/**
 * Stores the list of a matter as its next version. Cases carry a copy of their list, so that none of them changes.
 * @throws AppError `conflict` with the present record, `not_found`, `rule_broken` (empty list, a name twice)
 */
export async function saveMatter(
  write: Write,
  input: HandlerInput<'materialChecklists.saveMatter'>,
): Promise<{ id: string; revision: number; code: string; version: number }> {
  const matters = await listMatters(write.trx);
  const present = matters.find((one) => one.code === input.code);
  if (input.code !== undefined && present === undefined) throw new AppError('not_found');
  const twice = matters.some((one) => one.code !== input.code && one.title === input.title);
  refuseIssues([...checkTemplate(input.items), ...(twice ? [{ field: 'title', code: 'matter_twice' }] : [])]);
  const known = new Set(present?.items.map(({ key }) => key));
  const items = input.items.map(({ key, ...material }): Material => {
    // A key the list does not have is no key of a form that showed this list.
    return { key: key !== undefined && known.has(key) ? key : write.newId(), ...material };
  });
  const keys = new Set(items.map(({ key }) => key));
  if (keys.size < items.length) throw new AppError('invalid_input');
  const fields = { title: input.title, items, active: input.active };
  if (present === undefined || present.id === null) {
    // Never edited, but the form showed an edited one: somebody else's edit is gone.
    if (input.expectedRevision !== null) throw new AppError('conflict', { record: present ?? null });
    const code = present?.code ?? write.newId();
    const version = 1;
    const id = await createRecord(write, 'checklist_template', { matterCode: code, ...fields, version });
    return { id, revision: 1, code, version };
  }
  if (present.revision !== input.expectedRevision) throw new AppError('conflict', { record: present });
  const isSame = present.title === fields.title && JSON.stringify(present.items) === JSON.stringify(items);
  const version = isSame ? present.version : present.version + 1;
  const { revision } = await updateRecord(write, 'checklist_template', present.id, present.revision ?? undefined, {
    ...fields,
    version,
  });
  return { id: present.id, revision, code: present.code, version };
}
