/**
 * The life cycle of an organization (features R4, R12; domain.md §3.2): which event may follow, and on which day.
 * Every refusal is a code with the places of its sentence in `shared/text/*\/ruleIssues`.
 */

import { type DeadlineReason, reasonAfter, reasonPeriod } from '../../lib/deadlineReason.ts';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { WorkingCalendar } from '../../lib/workingDays.ts';
import {
  type CHANGE_KINDS,
  ENDING_KINDS,
  type EventKind,
  FOUNDING_KINDS,
  isOneOf,
  LIQUIDATION_KIND,
  LIST_KINDS,
  type RecordedKind,
} from './organizationEvents.lists.ts';

export * from './organizationEvents.lists.ts';

export type StandingEvent = { readonly id?: string; readonly kind: string; readonly effectiveOn: string };

/** What the rules look at: the record as it is now, and its events that are not voided. */
export type LifeCycle = {
  readonly registrationKind: string;
  readonly recordState: string;
  readonly status: string;
  /** First day on which the organization may have events. */
  readonly foundedOn: string;
  /** In order of their days, on one day in order of entry. */
  readonly events: readonly StandingEvent[];
};

export type Refusal = { readonly code: string; readonly params?: Readonly<Record<string, string | number>> };

const REGISTERED_ONLY: readonly string[] = [
  'established',
  'cancelled',
  'revoked',
  'license_revoked',
  LIQUIDATION_KIND,
  ...LIST_KINDS,
];
const FILED_ONLY: readonly string[] = ['filed', 'filing_ended'];

/** Working days in which credit information is entered (domain.md §9.3). */
export const ENTRY_WORKING_DAYS = 5;
/** Years on the abnormal list after which the serious list is considered (domain.md §13). */
export const YEARS_ON_LIST = 2;

/** Whether an organization is out of effect. */
export function isEnded(status: string): boolean {
  return isOneOf(ENDING_KINDS, status);
}

/**
 * Why an event of this kind cannot be entered now, whatever its day; null: it may.
 * An organization that was entered as ended may still get the event that ended it.
 */
export function kindRefusal(life: LifeCycle, kind: EventKind): Refusal | null {
  if (life.recordState === 'voided') return { code: 'event_voided' };
  const isFiled = life.registrationKind === 'filed';
  if (isFiled ? REGISTERED_ONLY.includes(kind) : FILED_ONLY.includes(kind)) {
    return { code: isFiled ? 'event_not_filed' : 'event_not_registered', params: { kind } };
  }
  const isPreparing = life.recordState === 'draft';
  if (isOneOf(FOUNDING_KINDS, kind)) return isPreparing ? null : { code: 'event_founded' };
  if (isPreparing) return { code: 'event_preparing' };
  const ending = life.events.find((event) => isOneOf(ENDING_KINDS, event.kind));
  if (ending) return { code: 'event_ended', params: { kind: ending.kind, date: ending.effectiveOn } };
  if (isEnded(life.status) && kind !== life.status)
    return { code: 'event_stated_ended', params: { kind: life.status } };
  if (kind === LIQUIDATION_KIND && life.status === 'liquidating') return { code: 'event_liquidating' };
  return null;
}

/** As `kindRefusal`, and for the lists whether the organization stands on the list today. Used for what is offered. */
export function offerRefusal(life: LifeCycle, kind: EventKind): Refusal | null {
  const refused = kindRefusal(life, kind);
  if (refused || !isOneOf(LIST_KINDS, kind)) return refused;
  const last = entriesOf(life.events, kind).at(-1);
  const isOn = last !== undefined && isEntry(last.kind);
  if (isEntry(kind) && isOn) return { code: 'event_on_list', params: { date: last.effectiveOn } };
  if (!isEntry(kind) && !isOn) return { code: 'event_not_on_list' };
  return null;
}

/**
 * Why an event cannot be entered for a day; null: it may. The order with what is entered for other days must hold: an entry in a
 * list and a removal take turns, nothing comes before the founding or after an ending.
 * @param today local date
 */
