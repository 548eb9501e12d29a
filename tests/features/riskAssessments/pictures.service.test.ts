// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
import { SHIPPED_MATRIX } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { register } from '#tests/features/activityFilings/filingOffice.ts';
import { addOrganization } from '#tests/features/materialChecklists/materialOffice.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  type Assessment,
  addMeasures,
  approve,
  approved,
  assessment,
  factorFields,
  keepPrint,
  type RiskPeople,
  riskPeople,
} from './picturesOffice.ts';

let office: TestService;
let people: RiskPeople;
let chamber = '';
let school = '';
let first: Assessment;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  people = await riskPeople(office);
  chamber = await addOrganization(office, '云州市园艺协会', 1);
  school = await addOrganization(office, '云州市少儿艺术促进会', 2);
  first = await approved(office, people, chamber, '2025-04-10', [
    factorFields({}),
    factorFields({ factorCategory: 'finance', riskText: '报销手续不全', basisText: '2024年度审计报告' }, [
      [4, 3],
      [3, 3],
      [2, 3],
    ]),
    factorFields({ factorCategory: 'electric', riskText: '插座老化', basisText: '2025年3月检查记录' }, [
      [5, 5],
      [4, 4],
      [2, 4],
    ]),
  ]);
});
afterAll(() => office.close());

const difference = (id: string) => office.call('riskPictures.difference', { id });

describe('K9 copy last period, mark new, changed, closed', () => {
  let copy: Assessment;

  it('keeps every text and every measure, blanks every level, and names where it came from', async () => {
    const { id } = await office.call('riskPictures.copyPeriod', {
      ...{ id: first.id, assessedOn: '2026-03-01', periodLabel: '2026H1', assessorOfficeId: people.unitId },
    });
    copy = await assessment(office, id);
    expect(copy).toMatchObject({ state: 'draft', copiedFromNo: first.assessmentNo, periodLabel: '2026H1' });
    const sheet = rawText(office.bytes((await office.call('riskPictures.printSheet', { id: copy.id })).file));
    expect(sheet).toContain('2026年上半年');
    expect(sheet).not.toContain('2026H1');
    expect(copy).toMatchObject({ levelBefore: null, levelCurrent: null, levelAfter: null, conclusionText: null });
    expect(copy.factorRows.map(({ riskText, basisText }) => [riskText, basisText])).toEqual(
      first.factorRows.map(({ riskText, basisText }) => [riskText, basisText]),
    );
    for (const factor of copy.factorRows)
      expect(factor).toMatchObject({
        ...{ likelihood: null, severity: null, currentLikelihood: null, currentSeverity: null },
        ...{ likelihoodAfter: null, severityAfter: null, levelBefore: null, levelCurrent: null, levelAfter: null },
      });
    expect(copy.measures.map(({ measureText }) => measureText)).toEqual(
      first.measures.map(({ measureText }) => measureText),
    );
    expect(copy.measures[0]?.riskFactorIds).toEqual(copy.factorRows.map((factor) => factor.id));
    expect((await difference(id)).rows.map(({ kind }) => kind)).toEqual(['unrated', 'unrated', 'unrated']);
    const { versions: _versions, ...old } = await assessment(office, first.id);
    expect(first).toMatchObject(old);
  });

  it('refuses a second draft, a day not after the old one, and a draft as source', async () => {
    const input = { id: first.id, periodLabel: null, assessorOfficeId: people.unitId };
    const again = await office.failure('riskPictures.copyPeriod', { ...input, assessedOn: '2026-03-02' });
    expect(issuesOf(again)).toEqual(['subjectId: risk_draft_exists']);
    const early = await office.failure('riskPictures.copyPeriod', { ...input, assessedOn: '2025-04-10' });
    expect(issuesOf(early)).toEqual(['assessedOn: risk_copied_early']);
    const draft = await office.failure('riskPictures.copyPeriod', { ...input, id: copy.id, assessedOn: '2026-03-02' });
    expect(issuesOf(draft)).toEqual(['recordState: risk_not_approved']);
  });

  it('tells new, changed, kept and closed factors apart, on the screen and on paper', async () => {
    const [same, other, gone] = copy.factorRows;
    if (!same || !other || !gone) throw new Error('three factors');
    const save = (factor: { id: string; revision: number }, fields: ReturnType<typeof factorFields>) =>
      office.call('riskAssessments.saveFactor', {
        ...{ id: factor.id, expectedRevision: factor.revision, assessmentId: copy.id, fields },
      });
    await save(same, factorFields({}));
    await save(
      other,
      factorFields({ factorCategory: 'finance', riskText: '报销手续不全', basisText: '2025年度审计报告' }, [
        [3, 3],
        [2, 3],
        [1, 3],
      ]),
    );
    const closed = { factorCategory: 'electric', riskText: '插座老化', basisText: '2025年3月检查记录' } as const;
    await save(gone, factorFields({ ...closed, closedReason: '已全部更换并验收' }, []));
    await office.call('riskAssessments.saveFactor', {
      assessmentId: copy.id,
      fields: factorFields({
        factorCategory: 'data',
        riskText: '会员名册存放在个人电脑',
        basisText: '2026年2月检查记录',
      }),
    });
    const { rows, before, now } = await difference(copy.id);
    expect([before?.assessmentNo, now.assessmentNo]).toEqual([first.assessmentNo, copy.assessmentNo]);
    expect(rows.map(({ kind, now: side }) => [kind, side?.riskText ?? null])).toEqual([
      ['kept', '疏散通道堆放杂物'],
      ['changed', '报销手续不全'],
      ['closed', null],
      ['new', '会员名册存放在个人电脑'],
    ]);
    expect(rows[1]).toMatchObject({
      before: { basisText: '2024年度审计报告', levelBefore: 'high', levelCurrent: 'moderate', levelAfter: 'moderate' },
      now: { basisText: '2025年度审计报告', levelBefore: 'moderate', levelCurrent: 'moderate', levelAfter: 'low' },
    });
    const { file } = await office.call('riskPictures.printDifference', { id: copy.id });
    const pdf = office.bytes(file);
    keepPrint('difference', pdf);
    const text = rawText(pdf);
    for (const words of ['新增1项，变化1项，保持1项，消除1项', '已全部更换并验收', '较大→一般→一般', '一般→一般→低'])
      expect(text).toContain(words);
  });

  it('is the last period of the next one; an assessment without a period before says so', async () => {
    const draft = await assessment(office, copy.id);
    const fields = { periodLabel: '2026H1', assessedOn: '2026-03-01', assessorOfficeId: people.unitId };
    await office.call('riskAssessments.save', {
      ...{ id: copy.id, expectedRevision: draft.revision, fields: { ...fields, conclusionText: '比上期好转。' } },
    });
    await addMeasures(office, copy.id);
    // What touches a closed factor only cannot stay: measures touch the open ones as well.
    const approvedCopy = await approve(office, people, copy.id, '2026-03-02');
    expect(approvedCopy).toMatchObject({ state: 'present', levelBefore: 'high', levelCurrent: 'moderate' });
    expect((await difference(first.id)).before).toBeNull();
    const stale = await office.failure('riskPictures.copyPeriod', {
      ...{ id: first.id, assessedOn: '2026-03-03', periodLabel: null, assessorOfficeId: people.unitId },
    });
    expect(issuesOf(stale)).toEqual(['id: risk_superseded']);
  });
});

