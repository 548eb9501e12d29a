import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { fieldsOf, formOf } from '#renderer/features/activityFilings/filingForm.ts';
import { resultWords } from '#shared/features/activityFilings/filingWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { caseOf, states } from '#tests/features/materialChecklists/materialOffice.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import {
  addOrganization,
  agreed,
  complete,
  type Filing,
  filingFields,
  filingOf,
  register,
  target,
} from './filingOffice.ts';

let office: TestService;
let organizationId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-04-10T10:00:00+08:00' });
  organizationId = await addOrganization(office, '云州市园艺协会', 1);
});
afterAll(() => office.close());

const registered = (name: string, index: number) => ({
  ...{ name, registrationKind: 'registered' as const, legalType: 'social_group' as const },
  ...{ uscc: creditCode(index, '51', '330106'), registrationAuthority: OFFICE_NAME, establishedOn: '2015-06-12' },
  townshipName: '城关街道',
});

describe('R13 a filing beside its list of materials, its permit and its form', () => {
  it('its list follows it: one day of receipt on both pages, no list voided on its own, no day before the receipt', async () => {
    const one = await register(office, organizationId, { title: '两处登记' });
    const list = await caseOf(office, one.materialCaseId ?? '');
    const alone = { id: list.id, expectedRevision: list.revision, reason: '录错' };
    expect(issuesOf(await office.failure('materialChecklists.void', alone))).toEqual(['id: filing_case_bound']);
    expect((await caseOf(office, list.id)).revision).toBe(list.revision);
    await office.call('materialChecklists.save', {
      ...{ id: list.id, expectedRevision: list.revision, receivedOn: '2026-04-03', items: states(list), note: null },
    });
    const moved = await filingOf(office, one.id);
    expect(moved.receivedOn).toBe('2026-04-03');
    // Corrected once the list was complete, the filing's day is later than the list's: completed anew, no day before it is taken.
    const done = await complete(office, moved, '2026-04-06');
    const fields = filingFields(organizationId, { title: '两处登记', receivedOn: '2026-04-05' });
    await office.call('activityFilings.save', { ...target(done), fields, reason: null });
    const again = await caseOf(office, list.id);
    await office.call('materialChecklists.reopen', {
      ...{ id: again.id, expectedRevision: again.revision, reason: '漏看一项' },
    });
    const open = await caseOf(office, list.id);
    const early = { id: open.id, expectedRevision: open.revision, completeOn: '2026-04-04' };
    expect(issuesOf(await office.failure('materialChecklists.complete', early))).toEqual(['completeOn: before_case']);
    expect((await caseOf(office, list.id)).state).toBe('open');
  });

  it('accepted while the permit alone is missing waits for the permit, in words; not for a unit that agreed', async () => {
    const large = { title: '万人长跑', expectedParticipants: 5000, venueCapacity: 8000 };
    const one = await register(office, organizationId, large);
    const ready = await complete(office, one, '2026-04-02');
    const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);
    const said = (filing: Filing) => resultWords('accepted_pending', filing, filing.verdict.publicSecurityRequired, t);
    expect(said(ready)).toBe('待主管单位意见');
    const allowed = await agreed(office, ready, '2026-04-03');
    expect(said(allowed)).toBe('待公安安全许可');
    await office.call('activityFilings.decide', {
      ...{ ...target(allowed), result: 'accepted_pending', decidedOn: '2026-04-03', reason: null, selfChecked: true },
    });
    const { entries } = await office.call('organizations.timeline', { id: organizationId, limit: 100 });
    const line = entries.find(({ text, id }) => text === 'filingDecided' && id === one.id);
    expect(line?.labels).toEqual({ result: 'activityFilings.pending_permit' });
    const pending = await filingOf(office, one.id);
    expect(pending).toMatchObject({ recordState: 'final', stage: 'deciding' });
    const permit = { ...filingFields(organizationId, large), publicSecurityPermitNo: '云公安许〔2026〕9号' };
    await office.call('activityFilings.save', { ...target(pending), fields: permit, reason: '取得许可' });
    expect(said(await filingOf(office, one.id))).toBe('待准予备案（意见、许可已具备）');
  });

  it('asks the unit that the registry names, also where the clerk left it empty and the mode is not entered', async () => {
    const { id } = await office.call('organizations.save', {
      fields: { ...registered('云州市盆景协会', 9), supervisingUnit: '市园林局' },
    });
    const one = await register(office, id, { title: '盆景展', supervisingUnit: null });
    expect(one).toMatchObject({ unitDecisionNeeded: true, supervisingUnitDecision: 'pending' });
    const ready = await complete(office, one, '2026-04-02');
    const silent = { ...target(ready), result: 'accepted' as const, decidedOn: '2026-04-02', reason: null };
    expect(issuesOf(await office.failure('activityFilings.decide', silent))).toEqual([
      'supervisingUnitDecision: filing_unit_pending',
    ]);
  });

  it('what was accepted without a unit is corrected as such: no unit is added, and the registry changes nothing', async () => {
    const own = await addOrganization(office, '云州市茶艺协会', 5);
    const facts = { title: '茶艺展示', supervisingUnit: null };
    const ready = await complete(office, await register(office, own, facts), '2026-04-02');
    await office.call('activityFilings.decide', {
      ...{ ...target(ready), result: 'accepted', decidedOn: '2026-04-02', reason: null },
    });
    const one = await filingOf(office, ready.id);
    const named = { ...filingFields(own, { ...facts, supervisingUnit: '市商务局' }) };
    const refused = await office.failure('activityFilings.save', { ...target(one), fields: named, reason: '补填' });
    expect(issuesOf(refused)).toEqual(['supervisingUnit: filing_unit_unasked']);
    const { organization } = await office.call('organizations.get', { id: own });
    await office.call('organizations.save', {
      ...{ id: own, expectedRevision: organization.revision },
      fields: { ...registered('云州市茶艺协会', 5), supervisingUnit: '市商务局' },
    });
    const fields = filingFields(own, { ...facts, note: '场地已踏勘' });
    await office.call('activityFilings.save', { ...target(one), fields, reason: '补充备注' });
    expect(await filingOf(office, one.id)).toMatchObject({ note: '场地已踏勘', supervisingUnitDecision: null });
  });

  it('is not moved before the day on which the organization decided to hold it', async () => {
    const decided = { title: '按决定日报备', organizerDecidedOn: '2026-03-20' };
    const one = await register(office, organizationId, decided);
    const early = { startAt: '2026-03-19T09:00', endAt: '2026-03-19T10:00', place: one.place, reason: '填错' };
    const refused = await office.failure('activityFilings.move', { ...target(one), ...early });
    expect(issuesOf(refused)).toEqual(['startAt: filing_decided_after_start']);
    expect((await office.call('activityFilings.get', { id: one.id })).moves).toEqual([]);
  });

  it('the reason typed for a correction is kept with the form and never sent as a fact', async () => {
    const one = await register(office, organizationId, { title: '更正原因' });
    const form = formOf(one);
    expect(form?.reason).toBe('');
    const sent = form === undefined ? undefined : fieldsOf({ ...form, reason: '名称少字' });
    expect(sent).toMatchObject({ title: '更正原因' });
    expect(sent).not.toHaveProperty('reason');
  });
});