export function dateRefusal(life: LifeCycle, kind: EventKind, effectiveOn: string, today: string): Refusal | null {
  if (effectiveOn > today) return { code: 'date_in_future' };
  if (isOneOf(FOUNDING_KINDS, kind)) return null;
  if (effectiveOn < life.foundedOn) return { code: 'event_before_founding', params: { date: life.foundedOn } };
  if (isOneOf(ENDING_KINDS, kind)) {
    const later = life.events.findLast((event) => event.effectiveOn > effectiveOn);
    return later ? { code: 'event_later', params: { date: later.effectiveOn, kind: later.kind } } : null;
  }
  if (isOneOf(LIST_KINDS, kind)) return listRefusal(life, kind, effectiveOn);
  return null;
}

function listRefusal(life: LifeCycle, kind: EventKind, effectiveOn: string): Refusal | null {
  const entries = entriesOf(life.events, kind);
  const before = entries.findLast((event) => event.effectiveOn <= effectiveOn);
  const after = entries.find((event) => event.effectiveOn > effectiveOn);
  const wasOn = before !== undefined && isEntry(before.kind);
  if (isEntry(kind) && wasOn) return { code: 'event_on_list', params: { date: before.effectiveOn } };
  if (!isEntry(kind) && !wasOn) return { code: 'event_not_on_list' };
  if (after && isEntry(after.kind) === isEntry(kind)) {
    return { code: 'event_later', params: { date: after.effectiveOn, kind: after.kind } };
  }
  return null;
}

/** Why an event cannot be voided; null: it may. What stands on it must be voided first. */
export function voidRefusal(life: LifeCycle, event: StandingEvent): Refusal | null {
  if (isOneOf(FOUNDING_KINDS, event.kind)) return { code: 'event_is_founding' };
  if (!isOneOf(LIST_KINDS, event.kind)) return null;
  const entries = entriesOf(life.events, event.kind);
  const next = entries[entries.findIndex(({ id }) => id === event.id) + 1];
  return next ? { code: 'event_needed', params: { date: next.effectiveOn, kind: next.kind } } : null;
}

/** Why a change of registered items cannot take effect on a day; null: it may. */
export function changeRefusal(life: LifeCycle, effectiveOn: string, today: string): Refusal | null {
  return kindRefusal(life, 'changed') ?? dateRefusal(life, 'changed', effectiveOn, today);
}

/** Entries and removals of the list that a kind speaks of. */
function entriesOf(events: readonly StandingEvent[], kind: string): readonly StandingEvent[] {
  const list = kind.startsWith('list_serious') ? 'list_serious' : 'list_abnormal';
  return events.filter((event) => event.kind.startsWith(list));
}

function isEntry(kind: string): boolean {
  return kind.endsWith('_in');
}

/** The day since which an organization stands on a list; null: it does not. */
export function onListSince(events: readonly StandingEvent[], list: 'list_abnormal' | 'list_serious'): string | null {
  const last = events.findLast((event) => event.kind.startsWith(list));
  return last !== undefined && isEntry(last.kind) ? last.effectiveOn : null;
}

/** The day on which two years on the abnormal list are full (R12); 29 February becomes the 28th. */
export function twoYearsOn(since: string): string {
  return reasonPeriod(since, YEARS_ON_LIST, 'year').date;
}

export type EntryClock = {
  /** Last day for the entry, and how it was counted. */
  readonly reason: DeadlineReason;
  readonly enteredOn: string;
  readonly met: boolean;
};

/**
 * Whether a fact was entered in time (domain.md §3.2, §9.3); `enteredOn` is the day of entry here.
 * @param workingDays how many it may take: five for credit information
 */
export function entryClock(
  calendar: WorkingCalendar,
  factOn: string,
  enteredOn: string,
  workingDays = ENTRY_WORKING_DAYS,
): EntryClock {
  const reason = reasonAfter(calendar, factOn, { n: workingDays, unit: 'working_day' });
  return { reason, enteredOn, met: enteredOn <= reason.date };
}

