import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  ATTACHMENT_LIMIT,
  type AttachmentOwner,
  attachmentFileName,
  distinctName,
} from '#shared/features/attachments/attachments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { createRecord, findRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Schema } from '../../db/schema.ts';
import { readBlob, writeBlob } from '../../files/blobs.ts';
import { attachedNames, attachmentById, listAttachments } from './attachments.repository.ts';
import { mediaTypeOf } from './fileType.ts';

export const attachmentsHandlers = {
  'attachments.list': async ({ db }, input) => ({ rows: await listAttachments(db, input) }),
  'attachments.add': async (context, input) => addAttachment(context, input),
  'attachments.describe': async ({ write }, { id, expectedRevision, title, kind }) => {
    await attachmentById(write.trx, id);
    await requirePresent(write, 'attachment', id);
    const { revision } = await updateRecord(write, 'attachment', id, expectedRevision, { title, kind });
    return { id, revision };
  },
  'attachments.file': async ({ open, runtime }, { id }) => {
    const { db, session } = open();
    const { fileName, mediaType, sha256 } = await attachmentById(db, id);
    return { file: runtime.files.handOut(fileName, mediaType, await readBlob(session.store, sha256)) };
  },
  'attachments.void': async ({ write }, { id, expectedRevision, reason }) => {
    const { ownerType, ownerId } = await attachmentById(write.trx, id);
    refuseIssues(await proofIssues(write.trx, ownerType, ownerId));
    return voidRecord(write, 'attachment', id, expectedRevision, reason);
  },
} satisfies Handlers<NamesOf<'attachments'>>;

/**
 * Keeps a file with its record: the encrypted bytes first, then the row that names them, so that a failure in between leaves a file that
 * nothing refers to and never a row without its file.
 * @throws AppError `file_too_large` before anything is read, `file_missing`, `rule_broken` (empty file), `duplicate` (the same bytes are
 *   attached already), `not_found`, `disk_full`, `cancelled`
 */
async function addAttachment(
  context: JobContext,
  { ownerType, ownerId, source, title, kind }: HandlerInput<'attachments.add'>,
): Promise<CallOutput<'attachments.add'>> {
  const { db, session } = context.open();
  await requireOwner(db, ownerType, ownerId);
  const { name, bytes } = context.runtime.files.readIn(source, ATTACHMENT_LIMIT);
  if (bytes.length === 0) refuseIssues([{ field: 'source', code: 'file_empty' }]);
  if (context.signal.aborted) throw new AppError('cancelled');
  context.progress('storing', 0, 1);
  const sha256 = await writeBlob(session.store, bytes);
  if (context.signal.aborted) throw new AppError('cancelled');
  const added = await context.commit('attachments.add', async (write) => {
    await requireOwner(write.trx, ownerType, ownerId);
    const present = await attachedNames(write.trx, { ownerType, ownerId });
    const same = present.find((one) => one.sha256 === sha256);
    if (same) throw new AppError('duplicate', { name: same.fileName });
    const clean = attachmentFileName(name, message('zh-CN', 'attachments.unnamed'));
    const fileName = distinctName(
      clean,
      present.map((one) => one.fileName),
    );
    const fields = {
      ownerType,
      ownerId,
      fileName,
      title,
      kind,
      sha256,
      sizeBytes: bytes.length,
      mediaType: mediaTypeOf(bytes),
    };
    return { id: await createRecord(write, 'attachment', fields), fileName };
  });
  context.progress('storing', 1, 1);
  return added;
}

/** @throws AppError `not_found` when the record does not exist or is voided */
async function requireOwner(db: Kysely<Schema>, ownerType: AttachmentOwner, ownerId: string): Promise<void> {
  const owner = await findRecord(db, ownerType, ownerId);
  if (!owner || owner.recordState === 'voided') throw new AppError('not_found');
}

/** What was closed on the strength of its files keeps them: reopening it comes first. */
async function proofIssues(db: Kysely<Schema>, ownerType: string, ownerId: string): Promise<FieldIssue[]> {
  if (ownerType !== 'inspection_finding') return [];
  const finding = await findRecord(db, ownerType, ownerId);
  return finding?.recordState !== 'voided' && typeof finding?.closedOn === 'string'
    ? [{ field: 'id', code: 'proof_of_closed', params: { date: finding.closedOn } }]
    : [];
}
