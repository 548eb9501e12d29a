// needs: pdftotext
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOutput } from '#shared/contract/list.ts';
import type { MissingCode } from '#shared/features/decisions/proof.lists.ts';
import { messageIfKnown } from '#shared/text/index.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addPerson, SECOND_PASSWORD } from '../actions/secondPerson.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';

const HELD = '2026-03-03T09:00';
const TODAY = '2026-06-20';
const COUNT = 100;

/** What happens to one action, drawn at random; the test knows it, the program only sees the calls. */
const planned = fc.record({
  origin: fc.constantFrom('decision' as const, 'meeting' as const, 'elsewhere' as const, 'linked' as const),
  /** Which of the meetings. */
  meeting: fc.integer({ min: 0, max: 3 }),
  doneWhen: fc.boolean(),
  due: fc.constantFrom('2026-04-30', '2026-06-19', '2026-06-20', '2026-09-30'),
  assigned: fc.boolean(),
  reported: fc.boolean(),
  extension: fc.constantFrom(
    'none' as const,
    'none' as const,
    'approved' as const,
    'refused' as const,
    'waiting' as const,
  ),
  end: fc.constantFrom(
    'open' as const,
    'noted' as const,
    'filed' as const,
    'struck' as const,
    'struck' as const,
    'cancelled' as const,
  ),
});
type Plan = typeof planned extends fc.Arbitrary<infer One> ? One : never;
/** Once all by himself, once with a second person. */
type Case = Plan & { readonly alone: boolean; id: string };

/** The four meetings: what is recorded of them and of their one decision. */
const MEETINGS = [
  { votes: true, agenda: true, issued: true, voided: false },
  { votes: false, agenda: true, issued: false, voided: false },
  { votes: true, agenda: false, issued: false, voided: false },
  { votes: true, agenda: true, issued: false, voided: true },
] as const;
const REPEALED = 1;

let office: TestService;
const cases: Case[] = [];
const decisions: string[] = [];

const isExtended = ({ extension, end }: Plan) => extension !== 'none' && (extension !== 'waiting' || end === 'open');
const isStruck = ({ end }: Plan) => end === 'struck';

/** The links that are missing of a case, reckoned from what was done and not from what was stored. */
function expected(plan: Case): MissingCode[] {
  const missing: MissingCode[] = [];
  const meeting = plan.origin === 'elsewhere' ? undefined : MEETINGS[plan.meeting];
  const withDecision = plan.origin === 'decision' || plan.origin === 'linked';
  if (!meeting) missing.push('no_meeting');
  else if (meeting.voided) missing.push('meeting_voided');
  else if (!meeting.issued) missing.push('minutes_not_issued');
  if (!withDecision) missing.push('no_decision');
  else {
    if (!meeting?.agenda) missing.push('no_agenda_item');
    if (!meeting?.votes) missing.push('no_vote');
    if (plan.meeting === REPEALED && plan.end === 'open') missing.push('repealed_but_open');
  }
  if (plan.end === 'cancelled') return missing;
  if (!plan.doneWhen) missing.push('no_done_when');
  if (!plan.assigned) missing.push('not_assigned');
  if (plan.end === 'open' && !plan.reported) missing.push('no_report');
  if (isExtended(plan) && plan.extension === 'waiting') missing.push('extension_waiting');
  if (plan.extension === 'approved' && plan.alone) missing.push('extension_self_approved');
  if (plan.end === 'open') {
    const due = plan.extension === 'approved' ? '2026-12-31' : plan.due;
    if (due < TODAY) missing.push('overdue');
    missing.push('not_completed');
    return missing;
  }
  if (plan.end === 'noted') missing.push('no_evidence_file');
  if (!isStruck(plan)) missing.push('not_struck_off');
  else if (plan.alone) missing.push('closed_by_doer');
  return missing;
}

const target = async (id: string) => ({
  id,
  expectedRevision: (await office.call('actions.get', { id })).action.revision,
});

beforeAll(async () => {
  office = await makeService({ now: '2026-03-10T10:00:00+08:00' });
  const draws = fc.sample(planned, { numRuns: COUNT, seed: 5 });
  for (const [index, plan] of draws.entries()) cases.push({ ...plan, alone: index % 2 === 0, id: '' });
  await meet();
  await setUp();
  office.setClock('2026-03-20T10:00:00+08:00');
  for (const one of cases) await doWork(one);
  await addPersonLater();
  for (const one of cases) if (!one.alone) await closeBySecond(one);
  await office.as('clerk');
  for (const one of cases) if (one.end === 'cancelled') await cancel(one);
  office.setClock('2026-06-20T10:00:00+08:00');
  await finish();
}, 120_000);
afterAll(() => office.close());

