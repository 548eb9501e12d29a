import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseOf } from '#tests/features/materialChecklists/materialOffice.ts';
import { addUser, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import {
  accepted,
  addOrganization,
  agreed,
  complete,
  filingFields,
  filingOf,
  register,
  target,
  withMaterials,
  withPlan,
} from './filingOffice.ts';

let office: TestService;
let organizationId = '';
let directId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-04-10T10:00:00+08:00' });
  organizationId = await addOrganization(office, '云州市园艺协会', 1);
  directId = await addOrganization(office, '云州市科技促进会', 2);
});
afterAll(() => office.close());

const decide = (
  filing: Parameters<typeof target>[0],
  result: 'accepted' | 'accepted_pending' | 'rejected' | 'returned' | 'withdrawn' | 'cancelled',
  reason: string | null = null,
  decidedOn = '2026-04-10',
) => office.failure('activityFilings.decide', { ...target(filing), result, decidedOn, reason });

describe('R13 activity filings from receipt to summary (domain.md §7)', () => {
  it('gives a number a year without gap, opens the list of materials, and judges while open', async () => {
    const first = await register(office, organizationId);
    const second = await register(office, organizationId, { receivedOn: '2025-12-30', title: '迎新年花展' });
    const third = await register(office, organizationId, { title: '插花讲座', activityKind: 'lecture' });
    expect([first.filingNo, second.filingNo, third.filingNo]).toEqual(['HD-2026-0001', 'HD-2025-0001', 'HD-2026-0002']);
    await office.call('activityFilings.void', { ...target(third), reason: '录重了' });
    const fourth = await register(office, organizationId);
    expect(fourth.filingNo).toBe('HD-2026-0003');
    // The number of what failed is not lost.
    const wrong = filingFields(organizationId, { endAt: '2026-04-19T17:00' });
    const refused = await office.failure('activityFilings.register', { fields: wrong });
    expect(issuesOf(refused)).toEqual(['endAt: ended_before_begin']);
    expect((await register(office, organizationId)).filingNo).toBe('HD-2026-0004');
    expect(first).toMatchObject({
      recordState: 'draft',
      stage: 'checking',
      result: null,
      timeliness: 'na',
      leadDays: null,
    });
    expect(first.verdict).toMatchObject({ latestFilingDate: '2026-04-13', summaryDueOn: '2026-04-27' });
    const list = await caseOf(office, first.materialCaseId ?? '');
    expect(list.items.map(({ name }) => name)).toEqual([
      ...['活动报备表', '活动方案', '安全应急预案', '场地使用证明', '安全责任书'],
      ...['业务主管单位审查意见', '大型群众性活动安全许可', '涉外活动批准文件'],
    ]);
    expect((await caseOf(office, third.materialCaseId ?? '')).state).toBe('voided');
  });

  it('goes from incomplete over complete, agreed and accepted to its summary; the verdict is stored with its rule', async () => {
    const one = await register(office, organizationId, { title: '从收件到总结' });
    const early = await office.failure('activityFilings.complete', { ...target(one), completeOn: '2026-04-02' });
    expect(issuesOf(early)).toEqual(['items: still_missing']);
    expect(issuesOf(await decide(one, 'accepted'))).toEqual([
      ...['completeOn: filing_incomplete', 'emergencyPlanAttachmentId: filing_plan_missing'],
      'supervisingUnitDecision: filing_unit_pending',
    ]);
    const done = await complete(office, one, '2026-04-02');
    expect(done).toMatchObject({
      completeOn: '2026-04-02',
      completedByName: '张文员',
      stage: 'waiting_unit',
      leadDays: 18,
    });
    expect((await caseOf(office, one.materialCaseId ?? '')).state).toBe('complete');
    expect(issuesOf(await decide(done, 'accepted'))).toEqual(['supervisingUnitDecision: filing_unit_pending']);
    await office.call('activityFilings.decide', {
      ...{ ...target(done), result: 'accepted_pending', decidedOn: '2026-04-02', reason: null },
    });
    const pending = await filingOf(office, one.id);
    expect(pending).toMatchObject({ recordState: 'final', timeliness: 'on_time', stage: 'waiting_unit' });
    const ready = await agreed(office, pending, '2026-04-03');
    expect(ready.stage).toBe('deciding');
    await office.call('activityFilings.decide', {
      ...target(ready),
      result: 'accepted',
      decidedOn: '2026-04-07',
      reason: null,
    });
    const final = await filingOf(office, one.id);
    expect(final).toMatchObject({
      stage: 'awaiting',
      decidedByName: '张文员',
      selfChecked: true,
      decidedOn: '2026-04-07',
    });
    expect(final.verdict.basis).toMatchObject({ rule: { n: 7, unit: 'calendar_day' }, summaryDays: 5 });

    const notYet = {
      ...target(final),
      submittedOn: '2026-04-10',
      actualParticipants: 280,
      incidentText: null,
      summaryText: null,
    };
    expect(issuesOf(await office.failure('activityFilings.summarize', notYet))).toEqual([
      'submittedOn: filing_not_ended',
    ]);
    office.setClock('2026-04-28T10:00:00+08:00');
    try {
      const overdue = await office.call('activityFilings.list', { filter: { show: 'overdue_summary' } });
      expect(overdue.rows).toMatchObject([
        { id: one.id, stage: 'summary', summaryDaysLeft: -1, summaryDueOn: '2026-04-27' },
      ]);
      const due = await office.call('organizations.dueItems', { within: 30 });
      expect(due.rows.filter(({ kind }) => kind === 'activitySummary')).toMatchObject([
        { dueOn: '2026-04-27', recordId: one.id },
      ]);
      await office.call('activityFilings.summarize', {
        ...notYet,
        ...target(await filingOf(office, one.id)),
        submittedOn: '2026-04-28',
      });
      expect(await filingOf(office, one.id)).toMatchObject({ stage: 'closed', actualParticipants: 280 });
    } finally {
      office.setClock('2026-04-10T10:00:00+08:00');
    }
  });

  it('a late filing of an activity that has begun can be recorded; it is late and says so', async () => {
    const one = await register(office, organizationId, {
      ...{ title: '已办的讲座', startAt: '2026-03-28T09:00', endAt: '2026-03-28T11:00', receivedOn: '2026-04-01' },
    });
    expect(one.warnings).toContain('started_before_receipt');
    const done = await complete(office, one, '2026-04-01');
    expect(done.verdict).toMatchObject({ leadDays: -4, timeliness: 'late' });
  });

  it('keeps the filing date when the activity is moved twice, and every old date with who and why', async () => {
    const one = await accepted(office, organizationId, { title: '改期两次' });
    const move = async (startAt: string, endAt: string, reason: string) => {
      const present = await filingOf(office, one.id);
      await office.call('activityFilings.move', { ...target(present), startAt, endAt, place: present.place, reason });
      return office.call('activityFilings.get', { id: one.id });
    };
    const first = await move('2026-04-08T09:00', '2026-04-08T12:00', '场地提前腾出');
    expect(first.filing).toMatchObject({
      completeOn: '2026-04-02',
      timeliness: 'late',
      leadDays: 6,
      summaryDueOn: '2026-04-15',
    });
    expect(first.filing.warnings).toContain('moved_after_unit');
    const second = await move('2026-05-20T09:00', '2026-05-20T12:00', '遇大风预警');
    expect(second.filing).toMatchObject({ timeliness: 'on_time', leadDays: 48, latestFilingDate: '2026-05-13' });
    expect(second.moves).toMatchObject([
      { startAtBefore: '2026-04-20T09:00', startAt: '2026-04-08T09:00', reason: '场地提前腾出', byName: '张文员' },
      { startAtBefore: '2026-04-08T09:00', startAt: '2026-05-20T09:00', reason: '遇大风预警', movedOn: '2026-04-10' },
    ]);
    // The audit trail names every former start, too (domain.md §7).
    const { entries } = await office.call('records.history', { id: one.id });
    const starts = entries.flatMap(({ changes }) => changes.filter(({ field }) => field === 'startAt'));
    expect(starts.map((change) => change.old)).toEqual(['2026-04-08T09:00', '2026-04-20T09:00', null]);
    const same = {
      ...target(second.filing),
      startAt: '2026-05-20T09:00',
      endAt: '2026-05-20T12:00',
      place: '青云公园',
    };
    expect(issuesOf(await office.failure('activityFilings.move', { ...same, reason: '无' }))).toEqual([
      'startAt: filing_not_moved',
    ]);
    const backwards = { ...same, endAt: '2026-05-19T12:00', reason: '填错' };
    expect(issuesOf(await office.failure('activityFilings.move', backwards))).toEqual(['endAt: ended_before_begin']);
    expect(await filingOf(office, one.id)).toEqual(second.filing);
    // A correction is no way round the moved dates.
    const fields = {
      ...filingFields(organizationId, { title: '改期两次', startAt: '2026-06-01T09:00', endAt: '2026-06-01T10:00' }),
    };
    const corrected = { ...target(second.filing), fields, reason: '更正' };
    expect(issuesOf(await office.failure('activityFilings.save', corrected))).toEqual(['startAt: filing_move_instead']);
  });

  it('asks a lead, a plan that is still there, and from the threshold on the permit', async () => {
    const one = await register(office, organizationId, {
      title: '千人健步走',
      expectedParticipants: 1000,
      onsiteLeadName: null,
    });
    const ready = await agreed(office, await complete(office, one, '2026-04-02'), '2026-04-02');
    expect(ready.verdict.publicSecurityRequired).toBe(true);
    expect(ready.warnings).toEqual(['over_capacity', 'permit_missing']);
    expect(issuesOf(await decide(ready, 'accepted'))).toEqual([
      ...['onsiteLeadName: filing_fact_missing', 'publicSecurityPermitNo: filing_permit_missing'],
    ]);
    const fields = filingFields(organizationId, { title: '千人健步走', expectedParticipants: 1000 });
    const permitted = { ...fields, publicSecurityPermitNo: '云公安许〔2026〕8号' };
    await office.call('activityFilings.save', { ...target(ready), fields: permitted, reason: null });
    const [plan] = (await office.call('attachments.list', { ownerType: 'activity_filing', ownerId: one.id })).rows;
    await office.call('attachments.void', {
      id: plan?.id ?? '',
      expectedRevision: plan?.revision ?? 0,
      reason: '传错了',
    });
    const lacking = await filingOf(office, one.id);
    expect(lacking.emergencyPlanName).toBeNull();
    expect(issuesOf(await decide(lacking, 'accepted'))).toEqual(['emergencyPlanAttachmentId: filing_plan_missing']);
  });

  it('without a supervising unit no agreement is asked; a unit that does not agree keeps it from being accepted', async () => {
    const direct = await register(office, directId, { title: '科普报告会', supervisingUnit: null });
    expect(direct).toMatchObject({ unitDecisionNeeded: false, supervisingUnitDecision: null });
    const ready = await complete(office, direct, '2026-04-02');
    expect(ready.stage).toBe('deciding');
    await office.call('activityFilings.decide', {
      ...target(ready),
      result: 'accepted',
      decidedOn: '2026-04-02',
      reason: null,
    });
    expect((await filingOf(office, direct.id)).stage).toBe('awaiting');

    const refused = await complete(office, await register(office, organizationId, { title: '未获同意' }), '2026-04-02');
    await office.call('activityFilings.recordUnitDecision', {
      ...{
        ...target(refused),
        supervisingUnit: '市园林局',
        decision: 'rejected',
        decidedOn: '2026-04-03',
        documentNo: null,
      },
    });
    const against = await filingOf(office, refused.id);
    expect(issuesOf(await decide(against, 'accepted'))).toEqual(['supervisingUnitDecision: filing_unit_rejected']);
    expect(issuesOf(await decide(against, 'rejected'))).toEqual(['reason: filing_reason_missing']);
    await office.call('activityFilings.decide', {
      ...{ ...target(against), result: 'rejected', decidedOn: '2026-04-07', reason: '业务主管单位不同意举办' },
    });
    const decided = await filingOf(office, refused.id);
    await office.call('activityFilings.recordStatement', {
      ...{ ...target(decided), statementText: '已与主管单位沟通，拟缩小规模后再报。', statementOn: '2026-04-09' },
    });
    expect(await filingOf(office, refused.id)).toMatchObject({
      ...{ stage: 'rejected', decisionReason: '业务主管单位不同意举办', statementOn: '2026-04-09' },
    });
  });

  it('a returned filing is counted as never completed until its material is complete', async () => {
    const one = await register(office, organizationId, { title: '材料不齐' });
    await office.call('activityFilings.decide', {
      ...{ ...target(one), result: 'returned', decidedOn: '2026-04-03', reason: '缺安全责任书' },
    });
    expect(await filingOf(office, one.id)).toMatchObject({
      stage: 'correcting',
      recordState: 'final',
      timeliness: 'na',
    });
    // Completed on the page of its list: the same day becomes the filing date.
    await withMaterials(office, await filingOf(office, one.id));
    const list = await caseOf(office, one.materialCaseId ?? '');
    await office.call('materialChecklists.complete', {
      id: list.id,
      expectedRevision: list.revision,
      completeOn: '2026-04-09',
    });
    const complete = await filingOf(office, one.id);
    expect(complete).toMatchObject({
      completeOn: '2026-04-09',
      leadDays: 11,
      timeliness: 'on_time',
      stage: 'waiting_unit',
    });
    const closed = await caseOf(office, list.id);
    await office.call('materialChecklists.reopen', {
      id: list.id,
      expectedRevision: closed.revision,
      reason: '漏看一项',
    });
    expect(await filingOf(office, one.id)).toMatchObject({ completeOn: null, timeliness: 'na', stage: 'correcting' });
  });

  it('a later change of the rules leaves final filings alone and judges open ones anew', async () => {
    const final = await accepted(office, organizationId, { title: '按旧规则' });
    const open = await register(office, organizationId, { title: '按新规则' });
    await office.as('admin');
    const { office: local } = await office.call('settings.get', {});
    const { name, shortName, documentPrefix, address, workPhone, settings } = local;
    const rules = [{ n: 10, unit: 'working_day' as const, basis: 'before_start' as const }];
    await office.call('settings.save', {
      ...{
        expectedRevision: local.revision,
        name,
        shortName,
        documentPrefix: documentPrefix ?? '云民发',
        address,
        workPhone,
      },
      settings: { ...settings, activityFilings: { ...settings.activityFilings, rules } },
    });
    await office.as('clerk');
    expect((await filingOf(office, final.id)).verdict).toEqual(final.verdict);
    // 10 working days before 04-20: 17, 16, 15, 14, 13, 10, 9, 8, 7, then 04-03 (04-04..06 are off).
    expect((await filingOf(office, open.id)).verdict.latestFilingDate).toBe('2026-04-03');
    // What is said while it is corrected is judged by the rule of its time, too; a new one by the rule of today.
    const { activityKind, startAt, endAt, organizerDecidedOn, expectedParticipants, budgetWan, completeOn } = final;
    const typed = { activityKind, startAt, endAt, organizerDecidedOn, expectedParticipants, budgetWan, completeOn };
    const preview = async (input: object) =>
      (await office.call('activityFilings.preview', { ...typed, ...input })).latestFilingDate;
    expect([await preview({ id: final.id }), await preview({})]).toEqual(['2026-04-13', '2026-04-03']);
    // Moved later, it is still judged by the rule of its time.
    await office.call('activityFilings.move', {
      ...{
        ...target(final),
        startAt: '2026-04-21T09:00',
        endAt: '2026-04-21T10:00',
        place: final.place,
        reason: '顺延一天',
      },
    });
    expect((await filingOf(office, final.id)).verdict).toMatchObject({
      latestFilingDate: '2026-04-14',
      basis: { rule: { n: 7 } },
    });
    const late = await office.call('activityFilings.list', { filter: { timeliness: 'na', text: '按新规则' } });
    expect(late.rows.map(({ id }) => id)).toEqual([open.id]);
  });

  it('changes nothing on a stale edit, and a decided filing needs a reason for every correction', async () => {
    const one = await accepted(office, organizationId, { title: '并发' });
    const fields = filingFields(organizationId, { title: '并发（更正）' });
    const stale = { id: one.id, expectedRevision: one.revision - 1, fields, reason: '更正名称' };
    expect((await office.failure('activityFilings.save', stale)).code).toBe('conflict');
    const silent = { ...target(one), fields, reason: null };
    expect(issuesOf(await office.failure('activityFilings.save', silent))).toEqual([
      'reason: filing_correction_reason',
    ]);
    await office.call('activityFilings.save', { ...target(one), fields, reason: '名称少打了字' });
    expect((await filingOf(office, one.id)).title).toBe('并发（更正）');
  });

  it('the result is entered by somebody else than who recorded it, where there is one', async () => {
    await addUser(office, 'recorder', '李记录', ['recorder']);
    await addUser(office, 'leader', '陈领导', ['leader']);
    const own = await agreed(
      office,
      await complete(office, await register(office, directId), '2026-04-02'),
      '2026-04-02',
    );
    expect(issuesOf(await decide(own, 'accepted'))).toEqual(['selfChecked: filing_own_entry']);
    await office.as('recorder');
    expect((await decide(own, 'accepted')).code).toBe('forbidden');
    await office.as('leader');
    await office.call('activityFilings.decide', {
      ...target(own),
      result: 'accepted',
      decidedOn: '2026-04-10',
      reason: null,
    });
    await office.as('clerk');
    expect(await filingOf(office, own.id)).toMatchObject({ decidedByName: '陈领导', selfChecked: false });
    const cancelled = { ...target(await filingOf(office, own.id)), decidedOn: '2026-04-10' };
    const silent = await office.failure('activityFilings.decide', { ...cancelled, result: 'cancelled', reason: null });
    expect(issuesOf(silent)).toEqual(['reason: filing_reason_missing']);
    await office.call('activityFilings.decide', { ...cancelled, result: 'cancelled', reason: '主办方取消' });
    expect((await filingOf(office, own.id)).stage).toBe('cancelled');
  });

  it('only a file of its own is its plan', async () => {
    const one = await withPlan(office, (await register(office, organizationId)).id);
    const other = await register(office, organizationId);
    const stolen = { ...target(other), attachmentId: one.emergencyPlanAttachmentId };
    expect((await office.failure('activityFilings.setPlan', stolen)).code).toBe('not_found');
  });
});
