import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Schema } from '../../db/schema.ts';
import type { DueDraft, DueLook, DueSource } from '../organizations/dueSources.ts';
import { storedReason } from '../workingCalendars/storedReason.ts';

type Found = {
  readonly recordId: string;
  readonly organizationId: string;
  readonly dueOn: string;
  readonly number: string;
  readonly title: string;
  /** The reason of the day as JSON; null: it was not counted. */
  readonly counted: string | null;
};

async function found(
  db: Kysely<Schema>,
  { until, organizationId }: DueLook,
  {
    dueOn,
    only,
    counted = sql`NULL`,
  }: {
    readonly dueOn: RawBuilder<unknown>;
    readonly only: RawBuilder<unknown>;
    readonly counted?: RawBuilder<unknown>;
  },
): Promise<DueDraft[]> {
  const own = organizationId === undefined ? sql`` : sql`AND organizationId = ${organizationId}`;
  const { rows } =
    await sql<Found>`SELECT id AS recordId, organizationId, ${dueOn} AS dueOn, filingNo AS number, title, ${counted} AS counted
    FROM activity_filing WHERE recordState <> 'voided' AND ${only} AND ${dueOn} <= ${until} ${own}
    ORDER BY ${dueOn}, rowKey`.execute(db);
  return rows.map(({ number, title, counted: reason, ...row }) => ({
    ...{ ...row, parameters: { number, title }, tab: 'filings' },
    counted: storedReason(reason),
  }));
}

const STARTS_ON = sql`substr(startAt, 1, 10)`;
const OPEN = sql`(result IS NULL OR result IN ('returned','accepted_pending'))`;

/** What falls due of activity filings: summaries, corrected material, and the supervising unit's decision before the activity begins. */
export const FILING_DUE_SOURCES: readonly DueSource[] = [
  {
    kind: 'activitySummary',
    due: (db, look) =>
      found(db, look, {
        dueOn: sql`summaryDueOn`,
        counted: sql`json_extract(ruleUsed, '$.summary')`,
        only: sql`result = 'accepted' AND summarySubmittedOn IS NULL AND substr(endAt, 1, 10) < ${look.today}`,
      }),
  },
  {
    kind: 'activityCorrection',
    due: (db, look) =>
      found(db, look, {
        dueOn: sql`coalesce(latestFilingDate, ${STARTS_ON})`,
        counted: sql`json_extract(ruleUsed, '$.latest')`,
        only: sql`result = 'returned' AND completeOn IS NULL AND ${STARTS_ON} >= ${look.today}`,
      }),
  },
  {
    kind: 'activityUnit',
    due: (db, look) =>
      found(db, look, {
        dueOn: STARTS_ON,
        only: sql`${OPEN} AND completeOn IS NOT NULL AND supervisingUnitDecision = 'pending' AND ${STARTS_ON} >= ${look.today}`,
      }),
  },
];
