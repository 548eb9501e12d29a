import type { ImportedReview, ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { message } from '#shared/text/index.ts';
import type { StoredRecord } from '../../db/records.ts';

/** Contacts and annual reviews that a row of a list brings to an organization of the registry. */

/** The records of an organization that are in force beside it. */
export type Children = { readonly contacts: readonly StoredRecord[]; readonly reviews: readonly StoredRecord[] };

export type ContactChange =
  | { readonly kind: 'create'; readonly name: string; readonly workPhone: string | null }
  | { readonly kind: 'update'; readonly contact: StoredRecord; readonly workPhone: string };

/**
 * A telephone without a name is kept as a contact of that name: the office's own line, whoever answers it.
 * @returns null when the row has neither name nor telephone
 */
export function contactName(values: ImportValues): string | null {
  const { contact } = values;
  if (contact?.name) return contact.name;
  return contact?.workPhone ? message('zh-CN', 'importReport.officeLine') : null;
}

/**
 * What a row changes in the contacts: the telephone of the contact of the same name, else a new contact. Nothing when a
 * contact of that name has the telephone, or when the row has only a telephone and any contact has it.
 */
export function contactChange(values: ImportValues, contacts: readonly StoredRecord[]): ContactChange | null {
  const name = contactName(values);
  if (name === null) return null;
  const workPhone = values.contact?.workPhone ?? null;
  const open = contacts.filter((contact) => contact.validTo === null);
  const hasName = Boolean(values.contact?.name);
  if (!hasName && open.some((contact) => contact.workPhone === workPhone)) return null;
  const same = open.filter((contact) => contact.name === name);
  const [first] = same;
  if (first === undefined) return { kind: 'create', name, workPhone };
  if (workPhone === null || same.some((contact) => contact.workPhone === workPhone)) return null;
  return { kind: 'update', contact: first, workPhone };
}

export type ReviewChange = { readonly review: ImportedReview; readonly present: StoredRecord | null };

/** The years that the registry has not, or has otherwise. */
export function reviewChanges(values: ImportValues, reviews: readonly StoredRecord[]): readonly ReviewChange[] {
  return (values.annualReviews ?? []).flatMap((review) => {
    const present = reviews.find((one) => one.year === review.year) ?? null;
    const isSame = present?.conclusion === review.conclusion && present.regime === review.regime;
    return isSame ? [] : [{ review, present }];
  });
}
