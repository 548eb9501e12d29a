// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/list.ts';
import type { Said, TodayLine } from '#shared/features/today/today.contract.ts';
import type { WaitingKind } from '#shared/features/today/today.lists.ts';
import { kindWords, ruleWords, saidWords } from '#shared/features/today/todayWords.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { LOCALES, type Locale, message, messageIfKnown } from '#shared/text/index.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { addPerson, linkMember, SECOND_PASSWORD } from '#tests/features/actions/secondPerson.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { submitted, TITLE } from '#tests/features/officialDocuments/sampleDocument.ts';
import type { TestService } from '#tests/support/makeService.ts';
import { uuidOf } from '#tests/support/wholeOffice.ts';
import { DUE_DAYS, OPENED, TODAY } from './todayKinds.ts';
import { makeTodayOffice } from './todayOffice.ts';

let office: TestService;
let lines: readonly TodayLine[];
beforeAll(async () => {
  office = await makeTodayOffice();
  lines = (await office.call('today.due', { limit: 1000 })).rows;
}, 60_000);
afterAll(() => office.close());

const GROUP = new Map([
  [-1, 'overdue'],
  [0, 'today'],
  [1, 'week'],
  [15, 'ahead'],
]);
const of = (kind: string) => lines.filter((line) => line.kind === kind);
/** Words of a line as the page says them. */
const words = (said: Said | undefined, locale: Locale = 'zh-CN') =>
  said === undefined ? '' : saidWords(said, (key, places) => message(locale, key, places));

describe('U4 everything with a day that is open', () => {
  it.each(Object.entries(OPENED))(
    '%s: yesterday, today and in 15 days with word and place; closed and voided ones not',
    (kind, one) => {
      const own = of(kind);
      expect(own.map(({ daysLeft }) => daysLeft)).toEqual(one.days ?? DUE_DAYS);
      for (const line of own) {
        expect(line.module).toBe(one.module);
        expect(line.group).toBe(GROUP.get(line.daysLeft));
        expect(line.dueOn).toBe(addDays(TODAY, line.daysLeft));
        expect(words(line.title)).toContain(one.title);
        expect(line.place.startsWith(one.place)).toBe(true);
      }
    },
  );

  it('minutes by the second working day after the meeting, with the count; meetings to come; final and voided ones not', () => {
    const minutes = of('minutes').map(({ daysLeft, group, place, counted }) => ({
      daysLeft,
      group,
      place,
      n: counted?.n,
    }));
    const at = (n: number) => `/meetings/${uuidOf(`meeting-${n}`)}`;
    expect(minutes).toEqual([
      { daysLeft: -1, group: 'overdue', place: at(21), n: 2 },
      { daysLeft: 0, group: 'today', place: at(22), n: 2 },
      { daysLeft: 1, group: 'week', place: at(23), n: 2 },
    ]);
    expect(of('meeting').map(({ daysLeft, place }) => [daysLeft, place])).toEqual([
      [0, at(26)],
      [15, at(27)],
    ]);
  });

  it('a recurring duty that was missed, and no more once it was done', async () => {
    const missed = of('duty').filter(({ place }) => place.endsWith('duty=training%202'));
    expect(missed).toMatchObject([{ daysLeft: -5, group: 'overdue', module: 'recurringDuties' }]);
    expect(words(missed[0]?.title)).toBe('2026年2月 业务训练（每月一训）');
    const fields = {
      kind: 'training',
      heldOn: '2026-02-25',
      hours: 2,
      topic: '登记管理业务训练',
      place: '三楼会议室',
    } as const;
    const saved = await office.call('studySessions.save', {
      fields: { ...fields, chairName: '成员1', recorderName: null, attendance: [], participants: 8, absent: 0 },
    });
    await office.call('studySessions.finalize', { id: saved.id, expectedRevision: saved.revision });
    const { rows } = await office.call('today.due', { module: 'recurringDuties', limit: 1000 });
    expect(rows.filter(({ place }) => place.endsWith('duty=training%202'))).toEqual([]);
  });

  it('who has to do it stands beside: unit, member with post, whoever answers for a measure', () => {
    expect(of('action')[0]?.who).toBe('第1科室');
    expect(of('planItem')[0]?.who).toBe('成员1 科长');
    expect(of('riskMeasure')[0]?.who).toBe('周明远 秘书长');
    expect(of('inspectionPlanned')[0]?.who).toBe('张文员、李文员');
  });

  it('contact lists that a whole registry owes on one day are one line with their number', async () => {
    office.setClock('2026-06-20T10:00:00+08:00');
    const { rows } = await office.call('today.due', { module: 'organizations', limit: 1000 });
    const lists = rows.filter(({ kind, dueOn }) => kind === 'liaison' && dueOn === '2026-06-30');
    expect(lists).toMatchObject([{ title: { code: 'organizations' }, place: '/organizations/due?kinds=liaison' }]);
    expect(words(lists[0]?.title)).toMatch(/^\d\d 家社会组织$/);
    office.setClock(`${TODAY}T10:00:00+08:00`);
  });
});

