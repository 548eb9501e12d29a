import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraField } from '#shared/features/extraFields/extraFields.contract.ts';
import type { Schema } from '../../db/schema.ts';

export type ExtraFieldRow = CallOutput<'extraFields.list'>['fields'][number];
type Owner = ExtraFieldRow['ownerType'];

const choices = extraField.shape.choices;

/** The fields that the office added to a kind of record, retired ones too, in their order. */
export async function listExtraFields(db: Kysely<Schema>, ownerType: Owner = 'organization'): Promise<ExtraFieldRow[]> {
  const rows = await db
    .selectFrom('extra_field')
    .select(['id', 'revision', 'ownerType', 'label', 'fieldType', 'help', 'choices', 'position', 'retired'])
    .where('ownerType', '=', ownerType)
    .where('recordState', '<>', 'voided')
    .orderBy('position')
    .orderBy('rowKey')
    .execute();
  return z
    .array(extraField)
    .parse(
      rows.map((row) => ({ ...row, retired: row.retired === 1, choices: choices.parse(JSON.parse(row.choices)) })),
    );
}

/** Where a value stands in the column `extra`; the id comes from the contract, which lets only ids through. */
export function extraValue(id: string): RawBuilder<unknown> {
  return sql`(extra ->> ${sql.lit(`$."${id}"`)})`;
}

/** How many records, voided ones too, hold a value of a field. */
export async function countValue(db: Kysely<Schema>, owner: Owner, id: string, value: string): Promise<number> {
  const found = await sql<{ total: number }>`
    SELECT count(*) AS total FROM ${sql.table(owner)} WHERE extra IS NOT NULL AND ${extraValue(id)} = ${value}`.execute(
    db,
  );
  return found.rows[0]?.total ?? 0;
}
