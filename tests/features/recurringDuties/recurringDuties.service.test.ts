// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, updateRecord, voidRecord } from '#service/db/records.ts';
import { runWrite, type Write } from '#service/db/write.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { expected } from '#tests/features/officialDocuments/sampleDocument.ts';
import { filled, record } from '#tests/features/organizationEvents/samples.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  // The template office was set up on 2026-01-05: what ended before is not owed.
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const at = (day: string, time = '10:00:00') => office.setClock(`${day}T${time}+08:00`);
async function row(key: string, year = 2026) {
  const { rows } = await office.call('recurringDuties.year', { year });
  const found = rows.find((one) => one.key === key);
  if (!found) throw new Error(`no row ${key}`);
  return found;
}
const states = async (key: string, year = 2026) => (await row(key, year)).cells.map(({ state }) => state);
const missing = async (key: string, number: number, year = 2026) =>
  office.call('recurringDuties.missing', { key, year, number });

type MeetingFields = CallInput<'meetings.save'>['fields'];
async function meeting(fields: Partial<MeetingFields>, present = 0, leave = 0) {
  const people = (capacity: 'present' | 'leave', headcount: number) =>
    headcount === 0 ? [] : [{ capacity, name: capacity === 'present' ? '理事' : '请假理事', headcount }];
  const saved = await office.call('meetings.save', {
    fields: {
      ...{ kind: 'topic_analysis', title: '社会组织专题分析会', startAt: '2026-02-11T09:00', place: '三楼会议室' },
      ...{ chairName: '张建国', recorderName: '李喆', openingText: '会议议定如下：' },
      minutesText: { blocks: [{ kind: 'paragraph', text: '会议听取了汇报。' }] },
      ...fields,
    },
    attendance: [
      { capacity: 'present', name: '张建国' },
      ...people('present', Math.max(0, present - 1)),
      ...people('leave', leave),
    ],
  });
  const final = await office.call('meetings.finalize', { ...expected(saved), selfChecked: true });
  return final;
}
const council = (organizationId: string, day: string, present: number, leave: number) =>
  meeting({ kind: 'council', title: '理事会会议', organizationId, startAt: `${day}T14:00` }, present, leave);

describe('recurring duties satisfied by meetings', () => {
  it('a quarter is running, satisfied by a final meeting, and missed again when that meeting is voided', async () => {
    expect(await states('topic_analysis')).toEqual(['running', 'ahead', 'ahead', 'ahead']);
    const { id, revision } = await meeting({});
    const { cells } = await row('topic_analysis');
    expect(cells[0]).toMatchObject({
      ...{ state: 'satisfied', from: '2026-01-01', to: '2026-03-31', count: 1, needed: 1 },
      records: [{ id, title: '社会组织专题分析会', on: '2026-02-11', place: `/meetings/${id}` }],
    });
    at('2026-04-01');
    expect(await states('topic_analysis')).toEqual(['satisfied', 'running', 'ahead', 'ahead']);
    await office.call('meetings.void', { id, expectedRevision: revision, reason: '误录' });
    expect(await states('topic_analysis')).toEqual(['missed', 'running', 'ahead', 'ahead']);
    at('2026-03-05');
  });

  it('turns at midnight of the last day of the period', async () => {
    at('2026-03-15', '23:59:59');
    expect((await states('topic_analysis'))[0]).toBe('running');
    at('2026-03-16', '00:00:00');
    expect((await states('topic_analysis'))[0]).toBe('due_soon');
    at('2026-03-31', '23:59:00');
    expect((await states('topic_analysis'))[0]).toBe('due_soon');
    at('2026-04-01', '00:00:00');
    expect((await states('topic_analysis'))[0]).toBe('missed');
    at('2026-03-05');
  });

  it('a meeting on the last evening counts in its quarter, one that crosses midnight by its start', async () => {
    at('2026-04-10');
    const { id, revision } = await meeting({ startAt: '2026-03-31T23:30', endAt: '2026-04-01T01:00' });
    expect((await states('topic_analysis')).slice(0, 2)).toEqual(['satisfied', 'running']);
    await office.call('meetings.void', { id, expectedRevision: revision, reason: '误录' });
    at('2026-03-05');
  });

  it('the exchange of a year may be held in January of the next', async () => {
    at('2027-01-20');
    expect(await states('exchange')).toEqual(['due_soon']);
    const { id } = await meeting({ kind: 'exchange', title: '年末交流会', startAt: '2027-01-18T09:00' });
    expect((await row('exchange')).cells[0]).toMatchObject({ state: 'satisfied', to: '2027-01-31', records: [{ id }] });
    expect(await states('exchange', 2027)).toEqual(['ahead']);
    at('2026-03-05');
  });

  it('years before the office was set up are not called missed, unless the office sets another day', async () => {
    expect(new Set(await states('topic_analysis', 2025))).toEqual(new Set(['not_kept']));
    expect((await office.call('recurringDuties.year', { year: 2025 })).since).toBe('2026-01-05');
  });
});