describe('K10 heat map, trend, one-page sheet', () => {
  it('half-year steps equal the records: the level in effect at each end', async () => {
    await approved(office, people, school, '2025-11-20', [
      factorFields({}, [
        [5, 5],
        [5, 4],
        [3, 4],
      ]),
    ]);
    const { steps, organizationName } = await office.call('riskPictures.trend', { organizationId: chamber });
    expect(organizationName).toBe('云州市园艺协会');
    expect(steps.map(({ half, asOf, level }) => [half, asOf, level])).toEqual([
      ['2025H1', '2025-06-30', 'high'],
      ['2025H2', '2025-12-31', 'high'],
      ['2026H1', '2026-03-05', 'moderate'],
    ]);
    const all = await office.call('riskPictures.trend', {});
    expect(all.steps.map(({ half, counts }) => [half, counts])).toEqual([
      ['2025H1', { low: 0, moderate: 0, high: 1, major: 0 }],
      ['2025H2', { low: 0, moderate: 0, high: 1, major: 1 }],
      ['2026H1', { low: 0, moderate: 1, high: 0, major: 1 }],
    ]);
    const pdf = office.bytes((await office.call('riskPictures.printTrend', { organizationId: chamber })).file);
    keepPrint('trend', pdf);
    expect(rawText(pdf)).toContain('2025年下半年2025-12-31较大');
    const totals = office.bytes((await office.call('riskPictures.printTrend', {})).file);
    keepPrint('trend-all', totals);
    expect(rawText(totals)).toContain('2026年上半年2026-03-0501012');
  });

  it('puts every assessed organization in the cell of its highest factor, narrowed by type and township', async () => {
    const map = await office.call('riskPictures.heatMap', {});
    expect(map.organizations).toMatchObject([
      { organizationName: '云州市少儿艺术促进会', likelihood: 5, severity: 4, level: 'major' },
      {
        organizationName: '云州市园艺协会',
        likelihood: 2,
        severity: 4,
        level: 'moderate',
        riskText: '疏散通道堆放杂物',
      },
    ]);
    expect(map.townships).toEqual(['城关街道']);
    const residual = await office.call('riskPictures.heatMap', { stage: 'after' });
    expect(residual.organizations.map(({ likelihood, severity }) => likelihood * severity)).toEqual([12, 6]);
    expect((await office.call('riskPictures.heatMap', { townshipName: '无此街道' })).organizations).toEqual([]);
    expect((await office.call('riskPictures.heatMap', { type: 'foundation' })).organizations).toEqual([]);
    const printed = await office.call('riskPictures.printHeatMap', {});
    const pdf = office.bytes(printed.file);
    keepPrint('heatMap', pdf);
    expect(printed.count).toBe(2);
    expect(pdfText(pdf).split('\f')).toHaveLength(2);
    expect(rawText(pdf)).toContain('云州市少儿艺术促进会城关街道重大5×4');
  });

  it('one assessment is one A4 sheet with everything that belongs to it, and the criteria used', async () => {
    const { rows } = await office.call('riskAssessments.list', { organizationId: chamber });
    const present = await assessment(office, rows[0]?.id ?? '');
    const { id, revision } = present;
    await office.call('riskAssessments.saveStatement', {
      ...{ id, expectedRevision: revision },
      fields: {
        ...{ statementState: 'given', statementText: '通道已清理。', statementOn: '2026-03-03', statementPost: '会长' },
      },
    });
    await office.call('riskAssessments.accept', {
      ...{
        riskFactorId: present.factorRows[0]?.id ?? '',
        approverMemberId: people.memberId,
        reason: '改造经费下半年到位',
      },
      ...{ acceptedOn: '2026-03-04', expiresOn: '2026-09-30' },
    });
    const pdf = office.bytes((await office.call('riskPictures.printSheet', { id })).file);
    keepPrint('sheet', pdf);
    expect(pdfText(pdf).split('\f')).toHaveLength(2);
    const text = rawText(pdf);
    for (const factor of present.factorRows) expect(text).toContain(factor.riskText);
    for (const words of [
      ...['固有1', '现有1', '2×4一般', '每月自查消防器材并登记', '通道已清理', '改造经费下半年到位', '比上期好转'],
      ...['陈明（副局长），2026-03-02批准', '第1版', SHIPPED_MATRIX.likelihood[1]?.sentence ?? ''],
    ])
      expect(text).toContain(words);
    expect(text).not.toContain(SHIPPED_MATRIX.likelihood[4]?.sentence ?? '');
  });

  it('stays one page with twelve long factors: texts are cut and the sheet says so', async () => {
    const long = '活动室隔断采用可燃材料，疏散门向内开启，应急照明损坏未更换，配电箱前堆放道具和包装箱，未设专人看管。';
    const other = await addOrganization(office, '云州市名称较长的社区文化体育志愿服务联合促进会', 3);
    const many = await approved(
      office,
      people,
      other,
      '2026-02-01',
      Array.from({ length: 12 }, (_, index) =>
        factorFields({ riskText: `${index + 1}号：${long}`, basisText: `${long}见检查记录第${index + 1}页。` }),
      ),
    );
    const pdf = office.bytes((await office.call('riskPictures.printSheet', { id: many.id })).file);
    keepPrint('sheet-full', pdf);
    expect(pdfText(pdf).split('\f')).toHaveLength(2);
    expect(rawText(pdf)).toContain(`全文见评估记录${many.assessmentNo}`);
  });
});

