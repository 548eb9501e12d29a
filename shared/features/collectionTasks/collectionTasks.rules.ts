/** Collections from lower offices (材料征集, domain.md §8, §9.3): what is in time, who is missing, what is incomplete. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { askedFigures, missingFigures, type ReturnedFigures } from '../rollUp/askedFigures.rules.ts';
import { type Covering, reportedWith } from '../rollUp/rollUp.rules.ts';
import type { CollectionState, RecipientState, ReturnTimeliness } from './collectionTasks.lists.ts';

/** The time at which a collection ends on its day; 24:00: the whole day counts. */
export const WHOLE_DAY = '24:00';

type Deadline = { readonly dueOn: string; readonly cutoffTime: string };

/** A moment (`YYYY-MM-DDTHH:MM`) is in time up to and including the minute of the cut-off; the day is never moved (§9.3). */
export function timelinessOf(receivedAt: string, { dueOn, cutoffTime }: Deadline): ReturnTimeliness {
  const day = receivedAt.slice(0, 10);
  if (day !== dueOn) return day < dueOn ? 'on_time' : 'late';
  return receivedAt.slice(11, 16) <= cutoffTime ? 'on_time' : 'late';
}

/** Whether the cut-off has passed at a moment. */
export function isPastDue(now: string, deadline: Deadline): boolean {
  return timelinessOf(now, deadline) === 'late';
}

type Returned = {
  readonly officeId: string;
  readonly receivedAt: string;
  readonly timeliness: ReturnTimeliness;
  readonly sections: Readonly<Record<string, string>>;
  readonly figures?: ReturnedFigures;
  readonly coversOffices?: readonly { readonly id: string }[];
};

/** Headings of the outline for which a return says nothing. */
export function emptyHeadings(outline: readonly string[], sections: Readonly<Record<string, string>>): string[] {
  return outline.filter((heading) => (sections[heading] ?? '').trim() === '');
}

/** How one office stands. */
export type RecipientStanding<One extends Returned> = {
  readonly officeId: string;
  readonly state: RecipientState;
  /** The office that reported for it; only where it is `contained`. */
  readonly containedIn: string | null;
  /** The first return decides timeliness, the last one content. */
  readonly first: One | null;
  readonly last: One | null;
  readonly returns: number;
  /** Headings left empty in the last return; none while nothing came. */
  readonly empty: readonly string[];
  /** Keys of figures left out of the last return. */
  readonly emptyFigures: readonly string[];
};

/**
 * How every office stands that was asked. Several returns of one office: the first decides timeliness, the last decides content; of two
 * of the same minute the one entered first is the first. An office that returned nothing is not outstanding while the last return of
 * another one that was asked contains its figures.
 * @param returns those that are not voided, in the order of entry
 */
export function recipientStandings<One extends Returned>(
  task: Deadline & {
    readonly outline: readonly string[];
    readonly recipientOfficeIds: readonly string[];
    readonly figureKeys?: readonly string[];
  },
  returns: readonly One[],
  now: string,
): RecipientStanding<One>[] {
  const inOrder = byReceipt(returns);
  const asked = askedFigures(task.figureKeys ?? []);
  const spokenFor = reportedWith(coveringsOf(task, lastOfEach(returns)));
  return task.recipientOfficeIds.map((officeId) => {
    const own = inOrder.filter((one) => one.officeId === officeId);
    const [first = null] = own;
    const last = own.at(-1) ?? null;
    const containedIn = spokenFor.get(officeId) ?? null;
    return {
      ...{ officeId, containedIn, first, last, returns: own.length },
      state: recipientState({ timeliness: first?.timeliness ?? null, containedIn }, task, now),
      empty: last === null ? [] : emptyHeadings(task.outline, last.sections),
      emptyFigures: last === null ? [] : missingFigures(asked, last.figures ?? {}),
    };
  });
}

/** Where an office stands. @param timeliness of its first return; null: nothing came */
export function recipientState(
  { timeliness, containedIn }: { readonly timeliness: ReturnTimeliness | null; readonly containedIn: string | null },
  deadline: Deadline,
  now: string,
): RecipientState {
  if (timeliness !== null) return timeliness;
  if (containedIn !== null) return 'contained';
  return isPastDue(now, deadline) ? 'missing' : 'waiting';
}

/** Whether an office still has to return something: nothing came from it, nor in another one's return. */
export function isOutstanding({ state }: { readonly state: RecipientState }): boolean {
  return state === 'missing' || state === 'waiting';
}

