import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type { ChangeKind, DecisionState } from './decisions.lists.ts';

/** A decision's own number (features M6): 民管组决〔2026〕12号, by body and year, in the order of finalizing. */
export function decisionNumber(bodyName: string, year: number, seq: number): string {
  return `${bodyName}决〔${year}〕${seq}号`;
}

/** The body that decided, as the key of its numbers: the leading group, the council of an organization, or else the kind of meeting. */
export function bodyKeyOf(meeting: {
  readonly kind: string;
  readonly leadingGroupId: string | null;
  readonly organizationId: string | null;
}): string {
  if (meeting.leadingGroupId !== null) return `group:${meeting.leadingGroupId}`;
  if (meeting.kind === 'council' && meeting.organizationId !== null) return `organization:${meeting.organizationId}`;
  return `kind:${meeting.kind}`;
}

/**
 * The short name under which a body's decisions are numbered: the first of its names that no other body uses, so that a number means
 * one decision in the whole office; when all are taken, the last one with a count: 领导小组（2）.
 * @param names from the shortest to the full one, at least one
 * @param taken names that other bodies' decisions carry
 */
export function bodyNameOf(names: readonly string[], taken: ReadonlySet<string>): string {
  const free = names.find((name) => !taken.has(name));
  if (free !== undefined) return free;
  const whole = names.at(-1) ?? '';
  for (let count = 2; ; count += 1) {
    const counted = `${whole}（${count}）`;
    if (!taken.has(counted)) return counted;
  }
}

/** How many actions carry a decision out, by what became of them; `overdue` are those of `open` whose day has passed. */
export type DecisionProgress = {
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly cancelled: number;
};

/**
 * What became of a decision. Voided and repealed come before whatever its actions say; one without actions is `none`: it was told, and
 * nobody has to carry it out.
 */
export function decisionState(
  decision: { readonly voided: boolean; readonly repealed: boolean },
  { open, overdue, done, cancelled }: DecisionProgress,
): DecisionState {
  if (decision.voided) return 'voided';
  if (decision.repealed) return 'repealed';
  if (overdue > 0) return 'overdue';
  if (open > 0) return done > 0 ? 'partly' : 'open';
  if (done > 0) return 'done';
  return cancelled > 0 ? 'cancelled' : 'none';
}

type Dated = { readonly id: string; readonly decidedOn: string; readonly voided: boolean };

/**
 * What stands against one decision changing another: itself, a voided one on either side, an earlier one changing a later one, a day
 * before the deciding.
 */
export function changeIssues(
  later: Dated,
  earlier: Dated,
  change: { readonly kind: ChangeKind; readonly effectiveOn: string },
): FieldIssue[] {
  if (later.id === earlier.id) return [{ field: 'changedDecisionId', code: 'changes_itself' }];
  if (later.voided || earlier.voided) return [{ field: 'changedDecisionId', code: 'decision_voided' }];
  if (later.decidedOn < earlier.decidedOn)
    return [{ field: 'changedDecisionId', code: 'changes_later_one', params: { date: earlier.decidedOn } }];
  if (change.effectiveOn < later.decidedOn)
    return [{ field: 'effectiveOn', code: 'change_before_decision', params: { date: later.decidedOn } }];
  return [];
}