describe('K5 the matrix changes after a rating', () => {
  it('old results, sheet and colours stay; what is rated anew follows the new version', async () => {
    const before = await assessment(office, first.id);
    const sheet = rawText(office.bytes((await office.call('riskPictures.printSheet', { id: first.id })).file));
    const { version: _version, ...definition } = SHIPPED_MATRIX;
    await office.call('riskMatrices.add', {
      ...{ expectedVersion: 1, title: '收紧的标准', effectiveFrom: '2026-03-05', basis: '局长办公会纪要第4号' },
      definition: { ...definition, bands: bandsFrom([2, 5, 7]) },
    });
    expect(await assessment(office, first.id)).toEqual(before);
    expect(rawText(office.bytes((await office.call('riskPictures.printSheet', { id: first.id })).file))).toBe(sheet);
    const map = await office.call('riskPictures.heatMap', {});
    expect(map.definition.version).toBe(2);
    expect(map.organizations.find(({ organizationId }) => organizationId === chamber)).toMatchObject({
      ...{ likelihood: 2, severity: 4, level: 'moderate', matrixVersion: 1 },
    });
    const { id } = await office.call('riskPictures.copyPeriod', {
      ...{ id: map.organizations.find(({ organizationId }) => organizationId === chamber)?.assessmentId ?? '' },
      ...{ assessedOn: '2026-03-05', periodLabel: null, assessorOfficeId: people.unitId },
    });
    const copy = await assessment(office, id);
    const [factor] = copy.factorRows;
    await office.call('riskAssessments.saveFactor', {
      ...{ id: factor?.id ?? '', expectedRevision: factor?.revision ?? 0, assessmentId: id, fields: factorFields({}) },
    });
    expect((await assessment(office, id)).factorRows[0]).toMatchObject({ levelCurrent: 'major', carried: 'changed' });
    expect((await difference(id)).rows[0]).toMatchObject({ kind: 'changed', now: { levelCurrent: 'major' } });
    const used = await office.call('riskMatrices.list', {});
    expect(used.rows.map(({ version, assessments }) => [version, assessments])).toEqual([
      [2, 1],
      [1, 4],
    ]);
    const failure = await office.failure('riskMatrices.void', {
      ...{ id: used.rows[0]?.id ?? '', expectedRevision: 1, reason: '不用了' },
    });
    expect(issuesOf(failure)).toEqual(['id: matrix_used']);
  });
});

