import type { DeadlineReason } from '../../lib/deadlineReason.ts';
import { type CalendarEdition, weekdayOf } from '../../lib/workingDays.ts';
import type { MessageKey, MessageParameters } from '../../text/index.ts';
import { runsOf } from './workingCalendars.rules.ts';

/** Puts a key of the catalogue into words: `t` of the page, or `message` in the language of a printed sheet. */
export type Say = (key: MessageKey, parameters?: MessageParameters) => string;

export type ReasonContext = {
  readonly reason: DeadlineReason;
  /** What the day is counted from, in words: 活动开始, 收到材料 … */
  readonly basis: string;
  /** The notices of the years that were used; a year that is not among them is named without its notice. */
  readonly sources?: ReadonlyMap<number, string>;
};

/** A day with its weekday, as it stands beside a due date. */
export function dayWords(date: string, say: Say): string {
  return say('workingCalendars.dayOfWeek', { date, weekday: say(`workingCalendars.weekday_${weekdayOf(date)}`) });
}

/** Why a day is the day, point by point: the rule, what was passed over and counted, what moved it, the edition. */
export function reasonPoints({ reason, basis, sources = new Map() }: ReasonContext, say: Say): string[] {
  const { from, direction, n, unit, movedFrom, restDays, makeupDays, editionYears, unverifiedYears } = reason;
  const rule = direction === 'after' ? (`after_${unit}` as const) : (`before_${unit}` as const);
  const points = [say(`workingCalendars.${rule}`, { from: dayWords(from, say), basis, n })];
  if (movedFrom !== null) points.push(say('workingCalendars.moved', { date: dayWords(movedFrom, say) }));
  else if (restDays > 0 && unit === 'working_day') points.push(say('workingCalendars.restDays', { count: restDays }));
  if (makeupDays > 0) points.push(say('workingCalendars.makeupDays', { count: makeupDays }));
  if (direction === 'before') points.push(say('workingCalendars.neverMoved'));
  for (const year of editionYears) {
    const source = sources.get(year);
    points.push(
      say(source === undefined ? 'workingCalendars.edition' : 'workingCalendars.editionOf', { year, source }),
    );
  }
  if (unverifiedYears.length > 0) points.push(unverifiedWords(unverifiedYears, say));
  return points;
}

/** The same in one sentence that begins with the day, for the page and for paper. */
export function reasonSentence(context: ReasonContext, say: Say): string {
  return say('workingCalendars.sentence', {
    day: dayWords(context.reason.date, say),
    points: reasonPoints(context, say).join(say('workingCalendars.pointsJoin')),
  });
}

/** How many days were counted and by which edition, in few words, for a line of a list. */
export function countedWords({ n, unit, editionYears, unverifiedYears }: DeadlineReason, say: Say): string {
  const words = [say(`workingCalendars.count_${unit}`, { n })];
  for (const year of editionYears) words.push(say('workingCalendars.edition', { year }));
  if (unverifiedYears.length > 0) words.push(unverifiedWords(unverifiedYears, say));
  return words.join(say('workingCalendars.countJoin'));
}

/** That the holidays of some years are not known, and how was counted instead. */
export function unverifiedWords(years: readonly number[], say: Say): string {
  return say('workingCalendars.unverified', { years: years.join(say('workingCalendars.yearsJoin')) });
}

/** The days off of a year in a sentence. */
export function offWords({ off }: Pick<CalendarEdition, 'off'>, say: Say): string {
  return say('workingCalendars.printOff', { days: runWords(off, say), count: off.length });
}

/** The make-up workdays of a year in a sentence, or that there are none. */
export function makeupWords({ makeup }: Pick<CalendarEdition, 'makeup'>, say: Say): string {
  if (makeup.length === 0) return say('workingCalendars.noMakeup');
  return say('workingCalendars.printMakeup', { days: runWords(makeup, say), count: makeup.length });
}

/**
 * Days as a notice names them: 1月1日至3日、10月1日至7日; `readDays` reads them back.
 * @param year days of another one are named with theirs; left out: all are of one year
 */
export function runWords(days: readonly string[], say: Say, year?: number): string {
  return runsOf(days)
    .map((run) => {
      const [first, last] = [run[0] ?? '', run.at(-1) ?? ''];
      if (year !== undefined && !(first.startsWith(`${year}-`) && last.startsWith(`${year}-`)))
        return first === last ? first : say('workingCalendars.runPlain', { first, last });
      const from = { month: Number(first.slice(5, 7)), day: Number(first.slice(8)) };
      const to = { toMonth: Number(last.slice(5, 7)), toDay: Number(last.slice(8)) };
      if (first === last) return say('workingCalendars.runDay', from);
      return say(from.month === to.toMonth ? 'workingCalendars.runInMonth' : 'workingCalendars.runOver', {
        ...from,
        ...to,
      });
    })
    .join(say('workingCalendars.yearsJoin'));
}
