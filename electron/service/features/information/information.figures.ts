import { type Kysely, sql } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import type { SectionTargets, StatisticsFigures } from '#shared/features/information/information.contract.ts';
import { targetPeriods, targetState } from '#shared/features/information/information.rules.ts';
import type { Period } from '#shared/features/recurringDuties/periods.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { requirePeriod, sendingSections } from './information.repository.ts';

/** Submissions that count: reports leave out drafts and what was voided (domain.md §2). */
const COUNTED = sql`s.recordState IN ('final','archived')`;
/** An adoption counts while neither it nor its submission is voided. */
const ADOPTED = sql`information_adoption a JOIN information_submission s ON s.id = a.submissionId
  AND ${COUNTED} AND a.recordState IN ('final','archived')`;

type MonthFigures = {
  readonly sectionId: string;
  readonly month: string;
  readonly done: number;
  readonly adopted: number;
  readonly points: number;
};

/** What each section sent and had adopted in each month of a year; an adoption counts in the month of its own day. */
async function monthsOf(db: Kysely<Schema>, year: number): Promise<MonthFigures[]> {
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const found = await sql<MonthFigures>`
    SELECT sectionId, month, sum(done) AS done, sum(adopted) AS adopted, sum(points) AS points FROM (
      SELECT s.sectionId, substr(s.submittedOn, 1, 7) AS month, 1 AS done, 0 AS adopted, 0 AS points
      FROM information_submission s WHERE ${COUNTED} AND s.submittedOn BETWEEN ${from} AND ${to}
      UNION ALL
      SELECT s.sectionId, substr(a.adoptedOn, 1, 7), 0, 1, a.points FROM ${ADOPTED} AND a.adoptedOn BETWEEN ${from} AND ${to})
    GROUP BY sectionId, month`.execute(db);
  return found.rows;
}

type StoredTarget = {
  readonly id: string;
  readonly revision: number;
  readonly sectionId: string;
  readonly period: string;
  readonly target: number;
  readonly adoptionTarget: number | null;
};

/** Targets of a year that are not voided. */
export async function targetsOfYear(db: Kysely<Schema>, year: number): Promise<StoredTarget[]> {
  return db
    .selectFrom('information_target')
    .select(['id', 'revision', 'sectionId', 'period', 'target', 'adoptionTarget'])
    .where('recordState', '<>', 'voided')
    .where('period', '>=', String(year))
    .where('period', '<', String(year + 1))
    .execute();
}

/**
 * A year by section: the sections that send today, and those that had a target or sent something in that year.
 * @returns each with its 12 months, 4 quarters and the year
 */
export async function targetOverview(db: Kysely<Schema>, year: number, today: string): Promise<SectionTargets[]> {
  const months = await monthsOf(db, year);
  const targets = await targetsOfYear(db, year);
  const sections = await sectionsWith(db, today, new Set([...months, ...targets].map(({ sectionId }) => sectionId)));
  const periods = targetPeriods(year);
  return sections.map(({ id, name }) => ({
    id,
    name,
    cells: periods.map(({ period, kind, number, from, to }) => {
      const own = months.filter((one) => one.sectionId === id && `${one.month}-01` >= from && `${one.month}-01` <= to);
      const sum = (figure: 'done' | 'adopted' | 'points') => own.reduce((total, one) => total + one[figure], 0);
      const set = targets.find((one) => one.sectionId === id && one.period === period);
      const { target, adoptionTarget } = { target: set?.target ?? null, adoptionTarget: set?.adoptionTarget ?? null };
      const [done, adopted] = [sum('done'), sum('adopted')];
      return {
        ...{ period, kind: targetKind(kind), number, from, to, target, adoptionTarget, done, adopted },
        ...{ targetId: set?.id ?? null, revision: set?.revision ?? null, points: sum('points') },
        state: targetState({ from, to }, { target, done }, today),
        adoptionState: targetState({ from, to }, { target: adoptionTarget, done: adopted }, today),
      };
    }),
  }));
}

