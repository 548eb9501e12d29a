import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { riskAssessments } from '#service/db/migrations/0025_risk_assessments.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { RISK_COLUMNS, RISK_DUE_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  activityOf,
  addFactor,
  addMeasure,
  approve,
  approvedWith,
  begin,
  detail,
  factorFields,
  measureFields,
  type People,
  riskPeople,
} from './riskOffice.ts';

const TODAY = '2026-03-05T10:00:00+08:00';
let office: TestService;
let people: People;
let organizationId = '';
let number = 0;
const organization = (id = organizationId) => ({ subjectKind: 'organization', subjectId: id }) as const;
beforeAll(async () => {
  office = await makeService({ now: TODAY });
  people = await riskPeople(office);
});
beforeEach(async () => {
  number += 1;
  organizationId = await addOrganization(office, number, { name: `云州市第${number}风筝协会` });
});
afterAll(() => office.close());

const rerate = async (id: string, assessedOn: string) =>
  office.call('riskAssessments.rerate', { ...expected(await detail(office, id)), assessedOn });
const copy = (id: string, assessedOn: string) =>
  office.call('riskPictures.copyPeriod', { id, assessedOn, periodLabel: null, assessorOfficeId: people.unitId });
const moved = async (id: string, assessedOn: string) => {
  const { revision } = await detail(office, id);
  const fields = { assessedOn, assessorOfficeId: people.unitId, periodLabel: null, conclusionText: '可控。' };
  return { ...expected({ id, revision }), fields };
};

describe('the day of a draft', () => {
  it('stays after the assessment it goes on with, and not before what is called in force; nothing is kept', async () => {
    const old = await approvedWith(office, people, organization(), {}, { assessedOn: '2026-02-10' });
    const again = await rerate(old.id, '2026-03-01');
    const before = await detail(office, again.id);
    const early = await office.failure('riskAssessments.save', await moved(again.id, '2026-02-09'));
    expect(issuesOf(early)).toEqual(['assessedOn: risk_rerated_early']);
    expect(await detail(office, again.id)).toEqual(before);
    const [factor] = before.factorRows;
    await addMeasure(office, again.id, [factor?.id ?? ''], { kind: 'existing', dueOn: '2026-02-25' });
    const unfounded = await office.failure('riskAssessments.save', await moved(again.id, '2026-02-24'));
    expect(issuesOf(unfounded)).toEqual(['assessedOn: risk_before_measure']);
    await office.call('riskAssessments.save', await moved(again.id, '2026-02-25'));
    const other = await addOrganization(office, 600, { name: '云州市空竹协会' });
    const last = await approvedWith(office, people, organization(other), {}, { assessedOn: '2026-02-10' });
    const next = await copy(last.id, '2026-03-01');
    const same = await office.failure('riskAssessments.save', await moved(next.id, '2026-02-10'));
    expect(issuesOf(same)).toEqual(['assessedOn: risk_copied_early']);
  });
});

describe('what comes along from before', () => {
  it('a measure keeps its overdue day and its proof when something else of it is corrected', async () => {
    const { id } = await begin(office, people, organization(), { assessedOn: '2026-01-05' });
    const factor = await addFactor(office, id);
    const overdue = await addMeasure(office, id, [factor.id], { dueOn: '2026-02-01' });
    const proven = await addMeasure(office, id, [factor.id], { dueOn: '2026-02-20', measureText: '配齐灭火器' });
    await approve(office, people, id, '2026-01-05');
    const done = { doneOn: '2026-02-18', doneNote: '验收单第3号' };
    await office.call('riskAssessments.finishMeasure', { ...expected(proven), ...done });
    const next = await detail(office, (await rerate(id, '2026-03-01')).id);
    const [late, kept] = next.measures;
    expect([late, kept]).toMatchObject([
      { kind: 'planned', dueOn: '2026-02-01', doneOn: null },
      { kind: 'existing', dueOn: '2026-02-18', ...done },
    ]);
    const saved = (measure: typeof late, fields: object) => ({
      ...{ id: measure?.id ?? '', expectedRevision: measure?.revision ?? 0, assessmentId: next.id },
      fields: { ...measureFields(measure?.riskFactorIds ?? []), ...fields },
    });
    await office.call('riskAssessments.saveMeasure', saved(late, { dueOn: '2026-02-01', responsibleName: '赵某' }));
    const corrected = { kind: 'existing', dueOn: '2026-02-18', measureText: '配齐灭火器八具' } as const;
    await office.call('riskAssessments.saveMeasure', saved(kept, corrected));
    expect((await detail(office, next.id)).measures).toMatchObject([
      { dueOn: '2026-02-01', doneOn: null, responsibleName: '赵某' },
      { ...corrected, ...done },
    ]);
    const [edited] = (await detail(office, next.id)).measures;
    const earlier = saved(edited, { dueOn: '2026-01-31' });
    expect(issuesOf(await office.failure('riskAssessments.saveMeasure', earlier))).toEqual([
      'dueOn: risk_planned_earlier',
    ]);
    expect(overdue.id).not.toBe(late?.id);
  });

  it('a copied factor says 未评定 until it is rated; one taken from an activity is new and cannot be called gone', async () => {
    const old = await approvedWith(office, people, organization(), {}, { assessedOn: '2026-02-10' });
    const next = await copy(old.id, '2026-03-01');
    const filing = await activityOf(office, organizationId);
    const activity = await approvedWith(office, people, { subjectKind: 'activity', subjectId: filing.id });
    await office.call('riskAssessments.takeIntoOrganization', {
      ...{ id: activity.id, assessorOfficeId: people.unitId },
      factors: [{ factorId: activity.factorId, factorCategory: 'fire' }],
    });
    const page = async () => (await detail(office, next.id)).factorRows;
    const kinds = async () => [
      (await page()).map(({ carried }) => carried ?? 'unrated'),
      (await office.call('riskPictures.difference', { id: next.id })).rows.map(({ kind }) => kind),
    ];
    expect(await kinds()).toEqual([
      ['unrated', 'unrated'],
      ['unrated', 'unrated'],
    ]);
    const [own, taken] = await page();
    const save = (factor: typeof own, changes: Parameters<typeof factorFields>[0]) => ({
      ...{ id: factor?.id ?? '', expectedRevision: factor?.revision ?? 0, assessmentId: next.id },
      fields: factorFields(changes),
    });
    await office.call('riskAssessments.saveFactor', save(own, {}));
    const gone = { likelihood: null, severity: null, closedReason: '已消除' };
    expect(issuesOf(await office.failure('riskAssessments.saveFactor', save(taken, gone)))).toEqual([
      'closedReason: risk_closed_new',
    ]);
    await office.call('riskAssessments.saveFactor', save(taken, {}));
    expect(await kinds()).toEqual([
      ['kept', 'new'],
      ['kept', 'new'],
    ]);
  });
});

