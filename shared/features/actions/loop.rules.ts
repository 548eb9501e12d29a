import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { ACTION_STAGES, STEP_KINDS } from './actions.contract.ts';
import type { ActionStatus } from './actions.rules.ts';

export type ActionStage = (typeof ACTION_STAGES)[number];
export type StepKind = (typeof STEP_KINDS)[number];

/**
 * Stages and the statuses of domain.md §6. An action is `done` from 办结 on, with `doneOn` the day on which the work was completed:
 * the figures HF13 (done by END, late, open, overdue) read `status`, `doneOn` and `dueOn` alone. 销号 is the office's own check and
 * moves neither. What is sent back or reopened is `open` again and has no `doneOn`; what is cancelled is `cancelled`.
 */
export const STATUS_OF_STAGE = {
  set_up: 'open',
  assigned: 'open',
  reported: 'open',
  urged: 'open',
  completed: 'done',
  struck_off: 'done',
  cancelled: 'cancelled',
} as const satisfies Record<ActionStage, ActionStatus>;

/** Stages in which the work goes on. */
const OPEN_STAGES = ['set_up', 'assigned', 'reported', 'urged'] as const satisfies readonly ActionStage[];

const OPEN: readonly ActionStage[] = OPEN_STAGES;
const CLOSED: readonly ActionStage[] = ['completed', 'struck_off', 'cancelled'];
const EVERY: readonly ActionStage[] = [...OPEN, ...CLOSED];

/** From which stages a step is taken, and where it leads; null: the stage stays. */
const STEPS: Readonly<Record<StepKind, { readonly from: readonly ActionStage[]; readonly to: ActionStage | null }>> = {
  set_up: { from: EVERY, to: null },
  assigned: { from: OPEN, to: 'assigned' },
  reported: { from: OPEN, to: 'reported' },
  urged: { from: OPEN, to: 'urged' },
  completed: { from: OPEN, to: 'completed' },
  returned: { from: ['completed'], to: 'assigned' },
  struck_off: { from: ['completed'], to: 'struck_off' },
  cancelled: { from: [...OPEN, 'completed'], to: 'cancelled' },
  reopened: { from: CLOSED, to: 'assigned' },
  extended: { from: OPEN, to: null },
  handed_over: { from: EVERY, to: null },
};

/** Whether a step can be taken from a stage; the sentence says where the action stands. */
export function checkStep(kind: StepKind, stage: ActionStage): FieldIssue[] {
  return STEPS[kind].from.includes(stage) ? [] : [{ field: 'id', code: `step_from_${stage}` }];
}

/** What a step says, as far as the stage depends on it. */
export type LoopStep = {
  readonly kind: StepKind;
  /** Day of the act. */
  readonly happenedOn: string;
  readonly progress: string | null;
  readonly note: string | null;
  /** User who recorded it. */
  readonly by: string;
};

/** What the log of steps comes to; stored with the action, so that lists need not read the log. */
export type LoopState = {
  readonly stage: ActionStage;
  readonly status: ActionStatus;
  readonly setUpOn: string | null;
  readonly assignedOn: string | null;
  readonly lastReportOn: string | null;
  readonly lastUrgedOn: string | null;
  readonly progress: string | null;
  readonly doneOn: string | null;
  readonly evidence: string | null;
  readonly completedBy: string | null;
  readonly struckOffOn: string | null;
};

/** Before the first step. */
export const NO_STEPS: LoopState = {
  stage: 'set_up',
  status: 'open',
  setUpOn: null,
  assignedOn: null,
  lastReportOn: null,
  lastUrgedOn: null,
  progress: null,
  doneOn: null,
  evidence: null,
  completedBy: null,
  struckOffOn: null,
};

const NOT_DONE = { doneOn: null, evidence: null, completedBy: null, struckOffOn: null };
/** Reports begin anew with every assignment, sending back and reopening. */
const begun = (on: string) => ({ assignedOn: on, lastReportOn: null, progress: null });

/** The state after one more step. Steps are only added; the state is what the whole log comes to. */
export function afterStep(state: LoopState, step: LoopStep): LoopState {
  const stage = STEPS[step.kind].to ?? state.stage;
  return { ...state, stage, status: STATUS_OF_STAGE[stage], ...effectOf(step) };
}

function effectOf({ kind, happenedOn, progress, note, by }: LoopStep): Partial<LoopState> {
  switch (kind) {
    case 'set_up':
      return { setUpOn: happenedOn };
    case 'assigned':
      return begun(happenedOn);
    case 'reported':
      return { lastReportOn: happenedOn, progress };
    case 'urged':
      return { lastUrgedOn: happenedOn };
    case 'completed':
      return { doneOn: happenedOn, evidence: note, completedBy: by };
    case 'struck_off':
      return { struckOffOn: happenedOn };
    case 'returned':
    case 'reopened':
      return { ...NOT_DONE, ...begun(happenedOn) };
    case 'cancelled':
      return NOT_DONE;
    case 'extended':
    case 'handed_over':
      return {};
  }
}
