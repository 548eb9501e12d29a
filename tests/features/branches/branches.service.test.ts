import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { addUser, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Fields = CallInput<'branches.save'>['fields'];
const BRANCH: Fields = {
  ...{ name: '青年工作委员会', kind: 'branch', establishedOn: '2023-04-01', basis: '第三届理事会第二次会议' },
  ...{ headName: '周赟', headPost: '主任' },
};

describe('R9 branches', () => {
  it('keeps set-up, head with post, and end', async () => {
    const organizationId = await association(office);
    const { id } = await office.call('branches.save', { organizationId, fields: BRANCH });
    const ended = { ...BRANCH, endedOn: '2025-12-31', endingNote: '理事会决定撤销' };
    await office.call('branches.save', { id, expectedRevision: 1, organizationId, fields: ended, reason: '补录终止' });
    const { rows } = await office.call('branches.list', { organizationId });
    expect(rows[0]?.fields).toEqual({ ...ended, domicile: null, note: null });
    const { entries } = await office.call('records.history', { id });
    expect(entries.map(({ reason }) => reason)).toEqual(['补录终止', '']);
    // The same name may be used again once the former one ended.
    await office.call('branches.save', { organizationId, fields: { ...BRANCH, establishedOn: '2026-01-01' } });
  });

  it.each<[string, Partial<Fields>, string[]]>([
    ['established on a day to come', { establishedOn: '2026-03-06' }, ['establishedOn: date_in_future']],
    ['ended before it was set up', { endedOn: '2023-03-31' }, ['endedOn: ended_before_begin']],
    ['ended on a day to come', { endedOn: '2026-03-06' }, ['endedOn: date_in_future']],
    ['with a reason of no end', { endingNote: '撤销' }, ['endedOn: ending_without_day']],
    ['with a head without a post', { headPost: ' ' }, ['headPost: post_missing']],
    ['of a name that is there', { name: '青年 工作委员会' }, ['name: branch_exists']],
  ])('refuses one %s', async (_name, part, expected) => {
    const organizationId = await association(office);
    if (part.name !== undefined) await office.call('branches.save', { organizationId, fields: BRANCH });
    const failure = await office.failure('branches.save', { organizationId, fields: { ...BRANCH, ...part } });
    expect(issuesOf(failure)).toEqual(expected);
  });

  it('are read by every business role and written by clerks alone', async () => {
    const organizationId = await association(office);
    await office.call('branches.save', { organizationId, fields: BRANCH });
    await addUser(office, 'zhao', '赵局长', ['leader']);
    await office.as('zhao');
    expect((await office.call('branches.list', { organizationId })).rows).toHaveLength(1);
    expect((await office.failure('branches.save', { organizationId, fields: BRANCH })).code).toBe('forbidden');
    await office.as('auditor');
    expect((await office.failure('branches.list', { organizationId })).code).toBe('forbidden');
    await office.as('clerk');
  });
});