/** What the offices that were asked say to contain: one that was not asked speaks for nobody. @param lasts the last return of each office */
export function coveringsOf(
  { recipientOfficeIds }: { readonly recipientOfficeIds: readonly string[] },
  lasts: readonly Pick<Returned, 'officeId' | 'coversOffices'>[],
): Covering[] {
  const asked = new Set(recipientOfficeIds);
  return lasts
    .filter(({ officeId }) => asked.has(officeId))
    .map(({ officeId, coversOffices = [] }) => ({ officeId, coversOfficeIds: coversOffices.map(({ id }) => id) }));
}

/** In the order of receipt; of the same minute in that of entry. */
function byReceipt<One extends { readonly receivedAt: string }>(returns: readonly One[]): One[] {
  return [...returns].sort((one, other) =>
    one.receivedAt < other.receivedAt ? -1 : one.receivedAt > other.receivedAt ? 1 : 0,
  );
}

/** The return of each office that decides content: the last one. @param returns those not voided, in the order of entry */
export function lastOfEach<One extends Pick<Returned, 'officeId' | 'receivedAt'>>(returns: readonly One[]): One[] {
  return [...new Map(byReceipt(returns).map((one) => [one.officeId, one])).values()];
}

/** Where a task stands. */
export function collectionState(
  task: Deadline & { readonly recordState: string; readonly sentOn: string | null; readonly closedOn: string | null },
  waitingFor: number,
  now: string,
): CollectionState {
  if (task.recordState === 'voided') return 'voided';
  if (task.sentOn === null) return 'draft';
  if (task.closedOn !== null) return 'closed';
  if (waitingFor === 0) return 'complete';
  return isPastDue(now, task) ? 'past_due' : 'collecting';
}

/** Headings without a second one of the same words; none at all only where figures are asked for. */
export function outlineIssues(outline: readonly string[], figureKeys: readonly string[] = []): FieldIssue[] {
  if (outline.length === 0 && figureKeys.length === 0) return [{ field: 'outline', code: 'outline_empty' }];
  const second = outline.find((heading, place) => outline.indexOf(heading) !== place);
  return second === undefined ? [] : [{ field: 'outline', code: 'outline_twice', params: { heading: second } }];
}

/** What a task needs before it goes out. */
export function sendingIssues(
  task: Deadline & {
    readonly outline: readonly string[];
    readonly recipientOfficeIds: readonly string[];
    readonly figureKeys?: readonly string[];
  },
  { sentOn, today }: { readonly sentOn: string; readonly today: string },
): FieldIssue[] {
  const issues = outlineIssues(task.outline, task.figureKeys);
  if (task.recipientOfficeIds.length === 0) issues.push({ field: 'recipientOfficeIds', code: 'no_recipients' });
  if (sentOn > today) issues.push({ field: 'sentOn', code: 'date_in_future' });
  if (task.dueOn < sentOn)
    issues.push({ field: 'dueOn', code: 'collection_due_before_sent', params: { date: sentOn } });
  return issues;
}

/** What is wrong with a return: before the task went out, at a moment to come, from an office that was not asked. */
export function returnIssues(
  { officeId, receivedAt }: Pick<Returned, 'officeId' | 'receivedAt'>,
  task: { readonly sentOn: string | null; readonly recipientOfficeIds: readonly string[] },
  now: string,
): FieldIssue[] {
  if (task.sentOn === null) return [{ field: 'taskId', code: 'collection_not_sent' }];
  const issues: FieldIssue[] = [];
  if (!task.recipientOfficeIds.includes(officeId)) issues.push({ field: 'officeId', code: 'not_asked' });
  if (receivedAt > now) issues.push({ field: 'receivedAt', code: 'date_in_future' });
  else if (receivedAt.slice(0, 10) < task.sentOn)
    issues.push({ field: 'receivedAt', code: 'return_before_task', params: { date: task.sentOn } });
  return issues;
}

/** Whether two returns say the same, blanks at the ends left out. */
export function isSameContent(
  outline: readonly string[],
  one: Readonly<Record<string, string>>,
  other: Readonly<Record<string, string>>,
): boolean {
  return outline.every((heading) => (one[heading] ?? '').trim() === (other[heading] ?? '').trim());
}

/** Whether two returns give the same figures. */
export function isSameFigures(one: ReturnedFigures, other: ReturnedFigures): boolean {
  return [...new Set([...Object.keys(one), ...Object.keys(other)])].every((key) => one[key] === other[key]);
}
