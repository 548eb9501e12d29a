import { type Expression, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { actionItem } from '#shared/features/actions/actions.contract.ts';
import { type BehindLimits, behindLimits, judgeAction } from '#shared/features/actions/actions.rules.ts';
import type { SupervisionSettings } from '#shared/features/actions/supervisionSettings.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { likePattern } from '../../db/like.ts';
import { recordOf } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';

/** The day and the office's rules by which actions are judged. */
export type Judging = {
  readonly today: string;
  readonly nearDueDays: number;
  readonly supervision: SupervisionSettings;
};
export type ActionRow = CallOutput<'actions.list'>['rows'][number];
type Filter = Omit<HandlerInput<'actions.list'>, 'show' | 'offset' | 'limit'>;
type Shown = HandlerInput<'actions.list'>['show'];
type Condition = Expression<SqlBool>;

const words = z.string().nullable();
const listedAction = z.object({
  ...actionItem.shape,
  meetingTitle: words,
  meetingNumber: words,
  organizationName: words,
  ownerName: words,
  ownerPost: words,
  isExtensionAsked: z.number(),
});

/** Only actions of finalized meetings and those from other sources count: `listed` says so, kept in step by triggers. */
const LISTED = sql<SqlBool>`action_item.listed = 1`;
const IS_OPEN = sql<SqlBool>`action_item.status = 'open'`;

/** Open and behind by the same rule as `behindReason`, for the list to be asked by the database. */
function isBehind({ assignedBy, reportedSince }: BehindLimits): RawBuilder<SqlBool> {
  const report =
    reportedSince === null
      ? sql`0`
      : sql`coalesce(action_item.lastReportOn, action_item.assignedOn) < ${reportedSince}`;
  return sql<SqlBool>`(action_item.progress = 'late' OR coalesce(${report}, 0) OR (action_item.assignedOn IS NULL
    AND action_item.lastReportOn IS NULL AND coalesce(action_item.setUpOn < ${assignedBy}, 0)))`;
}

function shownBy(show: Shown, { today, nearDueDays, supervision }: Judging): Condition[] {
  const behind = isBehind(behindLimits(today, supervision));
  switch (show) {
    case 'all':
      return [];
    case 'open':
      return [IS_OPEN];
    case 'overdue':
      return [IS_OPEN, sql<SqlBool>`action_item.dueOn < ${today}`];
    case 'behind':
      return [IS_OPEN, sql<SqlBool>`action_item.dueOn >= ${today}`, behind];
    case 'near':
      return [
        IS_OPEN,
        sql<SqlBool>`action_item.dueOn BETWEEN ${today} AND ${addDays(today, nearDueDays)}`,
        sql<SqlBool>`NOT coalesce(${behind}, 0)`,
      ];
    case 'completed':
      return [sql<SqlBool>`action_item.stage = 'completed'`];
    case 'done':
      return [sql<SqlBool>`action_item.status = 'done'`];
    case 'cancelled':
      return [sql<SqlBool>`action_item.status = 'cancelled'`];
  }
}

function wordConditions(text: string): Condition[] {
  const columns = ['text', 'responsibleUnit', 'responsibleNames', 'coOwnerNames', 'sourceText'];
  return text
    .split(/\s+/u)
    .filter(Boolean)
    .slice(0, 8)
    .map((word) => {
      const pattern = likePattern(word);
      const tests = columns.map((column) => sql<SqlBool>`action_item.${sql.ref(column)} LIKE ${pattern} ESCAPE '\\'`);
      return sql<SqlBool>`(${sql.join(tests, sql` OR `)}
        OR action_item.meetingId IN (SELECT id FROM meeting WHERE title LIKE ${pattern} ESCAPE '\\' OR number LIKE ${pattern} ESCAPE '\\')
        OR action_item.ownerMemberId IN (SELECT id FROM member WHERE name LIKE ${pattern} ESCAPE '\\'))`;
    });
}

function filterConditions(filter: Filter): Condition[] {
  const conditions = wordConditions(filter.text ?? '');
  const { leadingGroupId, unit, memberId, stage, dueFrom, dueTo, source } = filter;
  if (leadingGroupId)
    conditions.push(
      sql<SqlBool>`action_item.meetingId IN (SELECT id FROM meeting WHERE leadingGroupId = ${leadingGroupId})`,
    );
  if (unit) conditions.push(sql<SqlBool>`action_item.responsibleUnit = ${unit}`);
  if (memberId) conditions.push(sql<SqlBool>`action_item.ownerMemberId = ${memberId}`);
  if (stage) conditions.push(sql<SqlBool>`action_item.stage = ${stage}`);
  if (dueFrom) conditions.push(sql<SqlBool>`action_item.dueOn >= ${dueFrom}`);
  if (dueTo) conditions.push(sql<SqlBool>`action_item.dueOn <= ${dueTo}`);
  if (source === 'meeting') conditions.push(sql<SqlBool>`action_item.meetingId IS NOT NULL`);
  if (source === 'other') conditions.push(sql<SqlBool>`action_item.meetingId IS NULL`);
  return conditions;
}

/** Rows that fit, judged on the day; the page is found in the index first, then its rows are put together. */
async function rowsWhere(
  db: Kysely<Schema>,
  conditions: readonly Condition[],
  judging: Judging,
  page: { readonly offset: number; readonly limit: number; readonly order?: RawBuilder<unknown> },
): Promise<ActionRow[]> {
  const order = page.order ?? sql`action_item.dueOn, action_item.rowKey`;
  const found = await sql<Record<string, unknown>>`
    SELECT action_item.*, meeting.title AS meetingTitle, meeting.number AS meetingNumber,
      organization.name AS organizationName, member.name AS ownerName, member.post AS ownerPost,
      EXISTS (SELECT 1 FROM action_extension WHERE actionId = action_item.id AND state = 'asked'
        AND action_extension.recordState <> 'voided') AS isExtensionAsked
    FROM (SELECT rowKey AS found FROM action_item WHERE ${sql.join(conditions, sql` AND `)}
      ORDER BY ${order} LIMIT ${page.limit} OFFSET ${page.offset})
    JOIN action_item ON action_item.rowKey = found
    LEFT JOIN meeting ON meeting.id = action_item.meetingId
    LEFT JOIN organization ON organization.id = action_item.organizationId
    LEFT JOIN member ON member.id = action_item.ownerMemberId
    ORDER BY ${order}`.execute(db);
  return found.rows.map((row) => judged(row, judging));
}

function judged(row: Record<string, unknown>, judging: Judging): ActionRow {
  const { isExtensionAsked, ...action } = listedAction.parse({ ...row, ...recordOf('action_item', row) });
  return { ...action, isExtensionAsked: isExtensionAsked === 1, ...judgeAction(action, judging.today, judging) };
}

async function countWhere(db: Kysely<Schema>, conditions: readonly Condition[]): Promise<number> {
  const counted = await sql<{ total: number }>`
    SELECT count(*) AS total FROM action_item WHERE ${sql.join(conditions, sql` AND `)}`.execute(db);
  return counted.rows[0]?.total ?? 0;
}

/** One page of the action list by due date, and the number of all that fit. */
export async function listActions(
  db: Kysely<Schema>,
  { show, offset, limit, ...filter }: HandlerInput<'actions.list'>,
  judging: Judging,
): Promise<{ total: number; rows: ActionRow[] }> {
  const conditions = [LISTED, ...shownBy(show, judging), ...filterConditions(filter)];
  return {
    total: await countWhere(db, conditions),
    rows: await rowsWhere(db, conditions, judging, { offset, limit }),
  };
}

/** One action wherever it stands, also of a draft meeting; undefined: there is none. */
export async function actionById(db: Kysely<Schema>, id: string, judging: Judging): Promise<ActionRow | undefined> {
  const [row] = await rowsWhere(db, [sql<SqlBool>`action_item.id = ${id}`], judging, { offset: 0, limit: 1 });
  return row;
}

/** Open actions of one member by due date, and how many there are. */
export async function actionsOfMember(
  db: Kysely<Schema>,
  memberId: string,
  judging: Judging,
  limit: number,
): Promise<{ total: number; rows: ActionRow[] }> {
  const conditions = [LISTED, IS_OPEN, sql<SqlBool>`action_item.ownerMemberId = ${memberId}`];
  return {
    total: await countWhere(db, conditions),
    rows: await rowsWhere(db, conditions, judging, { offset: 0, limit }),
  };
}

/** The first open actions that are due in a span of days, both included; null: without an end on that side. */
export async function openActionsDue(
  db: Kysely<Schema>,
  { from, to }: { readonly from: string | null; readonly to: string | null },
  judging: Judging,
  limit: number,
): Promise<ActionRow[]> {
  const days = filterConditions({ dueFrom: from ?? undefined, dueTo: to ?? undefined });
  return rowsWhere(db, [LISTED, IS_OPEN, ...days], judging, { offset: 0, limit });
}

/** How many open actions are due before each of the days, which are in order, and how many there are in all. */
export async function countOpenActions(
  db: Kysely<Schema>,
  days: readonly string[],
): Promise<{ readonly before: readonly number[]; readonly total: number }> {
  const sums = days.map((day, index) => sql`coalesce(sum(dueOn < ${day}), 0) AS ${sql.ref(`before${index}`)}`);
  // The planner would take the index of states and look every row up.
  const found = await sql<Record<string, number>>`SELECT ${sql.join([...sums, sql`count(*) AS total`])}
    FROM action_item INDEXED BY action_item_open WHERE listed = 1 AND status = 'open'`.execute(db);
  const [row = {}] = found.rows;
  return { before: days.map((_day, index) => row[`before${index}`] ?? 0), total: row.total ?? 0 };
}

/** Open actions of meetings by due date. @param meetings a query for their ids */
export async function openActionsOfMeetings(
  db: Kysely<Schema>,
  meetings: RawBuilder<unknown>,
  judging: Judging,
): Promise<ActionRow[]> {
  const conditions = [LISTED, IS_OPEN, sql<SqlBool>`action_item.meetingId IN (${meetings})`];
  return rowsWhere(db, conditions, judging, { offset: 0, limit: -1 });
}

/** Completed actions that somebody else than their doer has to strike off; the longest waiting first. */
export async function actionsToStrikeOff(
  db: Kysely<Schema>,
  closer: { readonly userId: string; readonly memberId: string | null; readonly othersCanClose: boolean },
  judging: Judging,
  limit: number,
): Promise<{ total: number; rows: ActionRow[] }> {
  const conditions: Condition[] = [LISTED, sql<SqlBool>`action_item.stage = 'completed'`];
  if (closer.othersCanClose) {
    conditions.push(sql<SqlBool>`action_item.completedBy IS NOT ${closer.userId}`);
    if (closer.memberId !== null) conditions.push(sql<SqlBool>`action_item.ownerMemberId IS NOT ${closer.memberId}`);
  }
  return {
    total: await countWhere(db, conditions),
    rows: await rowsWhere(db, conditions, judging, { offset: 0, limit }),
  };
}

/** The number of actions in a stage, and its first ones. Closed stages begin with the latest due. */
export async function stageColumn(
  db: Kysely<Schema>,
  stage: ActionRow['stage'],
  filter: Filter,
  judging: Judging,
  limit: number,
): Promise<{ stage: ActionRow['stage']; total: number; rows: ActionRow[] }> {
  const conditions = [LISTED, ...filterConditions({ ...filter, stage })];
  const isClosed = stage === 'struck_off' || stage === 'cancelled';
  const order = isClosed ? { order: sql`action_item.dueOn DESC, action_item.rowKey DESC` } : {};
  return {
    stage,
    total: await countWhere(db, conditions),
    rows: await rowsWhere(db, conditions, judging, { offset: 0, limit, ...order }),
  };
}

/** Actions due in a range, by day, the open ones of a day first. */
export async function actionsDue(
  db: Kysely<Schema>,
  range: { readonly from: string; readonly to: string },
  filter: Filter,
  judging: Judging,
  perDay: number,
): Promise<{ totals: ReadonlyMap<string, number>; rows: ActionRow[] }> {
  const conditions = [
    LISTED,
    sql<SqlBool>`action_item.dueOn BETWEEN ${range.from} AND ${range.to}`,
    ...filterConditions(filter),
  ];
  const where = sql.join(conditions, sql` AND `);
  const counted = await sql<{ dueOn: string; total: number }>`
    SELECT dueOn, count(*) AS total FROM action_item WHERE ${where} GROUP BY dueOn`.execute(db);
  const first = sql<SqlBool>`action_item.rowKey IN (SELECT rowKey FROM (SELECT action_item.rowKey AS rowKey, row_number() OVER (
    PARTITION BY dueOn ORDER BY status <> 'open', action_item.rowKey) AS place FROM action_item WHERE ${where})
    WHERE place <= ${perDay})`;
  const order = sql`action_item.dueOn, action_item.status <> 'open', action_item.rowKey`;
  return {
    totals: new Map(counted.rows.map((row) => [row.dueOn, row.total])),
    rows: await rowsWhere(db, [first], judging, { offset: 0, limit: perDay * 31, order }),
  };
}

/** All open actions, how many of them are near due (`today` … `nearUntil`), and how many are overdue. */
export async function countActions(
  db: Kysely<Schema>,
  today: string,
  nearUntil: string,
): Promise<{ open: number; near: number; overdue: number }> {
  const found = await sql<{ open: number; near: number | null; overdue: number | null }>`
    SELECT count(*) AS open, sum(action_item.dueOn < ${today}) AS overdue,
      sum(action_item.dueOn BETWEEN ${today} AND ${nearUntil}) AS near
    FROM action_item WHERE ${LISTED} AND ${IS_OPEN}`.execute(db);
  const [row] = found.rows;
  return { open: row?.open ?? 0, near: row?.near ?? 0, overdue: row?.overdue ?? 0 };
}
