import { PERMISSIONS } from '#shared/contract/permissions.ts';
import { updateRecord } from '../../db/records.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { reviewsWaitingFor } from '../handovers/openWork.repository.ts';
import { reviewers } from './minutes.repository.ts';

/**
 * Reviews of minutes that wait for the user by name: they go to the receiver's account, or, where that one may not review, to whoever
 * may.
 */
export const minutesHandover: HandoverSource = {
  kind: 'minutesReviews',
  open: async (db, { userId }) => {
    if (userId === null || userId === undefined) return [];
    return (await reviewsWaitingFor(db, userId)).map(({ id, meetingId, title, handedInByName }) => ({
      id,
      title,
      note: handedInByName,
      dueOn: null,
      place: `/meetings/${meetingId}`,
    }));
  },
  give: async (write, { id, toUserId, on, reason }) => {
    const able = await reviewers(write.trx, PERMISSIONS['meetings.finalize']);
    const receiver = able.find((one) => one.id === toUserId);
    const patch = { reviewerId: receiver?.id ?? null, reviewerName: receiver?.name ?? null };
    await updateRecord(write, 'minutes_review', id, undefined, patch, {
      action: 'handover.give',
      reason,
      effectiveOn: on,
    });
  },
};
