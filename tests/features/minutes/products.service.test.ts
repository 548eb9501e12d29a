// needs: pdftotext
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(async () => office.close());

type SaveInput = CallInput<'meetings.save'>;

/** A meeting at which people come, go and stand aside, with discussion and votes. */
function livelyMeeting(): SaveInput {
  const sample = sampleMeeting();
  return {
    ...sample,
    agenda: [
      {
        title: '审议年度检查方案',
        proposerUnit: '社会组织管理科',
        proposerName: '王珺',
        summaryText: '汇报了方案起草情况。',
        discussionText: '张建国提出要压实责任。\n李春梅建议分两批进行。',
      },
      { title: '研究清理整治工作', proposerUnit: '执法大队', discussionText: '与会人员对名单逐一核对。' },
      { title: '通报上半年情况', proposerUnit: '办公室', outcome: 'discussed' },
    ],
    attendance: [
      { capacity: 'present', name: '张建国', post: '局长', unit: '市民政局' },
      { capacity: 'present', name: '李春梅', post: '副局长', unit: '市民政局', leftIndex: 1, leftAt: '10:20' },
      {
        capacity: 'present',
        name: '赵伟',
        post: '科长',
        unit: '市民政局',
        recusals: [{ agendaIndex: 0, reason: '分管该项目' }],
      },
      {
        capacity: 'present',
        name: '孙某',
        post: '处长',
        unit: '市公安局',
        substituteFor: '钱局长',
        substituteVotes: true,
      },
      { capacity: 'observer', name: '联络员', headcount: 64 },
      { capacity: 'leave', name: '郑昇', post: '副局长', unit: '市教育局', leaveReason: '出差' },
      { capacity: 'absent', name: '周强', post: '副局长', unit: '市司法局' },
    ],
    decisions: [
      { text: '原则同意年度检查方案。', agendaIndex: 0, votesFor: 2, votesAgainst: 0, votesAbstain: 1, ballot: 'hand' },
      { text: '同意对37家社会组织启动撤销登记程序。', agendaIndex: 1 },
      { text: '办公室负责督促落实。' },
    ],
  };
}

const words = (pdf: Buffer) => pdfText(pdf).replace(/\s/g, '');

async function finalized(meeting: SaveInput): Promise<string> {
  const { id, revision } = await office.call('meetings.save', meeting);
  await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  return id;
}

describe('M16: record and summary from one input', () => {
  it('the record holds what was said and how was voted, the summary the decisions; nothing is typed twice', async () => {
    const id = await finalized(livelyMeeting());
    const { file, warnings } = await office.call('minutes.record', { meetingId: id });
    expect(warnings.join()).not.toContain('断行');
    const record = words(office.bytes(file));
    for (const wanted of [
      '社会组织管理工作领导小组2026年第1次会议记录',
      '内部记录',
      '出席：市民政局局长张建国、副局长李春梅、科长赵伟，市公安局处长孙某（代钱局长）',
      '请假：市教育局副局长郑昇（出差）',
      '缺席：市司法局副局长周强。',
      '李春梅在第2项议题“研究清理整治工作”前离会（10:20）。',
      '赵伟回避第1项议题“审议年度检查方案”：分管该项目。',
      '提出：社会组织管理科王珺',
      '汇报要点：汇报了方案起草情况。',
      '讨论情况：张建国提出要压实责任。',
      '李春梅建议分两批进行。',
      '表决：举手表决，',
      '同意2票，反对0票，弃权1票。',
      '未参加本项表决：赵伟（回避）。',
      '结论：本议题只作讨论，未作决定。',
      '其他议定事项',
      '结论（议定事项第3项',
      '主持人（签名）：',
      '记录人（签名）：',
    ])
      expect(record, wanted).toContain(wanted);
    expect(record).toMatch(/结论（议定事项第1项，[^）]*决〔2026〕1号）/);
    const summary = words(office.bytes((await office.call('meetings.preview', { id })).file));
    expect(summary).not.toContain('压实责任');
    expect(summary).not.toContain('弃权');
    expect(summary).toContain('原则同意年度检查方案。');
  });

  it('the same record from the desk before anything is stored, marked as a draft', async () => {
    const { fields, agenda, attendance, decisions, actions } = livelyMeeting();
    const content = { fields, agenda, attendance, decisions, actions };
    const record = words(office.bytes((await office.call('minutes.record', { content })).file));
    expect(record).toContain('草稿');
    expect(record).toContain('讨论情况：张建国提出要压实责任。');
    expect((await office.failure('minutes.record', {})).code).toBe('invalid_input');
  });
});

