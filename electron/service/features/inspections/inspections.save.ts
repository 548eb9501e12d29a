import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { PERMISSIONS } from '#shared/contract/permissions.ts';
import type { CheckRow } from '#shared/features/inspections/checklist.ts';
import type { InspectionSettings } from '#shared/features/inspections/inspectionSettings.ts';
import type { InspectionDetails, InspectionFields } from '#shared/features/inspections/inspections.contract.ts';
import { planIssues } from '#shared/features/inspections/inspections.rules.ts';
import { type DeadlineReason, reasonAfter } from '#shared/lib/deadlineReason.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import { isMember } from '../actions/loop.repository.ts';
import { othersHold } from '../meetings/meetings.repository.ts';
import { findingsOf } from './findings.repository.ts';
import { inspectionById, nextNumber } from './inspections.repository.ts';
import { listTemplates } from './templates.ts';

type Saved = { readonly id: string; readonly revision: number };
type Target = { readonly id: string; readonly expectedRevision: number };

/** The rule by which the day of rectification is proposed. */
export type RectifyTerm = { readonly calendar: WorkingCalendar; readonly settings: InspectionSettings };

/** The day that the rule of the office gives for an inspection held on a day. */
export function proposedDue({ calendar, settings }: RectifyTerm, heldOn: string): DeadlineReason {
  return reasonAfter(calendar, heldOn, { n: settings.rectifyDays, unit: settings.rectifyUnit });
}

/** What a new inspection begins with. */
const FRESH = {
  problemsFound: 0,
  problemsRectified: 0,
  conclusion: null,
  conclusionBasis: null,
  concludedOn: null,
  concludedBy: null,
  concludedByName: null,
  rectifyDueOn: null,
  rectifyReason: null,
  rectifiedOn: null,
  reinspectedOn: null,
  reinspectionResult: null,
  closedOn: null,
} as const;

/**
 * The inspection that a form showed, still as it showed it.
 * @throws AppError `not_found`; `conflict` with the present record when it was changed or voided; `rule_broken` when it is no draft
 */
export async function expectedInspection(
  write: Write,
  { id, expectedRevision }: Target,
  wanted: 'draft' | 'final' | 'any' = 'draft',
): Promise<InspectionDetails> {
  const present = await inspectionById(write.trx, id, write.today);
  if (present.recordState === 'voided' || present.revision !== expectedRevision)
    throw new AppError('conflict', { record: await findRecord(write.trx, 'inspection', id) });
  const isDraft = present.recordState === 'draft';
  if (wanted === 'draft' && !isDraft) refuseIssues([{ field: 'id', code: 'inspection_final' }]);
  if (wanted === 'final' && isDraft) refuseIssues([{ field: 'id', code: 'inspection_draft' }]);
  return present;
}

/** Plans an inspection or changes a draft. @throws AppError `not_found`, `conflict`, `rule_broken` */
export async function saveInspection(
  write: Write,
  { id, expectedRevision, fields, templateCodes }: HandlerInput<'inspections.save'>,
): Promise<Saved & { inspectionNo: string }> {
  await requirePresent(write, 'organization', fields.organizationId);
  refuseIssues([...planIssues(fields), ...(await memberIssues(write, fields))]);
  if (id !== undefined) {
    const present = await expectedInspection(write, { id, expectedRevision: expectedRevision ?? -1 });
    // Its problems name the organization too.
    if (present.organizationId !== fields.organizationId && present.problemsFound > 0)
      refuseIssues([{ field: 'organizationId', code: 'inspection_has_findings' }]);
    const options = { effectiveOn: fields.heldOn ?? write.today };
    const { revision } = await updateRecord(write, 'inspection', id, present.revision, fields, options);
    return { id, revision, inspectionNo: present.inspectionNo };
  }
  const checklist = await checklistOf(write, fields, templateCodes);
  return planInspection(write, { ...fields, checklist });
}

/** Adds a draft with the next number of its year. */
export async function planInspection(
  write: Write,
  fields: InspectionFields & {
    readonly checklist: readonly CheckRow[];
    readonly followsId?: string | null;
    readonly drawId?: string | null;
  },
): Promise<Saved & { inspectionNo: string }> {
  const { followsId = null, drawId = null, ...rest } = fields;
  const year = (fields.heldOn ?? fields.plannedOn ?? write.today).slice(0, 4);
  const inspectionNo = await nextNumber(write.trx, {
    table: 'inspection',
    column: 'inspectionNo',
    prefix: `JC-${year}-`,
    officeId: write.officeId,
  });
  const own = { ...rest, ...FRESH, inspectionNo, followsId, drawId };
  const options = { recordState: 'draft', effectiveOn: fields.heldOn ?? write.today } as const;
  return { id: await createRecord(write, 'inspection', own, options), revision: 1, inspectionNo };
}

/** Members who are named must be of the office. */
async function memberIssues(
  write: Write,
  { inspectors, followUpMemberId }: Pick<InspectionFields, 'inspectors' | 'followUpMemberId'>,
): Promise<FieldIssue[]> {
  for (const { memberId } of inspectors)
    if (memberId !== null && !(await isMember(write.trx, memberId)))
      return [{ field: 'inspectors', code: 'not_found' }];
  return followUpMemberId !== null && !(await isMember(write.trx, followUpMemberId))
    ? [{ field: 'followUpMemberId', code: 'not_found' }]
    : [];
}

