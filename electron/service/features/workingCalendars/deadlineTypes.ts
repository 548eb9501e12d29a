import type { Kysely } from 'kysely';
import type { OfficeSettings } from '#shared/features/settings/settings.contract.ts';
import type { DeadlineKind } from '#shared/features/workingCalendars/workingCalendars.lists.ts';
import type { CountedDate, WorkingCalendar } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';

/** What a source is asked for: days that may touch the year whose edition changes. */
export type DeadlineLook = {
  readonly year: number;
  /** Days from which something is counted that may end in the year: from the beginning of the year before. */
  readonly from: string;
  readonly to: string;
  readonly today: string;
  readonly settings: Pick<OfficeSettings, 'recurringDuties' | 'activityFilings'>;
};

/** A derived day: how it is counted, so that it can be counted by two calendars. */
export type Deadline = {
  readonly recordId: string;
  readonly title: string;
  readonly place: string;
  /** Nothing is left to be done by it; its judgement alone may change. */
  readonly settled: boolean;
  /** The day as its record holds it; null: it is counted whenever it is shown. */
  readonly storedOn: string | null;
  count(calendar: WorkingCalendar): CountedDate;
};

/** A stored day as it is counted anew, with the calendar that counted it, and why it is moved. */
export type MovedDay = {
  readonly counted: CountedDate;
  readonly calendar: WorkingCalendar;
  readonly reason: string;
};

export type DeadlineSource = {
  readonly kind: DeadlineKind;
  deadlines(db: Kysely<Schema>, look: DeadlineLook): Promise<readonly Deadline[]>;
  /** Writes a stored day anew, with its history. Only where days are stored. */
  move?(write: Write, recordId: string, moved: MovedDay): Promise<void>;
};