describe('M17: excerpt per unit or item', () => {
  it('holds only what concerns the unit, with the numbers of the minutes; who was away at its items is not in it (M4)', async () => {
    const id = await finalized(livelyMeeting());
    const choices = await office.call('minutes.excerptChoices', { meetingId: id });
    expect(choices).toMatchObject({
      isFinal: true,
      units: [
        { name: '社会组织管理科', decisions: 1, tasks: 1 },
        { name: '执法大队', decisions: 1, tasks: 1 },
        { name: '办公室', decisions: 1, tasks: 0 },
      ],
    });
    const { file, pages } = await office.call('minutes.excerpt', {
      meetingId: id,
      choice: { kind: 'unit', name: '执法大队' },
    });
    expect(pages).toBe(1);
    const excerpt = words(office.bytes(file));
    const { meeting, decisions } = await office.call('meetings.get', { id });
    for (const wanted of [
      '会议纪要摘录',
      '执法大队',
      `第1次会议${meeting.number}`,
      '议题二：研究清理整治工作',
      '核查未参检名单',
      '2026年6月30日',
    ])
      expect(excerpt, wanted).toContain(wanted);
    expect(excerpt).toContain(`第2项（${decisions[1]?.number}）：同意对37家`);
    expect(rawText(office.bytes(file))).toMatch(/\n2 核查未参检名单|2\s*核查/);
    expect(excerpt).not.toContain('年度检查方案');
    expect(excerpt).not.toContain('印发年度检查通知');
    expect(excerpt).not.toContain('李春梅');
    expect(excerpt).toContain('赵伟');
    const item = await office.call('minutes.excerpt', { meetingId: id, choice: { kind: 'item', index: 0 } });
    const first = words(office.bytes(item.file));
    expect(first).toContain('李春梅');
    expect(first).not.toContain('赵伟');
    expect(first).not.toContain('撤销登记');
    const unknown = await office.failure('minutes.excerpt', {
      meetingId: id,
      choice: { kind: 'unit', name: '没有的科' },
    });
    expect(unknown.code).toBe('not_found');
  });

  it('all units at once in a ZIP; a draft is marked as one', async () => {
    const { id } = await office.call('meetings.save', livelyMeeting());
    const { file, count } = await office.call('minutes.excerpts', { meetingId: id });
    const files = Object.entries(unzipSync(office.bytes(file)));
    expect(count).toBe(3);
    expect(files.map(([name]) => name.slice(0, 2))).toEqual(['01', '02', '03']);
    for (const [name, pdf] of files) {
      expect(name).toMatch(/摘录 (社会组织管理科|执法大队|办公室)\.pdf$/);
      expect(words(Buffer.from(pdf))).toContain('草稿');
    }
  });
});

describe('§9.3: minutes are issued two working days after the meeting', () => {
  it('the register tells in time from late, and a voided number stays in its place (M1)', async () => {
    const late = await finalized(
      sampleMeeting({ kind: 'exchange', title: '二月交流会', startAt: '2026-02-12T09:00', endAt: null }),
    );
    const inTime = await finalized(sampleMeeting({ kind: 'exchange', title: '三月交流会' }));
    const { meeting } = await office.call('meetings.get', { id: late });
    await finalized(sampleMeeting({ kind: 'exchange', title: '误开交流会' })).then(async (id) => {
      const { meeting: wrong } = await office.call('meetings.get', { id });
      await office.call('meetings.void', { id, expectedRevision: wrong.revision, reason: '重复登记' });
    });
    const { rows, total } = await office.call('minutes.register', { year: 2026, kind: 'exchange' });
    expect(total).toBe(3);
    // 2026-02-12 is a Thursday; the 14th, a Saturday, is a make-up workday.
    expect(rows.map((row) => [row.number, row.title, row.due?.date ?? null, row.timeliness])).toEqual([
      ['〔2026〕1号', '二月交流会', '2026-02-14', 'late'],
      ['〔2026〕2号', '三月交流会', '2026-03-05', 'in_time'],
      ['〔2026〕3号', '误开交流会', null, 'voided'],
    ]);
    expect(rows[1]?.id).toBe(inTime);
    expect(meeting.minutesIssuedOn).toBe('2026-03-05');
    const { file } = await office.call('minutes.printRegister', { year: 2026, kind: 'exchange' });
    const printed = words(office.bytes(file));
    for (const wanted of [
      '会议纪要印发登记簿',
      '交流会〔2026〕1号',
      '（逾期）',
      '重复登记',
      '抄送：市委办公室、市政府办公室',
      '应印发日期：自会议召开的次日起算，2个工作日，按2026年节假日安排推算。',
    ])
      expect(printed, wanted).toContain(wanted);
  });
});

describe('the longest minutes', () => {
  it('30,000 characters and 60 tasks are drawn in a sane time, as summary and as record', async () => {
    const paragraph = '会议听取了有关工作的汇报，研究了存在的问题，要求各责任单位按照时限要求抓好落实。'.repeat(6);
    const blocks = Array.from({ length: 130 }, (_, index) =>
      index % 13 === 0
        ? ({ kind: 'heading', level: 1, text: `第${index / 13 + 1}部分` } as const)
        : ({ kind: 'paragraph', text: paragraph } as const),
    );
    const actions = Array.from({ length: 60 }, (_, index) => ({
      text: `第${index + 1}项任务：完成相关工作并报送情况`,
      responsibleUnit: '社会组织管理科',
      dueOn: '2026-06-30',
    }));
    const id = await finalized({ ...sampleMeeting({ minutesText: { blocks } }), actions });
    const timed = async (work: () => Promise<{ pages: number }>) => {
      const started = performance.now();
      const { pages } = await work();
      return { pages, took: performance.now() - started };
    };
    const summary = await timed(() => office.call('meetings.preview', { id }));
    const record = await timed(() => office.call('minutes.record', { meetingId: id }));
    const version = await timed(async () => {
      const { versions } = await office.call('minutes.versions', { meetingId: id });
      return { pages: versions[0]?.characters ?? 0 };
    });
    process.stdout.write(`30,000 characters: ${JSON.stringify({ summary, record, version })}\n`);
    expect(version.pages).toBeGreaterThan(28_000);
    expect(summary.took).toBeLessThan(30_000);
    expect(record.took).toBeLessThan(30_000);
  });
});
