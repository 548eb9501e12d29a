import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addOrganization } from '#tests/features/units/unitsOffice.ts';
import { inspectionOffice } from './inspectionOffice.ts';

let own: Awaited<ReturnType<typeof inspectionOffice>>;
let call: typeof own.office.call;
let failure: typeof own.office.failure;
beforeAll(async () => {
  own = await inspectionOffice();
  ({ call, failure } = own.office);
});
afterAll(() => own.office.close());

const SEEN = { result: 'pass', reinspectionText: null, newDueOn: null } as const;

describe('what an inspection refuses leaves it as it was', () => {
  it('a draft is neither extended, re-inspected, struck off nor followed up; its problems stay with it', async () => {
    const id = await own.plan();
    await own.answer(id, ['name_plate']);
    const one = await own.finding(id, 'name_plate');
    const before = await own.get(id);
    const at = await own.of(id, one);
    const extended = await failure('inspections.extend', { ...at, newDueOn: '2026-05-01', reason: '供货延迟' });
    expect(issuesOf(extended)).toEqual(['inspectionId: inspection_draft']);
    const seen = await failure('inspections.reinspect', { ...at, ...SEEN, reinspectedOn: '2026-03-05' });
    expect(issuesOf(seen)).toEqual(['inspectionId: inspection_draft']);
    expect(issuesOf(await failure('inspections.close', at))).toEqual(['inspectionId: inspection_draft']);
    const again = await failure('inspections.followUp', { ...(await own.target(id)), plannedOn: null });
    expect(issuesOf(again)).toEqual(['id: inspection_draft']);
    const other = own.fields({ organizationId: await addOrganization(own.office, 30, {}) });
    expect(issuesOf(await failure('inspections.save', { ...(await own.target(id)), fields: other }))).toEqual([
      'organizationId: inspection_has_findings',
    ]);
    const rows = before.inspection.checklist.filter(({ code }) => !code.endsWith('name_plate'));
    expect(issuesOf(await failure('inspections.saveChecklist', { ...(await own.target(id)), rows }))).toEqual([
      'rows: check_has_finding',
    ]);
    const unknown = { ...at, inspectionId: id, fields: { itemCode: 'premises.nothing', foundText: '问题' } };
    const fields = {
      ...unknown.fields,
      basisText: null,
      severity: 'minor',
      demandText: null,
      rectifyDueOn: null,
    } as const;
    expect(issuesOf(await failure('inspections.saveFinding', { ...unknown, fields }))).toEqual(['itemCode: not_found']);
    const early = { ...fields, itemCode: null, rectifyDueOn: '2026-03-03' };
    expect(issuesOf(await failure('inspections.saveFinding', { ...unknown, fields: early }))).toEqual([
      'rectifyDueOn: due_before_inspection',
    ]);
    expect(await own.get(id)).toEqual(before);
  });

  it('a final one takes no new problem, loses none, and gets no notice; a stranger is no inspector', async () => {
    const { id, first } = await own.concluded();
    const before = await own.get(id);
    const fields = {
      ...{ itemCode: null, foundText: '另一问题', basisText: null, severity: 'minor' as const },
      ...{ demandText: null, rectifyDueOn: null },
    } as const;
    expect(issuesOf(await failure('inspections.saveFinding', { inspectionId: id, fields }))).toEqual([
      'inspectionId: inspection_final',
    ]);
    const gone = { ...(await own.of(id, first)), reason: '误录' };
    expect(issuesOf(await failure('inspections.voidFinding', gone))).toEqual(['inspectionId: inspection_final']);
    const notice = await failure('inspections.draftPaper', { ...(await own.target(id)), kind: 'notice' });
    expect(issuesOf(notice)).toEqual(['kind: notice_too_late']);
    const suspension = await failure('inspections.draftPaper', { ...(await own.target(id)), kind: 'suspension' });
    expect(issuesOf(suspension)).toEqual(['kind: paper_needs_suspend']);
    const stranger = { memberId: own.organizationId, name: '某人', post: null };
    const planned = await failure('inspections.save', { fields: own.fields({ inspectors: [stranger] }) });
    expect(issuesOf(planned)).toEqual(['inspectors: not_found']);
    const follower = await failure('inspections.save', {
      fields: own.fields({ followUpMemberId: own.organizationId }),
    });
    expect(issuesOf(follower)).toEqual(['followUpMemberId: not_found']);
    expect(await own.get(id)).toEqual(before);
  });

  it('a rectification is not before the failed re-inspection, nor entered again after a good one', async () => {
    const { id, first, second } = await own.concluded();
    const done = { evidenceText: '已更换' } as const;
    const rectified = async (rectifiedOn: string) =>
      call('inspections.rectified', { ...(await own.of(id, first)), ...done, rectifiedOn });
    await rectified('2026-03-04');
    await call('inspections.reinspect', {
      ...{ ...(await own.of(id, first)), ...SEEN, result: 'fail', reinspectedOn: '2026-03-05', newDueOn: '2026-04-20' },
    });
    const early = await failure('inspections.rectified', {
      ...{ ...(await own.of(id, first)), ...done, rectifiedOn: '2026-03-04' },
    });
    expect(issuesOf(early)).toEqual(['rectifiedOn: rectified_before_failed']);
    await rectified('2026-03-05');
    await call('inspections.reinspect', { ...(await own.of(id, first)), ...SEEN, reinspectedOn: '2026-03-05' });
    const again = await failure('inspections.rectified', {
      ...{ ...(await own.of(id, first)), ...done, rectifiedOn: '2026-03-05' },
    });
    expect(issuesOf(again)).toEqual(['id: finding_reinspected']);
    await call('inspections.close', await own.of(id, first));

    // A follow-up asks for the second problem alone; struck off meanwhile, its line answers nothing.
    const made = await call('inspections.followUp', { ...(await own.target(id)), plannedOn: '2026-03-05' });
    const { inspection } = await own.get(made.id);
    expect(inspection.checklist).toHaveLength(1);
    await call('inspections.save', {
      ...(await own.target(made.id)),
      fields: own.fields({ planKind: 'followup', heldOn: '2026-03-05', plannedOn: '2026-03-05' }),
    });
    const rows = inspection.checklist.map((row) => ({ ...row, result: 'ok' as const }));
    await call('inspections.saveChecklist', { ...(await own.target(made.id)), rows });
    await call('inspections.rectified', { ...(await own.of(id, second)), ...done, rectifiedOn: '2026-03-05' });
    await call('inspections.reinspect', { ...(await own.of(id, second)), ...SEEN, reinspectedOn: '2026-03-05' });
    await call('inspections.close', await own.of(id, second));
    const passed = { conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null } as const;
    expect(issuesOf(await failure('inspections.finalize', { ...(await own.target(made.id)), ...passed }))).toEqual([
      'checklist: asked_finding_closed',
    ]);
    await call('inspections.void', { ...(await own.target(made.id)), reason: '已销号' });
    const nothing = await failure('inspections.followUp', { ...(await own.target(id)), plannedOn: null });
    expect(issuesOf(nothing)).toEqual(['id: nothing_to_follow_up']);
  });

  it('a day of rectification before the inspection keeps it a draft; two checklists have two titles', async () => {
    const id = await own.plan({ heldOn: null });
    await own.finding(id, 'name_plate', { rectifyDueOn: '2026-03-03' });
    await call('inspections.save', { ...(await own.target(id)), fields: own.fields() });
    await own.answer(id, ['name_plate']);
    const rectify = { conclusion: 'rectify', conclusionBasis: '条例', rectifyDueOn: '2026-04-03' } as const;
    expect(issuesOf(await failure('inspections.finalize', { ...(await own.target(id)), ...rectify }))).toEqual([
      'findings: finding_due_before',
    ]);
    const { templates } = await call('inspections.templates', {});
    const taken = templates.find(({ code }) => code === 'records')?.title ?? '';
    const twice = await failure('inspections.saveTemplate', {
      ...{ code: 'website', expectedRevision: null, title: taken, target: 'website', active: true },
      items: [{ text: '只查这一项', basisText: null }],
    });
    expect(issuesOf(twice)).toEqual(['title: checklist_title_twice']);
  });
});
