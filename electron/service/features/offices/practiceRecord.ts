import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import type { z } from 'zod';
import { CREDIT_CODE_ALPHABET, creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';
import type { Fields } from '../../db/collections.ts';

type FieldsInput = z.input<typeof organizationFields>;

/** One invented organization with everything that hangs on it; ids are given when it is stored. */
export type PracticeOrganization = {
  readonly fields: Fields & { readonly name: string };
  readonly contacts: readonly Fields[];
  readonly reviews: readonly Fields[];
  readonly events: readonly Fields[];
};

/** Completes the fields by the contract, so that nothing is stored that a form could not have written. */
export function completeFields(input: FieldsInput, creditFlag = 'none'): PracticeOrganization['fields'] {
  return { ...organizationFields.parse(input), creditFlag };
}

const TYPE_CHARACTERS = { social_group: '1', service_institution: '2', foundation: '3', other: '9' } as const;

/**
 * A valid unified social credit code (GB 32100-2015) of an invented organization. Subject codes `MJ00…` are used by no
 * county, so that none of them is by chance the code of a real organization.
 */
export function inventedCreditCode(type: keyof typeof TYPE_CHARACTERS, divisionCode: string, n: number): string {
  const size = CREDIT_CODE_ALPHABET.length;
  const digit = (value: number) => CREDIT_CODE_ALPHABET.charAt(value % size);
  const mixed = n * 7919;
  const tail = digit(Math.floor(mixed / size ** 3)) + digit(Math.floor(mixed / size ** 2)) + digit(Math.floor(mixed / size)) + digit(mixed);
  const subject = `MJ00${tail}`;
  const first17 = `5${TYPE_CHARACTERS[type]}${divisionCode.slice(0, 6)}${subject}${subjectCheckCharacter(subject)}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}
