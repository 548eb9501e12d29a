import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { CERTIFICATE_COPIES } from '#shared/features/registrationCertificates/registrationCertificates.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';

const endingCertificate = z.object({
  organizationId: z.string(),
  organizationName: z.string(),
  townshipName: z.string().nullable(),
  /** Null: only the organization itself carries the validity; no certificate is recorded. */
  certificateId: z.string().nullable(),
  copy: z.enum(CERTIFICATE_COPIES).nullable(),
  number: z.string().nullable(),
  /** Last day on which it is valid; before today: it has run out. */
  validTo: z.string(),
});
/** The certificate of an organization that ends soon, or has ended. */
export type EndingCertificate = z.output<typeof endingCertificate>;

/**
 * Certificates that end within so many days from today, and those that have run out (domain.md §3.1: 90 and 30 days before the end).
 * One line for each organization in effect: of the newest 正本 and the newest 副本 that are neither returned, replaced nor lost the
 * one that ends first; where no certificate is recorded, the validity that the organization carries. Earliest first.
 * @param organizationId that organization alone
 */
export async function certificatesEndingWithin(
  db: Kysely<Schema>,
  today: string,
  days: number,
  organizationId?: string,
): Promise<EndingCertificate[]> {
  const last = addDays(today, days);
  const inEffect = sql`o.recordState IN ('final', 'archived') AND o.status IN ('normal', 'liquidating')`;
  const held = sql`recordState <> 'voided' AND endedOn IS NULL`;
  const wanted = (column: string) =>
    organizationId === undefined ? sql`1` : sql`${sql.ref(column)} = ${organizationId}`;
  // Columns beside min() and max() are those of the row that has it (SQLite), so that one pass over the index is enough.
  const found = await sql<Record<string, unknown>>`
    WITH newest AS (
      SELECT organizationId, copy, validTo, rowKey, max(issuedOn || validFrom || printf('%012d', rowKey))
      FROM registration_certificate WHERE ${held} AND ${wanted('organizationId')} GROUP BY organizationId, copy),
    first AS (
      SELECT organizationId, validTo, rowKey, min(coalesce(validTo, '~') || (copy <> 'original'))
      FROM newest GROUP BY organizationId)
    SELECT o.id AS organizationId, o.name AS organizationName, o.townshipName, c.id AS certificateId, c.copy, c.number,
      first.validTo AS validTo, o.sortKey AS sortKey
    FROM first JOIN registration_certificate c ON c.rowKey = first.rowKey JOIN organization o ON o.id = first.organizationId
    WHERE first.validTo <= ${last} AND ${inEffect}
    UNION ALL
    SELECT o.id, o.name, o.townshipName, NULL, NULL, NULL, o.certificateValidTo, o.sortKey
    FROM organization o WHERE ${wanted('o.id')} AND o.certificateValidTo <= ${last} AND ${inEffect}
      AND NOT EXISTS (SELECT 1 FROM registration_certificate WHERE organizationId = o.id AND ${held})
    ORDER BY validTo, sortKey`.execute(db);
  return found.rows.map((row) => endingCertificate.parse(row));
}
