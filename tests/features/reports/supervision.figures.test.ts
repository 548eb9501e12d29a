import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runWrite } from '#service/db/write.ts';
import { SUPERVISION_SOURCES } from '#service/features/reports/figures/supervisionFacts.repository.ts';
import type { Session } from '#service/office/session.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { countFigures, storedFact } from '#shared/features/reports/figures/figures.rules.ts';
import { SUPERVISION_FIGURES, SUPERVISION_SETS } from '#shared/features/reports/figures/supervision.figures.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { accepted, addOrganization, complete, register, target } from '#tests/features/activityFilings/filingOffice.ts';
import { openStore } from '#tests/features/handovers/handoverOffice.ts';
import { addMeasure, approvedWith, detail, riskPeople } from '#tests/features/riskAssessments/riskOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { fillSupervision, type SupervisionModel } from './supervisionOffice.ts';

const NOW = '2026-07-20T10:00:00+08:00';
const FIRST_HALF: ReportPeriod = { kind: 'half_yearly', from: '2026-01-01', to: '2026-06-30' };
const PERIODS: readonly ReportPeriod[] = [
  FIRST_HALF,
  { kind: 'half_yearly', from: '2025-07-01', to: '2025-12-31' },
  { kind: 'half_yearly', from: '2026-07-01', to: '2026-12-31' },
  { kind: 'quarterly', from: '2026-01-01', to: '2026-03-31' },
  { kind: 'monthly', from: '2026-02-01', to: '2026-02-28' },
  { kind: 'monthly', from: '2026-06-01', to: '2026-06-30' },
  { kind: 'annual', from: '2026-01-01', to: '2026-12-31' },
  { kind: 'special', from: '2025-12-15', to: '2026-01-31' },
  { kind: 'special', from: '2026-06-30', to: '2026-06-30' },
];

let office: TestService;
let session: Session;
beforeAll(async () => {
  office = await makeService({ now: NOW });
  session = await openStore(office.folder, NOW);
});
afterAll(async () => {
  await session.store.close();
  await office.close();
});

async function factsOf(period: ReportPeriod): Promise<Record<string, readonly Fact[]>> {
  const facts: Record<string, readonly Fact[]> = {};
  for (const [set, read] of Object.entries(SUPERVISION_SOURCES))
    facts[set] = await read({ db: session.store.reader, period });
  return facts;
}

async function figuresOf(period: ReportPeriod) {
  return countFigures(SUPERVISION_FIGURES, SUPERVISION_SETS, await factsOf(period), period);
}

const valuesOf = async (period: ReportPeriod) =>
  Object.fromEntries((await figuresOf(period)).map(({ key, value }) => [key, value]));

