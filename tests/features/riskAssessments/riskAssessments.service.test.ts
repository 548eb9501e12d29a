import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SHIPPED_MATRIX } from '#shared/features/riskMatrices/riskMatrices.lists.ts';
import { addUser, expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
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
  office.setClock(TODAY);
  number += 1;
  organizationId = await addOrganization(office, number, { name: `云州市第${number}茶文化协会` });
});
afterAll(() => office.close());

describe('a draft and its factors (features K3, K11)', () => {
  it('is numbered without gaps and computes levels by the matrix that holds on its day', async () => {
    const first = await begin(office, people, organization());
    const other = await addOrganization(office, 900 + number, { name: '云州市棋类协会' });
    const second = await begin(office, people, organization(other));
    const numbers = [(await detail(office, first.id)).assessmentNo, (await detail(office, second.id)).assessmentNo];
    expect(numbers[0]).toMatch(/^FX-2026-\d{4}$/);
    expect(Number(numbers[1]?.slice(-4))).toBe(Number(numbers[0]?.slice(-4)) + 1);
    await addFactor(office, first.id, { currentLikelihood: 2, currentSeverity: 4 });
    await addFactor(office, first.id, { factorCategory: 'finance', riskText: '票据不全', likelihood: 2, severity: 2 });
    const page = await detail(office, first.id);
    expect(page).toMatchObject({ state: 'draft', matrixVersion: 1, matrix: { bands: SHIPPED_MATRIX.bands } });
    expect(page.factorRows).toMatchObject([
      { seq: 1, levelBefore: 'high', levelCurrent: 'moderate', levelAfter: 'moderate', state: 'standing' },
      { seq: 2, levelBefore: 'low', levelCurrent: 'low', levelAfter: 'low' },
    ]);
    expect(page).toMatchObject({ levelBefore: 'high', levelCurrent: 'moderate', levelAfter: 'moderate' });
  });

  it('keeps one draft for a subject, and says which', async () => {
    await begin(office, people, organization());
    const again = await office.failure('riskAssessments.create', {
      subject: organization(),
      fields: { assessedOn: '2026-03-05', assessorOfficeId: people.unitId },
    });
    expect(issuesOf(again)).toEqual(['subjectId: risk_draft_exists']);
    const venue = { subjectKind: 'venue', subjectId: organizationId } as const;
    expect(issuesOf(await failBegin(venue))).toEqual(['venueName: risk_venue_missing']);
    const named = await begin(office, people, { ...venue, venueName: '行政中路8号教室' });
    expect(await detail(office, named.id)).toMatchObject({ subjectName: '行政中路8号教室', organizationId });
    expect(issuesOf(await failBegin({ ...organization(people.unitId) }))).toEqual(['subjectId: not_found']);
    expect(issuesOf(await failBegin({ ...venue, venueName: '别处' }, '2026-03-06'))).toEqual([
      'assessedOn: date_in_future',
    ]);
  });

  const failBegin = (subject: Parameters<typeof begin>[2], assessedOn = '2026-03-05') =>
    office.failure('riskAssessments.create', { subject, fields: { assessedOn, assessorOfficeId: people.unitId } });

  it('refuses a factor without basis, a foreign category, half a pair, and more risk left than there is', async () => {
    const { id } = await begin(office, people, organization());
    const fail = async (changes: Parameters<typeof factorFields>[0]) =>
      issuesOf(await office.failure('riskAssessments.saveFactor', { assessmentId: id, fields: factorFields(changes) }));
    expect(await fail({ basisText: ' ' })).toEqual(['basisText: risk_basis']);
    expect(await fail({ factorCategory: 'crowd' })).toEqual(['factorCategory: risk_category']);
    expect(await fail({ severity: null })).toEqual(['severity: risk_half_pair']);
    expect(await fail({ likelihoodAfter: 4, severityAfter: 4 })).toEqual(['residualReason: risk_residual_above']);
    expect(await fail({ currentLikelihood: 4, currentSeverity: 4 })).toEqual(['currentLikelihood: risk_current_above']);
    expect(await fail({ closedReason: '已拆除' })).toEqual(['closedReason: risk_closed_new']);
    expect((await detail(office, id)).factorRows).toEqual([]);
    const reason = { likelihoodAfter: 4, severityAfter: 4, residualReason: '夏季活动增多，人数会增加' };
    await addFactor(office, id, reason);
    expect((await detail(office, id)).factorRows).toMatchObject([{ levelAfter: 'high', ...reason }]);
  });

  it('refuses a measure without owner, day or factor; one in force counts as done since its day', async () => {
    const { id } = await begin(office, people, organization());
    const { id: factorId } = await addFactor(office, id);
    const fail = async (changes: Parameters<typeof measureFields>[1], factors = [factorId]) =>
      issuesOf(
        await office.failure('riskAssessments.saveMeasure', {
          assessmentId: id,
          fields: measureFields(factors, changes),
        }),
      );
    expect(await fail({ responsibleName: null })).toEqual(['responsibleName: risk_measure_owner']);
    expect(await fail({ dueOn: null })).toEqual(['dueOn: risk_measure_due']);
    expect(await fail({}, [])).toEqual(['riskFactorIds: risk_measure_factor']);
    expect(await fail({}, [people.unitId])).toEqual(['riskFactorIds: not_found']);
    expect(await fail({ dueOn: '2026-03-04' })).toEqual(['dueOn: risk_planned_earlier']);
    expect(await fail({ kind: 'existing', dueOn: '2026-03-06' })).toEqual(['dueOn: risk_existing_later']);
    const second = await addFactor(office, id, { factorCategory: 'electric' });
    await addMeasure(office, id, [factorId, second.id], { kind: 'existing', dueOn: '2026-01-10' });
    expect((await detail(office, id)).measures).toMatchObject([
      { riskFactorIds: [factorId, second.id], doneOn: '2026-01-10', kind: 'existing' },
    ]);
    const alone = await addMeasure(office, id, [second.id]);
    const stuck = { id: second.id, expectedRevision: 1, reason: '录错了' };
    expect(issuesOf(await office.failure('riskAssessments.voidFactor', stuck))).toEqual(['id: risk_factor_measured']);
    await office.call('riskAssessments.voidMeasure', { ...expected(alone), reason: '录错了' });
    await office.call('riskAssessments.voidFactor', stuck);
    expect((await detail(office, id)).measures).toMatchObject([{ riskFactorIds: [factorId] }]);
  });

  it('answers a stale change with the present record and overwrites nothing', async () => {
    const { id } = await begin(office, people, organization());
    const factor = await addFactor(office, id);
    const fields = factorFields({ riskText: '另一处写法' });
    await office.call('riskAssessments.saveFactor', { assessmentId: id, ...expected(factor), fields });
    const stale = await office.failure('riskAssessments.saveFactor', {
      assessmentId: id,
      ...expected(factor),
      fields: factorFields({ riskText: '迟到的写法' }),
    });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ riskText: '另一处写法', revision: 2 });
    expect((await detail(office, id)).factorRows).toMatchObject([{ riskText: '另一处写法' }]);
  });
});

