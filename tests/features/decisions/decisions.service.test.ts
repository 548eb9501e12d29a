// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { makeService, OFFICE_NAME, type TestService } from '#tests/support/makeService.ts';
import { addOrganization } from '../materialChecklists/materialOffice.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';
import { notice } from '../officialDocuments/sampleDocument.ts';

let office: TestService;
let group = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T10:00:00+08:00' });
  const fields = { name: '社会组织工作领导小组', shortName: '民组', establishedOn: '2020-01-01' };
  group = (await office.call('duties.saveGroup', { fields })).id;
});
afterAll(() => office.close());

type Save = CallInput<'meetings.save'>;
type Held = Pick<CallOutput<'meetings.get'>, 'decisions' | 'actions'> & {
  readonly id: string;
  readonly revision: number;
};

/** A finalized meeting of the group; by default each task carries out the decision in its place. */
async function held(part: Partial<Save> = {}, fields: Partial<Save['fields']> = {}): Promise<Held> {
  const sample = sampleMeeting({ leadingGroupId: group, ...fields });
  const actions = (sample.actions ?? []).map((action, index) => ({ ...action, decisionIndex: index }));
  const { id, revision } = await office.call('meetings.save', { ...sample, actions, ...part });
  const final = await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  const { decisions, actions: stored } = await office.call('meetings.get', { id });
  return { id, revision: final.revision, decisions, actions: stored };
}

const idOf = (rows: readonly { readonly id: string }[], place = 0): string => rows[place]?.id ?? '';
const state = async (id: string) => (await office.call('decisions.get', { id })).decision.state;
const list = (filter: CallInput<'decisions.list'>['filter']) => office.call('decisions.list', { filter });
const ids = async (filter: CallInput<'decisions.list'>['filter']) => (await list(filter)).rows.map(({ id }) => id);
async function issues<Name extends Parameters<TestService['failure']>[0]>(name: Name, input: CallInput<Name>) {
  const failure = await office.failure(name, input);
  expect(failure.code).toBe('rule_broken');
  return failure.details.fields;
}
const setStatus = async (id: string, part: Partial<CallInput<'actions.setStatus'>>) => {
  const { action } = await office.call('actions.get', { id });
  await office.call('actions.setStatus', { id, expectedRevision: action.revision, status: 'done', ...part });
};

describe('M6: a decision is a record of its own', () => {
  it('has a number when the minutes are final, with its meeting, item, votes and actions; a draft has none', async () => {
    const votes = { votesFor: 2, votesAgainst: 0, votesAbstain: 0, ballot: 'hand' as const };
    const { decisions, actions, id } = await held({
      decisions: [
        { text: '原则同意年度检查方案。', agendaIndex: 0, ...votes },
        { text: '同意启动撤销登记程序。', agendaIndex: 1 },
      ],
    });
    expect(decisions.map(({ number }) => number)).toEqual(['民组决〔2026〕1号', '民组决〔2026〕2号']);
    const got = await office.call('decisions.get', { id: idOf(decisions) });
    expect(got.decision).toMatchObject({
      bodyName: '民组',
      decidedOn: '2026-03-03',
      agendaTitle: '审议年度检查方案',
      ballot: 'hand',
      votesFor: 2,
      state: 'open',
      owners: ['社会组织管理科', '王珺'],
      progress: { open: 1, overdue: 0, done: 0, cancelled: 0 },
    });
    expect(got.meeting).toMatchObject({ id, number: '〔2026〕1号' });
    expect(got.actions.map(({ id: action }) => action)).toEqual([idOf(actions)]);
    const draft = await office.call('meetings.save', sampleMeeting());
    const { decisions: unnumbered } = await office.call('meetings.get', { id: draft.id });
    expect((await office.failure('decisions.get', { id: idOf(unnumbered) })).code).toBe('not_found');
  });

  it('keeps the decision that a task names through saving, and refuses a place that is not in the list', async () => {
    const sample = sampleMeeting();
    const actions = (sample.actions ?? []).map((action) => ({ ...action, decisionIndex: 1 }));
    const { id } = await office.call('meetings.save', { ...sample, actions });
    expect((await office.call('meetings.get', { id })).actions.map(({ decisionIndex }) => decisionIndex)).toEqual([
      1, 1,
    ]);
    const wrong = actions.map((action) => ({ ...action, decisionIndex: 2 }));
    expect(await issues('meetings.save', { ...sample, actions: wrong })).toContainEqual({
      field: 'actions.0.decisionIndex',
      code: 'not_found',
    });
  });

  it('is printed with its number in the minutes only where the office wants it', async () => {
    const { id, decisions } = await held();
    const number = decisions[0]?.number ?? '';
    const printed = async () => rawText(office.bytes((await office.call('meetings.preview', { id })).file));
    expect(await printed()).not.toContain(number);
    await office.as('admin');
    const { office: stored } = await office.call('settings.get', {});
    const { revision, name, shortName, address, workPhone, settings } = stored;
    await office.call('settings.save', {
      ...{
        expectedRevision: revision,
        name,
        shortName,
        address,
        workPhone,
        documentPrefix: stored.documentPrefix ?? '',
      },
      settings: { ...settings, printDecisionNumbers: true },
    });
    await office.as('clerk');
    expect(await printed()).toContain(`（${number}）`);
    expect(await printed()).toContain('一、');
  });
});

