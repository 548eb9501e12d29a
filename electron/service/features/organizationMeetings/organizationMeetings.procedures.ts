import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { listParts, savePart, voidPart } from '../organizations/parts.ts';
import { listResolutions, ORGANIZATION_MEETINGS, RESOLUTIONS } from './organizationMeetings.parts.ts';
import { councilMeetings, resolutionsOf, restingOn } from './organizationMeetings.repository.ts';

export const organizationMeetingsHandlers = {
  'organizationMeetings.list': async ({ db }, input) => listParts(db, ORGANIZATION_MEETINGS, input),
  'organizationMeetings.council': async ({ db }, { organizationId }) => councilMeetings(db, organizationId),
  'organizationMeetings.save': async ({ write }, input) => savePart(write, ORGANIZATION_MEETINGS, input),
  'organizationMeetings.void': async ({ write }, input) => {
    const count = await restingOn(write.trx, input.id);
    if (count > 0) refuseIssues([{ field: 'meetingId', code: 'meeting_in_use', params: { count } }]);
    const voided = await voidPart(write, ORGANIZATION_MEETINGS, input);
    // A voided meeting takes its resolutions out of every figure (domain.md §2).
    for (const { id } of await resolutionsOf(write.trx, input.id))
      await voidRecord(write, 'organization_resolution', id, undefined, input.reason);
    return voided;
  },
  'organizationResolutions.list': async ({ db }, input) => listResolutions(db, input),
  'organizationResolutions.save': async ({ write }, input) => savePart(write, RESOLUTIONS, input),
  'organizationResolutions.void': async ({ write }, input) => voidPart(write, RESOLUTIONS, input),
} satisfies Handlers<NamesOf<'organizationMeetings'> | NamesOf<'organizationResolutions'>>;
