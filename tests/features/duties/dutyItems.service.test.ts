import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { lineUpOf } from './lineUp.ts';

let office: TestService;
let lineUp: ReturnType<typeof lineUpOf>;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  lineUp = lineUpOf(office);
});
afterAll(() => office.close());

async function rowsAt(groupId: string, at: string) {
  return (await office.call('duties.overview', { at })).assignments.filter((row) => row.leadingGroupId === groupId);
}
async function codes(failure: Promise<{ code: string; details: { fields?: unknown } }>): Promise<unknown> {
  const { code, details } = await failure;
  return [code, details.fields];
}

describe('D1: leading groups', () => {
  it('keeps short name, quorum rule and founding number, and several groups with a leader each', async () => {
    const group = await lineUp.group('安全生产领导小组', { shortName: '安领', quorum: 'two_thirds' });
    const { groups } = await office.call('duties.overview', {});
    expect(groups.find(({ id }) => id === group)).toMatchObject({
      shortName: '安领',
      quorum: 'two_thirds',
      documentNo: '云民发〔2024〕1号',
    });
  });

  it('takes a second leader when both are marked joint, and refuses one otherwise', async () => {
    const group = await lineUp.group('双组长领导小组');
    const [one, other] = [await lineUp.member('张一'), await lineUp.member('李二')];
    const first = await lineUp.assign(group, one, { role: 'leader' });
    const second = { leadingGroupId: group, memberId: other, role: 'leader', startOn: '2025-06-01' } as const;
    const refused = await office.failure('duties.saveAssignment', { fields: { ...second, joint: true } });
    expect(refused.details.fields).toMatchObject([{ field: 'role', code: 'second_leader' }]);
    const mark = { leadingGroupId: group, memberId: one, role: 'leader', startOn: '2025-01-01', joint: true } as const;
    await office.call('duties.saveAssignment', { id: first, expectedRevision: 1, fields: mark });
    await office.call('duties.saveAssignment', { fields: { ...second, joint: true, dutyIds: [], scopeText: '分管' } });
    expect((await rowsAt(group, '2026-03-05')).map((row) => [row.memberName, row.joint])).toEqual([
      ['张一', true],
      ['李二', true],
    ]);
    expect(await lineUp.findings(group)).toEqual(['person_without_duty 张一']);
    // Only leaders can be joint.
    const member = await lineUp.member('王三');
    await lineUp.assign(group, member, { joint: true, scopeText: '联络' });
    expect((await rowsAt(group, '2026-03-05')).at(-1)).toMatchObject({ memberName: '王三', joint: false });
  });
});

