/**
 * Work contacts of an organization (domain.md §3.3): a liaison who is followed by another is ended, never overwritten, so that who was
 * liaison on a day can always be told.
 */
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import { addDays } from '../../lib/workingDays.ts';
import type { ContactConfirmationFields, ContactFields, LiaisonChange } from './contacts.contract.ts';

/** Working days in which the change of a liaison is entered (domain.md §9.3). */
export const LIAISON_WORKING_DAYS = 10;

type Span = { readonly validFrom: string | null; readonly validTo: string | null };
type Held = Span & { readonly role: string };

/** Whether a contact is one on a day; an open beginning or end counts as always. */
export function isContactOn({ validFrom, validTo }: Span, day: string): boolean {
  return (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);
}

/** The liaisons on a day. */
export function liaisonsOn<Row extends Held>(contacts: readonly Row[], day: string): Row[] {
  return contacts.filter((one) => one.role === 'liaison' && isContactOn(one, day));
}

/** The day on which a liaison followed another who had just left; null: nobody was followed. */
export function followedOn(liaison: Span, others: readonly Held[]): string | null {
  const { validFrom } = liaison;
  if (validFrom === null) return null;
  const isFollower = others.some(
    ({ role, validFrom: from, validTo }) =>
      role === 'liaison' && validTo !== null && validTo < validFrom && (from === null || from < validFrom),
  );
  return isFollower ? validFrom : null;
}

/** The first day without a liaison when the last one left and nobody followed; null: there is one, or there never was. */
export function vacantSince(contacts: readonly Held[], day: string): string | null {
  const liaisons = contacts.filter((one) => one.role === 'liaison' && (one.validFrom ?? '') <= day);
  if (liaisons.length === 0 || liaisonsOn(liaisons, day).length > 0) return null;
  const last = liaisons.reduce((latest, { validTo }) => (validTo !== null && validTo > latest ? validTo : latest), '');
  return last === '' ? null : addDays(last, 1);
}

export type Quarter = {
  readonly year: number;
  readonly number: number;
  readonly from: string;
  readonly endsOn: string;
};

/** The quarter of a day. */
export function quarterOf(day: string): Quarter {
  const year = Number(day.slice(0, 4));
  const number = Math.ceil(Number(day.slice(5, 7)) / 3);
  const month = (value: number) => String(value).padStart(2, '0');
  const next = number === 4 ? `${year + 1}-01-01` : `${year}-${month(number * 3 + 1)}-01`;
  return { year, number, from: `${year}-${month(number * 3 - 2)}-01`, endsOn: addDays(next, -1) };
}

/**
 * What is wrong with a contact.
 * @param present the stored one when it is changed
 * @param others the other contacts of the organization that are not voided
 */
export function contactIssues(
  fields: ContactFields,
  present: Pick<ContactFields, 'name' | 'role'> | undefined,
  others: readonly ContactFields[],
  today: string,
): FieldIssue[] {
  const { name, role, validFrom, validTo } = fields;
  if (present !== undefined && isLiaisonChange(present, fields))
    return [
      present.role === role ? { field: 'name', code: 'liaison_change' } : { field: 'role', code: 'liaison_role' },
    ];
  if (validFrom === null) return [{ field: 'validFrom', code: 'contact_without_begin' }];
  const issues: FieldIssue[] = [];
  if (validFrom > today) issues.push({ field: 'validFrom', code: 'date_in_future' });
  if (validTo !== null && validTo < validFrom) issues.push({ field: 'validTo', code: 'ended_before_begin' });
  const twice = others.some((other) => other.name === name && other.role === role && overlap(other, fields));
  if (twice) issues.push({ field: 'name', code: 'contact_exists' });
  return issues;
}

/** Whether what is typed makes somebody else the liaison, or the liaison something else. */
function isLiaisonChange(
  before: Pick<ContactFields, 'name' | 'role'>,
  after: Pick<ContactFields, 'name' | 'role'>,
): boolean {
  if (before.role !== 'liaison' && after.role !== 'liaison') return false;
  return before.name !== after.name || before.role !== after.role;
}

function overlap(one: Span, other: Span): boolean {
  const ends = (end: string | null, begin: string | null) => end !== null && begin !== null && end < begin;
  return !ends(one.validTo, other.validFrom) && !ends(other.validTo, one.validFrom);
}

