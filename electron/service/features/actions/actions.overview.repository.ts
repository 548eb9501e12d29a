import { type Kysely, sql } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { type BehindReason, behindLimits } from '#shared/features/actions/actions.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import type { Judging } from './actions.repository.ts';

/**
 * How many actions are open, overdue, behind, near due, and waiting to be struck off. Open ones are counted in the index by the fields
 * that the judgement reads; the reason follows the rule of `behindReason`.
 */
export async function summarizeActions(db: Kysely<Schema>, judging: Judging): Promise<CallOutput<'actions.summary'>> {
  const { today, nearDueDays, supervision } = judging;
  const { assignedBy, reportedSince } = behindLimits(today, supervision);
  const found = await sql<{ isOver: number; isNear: number; reason: BehindReason | null; total: number }>`
    SELECT dueOn < ${today} AS isOver, dueOn <= ${addDays(today, nearDueDays)} AS isNear,
      CASE WHEN progress = 'late' THEN 'progress'
        WHEN assignedOn IS NULL AND lastReportOn IS NULL THEN CASE WHEN setUpOn < ${assignedBy} THEN 'unassigned' END
        WHEN coalesce(lastReportOn, assignedOn) < ${reportedSince} THEN 'report' END AS reason,
      count(*) AS total
    FROM action_item WHERE listed = 1 AND status = 'open' GROUP BY isOver, isNear, reason`.execute(db);
  const counts = { open: 0, overdue: 0, behind: 0, near: 0 };
  const reasons: Record<BehindReason, number> = { progress: 0, report: 0, unassigned: 0 };
  for (const { isOver, isNear, reason, total } of found.rows) {
    counts.open += total;
    if (isOver === 1) counts.overdue += total;
    else if (reason !== null) {
      counts.behind += total;
      reasons[reason] += total;
    } else if (isNear === 1) counts.near += total;
  }
  const waiting = await sql<{ total: number }>`
    SELECT count(*) AS total FROM action_item WHERE listed = 1 AND stage = 'completed'`.execute(db);
  return { ...counts, completed: waiting.rows[0]?.total ?? 0, reasons };
}

/** What the filter row offers: bodies that met, units and members that have actions. */
export async function actionChoices(db: Kysely<Schema>): Promise<CallOutput<'actions.choices'>> {
  const groups = await db
    .selectFrom('leading_group')
    .select(['id', 'name'])
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  // Steps from one unit to the next in the index instead of reading 50,000 entries.
  const units = await sql<{ unit: string }>`
    WITH RECURSIVE step(unit) AS (
      SELECT min(responsibleUnit) FROM action_item WHERE listed = 1
      UNION ALL
      SELECT (SELECT min(responsibleUnit) FROM action_item WHERE listed = 1 AND responsibleUnit > unit) FROM step
        WHERE unit IS NOT NULL)
    SELECT unit FROM step WHERE unit IS NOT NULL LIMIT 500`.execute(db);
  const members = await sql<{ id: string; name: string; post: string }>`
    SELECT id, name, post FROM member WHERE recordState <> 'voided'
      AND EXISTS (SELECT 1 FROM action_item WHERE listed = 1 AND ownerMemberId = member.id)
    ORDER BY rowKey`.execute(db);
  return { groups, units: units.rows.map((row) => row.unit), members: members.rows };
}