describe('approval (features K3, K5, K7)', () => {
  it('names everything that is missing, and lowering needs a measure of the right kind', async () => {
    const { id } = await begin(office, people, organization(), { conclusionText: null });
    const fail = async (approvedOn = '2026-03-05', approvedByMemberId = people.leaderId) => {
      const { revision } = await detail(office, id);
      return issuesOf(
        await office.failure('riskAssessments.approve', {
          ...expected({ id, revision }),
          approvedByMemberId,
          approvedOn,
        }),
      );
    };
    expect(await fail()).toEqual(['factors: risk_no_factor', 'conclusionText: risk_no_conclusion']);
    const { revision } = await detail(office, id);
    const fields = { assessedOn: '2026-03-05', assessorOfficeId: people.unitId, conclusionText: '可控。' };
    await office.call('riskAssessments.save', { ...expected({ id, revision }), fields });
    const unrated = await addFactor(office, id, { likelihood: null, severity: null });
    expect(await fail()).toEqual([`factors.${unrated.id}: risk_unrated`]);
    const rated = { currentLikelihood: 2, currentSeverity: 4, likelihoodAfter: 1, severityAfter: 4 };
    await office.call('riskAssessments.saveFactor', {
      assessmentId: id,
      ...expected(unrated),
      fields: factorFields(rated),
    });
    const field = `factors.${unrated.id}`;
    expect(await fail()).toEqual([`${field}: risk_current_unfounded`, `${field}: risk_residual_unfounded`]);
    await addMeasure(office, id, [unrated.id], { kind: 'existing', dueOn: '2026-02-01' });
    expect(await fail()).toEqual([`${field}: risk_residual_unfounded`]);
    await addMeasure(office, id, [unrated.id]);
    expect(await fail('2026-03-06')).toEqual(['approvedOn: date_in_future']);
    expect(await fail('2026-03-04')).toEqual(['approvedOn: risk_approved_early']);
    expect(await fail('2026-03-05', people.unitId)).toEqual(['approvedByMemberId: not_found']);
    await approve(office, people, id);
    expect(await detail(office, id)).toMatchObject({
      ...{ state: 'present', levelBefore: 'high', levelCurrent: 'moderate', levelAfter: 'low' },
      ...{ approvedByName: '周明', approvedByPost: '副局长', selfChecked: true, reviewDueOn: '2026-09-05' },
      reviewReason: { date: '2026-09-05', from: '2026-03-05', n: 6, unit: 'month' },
    });
  });

  it('locks what was rated, and takes its review day from the level', async () => {
    const months = { low: [1, 2, '2027-03-05'], moderate: [2, 3, '2026-09-05'], high: [3, 4, '2026-06-05'] } as const;
    for (const [level, [likelihood, severity, due]] of Object.entries(months)) {
      const own = await addOrganization(office, number * 1000 + likelihood, { name: `云州市${level}协会` });
      const { id, factorId } = await approvedWith(office, people, organization(own), { likelihood, severity });
      expect(await detail(office, id)).toMatchObject({ levelCurrent: level, reviewDueOn: due });
      const change = { assessmentId: id, id: factorId, expectedRevision: 1, fields: factorFields() };
      expect(issuesOf(await office.failure('riskAssessments.saveFactor', change))).toEqual([
        'recordState: risk_locked',
      ]);
    }
    const { id } = await approvedWith(office, people, organization(), { likelihood: 5, severity: 5 });
    expect(await detail(office, id)).toMatchObject({ levelCurrent: 'major', reviewDueOn: '2026-04-05' });
    const { rows } = await office.call('riskAssessments.due', { days: 31, kind: 'review', organizationId });
    expect(rows).toMatchObject([{ dueOn: '2026-04-05', daysLeft: 31, level: 'major' }]);
    office.setClock('2026-04-05T09:00:00+08:00');
    expect((await detail(office, id)).state).toBe('reviewDue');
    const listed = await office.call('riskAssessments.list', { state: 'reviewDue', organizationId });
    expect(listed.rows.map((row) => row.id)).toEqual([id]);
  });

  it('keeps the matrix of its day: a later edition changes neither its levels nor its colours', async () => {
    const { id } = await approvedWith(office, people, organization(), { likelihood: 3, severity: 3 });
    const before = await detail(office, id);
    const { version: _version, ...definition } = SHIPPED_MATRIX;
    const bands = [
      { level: 'low', from: 1, to: 2 },
      { level: 'moderate', from: 3, to: 5 },
      { level: 'high', from: 6, to: 12 },
      { level: 'major', from: 13, to: 25 },
    ] as const;
    const { rows } = await office.call('riskMatrices.list', {});
    const added = await office.call('riskMatrices.add', {
      ...{ expectedVersion: rows[0]?.version ?? 1, title: '从严的判定标准', effectiveFrom: '2026-03-05' },
      ...{ basis: '云民发〔2026〕9号', definition: { ...definition, bands: [...bands] } },
    });
    expect(await detail(office, id)).toEqual(before);
    const again = await office.call('riskAssessments.rerate', {
      ...expected(before),
      assessedOn: '2026-03-05',
    });
    const next = await detail(office, again.id);
    expect(next).toMatchObject({
      matrixVersion: added.version,
      supersedesNo: before.assessmentNo,
      levelCurrent: 'high',
    });
    expect(next.factorRows).toMatchObject([
      { likelihood: 3, severity: 3, levelBefore: 'high', riskText: before.factorRows[0]?.riskText },
    ]);
    expect((await detail(office, id)).state).toBe('present');
    await approve(office, people, again.id);
    const old = await detail(office, id);
    expect(old).toMatchObject({ state: 'superseded', levelCurrent: 'moderate', supersededById: again.id });
    expect(old.factorRows).toEqual(before.factorRows);
    expect(old.versions.map((one) => one.id)).toEqual([again.id, id]);
    const twice = await office.failure('riskAssessments.rerate', { ...expected(old), assessedOn: '2026-03-05' });
    expect(issuesOf(twice)).toEqual(['id: risk_superseded']);
    const matrix = (await office.call('riskMatrices.list', {})).rows[0];
    expect(matrix?.assessments).toBe(1);
  });

  it('is refused to whoever entered it while somebody else can approve', async () => {
    const own = await makeService({ now: TODAY });
    try {
      const those = await riskPeople(own);
      const one = await addOrganization(own, 1);
      await addUser(own, 'leader', '周明', ['leader']);
      const { id } = await begin(own, those, organization(one));
      await addFactor(own, id);
      const input = { ...expected({ id, revision: 1 }), approvedByMemberId: those.leaderId, approvedOn: '2026-03-05' };
      expect(issuesOf(await own.failure('riskAssessments.approve', input))).toEqual([
        'approvedByMemberId: risk_own_entry',
      ]);
      await own.as('leader');
      expect((await own.failure('riskAssessments.saveFactor', { assessmentId: id, fields: factorFields() })).code).toBe(
        'forbidden',
      );
      await own.call('riskAssessments.approve', input);
      expect(await detail(own, id)).toMatchObject({ state: 'present', selfChecked: false });
    } finally {
      await own.close();
    }
  });
});

