import type { z } from 'zod';
import { type OrganizationFields, organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { CREDIT_CODE_ALPHABET, creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';
import type { Fields } from '../../../db/collections.ts';

/** One invented organization with everything that hangs on it; ids are given when it is stored. */
export type PracticeOrganization = {
  readonly fields: OrganizationFields;
  readonly creditFlag: 'none' | 'activity_abnormal' | 'serious_illegal';
  readonly contacts: readonly Fields[];
  readonly reviews: readonly Fields[];
  /** Registration events after the founding one. */
  readonly events: readonly Fields[];
};

/** Completes the fields by the contract, so that nothing is stored that a form could not have written. */
export function completeFields(input: z.input<typeof organizationFields>): OrganizationFields {
  return organizationFields.parse(input);
}

const TYPE_CHARACTERS = { social_group: '1', service_institution: '2', foundation: '3', other: '9' } as const;

/**
 * A valid unified social credit code (GB 32100-2015) of an invented organization. Its subject code starts with `MJ00`, so
 * that it is not by chance the code of a real organization of the county.
 */
export function inventedCreditCode(type: keyof typeof TYPE_CHARACTERS, divisionCode: string, n: number): string {
  const size = CREDIT_CODE_ALPHABET.length;
  const mixed = n * 7919;
  const tail = [size ** 3, size ** 2, size, 1]
    .map((unit) => CREDIT_CODE_ALPHABET.charAt(Math.floor(mixed / unit) % size))
    .join('');
  const subject = `MJ00${tail}`;
  const first17 = `5${TYPE_CHARACTERS[type]}${divisionCode.slice(0, 6)}${subject}${subjectCheckCharacter(subject)}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}

export function contact(name: string, post: string, role: string, workPhone: string, validFrom: string): Fields {
  return { name, post, role, workPhone, workEmail: null, validFrom, validTo: null };
}

/** What only some events carry; all of one insertion have the same fields. */
export const NO_DETAILS: Fields = {
  ...{ reason: null, legalBasis: null, factOn: null, liquidationFinishedOn: null },
  ...{ certificateReturnedOn: null, certificateNotReturned: null, sealReturnedOn: null, sealNotReturned: null },
};

/** An event with its reason and, where there is one, the number of its paper. */
export function event(kind: string, effectiveOn: string, reason: string, documentNo: string | null): Fields {
  return { kind, effectiveOn, items: [], documentNo, note: null, ...NO_DETAILS, reason };
}

/** The later of two dates. */
export function later(first: string, second: string): string {
  return first > second ? first : second;
}