describe('figures of filings, inspections and risk (domain.md §9.5, HF10–HF12)', () => {
  it('an empty office has zero of everything', async () => {
    const values = Object.values(await valuesOf(FIRST_HALF));
    expect(values.length).toBeGreaterThan(40);
    expect(new Set(values)).toEqual(new Set([0]));
  });

  it('records made by the procedures count as the definition says', async () => {
    const organizationId = await addOrganization(office, '云州市园艺协会', 1);
    const days = (start: string, received: string) => ({
      ...{ startAt: `${start}T23:59`, endAt: `${start}T23:59`, receivedOn: received },
    });
    await accepted(office, organizationId, days('2026-06-30', '2026-06-01'), '2026-06-30');
    await accepted(office, organizationId, days('2026-07-01', '2026-06-01'), '2026-06-02');
    const returned = await register(office, organizationId, days('2026-06-20', '2026-01-01'));
    const decision = { decidedOn: '2026-01-05', reason: '缺应急预案' };
    await office.call('activityFilings.decide', { ...target(returned), result: 'returned', ...decision });
    await complete(office, await register(office, organizationId, days('2026-06-20', '2026-05-01')), '2026-05-02');
    const wrong = await accepted(office, organizationId, days('2026-06-20', '2026-05-01'), '2026-05-02');
    await office.call('activityFilings.void', { ...target(wrong), reason: '录重了' });
    // The second version of an assessment is one more assessment, with the measures that it took over.
    const people = await riskPeople(office);
    const subject = { subjectKind: 'organization' as const, subjectId: organizationId };
    const { id } = await approvedWith(office, people, subject, {}, { assessedOn: '2026-03-05' });
    const rated = await office.call('riskAssessments.rerate', {
      ...{ id, expectedRevision: (await detail(office, id)).revision, assessedOn: '2026-06-30' },
    });
    const [factor] = (await detail(office, rated.id)).factorRows;
    await addMeasure(office, rated.id, [factor?.id ?? ''], { dueOn: '2026-07-30' });
    await office.call('riskAssessments.approve', {
      ...{ id: rated.id, expectedRevision: (await detail(office, rated.id)).revision },
      ...{ approvedByMemberId: people.leaderId, approvedOn: '2026-06-30' },
    });
    expect(await valuesOf(FIRST_HALF)).toMatchObject({
      ...{ 'HF10.filed': 2, 'HF10.onTime': 1, 'HF10.late': 1, 'HF10.approved': 2, 'HF10.neverCompleted': 1 },
      ...{ 'HF10.held': 1, 'HF10.summaryOverdue': 0, 'HF10.byKind@exhibition': 2, 'HF10.byKind@forum': 0 },
      ...{ 'HF12.assessed': 2, 'HF12.byLevelBefore@high': 2, 'HF12.measures': 1, 'HF12.measuresOverdue': 0 },
    });
    const later = { kind: 'half_yearly', from: '2026-07-01', to: '2026-12-31' } as const;
    expect(await valuesOf(later)).toMatchObject({ 'HF10.filed': 0, 'HF10.held': 1, 'HF10.summaryOverdue': 1 });
    const [first] = (await figuresOf(FIRST_HALF)).filter(({ key }) => key === 'HF10.held');
    const [entry] = first?.entries ?? [];
    const facts = await factsOf(FIRST_HALF);
    const opened = facts[entry?.set ?? '']?.[entry?.index ?? -1];
    expect(opened).toMatchObject({ collection: 'activity_filing', on: '2026-06-30' });
    expect(opened?.title).toMatch(/^HD-2026-\d{4} 春季园艺展$/);
    const { organization } = await office.call('organizations.get', { id: organizationId });
    await office.call('organizations.void', {
      ...{ id: organizationId, expectedRevision: organization.revision, reason: '录错' },
    });
    expect(new Set(Object.values(await valuesOf(FIRST_HALF)))).toEqual(new Set([0]));
  });

  describe('an office made by chance, with every trap', () => {
    let model: SupervisionModel;
    beforeAll(async () => {
      await runWrite(session.environment, session.actor, 'test', async (write) => {
        model = await fillSupervision(write, { seed: 71, size: 500 });
      });
    });

    it.each(PERIODS)('$kind $from to $to: every figure equals the plain reckoning', async (period) => {
      expect(await valuesOf(period)).toEqual(reckoned(model, period));
    });

    it('the traps are there: every figure has a value in the half-year', () => {
      const expected = reckoned(model, FIRST_HALF);
      expect(Object.entries(expected).filter(([, value]) => value === 0)).toEqual([]);
      expect(expected['HF11.organizations']).toBeLessThan(expected['HF11.held'] ?? 0);
    });

    it('the list of every number is as long as the number, and each record stands in it once', async () => {
      const facts = await factsOf(FIRST_HALF);
      for (const { key, value, entries } of await figuresOf(FIRST_HALF)) {
        expect([key, entries.length]).toEqual([key, value]);
        const records = entries.map(({ set, index }) => facts[set]?.[index]?.recordId);
        expect(new Set(records).size).toBe(records.length);
        for (const { set, index } of entries) expect(facts[set]?.[index]?.title ?? '').not.toBe('');
      }
    });

    it('facts come in one order, and give the same figures after a snapshot in JSON', async () => {
      const facts = await factsOf(FIRST_HALF);
      expect(JSON.stringify(await factsOf(FIRST_HALF))).toBe(JSON.stringify(facts));
      const read: Record<string, Fact[]> = {};
      for (const [set, rows] of Object.entries(facts))
        read[set] = JSON.parse(JSON.stringify(rows)).map((row: unknown) => storedFact.parse(row));
      const again = countFigures(SUPERVISION_FIGURES, SUPERVISION_SETS, read, FIRST_HALF);
      expect(again).toEqual(await figuresOf(FIRST_HALF));
      for (const rows of Object.values(facts)) {
        const keys = rows.map(({ on, id }) => `${on} ${id}`);
        expect(keys).toEqual(keys.toSorted());
        expect(rows.every(({ on }) => on !== null && on >= '2026-01-01' && on <= '2026-06-30')).toBe(true);
      }
    });
  });
});

