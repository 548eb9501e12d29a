import type { z } from 'zod';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  type annualReview,
  type OrganizationFields,
  type organizationContact,
  organizationFields,
} from '#shared/features/organizations/organizations.contract.ts';
import { FIELD_SECTIONS, type FieldName, fieldApplies, REGISTERED_ITEMS } from './fieldSections.ts';

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
};

let lastKey = 0;
const nextKey = () => {
  lastKey += 1;
  return lastKey;
};

/** An empty form; `divisionCode` of the office is a good guess. */
export function emptyForm(divisionCode: string | null): FormContent {
  const fields = organizationFields.parse({ name: '', registrationKind: 'registered', divisionCode });
  return { fields, contacts: [], reviews: [], reason: '', effectiveOn: null, documentNo: '' };
}

/** The form of a stored organization. */
export function formOf(answer: CallOutput<'organizations.get'>): FormContent {
  const names = Object.keys(organizationFields.shape);
  const picked = Object.fromEntries(Object.entries(answer.organization).filter(([name]) => names.includes(name)));
  return {
    fields: organizationFields.parse(picked),
    contacts: answer.contacts.map((contact) => ({ ...contact, key: nextKey() })),
    reviews: answer.annualReviews.map((review) => ({ ...review, key: nextKey() })),
    reason: '',
    effectiveOn: null,
    documentNo: '',
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

/** What `organizations.save` takes: without the screen's keys, without empty lines. */
export function linesToSave(content: FormContent) {
  return {
    contacts: content.contacts.filter((line) => line.name.trim() !== '').map(({ key: _key, ...contact }) => contact),
    annualReviews: content.reviews.map(({ key: _key, ...review }) => review),
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

/** One field in which the stored record moved on while somebody typed. */
export type FieldConflict = { readonly field: FieldName; readonly mine: unknown; readonly theirs: unknown };

/**
 * Compares three states of a record field by field.
 * @returns the fields that both sides changed, each to something else; what only one side changed needs no question
 */
export function conflictsOf(
  base: OrganizationFields,
  mine: OrganizationFields,
  theirs: OrganizationFields,
): readonly FieldConflict[] {
  return (Object.keys(organizationFields.shape) as FieldName[])
    .filter((field) => theirs[field] !== base[field] && mine[field] !== base[field] && theirs[field] !== mine[field])
    .map((field) => ({ field, mine: mine[field], theirs: theirs[field] }));
}
