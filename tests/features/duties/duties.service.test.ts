import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let group = '';

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  group = await newGroup('社会组织管理工作领导小组');
});
afterAll(() => office.close());

async function newGroup(name: string): Promise<string> {
  const fields = { name, establishedOn: '2024-01-01', documentNo: '云民发〔2024〕1号' };
  return (await office.call('duties.saveGroup', { fields })).id;
}

async function newMember(name: string, post = '副局长'): Promise<string> {
  return (await office.call('duties.saveMember', { fields: { name, post } })).id;
}

type Assignment = CallInput<'duties.saveAssignment'>['fields'];

function assignment(memberId: string, part: Partial<Assignment> = {}): CallInput<'duties.saveAssignment'> {
  return { fields: { leadingGroupId: group, memberId, role: 'member', startOn: '2025-01-01', ...part } };
}

async function brokenFields(input: CallInput<'duties.saveAssignment'>): Promise<unknown> {
  const failure = await office.failure('duties.saveAssignment', input);
  expect(failure.code).toBe('rule_broken');
  return failure.details.fields;
}

describe('duty assignments', () => {
  it('allows one leader at any date, and the next from the day after', async () => {
    const [first, second] = [await newMember('张建国', '局长'), await newMember('李春梅', '局长')];
    await office.call(
      'duties.saveAssignment',
      assignment(first, { role: 'leader', startOn: '2025-01-01', endOn: '2026-02-28' }),
    );
    const sameDay = assignment(second, { role: 'leader', startOn: '2026-02-28' });
    expect(await brokenFields(sameDay)).toEqual([
      { field: 'role', code: 'second_leader', params: { from: '2025-01-01', to: '2026-02-28' } },
    ]);
    await office.call('duties.saveAssignment', assignment(second, { role: 'leader', startOn: '2026-03-01' }));

    const leaderAt = async (at: string) =>
      (await office.call('duties.overview', { at })).assignments
        .filter((row) => row.leadingGroupId === group && row.role === 'leader')
        .map((row) => row.memberName);
    expect(await leaderAt('2024-12-31')).toEqual([]);
    expect(await leaderAt('2026-02-28')).toEqual(['张建国']);
    expect(await leaderAt('2026-03-01')).toEqual(['李春梅']);
  });

  it('has a leader in each of two groups', async () => {
    const other = await newGroup('安全生产领导小组');
    const chair = await newMember('孙志强', '局长');
    await office.call('duties.saveAssignment', assignment(chair, { leadingGroupId: other, role: 'leader' }));
    const { assignments } = await office.call('duties.overview', {});
    expect(assignments.filter((row) => row.role === 'leader')).toHaveLength(2);
  });

  it('refuses overlapping rows of the same member and role, but not another role', async () => {
    const member = await newMember('王珺');
    await office.call('duties.saveAssignment', assignment(member, { startOn: '2025-01-01', endOn: '2025-12-31' }));
    expect(await brokenFields(assignment(member, { startOn: '2025-12-31' }))).toEqual([
      { field: 'startOn', code: 'duty_overlap', params: { from: '2025-01-01', to: '2025-12-31' } },
    ]);
    await office.call('duties.saveAssignment', assignment(member, { role: 'liaison', startOn: '2025-06-01' }));
    await office.call('duties.saveAssignment', assignment(member, { startOn: '2026-01-01' }));
  });

  it('lets a term be changed without clashing with itself, and refuses an end before the start', async () => {
    const member = await newMember('赵堃');
    const { id, revision } = await office.call('duties.saveAssignment', assignment(member));
    const ended = assignment(member, { endOn: '2026-12-31', sectionNames: ['社会组织管理科'] });
    expect(await office.call('duties.saveAssignment', { ...ended, id, expectedRevision: revision })).toEqual({
      id,
      revision: 2,
    });
    const wrong = { ...assignment(member, { endOn: '2024-12-31' }), id, expectedRevision: 2 };
    expect(await brokenFields(wrong)).toEqual([{ field: 'endOn', code: 'date_order' }]);
  });

  it('frees the place of a voided row', async () => {
    const member = await newMember('周赟');
    const { id } = await office.call('duties.saveAssignment', assignment(member));
    await office.call('duties.void', { collection: 'duty_assignment', id, expectedRevision: 1, reason: '录入有误' });
    await office.call('duties.saveAssignment', assignment(member));
  });

  it('names group and member that do not exist', async () => {
    const nobody = '0190aaaa-0000-7000-8000-000000000000';
    expect(await brokenFields(assignment(nobody, { leadingGroupId: nobody }))).toEqual([
      { field: 'leadingGroupId', code: 'not_found' },
      { field: 'memberId', code: 'not_found' },
    ]);
  });
});

