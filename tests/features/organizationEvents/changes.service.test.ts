import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { codesOf, filled, group, record, type SaveFields, stateOf, voidEvent } from './samples.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const add = async () => (await office.call('organizations.save', { fields: group(1) })).id;
const change = async (
  id: string,
  part: Partial<SaveFields>,
  more: { effectiveOn?: string; reason?: string; documentNo?: string; correction?: boolean } = {},
) => {
  const { revision } = await stateOf(office, id);
  return { id, expectedRevision: revision, fields: group(1, part), ...more };
};
const save = async (...input: Parameters<typeof change>) => office.call('organizations.save', await change(...input));
const refused = async (...input: Parameters<typeof change>) =>
  codesOf(await office.failure('organizations.save', await change(...input)));
const rows = async (organizationId: string, includeVoided = false) =>
  (await office.call('organizationEvents.list', { organizationId, includeVoided })).rows;

describe('R5 change records', () => {
  it('keep every item before and after with date, reason and document number', async () => {
    const id = await add();
    const part = { domicile: '新华路2号', legalRepresentativeName: '周某某', legalType: 'foundation' } as const;
    await save(id, part, { effectiveOn: '2026-02-01', reason: '迁址', documentNo: '云民许〔2026〕8号' });
    const [event] = await rows(id);
    expect(event).toMatchObject({
      ...{ kind: 'changed', effectiveOn: '2026-02-01', reason: '迁址', documentNo: '云民许〔2026〕8号' },
      createdByName: '张文员',
    });
    expect(event?.items).toEqual([
      { field: 'legalType', before: 'social_group', after: 'foundation' },
      { field: 'legalRepresentativeName', before: '陈某某', after: '周某某' },
      { field: 'domicile', before: '人民路1号', after: '新华路2号' },
    ]);
    await save(id, { ...part, name: '云州市乙商会' }, { effectiveOn: '2026-02-02' });
    expect((await rows(id))[0]?.kind).toBe('name_changed');
    // What is not registered needs no event.
    await save(id, { ...part, name: '云州市乙商会', note: '另记', memberUnits: 3 });
    expect(await rows(id)).toHaveLength(3);
  });

  it('refuse a day before the founding or to come, an impossible one and an item that was this already', async () => {
    const id = await add();
    const before = JSON.stringify([await stateOf(office, id), await rows(id)]);
    expect(await refused(id, { domicile: '新址' }, { effectiveOn: '2015-05-31' })).toEqual(['event_before_founding']);
    expect(await refused(id, { domicile: '新址' }, { effectiveOn: '2026-03-06' })).toEqual(['date_in_future']);
    expect(await refused(id, { domicile: '新址' }, { effectiveOn: '2026-02-30' })).not.toEqual([]);
    expect(JSON.stringify([await stateOf(office, id), await rows(id)])).toBe(before);
    await save(id, { domicile: '新址' }, { effectiveOn: '2026-02-01' });
    expect(await refused(id, { domicile: '人民路1号' }, { effectiveOn: '2026-01-01' })).toEqual(['event_item_same']);
    expect(await refused(id, { domicile: '新址', establishedOn: '2026-02-02' })).toEqual(['founding_after_event']);
  });

  it('corrects an entry error with a reason, without an event, for every day it was said to hold', async () => {
    const id = await add();
    expect(await refused(id, { domicile: '人民路7号' }, { correction: true })).toEqual(['correction_reason']);
    await save(id, { domicile: '人民路7号' }, { correction: true, reason: '录入时看错门牌' });
    expect(await rows(id)).toHaveLength(1);
    const on = async (asAt: string) => (await office.call('organizations.get', { id, asAt })).organization.domicile;
    expect([await on('2016-01-01'), await on('2026-03-05')]).toEqual(['人民路7号', '人民路7号']);
    const { entries } = await office.call('records.history', { id });
    expect(entries[0]).toMatchObject({ action: 'organization.correct', reason: '录入时看错门牌', userName: '张文员' });
    expect(entries[0]?.changes).toContainEqual({ field: 'domicile', old: '人民路1号', new: '人民路7号' });
    // A change that was typed wrongly: its event says the right thing too, the days before stay.
    await save(id, { domicile: '新华路2号' }, { effectiveOn: '2026-02-01' });
    await save(id, { domicile: '新华路3号' }, { correction: true, reason: '门牌录错' });
    expect((await rows(id))[0]?.items).toEqual([{ field: 'domicile', before: '人民路7号', after: '新华路3号' }]);
    expect([await on('2026-01-31'), await on('2026-02-01')]).toEqual(['人民路7号', '新华路3号']);
  });

  it('puts a change of an earlier day in its place: what holds today stays, the later change follows on it', async () => {
    const id = await add();
    await save(id, { domicile: '丙路' }, { effectiveOn: '2026-01-10' });
    await save(id, { domicile: '乙路' }, { effectiveOn: '2025-01-10', reason: '补录' });
    expect((await stateOf(office, id)).domicile).toBe('丙路');
    expect((await rows(id)).map(({ items }) => items[0])).toEqual([
      { field: 'domicile', before: '乙路', after: '丙路' },
      { field: 'domicile', before: '人民路1号', after: '乙路' },
      undefined,
    ]);
    const on = async (asAt: string) => (await office.call('organizations.get', { id, asAt })).organization.domicile;
    const days = ['2025-01-09', '2025-01-10', '2026-01-09', '2026-01-10', '2026-03-05'];
    expect(await Promise.all(days.map(on))).toEqual(['人民路1号', '乙路', '乙路', '丙路', '丙路']);
  });

  it('sets the items back when a change is voided, the later one first', async () => {
    const id = await add();
    await save(id, { name: '云州市乙商会', domicile: '乙路' }, { effectiveOn: '2026-01-10' });
    await save(id, { name: '云州市丙商会', domicile: '乙路' }, { effectiveOn: '2026-02-10' });
    const [last, first] = await rows(id);
    const failure = await office.failure('organizationEvents.void', {
      ...{ id: first?.id ?? '', expectedRevision: 1, reason: '误登' },
    });
    expect(codesOf(failure)).toEqual(['event_needed']);
    await voidEvent(office, last?.id ?? '');
    expect(await stateOf(office, id)).toMatchObject({ name: '云州市乙商会', domicile: '乙路' });
    await voidEvent(office, first?.id ?? '');
    expect(await stateOf(office, id)).toMatchObject({ name: '云州市第1号商会', domicile: '人民路1号' });
    const shown = await office.call('organizations.list', { filter: { text: '第1号商会' } });
    expect(shown.rows).toMatchObject([{ id, name: '云州市第1号商会' }]);
    expect((await rows(id, true)).map(({ voided, voidReason }) => [voided, voidReason])).toEqual([
      [true, '录入有误'],
      [true, '录入有误'],
      [false, null],
    ]);
    const then = await office.call('organizations.get', { id, asAt: '2026-02-20' });
    expect(then.organization.name).toBe('云州市第1号商会');
    // A change entered between the days of voided ones holds on from its day.
    await save(id, { name: '云州市丁商会' }, { effectiveOn: '2026-01-20' });
    const named = async (asAt: string) => (await office.call('organizations.get', { id, asAt })).organization.name;
    expect(await Promise.all(['2026-01-19', '2026-01-20', '2026-02-20', '2026-03-05'].map(named))).toEqual([
      ...['云州市第1号商会', '云州市丁商会', '云州市丁商会', '云州市丁商会'],
    ]);
    expect((await stateOf(office, id)).name).toBe('云州市丁商会');
    const again = await office.failure('organizationEvents.void', {
      ...{ id: last?.id ?? '', expectedRevision: 2, reason: '再次' },
    });
    expect(again.code).toBe('conflict');
  });

  it('keeps the founding event with the day of founding, and does not void it alone', async () => {
    const id = await add();
    await save(id, { establishedOn: '2014-05-01' });
    const [founding] = await rows(id);
    expect(founding).toMatchObject({ kind: 'established', effectiveOn: '2014-05-01' });
    const input = { id: founding?.id ?? '', expectedRevision: founding?.revision ?? 0, reason: '误登' };
    expect(codesOf(await office.failure('organizationEvents.void', input))).toEqual(['event_is_founding']);
  });
});

