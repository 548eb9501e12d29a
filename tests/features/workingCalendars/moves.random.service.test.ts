import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shippedEditions } from '#service/calendars.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { addDays, type CalendarEdition } from '#shared/lib/workingDays.ts';
import { accepted, register } from '#tests/features/activityFilings/filingOffice.ts';
import { inspectionOffice } from '#tests/features/inspections/inspectionOffice.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { RESOURCES } from '#tests/support/makeService.ts';
import { nthAfter, nthBefore, plainAfter, workingDaysList } from './countByList.ts';
import { EDITION_2027 } from './edition2027.ts';

// An office with work of every kind around the turn of a year. Whatever edition of 2027 is loaded, the list names exactly the days that
// differ when everything is counted before and after by a list of working days that shares nothing with the program.

type Counted = (list: readonly string[]) => string;
type Preview = CallOutput<'workingCalendars.preview'>;

let kit: Awaited<ReturnType<typeof inspectionOffice>>;
/** What is counted: by kind and record, how a list of working days counts it, and whether the day is stored. */
const known = new Map<string, { readonly count: Counted; readonly stored: boolean; readonly settled: boolean }>();
const note = (kind: string, id: string, count: Counted, stored = false, settled = false) =>
  known.set(`${kind}:${id}`, { count, stored, settled });

beforeAll(async () => {
  kit = await inspectionOffice('2026-12-31T10:00:00+08:00');
  const { office, organizationId } = kit;
  const december = (day: number) => `2026-12-${String(day).padStart(2, '0')}`;
  const { matters } = await office.call('materialChecklists.matters', {});
  for (let day = 26; day <= 31; day += 1) {
    const on = december(day);
    const meeting = await office.call('meetings.save', sampleMeeting({ startAt: `${on}T09:00`, endAt: `${on}T11:00` }));
    note('minutes_issue', meeting.id, (list) => nthAfter(list, on, 2));
    const one = await office.call('materialChecklists.open', {
      ...{ matterCode: matters[0]?.code ?? '', organizationId, applicantName: null, receivedOn: on },
    });
    note('material_inform', one.id, (list) => nthAfter(list, on, 5), true);
    if (day % 2 === 0) {
      const notice = await office.call('materialChecklists.giveNotice', {
        ...{ id: one.id, expectedRevision: 1, noticedOn: on },
      });
      note('correction_due', notice.noticeId, (list) => nthAfter(list, on, 5), true);
    }
    const penalty = await office.call('penalties.save', {
      organizationId,
      fields: {
        ...{ kind: 'warning', decisionNumber: `云民罚决字〔2026〕${day}号`, decidedOn: on, decidedBy: '云州市民政局' },
        ...{ facts: '未按规定接受年度检查', legalBasis: '《社会团体登记管理条例》第三十条' },
      },
    });
    note('penalty_entry', penalty.id, (list) => nthAfter(list, on, 5), false, true);
  }
  for (const [start, isAccepted] of [
    ['2027-01-11', false],
    ['2027-01-12', true],
    ['2027-02-18', false],
    ['2027-03-01', true],
    ['2027-10-08', false],
  ] as const) {
    const dates = { startAt: `${start}T09:00`, endAt: `${start}T17:00`, receivedOn: '2026-12-30' };
    const changes = { ...dates, title: `${start}展览` };
    const filing = isAccepted
      ? await accepted(office, organizationId, changes, '2026-12-31')
      : await register(office, organizationId, changes);
    // The list of materials that comes with it is a case of its own; once complete, its day is done with.
    if (!isAccepted)
      note('material_inform', filing.materialCaseId ?? '', (list) => nthAfter(list, '2026-12-30', 5), true);
    note('filing_summary', filing.id, (list) => nthAfter(list, start, 5), isAccepted);
    const latest = addDays(start, -7);
    // What was judged keeps the day by which it was judged.
    if (!isAccepted) note('filing_advised', filing.id, (list) => list.findLast((day) => day <= latest) ?? '');
  }
  const inspection = await kit.plan({ heldOn: '2026-12-11', plannedOn: '2026-12-11', noticeOn: '2026-12-10' });
  await kit.answer(inspection, ['name_plate']);
  await kit.finding(inspection, 'name_plate');
  await office.call('inspections.finalize', {
    ...(await kit.target(inspection)),
    ...{ conclusion: 'rectify', conclusionBasis: '《社会团体登记管理条例》', rectifyDueOn: '2027-01-11' },
  });
  note('inspection_rectify', inspection, (list) => plainAfter(list, '2026-12-11', 30), true);
  // Monthly training: the last working day of each month.
  for (const month of Array.from({ length: 24 }, (_, index) => index)) {
    const [year, number] = [2026 + Math.floor(month / 12), (month % 12) + 1];
    const after = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
    const isPast = addDays(after, -1) < '2026-12-31';
    note('duty_advice', `training-${year}-${number}`, (list) => nthBefore(list, after, 1), false, isPast);
  }
  for (const [end, name] of [
    ['2026-12-31', '2026-2'],
    ['2027-06-30', '2027-1'],
    ['2027-12-31', '2027-2'],
  ] as const)
    note('duty_report', `half_year_report-${name}`, (list) => plainAfter(list, end, 15));
});
afterAll(() => kit.office.close());

