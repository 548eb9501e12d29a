import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastSigns } from '#service/features/dormantOrganizations/dormancyFacts.repository.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  accepted,
  addOrganization,
  agreed,
  complete,
  type Filing,
  filingOf,
  register,
  target,
} from './filingOffice.ts';

const NOW = '2026-07-20T10:00:00+08:00';
let office: TestService;
let organizationId = '';
beforeAll(async () => {
  office = await makeService({ now: NOW });
  organizationId = await addOrganization(office, '云州市园艺协会', 1);
});
afterAll(() => office.close());

const on = (day: string, receivedOn: string) => ({ startAt: `${day}T09:00`, endAt: `${day}T17:00`, receivedOn });
const summarize = (filing: Filing, submittedOn: string) =>
  office.call('activityFilings.summarize', {
    ...{ ...target(filing), submittedOn, actualParticipants: 200, incidentText: null, summaryText: null },
  });
const decide = (filing: Filing, result: 'accepted_pending' | 'rejected' | 'returned' | 'cancelled', day: string) =>
  office.call('activityFilings.decide', { ...target(filing), result, decidedOn: day, reason: '写明理由' });
/** Due items of a filing, as the list of the office shows them. */
const dueOf = async ({ id }: Filing) =>
  (await office.call('organizations.dueItems', { within: 90 })).rows
    .filter(({ recordId }) => recordId === id)
    .map(({ kind, dueOn }) => [kind, dueOn]);