describe('the plan of a year', () => {
  it('is in time until 31 January, late after it, missed without an item', async () => {
    expect(await states('annual_plan')).toEqual(['missed']);
    const { id: unit } = await office.call('duties.saveUnit', {
      fields: { name: '社会组织管理股', shortName: null, level: 'section', workPhone: null },
    });
    const fields = { year: 2026, text: '完成年检', responsibleOfficeId: unit, dueOn: '2026-06-30' };
    const saved = await office.call('planItems.save', { fields });
    expect(await states('annual_plan')).toEqual(['late']);
    await office.call('planItems.void', { ...expected(saved), reason: '误录' });
    expect(await states('annual_plan')).toEqual(['missed']);
    at('2027-01-31', '23:59:00');
    expect(await states('annual_plan', 2027)).toEqual(['due_soon']);
    await office.call('planItems.save', { fields: { ...fields, year: 2027, dueOn: '2027-06-30' } });
    at('2027-02-01', '00:00:00');
    expect(await states('annual_plan', 2027)).toEqual(['satisfied']);
    at('2026-03-05');
  });
});

describe('councils of the registered organizations', () => {
  it('are covered by a meeting of the office or one entered with the organization; those missing are listed', async () => {
    const first = await association(office);
    const second = await association(office);
    const third = await association(office);
    await council(first, '2026-02-20', 7, 2);
    await office.call('organizationMeetings.save', {
      organizationId: second,
      fields: { body: 'council', heldOn: '2026-03-01', place: '会议室', due: 9, present: 5 },
    });
    await office.call('organizationMeetings.save', {
      organizationId: third,
      fields: { body: 'members', heldOn: '2026-03-01', place: '会议室', due: 90, present: 80 },
    });
    expect((await row('council')).cells[0]).toMatchObject({ state: 'running', count: 2, needed: 3 });
    at('2026-04-03');
    const later = await association(office, { establishedOn: '2026-04-02' });
    expect((await row('council')).cells.slice(0, 2)).toMatchObject([
      { state: 'missed', count: 2, needed: 3 },
      { state: 'running', count: 0, needed: 4 },
    ]);
    const lacking = await missing('council', 1);
    expect(lacking).toMatchObject({ total: 1, inEffect: 3, covered: 2, rows: [{ id: third, count: 0 }] });
    expect((await missing('council', 2)).rows.map(({ id }) => id)).toContain(later);
    expect((await missing('council', 3)).total).toBe(0);
    at('2026-03-05');
  });

  it('an organization that ended within the quarter owes nothing, and its meeting counts for nothing', async () => {
    at('2026-05-20');
    const ended = await association(office, { establishedOn: '2020-01-01' });
    await council(ended, '2026-05-10', 5, 0);
    const before = (await row('council')).cells[1];
    await record(office, ended, filled('cancelled', '2026-05-15'));
    const after = (await row('council')).cells[1];
    expect([after?.count, after?.needed]).toEqual([(before?.count ?? 0) - 1, (before?.needed ?? 0) - 1]);
    // At the end of the first quarter it was still in effect.
    expect((await missing('council', 1)).rows.map(({ id }) => id)).toContain(ended);
    at('2026-03-05');
  });

  it('foundations need two a year with two thirds of their directors; two entries of one day are one meeting', async () => {
    at('2026-12-01');
    const good = await association(office, { legalType: 'foundation', establishedOn: '2020-01-01' });
    const few = await association(office, { legalType: 'foundation', establishedOn: '2020-01-01' });
    const once = await association(office, { legalType: 'foundation', establishedOn: '2020-01-01' });
    const entry = (organizationId: string, heldOn: string, due: number, present: number) =>
      office.call('organizationMeetings.save', { organizationId, fields: { body: 'council', heldOn, due, present } });
    await entry(good, '2026-03-01', 9, 6);
    await council(good, '2026-11-01', 8, 1);
    await entry(few, '2026-03-01', 9, 6);
    await entry(few, '2026-11-01', 9, 5);
    await entry(once, '2026-11-01', 9, 9);
    await council(once, '2026-11-01', 9, 0);
    expect((await row('council-1')).cells).toMatchObject([{ state: 'running', count: 1, needed: 3 }]);
    const { rows } = await missing('council-1', 1);
    expect(rows.map(({ id, count, notCounted }) => [id, count, notCounted]).sort()).toEqual(
      [
        [few, 1, 1],
        [once, 1, 0],
      ].sort(),
    );
    at('2026-03-05');
  });

  it('contact lists are counted for every organization in effect', async () => {
    const [cell] = (await row('contacts')).cells;
    expect(cell?.needed).toBeGreaterThan(0);
    expect(cell?.count).toBe(0);
    const { rows } = await missing('contacts', 1);
    expect(rows).toHaveLength(cell?.needed ?? 0);
    const [one] = rows;
    await office.call('contacts.save', {
      organizationId: one?.id ?? '',
      fields: { name: '周某某', role: 'liaison', validFrom: '2020-01-01' },
    });
    await office.call('contactConfirmations.save', {
      organizationId: one?.id ?? '',
      fields: { confirmedOn: '2026-03-02', confirmedByName: '张文员' },
    });
    expect((await row('contacts')).cells[0]?.count).toBe(1);
  });

  it('commitments: one that ends within sixty days is near, one that ended without a new one is missed', async () => {
    const organizationId = await association(office);
    expect(await states('commitment')).toEqual(['nothing']);
    const commitment = (signedOn: string, validTo: string) =>
      office.call('commitments.save', { organizationId, fields: { kind: 'safety', signedOn, validTo } });
    await commitment('2025-05-05', '2026-05-05');
    expect(await states('commitment')).toEqual(['satisfied']);
    at('2026-03-06');
    expect(await states('commitment')).toEqual(['due_soon']);
    at('2026-05-05');
    expect(await states('commitment')).toEqual(['due_soon']);
    at('2026-05-06');
    expect((await row('commitment')).cells[0]).toMatchObject({ state: 'missed', count: 1 });
    at('2026-03-05');
  });
});