/** What is wrong with the change of a liaison. */
export function liaisonChangeIssues(
  former: Pick<ContactFields, 'name' | 'role' | 'validFrom' | 'validTo'>,
  { changedOn, successorName }: LiaisonChange,
  today: string,
): FieldIssue[] {
  if (former.role !== 'liaison') return [{ field: 'changedOn', code: 'not_liaison' }];
  if (former.validTo !== null && former.validTo < today)
    return [{ field: 'changedOn', code: 'liaison_ended', params: { date: former.validTo } }];
  const issues: FieldIssue[] = [];
  if (changedOn > today) issues.push({ field: 'changedOn', code: 'date_in_future' });
  if (former.validFrom !== null && changedOn <= former.validFrom)
    issues.push({ field: 'changedOn', code: 'liaison_too_early', params: { date: former.validFrom } });
  if (successorName === former.name) issues.push({ field: 'successorName', code: 'liaison_same' });
  return issues;
}

/**
 * What is wrong with a confirmation.
 * @param others the other confirmations of the organization that are not voided
 * @param contacts its contacts that are not voided
 */
export function confirmationIssues(
  { confirmedOn, respondentName, respondentPost }: ContactConfirmationFields,
  others: readonly Pick<ContactConfirmationFields, 'confirmedOn'>[],
  contacts: readonly Held[],
  today: string,
): FieldIssue[] {
  const issues: FieldIssue[] = [];
  const { from, endsOn } = quarterOf(confirmedOn);
  const earlier = others.find((other) => other.confirmedOn >= from && other.confirmedOn <= endsOn);
  if (confirmedOn > today) issues.push({ field: 'confirmedOn', code: 'date_in_future' });
  else if (earlier !== undefined)
    issues.push({ field: 'confirmedOn', code: 'contacts_confirmed', params: { date: earlier.confirmedOn } });
  else if (liaisonsOn(contacts, confirmedOn).length === 0)
    issues.push({ field: 'confirmedOn', code: 'contacts_without_liaison' });
  if (respondentName !== null && respondentPost === null)
    issues.push({ field: 'respondentPost', code: 'post_missing' });
  return issues;
}

/** A contact as a form of the whole organization sends it. */
export type ContactLine = ContactFields & { readonly id?: string | undefined };
type StoredContact = ContactFields & { readonly id: string };

/** One step by which the contacts become what the form sent; `on`: business day of the change. */
export type ContactStep =
  | { readonly step: 'create'; readonly fields: ContactFields }
  | { readonly step: 'update'; readonly id: string; readonly fields: ContactFields }
  | { readonly step: 'end'; readonly id: string; readonly validTo: string; readonly on: string }
  | { readonly step: 'void'; readonly id: string; readonly because: 'removed' | 'replaced' };

/**
 * How the contacts of an organization become the lines of its form.
 * - A line with the name or the role of a liaison changed ends the stored row the day before the change and begins a new one. The
 *   change is on the line's beginning when that was moved to a later day, else today. One that began on that very day never served: it is voided.
 * - A liaison without a line is ended yesterday, one who has left stays as stored: the past is not rewritten from a form.
 * - Everything else is created, changed or voided as sent.
 * @param unknown called with a line whose id the organization does not have
 */
export function contactSteps(
  stored: readonly StoredContact[],
  lines: readonly ContactLine[],
  today: string,
  unknown: (id: string) => never,
): ContactStep[] {
  const sent = new Set(lines.flatMap(({ id }) => (id === undefined ? [] : [id])));
  const steps: ContactStep[] = stored
    .filter(({ id }) => !sent.has(id))
    .flatMap((row): ContactStep[] => {
      if (row.role !== 'liaison') return [{ step: 'void', id: row.id, because: 'removed' }];
      return hasLeft(row, today) ? [] : [endBefore(row, today, 'removed')];
    });
  for (const { id, ...line } of lines) {
    const fields = { ...line, validFrom: line.validFrom ?? today };
    const row = id === undefined ? undefined : (stored.find((one) => one.id === id) ?? unknown(id));
    if (row === undefined) steps.push({ step: 'create', fields });
    else if (row.role === 'liaison' && hasLeft(row, today)) continue;
    else if (!isLiaisonChange(row, line)) steps.push({ step: 'update', id: row.id, fields });
    else {
      const moved = line.validFrom !== null && line.validFrom > (row.validFrom ?? '');
      const on = moved && line.validFrom !== null ? line.validFrom : today;
      const validTo = line.validTo !== null && line.validTo < on ? null : line.validTo;
      steps.push(endBefore(row, on, 'replaced'), { step: 'create', fields: { ...fields, validFrom: on, validTo } });
    }
  }
  return steps;
}

function hasLeft({ validTo }: Span, today: string): boolean {
  return validTo !== null && validTo < today;
}

function endBefore(row: StoredContact, on: string, because: 'removed' | 'replaced'): ContactStep {
  if (row.validFrom !== null && row.validFrom >= on) return { step: 'void', id: row.id, because };
  return { step: 'end', id: row.id, validTo: addDays(on, -1), on };
}
