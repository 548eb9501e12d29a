import { type Expression, type Kysely, type SqlBool, sql } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type AdoptionRow,
  adoptionRow,
  type SubmissionRow,
  submissionRow,
} from '#shared/features/information/information.contract.ts';
import { ADOPTION_LEVELS } from '#shared/features/information/information.lists.ts';
import { periodOfText } from '#shared/features/information/information.rules.ts';
import type { Period } from '#shared/features/recurringDuties/periods.rules.ts';
import { textConditions } from '../../db/like.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';

export type SubmissionFilter = Omit<HandlerInput<'information.print'>, 'blank'>;

/** The period that an input names. @throws AppError `rule_broken` when it names none */
export function requirePeriod(text: string, field = 'period'): Period {
  const period = periodOfText(text);
  if (period !== undefined) return period;
  refuseIssues([{ field, code: 'period_malformed' }]);
  throw new AppError('internal');
}

/** Submissions beside the name of their section and the sum of their adoptions. */
const SUBMISSIONS = sql`information_submission s
  JOIN office section ON section.id = s.sectionId
  LEFT JOIN (
    SELECT submissionId, count(*) AS adoptions, sum(points) AS points, group_concat(outlet, '、') AS outlets,
      max(CASE level WHEN 'ministry' THEN 4 WHEN 'province' THEN 3 WHEN 'city' THEN 2 ELSE 1 END) AS highest
    FROM (SELECT * FROM information_adoption WHERE recordState <> 'voided' ORDER BY adoptedOn, rowKey)
    GROUP BY submissionId) a ON a.submissionId = s.id`;

const COLUMNS = sql`s.id, s.revision, s.number, s.sectionId, section.name AS sectionName, s.officerName, s.title, s.kind,
  s.submittedOn, s.reviewerName, coalesce(a.adoptions, 0) AS adoptions, coalesce(a.points, 0) AS points, a.highest,
  a.outlets, s.voidReason`;

type Stored = Omit<SubmissionRow, 'highestLevel'> & { readonly highest: number | null };

function rowOf({ highest, ...row }: Stored): SubmissionRow {
  return submissionRow.parse({ ...row, highestLevel: highest === null ? null : ADOPTION_LEVELS[highest - 1] });
}

function conditions(filter: SubmissionFilter): Expression<SqlBool>[] {
  const { year, period, adoptedIn, level, sectionId, kind, adopted, text, includeVoided } = filter;
  const list: Expression<SqlBool>[] = [sql<SqlBool>`1`];
  if (!includeVoided) list.push(sql<SqlBool>`s.recordState <> 'voided'`);
  if (year !== undefined) list.push(sql<SqlBool>`s.submittedOn BETWEEN ${`${year}-01-01`} AND ${`${year}-12-31`}`);
  if (period !== undefined) {
    const { from, to } = requirePeriod(period);
    list.push(sql<SqlBool>`s.submittedOn BETWEEN ${from} AND ${to}`);
  }
  if (sectionId !== undefined) list.push(sql<SqlBool>`s.sectionId = ${sectionId}`);
  if (kind !== undefined) list.push(sql<SqlBool>`s.kind = ${kind}`);
  if (adopted === 'not_adopted') list.push(sql<SqlBool>`a.submissionId IS NULL`);
  if (adopted === 'adopted') list.push(sql<SqlBool>`a.submissionId IS NOT NULL`);
  if (adoptedIn !== undefined || level !== undefined) list.push(adoptionExists(adoptedIn, level));
  list.push(
    ...textConditions(text, ['s.number', 's.title', 's.officerName', 'section.name', 's.reviewerName', 'a.outlets']),
  );
  return list;
}

function adoptionExists(adoptedIn: string | undefined, level: string | undefined): Expression<SqlBool> {
  const tests = [sql<SqlBool>`one.submissionId = s.id AND one.recordState <> 'voided'`];
  if (adoptedIn !== undefined) {
    const { from, to } = requirePeriod(adoptedIn, 'adoptedIn');
    tests.push(sql<SqlBool>`one.adoptedOn BETWEEN ${from} AND ${to}`);
  }
  if (level !== undefined) tests.push(sql<SqlBool>`one.level = ${level}`);
  return sql<SqlBool>`EXISTS (SELECT 1 FROM information_adoption one WHERE ${sql.join(tests, sql` AND `)})`;
}

