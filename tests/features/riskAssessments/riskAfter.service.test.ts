// needs: pdftotext
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
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
  office.setClock(TODAY);
  number += 1;
  organizationId = await addOrganization(office, number, { name: `云州市第${number}茶文化协会` });
});
afterAll(() => office.close());

describe('activities stay with activities (features K2)', () => {
  it('have factors of their own, close with the activity, and feed the organization only when a clerk confirms', async () => {
    const filing = await activityOf(office, organizationId);
    const activity = { subjectKind: 'activity', subjectId: filing.id } as const;
    const { id } = await begin(office, people, activity);
    const crowd = await addFactor(office, id, { factorCategory: 'crowd', riskText: '散场时楼梯拥挤' });
    const food = await addFactor(office, id, { factorCategory: 'compliance', riskText: '场地协议未盖章' });
    await addMeasure(office, id, [crowd.id], { dueOn: '2026-03-18' });
    await approve(office, people, id);
    expect(await detail(office, id)).toMatchObject({ subjectName: '春季养生讲座', organizationId, state: 'present' });
    expect((await office.call('riskAssessments.list', { subjectKind: 'organization', organizationId })).total).toBe(0);
    office.setClock('2026-03-20T12:00:00+08:00');
    expect((await office.call('riskAssessments.due', { days: 0, organizationId })).rows).toHaveLength(1);
    office.setClock('2026-03-21T08:00:00+08:00');
    expect(await detail(office, id)).toMatchObject({ state: 'closed', endedBy: 'held', closedOn: '2026-03-20' });
    expect((await office.call('riskAssessments.due', { days: 400, organizationId })).rows).toEqual([]);
    const take = { id, assessorOfficeId: people.unitId };
    const foreign = { ...take, factors: [{ factorId: crowd.id, factorCategory: 'crowd' as const }] };
    expect(issuesOf(await office.failure('riskAssessments.takeIntoOrganization', foreign))).toEqual([
      'factors.0: risk_category',
    ]);
    const factors = [
      { factorId: crowd.id, factorCategory: 'structure' as const },
      { factorId: food.id, factorCategory: 'compliance' as const },
    ];
    const taken = await office.call('riskAssessments.takeIntoOrganization', { ...take, factors });
    const next = await detail(office, taken.id);
    expect(next).toMatchObject({
      state: 'draft',
      subjectKind: 'organization',
      subjectId: organizationId,
      levelCurrent: null,
    });
    expect(next.factorRows).toMatchObject([
      {
        factorCategory: 'structure',
        riskText: '散场时楼梯拥挤',
        likelihood: null,
        basisKind: 'risk_assessment',
        basisId: id,
      },
      { factorCategory: 'compliance', likelihood: null },
    ]);
    expect(next.factorRows[0]?.basisText).toContain('春季养生讲座');
    expect((await detail(office, id)).takenInto.map((one) => one.assessmentNo)).toEqual([
      next.assessmentNo,
      next.assessmentNo,
    ]);
    const again = await office.failure('riskAssessments.takeIntoOrganization', { ...take, factors });
    expect(issuesOf(again)).toEqual(['factors.0: risk_taken_already', 'factors.1: risk_taken_already']);
  });

  it('are closed when the activity is called off', async () => {
    const filing = await activityOf(office, organizationId, {
      title: '端午龙舟赛',
      startAt: '2026-06-19T09:00',
      endAt: '2026-06-19T12:00',
    });
    const activity = { subjectKind: 'activity', subjectId: filing.id } as const;
    const { id } = await approvedWith(office, people, activity, { factorCategory: 'weather' });
    const decision = { result: 'cancelled', decidedOn: '2026-03-05', reason: '主办方取消' } as const;
    const { filing: present } = await office.call('activityFilings.get', { id: filing.id });
    await office.call('activityFilings.decide', { ...expected(present), ...decision, selfChecked: true });
    expect(await detail(office, id)).toMatchObject({ state: 'closed', endedBy: 'calledOff', closedOn: '2026-03-05' });
  });
});

