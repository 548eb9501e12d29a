import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import {
  type OrganizationMeetingFields,
  organizationMeetingFields,
  type ResolutionFields,
  resolutionFields,
} from '#shared/features/organizationMeetings/organizationMeetings.contract.ts';
import {
  organizationMeetingIssues,
  resolutionIssues,
} from '#shared/features/organizationMeetings/organizationMeetings.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';
import { listParts, type Part } from '../organizations/parts.ts';
import { heldOnOf, meetingsById, resolutionsOf } from './organizationMeetings.repository.ts';

export const ORGANIZATION_MEETINGS: Part<OrganizationMeetingFields> = {
  collection: 'organization_meeting',
  fields: organizationMeetingFields,
  order: 'heldOn',
  issues: async (write, { id, fields, others }) =>
    organizationMeetingIssues(
      fields,
      others.map((other) => other.fields),
      id === undefined ? [] : await resolutionsOf(write.trx, id),
      write.today,
    ),
  effectiveOn: ({ heldOn }) => heldOn,
};

export const RESOLUTIONS: Part<ResolutionFields> = {
  collection: 'organization_resolution',
  fields: resolutionFields,
  order: 'createdAt',
  issues: async (write, { organization, fields }) => {
    const { rows } = await listParts(write.trx, ORGANIZATION_MEETINGS, { organizationId: organization.id });
    return resolutionIssues(fields, rows.find(({ id }) => id === fields.meetingId)?.fields);
  },
  names: namesOfMeetings,
};

/** The resolutions, those of the last meeting first, within a meeting in the order in which they were entered. */
export async function listResolutions(
  db: Kysely<Schema>,
  input: HandlerInput<'organizationResolutions.list'>,
): Promise<CallOutput<'organizationResolutions.list'>> {
  const { rows, ...list } = await listParts(db, RESOLUTIONS, input);
  const meetings = await meetingsById(
    db,
    rows.map(({ fields }) => fields.meetingId),
  );
  const days = new Map(meetings.map(({ id, heldOn }) => [id, Date.parse(heldOn)]));
  const day = (row: (typeof rows)[number]) => days.get(row.fields.meetingId) ?? 0;
  return { ...list, rows: rows.toReversed().sort((left, right) => day(right) - day(left)) };
}

/** The meetings that rows name, in words: day, session and body. */
export async function namesOfMeetings(
  db: Kysely<Schema>,
  rows: readonly { readonly fields: { readonly meetingId: string | null } }[],
): Promise<ReadonlyMap<string, string>> {
  const meetings = await meetingsById(
    db,
    rows.flatMap(({ fields }) => fields.meetingId ?? []),
  );
  return new Map(
    meetings.map(({ id, body, session, heldOn }) => {
      const word = messageIfKnown('zh-CN', `meetingBodyLabels.${body}`) ?? body;
      return [id, message('zh-CN', 'organizationMeetings.title', { date: heldOn, session: session ?? '', body: word })];
    }),
  );
}

/**
 * The meeting that a record names: its day, and what is wrong when the organization has no such meeting.
 * @param meetingId null: none is named
 */
export async function namedMeeting(
  db: Kysely<Schema>,
  organizationId: string,
  meetingId: string | null,
): Promise<{ readonly meetingDay: string | null; readonly issues: readonly FieldIssue[] }> {
  if (meetingId === null) return { meetingDay: null, issues: [] };
  const meetingDay = await heldOnOf(db, organizationId, meetingId);
  if (meetingDay === undefined) return { meetingDay: null, issues: [{ field: 'meetingId', code: 'not_found' }] };
  return { meetingDay, issues: [] };
}
