import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addUser, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { addChecker, CHECKER, inspectionOffice } from './inspectionOffice.ts';

let own: Awaited<ReturnType<typeof inspectionOffice>>;
let call: typeof own.office.call;
let failure: typeof own.office.failure;
beforeAll(async () => {
  own = await inspectionOffice();
  ({ call, failure } = own.office);
});
afterAll(() => own.office.close());

const BASIS = '《社会团体登记管理条例》第三十条';

describe('an inspection from plan to conclusion (domain.md §7)', () => {
  it('is numbered by year and carries a copy of the checklist of its target', async () => {
    const first = await call('inspections.save', { fields: own.fields() });
    expect(first.inspectionNo).toBe('JC-2026-0001');
    const { inspection } = await own.get(first.id);
    expect(inspection).toMatchObject({ state: 'recording', problemsFound: 0, recordState: 'draft' });
    expect(inspection.checklist.length).toBeGreaterThan(5);
    expect(inspection.checklist[0]).toMatchObject({
      code: 'premises.certificate_displayed',
      text: '登记证书正本在办公场所显著位置悬挂',
      result: null,
    });
    const late = await call('inspections.save', { fields: own.fields({ heldOn: null, plannedOn: '2027-01-08' }) });
    expect(late.inspectionNo).toBe('JC-2027-0001');
    expect((await own.get(late.id)).inspection.state).toBe('planned');
    await call('inspections.void', { id: late.id, expectedRevision: 1, reason: '改期另定' });
    const next = await call('inspections.save', { fields: own.fields({ heldOn: null, plannedOn: '2027-02-08' }) });
    expect(next.inspectionNo).toBe('JC-2027-0002');
  });

  it('edits of a template never change an inspection that was planned before', async () => {
    const id = await own.plan({ target: 'website' });
    const before = (await own.get(id)).inspection.checklist;
    const { templates } = await call('inspections.templates', {});
    expect(templates.map(({ code }) => code)).toEqual([
      'premises',
      'activity_venue',
      'safety',
      'website',
      'publication',
      'records',
      'procedures',
    ]);
    const saved = await call('inspections.saveTemplate', {
      ...{ code: 'website', expectedRevision: null, title: '网站检查表', target: 'website', active: true },
      items: [{ text: '只查这一项', basisText: null }],
    });
    expect(saved.version).toBe(1);
    expect((await own.get(id)).inspection.checklist).toEqual(before);
    const later = await own.plan({ target: 'website' });
    expect((await own.get(later)).inspection.checklist.map(({ text }) => text)).toEqual(['只查这一项']);
    const stale = await failure('inspections.saveTemplate', {
      ...{ code: 'website', expectedRevision: null, title: '网站检查表', target: 'website', active: true },
      items: [{ text: '另一项', basisText: null }],
    });
    expect(stale.code).toBe('conflict');
  });

  it('is finalized by a named user only when everything is there; each thing that is missing has its sentence', async () => {
    const id = await own.plan({ inspectors: own.two.slice(0, 1) });
    const conclude = async (part: Partial<Parameters<typeof call<'inspections.finalize'>>[1]> = {}) =>
      issuesOf(
        await failure('inspections.finalize', {
          ...{ ...(await own.target(id)), conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null },
          ...part,
        }),
      );
    expect(await conclude()).toEqual(['inspectors: two_inspectors', 'checklist: checklist_unanswered']);
    // The same member twice is one inspector.
    await call('inspections.save', {
      ...(await own.target(id)),
      fields: own.fields({ inspectors: [...own.two.slice(0, 1), ...own.two.slice(0, 1)] }),
    });
    expect(await conclude()).toContain('inspectors: two_inspectors');
    // So is a member whose name is written a second time.
    const [first] = own.two;
    const named = { memberId: null, name: first?.name ?? '', post: null };
    const inspectors = [...own.two.slice(0, 1), named];
    await call('inspections.save', { ...(await own.target(id)), fields: own.fields({ inspectors }) });
    expect(await conclude()).toContain('inspectors: two_inspectors');
    await call('inspections.save', { ...(await own.target(id)), fields: own.fields({ heldOn: '2026-03-06' }) });
    await own.answer(id, ['name_plate']);
    expect(await conclude()).toEqual(['heldOn: date_in_future', 'checklist: problem_without_finding']);
    await call('inspections.save', { ...(await own.target(id)), fields: own.fields({ heldOn: '2026-03-04' }) });
    await own.finding(id, 'name_plate', { basisText: null });
    expect(await conclude()).toEqual(['conclusion: pass_with_open_problem']);
    expect(await conclude({ conclusion: 'rectify' })).toEqual([
      'conclusionBasis: basis_missing',
      'findings: finding_incomplete',
      'rectifyDueOn: rectify_due_missing',
    ]);
    const [finding] = await own.findings(id);
    await call('inspections.saveFinding', {
      inspectionId: id,
      ...(await own.of(id, finding?.id ?? '')),
      fields: {
        ...{ itemCode: 'premises.name_plate', foundText: '牌匾名称与登记名称不一致', basisText: '登记管理法规' },
        ...{ severity: 'minor', demandText: '更换牌匾', rectifyDueOn: null },
      },
    });
    expect(await conclude({ conclusion: 'rectify', conclusionBasis: BASIS, rectifyDueOn: '2026-03-03' })).toEqual([
      'rectifyDueOn: due_before_inspection',
    ]);
    expect((await own.get(id)).inspection).toMatchObject({ recordState: 'draft', conclusion: null });

    await call('inspections.finalize', {
      ...{ ...(await own.target(id)), conclusion: 'rectify', conclusionBasis: BASIS },
      rectifyDueOn: (await own.get(id)).proposedDue?.date ?? null,
    });
    const { inspection, findings, proposedDue } = await own.get(id);
    expect(inspection).toMatchObject({
      ...{ recordState: 'final', state: 'rectifying', conclusion: 'rectify', concludedOn: '2026-03-05' },
      ...{ problemsFound: 1, problemsRectified: 0, rectifyDueOn: '2026-04-03', nextDueOn: '2026-04-03', daysLeft: 29 },
    });
    expect(inspection.concludedByName).not.toBe('');
    // 30 calendar days after 2026-03-04; the reason is stored with the conclusion.
    expect(inspection.rectifyReason).toEqual(proposedDue);
    expect(inspection.rectifyReason).toMatchObject({ from: '2026-03-04', n: 30, unit: 'calendar_day' });
    expect(findings[0]).toMatchObject({ rectifyDueOn: '2026-04-03', state: 'open' });
    // A final inspection does not change.
    expect(issuesOf(await failure('inspections.saveChecklist', { ...(await own.target(id)), rows: [] }))).toEqual([
      'id: inspection_final',
    ]);
    expect(issuesOf(await failure('inspections.save', { ...(await own.target(id)), fields: own.fields() }))).toEqual([
      'id: inspection_final',
    ]);
  });

  it('counts working days where the office says so, and a day named by hand has no reason', async () => {
    const { office } = await call('settings.get', {});
    await own.office.as('admin');
    const { name, shortName, documentPrefix, address, workPhone, revision } = office;
    const saved = await call('settings.save', {
      ...{ name, shortName, documentPrefix: documentPrefix ?? '云', address, workPhone, expectedRevision: revision },
      settings: { ...office.settings, inspections: { rectifyDays: 10, rectifyUnit: 'working_day' } },
    });
    await own.office.as('clerk');
    const id = await own.plan();
    // Thursday 2026-03-05 is day 1; two weekends lie between.
    expect((await own.get(id)).proposedDue).toMatchObject({ date: '2026-03-18', unit: 'working_day', restDays: 4 });
    await own.answer(id, ['name_plate']);
    await own.finding(id, 'name_plate');
    await call('inspections.finalize', {
      ...{ ...(await own.target(id)), conclusion: 'rectify', conclusionBasis: BASIS, rectifyDueOn: '2026-03-20' },
    });
    expect((await own.get(id)).inspection).toMatchObject({ rectifyDueOn: '2026-03-20', rectifyReason: null });
    await own.office.as('admin');
    await call('settings.save', {
      ...{ name, shortName, documentPrefix: documentPrefix ?? '云', address, workPhone },
      ...{ expectedRevision: saved.revision, settings: office.settings },
    });
    await own.office.as('clerk');
  });

  it('refuses a stale revision with the present record, and a user without the right to conclude', async () => {
    const id = await own.plan();
    await own.answer(id);
    const stale = await failure('inspections.save', { id, expectedRevision: 1, fields: own.fields({ place: '别处' }) });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ id, revision: 2, place: null });
    await addUser(own.office, 'luru', '钱录入', ['recorder']);
    await own.office.as('luru');
    const refused = await failure('inspections.finalize', {
      ...{ ...(await own.target(id)), conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null },
    });
    expect(refused.code).toBe('forbidden');
    await own.office.as('clerk');
    await call('inspections.finalize', {
      ...{ ...(await own.target(id)), conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null },
    });
    expect((await own.get(id)).inspection).toMatchObject({ state: 'done', problemsFound: 0 });
  });
});

