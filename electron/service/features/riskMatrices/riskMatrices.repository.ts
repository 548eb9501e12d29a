import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import {
  type RiskMatrixDefinition,
  type RiskMatrixRow,
  riskMatrixDefinition,
} from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { SHIPPED_MATRIX, SHIPPED_VERSION } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import { message } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';

const storedMatrix = z.object({
  id: z.string(),
  revision: z.number(),
  version: z.number(),
  title: z.string(),
  effectiveFrom: z.string(),
  basis: z.string().nullable(),
  note: z.string().nullable(),
  voidReason: z.string().nullable(),
  definition: z.string().transform((text): unknown => JSON.parse(text)),
});

/** The definition of a stored row under its own number. */
function definitionOf(stored: unknown): RiskMatrixDefinition {
  return riskMatrixDefinition.parse(stored);
}

/**
 * The criteria in force on a day: of the office's versions that begin on it or before it the one that begins last, the newer one where
 * two begin together; before the first of them the shipped one. The assessment keeps what it was given (features K5).
 * @param day `YYYY-MM-DD`
 */
export async function matrixOn(db: Kysely<Schema>, day: string): Promise<RiskMatrixDefinition> {
  const found = await db
    .selectFrom('risk_matrix')
    .select('definition')
    .where('recordState', '<>', 'voided')
    .where('effectiveFrom', '<=', day)
    .orderBy('effectiveFrom', 'desc')
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return found ? definitionOf(JSON.parse(found.definition)) : SHIPPED_MATRIX;
}

/** One version, voided or not. @throws AppError `not_found` */
export async function matrixVersion(db: Kysely<Schema>, version: number, today: string): Promise<RiskMatrixRow> {
  const row = (await matrixVersions(db, today)).find((one) => one.version === version && one.voidReason === null);
  if (!row) throw new AppError('not_found');
  return row;
}

/** Every version, the newest first, the shipped one last; with how many assessments were rated by each. */
export async function matrixVersions(db: Kysely<Schema>, today: string): Promise<RiskMatrixRow[]> {
  const stored = await db
    .selectFrom('risk_matrix')
    .select(['id', 'revision', 'version', 'title', 'effectiveFrom', 'basis', 'note', 'voidReason', 'definition'])
    .orderBy('version', 'desc')
    .orderBy('rowKey', 'desc')
    .execute();
  const used = await ratedBy(db);
  const present = (await matrixOn(db, today)).version;
  const own = stored.map((row): RiskMatrixRow => {
    const { definition, ...parsed } = storedMatrix.parse(row);
    const { version, voidReason } = parsed;
    return {
      ...parsed,
      inForce: voidReason === null && version === present,
      assessments: voidReason === null ? (used.get(version) ?? 0) : 0,
      definition: definitionOf(definition),
    };
  });
  return [
    ...own,
    {
      ...{ id: null, revision: 0, version: SHIPPED_VERSION, title: message('zh-CN', 'riskMatrices.shippedTitle') },
      ...{ effectiveFrom: null, basis: null, note: null, voidReason: null },
      inForce: present === SHIPPED_VERSION,
      assessments: used.get(SHIPPED_VERSION) ?? 0,
      definition: SHIPPED_MATRIX,
    },
  ];
}

/** How many assessments were rated by each version, voided ones left out. */
export async function ratedBy(db: Kysely<Schema>): Promise<ReadonlyMap<number, number>> {
  const found = await sql<{ version: number; count: number }>`SELECT matrixVersion AS version, count(*) AS count
    FROM risk_assessment WHERE recordState <> 'voided' GROUP BY matrixVersion`.execute(db);
  return new Map(found.rows.map(({ version, count }) => [version, count]));
}
