import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

const storedEdition = z.object({
  id: z.string(),
  revision: z.number().int(),
  recordState: z.string(),
  voidReason: z.string().nullable(),
  createdAt: z.string(),
  createdBy: z.string(),
  year: z.number().int(),
  source: z.string(),
  off: z.array(z.string()),
  makeup: z.array(z.string()),
  fileName: z.string().nullable(),
  replacesId: z.string().nullable(),
  moved: z.array(z.unknown()),
});
export type StoredEdition = z.output<typeof storedEdition>;

/** Every edition of a year that the office loaded, the newest first; replaced and taken back ones too. */
export async function editionsOfYear(db: Kysely<Schema>, year: number): Promise<StoredEdition[]> {
  const rows = await db
    .selectFrom('calendar_edition')
    .selectAll()
    .where('year', '=', year)
    .orderBy('rowKey', 'desc')
    .execute();
  return rows.map((row) => storedEdition.parse(recordOf('calendar_edition', row)));
}

/** @throws AppError `not_found` */
export async function editionById(db: Kysely<Schema>, id: string): Promise<StoredEdition> {
  const row = await db.selectFrom('calendar_edition').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) throw new AppError('not_found');
  return storedEdition.parse(recordOf('calendar_edition', row));
}

const fact = z.object({
  id: z.string(),
  title: z.string(),
  on: z.string(),
  /** A day that is stored, how many working days led to it. */
  storedOn: z.string().nullable().default(null),
  n: z.number().int().default(0),
  /** The organization, or the case, to which it belongs. */
  ownerId: z.string().nullable().default(null),
  settled: z.number().transform((value) => value === 1),
});
/** A day from which something is counted, with what is counted for. */
export type CountedFact = z.output<typeof fact>;

async function factsOf(db: Kysely<Schema>, query: ReturnType<typeof sql>): Promise<CountedFact[]> {
  const found = await query.execute(db);
  return found.rows.map((row) => fact.parse(row));
}

type Span = { readonly from: string; readonly to: string };

/** Meetings of a span; their minutes are settled when issued. */
export function meetingsHeldIn(db: Kysely<Schema>, { from, to }: Span): Promise<CountedFact[]> {
  return factsOf(
    db,
    sql`SELECT id, title, substr(startAt, 1, 10) AS "on", minutesIssuedOn IS NOT NULL AS settled FROM meeting
      WHERE recordState <> 'voided' AND startAt >= ${from} AND startAt < ${`${to}T24`} ORDER BY startAt, rowKey`,
  );
}

/** Cases received in a span, with the day until which the office tells what is missing. */
export function casesReceivedIn(db: Kysely<Schema>, { from, to }: Span): Promise<CountedFact[]> {
  return factsOf(
    db,
    sql`SELECT id, caseNo || ' ' || applicantName AS title, receivedOn AS "on", informDueOn AS storedOn, informDays AS n,
      completeOn IS NOT NULL OR closedOn IS NOT NULL AS settled FROM material_case
      WHERE recordState <> 'voided' AND receivedOn BETWEEN ${from} AND ${to} ORDER BY receivedOn, rowKey`,
  );
}

/** Correction notices given in a span, with the day until which each is to be answered. */
export function noticesGivenIn(db: Kysely<Schema>, { from, to }: Span): Promise<CountedFact[]> {
  return factsOf(
    db,
    sql`SELECT notice.id, caseNo || ' ' || applicantName AS title, noticedOn AS "on", dueOn AS storedOn, workingDays AS n,
      caseId AS ownerId, completeOn IS NOT NULL OR closedOn IS NOT NULL AS settled
      FROM correction_notice AS notice JOIN material_case AS matter ON matter.id = notice.caseId
      WHERE notice.recordState <> 'voided' AND matter.recordState <> 'voided' AND noticedOn BETWEEN ${from} AND ${to}
      ORDER BY noticedOn, notice.rowKey`,
  );
}

/** Facts of a span that were entered as credit information: the entry is there, so it is settled. */
export function eventsOfFactsIn(db: Kysely<Schema>, { from, to }: Span): Promise<CountedFact[]> {
  return factsOf(
    db,
    sql`SELECT event.id, organization.name AS title, factOn AS "on", organizationId AS ownerId, 1 AS settled
      FROM organization_event AS event JOIN organization ON organization.id = organizationId
      WHERE event.recordState <> 'voided' AND factOn BETWEEN ${from} AND ${to} ORDER BY factOn, event.rowKey`,
  );
}

/** Penalties decided in a span, entered as credit information. */
export function penaltiesDecidedIn(db: Kysely<Schema>, { from, to }: Span): Promise<CountedFact[]> {
  return factsOf(
    db,
    sql`SELECT penalty.id, organization.name || ' ' || decisionNumber AS title, decidedOn AS "on", organizationId AS ownerId, 1 AS settled
      FROM penalty JOIN organization ON organization.id = organizationId
      WHERE penalty.recordState <> 'voided' AND decidedOn BETWEEN ${from} AND ${to} ORDER BY decidedOn, penalty.rowKey`,
  );
}

const liaison = z.object({
  id: z.string(),
  organizationId: z.string(),
  organizationName: z.string(),
  role: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
});
export type LiaisonSpan = z.output<typeof liaison>;

/** The liaisons of each organization in whose list somebody began or ended in a span. */
export async function liaisonsChangedIn(db: Kysely<Schema>, { from, to }: Span): Promise<LiaisonSpan[]> {
  const found =
    await sql`SELECT contact.id, organizationId, organization.name AS organizationName, role, validFrom, validTo
    FROM organization_contact AS contact JOIN organization ON organization.id = organizationId
    WHERE contact.recordState <> 'voided' AND organization.recordState <> 'voided' AND role = 'liaison' AND organizationId IN (
      SELECT organizationId FROM organization_contact WHERE role = 'liaison' AND recordState <> 'voided'
        AND (validFrom BETWEEN ${from} AND ${to} OR validTo BETWEEN ${from} AND ${to}))
    ORDER BY organizationId, contact.rowKey`.execute(db);
  return found.rows.map((row) => liaison.parse(row));
}
