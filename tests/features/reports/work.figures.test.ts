import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WORK_SOURCES } from '#service/features/reports/figures/workFacts.repository.ts';
import type { Session } from '#service/office/session.ts';
import { countFigures, type Facts, type Figure, storedFact } from '#shared/features/reports/figures/figures.rules.ts';
import { WORK_FIGURES, WORK_SETS } from '#shared/features/reports/figures/work.figures.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';
import { expectedWork } from './workExpected.ts';
import { generateWork, PERSON, SECTIONS, WORK_PERIODS } from './workOffice.ts';
import { storeWork } from './workOfficeRows.ts';

const HALF_YEAR: ReportPeriod = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' };
const work = generateWork(20_260_630);
let office: TestService;
let store: Session;
let empty: readonly Figure[];
beforeAll(async () => {
  office = await makeService({ now: '2026-11-05T10:00:00+08:00' });
  const before = await openStore(office.folder, '2026-11-05T10:00:00+08:00');
  store = before;
  empty = count(await read(HALF_YEAR), HALF_YEAR);
  await before.store.close();
  await storeWork(office.folder, { login: 'clerk', password: PASSWORD }, work);
  store = await openStore(office.folder, '2026-11-05T10:00:00+08:00');
});
afterAll(async () => {
  await store.store.close();
  await office.close();
});

async function read(period: ReportPeriod): Promise<Facts> {
  const facts: Record<string, Facts[string]> = {};
  for (const [set, source] of Object.entries(WORK_SOURCES))
    facts[set] = await source({ db: store.store.reader, period });
  return facts;
}

const count = (facts: Facts, period: ReportPeriod) => countFigures(WORK_FIGURES, WORK_SETS, facts, period);

/** Values by key; parts that come with the facts are there when something was counted in them. */
function valuesOf(figures: readonly Figure[]): Record<string, number | null> {
  return Object.fromEntries(figures.map(({ key, value }) => [key, value]));
}

const isNamed = (key: string) => WORK_FIGURES.some((spec) => spec.by === 'named' && key.startsWith(`${spec.key}@`));

describe('HF07, HF09, HF13–HF15, HF17–HF19 of a generated office', () => {
  it.each(WORK_PERIODS)('$kind $from to $to: every figure is what plain counting finds', async (period) => {
    const figures = count(await read(period), period);
    const expected = expectedWork(work, period);
    // Every task has all its columns, a section with a target its numbers, also at zero; one without is there when it sent something.
    const isShown = (key: string) =>
      !isNamed(key) || key.startsWith('HF15.') || (expected[`HF14.targetMonths@${key.split('@')[1]}`] ?? 0) > 0;
    const shown = Object.entries(expected).filter(([key, value]) => value !== 0 || isShown(key));
    expect(valuesOf(figures)).toEqual(Object.fromEntries(shown));
  });

  it('the traps are in it: each figure of the half-year counts something and leaves something out', () => {
    const expected = expectedWork(work, HALF_YEAR);
    const missing = Object.entries(expected).filter(([, value]) => value === 0);
    expect(missing.map(([key]) => key).filter((key) => !key.includes('@'))).toEqual([]);
    expect(expected['HF09.monthsMissing@training']).toBeGreaterThan(0);
    const everything = { ...work, meetings: work.meetings.map((one) => ({ ...one, state: 'final' as const })) };
    expect(expectedWork(everything, HALF_YEAR)['HF13.created']).toBeGreaterThan(expected['HF13.created'] ?? 0);
  });

  it('a number opens a list of its length, or one whose weights make it; nothing in a list weighs nothing', async () => {
    for (const period of WORK_PERIODS)
      for (const { key, value, entries, spec } of count(await read(period), period)) {
        const isSum = spec.unit === 'person_times' || spec.unit === 'hour';
        const tenths = entries.reduce((total, { weight }) => total + Math.round(weight * 10), 0);
        expect([key, isSum ? tenths / 10 : entries.length]).toEqual([key, value]);
        expect([key, entries.every(({ weight }) => (isSum ? weight > 0 : weight === 1))]).toEqual([key, true]);
        const places = entries.map(({ set, index }) => `${set} ${index}`);
        expect([key, new Set(places).size]).toEqual([key, places.length]);
      }
  });

  it('facts stand by day and id, each once, name no person, and give the same figures after a round trip', async () => {
    const facts = await read(HALF_YEAR);
    for (const [set, rows] of Object.entries(facts)) {
      const order = rows.map(({ on, id }) => `${on ?? ''} ${id}`);
      if (set !== 'topicQuarters') expect([set, order]).toEqual([set, [...order].sort()]);
      expect([set, new Set(rows.map(({ id }) => id)).size]).toEqual([set, rows.length]);
      expect(rows.every(({ title }) => title.trim() !== '')).toBe(true);
    }
    expect(JSON.stringify(facts)).not.toContain(PERSON);
    const stored: Facts = Object.fromEntries(
      Object.entries(JSON.parse(JSON.stringify(facts))).map(([set, rows]) => [set, storedFact.array().parse(rows)]),
    );
    expect(count(stored, HALF_YEAR)).toEqual(count(facts, HALF_YEAR));
    expect(JSON.stringify(await read(HALF_YEAR))).toBe(JSON.stringify(facts));
  });

  it('parts carry the names of their sections and tasks; a section that was deleted keeps its own', async () => {
    const parts = count(await read(HALF_YEAR), HALF_YEAR).flatMap(({ key, by }) =>
      key.startsWith('HF14.submittedBySection') ? [by] : [],
    );
    expect(parts).toContainEqual({ value: SECTIONS[3]?.id, name: '救灾科' });
    expect(parts.map((by) => by?.name)).toEqual(['救灾科', '执法大队', '办公室', '社会组织管理科']);
  });
});

