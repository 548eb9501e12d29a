import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import {
  closeIssues,
  dueIssues,
  extensionIssues,
  rectifiedIssues,
  reinspectionIssues,
  statementIssues,
} from '#shared/features/inspections/inspections.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { findingById, lastFinding } from './findings.repository.ts';
import { inspectionById } from './inspections.repository.ts';
import { othersCanClose } from './inspections.save.ts';
import { refreshInspection, writeReinspection } from './rectification.ts';

type Saved = { readonly id: string; readonly revision: number };
type Target = { readonly id: string; readonly expectedRevision: number };
type Shown = { readonly finding: InspectionFinding; readonly inspection: InspectionDetails };

/** What a new problem begins with. */
const FRESH = {
  statementText: null,
  statementOn: null,
  statementName: null,
  statementPost: null,
  extensions: [],
  attempts: [],
  rectifiedOn: null,
  evidenceText: null,
  rectifiedBy: null,
  reinspectedOn: null,
  reinspectionResult: null,
  reinspectionText: null,
  reinspectedByName: null,
  closedOn: null,
  closedBy: null,
  closedByName: null,
  selfChecked: false,
};

/**
 * The problem that a form showed, still as it showed it, with its inspection.
 * @throws AppError `not_found`; `conflict` with the present record when it was changed or voided
 */
async function shownFinding(write: Write, { id, expectedRevision }: Target): Promise<Shown> {
  const finding = await findingById(write.trx, id, write.today);
  if (finding.recordState === 'voided' || finding.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'inspection_finding', id) });
  return { finding, inspection: await inspectionById(write.trx, finding.inspectionId, write.today) };
}

/** Problems are entered and taken out while the inspection is a draft. */
function requireDraft({ recordState }: Pick<InspectionDetails, 'recordState'>): void {
  if (recordState !== 'draft') refuseIssues([{ field: 'inspectionId', code: 'inspection_final' }]);
}

/** Rectified, re-inspected and struck off is what a final inspection found. */
function requireFinal({ recordState }: Pick<InspectionDetails, 'recordState'>): void {
  if (recordState === 'draft') refuseIssues([{ field: 'inspectionId', code: 'inspection_draft' }]);
}

/** Nothing about a problem changes once it is struck off. */
function requireOpen({ closedOn }: Pick<InspectionFinding, 'closedOn'>): void {
  if (closedOn !== null) refuseIssues([{ field: 'id', code: 'finding_closed' }]);
}

