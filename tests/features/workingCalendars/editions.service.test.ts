// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdfText } from '#tests/documents/pdfTools.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { EDITION_2027 } from './edition2027.ts';

const EDITION = EDITION_2027;
const NONE = { open: [], settled: { total: 0, rows: [] } };

let office: TestService;
let organizationId: string;
beforeAll(async () => {
  office = await makeService({ now: '2026-12-30T09:00:00+08:00' });
  organizationId = await association(office);
});
afterAll(() => office.close());

const preview = (edition = EDITION) => office.call('workingCalendars.preview', { edition });
const confirmed = (moves: Awaited<ReturnType<typeof preview>>['open'], choice: 'move' | 'keep') =>
  moves.map(({ key, to, stored }) => ({ key, to, choice: stored ? choice : null }));

async function materialCase(receivedOn: string) {
  const { matters } = await office.call('materialChecklists.matters', {});
  const matterCode = matters[0]?.code ?? '';
  return office.call('materialChecklists.open', { matterCode, organizationId, applicantName: null, receivedOn });
}

describe('the standing of the years', () => {
  it('names this and the next year; from November on the next one is asked for', async () => {
    const { editions, thisYear, nextYear } = await office.call('workingCalendars.standing', {});
    expect(editions.map(({ year, origin }) => [year, origin])).toEqual([
      [2025, 'shipped'],
      [2026, 'shipped'],
    ]);
    expect([thisYear, nextYear]).toEqual([
      { year: 2026, isVerified: true },
      { year: 2027, isVerified: false, remind: true },
    ]);
    office.setClock('2026-10-31T09:00:00+08:00');
    expect((await office.call('workingCalendars.standing', {})).nextYear.remind).toBe(false);
    office.setClock('2026-12-30T09:00:00+08:00');
  });

  it('a year has its edition, or none', async () => {
    const shipped = await office.call('workingCalendars.year', { year: 2026 });
    expect([shipped.origin, shipped.edition?.makeup.length, shipped.history]).toEqual(['shipped', 6, []]);
    const none = await office.call('workingCalendars.year', { year: 2027 });
    expect([none.edition, none.origin, none.loaded]).toEqual([null, null, null]);
  });
});