describe('D3: duty items', () => {
  it('are owned by assignments; what nobody owns and who owns nothing is found as at any date', async () => {
    const group = await lineUp.group('评估工作领导小组');
    const review = await lineUp.item(group, '组织等级评估', { seq: 2 });
    const safety = await lineUp.item(group, '检查办公场所安全', { seq: 1, kind: 'post', endOn: '2025-12-31' });
    const [head, clerk] = [await lineUp.member('赵一', '局长'), await lineUp.member('钱二')];
    await lineUp.assign(group, head, { role: 'leader', dutyIds: [review] });
    const id = await lineUp.assign(group, clerk, { startOn: '2025-07-01' });
    expect(await lineUp.findings(group, '2025-03-01')).toEqual(['duty_without_owner 检查办公场所安全']);
    expect(await lineUp.findings(group, '2025-12-31')).toEqual([
      'duty_without_owner 检查办公场所安全',
      'person_without_duty 钱二',
    ]);
    expect(await lineUp.findings(group)).toEqual(['person_without_duty 钱二']);
    const fields = { leadingGroupId: group, memberId: clerk, role: 'member', startOn: '2025-07-01' } as const;
    await office.call('duties.saveAssignment', { id, expectedRevision: 1, fields: { ...fields, dutyIds: [safety] } });
    expect(await lineUp.findings(group, '2025-12-31')).toEqual([]);
    expect(await lineUp.findings(group)).toEqual(['ended_duty 检查办公场所安全']);
    const { dutyItems } = await office.call('duties.overview', {});
    expect(dutyItems.filter((item) => item.leadingGroupId === group).map(({ text }) => text)).toEqual([
      '检查办公场所安全',
      '组织等级评估',
    ]);
  });

  it('refuses items of another group, voided ones and unknown ones, and leaves nothing behind', async () => {
    const [own, other] = [await lineUp.group('甲领导小组'), await lineUp.group('乙领导小组')];
    const [foreign, voided] = [await lineUp.item(other, '乙的事项'), await lineUp.item(own, '作废的事项')];
    await office.call('duties.void', { collection: 'duty_item', id: voided, expectedRevision: 1, reason: '录入有误' });
    const memberId = await lineUp.member('孙一');
    const save = (dutyIds: string[]) =>
      codes(
        office.failure('duties.saveAssignment', {
          fields: { leadingGroupId: own, memberId, role: 'member', startOn: '2025-01-01', dutyIds },
        }),
      );
    expect(await save([foreign])).toEqual(['rule_broken', [{ field: 'dutyIds', code: 'duty_of_other_group' }]]);
    expect(await save([voided])).toEqual(['rule_broken', [{ field: 'dutyIds', code: 'not_found' }]]);
    expect(await save(['0190aaaa-0000-7000-8000-000000000000'])).toMatchObject([
      'rule_broken',
      [{ code: 'not_found' }],
    ]);
    expect(await rowsAt(own, '2026-03-05')).toEqual([]);
  });

  it('refuses an end before the start and a move to another group', async () => {
    const [own, other] = [await lineUp.group('丙领导小组'), await lineUp.group('丁领导小组')];
    const fields = { leadingGroupId: own, text: '统计', kind: 'post', startOn: '2025-01-01' } as const;
    const early = office.failure('duties.saveItem', { fields: { ...fields, endOn: '2024-12-31' } });
    expect(await codes(early)).toEqual(['rule_broken', [{ field: 'endOn', code: 'date_order' }]]);
    const { id } = await office.call('duties.saveItem', { fields });
    const moved = { id, expectedRevision: 1, fields: { ...fields, leadingGroupId: other } };
    expect(await codes(office.failure('duties.saveItem', moved))).toMatchObject([
      'rule_broken',
      [{ code: 'duty_moved' }],
    ]);
  });

  it('lets an assignment keep an item that was voided after it was given', async () => {
    const group = await lineUp.group('戊领导小组');
    const [item, memberId] = [await lineUp.item(group, '后来作废的事项'), await lineUp.member('周一')];
    const id = await lineUp.assign(group, memberId, { dutyIds: [item] });
    await office.call('duties.void', { collection: 'duty_item', id: item, expectedRevision: 1, reason: '录入有误' });
    const fields = {
      leadingGroupId: group,
      memberId,
      role: 'member',
      startOn: '2025-01-01',
      scopeText: '联络',
    } as const;
    await office.call('duties.saveAssignment', { id, expectedRevision: 1, fields: { ...fields, dutyIds: [item] } });
  });
});

