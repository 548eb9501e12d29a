import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import { entryClock } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { type PenaltyRow, penaltyRow } from '#shared/features/penalties/penalties.contract.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { likePattern } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'penalties.printRegister'>;

/** Penalties that are not voided, of organizations that are not voided, as the filter asks. */
function asked({ text, kind, year }: Filter): RawBuilder<unknown> {
  const pattern = likePattern(text ?? '');
  return sql`penalty p JOIN organization o ON o.id = p.organizationId
    WHERE p.recordState <> 'voided' AND o.recordState <> 'voided'
      ${kind === undefined ? sql`` : sql`AND p.kind = ${kind}`}
      ${year === undefined ? sql`` : sql`AND p.decidedOn BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`}
      ${text === undefined ? sql`` : sql`AND (o.name LIKE ${pattern} ESCAPE '\\' OR p.decisionNumber LIKE ${pattern} ESCAPE '\\')`}`;
}

/** A page of the register of penalties, newest decision first, each with the clock of its entry. */
export async function penaltyPage(
  db: Kysely<Schema>,
  calendar: WorkingCalendar,
  { offset, limit, ...filter }: HandlerInput<'penalties.register'>,
): Promise<{ total: number; rows: PenaltyRow[] }> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${asked(filter)}`.execute(db);
  const found = await sql<{ decidedOn: string; createdAt: string }>`
    SELECT p.id, p.organizationId, o.name AS organizationName, o.townshipName, p.kind, p.decisionNumber, p.decidedOn, p.decidedBy,
      p.facts, p.legalBasis, p.amountYuan, p.periodFrom, p.periodTo, p.executedOn, p.statement, p.createdAt
    FROM ${asked(filter)} ORDER BY p.decidedOn DESC, p.rowKey DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return {
    total: counted.rows[0]?.total ?? 0,
    rows: found.rows.map(({ createdAt, ...row }) =>
      penaltyRow.parse({ ...row, entry: entryClock(calendar, row.decidedOn, createdAt.slice(0, 10)) }),
    ),
  };
}