describe('loading the edition of a year', () => {
  it('lists what it moves over all features, asks for what is stored, and moves what was chosen', async () => {
    // 30 December 2026: five working days reach into 2027, whose 1 January nobody knew to be off.
    const kept = await materialCase('2026-12-30');
    const moved = await materialCase('2026-12-29');
    const { open, errors, doubts, differences, loaded } = await preview();
    expect([errors, doubts, differences, loaded]).toEqual([[], [], null, null]);
    // The last working day of January becomes the worked Saturday: advice of every duty that ends with the month.
    const advice = open.filter(({ kind }) => kind === 'duty_advice');
    expect(new Set(advice.map(({ from, to, stored }) => `${from} ${to} ${stored}`))).toEqual(
      new Set(['2027-01-29 2027-01-30 false']),
    );
    expect(advice.map(({ title }) => title)).toContain('2027年1月 业务训练（每月一训）');
    expect(open.length).toBe(advice.length + 2);
    const stored = open.filter((move) => move.stored);
    expect(stored.map(({ kind, recordId, from, to }) => [kind, recordId, from, to])).toEqual([
      ['material_inform', moved.id, '2027-01-05', '2027-01-06'],
      ['material_inform', kept.id, '2027-01-06', '2027-01-07'],
    ]);

    const undecided = await office.failure('workingCalendars.save', {
      ...{ edition: EDITION, replaces: null },
      moves: open.map(({ key, to }) => ({ key, to, choice: null })),
    });
    expect(undecided.code).toBe('rule_broken');
    const other = await office.failure('workingCalendars.save', { edition: EDITION, replaces: null, moves: [] });
    expect(other.details.fields).toMatchObject([{ code: 'calendar_moves_changed' }]);
    expect((await office.call('workingCalendars.year', { year: 2027 })).edition).toBeNull();

    const moves = confirmed(open, 'move').map((one) =>
      one.key.endsWith(kept.id) ? { ...one, choice: 'keep' as const } : one,
    );
    const { id } = await office.call('workingCalendars.save', {
      ...{ edition: EDITION, fileName: '2027.json', replaces: null, moves },
    });
    const after = await office.call('workingCalendars.year', { year: 2027 });
    expect(after).toMatchObject({ origin: 'loaded', edition: EDITION, loaded: { id, revision: 1 } });
    expect(after.history).toMatchObject([{ id, fileName: '2027.json', loadedBy: '张文员', moved: open.length }]);
    const informOf = async (caseId: string) =>
      (await office.call('materialChecklists.get', { id: caseId })).case.inform;
    expect(await informOf(moved.id)).toMatchObject({
      date: '2027-01-06',
      unverifiedYears: [],
      editionYears: [2026, 2027],
    });
    // Kept as it was told: the day stays, and still says how it was counted.
    expect(await informOf(kept.id)).toMatchObject({ date: '2027-01-06', unverifiedYears: [2027], restDays: 2 });
    // What is counted whenever it is shown follows at once.
    const { reason } = await office.call('materialChecklists.deadline', { noticedOn: '2026-12-30' });
    expect(reason).toMatchObject({ date: '2027-01-07', unverifiedYears: [], restDays: 3 });
    expect(await preview()).toMatchObject({ errors: [{ code: 'calendar_same' }], ...NONE });
  });

  it('a newer edition replaces it and names the differences; taken back, the one before holds again', async () => {
    const newer = { ...EDITION, off: [...EDITION.off, '2027-01-04'], makeup: [...EDITION.makeup, '2027-01-10'] };
    const { differences, open, loaded } = await preview(newer);
    expect(differences).toEqual({
      addedOff: ['2027-01-04'],
      removedOff: [],
      addedMakeup: ['2027-01-10'],
      removedMakeup: [],
    });
    expect(open.filter(({ stored }) => stored).map(({ from, to }) => [from, to])).toEqual([
      ['2027-01-06', '2027-01-07'],
      ['2027-01-06', '2027-01-08'],
    ]);
    const input = { edition: newer, moves: confirmed(open, 'keep') };
    const stale = await office.failure('workingCalendars.save', { ...input, replaces: null });
    expect(stale.code).toBe('conflict');
    const replaces = { id: loaded?.id ?? '', expectedRevision: loaded?.revision ?? 0 };
    const { id } = await office.call('workingCalendars.save', { ...input, replaces });
    const { history } = await office.call('workingCalendars.year', { year: 2027 });
    expect(history.map(({ voided }) => voided)).toEqual([false, true]);

    const back = await office.call('workingCalendars.previewRevert', { id });
    expect(back.after).toEqual({ source: EDITION.source, origin: 'loaded' });
    await office.call('workingCalendars.revert', {
      ...{ id, expectedRevision: 1, reason: '文件录错' },
      moves: confirmed(back.open, 'keep'),
    });
    const reverted = await office.call('workingCalendars.year', { year: 2027 });
    expect([reverted.edition, reverted.history.length]).toEqual([EDITION, 3]);
    const last = await office.call('workingCalendars.previewRevert', { id: reverted.loaded?.id ?? '' });
    expect(last.after).toBeNull();
  });

  it('is there again after the next login, and no longer in another office', async () => {
    await office.call('session.lock', {});
    await office.as('clerk');
    const { nextYear } = await office.call('workingCalendars.standing', {});
    expect(nextYear).toEqual({ year: 2027, isVerified: true, remind: false });
    const other = await makeService({ now: '2026-12-30T09:00:00+08:00' });
    expect((await other.call('workingCalendars.standing', {})).nextYear.isVerified).toBe(false);
    await other.close();
  });

  it('prints a year on one sheet, readable without colour; one without an edition says so', async () => {
    const print = async (year: number) => {
      const { file } = await office.call('workingCalendars.print', { year });
      return pdfText(office.bytes(file));
    };
    const text = await print(2026);
    // One page ends with one form feed.
    expect(text.split('\f').filter((page) => page.trim() !== '')).toHaveLength(1);
    for (const words of ['2026年节假日安排', '国务院办公厅关于2026年部分节假日安排的通知', '放假33天', '调休上班6天'])
      expect(text.replace(/\s/g, '')).toContain(words);
    // 14 February is a worked Saturday, the 15th a Sunday off.
    expect(text.match(/[一二三四五六日]休/g)).toHaveLength(33);
    expect(text.match(/[六日]班/g)).toHaveLength(6);
    expect((await print(2031)).replace(/\s/g, '')).toContain('2031年节假日安排未录入');
  });

  it('is loaded by a reviewer or leader alone; administrators read it', async () => {
    await office.as('admin');
    expect((await office.failure('workingCalendars.preview', { edition: EDITION })).code).toBe('forbidden');
    expect((await office.call('workingCalendars.year', { year: 2027 })).origin).toBe('loaded');
    await office.as('clerk');
  });
});