describe('measures', () => {
  it('are given to a successor once each, with a line of history; those of a replaced version are no work', async () => {
    const from = await office.call('duties.saveMember', { fields: { name: `周${number}`, post: '科员' } });
    const { id } = await begin(office, people, organization(), { assessedOn: '2026-02-10' });
    const factor = await addFactor(office, id);
    const his = { responsibleName: null, responsiblePost: null, responsibleMemberId: from.id };
    await addMeasure(office, id, [factor.id], his);
    await approve(office, people, id, '2026-02-10');
    const next = await rerate(id, '2026-03-01');
    await approve(office, people, next.id, '2026-03-01');
    const [measure] = (await detail(office, next.id)).measures;
    const fields = {
      ...{ fromMemberId: from.id, toMemberId: people.handlerId, handedOn: '2026-03-05', reason: '岗位调整' },
      ...{ witnessName: '钱某', witnessPost: '办公室主任', leaves: true },
    };
    const handover = await office.call('handovers.save', { fields });
    const { work } = await office.call('handovers.get', { id: handover.id });
    expect(work).toMatchObject([{ kind: 'riskMeasure', itemId: measure?.id, dueOn: '2026-04-30' }]);
    const shown = work.map(({ kind, itemId }) => ({ kind, itemId }));
    const given = await office.call('handovers.carryOut', { ...expected(handover), shown });
    expect(given.given).toBe(1);
    expect((await detail(office, next.id)).measures).toMatchObject([
      { responsibleMemberId: people.handlerId, memberName: '王珺', dueOn: '2026-04-30' },
    ]);
    expect((await detail(office, id)).measures).toMatchObject([{ responsibleMemberId: from.id }]);
    const { entries } = await office.call('records.history', { id: measure?.id ?? '' });
    expect(entries.map(({ action }) => action)).toContain('risk_measure.handover');
  });

  it('are proven by a file, which is found and leads to their assessment', async () => {
    const { id } = await begin(office, people, organization());
    const factor = await addFactor(office, id);
    const measure = await addMeasure(office, id, [factor.id]);
    await approve(office, people, id);
    const source = await office.fileIn('出口整改照片说明.txt', new TextEncoder().encode('东侧出口已打开'));
    await office.call('attachments.add', { ownerType: 'risk_measure', ownerId: measure.id, source });
    await office.call('riskAssessments.finishMeasure', { ...expected(measure), doneOn: '2026-03-05' });
    expect((await detail(office, id)).measures).toMatchObject([{ doneOn: '2026-03-05', doneNote: null }]);
    const found = await office.call('search.find', { text: '出口整改照片说明' });
    const [hit] = found.groups.flatMap(({ hits }) => hits);
    expect(hit).toMatchObject({ kind: 'document', ownerType: 'risk_measure', parentId: measure.id });
    expect(await office.call('riskAssessments.ofMeasure', { id: hit?.parentId ?? '' })).toEqual({ assessmentId: id });
    expect((await office.failure('riskAssessments.ofMeasure', { id })).code).toBe('not_found');
  });
});

