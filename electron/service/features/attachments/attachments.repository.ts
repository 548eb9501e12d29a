import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { ATTACHMENT_KINDS, previewOf } from '#shared/features/attachments/attachments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import { fileStates } from '../../search/attachmentText.repository.ts';

export type AttachmentRow = CallOutput<'attachments.list'>['rows'][number];
type Owner = { readonly ownerType: string; readonly ownerId: string };

function attached(db: Kysely<Schema>) {
  // What this office issued about a record has a page of its own.
  return db.selectFrom('attachment').where('kind', 'in', ATTACHMENT_KINDS);
}

/** Files of a record, newest first. */
export async function listAttachments(
  db: Kysely<Schema>,
  { ownerType, ownerId, includeVoided }: Owner & { readonly includeVoided: boolean },
): Promise<AttachmentRow[]> {
  const rows = await attached(db)
    .leftJoin('user_account', 'user_account.id', 'attachment.createdBy')
    .select((select) => [
      'attachment.id',
      'attachment.revision',
      'fileName',
      'title',
      'kind',
      'mediaType',
      'sizeBytes',
      'sha256',
      'attachment.createdAt as addedAt',
      select.fn.coalesce('user_account.displayName', 'attachment.createdBy').as('addedByName'),
      'voidReason',
    ])
    .where('ownerType', '=', ownerType)
    .where('ownerId', '=', ownerId)
    .$if(!includeVoided, (query) => query.where('attachment.recordState', '<>', 'voided'))
    .orderBy('attachment.rowKey', 'desc')
    .execute();
  const states = await fileStates(
    db,
    rows.map(({ id }) => id),
  );
  const stateById = new Map(states.map(({ id, state }) => [id, state]));
  return rows.map((row) => ({
    ...row,
    kind: ATTACHMENT_KINDS.find((kind) => kind === row.kind) ?? 'other',
    preview: previewOf(row.mediaType),
    textState: stateById.get(row.id) ?? 'waiting',
  }));
}

/** Names and hashes of the files of a record that are not voided. */
export async function attachedNames(
  db: Kysely<Schema>,
  { ownerType, ownerId }: Owner,
): Promise<{ readonly fileName: string; readonly sha256: string }[]> {
  return attached(db)
    .select(['fileName', 'sha256'])
    .where('ownerType', '=', ownerType)
    .where('ownerId', '=', ownerId)
    .where('recordState', '<>', 'voided')
    .execute();
}

/** What hands one file out; a voided one can still be opened. @throws AppError `not_found` */
export async function attachmentById(
  db: Kysely<Schema>,
  id: string,
): Promise<Owner & { readonly fileName: string; readonly mediaType: string; readonly sha256: string }> {
  const found = await attached(db)
    .select(['ownerType', 'ownerId', 'fileName', 'mediaType', 'sha256'])
    .where('id', '=', id)
    .executeTakeFirst();
  if (!found) throw new AppError('not_found');
  return found;
}