describe('D2: replacing a holder', () => {
  it('ends the old term the day before and begins the same one, each with its line of history', async () => {
    const group = await lineUp.group('己领导小组');
    const item = await lineUp.item(group, '登记管理');
    const [before, after] = [await lineUp.member('吴一', '局长'), await lineUp.member('郑二', '局长')];
    const held = { role: 'leader', dutyIds: [item], sectionNames: ['办公室'], postDutyText: '主持', seq: 3 } as const;
    const id = await lineUp.assign(group, before, { ...held, dutyIds: [item], sectionNames: ['办公室'] });
    const answer = await office.call('duties.replace', { id, expectedRevision: 1, memberId: after, on: '2026-03-01' });
    expect(answer.endedId).toBe(id);
    const [old] = await rowsAt(group, '2026-02-28');
    const [now] = await rowsAt(group, '2026-03-01');
    expect(old).toMatchObject({ id, memberName: '吴一', endOn: '2026-02-28' });
    expect(now).toMatchObject({ ...held, id: answer.id, memberName: '郑二', startOn: '2026-03-01', endOn: null });
    const history = async (record: string) => (await office.call('records.history', { id: record })).entries;
    expect((await history(id)).map(({ action }) => action)).toEqual([
      'duty_assignment.update',
      'duty_assignment.create',
    ]);
    expect(await history(answer.id)).toHaveLength(1);
  });

  it('refuses the same person, days outside the term and an old revision; nothing changes', async () => {
    const group = await lineUp.group('庚领导小组');
    const [before, after] = [await lineUp.member('冯一'), await lineUp.member('陈二')];
    const id = await lineUp.assign(group, before, { role: 'leader', endOn: '2026-06-30' });
    const broken = (memberId: string, on: string) =>
      codes(office.failure('duties.replace', { id, expectedRevision: 1, memberId, on }));
    expect(await broken(before, '2026-03-01')).toMatchObject(['rule_broken', [{ code: 'replace_same_member' }]]);
    expect(await broken(after, '2025-01-01')).toMatchObject(['rule_broken', [{ code: 'replace_too_early' }]]);
    expect(await broken(after, '2026-07-01')).toMatchObject(['rule_broken', [{ code: 'replace_too_late' }]]);
    await office.call('duties.void', { collection: 'member', id: after, expectedRevision: 1, reason: '录入有误' });
    expect(await broken(after, '2026-03-01')).toMatchObject([
      'rule_broken',
      [{ field: 'memberId', code: 'not_found' }],
    ]);
    const third = await lineUp.member('褚三');
    const stale = { id, expectedRevision: 7, memberId: third, on: '2026-03-01' };
    const failure = await office.failure('duties.replace', stale);
    expect([failure.code, failure.details.record]).toMatchObject(['conflict', { id, revision: 1 }]);
    expect(await rowsAt(group, '2026-05-01')).toMatchObject([
      { id, memberName: '冯一', endOn: '2026-06-30', revision: 1 },
    ]);
  });

  it('changes duties from a day on and leaves the past as it was; refuses days outside the term', async () => {
    const group = await lineUp.group('丑领导小组');
    const items = [await lineUp.item(group, '登记管理'), await lineUp.item(group, '年度检查')];
    const memberId = await lineUp.member('杨一');
    const id = await lineUp.assign(group, memberId, {
      role: 'leader',
      dutyIds: items.slice(0, 1),
      endOn: '2026-12-31',
    });
    const fields = {
      leadingGroupId: group,
      memberId,
      role: 'leader',
      startOn: '2025-01-01',
      endOn: '2026-12-31',
    } as const;
    const change = { id, expectedRevision: 1, fields: { ...fields, dutyIds: items } };
    const broken = (from: string, part: object = {}) =>
      codes(office.failure('duties.saveAssignment', { ...change, fields: { ...change.fields, ...part }, from }));
    expect(await broken('2025-01-01')).toMatchObject(['rule_broken', [{ code: 'change_too_early' }]]);
    expect(await broken('2027-01-01')).toMatchObject(['rule_broken', [{ code: 'change_too_late' }]]);
    const other = await lineUp.member('朱二');
    expect(await broken('2026-03-01', { memberId: other })).toMatchObject([
      'rule_broken',
      [{ code: 'change_other_member' }],
    ]);
    const saved = await office.call('duties.saveAssignment', { ...change, from: '2026-03-01' });
    expect(await rowsAt(group, '2026-02-28')).toMatchObject([{ id, dutyIds: items.slice(0, 1), endOn: '2026-02-28' }]);
    expect(await rowsAt(group, '2026-03-01')).toMatchObject([
      { id: saved.id, dutyIds: items, startOn: '2026-03-01', endOn: '2026-12-31' },
    ]);
    expect(await lineUp.findings(group, '2026-02-28')).toEqual(['duty_without_owner 年度检查']);
    expect(await lineUp.findings(group, '2026-03-01')).toEqual([]);
  });

  it('answers the second of two clerks on one assignment with the record as it is now', async () => {
    const group = await lineUp.group('辛领导小组');
    const memberId = await lineUp.member('卫一');
    const id = await lineUp.assign(group, memberId);
    const fields = { leadingGroupId: group, memberId, role: 'member', startOn: '2025-01-01' } as const;
    await office.call('duties.saveAssignment', {
      id,
      expectedRevision: 1,
      fields: { ...fields, scopeText: '第一人写的' },
    });
    const late = { id, expectedRevision: 1, fields: { ...fields, scopeText: '第二人写的' } };
    const failure = await office.failure('duties.saveAssignment', late);
    expect([failure.code, failure.details.record]).toMatchObject([
      'conflict',
      { scopeText: '第一人写的', revision: 2 },
    ]);
    expect(await rowsAt(group, '2026-03-05')).toMatchObject([{ scopeText: '第一人写的' }]);
  });
});

