/**
 * The registry "as at" a day (features R6): what an organization was at the end of a calendar day, from its history alone.
 *
 * - A change holds from its business date on: `effectiveOn` where it was given, else the local day on which it was entered. Of
 *   several changes the latest business date decides, on one day the one written last, so that back-dated entries fall into place.
 * - What was entered first holds from the beginning: a registry entered in 2026 still answers for 2019. A field that was empty at
 *   first and filled in later was empty until the day of that change.
 * - The day of founding (`establishedOn`, `filedOn` and their precision) has no past: a correction of it holds on every day. A date
 *   known to the month or year counts from its first day. Without a date the founding event decides, without one the day of entry.
 * - An organization stands in the list from its founding on, whenever it was entered. Voided on a day, it is gone from that day on.
 * - Status follows events and changes of the field alike, on one day the field. What was entered as ended together with its ending
 *   event was `normal` before that event, likewise what was entered as in liquidation with the event of it. Without an event nothing
 *   says when it ended: it counts as ended on every day.
 * - The credit flag follows the entries in and removals from the two lists in the same way.
 * - An event that was voided or corrected counts as it stands today. What the program itself wrote into status and flag because an
 *   event was entered or voided (`FOLLOWING`) says nothing of its own: the event does.
 *
 * `electron/service/db/migrations/0006_registration_events.ts` keeps the same for lists in SQL; the property tests compare both.
 */
import { ENDING_KINDS, FOUNDING_KINDS, LIQUIDATION_KIND } from '../organizationEvents/organizationEvents.lists.ts';
import type { CreditFlag } from './organizations.lists.ts';

/** Action of a history entry with which status and credit flag follow the events. */
export const FOLLOWING = 'organization.follow';

/** One entry of a record's history; entries come in the order of writing. */
export type HistoryEntry = {
  /** Time stamp of the entry, local time. */
  readonly at: string;
  readonly effectiveOn: string | null;
  /** 1 for the entry that created the record. */
  readonly revision: number;
  readonly action: string;
  readonly changes: Readonly<Record<string, readonly [old: unknown, next: unknown]>>;
};

export type DatedEvent = { readonly kind: string; readonly effectiveOn: string };

/** Fields whose correction holds on every day. */
const WITHOUT_PAST: ReadonlySet<string> = new Set([
  'establishedOn',
  'establishedOnPrecision',
  'filedOn',
  'filedOnPrecision',
]);

type Point = { readonly day: string; readonly value: unknown };
type Dated = Pick<HistoryEntry, 'at' | 'effectiveOn'>;

/** The calendar day from which a change holds. */
export function businessDay({ at, effectiveOn }: Dated): string {
  return effectiveOn ?? at.slice(0, 10);
}

/**
 * A record's fields at the end of a day.
 * @param present the fields as stored today
 * @param history every entry of the record, in the order of writing
 * @param date `YYYY-MM-DD`
 */
export function fieldsAsAt<Fields extends Readonly<Record<string, unknown>>>(
  present: Fields,
  history: readonly HistoryEntry[],
  date: string,
): Record<string, unknown> {
  const fields: Record<string, unknown> = { ...present };
  for (const field of changedFields(history)) {
    if (!WITHOUT_PAST.has(field)) fields[field] = valueOn(pointsOf(history, field), date, firstValue(history, field));
  }
  return fields;
}

/** The change of a field that holds on a day: since when, and what it made of the field; undefined: what was entered first holds. */
export function changeHolding(
  history: readonly HistoryEntry[],
  field: string,
  date: string,
): { readonly day: string; readonly value: unknown } | undefined {
  return pointOn(pointsOf(history, field), date);
}

/** Status on a day from the field's changes and the ending events. */
export function statusAsAt(
  present: unknown,
  history: readonly HistoryEntry[],
  events: readonly DatedEvent[],
  date: string,
): unknown {
  const told = events.filter(({ kind }) => kind === LIQUIDATION_KIND || isEnded(kind));
  const first = changedFields(history).has('status') ? firstValue(history, 'status') : present;
  const isTold = told.some(({ kind }) => (kind === LIQUIDATION_KIND ? first === 'liquidating' : isEnded(first)));
  const before = isTold ? 'normal' : first;
  const points = told.map(({ kind, effectiveOn }) => ({
    day: effectiveOn,
    value: kind === LIQUIDATION_KIND ? 'liquidating' : kind,
  }));
  return valueOn([...points, ...pointsOf(history, 'status')], date, before);
}