describe('Beyond 11: an activity shows why its levels are proposed', () => {
  it('facts of the filing propose, a person confirms or changes with a reason, each row is printed', async () => {
    const filing = await register(office, chamber, {
      ...{
        title: '春季园艺展',
        activityKind: 'exhibition',
        expectedParticipants: 600,
        venueCapacity: 500,
        budgetWan: '12',
      },
      receivedOn: '2026-03-02',
    });
    const subject = { subjectKind: 'activity', subjectId: filing.id, venueName: null } as const;
    const fields = {
      periodLabel: null,
      assessedOn: '2026-03-05',
      assessorOfficeId: people.unitId,
      conclusionText: '可办。',
    };
    const { id } = await office.call('riskAssessments.create', { subject, fields });
    const given = await office.call('riskPictures.activityFacts', { assessmentId: id });
    expect(given.facts).toEqual({
      ...{
        activityKind: 'exhibition',
        expectedParticipants: 600,
        venueCapacity: 500,
        budgetWan: 12,
        fundSource: '会费',
      },
      ...{ foreignRelated: false, setting: null },
    });
    const row = (rowId: string) => {
      const found = SHIPPED_MATRIX.proposals.find((one) => one.id === rowId);
      if (!found) throw new Error(rowId);
      return found;
    };
    const choice = (rowId: string, changes = {}) => {
      const { likelihood, severity, riskText } = row(rowId);
      return { rowId, likelihood, severity, riskText, changeReason: null, ...changes };
    };
    const asked = { assessmentId: id, foreignRelated: false, setting: 'outdoor' } as const;
    const refused = async (...choices: ReturnType<typeof choice>[]) =>
      issuesOf(await office.failure('riskPictures.takeProposals', { ...asked, choices }));
    expect(await refused(choice('crowd-1'))).toEqual(['choices.crowd-1: risk_not_proposed']);
    expect(await refused(choice('weather-1', { likelihood: 2 }))).toEqual(['choices.weather-1: risk_change_reason']);
    expect((await assessment(office, id)).factorRows).toEqual([]);
    const changed = { likelihood: 2, severity: 4, changeReason: '分时段入园，现场限流' };
    await office.call('riskPictures.takeProposals', {
      ...{ ...asked, choices: [choice('capacity-2', changed), choice('weather-1')] },
    });
    expect(await refused(choice('weather-1'))).toEqual(['choices.weather-1: risk_proposal_taken']);
    const { factorRows } = await assessment(office, id);
    expect(factorRows).toMatchObject([
      {
        ...{
          factorCategory: 'crowd',
          likelihood: 2,
          severity: 4,
          levelBefore: 'major',
          basisKind: 'activity_filing',
        },
        ...{ basisId: filing.id, basisText: `活动报备${filing.filingNo}：人数占核定容量120%` },
        proposal: { row: { id: 'capacity-2' }, value: 120, decision: 'changed', changeReason: '分时段入园，现场限流' },
      },
      { factorCategory: 'weather', proposal: { row: { id: 'weather-1' }, value: 'outdoor', decision: 'confirmed' } },
    ]);
    const pdf = office.bytes((await office.call('riskPictures.printSheet', { id })).file);
    keepPrint('sheet-activity', pdf);
    const text = rawText(pdf);
    for (const words of [
      ...['人数占核定容量120%', '超过100%', '5×4', row('capacity-2').reason, '分时段入园，现场限流'],
      ...['场地户外', row('weather-1').reason],
    ])
      expect(text).toContain(words);
    expect(text).toContain('拟定中');
  });
});