it('a decision is cited by an assessment and leads back to it', async () => {
  const { id } = await approvedWith(office, people, organization());
  const fields = { name: '风险防控领导小组', shortName: '险组', establishedOn: '2020-01-01' };
  const group = await office.call('duties.saveGroup', { fields });
  const meeting = await office.call('meetings.save', sampleMeeting({ leadingGroupId: group.id }));
  await office.call('meetings.finalize', { ...expected(meeting), selfChecked: true });
  const [decision] = (await office.call('meetings.get', { id: meeting.id })).decisions;
  const owner = { ownerType: 'risk_assessment', ownerId: id } as const;
  await office.call('decisions.cite', { ...owner, decisionId: decision?.id ?? '', note: '第一条' });
  expect((await office.call('decisions.citations', owner)).citations).toMatchObject([
    { decisionId: decision?.id, decisionNumber: decision?.number, note: '第一条' },
  ]);
  const { citations } = await office.call('decisions.citations', { decisionId: decision?.id ?? '' });
  expect(citations).toMatchObject([owner]);
});

it('a merge counts an assessment once, asks about it once and says so when it is undone', async () => {
  const twin = await addOrganization(office, 700, { name: '云州市风筝与空竹研究会' });
  const { id } = await approvedWith(office, people, organization(twin));
  const pair = { keptId: organizationId, mergedId: twin };
  const risksOf = (rows: readonly { readonly collection: string; readonly count: number }[]) =>
    rows.filter(({ collection }) => collection === 'risk_assessment');
  const { clashes, moving } = await office.call('duplicates.compare', pair);
  expect(clashes.filter(({ collection }) => collection === 'risk_assessment')).toEqual([]);
  expect(risksOf(moving)).toEqual([{ collection: 'risk_assessment', count: 1 }]);
  const choices = clashes.map(({ merged }) => ({ mergedRecordId: merged.id, keep: 'kept' as const }));
  const { mergeId } = await office.call('duplicates.merge', {
    ...{ ...pair, keptRevision: 1, mergedRevision: 1, choices, reason: '同一家登记了两次' },
  });
  const { entries } = await office.call('records.history', { id });
  expect(entries.filter(({ action }) => action === 'duplicates.merge')).toHaveLength(1);
  const undo = await office.call('duplicates.undoCheck', { id: mergeId });
  expect(risksOf(undo.moving)).toEqual([{ collection: 'risk_assessment', count: 1 }]);
});

it('the heat map shows what the list calls in force, whatever was replaced, closed or is a draft', async () => {
  const old = await approvedWith(office, people, organization(), {}, { assessedOn: '2026-02-10' });
  await approve(office, people, (await rerate(old.id, '2026-03-01')).id, '2026-03-01');
  const other = await addOrganization(office, 800, { name: '云州市皮影协会' });
  const closed = await approvedWith(office, people, organization(other));
  const close = { ...expected(await detail(office, closed.id)), closedOn: '2026-03-05', reason: '组织已注销' };
  await office.call('riskAssessments.close', close);
  const { organizations } = await office.call('riskPictures.heatMap', {});
  const listed = await office.call('riskAssessments.list', { state: 'present', subjectKind: 'organization' });
  expect(listed.rows.map(({ organizationId: one }) => one)).toContain(organizationId);
  expect(organizations.map(({ assessmentId }) => assessmentId).toSorted()).toEqual(
    listed.rows.map(({ id }) => id).toSorted(),
  );
});

describe('no field, list or export is about a person (domain.md §12)', () => {
  /** Who approved, who is the holder of a post behind a measure, and who gave the organization's statement by his post. */
  const HOLDERS = [
    ...['approvedByMemberId', 'approverMemberId', 'responsibleName', 'responsiblePost', 'responsibleMemberId'],
    ...['statementPost', 'venueName'],
  ];
  const PERSONAL = /name|post|person|member|phone|birth|gender|identity|^age$/i;

  it('in the tables: a person is only the holder of a post who answers or approves', () => {
    const columns = [...riskAssessments.sql.matchAll(/\b(\w+) (?:TEXT|INTEGER)\b/gu)].map(([, name = '']) => name);
    expect(columns).toContain('riskText');
    expect(columns.filter((name) => PERSONAL.test(name)).toSorted()).toEqual([...HOLDERS].toSorted());
  });

  it('in what is asked: no list, print or export is narrowed by a person', () => {
    const asked = PROCEDURES.filter(({ name, kind }) => /^risk/.test(name) && kind !== 'command').flatMap(({ input }) =>
      Object.keys(z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }).properties ?? {}),
    );
    expect(asked).toContain('townshipName');
    expect([...new Set(asked.filter((name) => PERSONAL.test(name)))]).toEqual(['townshipName']);
  });

  it('in lists and exports: nobody but whoever answers for what is due', () => {
    const personal = /name|person|member|phone|responsible|approver|post/i;
    expect(RISK_COLUMNS.filter((name) => personal.test(name))).toEqual([]);
    expect(RISK_DUE_COLUMNS.filter((name) => personal.test(name))).toEqual(['responsible']);
  });
});
