import type { CallInput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

let serial = 0;

/** Registers an association of its own and answers its id; all names are made up. */
export async function association(
  office: TestService,
  fields: Partial<CallInput<'organizations.save'>['fields']> = {},
): Promise<string> {
  serial += 1;
  const { id } = await office.call('organizations.save', {
    fields: {
      name: `云州市第${serial}号茶文化协会`,
      registrationKind: 'registered',
      legalType: 'social_group',
      registrationNo: `云民证字${serial}号`,
      registrationAuthority: '云州市民政局',
      establishedOn: '2019-11-07',
      ...fields,
    },
  });
  return id;
}