/** Targets are never set for half-years. */
function targetKind(kind: Period['kind']): 'month' | 'quarter' | 'year' {
  return kind === 'half_year' ? 'quarter' : kind;
}

async function sectionsWith(
  db: Kysely<Schema>,
  today: string,
  needed: ReadonlySet<string>,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const sending = await sendingSections(db, today);
  // The office itself is listed only when it sends: its sections do, as a rule.
  const present = sending.filter(({ id, local }) => local === 0 || needed.has(id));
  const former = [...needed].filter((id) => !present.some((one) => one.id === id));
  if (former.length === 0) return present;
  const found = await db
    .selectFrom('office')
    .select(['id', 'name'])
    .where('id', 'in', former)
    .orderBy('rowKey')
    .execute();
  return [...present, ...found];
}

/** Submissions and adoptions of a period by section, and their sums. @throws AppError `rule_broken` */
export async function statisticsOf(
  db: Kysely<Schema>,
  periodName: string,
  today: string,
): Promise<CallOutput<'information.statistics'>> {
  const { from, to } = requirePeriod(periodName);
  const found = await sql<StatisticsFigures & { sectionId: string }>`
    SELECT sectionId, sum(submitted) AS submitted, count(DISTINCT adoptedId) AS submissionsAdopted,
      sum(level = 'district') AS district, sum(level = 'city') AS city, sum(level = 'province') AS province,
      sum(level = 'ministry') AS ministry, sum(points) AS points
    FROM (
      SELECT s.sectionId, 1 AS submitted, NULL AS adoptedId, '' AS level, 0 AS points
      FROM information_submission s WHERE ${COUNTED} AND s.submittedOn BETWEEN ${from} AND ${to}
      UNION ALL
      SELECT s.sectionId, 0, s.id, a.level, a.points FROM ${ADOPTED} AND a.adoptedOn BETWEEN ${from} AND ${to})
    GROUP BY sectionId`.execute(db);
  const sections = await sectionsWith(db, today, new Set(found.rows.map(({ sectionId }) => sectionId)));
  const rows = sections.map(({ id, name }) => {
    const own = found.rows.find(({ sectionId }) => sectionId === id);
    if (own === undefined) return { id, name, ...NOTHING };
    const { sectionId: _sectionId, ...figures } = own;
    return { id, name, ...figures };
  });
  const total = { ...NOTHING };
  for (const row of rows) for (const figure of FIGURES) total[figure] += row[figure];
  return { from, to, rows, total };
}

const FIGURES = ['submitted', 'submissionsAdopted', 'district', 'city', 'province', 'ministry', 'points'] as const;
const NOTHING: StatisticsFigures = {
  ...{ submitted: 0, submissionsAdopted: 0, district: 0, city: 0, province: 0, ministry: 0, points: 0 },
};

/** By period as it is written: sections with a target, and those that reached it. */
export type TargetsMet = ReadonlyMap<string, { readonly needed: number; readonly met: number }>;

/** How many sections had a target in each period of a year, and how many of them sent at least as much (domain.md §9.1). */
export async function targetsMet(db: Kysely<Schema>, year: number): Promise<TargetsMet> {
  const months = await monthsOf(db, year);
  const periods = new Map(targetPeriods(year).map((one) => [one.period, one]));
  const found = new Map<string, { needed: number; met: number }>();
  for (const { sectionId, period, target } of await targetsOfYear(db, year)) {
    const within = periods.get(period);
    if (within === undefined) continue;
    const done = months
      .filter(
        (one) => one.sectionId === sectionId && `${one.month}-01` >= within.from && `${one.month}-01` <= within.to,
      )
      .reduce((total, one) => total + one.done, 0);
    const { needed, met } = found.get(period) ?? { needed: 0, met: 0 };
    found.set(period, { needed: needed + 1, met: met + (done >= target ? 1 : 0) });
  }
  return found;
}
