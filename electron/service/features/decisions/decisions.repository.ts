import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { DecisionFilter, DecisionRow } from '#shared/features/decisions/decisions.contract.ts';
import type { DecisionState } from '#shared/features/decisions/decisions.lists.ts';
import { type DecisionProgress, decisionState } from '#shared/features/decisions/decisions.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { numberKey } from '#shared/lib/numberKey.ts';
import { likePattern } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';
import { entryBase, entryRange } from '../../search/entryKeys.ts';
import {
  actionsOfDecisions,
  changesOf,
  type DecisionAction,
  isVoided,
  kindsOn,
  ownersOf,
  type StoredChange,
} from './decisionParts.repository.ts';

const storedDecision = z.object({
  id: z.string(),
  revision: z.number(),
  number: z.string(),
  formerNumber: z.string().nullable(),
  decidedOn: z.string(),
  bodyKey: z.string(),
  bodyName: z.string(),
  text: z.string(),
  meetingId: z.string(),
  meetingTitle: z.string(),
  agendaTitle: z.string().nullable(),
  ballot: z.string().nullable(),
  votesDue: z.number().nullable(),
  votesPresent: z.number().nullable(),
  votesFor: z.number().nullable(),
  votesAgainst: z.number().nullable(),
  votesAbstain: z.number().nullable(),
  quorumReason: z.string().nullable(),
  voided: z.number(),
});
type StoredDecision = z.output<typeof storedDecision>;

const COLUMNS = sql`decision.id, decision.revision, decision.number, decision.formerNumber, decision.decidedOn, decision.bodyKey,
  decision.bodyName, decision.text, decision.meetingId, decision.ballot, decision.votesDue, decision.votesPresent,
  decision.votesFor, decision.votesAgainst, decision.votesAbstain, decision.quorumReason, meeting.title AS meetingTitle,
  agenda_item.title AS agendaTitle, decision.recordState = 'voided' OR meeting.recordState = 'voided' AS voided`;
const JOINED = sql`JOIN meeting ON meeting.id = decision.meetingId LEFT JOIN agenda_item ON agenda_item.id = decision.agendaItemId`;

