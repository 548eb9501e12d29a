import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { COMMITMENT_KINDS } from '#shared/features/commitments/commitments.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';

const endingCommitment = z.object({
  commitmentId: z.string(),
  organizationId: z.string(),
  kind: z.enum(COMMITMENT_KINDS),
  /** Last day on which it binds; before today: it has run out. */
  validTo: z.string(),
});
/** A commitment that ends soon or has ended, and was not signed anew. */
export type EndingCommitment = z.output<typeof endingCommitment>;

/**
 * Commitments that end within so many days from today, and those that have run out: of each kind the one an organization signed last
 * (domain.md §9.1). Organizations that have ended are among them. Earliest first.
 * @param organizationId that organization alone
 */
export async function commitmentsEndingWithin(
  db: Kysely<Schema>,
  today: string,
  days: number,
  organizationId?: string,
): Promise<EndingCommitment[]> {
  const wanted = organizationId === undefined ? sql`1` : sql`organizationId = ${organizationId}`;
  // Columns beside max() are those of the row that has it (SQLite).
  const found = await sql<Record<string, unknown>>`
    WITH last AS (
      SELECT organizationId, kind, validTo, rowKey, max(signedOn) FROM commitment
      WHERE recordState <> 'voided' AND ${wanted} GROUP BY organizationId, kind)
    SELECT commitment.id AS commitmentId, last.organizationId, last.kind, last.validTo
    FROM last JOIN commitment ON commitment.rowKey = last.rowKey
    WHERE last.validTo <= ${addDays(today, days)} ORDER BY last.validTo, last.rowKey`.execute(db);
  return found.rows.map((row) => endingCommitment.parse(row));
}
