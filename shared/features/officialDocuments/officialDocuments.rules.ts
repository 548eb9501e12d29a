import type { z } from 'zod';
import type { FieldIssue } from '../../lib/fieldIssue.ts';
import type {
  APPROVAL_STEPS,
  approvalStep,
  DOCUMENT_STAGES,
  officialDocumentRow,
  STEP_OUTCOMES,
} from './officialDocuments.contract.ts';

type Stage = (typeof DOCUMENT_STAGES)[number];
type StepName = (typeof APPROVAL_STEPS)[number];
type Outcome = (typeof STEP_OUTCOMES)[number];
type WaitingFor = z.output<typeof officialDocumentRow>['waitingFor'];
export type Step = Pick<z.output<typeof approvalStep>, 'step' | 'outcome' | 'personName' | 'decidedOn'>;

/**
 * The steps by rounds, oldest first: every 拟稿 begins a new one. What was decided about an earlier text does not count for the
 * next; it stays on the sheet as 上一轮.
 */
export function roundsOf<One extends Pick<Step, 'step'>>(steps: readonly One[]): One[][] {
  const rounds: One[][] = [];
  for (const step of steps) {
    const last = rounds.at(-1);
    if (step.step === 'drafted' || !last) rounds.push([step]);
    else last.push(step);
  }
  return rounds;
}

/** The steps that count now: none while the document is a draft, because nobody has seen this text yet. */
export function countingSteps<One extends Pick<Step, 'step'>>(stage: Stage, steps: readonly One[]): One[] {
  return stage === 'draft' ? [] : (roundsOf(steps).at(-1) ?? []);
}

/** Whether a step of the round was agreed to. */
export function isAgreed(round: readonly Step[], step: StepName): boolean {
  return round.some((one) => one.step === step && one.outcome === 'agreed');
}

/** Steps of the chain that nobody did. 会签 counts only for documents of several agencies (features S8). */
export function skippedSteps(round: readonly Step[], isJoint: boolean): StepName[] {
  const wanted: StepName[] = isJoint
    ? ['drafted', 'checked', 'countersigned', 'approved']
    : ['drafted', 'checked', 'approved'];
  return wanted.filter((step) => !isAgreed(round, step));
}

/** Who acts next. */
export function waitingFor(stage: Stage, isVoided: boolean, isChecked: boolean): WaitingFor {
  if (isVoided || stage === 'issued') return 'nobody';
  if (stage === 'draft') return 'drafter';
  if (stage === 'approved') return 'issuer';
  return isChecked ? 'approver' : 'reviewer';
}

/**
 * Whether the next act on a document is this user's: whoever may sign decides about the texts of others (about his own where
 * nobody else may), whoever may write takes the number, whoever may sign issues, the writer mends what was sent back.
 */
export function waitsForUser(
  document: {
    readonly stage: Stage;
    readonly returned: boolean;
    readonly lacksNumber: boolean;
    readonly writers: readonly string[];
  },
  user: { readonly id: string; readonly mayWrite: boolean; readonly maySign: boolean },
  signers: readonly string[],
): boolean {
  const isWriter = document.writers.includes(user.id);
  if (document.stage === 'draft') return document.returned && isWriter && user.mayWrite;
  if (document.stage === 'approved') return document.lacksNumber ? user.mayWrite : user.maySign;
  if (document.stage !== 'review' || !user.maySign) return false;
  return !isWriter || !signers.some((id) => id !== user.id && !document.writers.includes(id));
}

/** Where the document stands after a step: returned to the writer, approved, or still under review. */
export function stageAfter(step: StepName, outcome: Outcome): Stage {
  if (outcome === 'returned') return 'draft';
  return step === 'approved' ? 'approved' : 'review';
}

/**
 * Whether a step may be written now. 签发 may come straight from review although nobody checked: the sheet then shows 未办.
 * 会签 may come several times, the other steps once in a round.
 */
export function checkStep(
  stage: Stage,
  round: readonly Step[],
  wanted: { readonly step: StepName; readonly outcome: Outcome; readonly remark: string | null },
): FieldIssue[] {
  const { step, outcome, remark } = wanted;
  const issues: FieldIssue[] = [];
  if (step === 'drafted') {
    if (stage !== 'draft') issues.push({ field: 'stage', code: 'not_in_draft' });
    if (outcome !== 'agreed') issues.push({ field: 'outcome', code: 'not_to_return' });
    return issues;
  }
  if (stage !== 'review') issues.push({ field: 'stage', code: 'not_in_review' });
  else if (step !== 'countersigned' && isAgreed(round, step)) issues.push({ field: 'step', code: 'step_done' });
  if (outcome === 'returned' && remark === null) issues.push({ field: 'remark', code: 'required' });
  return issues;
}

/**
 * Nobody checks or approves his own draft while a second person may. Where there is none it is noted on the step as 自核
 * (security-and-exchange.md §5.1, as with minutes).
 */
export function checkSecondPerson(who: {
  readonly step: StepName;
  readonly outcome: Outcome;
  readonly isOwnDraft: boolean;
  readonly othersCanDecide: boolean;
}): FieldIssue[] {
  if (!isSelfDecision(who) || !who.othersCanDecide) return [];
  return [{ field: 'step', code: 'own_draft' }];
}

/** Whether somebody agrees to his own text. */
export function isSelfDecision(who: {
  readonly step: StepName;
  readonly outcome: Outcome;
  readonly isOwnDraft: boolean;
}): boolean {
  return who.isOwnDraft && who.outcome === 'agreed' && (who.step === 'checked' || who.step === 'approved');
}

/** Whether the text may be changed: a draft, or one under review, which then goes back to the writer. */
export function checkEditable(document: { readonly stage: Stage; readonly recordState: string }): FieldIssue[] {
  if (document.recordState === 'voided') return [{ field: 'recordState', code: 'is_voided' }];
  if (document.stage === 'approved' || document.stage === 'issued')
    return [{ field: 'stage', code: `is_${document.stage}` }];
  return [];
}

/** Whether a document may still be taken back to the writer. */
export function checkWithdraw(document: { readonly stage: Stage; readonly recordState: string }): FieldIssue[] {
  if (document.recordState === 'voided') return [{ field: 'recordState', code: 'is_voided' }];
  if (document.stage === 'issued') return [{ field: 'stage', code: 'is_issued' }];
  return document.stage === 'draft' ? [{ field: 'stage', code: 'is_draft' }] : [];
}

/** 成文日期 is not before the day of 签发 (GB/T 9704-2012 7.3.5.4). */
export function checkAfterApproval(round: readonly Step[], issuedOn: string): FieldIssue[] {
  const approved = round.findLast((one) => one.step === 'approved' && one.outcome === 'agreed');
  if (approved && issuedOn < approved.decidedOn)
    return [{ field: 'issuedOn', code: 'before_approval', params: { date: approved.decidedOn } }];
  return [];
}
