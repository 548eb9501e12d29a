import type { CallInput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

export type SaveFields = CallInput<'organizations.save'>['fields'];
type Recording = Omit<CallInput<'organizationEvents.record'>, 'organizationId' | 'expectedRevision'>;

/** A registered social group founded in 2015. */
export function group(number: number, part: Partial<SaveFields> = {}): SaveFields {
  return {
    name: `云州市第${number}号商会`,
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: `云社字${number}`,
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    domicile: '人民路1号',
    ...part,
  };
}

/** A filed community group founded in 2020. */
export function filedGroup(number: number): CallInput<'organizations.save'> {
  return {
    fields: {
      name: `幸福社区第${number}书画队`,
      registrationKind: 'filed',
      communityCategory: 'culture_sports',
      townshipName: '青云街道',
      communityName: '幸福社区',
      filedOn: '2020-04-01',
      legalRepresentativeName: '林某某',
    },
    contacts: [{ name: '林某某', role: 'activity_lead', workPhone: '0571-88001234' }],
  };
}

/** Everything that each kind asks for, for a day. */
export function filled(kind: Recording['kind'], effectiveOn: string): Recording {
  const ending = { certificateReturnedOn: effectiveOn, sealNotReturned: '遗失，已登报声明' };
  const common = { kind, effectiveOn, reason: '经核准', documentNo: '云民许〔2026〕8号' };
  if (kind === 'cancelled') return { ...common, ...ending, liquidationFinishedOn: effectiveOn };
  if (kind === 'revoked' || kind === 'license_revoked') return { ...common, ...ending, legalBasis: '《条例》第三十条' };
  if (kind.startsWith('list_')) return { ...common, factOn: effectiveOn, legalBasis: '《信用信息管理办法》第十一条' };
  return common;
}

export const stateOf = async (office: TestService, id: string) => {
  const { organization } = await office.call('organizations.get', { id });
  return organization;
};

/** Enters an event as the page does: with the revision that it shows. */
export async function record(office: TestService, organizationId: string, recording: Recording) {
  const { revision } = await stateOf(office, organizationId);
  return office.call('organizationEvents.record', { organizationId, expectedRevision: revision, ...recording });
}

/** Codes of the refusal of an event. */
export async function refusal(office: TestService, organizationId: string, recording: Recording): Promise<string[]> {
  const { revision } = await stateOf(office, organizationId);
  const input = { organizationId, expectedRevision: revision, ...recording };
  return codesOf(await office.failure('organizationEvents.record', input));
}

export function codesOf(failure: { code: string; details: Readonly<Record<string, unknown>> }): string[] {
  const { fields } = failure.details;
  if (!Array.isArray(fields)) return [failure.code];
  return fields.map((issue: { code: string }) => issue.code);
}

/** Voids an event as the page does. */
export async function voidEvent(office: TestService, id: string, reason = '录入有误') {
  const { revision } = await office.call('organizationEvents.get', { id });
  return office.call('organizationEvents.void', { id, expectedRevision: revision, reason });
}

/** Kinds that are offered for an organization now. */
export async function offered(office: TestService, organizationId: string): Promise<string[]> {
  const { acts } = await office.call('organizationEvents.allowed', { organizationId });
  return acts.filter(({ refused }) => refused === null).map(({ kind }) => kind);
}