describe('an activity and its days', () => {
  it('feeds a risk once, also when the activity is rated anew', async () => {
    const filing = await activityOf(office, organizationId);
    const activity = { subjectKind: 'activity', subjectId: filing.id } as const;
    const { id } = await approvedWith(office, people, activity, { factorCategory: 'compliance' });
    const take = async (assessment: string) => {
      const [factor] = (await detail(office, assessment)).factorRows;
      const factors = [{ factorId: factor?.id ?? '', factorCategory: 'compliance' as const }];
      return { id: assessment, assessorOfficeId: people.unitId, factors };
    };
    await office.call('riskAssessments.takeIntoOrganization', await take(id));
    const anew = await office.call('riskAssessments.rerate', {
      ...expected(await detail(office, id)),
      assessedOn: '2026-03-05',
    });
    await approve(office, people, anew.id);
    expect((await detail(office, anew.id)).takenInto).toHaveLength(1);
    const again = await office.failure('riskAssessments.takeIntoOrganization', await take(anew.id));
    expect(issuesOf(again)).toEqual(['factors.0: risk_taken_already']);
  });

  it('is over on the day of the office, also in the early morning', async () => {
    const filing = await activityOf(office, organizationId);
    const { id } = await approvedWith(
      office,
      people,
      { subjectKind: 'activity', subjectId: filing.id },
      { factorCategory: 'weather' },
    );
    office.setClock('2026-03-06T07:00:00+08:00');
    const { filing: present } = await office.call('activityFilings.get', { id: filing.id });
    await office.call('activityFilings.void', { ...expected(present), reason: '重复登记' });
    expect(await detail(office, id)).toMatchObject({ state: 'closed', endedBy: 'calledOff', closedOn: '2026-03-06' });
  });
});

