import type { HandlerInput } from '#shared/contract/list.ts';
import {
  checkSecondPerson,
  checkStep,
  checkWithdraw,
  countingSteps,
  isSelfDecision,
  stageAfter,
} from '#shared/features/officialDocuments/officialDocuments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import type { CommandContext } from '../../context.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { refuseOldReportText } from '../reports/reports.issue.ts';
import {
  expectedDocument,
  othersMaySign,
  type StoredDocument,
  type StoredStep,
  stepsOf,
  touchDocument,
} from './officialDocuments.repository.ts';

type Saved = { id: string; revision: number };
type StepFields = Pick<StoredStep, 'step' | 'personName' | 'post' | 'outcome' | 'decidedOn' | 'remark' | 'onPaper'>;

/**
 * Hands the draft to review: a new round begins with 拟稿 by the user.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function submitDocument(
  { write, session, today }: Pick<CommandContext, 'write' | 'session' | 'today'>,
  { id, expectedRevision }: HandlerInput<'officialDocuments.submit'>,
): Promise<Saved> {
  const document = await expectedDocument(write.trx, id, expectedRevision);
  const { displayName, post } = session.user;
  return writeStep(write, document, await stepsOf(write.trx, id), [], {
    ...{ step: 'drafted', outcome: 'agreed', personName: displayName, post },
    ...{ decidedOn: today, remark: null, onPaper: false },
  });
}

/**
 * Writes one decision as the logged-in user. Nobody checks or approves his own draft while somebody else may; where nobody else
 * can, the step says 自核.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function decideDocument(
  { write, session, today }: Pick<CommandContext, 'write' | 'session' | 'today'>,
  input: HandlerInput<'officialDocuments.decide'>,
): Promise<Saved> {
  const { id, expectedRevision, step, outcome, remark } = input;
  const document = await expectedDocument(write.trx, id, expectedRevision);
  const steps = await stepsOf(write.trx, id);
  const drafted = countingSteps(document.stage, steps)[0];
  const { displayName, post } = session.user;
  const writers = writersOf(document, drafted);
  const othersCanDecide = await othersMaySign(write.trx, [...writers, write.actor.id]);
  const who = { step, outcome, isOwnDraft: writers.includes(write.actor.id), othersCanDecide };
  return writeStep(write, document, steps, checkSecondPerson(who), {
    ...{ step, outcome, personName: displayName, post, decidedOn: today, onPaper: false },
    remark: isSelfDecision(who) ? selfChecked(remark) : remark,
  });
}

/** Whose text it is: whoever began the document, and whoever submitted it. */
function writersOf(document: StoredDocument, drafted: StoredStep | undefined): string[] {
  return drafted ? [document.createdBy, drafted.recordedBy] : [document.createdBy];
}

function selfChecked(remark: string | null): string {
  const note = message('zh-CN', 'officialPrint.selfChecked');
  return remark === null ? note : message('zh-CN', 'officialPrint.remarkAndNote', { remark, note });
}

/**
 * Takes a step over from the signed paper sheet. The paper is the proof; still nobody is entered as approving his own draft.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function recordPaperStep(
  write: Write,
  { id, expectedRevision, ...fields }: HandlerInput<'officialDocuments.recordPaperStep'>,
): Promise<Saved> {
  const document = await expectedDocument(write.trx, id, expectedRevision);
  const steps = await stepsOf(write.trx, id);
  const drafted = countingSteps(document.stage, steps)[0];
  const issues: FieldIssue[] = [
    ...(fields.decidedOn > write.today ? [{ field: 'decidedOn', code: 'date_in_future' }] : []),
    ...checkSecondPerson({
      step: fields.step,
      outcome: fields.outcome,
      isOwnDraft: drafted?.personName === fields.personName,
      othersCanDecide: await othersMaySign(write.trx, writersOf(document, drafted)),
    }),
  ];
  return writeStep(write, document, steps, issues, { ...fields, onPaper: true });
}

/** One step and what follows from it for the document, checked first. */
async function writeStep(
  write: Write,
  document: StoredDocument,
  steps: readonly StoredStep[],
  issues: readonly FieldIssue[],
  fields: StepFields,
): Promise<Saved> {
  const { id, stage } = document;
  const voided = document.recordState === 'voided' ? [{ field: 'recordState', code: 'is_voided' }] : [];
  refuseIssues([...voided, ...checkStep(stage, countingSteps(stage, steps), fields), ...issues]);
  if (fields.step === 'drafted') await refuseOldReportText(write.trx, id);
  await createRecord(
    write,
    'document_step',
    { documentId: id, seq: (steps.at(-1)?.seq ?? 0) + 1, ...fields },
    { action: `documentStep.${fields.step}` },
  );
  const next = stageAfter(fields.step, fields.outcome);
  if (next === stage) return { id, revision: await touchDocument(write, id) };
  const action = next === 'draft' ? 'officialDocument.return' : `officialDocument.${next}`;
  const { revision } = await updateRecord(
    write,
    'official_document',
    id,
    document.revision,
    { stage: next },
    { action },
  );
  return { id, revision };
}

/**
 * Takes a submitted or approved document back to the writer; its steps stay on the sheet as 上一轮.
 * @throws AppError `not_found`, `conflict`, `rule_broken`
 */
export async function withdrawDocument(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'officialDocuments.withdraw'>,
): Promise<Saved> {
  const document = await expectedDocument(write.trx, id, expectedRevision);
  refuseIssues(checkWithdraw(document));
  const { revision } = await updateRecord(
    write,
    'official_document',
    id,
    expectedRevision,
    { stage: 'draft' },
    { action: 'officialDocument.withdraw', reason },
  );
  return { id, revision };
}