/** One page of the decision log, newest first, and the number of all that fit. @param today decides what is overdue and repealed */
export async function listDecisions(
  db: Kysely<Schema>,
  { filter, offset, limit }: HandlerInput<'decisions.list'>,
  today: string,
): Promise<CallOutput<'decisions.list'>> {
  const where = sql.join(conditionsOf(filter, today), sql` AND `);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM decision WHERE ${where}`.execute(db);
  // The page is found on the narrow index first, the rest is read for its rows alone.
  const found = await sql<Record<string, unknown>>`
    WITH page AS (SELECT rowKey FROM decision WHERE ${where} ORDER BY decidedOn DESC, rowKey DESC LIMIT ${limit} OFFSET ${offset})
    SELECT ${COLUMNS} FROM page JOIN decision ON decision.rowKey = page.rowKey ${JOINED}
    ORDER BY decision.decidedOn DESC, decision.rowKey DESC`.execute(db);
  const stored = found.rows.map((row) => storedDecision.parse(row));
  return { total: counted.rows[0]?.total ?? 0, rows: await rowsOf(db, stored, today) };
}

/** A numbered decision with its line of the log. @throws AppError `not_found` */
export async function decisionById(
  db: Kysely<Schema>,
  id: string,
  today: string,
): Promise<CallOutput<'decisions.get'>['decision']> {
  const found = await sql<Record<string, unknown>>`
    SELECT ${COLUMNS} FROM decision ${JOINED} WHERE decision.id = ${id} AND decision.numberSeq IS NOT NULL`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  const stored = storedDecision.parse(row);
  const [line] = await rowsOf(db, [stored], today);
  if (!line) throw new AppError('internal');
  const { revision, ballot, votesDue, votesPresent, quorumReason } = stored;
  return { ...line, revision, ballot, votesDue, votesPresent, quorumReason };
}

/** The bodies that have decided under the name of their newest decision, and the years, newest first. */
export async function listBodies(db: Kysely<Schema>): Promise<CallOutput<'decisions.bodies'>> {
  const bodies = await sql<{ bodyKey: string; bodyName: string; decisions: number }>`
    SELECT bodyKey, bodyName, sum(decisions) AS decisions FROM (
      SELECT bodyKey, bodyName, count(*) AS decisions, max(rowKey) AS newest FROM decision WHERE numberSeq IS NOT NULL
      GROUP BY bodyName, bodyKey ORDER BY newest DESC)
    GROUP BY bodyKey ORDER BY decisions DESC, bodyName`.execute(db);
  const years = await sql<{ year: number }>`
    SELECT DISTINCT numberYear AS year FROM decision WHERE numberSeq IS NOT NULL ORDER BY year DESC`.execute(db);
  return { bodies: bodies.rows, years: years.rows.map(({ year }) => year) };
}

async function rowsOf(db: Kysely<Schema>, stored: readonly StoredDecision[], today: string): Promise<DecisionRow[]> {
  const ids = stored.map(({ id }) => id);
  const actions = await actionsOfDecisions(db, ids);
  const changes = grouped(await changesOf(db, 'changed', ids), (change) => change.changedDecisionId);
  return stored.map((row) => lineOf(row, actions.get(row.id) ?? [], changes.get(row.id) ?? [], today));
}

function lineOf(
  stored: StoredDecision,
  actions: readonly DecisionAction[],
  changes: readonly StoredChange[],
  today: string,
): DecisionRow {
  const { voided, revision: _r, ballot: _b, votesDue: _d, votesPresent: _p, quorumReason: _q, ...line } = stored;
  const changedBy = kindsOn(changes, today);
  const progress = progressOf(actions, today);
  return {
    ...line,
    owners: [...new Set(actions.flatMap(ownersOf))],
    progress,
    changedBy,
    state: decisionState({ voided: voided === 1, repealed: changedBy.includes('repeal') }, progress),
  };
}

function progressOf(actions: readonly DecisionAction[], today: string): DecisionProgress {
  const count = (test: (action: DecisionAction) => boolean) => actions.filter(test).length;
  return {
    open: count(({ status }) => status === 'open'),
    overdue: count(({ status, dueOn }) => status === 'open' && dueOn < today),
    done: count(({ status }) => status === 'done'),
    cancelled: count(({ status }) => status === 'cancelled'),
  };
}

function conditionsOf(filter: DecisionFilter, today: string): Expression<SqlBool>[] {
  const conditions: Expression<SqlBool>[] = [sql<SqlBool>`decision.numberSeq IS NOT NULL`];
  if (filter.bodyKey !== undefined) conditions.push(sql<SqlBool>`decision.bodyKey = ${filter.bodyKey}`);
  if (filter.year !== undefined) conditions.push(sql<SqlBool>`decision.numberYear = ${filter.year}`);
  if (filter.owner?.trim()) conditions.push(ownedBy(filter.owner.trim()));
  if (filter.state !== undefined) conditions.push(inState(filter.state, today));
  if (filter.text?.trim()) conditions.push(holding(filter.text.trim()));
  return conditions;
}

/** Every word in the text, the number or the meeting's title; or the whole is the beginning of a number, however it is typed. */
function holding(text: string): Expression<SqlBool> {
  const words = text.split(/\s+/u).filter(Boolean).slice(0, 8);
  const tests = words.map((word) => {
    const like = sql`LIKE ${likePattern(word)} ESCAPE '\\'`;
    return sql<SqlBool>`(decision.text ${like} OR decision.number ${like}
      OR decision.meetingId IN (SELECT id FROM meeting WHERE title ${like}))`;
  });
  const key = numberKey(text);
  if (key === '' || !/\d/.test(key)) return sql<SqlBool>`(${sql.join(tests, sql` AND `)})`;
  const [shown, hidden] = [false, true].map((isHidden) => {
    const { first, last } = entryRange('decision', isHidden);
    return sql`SELECT entry - ${sql.lit(entryBase('decision', isHidden))} FROM search_key
      WHERE key >= ${key} AND key < ${`${key}\u{10FFFF}`} AND entry BETWEEN ${sql.lit(first)} AND ${sql.lit(last)}`;
  });
  return sql<SqlBool>`(${sql.join(tests, sql` AND `)} OR decision.rowKey IN (${shown} UNION ALL ${hidden}))`;
}

function ownedBy(name: string): Expression<SqlBool> {
  const like = sql`LIKE ${likePattern(name)} ESCAPE '\\'`;
  return sql<SqlBool>`decision.id IN (SELECT decisionId FROM action_item WHERE listed = 1 AND decisionId IS NOT NULL
    AND (responsibleUnit ${like} OR responsibleNames ${like}
      OR ownerMemberId IN (SELECT id FROM member WHERE name ${like})
      OR organizationId IN (SELECT id FROM organization WHERE name ${like})))`;
}

/** The same judgement as `decisionState`, as the list asks it of every decision. */
function inState(state: DecisionState, today: string): Expression<SqlBool> {
  const voided = isVoided('decision');
  const repealed = sql`decision.id IN (SELECT changedDecisionId FROM decision_change AS change
    JOIN decision AS later ON later.id = change.decisionId
    WHERE change.kind = 'repeal' AND change.recordState <> 'voided' AND change.effectiveOn <= ${today}
      AND NOT ${isVoided('later')})`;
  if (state === 'voided') return sql<SqlBool>`${voided}`;
  if (state === 'repealed') return sql<SqlBool>`(NOT ${voided} AND ${repealed})`;
  const has = (test: Expression<unknown>) => sql`EXISTS (SELECT 1 FROM action_item
    WHERE listed = 1 AND decisionId = decision.id AND ${test})`;
  const open = has(sql`status = 'open'`);
  const overdue = has(sql`status = 'open' AND dueOn < ${today}`);
  const done = has(sql`status = 'done'`);
  const any = has(sql`1`);
  const tests = {
    overdue,
    open: sql`${open} AND NOT ${overdue} AND NOT ${done}`,
    partly: sql`${open} AND NOT ${overdue} AND ${done}`,
    done: sql`${done} AND NOT ${open}`,
    cancelled: sql`${any} AND NOT ${open} AND NOT ${done}`,
    none: sql`NOT ${any}`,
  };
  return sql<SqlBool>`(NOT ${voided} AND NOT ${repealed} AND ${tests[state]})`;
}