describe('R13 what is refused leaves the filing as it was', () => {
  it('no second completion; no receipt after it, no other organization once the material is complete', async () => {
    const one = await register(office, organizationId, { title: '齐备之后' });
    const done = await complete(office, one, '2026-04-06');
    const twice = await office.failure('activityFilings.complete', { ...target(done), completeOn: '2026-04-07' });
    expect(issuesOf(twice)).toEqual(['completeOn: filing_complete_already']);
    const other = await addOrganization(office, '云州市剪纸协会', 21);
    const save = async (fields: ReturnType<typeof filingFields>) =>
      issuesOf(await office.failure('activityFilings.save', { ...target(done), fields, reason: null }));
    expect(await save(filingFields(organizationId, { title: '齐备之后', receivedOn: '2026-04-07' }))).toEqual([
      'receivedOn: filing_received_after',
    ]);
    expect(await save(filingFields(other, { title: '齐备之后' }))).toEqual([
      'organizationId: filing_organization_fixed',
    ]);
    expect(
      await save(filingFields(organizationId, { startAt: '2026-04-21T09:00', endAt: '2026-04-21T17:00' })),
    ).toEqual(['startAt: filing_move_instead']);
    expect(await filingOf(office, one.id)).toEqual(done);
  });

  it('its list does not go back behind a decision, and a closed list completes nothing', async () => {
    const one = await agreed(
      office,
      await complete(office, await register(office, organizationId, { title: '已准予' }), '2026-04-02'),
      '2026-04-02',
    );
    await office.call('activityFilings.decide', {
      ...{ ...target(one), result: 'accepted', decidedOn: '2026-04-02', reason: null },
    });
    const list = await caseOf(office, one.materialCaseId ?? '');
    const reopen = { id: list.id, expectedRevision: list.revision, reason: '漏看一项' };
    expect(issuesOf(await office.failure('materialChecklists.reopen', reopen))).toEqual(['state: filing_case_decided']);
    expect((await caseOf(office, list.id)).state).toBe('complete');
    const later = await register(office, organizationId, { title: '清单先结' });
    const open = await caseOf(office, later.materialCaseId ?? '');
    await office.call('materialChecklists.close', {
      ...{ id: open.id, expectedRevision: open.revision, closedOn: '2026-04-10', reason: '误点' },
    });
    const asked = await office.failure('activityFilings.complete', { ...target(later), completeOn: '2026-04-10' });
    expect(issuesOf(asked)).toEqual(['completeOn: filing_case_closed']);
    const notice = await office.failure('activityFilings.draftDocument', { ...target(later), kind: 'correction' });
    expect(issuesOf(notice)).toEqual(['kind: filing_no_case']);
    const receipt = await office.failure('activityFilings.draftDocument', { ...target(later), kind: 'receipt' });
    expect(issuesOf(receipt)).toEqual(['result: filing_not_decided']);
  });

  it('what was accepted keeps its lead, its plan and its permit', async () => {
    const facts = { title: '千人竞走', expectedParticipants: 1000, publicSecurityPermitNo: '云公安许〔2026〕8号' };
    const ready = await complete(office, await register(office, organizationId, facts), '2026-04-02');
    const asked = await agreed(office, ready, '2026-04-02');
    await office.call('activityFilings.decide', {
      ...{ ...target(asked), result: 'accepted', decidedOn: '2026-04-02', reason: null },
    });
    const one = await filingOf(office, asked.id);
    const corrected = async (changes: Partial<ReturnType<typeof filingFields>>) =>
      issuesOf(
        await office.failure('activityFilings.save', {
          ...{ ...target(one), fields: filingFields(organizationId, { ...facts, ...changes }), reason: '更正' },
        }),
      );
    expect(await corrected({ onsiteLeadPhone: null })).toEqual(['onsiteLeadPhone: filing_fact_missing']);
    expect(await corrected({ publicSecurityPermitNo: null })).toEqual([
      'publicSecurityPermitNo: filing_permit_missing',
    ]);
    const planless = await office.failure('activityFilings.setPlan', { ...target(one), attachmentId: null });
    expect(issuesOf(planless)).toEqual(['emergencyPlanAttachmentId: filing_plan_missing']);
    const nowhere = { startAt: one.startAt, endAt: one.endAt, place: null, reason: '场地待定' };
    expect(issuesOf(await office.failure('activityFilings.move', { ...target(one), ...nowhere }))).toEqual([
      'place: filing_fact_missing',
    ]);
    const statement = { statementText: '无异议', statementOn: '2026-03-31' };
    expect(issuesOf(await office.failure('activityFilings.recordStatement', { ...target(one), ...statement }))).toEqual(
      ['statementOn: before_case'],
    );
    expect(await filingOf(office, one.id)).toEqual(one);
    const { documentId } = await office.call('activityFilings.draftDocument', { ...target(one), kind: 'receipt' });
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    expect(JSON.stringify(document.content)).toContain('云公安许〔2026〕8号');
  });
});

