import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Kysely } from 'kysely';
import {
  type CalendarEdition,
  calendarEdition,
  createWorkingCalendar,
  type WorkingCalendar,
} from '#shared/lib/workingDays.ts';
import { recordOf } from './db/records.ts';
import type { Schema } from './db/schema.ts';
import type { Runtime } from './runtime.ts';

type CalendarRuntime = Pick<Runtime, 'options' | 'loadedEditions'>;

const shipped = new Map<string, readonly CalendarEdition[]>();
const calendars = new WeakMap<readonly CalendarEdition[], Map<string, WorkingCalendar>>();

/** The yearly notices that come with the program, in `resources/calendars` (domain.md §9.4), read once. */
export function shippedEditions(resourcesDirectory: string): readonly CalendarEdition[] {
  const known = shipped.get(resourcesDirectory);
  if (known) return known;
  const folder = path.join(resourcesDirectory, 'calendars');
  const files = readdirSync(folder).filter((name) => /^\d{4}\.json$/.test(name));
  const editions = files.map((name) =>
    calendarEdition.parse(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))),
  );
  shipped.set(resourcesDirectory, editions);
  return editions;
}

/** The editions that the office loaded and that hold, by year. */
export async function readLoadedEditions(db: Kysely<Schema>): Promise<readonly CalendarEdition[]> {
  const rows = await db
    .selectFrom('calendar_edition')
    .selectAll()
    .where('recordState', '<>', 'voided')
    .orderBy('year')
    .execute();
  return rows.map((row) => {
    const { year, source, off, makeup } = recordOf('calendar_edition', row);
    return calendarEdition.parse({ year, source, off, makeup });
  });
}

/**
 * The working days that hold in the open office: the program's editions, and over them those that the office loaded. A year without an
 * edition counts weekdays and is named in every day that touches it.
 */
export function officeCalendar({ options, loadedEditions }: CalendarRuntime): WorkingCalendar {
  const { resourcesDirectory } = options;
  const made = calendars.get(loadedEditions) ?? new Map<string, WorkingCalendar>();
  calendars.set(loadedEditions, made);
  const known = made.get(resourcesDirectory);
  if (known) return known;
  const calendar = calendarWith({ options, loadedEditions });
  made.set(resourcesDirectory, calendar);
  return calendar;
}

/** The calendar of the office as it would be with other loaded editions. */
export function calendarWith({ options, loadedEditions }: CalendarRuntime): WorkingCalendar {
  return createWorkingCalendar([...shippedEditions(options.resourcesDirectory), ...loadedEditions]);
}
