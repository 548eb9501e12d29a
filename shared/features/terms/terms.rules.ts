import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { DueGroup } from '../organizations/dueItems.rules.ts';
import type { TermFields, TermOfficerFields, TermPostponementFields } from './terms.contract.ts';
import type { TermRange } from './terms.lists.ts';

/** Longest term by the model articles (社会团体章程示范文本) and 基金会管理条例第二十条; a longer one is shown as doubtful. */
export const LONGEST_TERM_YEARS = 5;
/** Longest postponement of all together by the model articles; a longer one is shown as doubtful. */
export const LONGEST_POSTPONEMENT_YEARS = 1;
/** Longest time from an election to the first day of its term. */
const LONGEST_START_YEARS = 1;

/**
 * The same day so many years later; where that month has no such day, its last one (民法典第二百零二条).
 * @param date `YYYY-MM-DD`
 */
export function addYears(date: string, years: number): string {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  const isGone = date.slice(5) === '02-29' && !isLeap(Number(year));
  return isGone ? `${year}-02-28` : `${year}${date.slice(4)}`;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

type Length = Pick<TermFields, 'startOn' | 'years'>;
type Moved = Pick<TermPostponementFields, 'formerDueOn' | 'newDueOn'>;

/** Last day of a term as elected: its first day and its years. */
export function dueOfTerm({ startOn, years }: Length): string {
  return addYears(startOn, years);
}

/** Last day of a term, its approved postponements included. */
export function effectiveDueOn(term: Length, postponements: readonly Pick<Moved, 'newDueOn'>[]): string {
  const days = [dueOfTerm(term), ...postponements.map(({ newDueOn }) => newDueOn)];
  return days.toSorted().at(-1) ?? dueOfTerm(term);
}

/** The term that runs or waits for its re-election: the last one; undefined when none is recorded. */
export function currentTerm<Term extends { readonly number: number }>(terms: readonly Term[]): Term | undefined {
  return terms.reduce<Term | undefined>((last, term) => (last && last.number >= term.number ? last : term), undefined);
}

/** The day a term was closed by the election of the next one; null while it is the last. */
export function closedOn(
  term: Pick<TermFields, 'number'>,
  terms: readonly Pick<TermFields, 'number' | 'electedOn'>[],
): string | null {
  const later = terms.filter(({ number }) => number > term.number);
  return later.reduce<string | null>(
    (first, { electedOn }) => (first === null || electedOn < first ? electedOn : first),
    null,
  );
}

/** What is doubtful about a term or its postponements; nothing is refused for it. */
export type TermWarning = 'long_term' | 'long_postponement';

export function termWarnings(term: Length, postponements: readonly Pick<Moved, 'newDueOn'>[]): TermWarning[] {
  const warnings: TermWarning[] = [];
  if (term.years > LONGEST_TERM_YEARS) warnings.push('long_term');
  const longest = addYears(dueOfTerm(term), LONGEST_POSTPONEMENT_YEARS);
  if (effectiveDueOn(term, postponements) > longest) warnings.push('long_postponement');
  return warnings;
}

/** What the rules of a term look at besides its fields. */
export type AroundTerm = {
  readonly today: string;
  /** The term as stored, when one is changed. */
  readonly stored: Length | null;
  /** Whether it has a postponement that is not voided. */
  readonly isPostponed: boolean;
  /** Day of the chosen meeting; null when none is chosen. */
  readonly meetingDay: string | null;
};

/**
 * What is wrong with a term (features R7).
 * @param others the other terms of the organization that are not voided
 */
export function termIssues(
  fields: TermFields,
  others: readonly Pick<TermFields, 'number' | 'electedOn' | 'startOn'>[],
  { today, stored, isPostponed, meetingDay }: AroundTerm,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { number, electedOn, startOn, years } = fields;
  if (electedOn > today) issues.push({ field: 'electedOn', code: 'date_in_future' });
  if (meetingDay !== null && electedOn < meetingDay)
    issues.push({ field: 'electedOn', code: 'elected_before_meeting', params: { date: meetingDay } });
  if (startOn < electedOn) issues.push({ field: 'startOn', code: 'term_before_election' });
  else if (startOn > addYears(electedOn, LONGEST_START_YEARS))
    issues.push({ field: 'startOn', code: 'term_long_after_election' });
  if (others.some((other) => other.number === number))
    issues.push({ field: 'number', code: 'term_exists', params: { number } });
  const unordered = (day: 'electedOn' | 'startOn') =>
    others.find(
      (other) =>
        (other.number < number && other[day] >= fields[day]) || (other.number > number && other[day] <= fields[day]),
    );
  for (const field of ['electedOn', 'startOn'] as const) {
    const other = unordered(field);
    if (other) issues.push({ field, code: 'term_order', params: { number: other.number, date: other[field] } });
  }
  if (isPostponed && stored !== null) {
    if (stored.startOn !== startOn) issues.push({ field: 'startOn', code: 'term_is_postponed' });
    if (stored.years !== years) issues.push({ field: 'years', code: 'term_is_postponed' });
  }
  return issues;
}

/**
 * What is wrong with the holder of a post.
 * @param term the chosen term; undefined when there is none, or it is voided or of another organization
 * @param others the other holders of the organization
 */
export function termOfficerIssues(
  fields: TermOfficerFields,
  term: Pick<TermFields, 'electedOn'> | undefined,
  others: readonly TermOfficerFields[],
): FieldIssue[] {
  if (term === undefined) return [{ field: 'termId', code: 'not_found' }];
  const issues: FieldIssue[] = [];
  const { startOn, endOn } = fields;
  if (startOn !== null && startOn < term.electedOn)
    issues.push({ field: 'startOn', code: 'officer_before_election', params: { date: term.electedOn } });
  if (endOn !== null && endOn < (startOn ?? term.electedOn))
    issues.push({ field: 'endOn', code: 'ended_before_begin' });
  const twice = others.some(
    (other) =>
      other.termId === fields.termId &&
      other.name === fields.name &&
      other.post === fields.post &&
      (other.endOn === null || startOn === null || other.endOn >= startOn),
  );
  if (twice && endOn === null) issues.push({ field: 'name', code: 'officer_exists' });
  return issues;
}

/** What the rules of a postponement look at besides its fields. */
export type AroundPostponement = {
  readonly today: string;
  /** The chosen term; undefined when there is none, or it is voided or of another organization. */
  readonly term: (Length & Pick<TermFields, 'electedOn'>) | undefined;
  /** Whether the chosen term is the organization's last one. */
  readonly isCurrent: boolean;
  /** The other postponements of the chosen term that are not voided. */
  readonly others: readonly Moved[];
  /** The postponement as stored, when one is changed. */
  readonly stored: (Moved & { readonly termId: string }) | null;
};

/** What is wrong with a postponement: each begins at the day that holds before it, so that every old day is kept (features R7). */
export function postponementIssues(
  fields: TermPostponementFields,
  { today, term, isCurrent, others, stored }: AroundPostponement,
): FieldIssue[] {
  if (term === undefined) return [{ field: 'termId', code: 'not_found' }];
  if (stored !== null && stored.termId !== fields.termId) return [{ field: 'termId', code: 'postponement_moved' }];
  if (stored === null && !isCurrent) return [{ field: 'termId', code: 'term_closed' }];
  const issues: FieldIssue[] = [];
  const { approvedOn, formerDueOn, newDueOn } = fields;
  if (approvedOn > today) issues.push({ field: 'approvedOn', code: 'date_in_future' });
  else if (approvedOn < term.electedOn)
    issues.push({ field: 'approvedOn', code: 'approved_before_term', params: { date: term.electedOn } });
  const later = stored === null ? [] : others.filter((other) => other.formerDueOn >= stored.newDueOn);
  const expected = effectiveDueOn(
    term,
    others.filter((other) => !later.includes(other)),
  );
  if (formerDueOn !== expected)
    issues.push({ field: 'formerDueOn', code: 'former_due_differs', params: { date: expected } });
  if (stored !== null && later.length > 0 && newDueOn !== stored.newDueOn)
    issues.push({ field: 'newDueOn', code: 'postponement_followed' });
  else if (newDueOn <= formerDueOn) issues.push({ field: 'newDueOn', code: 'new_due_not_later' });
  return issues;
}

/** Whether a term stands in a range of the page 换届. */
export function isInRange(range: TermRange, term: { readonly group: DueGroup | undefined } | null): boolean {
  if (term === null) return range === 'unrecorded';
  const { group } = term;
  switch (range) {
    case 'recorded':
      return true;
    case 'unrecorded':
      return false;
    case 'due':
      return group !== undefined;
    case 'overdue':
      return group === 'overdue';
    case '30':
      return group === 'days30';
    case '90':
      return group === 'days30' || group === 'days90';
    case '180':
      return group !== undefined && group !== 'overdue';
  }
}
