import { type Kysely, sql } from 'kysely';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';

/** Records of a period that are not final yet, by the kind of record: they count in no figure; and records whose day is missing. */
export type DraftCounts = {
  readonly meetings: number;
  readonly studySessions: number;
  readonly filings: number;
  readonly inspections: number;
  readonly assessments: number;
  /** Inspections planned within the period without a day on which they were held. */
  readonly inspectionsUndated: number;
  /** Organizations in effect without a day of establishment or filing: they count from the day they were entered. */
  readonly organizationsUndated: number;
};

/** Counts what is still a draft in a period, and what has no day. */
export async function draftsIn(
  db: Kysely<Schema>,
  { from, to }: Pick<ReportPeriod, 'from' | 'to'>,
): Promise<DraftCounts> {
  const after = addDays(to, 1);
  const draft = (table: string, column: string) => sql`(SELECT count(*) FROM ${sql.table(table)}
    WHERE recordState = 'draft' AND ${sql.ref(column)} >= ${from} AND ${sql.ref(column)} < ${after})`;
  const found = await sql<DraftCounts>`SELECT ${draft('meeting', 'startAt')} AS meetings,
    ${draft('study_session', 'heldOn')} AS studySessions, ${draft('activity_filing', 'receivedOn')} AS filings,
    ${draft('inspection', 'heldOn')} AS inspections, ${draft('risk_assessment', 'assessedOn')} AS assessments,
    (SELECT count(*) FROM inspection WHERE recordState = 'draft' AND heldOn IS NULL
      AND plannedOn >= ${from} AND plannedOn < ${after}) AS inspectionsUndated,
    (SELECT count(*) FROM organization o WHERE recordState IN ('final','archived') AND status IN ('normal','liquidating')
      AND establishedOn IS NULL AND filedOn IS NULL AND NOT EXISTS (SELECT 1 FROM organization_event e
        WHERE e.organizationId = o.id AND e.recordState <> 'voided' AND e.kind IN ('established','filed'))) AS organizationsUndated`.execute(
    db,
  );
  return (
    found.rows[0] ?? {
      meetings: 0,
      studySessions: 0,
      filings: 0,
      inspections: 0,
      assessments: 0,
      inspectionsUndated: 0,
      organizationsUndated: 0,
    }
  );
}

/** When the audit log was written to last; null: never. The machine's clock stood there already. */
export async function lastEntryAt(db: Kysely<Schema>): Promise<string | null> {
  const found = await db
    .selectFrom('audit_entry')
    .select('at')
    .where('log', '=', (build) => build.selectFrom('meta_log').select('log'))
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return found?.at ?? null;
}
