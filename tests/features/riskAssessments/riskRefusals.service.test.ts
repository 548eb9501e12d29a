import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bandsFrom } from '#shared/features/riskMatrices/matrix.rules.ts';
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
  organizationId = await addOrganization(office, number, { name: `云州市第${number}书画协会` });
});
afterAll(() => office.close());

const acceptance = (riskFactorId: string, changes: object = {}) => ({
  ...{ riskFactorId, approverMemberId: people.leaderId, reason: '待拨款' },
  ...{ acceptedOn: '2026-03-05', expiresOn: '2026-12-31', ...changes },
});

describe('what an assessment refuses leaves it as it was', () => {
  it('a risk of a replaced or closed assessment, or one that is gone, is accepted no more', async () => {
    const { id, factorId } = await approvedWith(office, people, organization(), {}, { assessedOn: '2026-03-01' });
    const refused = async (factor: string) =>
      issuesOf(await office.failure('riskAssessments.accept', acceptance(factor)));
    const next = await office.call('riskAssessments.rerate', {
      ...expected(await detail(office, id)),
      assessedOn: '2026-03-05',
    });
    const [carried] = (await detail(office, next.id)).factorRows;
    expect(issuesOf(await office.failure('riskAssessments.accept', acceptance(carried?.id ?? '')))).toEqual([
      'recordState: risk_not_approved',
    ]);
    const second = await addFactor(office, next.id, { factorCategory: 'finance' });
    await office.call('riskAssessments.saveFactor', {
      ...{ assessmentId: next.id, id: carried?.id ?? '', expectedRevision: 1 },
      fields: factorFields({ likelihood: null, severity: null, closedReason: '已拆除' }),
    });
    await approve(office, people, next.id);
    expect(await refused(factorId)).toEqual(['riskFactorId: risk_superseded']);
    expect(await refused(carried?.id ?? '')).toEqual(['riskFactorId: risk_factor_closed']);
    const close = { ...expected(await detail(office, next.id)), closedOn: '2026-03-05', reason: '组织已注销' };
    const early = await office.failure('riskAssessments.close', { ...close, closedOn: '2026-03-04' });
    expect(issuesOf(early)).toEqual(['closedOn: risk_closed_early']);
    const ahead = await office.failure('riskAssessments.close', { ...close, closedOn: '2026-03-06' });
    expect(issuesOf(ahead)).toEqual(['closedOn: date_in_future']);
    const closed = await office.call('riskAssessments.close', close);
    expect(issuesOf(await office.failure('riskAssessments.close', { ...close, ...expected(closed) }))).toEqual([
      'closedOn: risk_closed_already',
    ]);
    expect(await refused(second.id)).toEqual(['riskFactorId: risk_closed_already']);
    expect((await detail(office, next.id)).acceptances).toEqual([]);
  });

  it('an acceptance that has expired is not revoked, nor one on a day to come', async () => {
    const { factorId } = await approvedWith(office, people, organization());
    const accepted = await office.call('riskAssessments.accept', acceptance(factorId, { expiresOn: '2026-03-31' }));
    const revoke = { ...expected(accepted), revokeReason: '情况恶化' };
    const ahead = await office.failure('riskAssessments.revokeAcceptance', { ...revoke, revokedOn: '2026-03-06' });
    expect(issuesOf(ahead)).toEqual(['revokedOn: date_in_future']);
    office.setClock('2026-04-01T09:00:00+08:00');
    const late = await office.failure('riskAssessments.revokeAcceptance', { ...revoke, revokedOn: '2026-03-31' });
    expect(issuesOf(late)).toEqual(['revokedOn: risk_expired_already']);
  });

  it('a measure in force is not called done again; nobody out of office, and no unknown unit, answers for anything', async () => {
    const { id } = await begin(office, people, organization());
    const { id: factorId } = await addFactor(office, id);
    const measure = await addMeasure(office, id, [factorId], { kind: 'existing', dueOn: '2026-02-01' });
    const done = { ...expected(measure), doneOn: '2026-03-05', doneNote: '已办' };
    expect(issuesOf(await office.failure('riskAssessments.finishMeasure', done))).toEqual(['doneOn: risk_in_force']);
    const gone = await office.call('duties.saveMember', {
      fields: { name: `钱${number}`, post: '科员', active: false },
    });
    const given = measureFields([factorId], { responsibleName: null, responsibleMemberId: gone.id });
    const named = await office.failure('riskAssessments.saveMeasure', { assessmentId: id, fields: given });
    expect(issuesOf(named)).toEqual(['responsibleMemberId: risk_member_inactive']);
    const approval = { ...expected({ id, revision: 1 }), approvedByMemberId: gone.id, approvedOn: '2026-03-05' };
    expect(issuesOf(await office.failure('riskAssessments.approve', approval))).toEqual([
      'approvedByMemberId: risk_member_inactive',
    ]);
    const fields = { assessedOn: '2026-03-05', assessorOfficeId: people.leaderId };
    const saved = await office.failure('riskAssessments.save', { ...expected({ id, revision: 1 }), fields });
    expect(issuesOf(saved)).toEqual(['assessorOfficeId: not_found']);
    const other = await begin(office, people, organization(await addOrganization(office, 400 + number, {})));
    const foreign = { assessmentId: other.id, id: factorId, expectedRevision: 1, fields: factorFields() };
    expect((await office.failure('riskAssessments.saveFactor', foreign)).code).toBe('not_found');
    expect((await detail(office, id)).state).toBe('draft');
  });

  it('only an activity feeds its organization', async () => {
    const { id, factorId } = await approvedWith(office, people, organization());
    const take = { id, assessorOfficeId: people.unitId, factors: [{ factorId, factorCategory: 'fire' as const }] };
    expect(issuesOf(await office.failure('riskAssessments.takeIntoOrganization', take))).toEqual([
      'id: risk_not_activity',
    ]);
  });

  it('is rated by the criteria of its own day, not by those that hold when it is entered', async () => {
    const { version: _version, ...definition } = SHIPPED_MATRIX;
    const added = await office.call('riskMatrices.add', {
      ...{ expectedVersion: 1, title: '从严', effectiveFrom: '2026-03-05', basis: '云民发〔2026〕9号' },
      definition: { ...definition, bands: bandsFrom([2, 5, 7]) },
    });
    const before = await begin(office, people, organization(), { assessedOn: '2026-03-04' });
    const other = await addOrganization(office, 500 + number, {});
    const since = await begin(office, people, organization(other), { assessedOn: '2026-03-05' });
    const versions = [(await detail(office, before.id)).matrixVersion, (await detail(office, since.id)).matrixVersion];
    expect(versions).toEqual([1, added.version]);
  });
});

describe('two persons, where there are two (features K6)', () => {
  it('who entered an assessment accepts none of its risks; who may not approve voids nothing approved', async () => {
    const { id, factorId } = await approvedWith(office, people, organization());
    await addUser(office, 'leader', '周明', ['leader']);
    await addUser(office, 'recorder', '钱录入', ['recorder']);
    expect(issuesOf(await office.failure('riskAssessments.accept', acceptance(factorId)))).toEqual([
      'approverMemberId: risk_own_entry',
    ]);
    await office.as('recorder');
    expect((await office.failure('riskAssessments.accept', acceptance(factorId))).code).toBe('forbidden');
    const voided = { ...expected(await detail(office, id)), reason: '录入错误' };
    expect(issuesOf(await office.failure('riskAssessments.void', voided))).toEqual(['recordState: risk_void_approved']);
    await office.as('leader');
    await office.call('riskAssessments.accept', acceptance(factorId));
    expect((await detail(office, id)).factorRows).toMatchObject([{ state: 'accepted' }]);
    await office.as('clerk');
  });
});