describe('M18: what became of decisions', () => {
  it('is told by their actions: open, overdue, partly, done, cancelled, none; the filter finds the same', async () => {
    const four = (text: string, dueOn: string, decisionIndex: number) => ({
      ...{ text, responsibleUnit: '养老服务科', dueOn, decisionIndex },
    });
    const { decisions, actions } = await held({
      decisions: ['甲', '乙', '丙', '丁', '戊', '己'].map((text) => ({ text: `${text}项决定。` })),
      actions: [
        four('甲一', '2026-03-20', 0),
        four('乙一', '2026-03-09', 1),
        four('乙二', '2026-03-20', 1),
        four('丙一', '2026-03-20', 2),
        four('丙二', '2026-03-20', 2),
        four('丁一', '2026-03-20', 3),
        four('戊一', '2026-03-20', 4),
      ],
    });
    const done = { doneOn: '2026-03-10', evidence: '已办' };
    await setStatus(idOf(actions, 2), done);
    await setStatus(idOf(actions, 3), done);
    await setStatus(idOf(actions, 5), done);
    await setStatus(idOf(actions, 6), { status: 'cancelled', reason: '不再需要' });
    const expected = ['open', 'overdue', 'partly', 'done', 'cancelled', 'none'] as const;
    const states = await Promise.all(decisions.map(({ id }) => state(id)));
    expect(states).toEqual(expected);
    for (const [place, wanted] of expected.entries()) {
      const found = await ids({ state: wanted });
      expect(found, wanted).toContain(idOf(decisions, place));
      for (const [other, { id }] of decisions.entries()) if (other !== place) expect(found, wanted).not.toContain(id);
    }
    // A day later what was open is still open, and overdue once its day has passed.
    office.setClock('2026-03-21T00:01:00+08:00');
    expect([await state(idOf(decisions, 0)), await state(idOf(decisions, 3))]).toEqual(['overdue', 'done']);
    expect(await ids({ state: 'overdue' })).toContain(idOf(decisions, 0));
    office.setClock('2026-03-10T10:00:00+08:00');
  });

  it('is found by body, year, words, owner, and by a number with any brackets', async () => {
    const { decisions } = await held(
      { decisions: [{ text: '同意设立社区基金监督岗。' }], actions: [] },
      { startAt: '2025-11-03T09:00', endAt: null },
    );
    const id = idOf(decisions);
    const { rows } = await list({ text: '监督岗' });
    const [row] = rows;
    expect(row?.number).toBe('民组决〔2025〕1号');
    for (const text of [
      '民组决(2025)1',
      '民组决【2025】1号',
      '民组决［２０２５］１号',
      ' 民组决 〔2025〕 第01号',
      '〔2025〕1号',
    ])
      expect(await ids({ text }), text).toContain(id);
    expect(await ids({ year: 2025 })).toEqual([id]);
    expect(await ids({ bodyKey: `group:${group}`, year: 2025 })).toEqual([id]);
    expect(await ids({ owner: '养老服务' })).not.toContain(id);
    expect((await ids({ owner: '王珺' })).length).toBeGreaterThan(0);
    const { bodies, years } = await office.call('decisions.bodies', {});
    expect(bodies).toContainEqual(expect.objectContaining({ bodyKey: `group:${group}`, bodyName: '民组' }));
    expect(years).toEqual([2026, 2025]);
  });

  it('F4: typing a number in the one box opens the decision', async () => {
    const [row] = (await list({ year: 2026 })).rows;
    for (const text of [
      row?.number ?? '',
      (row?.number ?? '').replace('〔', '(').replace('〕', ')').replace('号', ''),
    ]) {
      const { groups } = await office.call('search.find', { text });
      const hit = groups.find(({ kind }) => kind === 'decision')?.hits[0];
      expect(hit, text).toMatchObject({ kind: 'decision', id: row?.id, match: 'code' });
      expect(hit?.detail).toContain(row?.number ?? '');
    }
  });

  it('prints and exports the log as filtered', async () => {
    const { rows, total } = await list({ year: 2026 });
    const { file } = await office.call('decisions.print', { filter: { year: 2026 } });
    const text = rawText(office.bytes(file));
    expect(text).toContain('决议台账2026年');
    expect(text).toContain(`共${total}条`);
    for (const { number } of rows) expect(text).toContain(number);
    expect(text).not.toContain('〔2025〕');
    const exported = await office.call('exports.list', {
      list: 'decisions',
      input: { filter: { year: 2026 } },
      format: 'csv',
    });
    expect(exported.rows).toBe(total);
    const csv = office.bytes(exported.file).toString('utf8');
    expect(csv).toContain('"决议编号","原编号","议定日期"');
    for (const { number } of rows) expect(csv).toContain(number);
  });
});

