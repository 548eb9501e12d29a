// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { titleOfMeeting } from '#service/features/meetings/meetings.document.ts';
import { paperCode, readPaperCode } from '#shared/features/meetingPapers/paperCode.rules.ts';
import { pdfText } from '#tests/documents/pdfTools.ts';
import { brokenRules } from '#tests/features/meetings/brokenRules.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
let meeting: { id: string; revision: number };
beforeAll(async () => {
  office = await makeService({ now: '2026-03-01T10:00:00+08:00' });
  meeting = await office.call('meetings.save', {
    ...sampleMeeting(),
    attendance: [
      { capacity: 'present', name: '张建国', post: '局长', unit: '市民政局', officialPlace: 0 },
      { capacity: 'present', name: '王珺', post: '科长', unit: '市民政局', officialPlace: 2 },
      { capacity: 'leave', name: '李春梅', post: '副局长', unit: '市民政局', leaveReason: '出差', officialPlace: 1 },
      { capacity: 'observer', name: '联络员', headcount: 64 },
    ],
  });
});
afterAll(() => office.close());

const words = (text: string) => text.replace(/\s+/gu, '');
const text = async (job: Promise<{ file: { $file: string } }>) => words(pdfText(office.bytes((await job).file)));
const itemIds = async () => (await office.call('meetings.get', { id: meeting.id })).agenda.map((item) => item.id);

describe('sign-in sheet and agenda (features P4, M8)', () => {
  it('has everybody in official order, also who is on leave, blank lines and the code', async () => {
    const sheet = await text(office.call('meetingPapers.signInSheet', { meetingId: meeting.id, blankLines: 3 }));
    const places = ['张建国', '李春梅', '王珺', '联络员'].map((name) => sheet.indexOf(name));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((one, two) => one - two));
    expect(sheet).toContain('请假；出差');
    expect(sheet).toContain('共64人');
    // Four people and three lines for guests.
    expect(sheet).toContain('7');
    expect(sheet).not.toContain('8扫');
    expect(sheet).toContain('未编期号第1版扫描件凭此码归入会议');
    expect(sheet).toContain('社会组织管理工作领导小组2026年第1次会议');
  });

  it('prints empty: lines to fill in and no names', async () => {
    const sheet = await text(office.call('meetingPapers.signInSheet', {}));
    expect(sheet).toContain('签到表');
    expect(sheet).toContain('会议名称');
    expect(sheet).not.toContain('张建国');
    expect(await text(office.call('meetingPapers.agendaSheet', {}))).toContain('会议议程');
  });

  it('the code names the meeting and its version, and is read again', () => {
    const code = { form: 'sign_in', id: meeting.id, version: 12 } as const;
    expect(readPaperCode(paperCode(code))).toEqual(code);
    expect(readPaperCode('https://example.org')).toBeUndefined();
  });

  it('the agenda says what became of earlier decisions and which items are not fixed', async () => {
    const earlier = await office.call('meetings.save', sampleMeeting({ startAt: '2026-01-20T09:00', endAt: null }));
    await office.call('meetings.finalize', { id: earlier.id, expectedRevision: earlier.revision });
    const sheet = await text(office.call('meetingPapers.agendaSheet', { meetingId: meeting.id }));
    expect(sheet).toContain('审议年度检查方案');
    expect(sheet).toContain('未审定');
    expect(sheet).toContain('上次会议议定事项落实情况');
    expect(sheet).toContain('核查未参检名单');
  });
});

describe('the notice (会议通知)', () => {
  it('is a draft official document with time, place, people and the fixed items only, and a reply slip', async () => {
    const [first = ''] = await itemIds();
    await office.call('agendaProposals.record', { ids: [first], step: 'direct', remark: '主持人已当面审定' });
    const answer = await office.call('meetingPapers.invite', {
      ...{ meetingId: meeting.id, expectedRevision: meeting.revision, replyBy: '2026-03-02', replyTo: '李喆 5550123' },
    });
    expect(answer).toMatchObject({ items: 1, leftOut: 1 });
    const { document } = await office.call('officialDocuments.get', { id: answer.documentId });
    expect(document).toMatchObject({ stage: 'draft', number: null, content: { form: 'letter' } });
    expect(document.title).toBe('关于召开社会组织管理工作领导小组2026年第1次会议的通知');
    const content = JSON.stringify(document.content);
    for (const part of [
      '2026年3月3日9:00至11:30',
      '三楼会议室',
      '市民政局局长张建国',
      '审议年度检查方案',
      '2026年3月2日',
      '参会回执',
    ])
      expect(content).toContain(part);
    // Not fixed: not printed. Who is on leave is not called.
    expect(content).not.toContain('研究清理整治工作');
    expect(content).not.toContain('李春梅');
    const { notices } = await office.call('meetingPapers.ofMeeting', { meetingId: meeting.id });
    expect(notices).toMatchObject([{ documentId: answer.documentId, stage: 'draft', voided: false }]);
  });

  it('refuses a reply after the meeting and a stale meeting; nothing is made', async () => {
    const ask = { meetingId: meeting.id, expectedRevision: meeting.revision };
    const late = await office.failure('meetingPapers.invite', { ...ask, replyBy: '2026-03-04' });
    expect(brokenRules(late)).toMatchObject([{ field: 'replyBy', code: 'reply_after_meeting' }]);
    const stale = await office.failure('meetingPapers.invite', { ...ask, expectedRevision: 9 });
    expect(stale.code).toBe('conflict');
    expect((await office.call('meetingPapers.ofMeeting', { meetingId: meeting.id })).notices).toHaveLength(1);
  });

  it('calls many people by their units', async () => {
    const attendance = Array.from({ length: 40 }, (_one, index) => ({
      ...{ capacity: 'present' as const, name: `成员${index}`, post: '科长', unit: `单位${index % 4}` },
    }));
    const large = await office.call('meetings.save', { ...sampleMeeting({ distribution: null }), attendance });
    const { documentId } = await office.call('meetingPapers.invite', {
      ...{ meetingId: large.id, expectedRevision: large.revision, withReply: false },
    });
    const content = JSON.stringify((await office.call('officialDocuments.get', { id: documentId })).document.content);
    expect(content).toContain('单位0、单位1、单位2、单位3');
    expect(content).not.toContain('成员7');
    expect(content).toContain('会议议题另行通知');
    expect(content).not.toContain('回执');
  });
});

it('papers before the meeting and its record name the meeting, not its minutes', () => {
  expect(titleOfMeeting('等级评估工作专题会议纪要')).toBe('等级评估工作专题会议');
  expect(titleOfMeeting('纪要写作培训会')).toBe('纪要写作培训会');
});