describe('R12 lists', () => {
  it('carry legal basis, date in and out, the five-working-day clock and the two-year point', async () => {
    const id = await add();
    // Spring Festival 2026 is off 15 to 23 February; the 28th is worked.
    const entry = { ...filled('list_abnormal_in', '2026-02-12'), factOn: '2026-02-12' };
    await record(office, id, entry);
    const [listed] = await rows(id);
    expect(listed).toMatchObject({
      ...{ legalBasis: '《信用信息管理办法》第十一条', effectiveOn: '2026-02-12', twoYearsOn: '2028-02-12' },
      entry: {
        reason: { date: '2026-02-26', from: '2026-02-12', n: 5, makeupDays: 1, unverifiedYears: [] },
        enteredOn: '2026-03-05',
        met: false,
      },
    });
    const standing = await office.call('organizationEvents.allowed', { organizationId: id });
    expect(standing).toMatchObject({
      ...{ creditFlag: 'activity_abnormal', abnormalSince: '2026-02-12', abnormalTwoYearsOn: '2028-02-12' },
      seriousSince: null,
    });
    await record(office, id, { ...filled('list_abnormal_out', '2026-03-04'), factOn: '2026-03-03' });
    expect((await rows(id))[0]?.entry).toMatchObject({
      ...{
        reason: { date: '2026-03-10', from: '2026-03-03', unverifiedYears: [] },
        enteredOn: '2026-03-05',
        met: true,
      },
    });
    expect(await office.call('organizationEvents.allowed', { organizationId: id })).toMatchObject({
      ...{ creditFlag: 'none', abnormalSince: null, abnormalTwoYearsOn: null },
    });
  });

  it('lists the events of a period by kind and exports them', async () => {
    const id = await add();
    await record(office, id, filled('list_abnormal_in', '2026-02-12'));
    await save(id, { domicile: '新址' }, { effectiveOn: '2026-01-10' });
    const period = { from: '2026-01-01', to: '2026-03-31' };
    const list = await office.call('organizationEvents.list', period);
    expect([list.total, list.byKind]).toEqual([2, { changed: 1, list_abnormal_in: 1 }]);
    const one = await office.call('organizationEvents.list', { ...period, kinds: ['changed'], text: '第1号 商会' });
    expect(one.rows).toMatchObject([{ kind: 'changed', organizationName: '云州市第1号商会' }]);
    await voidEvent(office, one.rows[0]?.id ?? '');
    expect((await office.call('organizationEvents.list', period)).total).toBe(1);
    const withVoided = await office.call('organizationEvents.list', { ...period, includeVoided: true });
    expect([withVoided.total, withVoided.byKind]).toEqual([2, { list_abnormal_in: 1 }]);
    const exported = await office.call('exports.list', { list: 'organizationEvents', input: period, format: 'csv' });
    expect(exported.rows).toBe(1);
    const text = office.bytes(exported.file).toString('utf8');
    for (const word of ['列入活动异常名录', '《信用信息管理办法》第十一条', '2026-02-26', '录入期限']) {
      expect(text).toContain(word);
    }
  });
});
