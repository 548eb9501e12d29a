import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blocksOfOutline, titleOfPattern } from '#shared/features/meetingTemplates/meetingTemplates.rules.ts';
import { brokenRules } from '#tests/features/meetings/brokenRules.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let groupId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  const group = { name: '社会组织管理工作领导小组', establishedOn: '2024-01-01' };
  groupId = (await office.call('duties.saveGroup', { fields: group })).id;
  const add = async (name: string, role: 'leader' | 'member', startOn: string, endOn: string | null) => {
    const { id } = await office.call('duties.saveMember', { fields: { name, post: '局长', unitName: '市民政局' } });
    const fields = { leadingGroupId: groupId, memberId: id, role, startOn, endOn };
    await office.call('duties.saveAssignment', { fields });
  };
  await add('张建国', 'leader', '2024-01-01', '2026-02-28');
  await add('新组长', 'leader', '2026-03-01', null);
  await add('李春梅', 'member', '2024-01-01', null);
});
afterAll(() => office.close());

const template = (name: string) => ({
  name,
  kind: 'leading_group' as const,
  leadingGroupId: groupId,
  titlePattern: '{小组}{年}年第{次}次会议',
  place: '二楼会议室',
  openingText: '会议听取了有关情况汇报，研究了有关事项，纪要如下。',
  agendaTitles: ['学习有关文件', '通报上次会议议定事项落实情况', '研究本季度重点工作'],
  outlineText: '总体情况\n 登记管理\n 综合监管\n下步安排',
  distribution: '领导小组各成员单位',
});

describe('meetings from a template or an earlier meeting (features M2)', () => {
  it('starts with title, people as at the date, items and outline of the template', async () => {
    const { id } = await office.call('meetingTemplates.save', { fields: template('领导小组例会') });
    const start = await office.call('meetingTemplates.start', { from: { kind: 'template', id }, date: '2026-03-20' });
    expect(start).toMatchObject({
      title: '社会组织管理工作领导小组2026年第一次会议',
      place: '二楼会议室',
      chairName: '新组长',
      leadingGroupId: groupId,
      distribution: '领导小组各成员单位',
    });
    expect(start.attendance.map((one) => [one.name, one.officialPlace])).toEqual([
      ['新组长', 0],
      ['李春梅', 1],
    ]);
    expect(start.agenda.map((item) => item.title)).toEqual(template('').agendaTitles);
    expect(start.minutesText.blocks).toEqual([
      { kind: 'heading', level: 1, text: '总体情况' },
      { kind: 'heading', level: 2, text: '登记管理' },
      { kind: 'heading', level: 2, text: '综合监管' },
      { kind: 'heading', level: 1, text: '下步安排' },
    ]);
    // Before 1 March the former leader still belongs to it.
    const earlier = await office.call('meetingTemplates.start', { from: { kind: 'template', id }, date: '2026-02-20' });
    expect(earlier.attendance[0]?.name).toBe('张建国');
  });

  it('later edits of the template change no meeting that was made from it', async () => {
    const fields = template('季度分析会');
    const saved = await office.call('meetingTemplates.save', { fields });
    const { startTime, agenda, attendance, ...start } = await office.call('meetingTemplates.start', {
      from: { kind: 'template', id: saved.id },
      date: '2026-03-20',
    });
    const made = await office.call('meetings.save', {
      fields: { ...start, recorderName: '李喆', startAt: `2026-03-20T${startTime}` },
      agenda,
      attendance,
    });
    const before = await office.call('meetings.get', { id: made.id });
    await office.call('meetingTemplates.save', {
      ...{ id: saved.id, expectedRevision: saved.revision },
      fields: { ...fields, place: '别处', agendaTitles: ['别的议题'], openingText: '改过。', titlePattern: '别的会议' },
    });
    const { templates } = await office.call('meetingTemplates.list', {});
    const changed = templates.find((one) => one.id === saved.id);
    await office.call('meetingTemplates.void', {
      ...{ id: saved.id, expectedRevision: changed?.revision ?? 0, reason: '不再使用' },
    });
    expect(await office.call('meetings.get', { id: made.id })).toEqual(before);
  });

  it('starts from an earlier meeting: its items and place, nobody on leave, no text, no decisions', async () => {
    const held = await office.call('meetings.save', sampleMeeting({ kind: 'office', mark: '局务会纪要' }));
    const start = await office.call('meetingTemplates.start', {
      from: { kind: 'meeting', id: held.id },
      date: '2026-04-01',
    });
    expect(start).toMatchObject({ kind: 'office', place: '三楼会议室', mark: '局务会纪要', openingText: '' });
    expect(start.agenda.map((item) => item.title)).toEqual(['审议年度检查方案', '研究清理整治工作']);
    expect(start.attendance.map((one) => [one.capacity, one.name, one.leaveReason])).toEqual([
      ['present', '张建国', null],
      ['present', '李春梅', null],
      ['observer', '联络员', null],
      ['present', '郑昇', null],
    ]);
    expect(start.minutesText.blocks).toEqual([]);
  });

  it('refuses a second one of that name, a stale revision, and one that is out of use', async () => {
    const saved = await office.call('meetingTemplates.save', { fields: template('培训会') });
    const second = await office.failure('meetingTemplates.save', { fields: template('培训会') });
    expect(brokenRules(second)).toMatchObject([{ field: 'name', code: 'template_exists' }]);
    await office.call('meetingTemplates.save', { id: saved.id, expectedRevision: 1, fields: template('培训会二') });
    const stale = await office.failure('meetingTemplates.save', {
      ...{ id: saved.id, expectedRevision: 1, fields: template('培训会三') },
    });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ name: '培训会二', revision: 2 });
    await office.call('meetingTemplates.void', { id: saved.id, expectedRevision: 2, reason: '合并' });
    const gone = await office.failure('meetingTemplates.start', {
      from: { kind: 'template', id: saved.id },
      date: '2026-04-01',
    });
    expect(gone.code).toBe('not_found');
  });
});

describe('places of a title', () => {
  it('fills what is known and leaves the rest', () => {
    const words = { date: '2026-12-05', place: 12, group: '领导小组' };
    expect(titleOfPattern('{小组}{年}年{月}月{日}日第{次}次会议', words)).toBe('领导小组2026年12月5日第十二次会议');
    expect(titleOfPattern('｛年｝年{人}会议', words)).toBe('2026年{人}会议');
  });
  it('reads an outline line by line', () => {
    expect(blocksOfOutline('\n一\n\n　二\n')).toEqual([
      { kind: 'heading', level: 1, text: '一' },
      { kind: 'heading', level: 2, text: '二' },
    ]);
  });
});