describe('U4 in two languages', () => {
  const speech = (locale: Locale) => ({
    t: (key: Parameters<typeof message>[1], places?: Parameters<typeof message>[2]) => message(locale, key, places),
    known: (key: string, places?: Parameters<typeof message>[2]) => messageIfKnown(locale, key, places),
  });

  it('what the program says itself comes as codes: no Chinese words but those of records stand on the English page', async () => {
    const { t, known } = speech('en');
    for (const line of of('duty'))
      expect(`${words(line.title, 'en')} ${ruleWords(line, t, known)}`).not.toMatch(/\p{Script=Han}/u);
    expect(of('duty').length).toBeGreaterThan(3);
    for (const line of lines) expect(kindWords(line.kind, known)).not.toMatch(/\p{Script=Han}/u);
    const said = (await waits()).others.flatMap(({ rows }) =>
      rows.flatMap(({ note }) => (typeof note === 'object' ? (note ?? []) : [])),
    );
    expect(said.map(({ code }) => code)).toEqual(expect.arrayContaining(['askedFor', 'outstanding']));
    for (const note of said) expect(words(note, 'en')).not.toMatch(/\p{Script=Han}/u);
  });

  it('a duty reads with its state in its rule', () => {
    const { t, known } = speech('zh-CN');
    const [missed] = of('duty').filter(({ daysLeft }) => daysLeft < 0);
    if (missed === undefined) throw new Error('no duty was missed');
    expect(ruleWords(missed, t, known)).toMatch(/^常规工作这一时段的截止日期，缺办/u);
    for (const locale of LOCALES)
      expect(words({ code: 'parties', from: '王珺', to: '赵明' }, locale)).toBe('王珺 → 赵明');
  });
});

describe('U4 the list', () => {
  it('stands by day within its groups; pages and modules together are the whole', async () => {
    const today = await office.call('today.get', {});
    const whole = await office.call('today.due', { limit: 1000 });
    expect(whole.rows.map(({ dueOn }) => dueOn)).toEqual(whole.rows.map(({ dueOn }) => dueOn).sort());
    expect(whole.total).toBe(today.total);
    expect(today.overdue).toBe(whole.rows.filter(({ daysLeft }) => daysLeft < 0).length);
    expect(today.modules.reduce((sum, { overdue, ahead }) => sum + overdue + ahead, 0)).toBe(today.total);
    for (const { module, overdue, ahead } of today.modules) {
      const own = await office.call('today.due', { module, limit: 1000 });
      expect(own.total).toBe(overdue + ahead);
      expect(own.rows).toEqual(whole.rows.filter((line) => line.module === module));
    }
    for (const { group, total, rows } of today.groups) {
      const own = await office.call('today.due', { group, limit: 1000 });
      expect(own.total).toBe(total);
      expect(own.rows.slice(0, rows.length)).toEqual(rows);
    }
    const paged = [];
    for (let offset = 0; offset < whole.total; offset += 7)
      paged.push(...(await office.call('today.due', { offset, limit: 7 })).rows);
    expect(paged).toEqual(whole.rows);
  });

  it('looks 7, 30 or 90 days ahead; tasks beyond come last, the next ones first', async () => {
    const near = await office.call('today.due', { within: 7, limit: 1000 });
    expect(near.rows.every(({ daysLeft }) => daysLeft <= 7)).toBe(true);
    const far = await office.call('today.due', { within: 90, limit: 1000 });
    expect(far.total).toBeGreaterThan(near.total);
    const later = (await office.call('today.get', {})).groups.find(({ group }) => group === 'later');
    expect(later?.rows.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['action', '2026-05-01'],
      ['action', '2026-05-02'],
    ]);
  });

  it('is exported as it stands, and printed with a column to tick and what waits', async () => {
    const { file } = await office.call('exports.list', {
      list: 'todayDue',
      format: 'csv',
      input: { module: 'planItems' },
    });
    expect(
      csvRows(
        office
          .bytes(file)
          .toString('utf8')
          .replace(/^\uFEFF/, ''),
      ),
    ).toEqual([
      ['状态', '期限', '模块', '事项', '内容', '责任人（单位）', '依据的规则'],
      [
        '逾期1天',
        '2026-03-04',
        '重点工作',
        '重点工作完成',
        '开展专项检查第1项',
        '成员1 科长',
        '2026年重点工作所定的完成日期',
      ],
      [
        '今天到期',
        '2026-03-05',
        '重点工作',
        '重点工作完成',
        '开展专项检查第2项',
        '成员2 科长',
        '2026年重点工作所定的完成日期',
      ],
      [
        '还有15天',
        '2026-03-20',
        '重点工作',
        '重点工作完成',
        '开展专项检查第3项',
        '成员3 科长',
        '2026年重点工作所定的完成日期',
      ],
    ]);
    const printed = await office.call('today.print', {});
    const text = rawText(office.bytes(printed.file)).replace(/\s/g, '');
    for (const words of [
      '今日事项清单',
      '逾期（',
      '今天到期（',
      '即将到期（',
      '待我处理（',
      '开展专项检查第1项',
      '办理',
    ])
      expect(text).toContain(words);
  });
});

