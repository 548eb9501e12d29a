import { z } from 'zod';
import { dateText, recordId } from '../../contract/primitives.ts';
import { defineQuery } from '../../contract/procedure.ts';
import { TIMELINE_KINDS, timelineEntry } from './timeline.ts';

/** What the page of one organization asks besides the record itself. */
export const organizationPageContract = [
  defineQuery({
    name: 'organizations.timeline',
    permission: 'registry.read',
    summary:
      'Everything that is linked to an organization by date, newest first: events, meetings, papers, files, contacts …',
    input: z.strictObject({
      id: recordId,
      /** Left out: every kind. */
      kinds: z.array(z.enum(TIMELINE_KINDS)).max(TIMELINE_KINDS.length).optional(),
      /** Entries on this day or earlier. */
      until: dateText.optional(),
      /** The `key` of the last entry that is shown already. */
      before: z.string().max(200).optional(),
      limit: z.number().int().min(1).max(500).default(100),
    }),
    output: z.strictObject({
      entries: z.array(timelineEntry),
      /** Further entries follow. */
      more: z.boolean(),
      /** Entries of each kind, whatever `kinds` and `before` say. */
      counts: z.partialRecord(z.enum(TIMELINE_KINDS), z.number().int()),
    }),
  }),
] as const;
