import { z } from 'zod';
import { dateText, optionalText, recordId, text } from '../../contract/primitives.ts';
import { defineQuery } from '../../contract/procedure.ts';
import { optionalId, partProcedures } from '../organizations/parts.ts';
import { MEETING_BODIES, RESOLUTION_SUBJECTS } from './organizationMeetings.lists.ts';

/** A count of people or votes. */
const count = z.number().int().min(0).max(99_999);

/** A meeting that the organization itself held (features R8); its chair stands as the holder of a post. */
export const organizationMeetingFields = z.strictObject({
  body: z.enum(MEETING_BODIES),
  /** 届次, for example 第三届第二次. */
  session: optionalText(50),
  heldOn: dateText,
  place: optionalText(200),
  chairName: optionalText(50),
  chairPost: optionalText(50),
  /** 应到人数. */
  due: count.min(1),
  /** 实到人数. */
  present: count,
  attachmentId: optionalId,
  note: optionalText(500),
});
export type OrganizationMeetingFields = z.output<typeof organizationMeetingFields>;

/** One resolution of such a meeting with its votes, as counts. */
export const resolutionFields = z.strictObject({
  meetingId: recordId,
  subject: z.enum(RESOLUTION_SUBJECTS),
  title: text(2, 200),
  votesFor: count,
  votesAgainst: count,
  votesAbstain: count,
  /** What was resolved, the standard of the fees for example. */
  content: optionalText(1000),
});
export type ResolutionFields = z.output<typeof resolutionFields>;

export const organizationMeetingsContract = [
  ...partProcedures(
    'organizationMeetings',
    { one: "a meeting of the organization's own", many: "the organization's own meetings" },
    organizationMeetingFields,
  ),
  ...partProcedures(
    'organizationResolutions',
    { one: 'a resolution with its votes', many: 'the resolutions of all its meetings' },
    resolutionFields,
  ),
  defineQuery({
    name: 'organizationMeetings.council',
    permission: 'meetings.read',
    summary: 'Council meetings of the organization that the office keeps among its own meetings, newest first.',
    input: z.strictObject({ organizationId: recordId }),
    output: z.strictObject({
      rows: z.array(
        z.strictObject({
          id: recordId,
          title: z.string(),
          number: z.string().nullable(),
          startAt: z.string().nullable(),
          place: z.string().nullable(),
          recordState: z.enum(['draft', 'final', 'archived']),
        }),
      ),
    }),
  }),
] as const;
