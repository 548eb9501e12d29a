import { message } from '#shared/text/index.ts';
import { findRecord, updateRecord } from '../../db/records.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { meetingsNaming } from '../handovers/openWork.repository.ts';

const FIELDS = ['chairName', 'recorderName'] as const;

/** Coming meetings that the member is to chair or to record; what was held stays as it was held. */
export const meetingsHandover: HandoverSource = {
  kind: 'meetings',
  open: async (db, { memberId, today }) => {
    const name = String((await findRecord(db, 'member', memberId))?.name ?? '');
    const meetings = await meetingsNaming(db, name, today);
    return meetings.flatMap((meeting) =>
      FIELDS.filter((field) => meeting[field] === name).map((field) => ({
        id: `${meeting.id}-${field}`,
        title: meeting.title,
        note: message('zh-CN', `handovers.meeting_${field}`),
        dueOn: meeting.startAt.slice(0, 10),
        place: `/meetings/${meeting.id}`,
      })),
    );
  },
  give: async (write, { id, to, on, reason }) => {
    const field = FIELDS.find((one) => id.endsWith(`-${one}`)) ?? 'recorderName';
    const meetingId = id.slice(0, -field.length - 1);
    const receiver = await requirePresent(write, 'member', to);
    await updateRecord(
      write,
      'meeting',
      meetingId,
      undefined,
      { [field]: String(receiver.name) },
      { action: 'handover.give', reason, effectiveOn: on },
    );
  },
};