describe('names and posts as at a day', () => {
  it('shows another post from its day on, and a correction on every day', async () => {
    const group = await lineUp.group('壬领导小组');
    const memberId = await lineUp.member('蒋一', '副局长');
    await lineUp.assign(group, memberId, { scopeText: '登记' });
    const shown = async (at: string) => (await rowsAt(group, at)).map((row) => [row.memberName, row.memberPost]);
    const save = (revision: number, name: string, post: string, effectiveOn?: string | null) =>
      office.call('duties.saveMember', {
        id: memberId,
        expectedRevision: revision,
        fields: { name, post },
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
      });
    await save(1, '蒋一', '局长', '2026-02-01');
    expect(await shown('2026-01-31')).toEqual([['蒋一', '副局长']]);
    expect(await shown('2026-02-01')).toEqual([['蒋一', '局长']]);
    // A name typed wrong is wrong on every day since the post it stands with.
    await save(2, '蒋益', '局长', null);
    expect(await shown('2026-02-01')).toEqual([['蒋益', '局长']]);
    expect(await shown('2026-03-05')).toEqual([['蒋益', '局长']]);
    const later = await save(3, '蒋益', '巡视员', '2026-04-01');
    expect(later.revision).toBe(4);
    expect(await shown('2026-03-31')).toEqual([['蒋益', '局长']]);
    expect(await shown('2026-04-01')).toEqual([['蒋益', '巡视员']]);
  });
});

describe('found, exported', () => {
  it('finds duty items, duties in words and documents by what they say, and hides them with their group', async () => {
    const group = await lineUp.group('癸领导小组');
    await lineUp.item(group, '整治墨竹工卡非法社团');
    const memberId = await lineUp.member('沈一');
    await lineUp.assign(group, memberId, { scopeText: '联系墨竹工卡片区', basisDocumentNo: '云民发〔2025〕77号' });
    const kinds = async (text: string) => {
      const { groups } = await office.call('search.find', { text, limit: 10 });
      return groups.map(({ kind }) => kind);
    };
    expect(await kinds('墨竹工卡')).toEqual(['duty', 'dutyItem']);
    expect(await kinds('云民发〔2025〕77号')).toEqual(['duty']);
    await office.call('duties.void', {
      collection: 'leading_group',
      id: group,
      expectedRevision: 1,
      reason: '录入有误',
    });
    expect(await kinds('墨竹工卡')).toEqual([]);
  });

  it('exports both duty columns as at a day', async () => {
    const group = await lineUp.group('子领导小组');
    const items = [
      await lineUp.item(group, '组织年检', { seq: 1 }),
      await lineUp.item(group, '财务检查', { seq: 2, kind: 'post' }),
    ];
    const memberId = await lineUp.member('韩一', '局长');
    const own = { role: 'leader', dutyIds: items, scopeText: '统筹协调', joint: true } as const;
    await lineUp.assign(group, memberId, { ...own, dutyIds: items });
    const input = { at: '2026-03-05', leadingGroupId: group };
    const { file, rows } = await office.call('exports.list', { list: 'duties', input, format: 'csv' });
    const text = office.bytes(file).toString('utf8');
    expect(rows).toBe(1);
    expect(text).toContain('社会组织工作职责');
    expect(text).toContain('岗位业务职责');
    expect(text).toContain('1．组织年检\n2．统筹协调');
    expect(text).toContain('财务检查');
    expect(text).toContain('并列');
  });
});