/** HF10–HF12 by plain loops over what was written: nothing of the program takes part. */
function reckoned(model: SupervisionModel, { from, to }: ReportPeriod): Record<string, number> {
  const inside = (day: string | null) => day !== null && from <= day && day <= to;
  const counted = (state: string, organization: string) =>
    (state === 'final' || state === 'archived') && !model.voidedOrganizations.has(organization);
  const filings = model.filings.filter((one) => counted(one.state, one.organization));
  const filed = filings.filter(({ complete: day }) => inside(day));
  const held = filings.filter(({ result, start }) => result === 'accepted' && inside(start));
  const inspections = model.inspections.filter((one) => counted(one.state, one.organization) && inside(one.held));
  const problems = inspections.flatMap((one) => one.problems.filter(({ state }) => state === 'final'));
  const rectified = problems.filter((one) => one.rectified !== null && one.rectified <= to);
  const assessments = model.assessments.filter(
    (one) =>
      counted(one.state, one.organization) &&
      inside(one.day) &&
      (one.filing === null || model.filings[one.filing]?.state !== 'voided'),
  );
  const measures = assessments.flatMap((one) => one.measures.filter(({ state }) => state === 'final'));
  const done = measures.filter((one) => one.done !== null && one.done <= to);
  const of = <Item>(list: readonly Item[], test: (item: Item) => boolean) => list.filter(test).length;
  const result: Record<string, number> = {
    'HF10.filed': filed.length,
    'HF10.onTime': of(filed, ({ timeliness }) => timeliness === 'on_time'),
    'HF10.late': of(filed, ({ timeliness }) => timeliness === 'late'),
    'HF10.approved': of(filed, ({ unit }) => unit === 'approved'),
    'HF10.rejected': of(filed, (one) => one.result === 'rejected'),
    'HF10.cancelled': of(filed, (one) => one.result === 'cancelled'),
    'HF10.pending': of(
      filed,
      (one) => one.unit === 'pending' && (one.result === 'accepted_pending' || one.result === 'returned'),
    ),
    'HF10.neverCompleted': of(filings, (one) => inside(one.received) && one.complete === null),
    'HF10.permitRequired': of(filed, ({ permit }) => permit),
    'HF10.held': held.length,
    'HF10.summaryOverdue': of(
      held,
      ({ summaryDue, summary }) => summaryDue !== null && summaryDue < to && (summary === null || summary > to),
    ),
    'HF10.summaryLate': of(
      held,
      ({ summaryDue, summary }) => summaryDue !== null && summary !== null && summaryDue < summary,
    ),
    'HF11.held': inspections.length,
    'HF11.organizations': new Set(inspections.map(({ organization }) => organization)).size,
    'HF11.found': problems.length,
    'HF11.rectified': rectified.length,
    'HF11.outstanding': problems.length - rectified.length,
    'HF12.assessed': assessments.length,
    'HF12.measures': measures.length,
    'HF12.measuresDone': done.length,
    'HF12.measuresOverdue': of(measures, (one) => one.due < to && (one.done === null || one.done > to)),
  };
  const kinds =
    'report_meeting seminar lecture forum celebration training academic exhibition award cross_region foreign performance sports charity other';
  for (const kind of kinds.split(' ')) result[`HF10.byKind@${kind}`] = of(filed, (one) => one.kind === kind);
  for (const name of ['premises', 'activity_venue', 'website', 'publication', 'records'])
    result[`HF11.byTarget@${name}`] = of(inspections, (one) => one.target === name);
  for (const level of ['low', 'moderate', 'high', 'major']) {
    result[`HF12.byLevelBefore@${level}`] = of(assessments, ({ before }) => before === level);
    result[`HF12.byLevelAfter@${level}`] = of(assessments, ({ after }) => after === level);
  }
  return result;
}
