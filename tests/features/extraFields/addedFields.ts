import type { CallInput } from '#shared/contract/list.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Definition = CallInput<'extraFields.save'>;

/** Adds a field as the system administrator does; the clerk is logged in again afterwards. @returns its id */
export async function addField(office: TestService, definition: Definition): Promise<string> {
  return asAdministrator(office, async () => (await office.call('extraFields.save', definition)).id);
}

export async function asAdministrator<Value>(office: TestService, work: () => Promise<Value>): Promise<Value> {
  await office.as('admin');
  const value = await work();
  await office.as('clerk');
  return value;
}

/** A field as it stands now. */
export async function fieldById(office: TestService, id: string) {
  const { fields } = await office.call('extraFields.list', {});
  const found = fields.find((field) => field.id === id);
  if (!found) throw new Error('no field');
  return found;
}

type Fields = CallInput<'organizations.save'>['fields'];

/** A registered organization that may be saved; `index` makes it unique. */
export function organizationFields(index: number, extra: NonNullable<Fields['extra']> = {}): Fields {
  return {
    name: `云州市第${index}号慢跑协会`,
    registrationKind: 'registered',
    legalType: 'social_group',
    uscc: creditCode(index),
    registrationAuthority: '云州市民政局',
    establishedOn: '2019-11-07',
    extra,
  };
}

/** Saves values of one organization at its present revision. */
export async function saveExtra(
  office: TestService,
  id: string,
  index: number,
  extra: NonNullable<Fields['extra']>,
  more: Partial<CallInput<'organizations.save'>> = {},
) {
  const { organization } = await office.call('organizations.get', { id });
  return office.call('organizations.save', {
    id,
    expectedRevision: organization.revision,
    fields: organizationFields(index, extra),
    ...more,
  });
}

/** `field: code` of every broken rule. */
export function issues(failure: { readonly details: Readonly<Record<string, unknown>> }): string[] {
  const { fields } = failure.details;
  if (!Array.isArray(fields)) return [];
  return fields.map((issue: { readonly field: string; readonly code: string }) => `${issue.field}: ${issue.code}`);
}