describe('problems until they are struck off (整改、复查、销号)', () => {
  it('keeps the statement of the organization with day and post', async () => {
    const { id, first } = await own.concluded();
    const said = {
      statementText: '牌匾正在制作',
      statementName: '陈某某',
      statementPost: null,
      statementOn: '2026-03-03',
    };
    expect(issuesOf(await failure('inspections.saveStatement', { ...(await own.of(id, first)), ...said }))).toEqual([
      'statementOn: before_inspection',
      'statementPost: required',
    ]);
    await call('inspections.saveStatement', {
      ...(await own.of(id, first)),
      ...{ ...said, statementOn: '2026-03-05', statementPost: '会长' },
    });
    expect((await own.findings(id))[0]).toMatchObject({ statementText: '牌匾正在制作', statementPost: '会长' });
  });

  it('goes through rectification, a failed and a good re-inspection to close-out; every refusal is in words', async () => {
    const { id, first, second } = await own.concluded();
    const refused = async (
      name: 'inspections.reinspect' | 'inspections.rectified' | 'inspections.close',
      input: object,
    ) => issuesOf(await failure(name, { ...(await own.of(id, first)), ...input } as never));
    const seen = { result: 'pass', reinspectionText: null, newDueOn: null } as const;
    expect(await refused('inspections.reinspect', { ...seen, reinspectedOn: '2026-03-05' })).toEqual([
      'reinspectedOn: reinspected_before_rectified',
    ]);
    expect(await refused('inspections.close', {})).toEqual(['id: not_reinspected']);
    const done = { evidenceText: null } as const;
    expect(await refused('inspections.rectified', { ...done, rectifiedOn: '2026-03-06' })).toEqual([
      'rectifiedOn: date_in_future',
    ]);
    expect(await refused('inspections.rectified', { ...done, rectifiedOn: '2026-03-03' })).toEqual([
      'rectifiedOn: before_inspection',
    ]);
    await call('inspections.rectified', { ...(await own.of(id, first)), ...done, rectifiedOn: '2026-03-05' });
    expect((await own.get(id)).inspection).toMatchObject({ problemsRectified: 1, rectifiedOn: null });
    expect(await refused('inspections.reinspect', { ...seen, reinspectedOn: '2026-03-04' })).toEqual([
      'reinspectedOn: reinspection_before_rectified_on',
    ]);
    // A failure names a new day and opens the problem again; what was reported stays as an attempt.
    expect(await refused('inspections.reinspect', { ...seen, result: 'fail', reinspectedOn: '2026-03-05' })).toEqual([
      'newDueOn: rectify_due_missing',
    ]);
    await call('inspections.reinspect', {
      ...(await own.of(id, first)),
      ...{ result: 'fail', reinspectedOn: '2026-03-05', reinspectionText: '仍未更换', newDueOn: '2026-04-20' },
    });
    expect((await own.findings(id))[0]).toMatchObject({
      ...{ state: 'open', rectifiedOn: null, rectifyDueOn: '2026-04-20', reinspectionResult: 'fail' },
      attempts: [{ rectifiedOn: '2026-03-05', reinspectionText: '仍未更换' }],
      extensions: [{ oldDueOn: '2026-04-03', newDueOn: '2026-04-20' }],
    });
    expect((await own.get(id)).inspection).toMatchObject({ problemsRectified: 0, rectifyDueOn: '2026-04-20' });

    own.office.setClock('2026-04-10T10:00:00+08:00');
    await call('inspections.rectified', { ...(await own.of(id, first)), ...done, rectifiedOn: '2026-04-09' });
    await call('inspections.reinspect', { ...(await own.of(id, first)), ...seen, reinspectedOn: '2026-04-10' });
    // No word and no file: nothing shows it.
    expect(await refused('inspections.close', {})).toEqual(['id: close_without_evidence']);
    const source = await own.office.fileIn('整改照片说明.txt', Buffer.from('牌匾已更换'));
    const proof = await call('attachments.add', { ownerType: 'inspection_finding', ownerId: first, source });
    await call('inspections.close', await own.of(id, first));
    const mistake = { id: proof.id, expectedRevision: 1, reason: '传错文件' };
    expect(issuesOf(await failure('attachments.void', mistake))).toEqual(['id: proof_of_closed']);
    expect((await own.findings(id))[0]).toMatchObject({ state: 'closed', closedOn: '2026-04-10', selfChecked: true });
    expect(await refused('inspections.rectified', { ...done, rectifiedOn: '2026-04-10' })).toEqual([
      'id: finding_closed',
    ]);
    expect((await own.get(id)).inspection).toMatchObject({ state: 'rectifying', closedOn: null });

    // Whoever entered the rectification does not strike off while another can.
    await addChecker(own.office);
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, second)), rectifiedOn: '2026-04-10', evidenceText: '印章交专人保管' },
    });
    await call('inspections.reinspect', { ...(await own.of(id, second)), ...seen, reinspectedOn: '2026-04-10' });
    expect((await own.get(id)).othersCanClose).toBe(true);
    expect(issuesOf(await failure('inspections.close', await own.of(id, second)))).toEqual([
      'id: closed_by_who_entered',
    ]);
    await own.office.as(CHECKER);
    await call('inspections.close', await own.of(id, second));
    await own.office.as('clerk');
    const { inspection, findings } = await own.get(id);
    expect(findings[1]).toMatchObject({ closedByName: '赵审核', selfChecked: false });
    expect(inspection).toMatchObject({
      ...{ state: 'done', problemsFound: 2, problemsRectified: 2, rectifiedOn: '2026-04-10', closedOn: '2026-04-10' },
      ...{ reinspectedOn: '2026-04-10', reinspectionResult: 'pass' },
    });
    own.office.setClock('2026-03-05T10:00:00+08:00');
  });

  it('what was entered before the day of the inspection was known is not before it', async () => {
    const id = await own.plan({ heldOn: null });
    const finding = await own.finding(id, 'name_plate');
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, finding)), rectifiedOn: '2026-03-01', evidenceText: '当场更换' },
    });
    await call('inspections.saveStatement', {
      ...{ ...(await own.of(id, finding)), statementText: '无异议', statementOn: '2026-03-02' },
      ...{ statementName: null, statementPost: '会长' },
    });
    await call('inspections.save', { ...(await own.target(id)), fields: own.fields() });
    await own.answer(id, ['name_plate']);
    const passed = { conclusion: 'pass', conclusionBasis: null, rectifyDueOn: null } as const;
    expect(issuesOf(await failure('inspections.finalize', { ...(await own.target(id)), ...passed }))).toEqual([
      'findings: finding_rectified_before',
      'findings: finding_statement_before',
    ]);
    expect((await own.get(id)).inspection.recordState).toBe('draft');
  });

  it('extends with a reason and keeps every old day', async () => {
    const { id, first } = await own.concluded();
    const asked = { newDueOn: '2026-04-03', reason: '供货延迟' };
    expect(issuesOf(await failure('inspections.extend', { ...(await own.of(id, first)), ...asked }))).toEqual([
      'newDueOn: rectify_extension_not_later',
    ]);
    await call('inspections.extend', { ...(await own.of(id, first)), ...asked, newDueOn: '2026-04-30' });
    await call('inspections.extend', { ...(await own.of(id, first)), ...asked, newDueOn: '2026-05-15' });
    expect((await own.findings(id))[0]).toMatchObject({
      rectifyDueOn: '2026-05-15',
      extensions: [
        { oldDueOn: '2026-04-03', newDueOn: '2026-04-30', reason: '供货延迟', onDate: '2026-03-05' },
        { oldDueOn: '2026-04-30', newDueOn: '2026-05-15' },
      ],
    });
    expect((await own.get(id)).inspection).toMatchObject({ rectifyDueOn: '2026-05-15', nextDueOn: '2026-04-03' });
  });

  it('a follow-up asks for the open problems again and writes its results to them', async () => {
    const { id, first } = await own.concluded();
    const made = await call('inspections.followUp', { ...(await own.target(id)), plannedOn: '2026-03-05' });
    const again = await failure('inspections.followUp', { ...(await own.target(id)), plannedOn: null });
    expect(issuesOf(again)).toEqual(['id: follow_up_planned']);
    const { inspection } = await own.get(made.id);
    expect(inspection).toMatchObject({ planKind: 'followup', followsId: id, inspectors: own.two });
    expect(inspection.checklist.map(({ text, findingId }) => [text, findingId !== null])).toEqual([
      ['问题1：问题：name_plate', true],
      ['问题2：问题：seals_kept', true],
    ]);
    await call('inspections.save', {
      ...(await own.target(made.id)),
      fields: own.fields({ planKind: 'followup', heldOn: '2026-03-05', plannedOn: '2026-03-05' }),
    });
    const rows = inspection.checklist.map((row) => ({
      ...row,
      result: row.findingId === first ? ('ok' as const) : ('problem' as const),
    }));
    await call('inspections.saveChecklist', { ...(await own.target(made.id)), rows });
    const conclude = async () => ({
      ...{ ...(await own.target(made.id)), conclusion: 'rectify' as const, conclusionBasis: BASIS },
      rectifyDueOn: '2026-04-30',
    });
    expect(issuesOf(await failure('inspections.finalize', await conclude()))).toEqual([
      'checklist: asked_not_rectified',
    ]);
    await call('inspections.rectified', {
      ...{ ...(await own.of(id, first)), rectifiedOn: '2026-03-05', evidenceText: '已更换' },
    });
    await call('inspections.finalize', await conclude());
    expect((await own.findings(id)).map(({ state, rectifyDueOn }) => [state, rectifyDueOn])).toEqual([
      ['reinspected', '2026-04-03'],
      ['open', '2026-04-30'],
    ]);
    // Voided, the results that stand in the first inspection would rest on nothing.
    const voided = await failure('inspections.void', { ...(await own.target(made.id)), reason: '误录' });
    expect(issuesOf(voided)).toEqual(['id: follow_up_counted']);
    // What was found before is not counted twice.
    expect((await own.get(made.id)).inspection).toMatchObject({ problemsFound: 0, state: 'done' });
    expect((await own.get(id)).followUps.map(({ inspectionNo }) => inspectionNo)).toEqual([made.inspectionNo]);
    const kept = await failure('inspections.void', { ...(await own.target(id)), reason: '误录' });
    expect(issuesOf(kept)).toEqual(['id: follow_up_planned']);
  });
});