describe('an office without records', () => {
  it('counts zero everywhere but for what is missing: two quarters, six months of each kind', () => {
    const counted = Object.entries(valuesOf(empty)).filter(([, value]) => value !== 0);
    expect(Object.fromEntries(counted)).toEqual({
      ...{ 'HF07.topicQuartersMissing': 2, 'HF09.monthsMissing@collective_study': 6 },
      'HF09.monthsMissing@training': 6,
    });
    expect(empty.some(({ key }) => isNamed(key))).toBe(false);
  });

  it('a month without a session is a line of its own that opens nothing', async () => {
    const facts = await read({ kind: 'monthly', from: '2024-02-01', to: '2024-02-29' });
    expect(facts.studyMonths).toMatchObject([
      { title: '集体学习 2024年2月', on: '2024-02-29', collection: null, recordId: null },
      { title: '业务训练 2024年2月', on: '2024-02-29' },
    ]);
    const quarter = await read({ kind: 'quarterly', from: '2024-01-01', to: '2024-03-31' });
    expect(quarter.topicQuarters).toMatchObject([{ title: '2024年第1季度', collection: null }]);
  });
});

describe('what the features show for themselves', () => {
  it('HF14: submissions, adoptions and months with a target met, as the page of information counts them', async () => {
    const period: ReportPeriod = { kind: 'quarterly', from: '2026-01-01', to: '2026-03-31' };
    const values = valuesOf(count(await read(period), period));
    const { total, rows } = await office.call('information.statistics', { period: '2026Q1' });
    expect(values).toMatchObject({
      ...{ 'HF14.submitted': total.submitted, 'HF14.submissionsAdopted': total.submissionsAdopted },
      ...{ 'HF14.adoptionsByLevel@city': total.city, 'HF14.adoptionsByLevel@ministry': total.ministry },
    });
    for (const { id, submitted } of rows) expect(values[`HF14.submittedBySection@${id}`] ?? 0).toBe(submitted);
    const { sections } = await office.call('information.overview', { year: 2026 });
    const months = new Set(['2026-01', '2026-02', '2026-03']);
    for (const { id, cells } of sections) {
      const own = cells.filter((cell) => months.has(cell.period) && cell.targetId !== null);
      expect(values[`HF14.targetMonths@${id}`] ?? 0).toBe(own.length);
      expect(values[`HF14.targetMonthsMet@${id}`] ?? 0).toBe(own.filter(({ state }) => state === 'met').length);
    }
  });

  it('HF17 and HF18 as the page of the community counts them, HF09 as that of study', async () => {
    const period: ReportPeriod = { kind: 'annual', from: '2025-01-01', to: '2025-12-31' };
    const values = valuesOf(count(await read(period), period));
    const { from, to } = period;
    const statistics = await office.call('stationActivities.statistics', { from, to });
    expect(values).toMatchObject({
      ...{ 'HF17.openStations': statistics.openStations, 'HF18.cases': statistics.typicalCases },
      ...{ 'HF17.activities': statistics.total.activities, 'HF17.hours': statistics.total.hours },
      ...{ 'HF17.volunteerTimes': statistics.total.volunteerTimes, 'HF17.servedTimes': statistics.total.servedTimes },
    });
    const { kinds } = await office.call('studySessions.coverage', { year: 2025 });
    for (const { kind, sessions, participants, absent, madeUp, hours, months } of kinds)
      expect(values).toMatchObject({
        ...{ [`HF09.sessions@${kind}`]: sessions, [`HF09.participants@${kind}`]: participants },
        ...{ [`HF09.absent@${kind}`]: absent, [`HF09.madeUp@${kind}`]: madeUp, [`HF09.hours@${kind}`]: hours },
        [`HF09.monthsCovered@${kind}`]: months.filter((month) => month.sessions > 0).length,
      });
  });

  it('HF15 as the list of collections counts them', async () => {
    const period: ReportPeriod = { kind: 'special', from: '2024-12-01', to: '2026-11-30' };
    const values = valuesOf(count(await read(period), period));
    const listed = await office.call('collectionTasks.list', { show: 'all', offset: 0, limit: 100 });
    const rows = listed.rows.filter(({ id }) => work.tasks.some((task) => task.id === id && task.state !== 'draft'));
    expect(rows.length).toBeGreaterThan(20);
    const names = ['expected', 'onTime', 'late', 'contained', 'incomplete'];
    for (const { id, expected, onTime, late, contained, incomplete } of rows)
      expect([id, ...names.map((name) => partOf(values, name, id))]).toEqual([
        ...[id, expected, onTime, late, contained, incomplete],
      ]);
  });
});

