import { z } from 'zod';
import { recordId } from '../../contract/primitives.ts';
import {
  actionFields,
  agendaItemFields,
  attendanceFields,
  decisionFields,
  meetingFields,
} from '../meetings/meetings.contract.ts';

/**
 * The content of minutes as a version keeps it: all that summary and record print, nothing of what became of the tasks afterwards.
 * Its SHA-256 over canonical JSON is the hash that final minutes carry.
 */
export const minutesContent = z.object({
  format: z.literal('taizhang-minutes/1').default('taizhang-minutes/1'),
  fields: z.object({
    ...meetingFields.shape,
    number: z.string().nullable().default(null),
    minutesIssuedOn: z.string().nullable().default(null),
  }),
  agenda: z.array(z.object({ ...agendaItemFields.shape, id: recordId })),
  attendance: z.array(z.object({ ...attendanceFields.shape, id: recordId })),
  decisions: z.array(z.object({ ...decisionFields.shape, id: recordId, number: z.string().nullable().default(null) })),
  actions: z.array(z.object({ ...actionFields.shape, id: recordId })),
});
export type MinutesContent = z.output<typeof minutesContent>;

/** What of a stored meeting belongs to its minutes; other fields are left out. Throws when a list is missing. */
export function contentOfMinutes(meeting: {
  readonly fields: unknown;
  readonly agenda: readonly unknown[];
  readonly attendance: readonly unknown[];
  readonly decisions: readonly unknown[];
  readonly actions: readonly unknown[];
}): MinutesContent {
  const { fields, agenda, attendance, decisions, actions } = meeting;
  const content = minutesContent.parse({ fields, agenda, attendance, decisions, actions });
  // What a task came to is no part of the minutes.
  return { ...content, actions: content.actions.map((action) => ({ ...action, status: 'open' })) };
}

/** Characters of the running text, for the list of versions. */
export function charactersOf({ fields }: Pick<MinutesContent, 'fields'>): number {
  return fields.minutesText.blocks.reduce((sum, block) => {
    const texts =
      block.kind === 'table' ? [...block.columns.map((column) => column.title), ...block.rows.flat()] : [block.text];
    return sum + texts.reduce((length, text) => length + [...text].length, 0);
  }, 0);
}