describe('figures and due days of activity filings', () => {
  it('every part of HF10 is answered by SQL on the stored filings (domain.md §9.5)', async () => {
    // Filed in the half-year, in time, held; its summary came after its day (04-27).
    await summarize(await accepted(office, organizationId, { title: '按时' }), '2026-04-29');
    // Filed late and held; the summary was due by 06-17 and came after the end of the half-year only.
    const late = await accepted(office, organizationId, on('2026-06-10', '2026-06-05'), '2026-06-06');
    await summarize(late, '2026-07-03');
    // Filed in the half-year before, held in this one, with its summary in time.
    const earlier = await accepted(office, organizationId, on('2026-01-12', '2025-12-18'), '2025-12-20');
    await summarize(earlier, '2026-01-14');
    // Filed in this half-year, held after it, with a permit.
    const large = { ...on('2026-07-25', '2026-06-20'), expectedParticipants: 1200, venueCapacity: 2000 };
    await accepted(office, organizationId, { ...large, publicSecurityPermitNo: '云公安许〔2026〕8号' }, '2026-06-22');
    const asked = (title: string) => register(office, organizationId, { title });
    const refused = await complete(office, await asked('不予备案'), '2026-04-02');
    await decide(refused, 'rejected', '2026-04-03');
    await decide(await accepted(office, organizationId, { title: '取消' }), 'cancelled', '2026-04-10');
    await decide(await complete(office, await asked('待意见'), '2026-04-02'), 'accepted_pending', '2026-04-02');
    await decide(await asked('退回后没有补齐'), 'returned', '2026-04-03');
    // Neither a draft nor a voided filing counts.
    await complete(office, await asked('没有结果'), '2026-04-02');
    const wrong = await accepted(office, organizationId, { title: '录错' });
    await office.call('activityFilings.void', { ...target(wrong), reason: '录重了' });

    const { store } = await openStore(office.folder, NOW);
    const figures = async (start: string, end: string) =>
      (
        await sql<Record<string, number>>`WITH own AS (SELECT *, completeOn BETWEEN ${start} AND ${end} AS filed,
            result = 'accepted' AND substr(startAt, 1, 10) BETWEEN ${start} AND ${end} AS held
          FROM activity_filing WHERE recordState IN ('final','archived'))
        SELECT sum(filed) AS filed, sum(filed AND timeliness = 'on_time') AS onTime,
          sum(filed AND timeliness = 'late') AS late, sum(filed AND supervisingUnitDecision = 'approved') AS approved,
          sum(filed AND result = 'rejected') AS rejected, sum(filed AND result = 'cancelled') AS cancelled,
          sum(filed AND supervisingUnitDecision = 'pending' AND result = 'accepted_pending') AS pending,
          sum(receivedOn BETWEEN ${start} AND ${end} AND completeOn IS NULL AND result = 'returned') AS returned,
          sum(held) AS held, sum(filed AND publicSecurityRequired) AS permit,
          sum(held AND summaryDueOn < ${end} AND (summarySubmittedOn IS NULL OR summarySubmittedOn > ${end})) AS overdue,
          sum(held AND summarySubmittedOn > summaryDueOn AND summarySubmittedOn <= ${end}) AS lateSummary
        FROM own`.execute(store.reader)
      ).rows[0];
    expect(await figures('2026-01-01', '2026-06-30')).toEqual({
      ...{ filed: 6, onTime: 5, late: 1, approved: 4, rejected: 1, cancelled: 1, pending: 1, returned: 1 },
      ...{ held: 3, permit: 1, overdue: 1, lateSummary: 1 },
    });
    expect(await figures('2025-07-01', '2025-12-31')).toMatchObject({ filed: 1, held: 0, returned: 0 });
    // The half-year in which an activity is held counts it, whenever it was filed.
    expect(await figures('2026-07-01', '2026-12-31')).toMatchObject({ filed: 0, held: 1, permit: 0 });
    await store.close();
  });

  it('what waits falls due: corrected material by the latest filing day, the unit before the start, then the summary', async () => {
    const coming = on('2026-08-05', '2026-07-15');
    const returned = await register(office, organizationId, { ...coming, title: '待补正' });
    expect(await dueOf(returned)).toEqual([]);
    await decide(returned, 'returned', '2026-07-16');
    expect(await dueOf(returned)).toEqual([['activityCorrection', '2026-07-29']]);
    const { rows } = await office.call('organizations.dueItems', { within: 90 });
    const counted = rows.find(({ recordId }) => recordId === returned.id)?.counted;
    expect(counted).toMatchObject({ date: '2026-07-29', from: '2026-08-05', n: 7, unit: 'calendar_day' });
    const waiting = await complete(
      office,
      await register(office, organizationId, { ...coming, title: '待意见' }),
      '2026-07-16',
    );
    expect(await dueOf(waiting)).toEqual([['activityUnit', '2026-08-05']]);
    const ready = await agreed(office, waiting, '2026-07-17');
    expect(await dueOf(ready)).toEqual([]);
    const early = { ...target(ready), result: 'accepted' as const, decidedOn: '2026-07-16', reason: null };
    const refused = await office.failure('activityFilings.decide', early);
    expect(refused.details.fields).toMatchObject([{ field: 'decidedOn', code: 'filing_decided_before_unit' }]);
    expect(await filingOf(office, ready.id)).toEqual(ready);
    await office.call('activityFilings.decide', { ...early, decidedOn: '2026-07-17' });
    office.setClock('2026-08-06T10:00:00+08:00');
    // Held on Wednesday 08-05: five working days after it.
    expect(await dueOf(ready)).toEqual([['activitySummary', '2026-08-12']]);
    expect(await dueOf(returned)).toEqual([]);
    office.setClock(NOW);
  });

  it('an accepted activity that was held is a sign of life; one to come, refused or voided is none', async () => {
    const own = await addOrganization(office, '云州市书画研究会', 3);
    const { store } = await openStore(office.folder, NOW);
    const sign = async (today: string) => (await lastSigns(store.reader, today, [own])).map(({ day, id }) => [day, id]);
    const before = await sign('2026-07-20');
    const held = await accepted(office, own, { title: '书画展' });
    await decide(
      await complete(office, await register(office, own, on('2026-05-20', '2026-04-01')), '2026-04-02'),
      'rejected',
      '2026-04-03',
    );
    expect(await sign('2026-04-19')).toEqual(before);
    expect(await sign('2026-07-20')).toEqual([['2026-04-20', held.id]]);
    await office.call('activityFilings.void', { ...target(held), reason: '录错' });
    expect(await sign('2026-07-20')).toEqual(before);
    await store.close();
  });
});