const partOf = (values: Record<string, number | null>, name: string, id: string) =>
  values[`HF15.${name}ByTask@${id}`] ?? 0;

describe('what clerks do on the screens', () => {
  const period: ReportPeriod = { kind: 'half_yearly', from: '2027-01-01', to: '2027-06-30' };
  const values = async () => valuesOf(count(await read(period), period));
  const sample = (startAt: string) =>
    sampleMeeting({ startAt, endAt: null, minutesText: { blocks: [{ kind: 'paragraph', text: '会议指出。' }] } });
  async function held(startAt: string, dueOn: string): Promise<string> {
    const tasks = ['甲', '乙'].map((text) => ({ text, responsibleUnit: '执法大队', dueOn }));
    const { id } = await office.call('meetings.save', { ...sample(startAt), actions: tasks });
    await office.call('meetings.finalize', { id, expectedRevision: 1, issuedOn: '2027-07-02' });
    return id;
  }
  const actionTarget = async (id: string) => {
    const { action } = await office.call('actions.get', { id });
    return { id, expectedRevision: action.revision };
  };

  it('a draft counts nowhere, final minutes do, completion and extension count by day, a voided meeting takes its tasks along', async () => {
    office.setClock('2027-07-05T10:00:00+08:00');
    await office.call('meetings.save', sample('2027-06-01T09:00'));
    expect((await values())['HF07.meetings']).toBe(0);
    const first = await held('2027-06-30T23:59', '2027-06-30');
    await held('2027-07-01T00:00', '2027-07-01');
    const second = await held('2027-01-01T00:00', '2027-03-31');
    expect(await values()).toMatchObject({
      ...{ 'HF07.meetings': 2, 'HF07.byKind@leading_group': 2, 'HF07.attendance@present': 4 },
      ...{ 'HF07.attendance@observer': 128, 'HF07.attendance@leave': 2, 'HF13.created': 4 },
      ...{ 'HF13.done': 0, 'HF13.open': 2, 'HF13.overdue': 2 },
    });
    const tasks = (await office.call('meetings.get', { id: second })).actions.map(({ id }) => id);
    const [inTime = '', afterwards = ''] = tasks;
    const later = { newDueOn: '2027-07-31', reason: '工作量大' };
    const { id } = await office.call('actions.askExtension', { ...(await actionTarget(afterwards)), ...later });
    expect(await values()).toMatchObject({ 'HF13.open': 2, 'HF13.overdue': 2 });
    const approver = { outcome: 'approved' as const, approverName: '周明', approverPost: '局长' };
    await office.call('actions.decideExtension', { id, expectedRevision: 1, ...approver });
    expect(await values()).toMatchObject({ 'HF13.open': 3, 'HF13.overdue': 1 });
    const done = (doneOn: string) => ({ doneOn, evidence: '已办' });
    await office.call('actions.complete', { ...(await actionTarget(inTime)), ...done('2027-06-30') });
    await office.call('actions.complete', { ...(await actionTarget(afterwards)), ...done('2027-07-01') });
    // Done on END but after its day is late; what was done the day after END was open on END.
    expect(await values()).toMatchObject({ 'HF13.done': 1, 'HF13.doneLate': 1, 'HF13.open': 3, 'HF13.overdue': 0 });
    const { revision } = (await office.call('meetings.get', { id: first })).meeting;
    await office.call('meetings.void', { id: first, expectedRevision: revision, reason: '重复录入' });
    expect(await values()).toMatchObject({ 'HF07.meetings': 1, 'HF13.created': 2, 'HF13.done': 1, 'HF13.open': 1 });
  });

  it('a return that came after END is late, as the list of collections says; who sent nothing is missing', async () => {
    const townships = await office.call('collectionTasks.offices', {});
    const recipientOfficeIds = townships.offices.filter(({ name }) => name.includes('城')).map(({ id }) => id);
    const [officeId = ''] = recipientOfficeIds;
    office.setClock('2027-06-01T10:00:00+08:00');
    const fields = { title: '半年材料', dueOn: '2027-06-30', outline: ['开展情况'], recipientOfficeIds };
    const saved = await office.call('collectionTasks.save', { fields });
    expect((await values())['HF15.expected']).toBe(0);
    await office.call('collectionTasks.send', { id: saved.id, expectedRevision: 1, sentOn: '2027-06-01' });
    office.setClock('2027-07-05T10:00:00+08:00');
    const returned = { officeId, receivedAt: '2027-07-01T00:00', sections: { 开展情况: ' ' } };
    await office.call('collectionTasks.saveReturn', { taskId: saved.id, fields: returned });
    expect(await values()).toMatchObject({
      ...{ 'HF15.expected': 2, 'HF15.onTime': 0, 'HF15.late': 1, 'HF15.missing': 1, 'HF15.incomplete': 1 },
      [`HF15.missingByTask@${saved.id}`]: 1,
    });
  });

  it('a session that was made up after the period counts as made up; a voided make-up does not', async () => {
    const fields = { kind: 'training' as const, heldOn: '2027-06-30', hours: 1.5, topic: '执法', chairName: '张建国' };
    const session = await office.call('studySessions.save', {
      fields: { ...fields, participants: 9, absent: 3, attendance: [] },
    });
    const { id } = await office.call('studySessions.finalize', { id: session.id, expectedRevision: session.revision });
    await office.call('studySessions.addMakeUp', { sessionId: id, madeUpOn: '2027-07-02', headcount: 2 });
    await office.call('studySessions.addMakeUp', { sessionId: id, madeUpOn: '2027-07-02', headcount: 1 });
    expect((await values())['HF09.madeUp@training']).toBe(3);
    const { makeUps } = await office.call('studySessions.get', { id });
    const [first] = makeUps;
    if (!first) throw new Error('two make-ups were entered');
    const { revision } = first;
    await office.call('studySessions.voidMakeUp', { id: first.id, expectedRevision: revision, reason: '误录' });
    const now = await values();
    expect(now['HF09.madeUp@training']).toBe(3 - first.headcount);
    expect(now).toMatchObject({
      'HF09.hours@training': 1.5,
      'HF09.absent@training': 3,
      'HF09.monthsMissing@training': 5,
    });
  });
});

describe('the rule of HF13', () => {
  const day = fc
    .integer({ min: 0, max: 300 })
    .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
  const action = fc.record({
    meetingOn: day,
    dueOn: day,
    status: fc.constantFrom('open', 'done', 'cancelled'),
    doneOn: fc.option(day),
  });

  it('created = cancelled + done + open + overdue, whatever was entered', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), day, day, (actions, one, other) => {
        const [from = one, to = other] = [one, other].sort();
        const facts = actions.map((data, index) => ({
          ...{ id: String(index), collection: null, recordId: null, title: '任务', on: data.meetingOn, data },
        }));
        const values = valuesOf(count({ meetingActions: facts }, { kind: 'special', from, to }));
        const of = (name: string) => values[`HF13.${name}`] ?? 0;
        expect(of('created')).toBe(of('cancelled') + of('done') + of('open') + of('overdue'));
        expect(of('doneLate')).toBeLessThanOrEqual(of('done'));
      }),
    );
  });
});