const totals = (groups: CallOutput<'today.get'>['mine']): Partial<Record<WaitingKind, number>> =>
  Object.fromEntries(groups.map(({ kind, total }) => [kind, total]));
const waits = async () => {
  const { mine, others } = await office.call('today.get', {});
  return { mine, others, my: totals(mine), their: totals(others) };
};

describe('U4 what waits, by role', () => {
  it('alone in the office, everything that asks for a second person is his', async () => {
    const { my, their, others } = await waits();
    // Days left count towards the due day: behind it they are below zero.
    const out = others.find(({ kind }) => kind === 'collectionOut')?.rows ?? [];
    expect(
      out.map(({ on, daysLeft }) => Math.sign(daysLeft ?? 9) === Math.sign(Date.parse(on ?? '') - Date.parse(TODAY))),
    ).toEqual([...[true, true, true]]);
    expect(out.some(({ daysLeft }) => (daysLeft ?? 0) < 0)).toBe(true);
    expect(my).toEqual({
      ...{ correctionApprove: 1, actionStrikeOff: 1, extensionApprove: 1, filingCheck: 1, filingDecide: 3 },
      ...{ inspectionFinalize: 1, findingReinspect: 1, findingClose: 1, riskApprove: 1 },
    });
    expect(their).toEqual({
      ...{
        extensionAsked: 1,
        actionUnreported: 1,
        materialAsked: 3,
        filingCorrecting: 3,
        filingUnit: 2,
        collectionOut: 3,
      },
    });
  });

  it('what he entered waits for the other one; who may not decide is not asked', async () => {
    await addPerson(office, 'shenhe', '赵审核', ['reviewer', 'leader']);
    await addPerson(office, 'luru', '钱录入', ['recorder']);
    const mine = (await waits()).my;
    expect(mine.filingDecide).toBeUndefined();
    expect(mine.riskApprove).toBeUndefined();
    expect(mine.findingClose).toBeUndefined();
    expect(mine.correctionApprove).toBeUndefined();
    expect(mine.extensionApprove).toBeUndefined();
    await office.as('shenhe', SECOND_PASSWORD);
    const other = await waits();
    expect(other.my).toMatchObject({
      filingDecide: 3,
      riskApprove: 1,
      findingClose: 1,
      correctionApprove: 1,
      extensionApprove: 1,
      actionStrikeOff: 1,
    });
    expect(other.their.extensionAsked).toBeUndefined();
    expect(other.their.actionUnreported).toBeUndefined();
    await office.as('luru', SECOND_PASSWORD);
    const recorder = (await waits()).my;
    expect(recorder).toMatchObject({ filingCheck: 1, findingReinspect: 1 });
    for (const kind of [
      'filingDecide',
      'riskApprove',
      'actionStrikeOff',
      'inspectionFinalize',
      'findingClose',
    ] as const)
      expect(recorder[kind]).toBeUndefined();
    await office.as('clerk');
  });

  it('a document and minutes handed in wait for the reviewer, and for others with their writer', async () => {
    const document = await submitted(office);
    const id = uuidOf('meeting-22');
    const { meeting } = await office.call('meetings.get', { id });
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: meeting.revision });
    const own = await waits();
    expect(own.my.documentReview).toBeUndefined();
    expect(own.my.minutesReview).toBeUndefined();
    const line = (groups: typeof own.mine, kind: WaitingKind) => groups.find((one) => one.kind === kind)?.rows;
    expect(line(own.others, 'documentInReview')).toMatchObject([
      { title: TITLE, note: { code: 'documentStage', stage: 'review' }, place: `/official/${document.id}` },
    ]);
    expect(line(own.others, 'minutesInReview')).toMatchObject([{ place: `/meetings/${id}` }]);
    await office.as('shenhe', SECOND_PASSWORD);
    const other = await waits();
    expect(line(other.mine, 'documentReview')).toMatchObject([{ title: TITLE, place: `/official/${document.id}` }]);
    expect(line(other.mine, 'minutesReview')).toMatchObject([{ place: `/meetings/${id}` }]);
    const answer = { outcome: 'returned', answer: '第三项时限不清' } as const;
    const { rounds } = await office.call('minutes.review', { meetingId: id });
    await office.call('minutes.decide', {
      id: rounds[0]?.id ?? '',
      expectedRevision: rounds[0]?.revision ?? 0,
      ...answer,
    });
    await office.call('officialDocuments.decide', {
      ...{
        id: document.id,
        expectedRevision: document.revision,
        step: 'checked',
        outcome: 'returned',
        remark: '请补依据',
      },
    });
    await office.as('clerk');
    expect((await waits()).my).toMatchObject({ documentReturned: 1, minutesReturned: 1 });
  });

  it('proposals, hand-overs, organizations without a contact, own tasks and own drafts', async () => {
    await office.call('agendaProposals.save', {
      fields: { title: '年度检查安排', proposerUnit: '办公室', proposerName: '王珺', minutesPlanned: 15 },
    });
    await office.call('handovers.save', {
      fields: {
        ...{ fromMemberId: uuidOf('member-1'), toMemberId: uuidOf('member-2'), handedOn: TODAY },
        ...{ witnessName: '监交员', witnessPost: '办公室主任', reason: '岗位调整', leaves: true },
      },
    });
    await office.call('organizations.save', {
      fields: {
        ...{ name: '云州市无人联系协会', registrationKind: 'registered', legalType: 'social_group' },
        ...{ registrationNo: '云民证字9号', registrationAuthority: '云州市民政局', establishedOn: '2019-11-07' },
      },
    });
    await office.call('drafts.save', { key: 'planItem:new', title: '新增重点工作', content: '{}' });
    await linkMember(office, 'clerk', uuidOf('member-1'));
    const { my, mine } = await waits();
    expect(my).toMatchObject({ proposal: 1, handover: 1, contactMissing: 1, ownAction: 1 });
    expect(words(mine.find(({ kind }) => kind === 'contactMissing')?.rows[0]?.title)).toBe('1 家社会组织');
    expect((await office.call('today.get', {})).drafts).toMatchObject({ total: 1, rows: [{ key: 'planItem:new' }] });
    await office.as('luru', SECOND_PASSWORD);
    expect((await office.call('today.get', {})).drafts.total).toBe(0);
    await office.as('clerk');
  });
});