describe('later decisions', () => {
  it('amend, repeal and supplement earlier ones from a day on, seen from both', async () => {
    const first = await held();
    const later = await held({}, { startAt: '2026-03-09T09:00', endAt: null });
    const [old, other, newer] = [idOf(first.decisions), idOf(first.decisions, 1), idOf(later.decisions)];
    const change = { decisionId: newer, changedDecisionId: old, kind: 'repeal' as const, effectiveOn: '2026-03-12' };
    const { id } = await office.call('decisions.addChange', { ...change, note: '以新方案为准' });
    expect((await office.call('decisions.get', { id: newer })).changes).toMatchObject([
      { otherId: old, kind: 'repeal' },
    ]);
    expect((await office.call('decisions.get', { id: old })).changedBy).toMatchObject([
      { otherId: newer, note: '以新方案为准' },
    ]);
    // It holds from its day on.
    expect(await state(old)).toBe('open');
    office.setClock('2026-03-12T00:01:00+08:00');
    expect(await state(old)).toBe('repealed');
    expect(await ids({ state: 'repealed' })).toEqual([old]);
    office.setClock('2026-03-10T10:00:00+08:00');
    await office.call('decisions.addChange', {
      ...change,
      changedDecisionId: other,
      kind: 'amend',
      effectiveOn: '2026-03-09',
    });
    expect((await office.call('decisions.get', { id: other })).decision).toMatchObject({
      state: 'open',
      changedBy: ['amend'],
    });
    expect(await issues('decisions.addChange', { ...change, kind: 'amend' })).toEqual([
      { field: 'changedDecisionId', code: 'changed_already' },
    ]);
    await office.call('decisions.voidChange', { id, expectedRevision: 1, reason: '登记错了' });
    expect((await office.call('decisions.get', { id: old })).changedBy).toEqual([]);
    expect((await office.failure('decisions.voidChange', { id, expectedRevision: 2, reason: '再来' })).code).toBe(
      'conflict',
    );
  });

  it('are refused: itself, an earlier one amending a later one, a day before the deciding, a voided one', async () => {
    const first = await held();
    const later = await held({}, { startAt: '2026-03-09T09:00', endAt: null });
    const gone = await held({}, { startAt: '2026-03-09T15:00', endAt: null });
    await office.call('meetings.void', { id: gone.id, expectedRevision: gone.revision, reason: '重复录入' });
    const [old, newer] = [idOf(first.decisions), idOf(later.decisions)];
    const of = (decisionId: string, changedDecisionId: string, effectiveOn = '2026-03-10') =>
      issues('decisions.addChange', { decisionId, changedDecisionId, kind: 'amend', effectiveOn });
    expect(await of(newer, newer)).toMatchObject([{ code: 'changes_itself' }]);
    expect(await of(old, newer)).toEqual([
      { field: 'changedDecisionId', code: 'changes_later_one', params: { date: '2026-03-09' } },
    ]);
    expect(await of(newer, old, '2026-03-08')).toEqual([
      { field: 'effectiveOn', code: 'change_before_decision', params: { date: '2026-03-09' } },
    ]);
    expect(await of(newer, idOf(gone.decisions))).toMatchObject([{ code: 'decision_voided' }]);
    expect(await of(idOf(gone.decisions), old)).toMatchObject([{ code: 'decision_voided' }]);
  });
});