describe('the overview', () => {
  it('lists in official order, whatever the order of entry', async () => {
    const own = await newGroup('评估工作领导小组');
    const entered = [
      ['钱某', 'liaison', 0],
      ['冯某', 'member', 2],
      ['陈某', 'member', 1],
      ['褚某', 'office_director', 0],
      ['卫某', 'deputy_leader', 0],
      ['蒋某', 'leader', 0],
    ] as const;
    for (const [name, role, seq] of entered) {
      await office.call('duties.saveAssignment', assignment(await newMember(name), { leadingGroupId: own, role, seq }));
    }
    const { assignments } = await office.call('duties.overview', {});
    const names = assignments.filter((row) => row.leadingGroupId === own).map((row) => row.memberName);
    expect(names).toEqual(['蒋某', '卫某', '陈某', '冯某', '褚某', '钱某']);
  });

  it('leaves out what belongs to a dissolved group or a voided member', async () => {
    const own = await newGroup('清理整治领导小组');
    const [stays, wrong] = [await newMember('沈某'), await newMember('韩某')];
    for (const member of [stays, wrong])
      await office.call('duties.saveAssignment', assignment(member, { leadingGroupId: own }));
    await office.call('duties.void', { collection: 'member', id: wrong, expectedRevision: 1, reason: '录入有误' });
    const at = async (date: string) =>
      (await office.call('duties.overview', { at: date })).assignments
        .filter((row) => row.leadingGroupId === own)
        .map((row) => row.memberName);
    expect(await at('2026-03-05')).toEqual(['沈某']);
    const fields = { name: '清理整治领导小组', establishedOn: '2024-01-01', dissolvedOn: '2026-03-01' };
    await office.call('duties.saveGroup', { id: own, expectedRevision: 1, fields });
    expect(await at('2026-03-05')).toEqual([]);
    expect(await at('2026-02-28')).toEqual(['沈某']);
  });

  it('lists the local office before its units', async () => {
    await office.call('duties.saveUnit', { fields: { name: '社会组织管理科', level: 'section' } });
    const { units } = await office.call('duties.overview', {});
    expect(units.map(({ name, local }) => ({ name, local }))).toEqual([
      { name: OFFICE_NAME, local: true },
      { name: '社会组织管理科', local: false },
    ]);
  });
});

describe('saving', () => {
  it('refuses a second unit of the same name and any change of the office itself', async () => {
    const fields = { name: '执法大队', level: 'section' } as const;
    const { id } = await office.call('duties.saveUnit', { fields });
    expect((await office.failure('duties.saveUnit', { fields })).code).toBe('duplicate');
    const renamed = { id, expectedRevision: 1, fields: { ...fields, name: '综合执法大队' } };
    expect(await office.call('duties.saveUnit', renamed)).toEqual({ id, revision: 2 });
    const { units } = await office.call('duties.overview', {});
    const local = units.find((unit) => unit.local)?.id ?? '';
    const failure = await office.failure('duties.saveUnit', {
      id: local,
      expectedRevision: 1,
      fields: { ...fields, name: '别的局' },
    });
    expect(failure.code).toBe('forbidden');
  });

  it('answers conflict with the present record when the revision is old or missing', async () => {
    const id = await newMember('吴旸');
    const fields = { name: '吴旸', post: '主任' };
    await office.call('duties.saveMember', { id, expectedRevision: 1, fields });
    for (const target of [{ id, expectedRevision: 1 }, { id }]) {
      const failure = await office.failure('duties.saveMember', { ...target, fields: { ...fields, post: '副主任' } });
      expect(failure.code).toBe('conflict');
      expect(failure.details.record).toMatchObject({ id, post: '主任', revision: 2 });
    }
  });

  it('writes nothing when nothing changed', async () => {
    const id = await newMember('郑昇');
    const before = await office.call('records.history', { id });
    expect(
      await office.call('duties.saveMember', { id, expectedRevision: 1, fields: { name: '郑昇', post: '副局长' } }),
    ).toEqual({
      id,
      revision: 1,
    });
    expect(await office.call('records.history', { id })).toEqual(before);
  });
});