/** Credit flag on a day; the list of serious violations weighs more than the abnormal one. */
export function creditFlagAsAt(
  present: unknown,
  history: readonly HistoryEntry[],
  events: readonly DatedEvent[],
  date: string,
): unknown {
  const listed = events.filter(({ kind }) => kind.startsWith('list_'));
  const flagOn = (day: string): CreditFlag => {
    const points = (list: string) =>
      listed
        .filter(({ kind }) => kind.startsWith(list))
        .map(({ kind, effectiveOn }) => ({ day: effectiveOn, value: kind }));
    if (valueOn(points('list_serious'), day, null) === 'list_serious_in') return 'serious_illegal';
    return valueOn(points('list_abnormal'), day, null) === 'list_abnormal_in' ? 'activity_abnormal' : 'none';
  };
  const first = changedFields(history).has('creditFlag') ? firstValue(history, 'creditFlag') : present;
  const points = listed.map(({ effectiveOn }) => ({ day: effectiveOn, value: flagOn(effectiveOn) }));
  return valueOn([...points, ...pointsOf(history, 'creditFlag')], date, listed.length > 0 ? 'none' : first);
}

/**
 * The day from which an organization stands in the list: the earlier of its dates, else its founding event, else its day of entry.
 * @param createdAt time stamp of the entry
 */
export function foundedOn(
  fields: Readonly<Record<string, unknown>>,
  events: readonly DatedEvent[],
  createdAt: string,
): string {
  const dates = [
    firstDay(fields.establishedOn, fields.establishedOnPrecision),
    firstDay(fields.filedOn, fields.filedOnPrecision),
  ].filter((day) => day !== null);
  const founding = events
    .filter(({ kind }) => FOUNDING_KINDS.some((one) => one === kind))
    .map(({ effectiveOn }) => effectiveOn);
  const [earliest] = (dates.length > 0 ? dates : founding).sort();
  return earliest ?? createdAt.slice(0, 10);
}

/** Whether a contact is shown on a day: from the beginning of its validity on; an ended one stays with its end, as on the page. */
export function contactShownOn(contact: { readonly validFrom?: unknown }, date: string): boolean {
  return typeof contact.validFrom !== 'string' || contact.validFrom <= date;
}

/** Whether an annual review is known on a day: from its conclusion, else its submission, else the year after its own on. */
export function reviewShownOn(
  review: { readonly year?: unknown; readonly concludedOn?: unknown; readonly submittedOn?: unknown },
  date: string,
): boolean {
  const dates = [review.concludedOn, review.submittedOn].filter((day) => typeof day === 'string');
  return (dates[0] ?? `${Number(review.year) + 1}-01-01`) <= date;
}

/** A date known to the month or year, as the first day of it. */
function firstDay(date: unknown, precision: unknown): string | null {
  if (typeof date !== 'string' || date === '') return null;
  if (precision === 'year') return `${date.slice(0, 4)}-01-01`;
  return precision === 'month' ? `${date.slice(0, 7)}-01` : date;
}

function isEnded(status: unknown): boolean {
  return ENDING_KINDS.some((one) => one === status);
}

/** What holds on a day. */
function valueOn(points: readonly Point[], date: string, before: unknown): unknown {
  const point = pointOn(points, date);
  return point === undefined ? before : point.value;
}

/** Of the points up to a day the latest, on one day the last of the list. */
function pointOn(points: readonly Point[], date: string): Point | undefined {
  let latest: Point | undefined;
  for (const point of points) {
    if (point.day <= date && (latest === undefined || point.day >= latest.day)) latest = point;
  }
  return latest;
}

function pointsOf(history: readonly HistoryEntry[], field: string): Point[] {
  return history.flatMap((entry) => {
    const change = entry.revision > 1 && entry.action !== FOLLOWING ? entry.changes[field] : undefined;
    return change === undefined ? [] : [{ day: businessDay(entry), value: change[1] }];
  });
}

/** Fields that changed after the record was created. */
function changedFields(history: readonly HistoryEntry[]): ReadonlySet<string> {
  return new Set(history.filter(({ revision }) => revision > 1).flatMap(({ changes }) => Object.keys(changes)));
}

/** What a field held before its first change was written: what was entered when the record was created. */
function firstValue(history: readonly HistoryEntry[], field: string): unknown {
  return history.find(({ revision, changes }) => revision > 1 && changes[field] !== undefined)?.changes[field]?.[0];
}
