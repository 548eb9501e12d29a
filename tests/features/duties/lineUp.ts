import type { CallInput } from '#shared/contract/list.ts';
import type { TestService } from '#tests/support/makeService.ts';

export type AssignmentFields = CallInput<'duties.saveAssignment'>['fields'];

/** A leading group with what a test needs of it, through the calls a clerk makes. */
export function lineUpOf(office: TestService) {
  return {
    group: async (name: string, part: Partial<CallInput<'duties.saveGroup'>['fields']> = {}): Promise<string> => {
      const fields = { name, establishedOn: '2024-01-01', documentNo: '云民发〔2024〕1号', ...part };
      return (await office.call('duties.saveGroup', { fields })).id;
    },
    member: async (name: string, post = '副局长'): Promise<string> =>
      (await office.call('duties.saveMember', { fields: { name, post } })).id,
    item: async (
      leadingGroupId: string,
      text: string,
      part: Partial<CallInput<'duties.saveItem'>['fields']> = {},
    ): Promise<string> => {
      const fields = { leadingGroupId, text, kind: 'organization_work', startOn: '2024-01-01', ...part } as const;
      return (await office.call('duties.saveItem', { fields })).id;
    },
    assign: async (leadingGroupId: string, memberId: string, part: Partial<AssignmentFields> = {}): Promise<string> => {
      const fields = { leadingGroupId, memberId, role: 'member', startOn: '2025-01-01', ...part } as const;
      return (await office.call('duties.saveAssignment', { fields })).id;
    },
    /** What is wrong with a group on a day: kinds with the names they speak of. */
    findings: async (groupId: string, at?: string): Promise<string[]> => {
      const { findings } = await office.call('duties.overview', at === undefined ? {} : { at });
      return findings
        .filter((finding) => finding.groupId === groupId)
        .map(({ kind, params }) => [kind, params.duty ?? params.name ?? params.since ?? params.from].join(' ').trim());
    },
  };
}