/** Finalizes the meetings with the tasks that they agreed on. */
async function meet(): Promise<void> {
  for (const [place, { votes, agenda }] of MEETINGS.entries()) {
    const own = cases.filter((one) => one.meeting === place && (one.origin === 'decision' || one.origin === 'meeting'));
    const sample = sampleMeeting({ startAt: HELD, endAt: null, title: `第${place + 1}次会议` });
    const cast = votes ? { votesFor: 2, votesAgainst: 0, votesAbstain: 0 } : {};
    const { id, revision } = await office.call('meetings.save', {
      ...sample,
      decisions: [{ text: `第${place + 1}项决定。`, agendaIndex: agenda ? 0 : null, ...cast }],
      actions: own.map((one, index) => ({
        text: `会议${place + 1}任务${index + 1}`,
        responsibleUnit: '社会组织管理科',
        dueOn: one.due,
        doneWhen: one.doneWhen ? '通知印发' : null,
        decisionIndex: one.origin === 'decision' ? 0 : null,
      })),
    });
    await office.call('meetings.finalize', { id, expectedRevision: revision, issuedOn: '2026-03-05' });
    const got = await office.call('meetings.get', { id });
    decisions.push(got.decisions[0]?.id ?? '');
    for (const [index, one] of own.entries()) one.id = got.actions[index]?.id ?? '';
  }
}

/** Tasks of another source, some of them carrying out a decision. */
async function setUp(): Promise<void> {
  for (const one of cases) {
    if (one.origin !== 'elsewhere' && one.origin !== 'linked') continue;
    const fields = { sourceText: '局长批示', text: '核查未参检名单', responsibleUnit: '执法大队', dueOn: one.due };
    const saved = await office.call('actions.save', {
      fields: { ...fields, doneWhen: one.doneWhen ? '名单核定' : null },
    });
    one.id = saved.id;
    if (one.origin === 'linked')
      await office.call('decisions.linkAction', {
        actionId: one.id,
        expectedRevision: saved.revision,
        decisionId: decisions[one.meeting] ?? '',
      });
  }
}

/** What the clerk does: assigns, reports, asks for a later date, completes; alone he closes it too. */
async function doWork(one: Case): Promise<void> {
  if (one.assigned) await office.call('actions.assign', { ...(await target(one.id)), note: '请抓紧办理' });
  if (one.reported)
    await office.call('actions.report', { ...(await target(one.id)), progress: 'on_track', note: '正在办理' });
  if (isExtended(one)) {
    await office.call('actions.askExtension', {
      ...(await target(one.id)),
      newDueOn: '2026-12-31',
      reason: '名单还在核对',
    });
    if (one.alone && one.extension !== 'waiting') await decide(one);
  }
  // An open question about the date is answered before the work is reported done.
  if (one.alone) await complete(one);
  if (one.alone && isStruck(one)) await office.call('actions.strikeOff', await target(one.id));
}

async function decide(one: Case): Promise<void> {
  const { extensions } = await office.call('actions.get', { id: one.id });
  const extension = extensions.at(-1);
  if (!extension) throw new Error('it was asked for');
  await office.call('actions.decideExtension', {
    ...{ id: extension.id, expectedRevision: extension.revision },
    ...{
      outcome: one.extension === 'approved' ? 'approved' : 'refused',
      approverName: '李春梅',
      approverPost: '副局长',
    },
  });
}

async function complete(one: Case): Promise<void> {
  if (one.end === 'open' || one.end === 'cancelled') return;
  const attachmentIds: string[] = [];
  if (one.end !== 'noted') {
    const source = await office.fileIn(`证明${one.id}.txt`, Buffer.from(`证明材料 ${one.id}`));
    attachmentIds.push(
      (await office.call('attachments.add', { ownerType: 'action_item', ownerId: one.id, source })).id,
    );
  }
  const evidence = one.end === 'filed' ? '' : '通知已印发';
  await office.call('actions.complete', { ...(await target(one.id)), doneOn: '2026-03-19', evidence, attachmentIds });
}

