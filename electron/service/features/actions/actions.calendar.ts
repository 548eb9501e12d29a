import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { addDays, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { actionsDue, type Judging } from './actions.repository.ts';

/** Actions of one day that come with the month; the rest is counted. */
const PER_DAY = 20;

/** A month by its days with the actions due on them, working days and days off marked (domain.md §9.4). */
export async function actionCalendar(
  db: Kysely<Schema>,
  { month, ...filter }: HandlerInput<'actions.calendar'>,
  judging: Judging,
  calendar: WorkingCalendar,
): Promise<CallOutput<'actions.calendar'>> {
  const days: string[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = addDays(day, 1)) days.push(day);
  const range = { from: days[0] ?? '', to: days.at(-1) ?? '' };
  const { totals, rows } = await actionsDue(db, range, filter, judging, PER_DAY);
  return {
    isVerified: calendar.isVerified(Number(month.slice(0, 4))),
    days: days.map((date) => ({
      date,
      isWorkingDay: calendar.isWorkingDay(date),
      total: totals.get(date) ?? 0,
      rows: rows.filter((row) => row.dueOn === date),
    })),
  };
}