const SHIPPED = shippedEditions(RESOURCES);
const listOf = (edition?: CalendarEdition) =>
  workingDaysList(edition === undefined ? SHIPPED : [...SHIPPED, edition], '2025-06-01', '2028-12-31');

function expectedMoves(edition: CalendarEdition, settled: boolean): string[] {
  const [before, after] = [listOf(), listOf(edition)];
  return [...known]
    .filter(([, one]) => one.settled === settled)
    .map(([key, { count, stored }]) => [key, count(before), count(after), stored] as const)
    .filter(([, from, to]) => from !== to)
    .map((move) => move.join(' '))
    .sort();
}

const shown = (moves: Preview['open']) =>
  moves
    .filter(({ kind, recordId }) => kind !== 'duty_advice' || recordId.startsWith('training-'))
    .map(({ key, from, to, stored }) => `${key} ${from} ${to} ${stored}`)
    .sort();

const day = fc
  .oneof(fc.integer({ min: 0, max: 70 }), fc.integer({ min: 0, max: 364 }))
  .map((offset) => addDays('2027-01-01', offset));
const isWeekendDay = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
const edition = fc
  .record({
    off: fc.uniqueArray(day, { minLength: 5, maxLength: 40 }),
    makeup: fc.uniqueArray(day.filter(isWeekendDay), { maxLength: 8 }),
  })
  .map(
    ({ off, makeup }): CalendarEdition => ({
      ...{ year: 2027, source: '随机安排' },
      ...{ off: off.filter((date) => !makeup.includes(date)).sort(), makeup: [...makeup].sort() },
    }),
  )
  .filter(({ off }) => off.length > 0);

describe('U8: loading a file lists exactly the days that move', () => {
  it('over every kind of work, for whatever edition', async () => {
    await fc.assert(
      fc.asyncProperty(edition, async (random) => {
        const preview = await kit.office.call('workingCalendars.preview', { edition: random });
        expect(preview.errors).toEqual([]);
        expect(shown(preview.open)).toEqual(expectedMoves(random, false));
        expect(shown(preview.settled.rows)).toEqual(expectedMoves(random, true));
      }),
      { numRuns: 15 },
    );
  });

  it('and what was chosen to move is moved, with its history, and nothing else', async () => {
    const { office } = kit;
    const { open } = await office.call('workingCalendars.preview', { edition: EDITION_2027 });
    expect(new Set(open.map(({ kind }) => kind))).toEqual(
      new Set([
        ...['minutes_issue', 'material_inform', 'correction_due', 'filing_advised', 'filing_summary', 'duty_advice'],
      ]),
    );
    // Of each kind every second stored day is moved, the others are kept.
    const moves = open.map(({ key, to, stored }, index) => ({
      ...{ key, to, choice: stored ? (index % 2 === 0 ? ('move' as const) : ('keep' as const)) : null },
    }));
    await office.call('workingCalendars.save', { edition: EDITION_2027, replaces: null, moves });
    let moved = 0;
    for (const [index, { kind, recordId, from, to, stored }] of open.entries()) {
      if (!stored) continue;
      const day = index % 2 === 0 ? to : from;
      if (index % 2 === 0) moved += 1;
      if (kind === 'material_inform') {
        const { case: one } = await office.call('materialChecklists.get', { id: recordId });
        expect(one.inform.date).toBe(day);
      }
      if (kind === 'filing_summary') {
        const { filing } = await office.call('activityFilings.get', { id: recordId });
        expect([filing.summaryDueOn, filing.verdict.basis.summary.date]).toEqual([day, day]);
      }
      const { entries } = await office.call('records.history', { id: recordId });
      expect(entries.filter(({ action }) => action === 'calendar.move')).toHaveLength(index % 2 === 0 ? 1 : 0);
    }
    expect(moved).toBeGreaterThan(3);
    // The verdict of what was judged is not touched.
    const after = await office.call('workingCalendars.preview', { edition: { ...EDITION_2027, source: '同样的日期' } });
    expect([after.open, after.settled.total]).toEqual([[], 0]);
  });

  it('an inspection moves with its open problems', async () => {
    const { office } = kit;
    const off = [...EDITION_2027.off, '2027-01-11'];
    const { open, loaded } = await office.call('workingCalendars.preview', { edition: { ...EDITION_2027, off } });
    const wanted = open.find(({ kind }) => kind === 'inspection_rectify');
    expect(wanted).toMatchObject({ from: '2027-01-11', to: '2027-01-12', stored: true });
    await office.call('workingCalendars.save', {
      edition: { ...EDITION_2027, off },
      replaces: { id: loaded?.id ?? '', expectedRevision: loaded?.revision ?? 0 },
      moves: open.map(({ key, to, stored, kind }) => ({
        ...{ key, to, choice: stored ? (kind === 'inspection_rectify' ? ('move' as const) : ('keep' as const)) : null },
      })),
    });
    const { inspection, findings } = await kit.get(wanted?.recordId ?? '');
    expect([inspection.rectifyDueOn, inspection.rectifyReason?.movedFrom]).toEqual(['2027-01-12', '2027-01-10']);
    expect(findings.map(({ rectifyDueOn }) => rectifyDueOn)).toEqual(['2027-01-12']);
  });
});