describe('citing', () => {
  it('leads from the citing record to the decision and back; twice, voided and unknown ones are refused', async () => {
    const { decisions } = await held();
    const decisionId = idOf(decisions);
    const action = await office.call('actions.save', {
      fields: { sourceText: '局长批示', text: '起草监督办法', responsibleUnit: '办公室', dueOn: '2026-04-30' },
    });
    const document = await office.call('officialDocuments.save', { content: notice(), copies: 1 });
    const organizationId = await addOrganization(office, '云州市茶文化协会', 1);
    const [event] = (await office.call('organizationEvents.list', { organizationId })).rows;
    const cite = (
      ownerType: 'action_item' | 'official_document' | 'organization_event' | 'report',
      ownerId: string,
      note?: string,
    ) => office.call('decisions.cite', { ownerType, ownerId, decisionId, ...(note ? { note } : {}) });
    const first = await cite('action_item', action.id, '第二条');
    await cite('official_document', document.id);
    await cite('organization_event', event?.id ?? '');
    const { fields } = await office.call('reports.prefill', { kind: 'half_yearly' });
    const report = await office.call('reports.save', { fields: { ...fields, title: '{{单位}}{{期间}}工作报告' } });
    await cite('report', report.id);
    const of = { ownerType: 'action_item' as const, ownerId: action.id };
    expect((await office.call('decisions.citations', of)).citations).toMatchObject([
      {
        decisionId,
        decisionNumber: decisions[0]?.number,
        note: '第二条',
        ownerTitle: '起草监督办法',
        citedByName: '张文员',
      },
    ]);
    const citing = (await office.call('decisions.citations', { decisionId })).citations;
    expect(citing.map(({ ownerType, ownerId }) => [ownerType, ownerId])).toEqual([
      ['action_item', action.id],
      ['official_document', document.id],
      ['organization_event', event?.id],
      ['report', report.id],
    ]);
    expect(citing[2]?.ownerParentId).toBe(organizationId);
    // Called as its own page calls it, not by the places of its title.
    expect(citing[3]?.ownerTitle).toBe(`${OFFICE_NAME}2025年下半年工作报告`);
    expect(await issues('decisions.cite', { ...of, decisionId })).toEqual([
      { field: 'decisionId', code: 'cited_already' },
    ]);
    const nobody = '0190aaaa-0000-7000-8000-000000000000';
    expect((await office.failure('decisions.cite', { ...of, decisionId: nobody })).code).toBe('not_found');
    expect((await office.failure('decisions.cite', { ...of, ownerId: nobody, decisionId })).code).toBe('not_found');
    await office.call('decisions.uncite', { id: first.id, expectedRevision: 1, reason: '引用有误' });
    expect((await office.call('decisions.citations', of)).citations).toEqual([]);
    await cite('action_item', action.id);
    const gone = await held();
    await office.call('meetings.void', { id: gone.id, expectedRevision: gone.revision, reason: '重复录入' });
    expect(await issues('decisions.cite', { ...of, decisionId: idOf(gone.decisions) })).toMatchObject([
      { code: 'decision_voided' },
    ]);
  });
});

describe('a voided meeting', () => {
  it('keeps the numbers of its decisions, closed actions or not; nothing can be linked to them any more', async () => {
    const { id, revision, decisions, actions } = await held();
    await setStatus(idOf(actions), { doneOn: '2026-03-10', evidence: '已办' });
    const other = await held();
    await office.call('meetings.void', { id, expectedRevision: revision, reason: '重复录入' });
    expect(await state(idOf(decisions))).toBe('voided');
    const voided = await ids({ state: 'voided' });
    for (const one of decisions) expect(voided).toContain(one.id);
    const sheet = await office.call('decisions.proof', { decisionId: idOf(decisions) });
    expect(sheet.missing.map(({ code }) => code)).toContain('meeting_voided');
    expect(sheet.actions.map(({ status }) => status)).toEqual(['done']);
    const free = other.actions[0];
    const linking = { actionId: free?.id ?? '', expectedRevision: free?.revision ?? 0 };
    expect(await issues('decisions.linkAction', { ...linking, decisionId: idOf(decisions) })).toMatchObject([
      { code: 'decision_voided' },
    ]);
    const next = await held();
    const place = (number: string | null | undefined) => Number(/〕(\d+)号$/u.exec(number ?? '')?.[1]);
    expect(place(next.decisions[0]?.number)).toBe(place(other.decisions[1]?.number) + 1);
  });
});

describe('decisions.linkAction', () => {
  it('links an action of another source and takes it off again; an old copy is a conflict', async () => {
    const { decisions } = await held({ actions: [] });
    const decisionId = idOf(decisions);
    expect(await state(decisionId)).toBe('none');
    const { id } = await office.call('actions.save', {
      fields: { sourceText: '局长批示', text: '跟进方案', responsibleUnit: '办公室', dueOn: '2026-04-30' },
    });
    const { action } = await office.call('actions.get', { id });
    const { revision } = await office.call('decisions.linkAction', {
      actionId: id,
      expectedRevision: action.revision,
      decisionId,
    });
    expect(await state(decisionId)).toBe('open');
    expect(
      (
        await office.failure('decisions.linkAction', {
          actionId: id,
          expectedRevision: action.revision,
          decisionId: null,
        })
      ).code,
    ).toBe('conflict');
    await office.call('decisions.linkAction', { actionId: id, expectedRevision: revision, decisionId: null });
    expect(await state(decisionId)).toBe('none');
    const draft = await office.call('meetings.save', sampleMeeting());
    const { actions } = await office.call('meetings.get', { id: draft.id });
    expect(
      await issues('decisions.linkAction', { actionId: idOf(actions), expectedRevision: 1, decisionId }),
    ).toMatchObject([{ code: 'action_not_listed' }]);
  });
});
