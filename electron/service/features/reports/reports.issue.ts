import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import { titleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import type { DocumentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { message } from '#shared/text/index.ts';
import { canonicalJson, sha256 } from '../../crypto/encodings.ts';
import { createRecord, updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { readBlob } from '../../files/blobs.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { reportOfDocument, type StoredReport } from './reports.repository.ts';
import { openSnapshot } from './reports.snapshot.ts';

/** Kind of the attachment that keeps the facts of an issued report. */
export const SNAPSHOT_KIND = 'report_snapshot';
/** The media type of a snapshot: JSON under Brotli has none of its own. */
export const SNAPSHOT_TYPE = 'application/octet-stream';

/** The hash of everything of a report that its document is made of: two equal ones make the same document. */
export function draftedHash({ title, recipients, content, snapshotSha256, collectionTaskId }: StoredReport): string {
  return sha256(canonicalJson({ title, recipients, content, snapshotSha256, collectionTaskId })).toString('hex');
}

/**
 * The text of a document that a report was made into changes only through the report; what the report does not say is free.
 * @throws AppError `rule_broken`
 */
export async function refuseReportText(
  db: Kysely<Schema>,
  document: { readonly id: string; readonly content: DocumentContent },
  changed: DocumentContent,
): Promise<void> {
  if ((await reportOfDocument(db, document.id)) === null) return;
  if (canonicalJson(textOf(document.content)) === canonicalJson(textOf(changed))) return;
  refuseIssues([{ field: 'body', code: 'report_text_of_report' }]);
}

function textOf(content: DocumentContent) {
  return { form: content.form, title: titleOf(content), body: content.data.body };
}

/**
 * A document goes to the reviewers only as the report stands: one that was changed or counted anew since is made anew first.
 * @throws AppError `rule_broken`
 */
export async function refuseOldReportText(db: Kysely<Schema>, documentId: string): Promise<void> {
  const report = await reportOfDocument(db, documentId);
  if (report !== null && report.warnings.drafted !== draftedHash(report))
    refuseIssues([{ field: 'body', code: 'report_text_renewed' }]);
}

/**
 * What the signed document says of its report, so that its signature seals the snapshot; null: it is of no report. Before anything is
 * signed the facts themselves are read: nothing is sealed that cannot be opened later.
 * @throws AppError `rule_broken` when the document is dated before its figures were counted, `file_missing`, `E_DB_DAMAGED`
 */
export async function reportRecord(
  { db, store }: { readonly db: Kysely<Schema>; readonly store: OpenStore },
  { id: documentId, issuedOn }: { readonly id: string; readonly issuedOn: string },
) {
  const report = await reportOfDocument(db, documentId);
  if (report === null) return null;
  const countedOn = report.countedAt?.slice(0, 10) ?? issuedOn;
  if (issuedOn < countedOn)
    refuseIssues([{ field: 'issuedOn', code: 'report_before_count', params: { date: countedOn } }]);
  if (report.snapshotSha256 !== null) await openSnapshot(await readBlob(store, report.snapshotSha256));
  const { id, kind, periodStart, periodEnd, countedAt, snapshotSha256 } = report;
  return { id, kind, periodStart, periodEnd, countedAt, snapshotSha256 };
}

/**
 * Makes the report of a document final, in the transaction that keeps the issued document: number, day and file are taken over, the facts
 * become an attachment that nothing removes. Nothing happens for other documents.
 * @throws AppError `rule_broken` when the report is another than the one that was approved
 */
export async function issueReport(
  write: Write,
  document: {
    readonly id: string;
    readonly number: string | null;
    readonly title: string;
    readonly issuedOn: string;
    readonly pdfAttachmentId: string;
    /** 主送 of the document: it may have been filled in there. */
    readonly recipients: string | null;
  },
): Promise<void> {
  const report = await reportOfDocument(write.trx, document.id);
  if (report === null || report.state !== 'draft') return;
  await refuseOldReportText(write.trx, document.id);
  const { snapshotSha256, figures } = report;
  if (snapshotSha256 === null || figures === null) throw new AppError('internal');
  const snapshotAttachmentId = await createRecord(write, 'attachment', {
    ownerType: 'report',
    ownerId: report.id,
    fileName: snapshotFileName(report),
    mediaType: SNAPSHOT_TYPE,
    kind: SNAPSHOT_KIND,
    title: document.title,
    number: document.number,
    sha256: snapshotSha256,
    sizeBytes: figures.snapshotBytes,
  });
  // From now on the report is called, and addressed, as it was issued.
  const { number, title, issuedOn, pdfAttachmentId, recipients } = document;
  await updateRecord(
    write,
    'report',
    report.id,
    report.revision,
    { state: 'issued', title, recipients, number, issuedOn, pdfAttachmentId, snapshotAttachmentId },
    { action: 'report.issue', recordState: 'final', effectiveOn: issuedOn },
  );
}

/** The name under which a snapshot is handed out. */
export function snapshotFileName({
  kind,
  periodStart,
  periodEnd,
}: Pick<StoredReport, 'kind' | 'periodStart' | 'periodEnd'>): string {
  const name = message('zh-CN', `reportKindLabels.${kind}`);
  return `${message('zh-CN', 'reportWarnings.snapshotFileName', { name, from: periodStart, to: periodEnd })}.json.br`;
}