it('K11: a number typed into free text stands in its record alone: no line of the audit log, no output of the program', async () => {
  const typed = '330106199003074512';
  const written: string[] = [];
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  try {
    const one = await register(office, organizationId, { title: '自由文本', note: `联系人${typed}` });
    await office.call('activityFilings.decide', {
      ...{ ...target(one), result: 'rejected', decidedOn: '2026-04-10', reason: `材料不实：${typed}` },
    });
    await office.call('activityFilings.recordStatement', {
      ...{ ...target(await filingOf(office, one.id)), statementText: `申辩：${typed}`, statementOn: '2026-04-10' },
    });
    const backwards = filingFields(organizationId, { endAt: '2026-04-19T17:00', note: typed });
    await office.failure('activityFilings.register', { fields: backwards });
    await office.call('search.find', { text: typed });
    expect((await filingOf(office, one.id)).note).toContain(typed);
    await office.as('auditor');
    const { entries } = await office.call('audit.list', { limit: 500 });
    expect(entries.filter(({ entityId }) => entityId === one.id).length).toBeGreaterThan(2);
    expect(JSON.stringify(entries)).not.toContain(typed);
    expect(written.join('')).not.toContain(typed);
  } finally {
    spy.mockRestore();
    await office.as('clerk');
  }
});