/** Submissions as filtered, the newest first. @throws AppError `rule_broken` for a period that is none */
export async function submissionsPage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'information.list'>,
): Promise<CallOutput<'information.list'>> {
  const where = sql.join(conditions(filter), sql` AND `);
  const found = await sql<Stored>`SELECT ${COLUMNS} FROM ${SUBMISSIONS} WHERE ${where}
    ORDER BY s.submittedOn DESC, s.number DESC LIMIT ${limit} OFFSET ${offset}`.execute(db);
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${SUBMISSIONS} WHERE ${where}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, rows: found.rows.map(rowOf) };
}

/** One submission with its adoptions by day. @throws AppError `not_found` */
export async function submissionDetails(db: Kysely<Schema>, id: string): Promise<CallOutput<'information.get'>> {
  const found = await sql<Stored>`SELECT ${COLUMNS} FROM ${SUBMISSIONS} WHERE s.id = ${id}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return { submission: rowOf(row), adoptions: await adoptionsOf(db, id) };
}

/** The adoptions of a submission by day, voided ones too. */
export async function adoptionsOf(db: Kysely<Schema>, submissionId: string): Promise<AdoptionRow[]> {
  const rows = await db
    .selectFrom('information_adoption')
    .select(['id', 'revision', 'submissionId', 'level', 'outlet', 'adoptedOn', 'points', 'voidReason'])
    .where('submissionId', '=', submissionId)
    .orderBy('adoptedOn')
    .orderBy('rowKey')
    .execute();
  return rows.map((row) => adoptionRow.parse(row));
}

/** The next number of a year: `XX-2026-0001`. A number that was given is never given again, also after it was voided. */
export async function nextSubmissionNumber(db: Kysely<Schema>, year: string): Promise<string> {
  const found = await sql<{ last: number | null }>`SELECT max(CAST(substr(number, 9) AS INTEGER)) AS last
    FROM information_submission WHERE number LIKE ${`XX-${year}-%`}`.execute(db);
  return `XX-${year}-${String((found.rows[0]?.last ?? 0) + 1).padStart(4, '0')}`;
}

/** The first day on which a submission was adopted; null: never. */
export async function firstAdoptedOn(db: Kysely<Schema>, submissionId: string): Promise<string | null> {
  const found = await db
    .selectFrom('information_adoption')
    .select(({ fn }) => fn.min('adoptedOn').as('on'))
    .where('submissionId', '=', submissionId)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return found?.on ?? null;
}

/** Sections that send information: sections of the office and the office itself, while they exist. */
export async function sendingSections(
  db: Kysely<Schema>,
  today: string,
): Promise<{ readonly id: string; readonly name: string; readonly local: number }[]> {
  const found = await sql<{ id: string; name: string; local: number }>`SELECT id, name, local FROM office
    WHERE recordState <> 'voided' AND (level = 'section' OR local = 1) AND (endedOn IS NULL OR endedOn >= ${today})
    ORDER BY local, rowKey`.execute(db);
  return found.rows;
}

/** Names for the form: the sections, and what was typed before, newest first. */
export async function namesBefore(db: Kysely<Schema>, today: string): Promise<CallOutput<'information.names'>> {
  const officers = await sql<{ sectionId: string; name: string }>`SELECT sectionId, officerName AS name
    FROM information_submission WHERE recordState <> 'voided'
    GROUP BY sectionId, officerName ORDER BY max(submittedOn) DESC LIMIT 200`.execute(db);
  const reviewers = await sql<{ name: string }>`SELECT reviewerName AS name FROM information_submission
    WHERE recordState <> 'voided' AND reviewerName IS NOT NULL
    GROUP BY reviewerName ORDER BY max(submittedOn) DESC LIMIT 50`.execute(db);
  const outlets = await sql<{ level: (typeof ADOPTION_LEVELS)[number]; name: string }>`SELECT level, outlet AS name
    FROM information_adoption WHERE recordState <> 'voided'
    GROUP BY level, outlet ORDER BY max(adoptedOn) DESC LIMIT 200`.execute(db);
  return {
    sections: (await sendingSections(db, today)).map(({ id, name }) => ({ id, name })),
    officers: officers.rows,
    reviewers: reviewers.rows.map(({ name }) => name),
    outlets: outlets.rows,
  };
}
