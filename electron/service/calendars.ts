import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { calendarEdition, createWorkingCalendar, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Runtime } from './runtime.ts';

const cache = new Map<string, WorkingCalendar>();

/**
 * The working days by the bundled yearly notices in `resources/calendars` (domain.md §9.4), read once. A year without an edition
 * counts weekdays and is named in every date that touches it.
 */
export function loadWorkingCalendar(resourcesDirectory: string): WorkingCalendar {
  const known = cache.get(resourcesDirectory);
  if (known) return known;
  const folder = path.join(resourcesDirectory, 'calendars');
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  const editions = files.map((name) =>
    calendarEdition.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
  );
  const calendar = createWorkingCalendar(editions);
  cache.set(resourcesDirectory, calendar);
  return calendar;
}

/** The working days that hold in the open office. */
export function officeCalendar(runtime: Pick<Runtime, 'options'>): WorkingCalendar {
  return loadWorkingCalendar(runtime.options.resourcesDirectory);
}