/** The lines of the chosen checklists; of those of the target when none was chosen. @throws AppError `not_found` */
export async function checklistOf(
  write: Write,
  { target }: Pick<InspectionFields, 'target'>,
  codes: readonly string[] | undefined,
): Promise<CheckRow[]> {
  const templates = await listTemplates(write.trx);
  const chosen =
    codes === undefined
      ? templates.filter((one) => one.active && one.code === target)
      : codes.map((code) => templates.find((one) => one.code === code && one.active));
  return chosen.flatMap((template) => {
    if (template === undefined) throw new AppError('not_found');
    return template.items.map((item) => ({
      ...item,
      code: `${template.code}.${item.code}`,
      result: null,
      remark: null,
      findingId: null,
    }));
  });
}

/** What was seen, line by line. @throws AppError `not_found`, `conflict`, `rule_broken` (a code twice, a line of a problem left out) */
export async function saveChecklist(write: Write, input: HandlerInput<'inspections.saveChecklist'>): Promise<Saved> {
  const present = await expectedInspection(write, input);
  const { rows } = input;
  const asked = new Map(present.checklist.map((row) => [row.code, row.findingId]));
  const codes = new Set(rows.map(({ code }) => code));
  const issues: FieldIssue[] = [];
  if (codes.size < rows.length) issues.push({ field: 'rows', code: 'check_twice', params: { text: twice(rows) } });
  const kept = new Set((await findingsOf(write.trx, present.id, write.today)).map(({ itemCode }) => itemCode));
  const lost = present.checklist.find(
    ({ code, findingId }) => !codes.has(code) && (findingId !== null || kept.has(code)),
  );
  if (lost !== undefined) issues.push({ field: 'rows', code: 'check_has_finding', params: { text: lost.text } });
  refuseIssues(issues);
  // Which problem a line asks for again is never a matter of the form.
  const checklist = rows.map((row) => ({ ...row, findingId: asked.get(row.code) ?? null }));
  const options = { action: 'inspection.check' };
  const { revision } = await updateRecord(write, 'inspection', present.id, present.revision, { checklist }, options);
  return { id: present.id, revision };
}

function twice(rows: readonly CheckRow[]): string {
  return rows.find(({ code }, index) => rows.findIndex((one) => one.code === code) !== index)?.text ?? '';
}

/**
 * Plans a follow-up whose lines ask for every problem that is not struck off.
 * @throws AppError `not_found`, `conflict`; `rule_broken` when nothing is open or a follow-up is planned already
 */
export async function followUp(
  write: Write,
  input: HandlerInput<'inspections.followUp'>,
): Promise<Saved & { inspectionNo: string }> {
  const present = await expectedInspection(write, input, 'final');
  const open = (await findingsOf(write.trx, present.id, write.today)).filter(({ closedOn }) => closedOn === null);
  if (open.length === 0) refuseIssues([{ field: 'id', code: 'nothing_to_follow_up' }]);
  const planned = await write.trx
    .selectFrom('inspection')
    .select('inspectionNo')
    .where('followsId', '=', present.id)
    .where('recordState', '=', 'draft')
    .executeTakeFirst();
  if (planned) refuseIssues([{ field: 'id', code: 'follow_up_planned', params: { number: planned.inspectionNo } }]);
  const { organizationId, target, place, inspectors, followUpMemberId } = present;
  const number = present.inspectionNo;
  return planInspection(write, {
    ...{ organizationId, target, place, inspectors, followUpMemberId, planKind: 'followup' },
    ...{ plannedOn: input.plannedOn, noticeOn: null, heldOn: null, note: null },
    ...{ onsiteSignerName: null, onsiteSignerPost: null, followsId: present.id },
    matterText: message('zh-CN', 'inspectionPrint.followUpMatter', { number }),
    checklist: open.map(({ id, seq, foundText, basisText }) => ({
      code: `finding.${id}`,
      text: [...message('zh-CN', 'inspectionPrint.followUpCheck', { seq, text: foundText })].slice(0, 300).join(''),
      basisText,
      result: null,
      remark: null,
      findingId: id,
    })),
  });
}

/**
 * Voids an inspection with its problems.
 * @throws AppError `not_found`, `conflict`; `rule_broken` while a follow-up stands on it, or when it is a follow-up that is final
 */
export async function voidInspection(
  write: Write,
  { reason, ...target }: HandlerInput<'inspections.void'>,
): Promise<Saved> {
  const present = await expectedInspection(write, target, 'any');
  const later = await write.trx
    .selectFrom('inspection')
    .select('inspectionNo')
    .where('followsId', '=', present.id)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  if (later) refuseIssues([{ field: 'id', code: 'follow_up_planned', params: { number: later.inspectionNo } }]);
  // Its results stand in the problems of the first inspection: voided, they would rest on nothing.
  if (present.followsId !== null && present.recordState !== 'draft')
    refuseIssues([{ field: 'id', code: 'follow_up_counted', params: { number: present.followsNo ?? '' } }]);
  for (const finding of await findingsOf(write.trx, present.id, write.today))
    await voidRecord(write, 'inspection_finding', finding.id, finding.revision, reason);
  return voidRecord(write, 'inspection', present.id, present.revision, reason);
}

/** Whether another enabled user than this one could strike a problem off. */
export function othersCanClose(db: Parameters<typeof othersHold>[0], userId: string): Promise<boolean> {
  return othersHold(db, PERMISSIONS['inspections.finalize'], userId);
}
