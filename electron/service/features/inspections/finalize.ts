import type { HandlerInput } from '#shared/contract/list.ts';
import type { CheckRow } from '#shared/features/inspections/checklist.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import { finalizeIssues, summaryOf } from '#shared/features/inspections/inspections.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { findingsOf } from './findings.repository.ts';
import { expectedInspection, proposedDue, type RectifyTerm } from './inspections.save.ts';
import { refreshInspection, writeReinspection } from './rectification.ts';

type Saved = { readonly id: string; readonly revision: number };

/**
 * Concludes and makes final. The day of the order goes to every problem without one of its own; a follow-up writes its results to the
 * problems it asked for.
 * @throws AppError `not_found`, `conflict`, `rule_broken` with everything that is missing
 */
export async function finalizeInspection(
  write: Write,
  input: HandlerInput<'inspections.finalize'>,
  { term, userName }: { readonly term: RectifyTerm; readonly userName: string },
): Promise<Saved> {
  const present = await expectedInspection(write, input);
  const findings = await findingsOf(write.trx, present.id, write.today);
  const { conclusion, conclusionBasis } = input;
  const rectifyDueOn = conclusion === 'pass' ? null : input.rectifyDueOn;
  const asked = await askedAgain(write, present);
  refuseIssues([
    ...finalizeIssues(present, findings, { conclusion, conclusionBasis, rectifyDueOn }, write.today),
    ...findings.flatMap((finding) => dayIssues(finding, present.heldOn)),
    ...asked.flatMap((one) => answerIssues(one, present.heldOn)),
  ]);
  const heldOn = present.heldOn ?? write.today;
  for (const finding of findings)
    if (finding.rectifyDueOn === null && finding.rectifiedOn === null && rectifyDueOn !== null)
      await updateRecord(write, 'inspection_finding', finding.id, undefined, { rectifyDueOn });
  for (const { row, finding } of asked) {
    if (row.result === 'na' || finding === undefined) continue;
    await writeReinspection(write, finding, {
      reinspectedOn: heldOn,
      result: row.result === 'ok' ? 'pass' : 'fail',
      reinspectionText: row.remark ?? message('zh-CN', 'inspectionPrint.seenAt', { number: present.inspectionNo }),
      reinspectedByName: present.inspectors.map(({ name }) => name).join('、'),
      newDueOn: rectifyDueOn,
    });
    await refreshInspection(write, finding.inspectionId);
  }
  const reason = rectifyDueOn === null ? null : proposedDue(term, heldOn);
  const fields = {
    ...{ conclusion, conclusionBasis, rectifyDueOn },
    ...{ concludedOn: write.today, concludedBy: write.actor.id, concludedByName: userName },
    rectifyReason: reason !== null && reason.date === rectifyDueOn ? reason : null,
    ...summaryOf(findings),
  };
  const options = { action: 'inspection.finalize', recordState: 'final', effectiveOn: heldOn } as const;
  const { revision } = await updateRecord(write, 'inspection', present.id, present.revision, fields, options);
  return { id: present.id, revision };
}

type Asked = { readonly row: CheckRow; readonly finding: InspectionFinding | undefined };

/** The lines of a follow-up with the problems that they ask for again. */
async function askedAgain(write: Write, { followsId, checklist }: InspectionDetails): Promise<Asked[]> {
  if (followsId === null) return [];
  const earlier = await findingsOf(write.trx, followsId, write.today);
  return checklist.flatMap((row) =>
    row.findingId === null ? [] : [{ row, finding: earlier.find(({ id }) => id === row.findingId) }],
  );
}

/** A line about a problem is answered only while the problem is open, and as rectified only after that was entered. */
function answerIssues({ row, finding }: Asked, heldOn: string | null): FieldIssue[] {
  if (row.result === null || row.result === 'na') return [];
  if (finding === undefined || finding.closedOn !== null)
    return [{ field: 'checklist', code: 'asked_finding_closed', params: { text: row.text } }];
  if (row.result === 'problem') return [];
  return finding.rectifiedOn === null || (heldOn !== null && heldOn < finding.rectifiedOn)
    ? [{ field: 'checklist', code: 'asked_not_rectified', params: { seq: finding.seq } }]
    : [];
}

/** Days of a problem that were entered before the day of the inspection was: none of them is before it. */
function dayIssues(
  { seq, rectifyDueOn, rectifiedOn, statementOn }: InspectionFinding,
  heldOn: string | null,
): FieldIssue[] {
  if (heldOn === null) return [];
  const isBefore = (day: string | null) => day !== null && day < heldOn;
  const code = (one: string): FieldIssue => ({ field: 'findings', code: one, params: { seq, date: heldOn } });
  return [
    ...(isBefore(rectifyDueOn) ? [code('finding_due_before')] : []),
    ...(isBefore(rectifiedOn) ? [code('finding_rectified_before')] : []),
    ...(isBefore(statementOn) ? [code('finding_statement_before')] : []),
  ];
}
