import { addDays } from '#shared/lib/workingDays.ts';

/** Today as the program counts it, in Asia/Shanghai whatever the zone of the machine; moved by whole days. */
export function officeDay(days = 0): string {
  return addDays(new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()), days);
}

/** The year of `officeDay`. */
export function officeYear(days = 0): number {
  return Number(officeDay(days).slice(0, 4));
}
