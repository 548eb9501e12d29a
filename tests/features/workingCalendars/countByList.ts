import type { CalendarEdition } from '#shared/lib/workingDays.ts';

const DAY = 86_400_000;
const at = (date: string) => Date.parse(`${date}T00:00:00Z`);
const text = (moment: number) => new Date(moment).toISOString().slice(0, 10);

/**
 * A second way to count, for tests: every working day of some years stands in one list, and a deadline is a place in it. Shares nothing
 * with the program's counting.
 */
export function workingDaysList(editions: readonly CalendarEdition[], from: string, to: string): readonly string[] {
  const days: string[] = [];
  for (let moment = at(from); moment <= at(to); moment += DAY) {
    const day = text(moment);
    const edition = editions.findLast(({ year }) => year === Number(day.slice(0, 4)));
    const weekday = (Math.floor(moment / DAY) + 4) % 7;
    const rests = weekday === 0 || weekday === 6 || edition?.off.includes(day) === true;
    if (!rests || edition?.makeup.includes(day) === true) days.push(day);
  }
  return days;
}

/** The n-th working day of the list after a day. */
export function nthAfter(list: readonly string[], day: string, n: number): string {
  return list[list.findIndex((one) => one > day) + n - 1] ?? '';
}

/** The n-th working day of the list before a day. */
export function nthBefore(list: readonly string[], day: string, n: number): string {
  return list[list.findLastIndex((one) => one < day) - n + 1] ?? '';
}

/** A number of plain days after a day, moved to the list's next day. */
export function plainAfter(list: readonly string[], day: string, n: number): string {
  const plain = text(at(day) + n * DAY);
  return list.find((one) => one >= plain) ?? '';
}