async function addPersonLater(): Promise<void> {
  await addPerson(office, 'checker', '陈审核', ['recorder', 'reviewer', 'leader']);
  // The second half is completed by the clerk now that somebody else can close it.
  for (const one of cases) if (!one.alone && !isExtended(one)) await complete(one);
  await office.as('checker', SECOND_PASSWORD);
}

/** What the second person answers and closes; what had to wait for an answer is completed by the clerk only then. */
async function closeBySecond(one: Case): Promise<void> {
  if (isExtended(one) && one.extension !== 'waiting') await decide(one);
  if (isStruck(one) && !isExtended(one)) await office.call('actions.strikeOff', await target(one.id));
}

async function cancel(one: Case): Promise<void> {
  await office.call('actions.setStatus', { ...(await target(one.id)), status: 'cancelled', reason: '已并入另一项' });
}

/** Completes what was extended, has it struck off, issues, voids and repeals. */
async function finish(): Promise<void> {
  const late = cases.filter((one) => !one.alone && isExtended(one));
  for (const one of late) await complete(one);
  await office.as('checker', SECOND_PASSWORD);
  for (const one of late) if (isStruck(one)) await office.call('actions.strikeOff', await target(one.id));
  await office.as('clerk');
  for (const [place, { issued, voided }] of MEETINGS.entries()) {
    const { meeting } = await office.call('decisions.get', { id: decisions[place] ?? '' });
    if (issued) await office.call('meetings.issue', { id: meeting.id, deviationReason: '样本' });
    const { meeting: stored } = await office.call('meetings.get', { id: meeting.id });
    if (voided)
      await office.call('meetings.void', { id: meeting.id, expectedRevision: stored.revision, reason: '重复录入' });
  }
  const later = sampleMeeting({ startAt: '2026-06-18T09:00', endAt: null, title: '第9次会议' });
  const { id, revision } = await office.call('meetings.save', later);
  await office.call('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
  const [repealing] = (await office.call('meetings.get', { id })).decisions;
  const changedDecisionId = decisions[REPEALED] ?? '';
  await office.call('decisions.addChange', {
    ...{ decisionId: repealing?.id ?? '', changedDecisionId, kind: 'repeal', effectiveOn: '2026-06-18' },
  });
}

const codesOf = ({ missing, actions }: CallOutput<'decisions.proof'>) =>
  [...missing, ...actions.flatMap((action) => action.missing)].map(({ code }) => code);

describe('"Beyond" 5: from decision to proof in one sheet', () => {
  it('names exactly the missing links of 100 random actions, reckoned independently', async () => {
    expect(cases).toHaveLength(COUNT);
    const seen = new Set<string>();
    let whole = 0;
    for (const one of cases) {
      const codes = codesOf(await office.call('decisions.proof', { actionId: one.id }));
      expect(codes.toSorted(), JSON.stringify(one)).toEqual(expected(one).toSorted());
      for (const code of codes) seen.add(code);
      if (codes.length === 0) whole += 1;
    }
    // The draw reaches every kind of end, a whole chain among them.
    expect(whole).toBeGreaterThan(0);
    expect(seen.size).toBeGreaterThanOrEqual(15);
  }, 60_000);

  it('prints what is there and each missing link in words', async () => {
    for (const one of cases.filter((_one, index) => index % 9 === 0)) {
      const sheet = await office.call('decisions.proof', { actionId: one.id });
      const { file } = await office.call('decisions.printProof', { actionId: one.id });
      const text = rawText(office.bytes(file));
      const [action] = sheet.actions;
      for (const code of expected(one)) {
        const link = [...sheet.missing, ...(action?.missing ?? [])].find((found) => found.code === code);
        const sentence = messageIfKnown('zh-CN', `proof.missing_${code}`, link?.params) ?? code;
        expect(text, code).toContain(sentence.replace(/\s/gu, ''));
      }
      for (const { sha256 } of action?.files ?? []) expect(text).toContain(sha256);
      for (const { reason } of action?.extensions ?? []) expect(text).toContain(reason);
      // One page prints the chain of one action.
      expect(text, JSON.stringify(one)).toContain('—1—');
      expect(text).not.toContain('—2—');
      expect(text).toContain('尚未计入报告。');
      if (expected(one).length === 0) expect(text).toContain('没有缺少的环节。');
      if (isStruck(one)) expect(text).toContain(one.alone ? '张文员销号（自核）' : '陈审核销号');
    }
  }, 120_000);
});
