import { z } from 'zod';
import {
  expectedRevision,
  fileInput,
  fileOutput,
  optionalText,
  recordId,
  text,
  timeStamp,
} from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { ATTACHMENT_KINDS, ATTACHMENT_OWNERS, PREVIEWS } from './attachments.rules.ts';

const owner = { ownerType: z.enum(ATTACHMENT_OWNERS), ownerId: recordId };
const described = { title: optionalText(200), kind: z.enum(ATTACHMENT_KINDS).default('other') };

/** One attached file as the screens receive it. */
export const attachmentRow = z.strictObject({
  id: recordId,
  revision: z.number().int(),
  fileName: z.string(),
  title: z.string().nullable(),
  kind: z.enum(ATTACHMENT_KINDS),
  /** Told by the content, never by the name. */
  mediaType: z.string(),
  preview: z.enum(PREVIEWS),
  sizeBytes: z.number().int(),
  sha256: z.string(),
  addedAt: timeStamp,
  addedByName: z.string(),
  voidReason: z.string().nullable(),
  /** Whether its text is found by the search; `waiting`: not read yet (`search.fileState_…`). */
  textState: z.enum(['read', 'waiting', 'empty', 'encrypted', 'damaged', 'too_large', 'other_type']),
});

export const attachmentsContract = [
  defineQuery({
    name: 'attachments.list',
    permission: 'registry.read',
    summary: 'Files attached to a record, newest first, with the state of their text in the search.',
    input: z.strictObject({ ...owner, includeVoided: z.boolean().default(false) }),
    output: z.strictObject({ rows: z.array(attachmentRow) }),
  }),
  defineJob({
    name: 'attachments.add',
    permission: 'registry.write',
    summary:
      'Keeps one file of at most 100 MB with a record, encrypted under its hash; its text is indexed afterwards.',
    input: z.strictObject({ ...owner, source: fileInput, ...described }),
    output: z.strictObject({ id: recordId, fileName: z.string() }),
  }),
  defineCommand({
    name: 'attachments.describe',
    permission: 'registry.write',
    summary: 'Changes title and kind of an attached file.',
    input: z.strictObject({ id: recordId, expectedRevision, ...described }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
  defineJob({
    name: 'attachments.file',
    permission: 'registry.read',
    summary: 'The bytes of an attached file as they came in; their hash is checked.',
    input: z.strictObject({ id: recordId }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineCommand({
    name: 'attachments.void',
    permission: 'registry.void',
    summary: 'Voids an attached file with a reason: it stays visible and can still be opened.',
    input: z.strictObject({ id: recordId, expectedRevision, reason: text(2, 500) }),
    output: z.strictObject({ id: recordId, revision: z.number().int() }),
  }),
] as const;