describe('U4 and U8 how the office is kept', () => {
  const upkeep = async () => (await office.call('today.get', {})).upkeep;

  it('says the head of the log, and what was never done; checks only after they were made', async () => {
    const before = await upkeep();
    expect(before).toMatchObject({ lastBackupAt: null, lastDrillAt: null, logChecked: null, consistency: null });
    expect(before.clock.state).toBe('fine');
    const { rules, checkedAt } = await office.call('consistency.check', {});
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 1 });
    const { findings } = await office.call('audit.verify', {});
    await office.as('clerk');
    const after = await upkeep();
    expect(after.consistency).toEqual({
      ...{ at: checkedAt.slice(0, 16), findings: rules.reduce((sum, { count }) => sum + count, 0) },
    });
    expect(after.logChecked?.findings).toBe(findings.length);
    expect(after.log.hash).toMatch(/^[0-9a-f]{12}$/);
    expect(after.log.seq).toBeGreaterThan(entries[0]?.seq ?? Number.MAX_SAFE_INTEGER);
  });

  it('a clock set back is told from the next call on, also after a login under it', async () => {
    const now = await upkeep();
    office.setClock('2026-02-20T10:00:00+08:00');
    expect(await upkeep()).toMatchObject({
      clock: { state: 'behind', now: '2026-02-20T10:00', latest: now.clock.latest },
    });
    await office.as('clerk');
    expect((await upkeep()).clock.state).toBe('behind');
    office.setClock(`${TODAY}T11:00:00+08:00`);
    expect((await upkeep()).clock.state).toBe('fine');
  });

  it('asks for the calendar of the next year from 1 November on', async () => {
    const remind = async () => (await upkeep()).calendar.nextYear;
    office.setClock('2026-10-31T10:00:00+08:00');
    expect(await remind()).toEqual({ year: 2027, isVerified: false, remind: false });
    office.setClock('2026-11-01T10:00:00+08:00');
    expect(await remind()).toEqual({ year: 2027, isVerified: false, remind: true });
  });
});
