import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, calendarEdition, createWorkingCalendar } from '#shared/lib/workingDays.ts';

/** The working day on or before so many days ago. */
export type WorkdayAgo = (days: number) => string;

/** Counts by the bundled calendars; years without one count weekdays. */
export function workdaysBefore(today: string, resourcesDirectory: string): WorkdayAgo {
  const folder = path.join(resourcesDirectory, 'calendars');
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  const editions = files.map((name) =>
    calendarEdition.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
  );
  const calendar = createWorkingCalendar(editions);
  return (days) => calendar.lastWorkingDay(addDays(today, -days)).date;
}
