import type { CallInput } from '#shared/contract/list.ts';
import { creditCodeCheckCharacter, subjectCheckCharacter } from '#shared/lib/creditCode.ts';
import type { TestService } from '#tests/support/makeService.ts';

export type OrganizationInput = CallInput<'organizations.save'>['fields'];

/** A valid code of a social group. */
export function code(number: number): string {
  const subject = String(10_000_000 + number).slice(-8);
  const first = `51330106${subject}${subjectCheckCharacter(subject)}`;
  return first + creditCodeCheckCharacter(first);
}

/** A registered social group that breaks no rule. */
export function group(name: string, part: Partial<OrganizationInput> = {}): OrganizationInput {
  return {
    name,
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: null,
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    ...part,
  };
}

/** Saves an organization; a reason is given, so that likeness to another one does not refuse it. */
export async function saved(
  office: TestService,
  fields: OrganizationInput,
  more: Partial<CallInput<'organizations.save'>> = {},
): Promise<{ id: string; revision: number }> {
  return office.call('organizations.save', { fields, reason: '测试用，确有两家', ...more });
}
