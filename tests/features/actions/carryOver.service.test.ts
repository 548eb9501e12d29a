import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const TODAY = '2026-03-10';
let office: TestService;
const groups: string[] = [];
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  for (const name of ['第一领导小组', '第二领导小组'])
    groups.push((await office.call('duties.saveGroup', { fields: { name, establishedOn: '2020-01-01' } })).id);
});
afterAll(() => office.close());

/** What happens to a task after its meeting. */
const FATES = ['open', 'assigned', 'extended', 'completed', 'struck_off', 'cancelled', 'reopened'] as const;
type Fate = (typeof FATES)[number];

const meetings = fc.array(
  fc.record({
    body: fc.constantFrom(0, 1, 'office' as const),
    daysAgo: fc.integer({ min: 0, max: 60 }),
    end: fc.constantFrom('final' as const, 'final' as const, 'final' as const, 'draft' as const, 'voided' as const),
    tasks: fc.array(fc.record({ fate: fc.constantFrom(...FATES), due: fc.integer({ min: -40, max: 40 }) }), {
      maxLength: 3,
    }),
  }),
  { minLength: 1, maxLength: 4 },
);

type Kept = {
  readonly body: number | 'office';
  readonly heldOn: string;
  readonly text: string;
  readonly dueOn: string;
};
let round = 0;

it('M8: the next meeting of a body shows exactly what its earlier meetings left open, overdue first', {
  timeout: 240_000,
}, async () => {
  const kept: Kept[] = [];
  await fc.assert(
    fc.asyncProperty(meetings, async (plans) => {
      for (const plan of plans) kept.push(...(await hold(plan)));
      for (const body of [0, 1, 'office'] as const) {
        for (const date of [TODAY, addDays(TODAY, -30)]) {
          const asked = { ...bodyInput(body), date };
          const { openActions } = await office.call('meetings.prefill', asked);
          const expected = kept.filter((one) => one.body === body && one.heldOn <= date);
          expect(openActions.map((one) => one.text).sort()).toEqual(expected.map((one) => one.text).sort());
          const dates = openActions.map((one) => one.dueOn);
          expect(dates).toEqual([...dates].sort());
        }
      }
    }),
    { numRuns: 12, seed: 20_260_310, endOnFailure: true },
  );
  expect(kept.length).toBeGreaterThan(5);
});

function bodyInput(body: number | 'office') {
  if (body === 'office') return { kind: 'office' as const };
  return { kind: 'leading_group' as const, leadingGroupId: groups[body] ?? '' };
}

/** Holds one meeting through the real service. @returns the tasks that stay open by the plan alone */
async function hold(plan: {
  readonly body: number | 'office';
  readonly daysAgo: number;
  readonly end: 'final' | 'draft' | 'voided';
  readonly tasks: readonly { readonly fate: Fate; readonly due: number }[];
}): Promise<Kept[]> {
  round += 1;
  const heldOn = addDays(TODAY, -plan.daysAgo);
  const tasks = plan.tasks.map((task, place) => ({
    ...task,
    text: `第${round}次会议第${place + 1}项任务`,
    dueOn: addDays(TODAY, task.due),
  }));
  const input: CallInput<'meetings.save'> = {
    fields: {
      ...bodyInput(plan.body),
      title: `第${round}次会议`,
      startAt: `${heldOn}T09:00`,
      place: '会议室',
      chairName: '周明',
      recorderName: '李喆',
    },
    decisions: [{ text: '同意。' }],
    actions: tasks.map(({ text, dueOn }) => ({ text, dueOn, responsibleUnit: '办公室' })),
  };
  const { id } = await office.call('meetings.save', input);
  if (plan.end === 'draft') return [];
  const { revision } = await office.call('meetings.finalize', { id, expectedRevision: 1, selfChecked: true });
  const stored = (await office.call('meetings.get', { id })).actions;
  const left: Kept[] = [];
  for (const [place, { fate, text, dueOn }] of tasks.entries()) {
    const end = await live(stored[place]?.id ?? '', fate, dueOn);
    if (end !== null) left.push({ body: plan.body, heldOn, text, dueOn: end });
  }
  if (plan.end === 'final') return left;
  await office.call('meetings.void', { id, expectedRevision: revision, reason: '重复录入' });
  return [];
}

/** @returns the due date with which it stays open, or null */
async function live(id: string, fate: Fate, dueOn: string): Promise<string | null> {
  const target = async () => ({ id, expectedRevision: (await office.call('actions.get', { id })).action.revision });
  const complete = async () =>
    office.call('actions.complete', { ...(await target()), doneOn: TODAY, evidence: '已办结' });
  switch (fate) {
    case 'open':
      return dueOn;
    case 'assigned':
      await office.call('actions.assign', await target());
      return dueOn;
    case 'extended': {
      const newDueOn = addDays(dueOn > TODAY ? dueOn : TODAY, 15);
      const asked = await office.call('actions.askExtension', { ...(await target()), newDueOn, reason: '延后' });
      const approver = { approverName: '周明', approverPost: '局长' };
      await office.call('actions.decideExtension', {
        id: asked.id,
        expectedRevision: 1,
        outcome: 'approved',
        ...approver,
      });
      return newDueOn;
    }
    case 'completed':
      await complete();
      return null;
    case 'struck_off':
      await complete();
      await office.call('actions.strikeOff', await target());
      return null;
    case 'cancelled':
      await office.call('actions.setStatus', { ...(await target()), status: 'cancelled', reason: '不再需要' });
      return null;
    case 'reopened':
      await complete();
      await office.call('actions.setStatus', { ...(await target()), status: 'open', reason: '没有办好' });
      return dueOn;
  }
}
