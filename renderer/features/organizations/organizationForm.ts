import type { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import { extraIdOf, extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { REGISTERED_ITEMS } from '#shared/features/organizationEvents/organizationEvents.lists.ts';
import {
  type annualReview,
  type OrganizationFields,
  type organizationContact,
  organizationFields,
} from '#shared/features/organizations/organizations.contract.ts';
import { FIELD_SECTIONS, type FieldName, fieldApplies } from './fieldSections.ts';

type Contact = z.output<typeof organizationContact>;
type Review = z.output<typeof annualReview>;
/** A line while it is typed; `key` names it on the screen only. */
export type ContactLine = Omit<Contact, 'id'> & { readonly id?: string; readonly key: number };
export type ReviewLine = Omit<Review, 'id'> & { readonly id?: string; readonly key: number };

/** Everything the form holds; JSON-safe, so that it can be kept as a draft. */
export type FormContent = {
  readonly fields: OrganizationFields;
  readonly contacts: readonly ContactLine[];
  readonly reviews: readonly ReviewLine[];
  readonly reason: string;
  readonly effectiveOn: string | null;
  readonly documentNo: string;
  /** Registered items were entered wrongly; they are set right without an event. */
  readonly correction: boolean;
  /** Not registered or filed yet (筹备). */
  readonly preparing: boolean;
};

const NO_CHANGE = { correction: false, preparing: false } as const;

let lastKey = 0;
const nextKey = () => {
  lastKey += 1;
  return lastKey;
};

/** An empty form; `divisionCode` of the office is a good guess. */
export function emptyForm(divisionCode: string | null): FormContent {
  const fields = organizationFields.parse({ name: '', registrationKind: 'registered', divisionCode });
  return { fields, contacts: [], reviews: [], reason: '', effectiveOn: null, documentNo: '', ...NO_CHANGE };
}

/** A draft as it was kept; fields that the program has had only since then are empty. */
export function keptForm(kept: FormContent): FormContent {
  return { ...kept, fields: { ...emptyForm(null).fields, ...kept.fields } };
}

/** The form of a stored organization. */
export function formOf(answer: CallOutput<'organizations.get'>): FormContent {
  const names = Object.keys(organizationFields.shape);
  const picked = Object.fromEntries(Object.entries(answer.organization).filter(([name]) => names.includes(name)));
  return {
    fields: organizationFields.parse(picked),
    // A liaison who left stands on the tab of contacts: the past is not rewritten from the form.
    contacts: answer.contacts
      .filter(({ role, validTo }) => role !== 'liaison' || validTo === null)
      .map((contact) => ({ ...contact, key: nextKey() })),
    reviews: answer.annualReviews.map((review) => ({ ...review, key: nextKey() })),
    reason: '',
    effectiveOn: null,
    documentNo: '',
    ...NO_CHANGE,
    preparing: answer.organization.recordState === 'draft',
  };
}

/** A new line of the list of contacts. */
export function newContact(): ContactLine {
  return {
    key: nextKey(),
    name: '',
    post: null,
    role: 'liaison',
    workPhone: null,
    workEmail: null,
    validFrom: null,
    validTo: null,
  };
}

/** A new line of the list of reviews, for the year after the newest one. */
export function newReview(reviews: readonly ReviewLine[], today: string): ReviewLine {
  const newest = Math.max(0, ...reviews.map((review) => review.year));
  return {
    key: nextKey(),
    year: newest === 0 ? Number(today.slice(0, 4)) - 1 : newest + 1,
    regime: reviews.at(-1)?.regime ?? 'report',
    submittedOn: null,
    conclusion: 'report_submitted',
    concludedOn: null,
    rectificationDueOn: null,
  };
}

/**
 * What `organizations.save` takes: without the screen's keys, without empty lines.
 * @param base what the form of a stored one began with: lines that were not touched are not sent, others may have changed them since
 */
export function linesToSave(content: FormContent, base?: FormContent) {
  const contacts = content.contacts.filter((line) => line.name.trim() !== '').map(({ key: _key, ...line }) => line);
  const annualReviews = content.reviews.map(({ key: _key, ...review }) => review);
  return {
    ...(content.contacts === base?.contacts ? {} : { contacts }),
    ...(content.reviews === base?.reviews ? {} : { annualReviews }),
  };
}

/** The fields as they are stored: those of the other kind of registration are emptied. */
export function fieldsToSave(fields: OrganizationFields): OrganizationFields {
  const foreign = FIELD_SECTIONS.flatMap((section) => section.fields)
    .filter((spec) => !fieldApplies(spec, fields.registrationKind))
    .map((spec) => [spec.field, null]);
  return { ...fields, ...Object.fromEntries(foreign), name: fields.name.trim() };
}

/** Registered items that differ from what is stored: they make a change of registration. */
export function changedItems(stored: OrganizationFields, typed: OrganizationFields): readonly FieldName[] {
  return REGISTERED_ITEMS.filter((field) => (stored[field] ?? '') !== (typed[field] ?? ''));
}

/** One field in which the stored record moved on while somebody typed; a field of the office itself is `extra.<id>`. */
export type FieldConflict = { readonly field: string; readonly mine: unknown; readonly theirs: unknown };

/** The fields of a form, one by one: each field of the office stands for itself. */
function flat({ extra, ...fields }: OrganizationFields): Map<string, unknown> {
  const added = Object.entries(extra).map(([id, value]) => [extraKey(id), value] as const);
  return new Map<string, unknown>([...Object.entries(fields), ...added.filter(([, value]) => value !== null)]);
}

/**
 * Compares three states of a record field by field.
 * @returns the fields that both sides changed, each to something else; what only one side changed needs no question
 */
export function conflictsOf(
  base: OrganizationFields,
  mine: OrganizationFields,
  theirs: OrganizationFields,
): readonly FieldConflict[] {
  const [before, own, other] = [flat(base), flat(mine), flat(theirs)];
  return [...new Set([...own.keys(), ...other.keys()])].flatMap((field) => {
    const [was, typed, stored] = [before.get(field), own.get(field), other.get(field)];
    return stored !== was && typed !== was && stored !== typed
      ? [{ field, mine: typed ?? null, theirs: stored ?? null }]
      : [];
  });
}

/** What only the other side changed: it is taken over without a question. */
export function takenOver(
  base: OrganizationFields,
  mine: OrganizationFields,
  theirs: OrganizationFields,
): Partial<OrganizationFields> {
  const [before, own, other] = [flat(base), flat(mine), flat(theirs)];
  const taken = [...new Set([...own.keys(), ...other.keys()])]
    .filter((field) => own.get(field) === before.get(field))
    .map((field) => [field, other.get(field) ?? null]);
  return withExtra(mine, Object.fromEntries(taken));
}

/** Fields by name as a change of the form: those of the office (`extra.<id>`) are put into the ones that stand there. */
export function withExtra(
  { extra }: OrganizationFields,
  taken: Readonly<Record<string, unknown>>,
): Partial<OrganizationFields> {
  const own = Object.entries(taken).filter(([field]) => extraIdOf(field) === undefined);
  const added = Object.entries(taken).flatMap(([field, value]) => {
    const id = extraIdOf(field);
    const isValue = typeof value === 'string' || typeof value === 'number';
    return id === undefined ? [] : [[id, isValue ? value : null] as const];
  });
  if (added.length === 0) return Object.fromEntries(own);
  return { ...Object.fromEntries(own), extra: { ...extra, ...Object.fromEntries(added) } };
}