/** Adds a problem or changes one. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function saveFinding(
  write: Write,
  { inspectionId, id, expectedRevision, fields }: HandlerInput<'inspections.saveFinding'>,
): Promise<Saved> {
  if (id === undefined) {
    const inspection = await inspectionById(write.trx, inspectionId, write.today);
    if (inspection.recordState === 'voided')
      throw new AppError('conflict', { record: await findRecord(write.trx, 'inspection', inspectionId) });
    requireDraft(inspection);
    refuseIssues(findingIssues(fields, inspection));
    const seq = (await lastFinding(write.trx, inspectionId)) + 1;
    const { organizationId } = inspection;
    const created = await createRecord(
      write,
      'inspection_finding',
      { ...fields, ...FRESH, inspectionId, organizationId, seq },
      { effectiveOn: inspection.heldOn ?? write.today },
    );
    await refreshInspection(write, inspectionId);
    return { id: created, revision: 1 };
  }
  const { finding, inspection } = await shownFinding(write, { id, expectedRevision: expectedRevision ?? -1 });
  requireDraft(inspection);
  refuseIssues(findingIssues(fields, inspection));
  const options = { effectiveOn: inspection.heldOn ?? write.today };
  const { revision } = await updateRecord(write, 'inspection_finding', id, finding.revision, fields, options);
  return { id, revision };
}

function findingIssues(
  { itemCode, rectifyDueOn }: HandlerInput<'inspections.saveFinding'>['fields'],
  { checklist, heldOn }: InspectionDetails,
): FieldIssue[] {
  const isKnown = itemCode === null || checklist.some(({ code }) => code === itemCode);
  return [...(isKnown ? [] : [{ field: 'itemCode', code: 'not_found' }]), ...dueIssues({ rectifyDueOn, heldOn })];
}

/** Takes a problem out of a draft. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function voidFinding(
  write: Write,
  { reason, ...target }: HandlerInput<'inspections.voidFinding'>,
): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, target);
  requireDraft(inspection);
  const saved = await voidRecord(write, 'inspection_finding', finding.id, finding.revision, reason);
  await refreshInspection(write, inspection.id);
  return saved;
}

/** What the organization says to a problem. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function saveStatement(
  write: Write,
  { id, expectedRevision, ...statement }: HandlerInput<'inspections.saveStatement'>,
): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, { id, expectedRevision });
  requireOpen(finding);
  refuseIssues(statementIssues(statement, { heldOn: inspection.heldOn, today: write.today }));
  const options = { action: 'inspection_finding.statement', effectiveOn: statement.statementOn ?? write.today };
  const { revision } = await updateRecord(write, 'inspection_finding', id, finding.revision, statement, options);
  return { id, revision };
}

/** Enters that a problem was rectified; also on the spot, while the inspection is a draft. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function rectifyFinding(
  write: Write,
  { id, expectedRevision, rectifiedOn, evidenceText }: HandlerInput<'inspections.rectified'>,
): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, { id, expectedRevision });
  requireOpen(finding);
  if (finding.state === 'reinspected') refuseIssues([{ field: 'id', code: 'finding_reinspected' }]);
  refuseIssues(rectifiedIssues(rectifiedOn, { heldOn: inspection.heldOn, today: write.today }));
  const lastAttempt = finding.attempts.at(-1);
  if (lastAttempt !== undefined && rectifiedOn < lastAttempt.reinspectedOn)
    refuseIssues([
      { field: 'rectifiedOn', code: 'rectified_before_failed', params: { date: lastAttempt.reinspectedOn } },
    ]);
  // A failed re-inspection stands among the attempts; this is a new one.
  const again = { reinspectedOn: null, reinspectionResult: null, reinspectionText: null, reinspectedByName: null };
  const patch = { ...again, rectifiedOn, evidenceText, rectifiedBy: write.actor.id };
  const options = { action: 'inspection_finding.rectify', effectiveOn: rectifiedOn };
  const { revision } = await updateRecord(write, 'inspection_finding', id, finding.revision, patch, options);
  await refreshInspection(write, inspection.id);
  return { id, revision };
}

/** Moves the day of rectification; the old one is kept. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function extendFinding(
  write: Write,
  { id, expectedRevision, newDueOn, reason }: HandlerInput<'inspections.extend'>,
  userName: string,
): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, { id, expectedRevision });
  requireFinal(inspection);
  requireOpen(finding);
  refuseIssues(extensionIssues(newDueOn, finding));
  const line = { oldDueOn: finding.rectifyDueOn ?? newDueOn, newDueOn, reason, onDate: write.today, byName: userName };
  const patch = { rectifyDueOn: newDueOn, extensions: [...finding.extensions, line] };
  const options = { action: 'inspection_finding.extend', reason };
  const { revision } = await updateRecord(write, 'inspection_finding', id, finding.revision, patch, options);
  await refreshInspection(write, inspection.id);
  return { id, revision };
}

/** Enters the result of a re-inspection. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function reinspectFinding(
  write: Write,
  { id, expectedRevision, newDueOn, ...seen }: HandlerInput<'inspections.reinspect'>,
  userName: string,
): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, { id, expectedRevision });
  requireFinal(inspection);
  requireOpen(finding);
  refuseIssues(reinspectionIssues({ ...seen, newDueOn }, finding, write.today));
  const { revision } = await writeReinspection(write, finding, { ...seen, newDueOn, reinspectedByName: userName });
  await refreshInspection(write, inspection.id);
  return { id, revision };
}

/** Strikes a problem off. @throws AppError `not_found`, `conflict`, `rule_broken` (not re-inspected, no evidence, own entry) */
export async function closeFinding(write: Write, target: Target, userName: string): Promise<Saved> {
  const { finding, inspection } = await shownFinding(write, target);
  requireFinal(inspection);
  const closer = { userId: write.actor.id, othersCanClose: await othersCanClose(write.trx, write.actor.id) };
  const hasEvidence = finding.files > 0 || finding.evidenceText !== null;
  refuseIssues(closeIssues({ ...finding, hasEvidence }, closer));
  const patch = {
    closedOn: write.today,
    closedBy: write.actor.id,
    closedByName: userName,
    selfChecked: finding.rectifiedBy === write.actor.id,
  };
  const options = { action: 'inspection_finding.close' };
  const { revision } = await updateRecord(write, 'inspection_finding', finding.id, finding.revision, patch, options);
  await refreshInspection(write, inspection.id);
  return { id: finding.id, revision };
}
