import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'organizations.save'>['fields'];
export type Unit = CallOutput<'units.list'>['rows'][number];

/** A registered organization under a unit. */
export function organizationOf(number: number, part: Partial<Fields> = {}): Fields {
  return {
    name: `云州市第${'一二三四五六七八九十'[number % 10]}类${number}号协会`,
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: `云社证字第${number}号`,
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    ...part,
  };
}

/** Saves an organization and answers its id. */
export async function addOrganization(
  office: TestService,
  number: number,
  part: Partial<Fields> = {},
): Promise<string> {
  // Invented names are alike on purpose; the reason answers the question about them.
  const { id } = await office.call('organizations.save', {
    fields: organizationOf(number, part),
    reason: '另一家组织',
  });
  return id;
}

export async function addUnit(
  office: TestService,
  name: string,
  level: CallInput<'units.save'>['fields']['level'] = 'supervising',
  part: Partial<CallInput<'units.save'>['fields']> = {},
): Promise<{ id: string; expectedRevision: number }> {
  const { id, revision } = await office.call('units.save', { fields: { name, level, ...part } });
  return { id, expectedRevision: revision };
}

export async function unitNamed(office: TestService, name: string): Promise<Unit> {
  const { rows } = await office.call('units.list', { filter: { state: 'all' } });
  const unit = rows.find((row) => row.name === name);
  if (!unit) throw new Error(`no unit ${name}`);
  return unit;
}

/** Names of the organizations that a filter leaves, in the order of the list. */
export async function names(
  office: TestService,
  filter: CallInput<'organizations.list'>['filter'],
  asAt?: string,
): Promise<string[]> {
  const { rows } = await office.call('organizations.list', { filter, ...(asAt === undefined ? {} : { asAt }) });
  return rows.map(({ name }) => name);
}

export const RENAMING = { effectiveOn: '2026-02-01', reason: '机构改革', documentNo: '云政发〔2026〕3号' };
