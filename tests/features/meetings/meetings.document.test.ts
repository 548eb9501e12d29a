import { describe, expect, it } from 'vitest';
import {
  chineseDate,
  chineseTime,
  type MinutesFrame,
  minutesOf,
  namesOf,
} from '#service/features/meetings/meetings.document.ts';
import { minutesDocument } from '#shared/features/documents/minutesDocument.ts';
import { meetingsContract } from '#shared/features/meetings/meetings.contract.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { sampleMeeting } from './sampleMeeting.ts';

const frame: MinutesFrame = {
  officeName: '云州市民政局',
  minutesMark: '',
  number: '〔2026〕3号',
  issuedOn: '2026-06-05',
  organizationNames: new Map([['0190aaaa-0000-7000-8000-000000000001', '云州市老年协会']]),
};

/** As a handler receives it: parsed by the contract. */
function content(part: Parameters<typeof sampleMeeting>[0] = {}): MeetingContent {
  const save = meetingsContract.find((procedure) => procedure.name === 'meetings.save');
  if (save?.name !== 'meetings.save') throw new Error('meetings.save is on the list');
  return save.input.parse(sampleMeeting(part));
}

describe('minutesOf', () => {
  it('maps every part of the meeting, and fits the form', () => {
    const document = minutesDocument.parse(minutesOf(content(), frame));
    expect(document).toMatchObject({
      mark: '云州市民政局会议纪要',
      numberText: '〔2026〕3号',
      issuingUnit: '云州市民政局',
      issuedOn: '2026年6月5日',
      title: '社会组织管理工作领导小组2026年第1次会议',
      time: '2026年3月3日9:00至11:30',
      place: '三楼会议室',
      chair: '张建国',
      recorder: '李喆',
      present: [
        { unit: '市民政局', post: '局长', name: '张建国' },
        { unit: '市民政局', post: '副局长', name: '李春梅' },
      ],
      observers: [{ name: '联络员', headcount: 64 }],
      leave: [{ unit: '市教育局', post: '副局长', name: '郑昇', note: '出差' }],
      decisions: ['原则同意年度检查方案。', '同意对37家社会组织启动撤销登记程序。'],
      tasks: [
        { text: '印发年度检查通知', office: '社会组织管理科', persons: '王珺', dueOn: '2026年3月31日' },
        { text: '核查未参检名单', office: '执法大队', persons: '', dueOn: '2026年6月30日' },
      ],
      issueTo: ['领导小组各成员单位'],
      copyTo: ['市委办公室', '市政府办公室'],
      printedOn: '2026年6月5日',
    });
    expect(document.body).toHaveLength(2);
  });

  it("takes the meeting's own mark before the office's, and that before the default", () => {
    expect(minutesOf(content({ mark: '专题会议纪要' }), { ...frame, minutesMark: '云州民政纪要' }).mark).toBe(
      '专题会议纪要',
    );
    expect(minutesOf(content(), { ...frame, minutesMark: '云州民政纪要' }).mark).toBe('云州民政纪要');
  });

  it('leaves number and dates of issue out of a draft', () => {
    const draft = minutesOf(content(), { ...frame, number: null, issuedOn: null });
    expect(draft).toMatchObject({ numberText: '', issuedOn: '', printedOn: '' });
  });

  it('names the organization of a task that no unit has', () => {
    const meeting = content();
    const [task] = meeting.actions;
    if (!task) throw new Error('the sample has tasks');
    const own = { ...task, responsibleUnit: null, organizationId: '0190aaaa-0000-7000-8000-000000000001' };
    expect(minutesOf({ ...meeting, actions: [own] }, frame).tasks?.[0]?.office).toBe('云州市老年协会');
  });
});

describe('dates and names', () => {
  it('writes dates without leading zeros, and the date of an end on another day', () => {
    expect(chineseDate('2026-01-09')).toBe('2026年1月9日');
    expect(chineseTime('2026-06-30T09:05', null)).toBe('2026年6月30日9:05');
    expect(chineseTime('2026-06-30T22:00', '2026-07-01T01:30')).toBe('2026年6月30日22:00至7月1日1:30');
    expect(chineseTime('2026-12-31T22:00', '2027-01-01T00:00')).toBe('2026年12月31日22:00至2027年1月1日0:00');
  });

  it('splits the names of the distribution whatever stands between them', () => {
    expect(namesOf('各街道办事处，市财政局、 市教育局；\n市妇联。')).toEqual([
      '各街道办事处',
      '市财政局',
      '市教育局',
      '市妇联',
    ]);
    expect(namesOf(null)).toEqual([]);
  });
});
