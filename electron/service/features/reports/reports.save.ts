import type { HandlerInput } from '#shared/contract/list.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { checkOpen, checkPeriod, checkSubmit, checkVoid, reportDueOn } from '#shared/features/reports/reports.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { localOffice } from '../../db/localOffice.ts';
import { createRecord, findRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { removeBlob } from '../../files/blobs.ts';
import type { OpenStore } from '../../office/openStore.ts';
import {
  expectedReport,
  isFileNamed,
  periodOfReport,
  reportOfPeriod,
  type StoredReport,
} from './reports.repository.ts';
import { shownTitle } from './reports.words.ts';

type Saved = { id: string; revision: number };
/** Nothing was counted: of a new report, and of one whose period was changed. */
const NOT_COUNTED = {
  figures: null,
  countedAt: null,
  snapshotSha256: null,
  changed: { figures: [], places: {} },
};
const NOT_ISSUED = {
  warnings: { list: [], drafted: null },
  ...{ warningReason: null, documentId: null, state: 'draft', number: null, issuedOn: null, pdfAttachmentId: null },
  ...{ snapshotAttachmentId: null, submittedOn: null, submittedTo: null },
};

/**
 * Creates a report or changes the text of its draft; figures stay as counted, unless the period is another.
 * @throws AppError `not_found`, `conflict` with the present record, `rule_broken` with `fields` (period, one of a kind a period, in
 *   approval or issued)
 */
export async function saveReport(
  write: Write,
  { id, expectedRevision, fields }: HandlerInput<'reports.save'>,
  { calendar, store }: { readonly calendar: WorkingCalendar; readonly store: OpenStore },
): Promise<Saved> {
  const present = id === undefined ? null : await expectedReport(write.trx, id, expectedRevision);
  const period: ReportPeriod = { kind: fields.kind, from: fields.periodStart, to: fields.periodEnd };
  refuseIssues([
    ...(present === null ? [] : checkOpen(present)),
    ...checkPeriod(period, write.today),
    ...(await checkTaken(write, period, present?.id)),
    ...(await checkNamed(write, fields, present)),
  ]);
  const stored = { ...fields, dueOn: reportDueOn(calendar, period) };
  if (present === null) {
    const created = { ...stored, ...NOT_COUNTED, ...NOT_ISSUED, officeId: write.officeId };
    return { id: await createRecord(write, 'report', created, { recordState: 'draft' }), revision: 1 };
  }
  const before = periodOfReport(present);
  const moved = before.kind !== period.kind || before.from !== period.from || before.to !== period.to;
  if (moved) await dropSnapshot(write, present, store);
  const { revision } = await updateRecord(write, 'report', present.id, present.revision, {
    ...stored,
    ...(moved ? NOT_COUNTED : {}),
  });
  return { id: present.id, revision };
}

/** The facts of a draft are removed once the report names others, or none; never a file that something else names. */
export async function dropSnapshot(
  write: Write,
  { id, snapshotSha256 }: Pick<StoredReport, 'id' | 'snapshotSha256'>,
  store: OpenStore,
): Promise<void> {
  if (snapshotSha256 === null || (await isFileNamed(write.trx, snapshotSha256, id))) return;
  write.afterCommit(() => removeBlob(store, snapshotSha256));
}

async function checkTaken(write: Write, period: ReportPeriod, id: string | undefined): Promise<FieldIssue[]> {
  const other = await reportOfPeriod(write.trx, write.officeId, period);
  if (other === null || other.id === id) return [];
  const { name } = await localOffice(write.trx, write.officeId);
  // One that was issued stays: it cannot make room.
  const code = other.state === 'draft' ? 'report_exists' : 'report_exists_issued';
  return [{ field: 'periodStart', code, params: { title: shownTitle(other, name) } }];
}

/** What a report names must be there when it is chosen; voided later, the report keeps it. */
async function checkNamed(
  write: Write,
  { templateId, collectionTaskId }: Pick<StoredReport, 'templateId' | 'collectionTaskId'>,
  present: StoredReport | null,
): Promise<FieldIssue[]> {
  const named = [
    ['templateId', 'report_template', templateId],
    ['collectionTaskId', 'collection_task', collectionTaskId],
  ] as const;
  const issues: FieldIssue[] = [];
  for (const [field, collection, value] of named) {
    if (value === null || value === present?.[field]) continue;
    const found = await findRecord(write.trx, collection, value);
    if (!found || found.recordState === 'voided') issues.push({ field, code: 'not_found' });
  }
  return issues;
}

/**
 * Takes down that an issued report was sent; said wrongly, it is said again.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (not issued, before the issue, in the future)
 */
export async function submitReport(
  write: Write,
  { id, expectedRevision, submittedOn, submittedTo }: HandlerInput<'reports.submit'>,
): Promise<Saved> {
  const present = await expectedReport(write.trx, id, expectedRevision);
  refuseIssues(checkSubmit(present, submittedOn, write.today));
  const fields = { state: 'submitted', submittedOn, submittedTo };
  const { revision } = await updateRecord(write, 'report', id, present.revision, fields, {
    action: 'report.submit',
    effectiveOn: submittedOn,
  });
  return { id, revision };
}

/**
 * Voids a report without a document, or whose document was voided; its figures stay readable.
 * @throws AppError `not_found`, `conflict`, `rule_broken` (its document is still there)
 */
export async function voidReport(
  write: Write,
  { id, expectedRevision, reason }: HandlerInput<'reports.void'>,
): Promise<Saved> {
  const present = await expectedReport(write.trx, id, expectedRevision);
  refuseIssues(checkVoid(present));
  const { revision } = await updateRecord(
    write,
    'report',
    id,
    present.revision,
    { voidReason: reason },
    { action: 'report.void', reason, recordState: 'voided' },
  );
  return { id, revision };
}
