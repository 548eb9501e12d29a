import { z } from 'zod';
import { expectedRevision, optionalText, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineQuery } from '../../contract/procedure.ts';
import { VERSION_REASONS } from './minutes.lists.ts';
import { minutesContent } from './minutesContent.ts';

const saved = z.strictObject({ id: recordId, revision: z.number().int() });

export const minutesVersion = z.strictObject({
  id: recordId,
  /** Counted up from 1 within the meeting. */
  seq: z.number().int(),
  reason: z.enum(VERSION_REASONS),
  note: z.string().nullable(),
  byName: z.string(),
  createdAt: z.string(),
  /** SHA-256 of the content as canonical JSON, lower-case hex. */
  sha256: z.string(),
  characters: z.number().int(),
});
export type MinutesVersion = z.output<typeof minutesVersion>;

export const minutesVersionsContract = [
  defineQuery({
    name: 'minutes.versions',
    permission: 'meetings.read',
    summary: 'The versions of the minutes of a meeting, newest first.',
    input: z.strictObject({ meetingId: recordId }),
    output: z.strictObject({
      title: z.string(),
      recordState: z.string(),
      revision: z.number().int(),
      versions: z.array(minutesVersion),
    }),
  }),
  defineQuery({
    name: 'minutes.compare',
    permission: 'meetings.read',
    summary: 'The contents of two versions of one meeting; `current` is what is stored now.',
    input: z.strictObject({
      meetingId: recordId,
      before: z.union([recordId, z.literal('current')]),
      after: z.union([recordId, z.literal('current')]),
    }),
    output: z.strictObject({
      before: minutesContent,
      after: minutesContent,
      /** Names of the organizations that tasks go to. */
      organizations: z.record(z.string(), z.string()),
    }),
  }),
  defineCommand({
    name: 'minutes.keepVersion',
    permission: 'meetings.write',
    summary: 'Keeps the stored draft as a version (存为版本).',
    input: z.strictObject({ meetingId: recordId, expectedRevision, note: optionalText(200) }),
    output: z.strictObject({ id: recordId, seq: z.number().int() }),
  }),
  defineCommand({
    name: 'minutes.restoreVersion',
    permission: 'meetings.write',
    summary:
      'Takes an earlier version back into the draft as a new change; what stood there is kept as a version before.',
    input: z.strictObject({ meetingId: recordId, versionId: recordId, expectedRevision }),
    output: saved,
  }),
] as const;
