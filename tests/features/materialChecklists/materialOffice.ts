import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';

export type Case = CallOutput<'materialChecklists.get'>['case'];
type State = CallInput<'materialChecklists.save'>['items'][number];

/** An organization of the registry; all names are made up. */
export async function addOrganization(office: Pick<TestService, 'call'>, name: string, index: number): Promise<string> {
  const { id } = await office.call('organizations.save', {
    fields: {
      ...{ name, registrationKind: 'registered', legalType: 'social_group', uscc: creditCode(index, '51', '330106') },
      ...{ registrationAuthority: OFFICE_NAME, establishedOn: '2015-06-12', townshipName: '城关街道' },
    },
  });
  return id;
}

/** Opens a case and answers it as stored. */
export async function openCase(
  office: TestService,
  input: Partial<CallInput<'materialChecklists.open'>> = {},
): Promise<Case> {
  const { id } = await office.call('materialChecklists.open', {
    ...{ matterCode: 'filing', organizationId: null, applicantName: '城关街道舞蹈队', receivedOn: '2026-03-02' },
    ...input,
  });
  return caseOf(office, id);
}

export async function caseOf(office: TestService, id: string): Promise<Case> {
  return (await office.call('materialChecklists.get', { id })).case;
}

export const expected = ({ id, revision }: Pick<Case, 'id' | 'revision'>) => ({ id, expectedRevision: revision });

/** The states of a case as a form sends them, some of them changed. */
export function states(one: Case, changes: Readonly<Record<string, Partial<State>>> = {}): State[] {
  return one.items.map(({ key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark }) => ({
    ...{ key, applies, receivedOn, copiesReceived, isSealed, isSigned, defect, remark },
    ...changes[key],
  }));
}

/** Everything received in full, sealed and signed as asked, but for what `changes` says. */
export function allReceived(one: Case, changes: Readonly<Record<string, Partial<State>>> = {}): State[] {
  return states(
    one,
    Object.fromEntries(
      one.items.map(({ key, copies, requirement }) => [
        key,
        requirement === 'conditional'
          ? { ...changes[key] }
          : { receivedOn: '2026-03-02', copiesReceived: copies, isSealed: true, isSigned: true, ...changes[key] },
      ]),
    ),
  );
}

export async function save(office: TestService, one: Case, items: State[], note: string | null = null): Promise<Case> {
  const { receivedOn } = one;
  await office.call('materialChecklists.save', { ...expected(one), receivedOn, items, note });
  return caseOf(office, one.id);
}