/** What a kind of event is entered with; dates and texts are null when empty. */
export type EventDetails = {
  readonly effectiveOn: string;
  readonly factOn: string | null;
  readonly reason: string | null;
  readonly documentNo: string | null;
  readonly legalBasis: string | null;
  readonly liquidationFinishedOn: string | null;
  readonly certificateReturnedOn: string | null;
  readonly certificateNotReturned: string | null;
  readonly sealReturnedOn: string | null;
  readonly sealNotReturned: string | null;
};
export type DetailField = keyof EventDetails;

const RETURNS = ['certificateReturnedOn', 'certificateNotReturned', 'sealReturnedOn', 'sealNotReturned'] as const;

/** The fields that the dialog of a kind shows, and those that must be filled. Either of a pair of returns is needed. */
export const DETAILS_OF: Readonly<
  Record<RecordedKind, { readonly fields: readonly DetailField[]; readonly required: readonly DetailField[] }>
> = {
  established: { fields: ['effectiveOn', 'documentNo', 'reason'], required: ['effectiveOn'] },
  filed: { fields: ['effectiveOn', 'documentNo', 'reason'], required: ['effectiveOn'] },
  liquidation_started: {
    fields: ['effectiveOn', 'documentNo', 'reason'],
    required: ['effectiveOn', 'reason'],
  },
  cancelled: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'liquidationFinishedOn', 'reason', ...RETURNS],
    required: ['effectiveOn', 'documentNo', 'reason', 'liquidationFinishedOn', ...RETURNS],
  },
  revoked: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason', ...RETURNS],
    required: ['effectiveOn', 'documentNo', 'legalBasis', 'reason', ...RETURNS],
  },
  license_revoked: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason', ...RETURNS],
    required: ['effectiveOn', 'documentNo', 'legalBasis', 'reason', ...RETURNS],
  },
  filing_ended: { fields: ['effectiveOn', 'documentNo', 'reason'], required: ['effectiveOn', 'reason'] },
  list_abnormal_in: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason'],
    required: ['effectiveOn', 'factOn', 'legalBasis', 'reason'],
  },
  list_abnormal_out: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason'],
    required: ['effectiveOn', 'reason'],
  },
  list_serious_in: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason'],
    required: ['effectiveOn', 'factOn', 'legalBasis', 'reason'],
  },
  list_serious_out: {
    fields: ['effectiveOn', 'factOn', 'documentNo', 'legalBasis', 'reason'],
    required: ['effectiveOn', 'reason'],
  },
};

/** Either the day on which it came back or why it did not. */
const EITHER: Readonly<Partial<Record<DetailField, DetailField>>> = {
  certificateReturnedOn: 'certificateNotReturned',
  certificateNotReturned: 'certificateReturnedOn',
  sealReturnedOn: 'sealNotReturned',
  sealNotReturned: 'sealReturnedOn',
};

/**
 * What is missing or wrong in the details of an event, whatever its organization. All issues, each with its field.
 * @param today local date
 */
export function checkDetails(kind: RecordedKind, details: EventDetails, today: string): FieldIssue[] {
  const { required } = DETAILS_OF[kind];
  const issues: FieldIssue[] = [];
  const seen = new Set<DetailField>();
  for (const field of required) {
    const other = EITHER[field];
    if (details[field] || (other && (details[other] || seen.has(other)))) continue;
    seen.add(field);
    issues.push({ field, code: `event_missing_${field}` });
  }
  for (const field of ['factOn', 'liquidationFinishedOn', 'certificateReturnedOn', 'sealReturnedOn'] as const) {
    const day = details[field];
    if (day !== null && day > today) issues.push({ field, code: 'date_in_future' });
  }
  const { liquidationFinishedOn, effectiveOn } = details;
  if (liquidationFinishedOn !== null && liquidationFinishedOn > effectiveOn) {
    issues.push({ field: 'liquidationFinishedOn', code: 'event_liquidation_after' });
  }
  return issues;
}

/** The kind of the event that carries changed items. */
export function changeKind(fields: readonly string[]): (typeof CHANGE_KINDS)[number] {
  return fields.includes('name') ? 'name_changed' : 'changed';
}