describe('what goes on after approval', () => {
  it('measures are done with a note or a file, reopened, listed while open and handed over', async () => {
    const { id } = await begin(office, people, organization());
    const factor = await addFactor(office, id);
    const measure = await addMeasure(office, id, [factor.id], {
      ...{ responsibleName: null, responsiblePost: null, responsibleMemberId: people.handlerId, dueOn: '2026-03-20' },
    });
    await approve(office, people, id);
    const due = async (days: number) =>
      (await office.call('riskAssessments.due', { days, kind: 'measure', organizationId })).rows;
    expect(await due(14)).toEqual([]);
    expect(await due(15)).toMatchObject([{ recordId: measure.id, daysLeft: 15, responsible: '王珺 股长' }]);
    const done = { ...expected(measure), doneOn: '2026-03-05' };
    expect(issuesOf(await office.failure('riskAssessments.finishMeasure', done))).toEqual([
      'doneNote: risk_done_evidence',
    ]);
    const finished = await office.call('riskAssessments.finishMeasure', { ...done, doneNote: '出口已打开' });
    expect(await detail(office, id)).toMatchObject({ measuresOpen: 0, factorRows: [{ state: 'treated' }] });
    expect(await due(15)).toEqual([]);
    await office.call('riskAssessments.finishMeasure', { ...expected(finished), doneOn: null });
    office.setClock('2026-03-21T09:00:00+08:00');
    expect(await detail(office, id)).toMatchObject({ measuresOverdue: 1, factorRows: [{ state: 'treating' }] });
    const open = await office.call('handovers.preview', { fromMemberId: people.handlerId, on: '2026-03-21' });
    expect(open.kinds).toEqual([{ kind: 'riskMeasure', count: 1 }]);
  });

  it('the organization states its view beside it, before or after approval', async () => {
    const { id } = await approvedWith(office, people, organization());
    const { revision } = await detail(office, id);
    const state = (fields: object) => ({
      ...expected({ id, revision }),
      fields: {
        statementState: 'given',
        statementText: null,
        statementOn: null,
        statementPost: null,
        ...fields,
      } as const,
    });
    expect(issuesOf(await office.failure('riskAssessments.saveStatement', state({})))).toEqual([
      'statementText: risk_statement_text',
      'statementPost: risk_statement_post',
      'statementOn: risk_statement_day',
    ]);
    const given = { statementText: '出口已在联系物业打开。', statementOn: '2026-03-05', statementPost: '秘书长' };
    await office.call('riskAssessments.saveStatement', state(given));
    expect(await detail(office, id)).toMatchObject({ statementState: 'given', ...given, state: 'present' });
  });

  it('moves with its organization when two entries are merged, and comes back when that is undone', async () => {
    const twin = await addOrganization(office, 500 + number, { name: `云州市第${number}茶文化研究会` });
    const { id } = await approvedWith(office, people, organization(twin));
    const pair = { keptId: organizationId, mergedId: twin };
    const { clashes } = await office.call('duplicates.compare', pair);
    const choices = clashes.map(({ merged }) => ({ mergedRecordId: merged.id, keep: 'kept' as const }));
    const { mergeId } = await office.call('duplicates.merge', {
      ...{ ...pair, keptRevision: 1, mergedRevision: 1, choices, reason: '同一家登记了两次' },
    });
    expect(await detail(office, id)).toMatchObject({ organizationId, subjectId: organizationId });
    await office.call('duplicates.undo', { id: mergeId });
    expect(await detail(office, id)).toMatchObject({ organizationId: twin, subjectId: twin });
  });

  it('is closed with a reason, voided with a reason, and both stay readable', async () => {
    const { id } = await approvedWith(office, people, organization());
    const close = { ...expected({ id, revision: 2 }), closedOn: '2026-03-05', reason: '组织已注销' };
    const closed = await office.call('riskAssessments.close', close);
    expect(await detail(office, id)).toMatchObject({ state: 'closed', closedReason: '组织已注销' });
    expect((await office.call('riskAssessments.list', { organizationId })).total).toBe(0);
    await office.call('riskAssessments.void', { ...expected(closed), reason: '录入错误' });
    expect(await detail(office, id)).toMatchObject({ state: 'voided', voidReason: '录入错误' });
    expect((await office.call('riskAssessments.list', { organizationId, state: 'all' })).total).toBe(0);
  });

  it('is found, stands on the time line, cites decisions, is exported and printed without a person field', async () => {
    const { id } = await approvedWith(office, people, organization());
    const { assessmentNo } = await detail(office, id);
    const found = await office.call('search.find', { text: assessmentNo });
    expect(JSON.stringify(found)).toContain(id);
    const line = await office.call('organizations.timeline', { id: organizationId });
    expect(line.entries.find(({ kind }) => kind === 'risk')).toMatchObject({
      text: 'riskAssessed',
      place: `/risk/${id}`,
    });
    const cited = await office.call('decisions.citations', { ownerType: 'risk_assessment', ownerId: id });
    expect(cited.citations).toEqual([]);
    const exported = await office.call('exports.list', {
      list: 'riskAssessments',
      input: { organizationId },
      format: 'csv',
    });
    const [heads = [], cells = []] = csvRows(
      office
        .bytes(exported.file)
        .toString('utf8')
        .replace(/^\uFEFF/, ''),
    );
    expect(heads.join()).toBe(
      '编号,评估对象类别,评估对象,社会组织,街道（乡镇）,所属半年,评估日期,固有等级,现有等级,剩余等级,未完成措施,逾期措施,复评日期,批准日期,关闭日期,判定标准版本,状态',
    );
    expect(cells.slice(7, 10)).toEqual(['较大', '较大', '较大']);
    const { file, count } = await office.call('riskAssessments.printRegister', { organizationId });
    expect(count).toBe(1);
    const printed = rawText(office.bytes(file));
    expect(printed).toContain('风险评估台账');
    expect(printed).toContain(assessmentNo);
    const blank = await office.call('riskAssessments.printBlank', { subjectKind: 'organization' });
    const form = rawText(office.bytes(blank.file));
    expect(form).toContain('合规手续');
    expect(form).not.toContain('人员聚集');
    expect(
      rawText(office.bytes((await office.call('riskAssessments.printBlank', { subjectKind: 'activity' })).file)),
    ).toContain('人员聚集');
  });
});