describe('dates and rules beside them', () => {
  it('a report is due 15 days after its half-year, moved to the next working day', async () => {
    const { cells } = await row('half_year_report');
    // 2026-07-15 is a Wednesday; 2027 has no calendar edition, 15 January is a Friday.
    expect(
      cells.map(({ state, dueOn, reason }) => [state, dueOn, reason?.from, reason?.n, reason?.unverifiedYears]),
    ).toEqual([
      ['running', '2026-07-15', '2026-06-30', 15, []],
      ['ahead', '2027-01-15', '2026-12-31', 15, [2027]],
    ]);
  });

  it('a report is due soon until its last day, missed from the next, done in time or late by its day of issue', async () => {
    const first = async () => (await row('half_year_report')).cells[0];
    at('2026-07-15');
    expect(await first()).toMatchObject({ state: 'due_soon', count: 0, records: [] });
    at('2026-07-16');
    expect(await first()).toMatchObject({ state: 'missed' });
    const session = await openStore(office.folder, '2026-07-20T10:00:00+08:00');
    const write = <Value>(work: (write: Write) => Promise<Value>) =>
      runWrite(session.environment, session.actor, 'test', work);
    const { value: id } = await write((one) =>
      createRecord(one, 'report', {
        ...{
          kind: 'half_yearly',
          officeId: one.officeId,
          title: '上半年工作报告',
          content: { blocks: [] },
          state: 'issued',
        },
        ...{
          periodStart: '2026-01-01',
          periodEnd: '2026-06-30',
          issuedOn: '2026-07-16',
          snapshotSha256: '0'.repeat(64),
        },
        ...{ changed: { figures: [], places: {} }, warnings: { list: [], drafted: null } },
      }),
    );
    const record = { id, title: '上半年工作报告', on: '2026-07-16', place: `/reports/${id}` };
    expect(await first()).toMatchObject({ state: 'late', records: [record] });
    await write((one) => updateRecord(one, 'report', id, 1, { issuedOn: '2026-07-15' }));
    expect(await first()).toMatchObject({ state: 'satisfied', count: 1 });
    await write((one) => voidRecord(one, 'report', id, 2, '录错'));
    expect(await first()).toMatchObject({ state: 'missed' });
    await session.store.close();
    at('2026-03-05');
  });

  it('the last working day is named where the period ends on a rest day; a year without an edition says so', async () => {
    const { cells } = await row('training');
    // October 2026 ends on a Saturday, January on one too, February on a worked Saturday (调休).
    expect(cells[9]).toMatchObject({
      dueOn: '2026-10-31',
      reason: null,
      advised: { date: '2026-10-30', unverifiedYears: [] },
    });
    expect(cells[1]).toMatchObject({ dueOn: '2026-02-28', advised: { date: '2026-02-28', makeupDays: 1 } });
    const [far] = (await row('training', 2031)).cells;
    expect(far).toMatchObject({ dueOn: '2031-01-31', advised: { unverifiedYears: [2031] } });
  });

  it("today's page tells what is due soon and the last period that was missed, and forgets what was done", async () => {
    at('2026-03-27');
    const now = async () =>
      (await office.call('recurringDuties.now', {})).rows.map(
        ({ key, year, cell }) => `${key} ${year}/${cell.number} ${cell.state}`,
      );
    expect(await now()).toEqual(
      expect.arrayContaining([
        'collective_study 2026/2 missed',
        'collective_study 2026/3 due_soon',
        'topic_analysis 2026/1 due_soon',
      ]),
    );
    expect((await now()).some((line) => line.includes('2026/1 missed') && line.startsWith('collective_study'))).toBe(
      false,
    );
    await meeting({ startAt: '2026-03-20T09:00' });
    expect((await now()).some((line) => line.startsWith('topic_analysis'))).toBe(false);
    at('2026-03-05');
  });

  it('the office sets periods and numbers, and switches duties off', async () => {
    await office.as('admin');
    const { office: record } = await office.call('settings.get', {});
    const { recurringDuties } = record.settings;
    await office.call('settings.save', {
      ...{ expectedRevision: record.revision, name: record.name, shortName: record.shortName },
      ...{ documentPrefix: record.documentPrefix ?? '云民发', address: record.address, workPhone: record.workPhone },
      settings: {
        ...record.settings,
        recurringDuties: {
          ...recurringDuties,
          topic_analysis: { on: true, period: 'month', times: 2 },
          leading_group: { ...recurringDuties.leading_group, on: false },
          since: '2026-02-01',
        },
      },
    });
    await office.as('clerk');
    const { rows } = await office.call('recurringDuties.year', { year: 2026 });
    expect(rows.map(({ key }) => key)).not.toContain('leading_group');
    const cells = rows.find(({ key }) => key === 'topic_analysis')?.cells ?? [];
    expect(cells.slice(0, 3).map(({ state, needed }) => [state, needed])).toEqual([
      ['not_kept', 2],
      ['missed', 2],
      ['running', 2],
    ]);
  });

  it('prints and exports the year and the list of those missing', async () => {
    const text = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');
    const year = text((await office.call('recurringDuties.print', { year: 2026 })).file);
    expect(year).toContain('常规工作完成情况');
    expect(year).toContain('理事会（基金会）');
    expect(year).toContain('第1季度');
    const list = await office.call('recurringDuties.printMissing', { key: 'council', year: 2026, number: 1 });
    expect(list.count).toBeGreaterThan(0);
    expect(text(list.file)).toContain(`未完成${list.count}家`);
    const exported = await office.call('exports.list', {
      ...{ list: 'recurringMissing', input: { key: 'council', year: 2026, number: 1 }, format: 'csv' },
    });
    expect(exported.rows).toBe(list.count);
    const all = await office.call('exports.list', { list: 'recurringDuties', input: { year: 2026 }, format: 'csv' });
    const rows = csvRows(office.bytes(all.file).toString('utf8'));
    expect(rows[0]).toEqual(['工作', '要求', '时段', '截止日期', '完成情况', '办理记录']);
    expect(rows.some(([duty, , period]) => duty === '集体学习' && period === '12月')).toBe(true);
  });

  it('a key that is no list, or a period that is none, is not found', async () => {
    for (const [key, number] of [
      ['training', 1],
      ['council', 9],
      ['odd', 1],
    ] as const)
      expect((await office.failure('recurringDuties.missing', { key, year: 2026, number })).code).toBe('not_found');
  });
});