describe('acceptance (features K6)', () => {
  it('expires by itself: the risk is open again and listed', async () => {
    const { id, factorId } = await approvedWith(office, people, organization());
    const input = { riskFactorId: factorId, approverMemberId: people.leaderId, reason: '改造须待拨款，期间专人值守' };
    const days = (acceptedOn: string, expiresOn: string) => ({ ...input, acceptedOn, expiresOn });
    const fail = async (from: string, to: string) =>
      issuesOf(await office.failure('riskAssessments.accept', days(from, to)));
    expect(await fail('2026-03-05', '2026-03-04')).toEqual(['expiresOn: risk_expires_early']);
    expect(await fail('2026-03-06', '2026-04-04')).toEqual(['acceptedOn: date_in_future']);
    expect(await fail('2026-03-04', '2026-04-04')).toEqual(['acceptedOn: risk_accepted_early']);
    await office.call('riskAssessments.accept', days('2026-03-05', '2026-04-30'));
    expect(await fail('2026-03-05', '2026-05-30')).toEqual(['acceptedOn: risk_accepted_already']);
    office.setClock('2026-04-30T23:00:00+08:00');
    expect((await detail(office, id)).factorRows).toMatchObject([{ state: 'accepted' }]);
    office.setClock('2026-05-01T00:30:00+08:00');
    const page = await detail(office, id);
    expect(page).toMatchObject({
      reopened: 1,
      factorRows: [{ state: 'reopened' }],
      acceptances: [{ state: 'expired' }],
    });
    const { rows } = await office.call('riskAssessments.due', { days: 0, kind: 'acceptance', organizationId });
    expect(rows).toMatchObject([{ dueOn: '2026-04-30', daysLeft: -1, assessmentId: id, responsible: '周明 副局长' }]);
    const due = await office.call('organizations.dueItems', { organizationId, within: 30, overdue: true });
    expect(due.rows.filter(({ kind }) => kind === 'riskAcceptance')).toMatchObject([{ dueOn: '2026-04-30' }]);
    await office.call('riskAssessments.accept', days('2026-05-01', '2026-06-30'));
    expect(await detail(office, id)).toMatchObject({ reopened: 0, factorRows: [{ state: 'accepted' }] });
  });

  it('is revoked with a reason, from that day on', async () => {
    const { id, factorId } = await approvedWith(office, people, organization());
    const accepted = await office.call('riskAssessments.accept', {
      ...{ riskFactorId: factorId, approverMemberId: people.leaderId, reason: '暂时接受' },
      ...{ acceptedOn: '2026-03-05', expiresOn: '2026-12-31' },
    });
    office.setClock('2026-03-10T09:00:00+08:00');
    const revoke = { ...expected(accepted), revokeReason: '情况恶化' };
    const early = await office.failure('riskAssessments.revokeAcceptance', { ...revoke, revokedOn: '2026-03-04' });
    expect(issuesOf(early)).toEqual(['revokedOn: risk_revoked_early']);
    await office.call('riskAssessments.revokeAcceptance', { ...revoke, revokedOn: '2026-03-10' });
    const page = await detail(office, id);
    expect(page).toMatchObject({ factorRows: [{ state: 'reopened' }], acceptances: [{ state: 'revoked' }] });
    const { rows } = await office.call('riskAssessments.due', { days: 0, kind: 'acceptance', organizationId });
    expect(rows).toMatchObject([{ dueOn: '2026-03-10' }]);
    const again = { id: accepted.id, expectedRevision: 2, revokedOn: '2026-03-10', revokeReason: '再来一次' };
    expect(issuesOf(await office.failure('riskAssessments.revokeAcceptance', again))).toEqual([
      'revokedOn: risk_revoked_already',
    ]);
  });
});
