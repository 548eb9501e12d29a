import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { TodayLine } from '#shared/features/today/today.contract.ts';
import { TODAY_GROUPS, TODAY_MODULES, type TodayGroup } from '#shared/features/today/today.lists.ts';
import { byDay, spanOf } from '#shared/features/today/today.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { countOpenActions } from '../actions/actions.repository.ts';
import { dutiesAround } from '../recurringDuties/recurringDuties.year.ts';
import { type DutyYear, linesBesideTasks, type TodayLook, taskLines } from './todaySources.ts';

type Today = CallOutput<'today.get'>;
type Narrowing = Pick<HandlerInput<'today.due'>, 'module' | 'group'>;

/** Lines of each group that the page shows before somebody asks for all of them; of tasks beyond the horizon the next ones. */
export const SHOWN_OF_GROUP = 6;
const SHOWN_LATER = 5;

/** The groups of the page with their first lines, and what each module has. */
export async function dueOverview(
  db: Kysely<Schema>,
  look: TodayLook,
  years: readonly DutyYear[],
): Promise<Pick<Today, 'total' | 'overdue' | 'groups' | 'modules'>> {
  const lines = await linesBesideTasks(db, look, years);
  const taskTotals = await countTasks(db, look);
  const groups: Today['groups'] = [];
  const tasks = { overdue: 0, ahead: 0 };
  for (const group of TODAY_GROUPS) {
    const most = group === 'later' ? SHOWN_LATER : SHOWN_OF_GROUP;
    const { total, rows } = await groupPage(db, look, { lines, taskTotals }, group, { offset: 0, limit: most });
    if (group !== 'later') tasks[group === 'overdue' ? 'overdue' : 'ahead'] += taskTotals[group];
    if (total > 0) groups.push({ group, total, rows });
  }
  const modules = TODAY_MODULES.map((module) => {
    const own = lines.filter((line) => line.module === module);
    const overdue = own.filter(({ group }) => group === 'overdue').length;
    const ofTasks = module === 'actions' ? tasks : { overdue: 0, ahead: 0 };
    return { module, overdue: overdue + ofTasks.overdue, ahead: own.length - overdue + ofTasks.ahead };
  }).filter(({ overdue, ahead }) => overdue + ahead > 0);
  const sum = (part: 'overdue' | 'ahead') => modules.reduce((all, one) => all + one[part], 0);
  return { total: sum('overdue') + sum('ahead'), overdue: sum('overdue'), groups, modules };
}

type TaskTotals = Readonly<Record<TodayGroup, number>>;

/** How many open tasks each group has. */
async function countTasks(db: Kysely<Schema>, { today, within }: TodayLook): Promise<TaskTotals> {
  const starts = TODAY_GROUPS.flatMap((group) => spanOf(group, today, within).from ?? []);
  const { before, total } = await countOpenActions(db, starts);
  const ends = [...before, total];
  const counts = ends.map((end, index) => end - (ends[index - 1] ?? 0));
  const [overdue = 0, ofToday = 0, week = 0, ahead = 0, later = 0] = counts;
  return { overdue, today: ofToday, week, ahead, later };
}

type Page = { readonly offset: number; readonly limit: number };

/** A page of one group: the lines of all modules and the tasks of its span, merged by day. */
async function groupPage(
  db: Kysely<Schema>,
  look: TodayLook,
  { lines, taskTotals }: { readonly lines: readonly TodayLine[]; readonly taskTotals: TaskTotals },
  group: TodayGroup,
  { offset, limit }: Page,
  module?: Narrowing['module'],
): Promise<{ total: number; rows: TodayLine[] }> {
  const others = lines.filter((line) => line.group === group && (module === undefined || line.module === module));
  const hasTasks = module === undefined || module === 'actions';
  const total = others.length + (hasTasks ? taskTotals[group] : 0);
  if (limit <= 0 || offset >= total) return { total, rows: [] };
  const span = spanOf(group, look.today, look.within);
  const tasks = hasTasks ? await taskLines(db, look, span, offset + limit) : [];
  return { total, rows: [...others, ...tasks].sort(byDay).slice(offset, offset + limit) };
}

/**
 * A page of what is overdue or due within the horizon, by day. Tasks beyond the horizon only where their group is asked for.
 * @param page first row and number of rows
 */
export async function duePage(
  db: Kysely<Schema>,
  look: TodayLook,
  { module, group }: Narrowing,
  { offset, limit }: Page,
): Promise<CallOutput<'today.due'>> {
  const needsDuties = module === undefined || module === 'recurringDuties';
  const lines = await linesBesideTasks(db, look, needsDuties ? await dutiesAround(db, look.recurring) : []);
  const taskTotals = await countTasks(db, look);
  const asked = group === undefined ? TODAY_GROUPS.filter((one) => one !== 'later') : [group];
  let total = 0;
  const rows: TodayLine[] = [];
  // Group follows group by day: a page goes on in the next one where the one before it ends.
  for (const one of asked) {
    const from = Math.max(0, offset - total);
    const found = await groupPage(
      db,
      look,
      { lines, taskTotals },
      one,
      { offset: from, limit: limit - rows.length },
      module,
    );
    rows.push(...found.rows);
    total += found.total;
  }
  return { total, rows };
}
