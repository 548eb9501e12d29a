import { updateRecord } from '../../db/records.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { sealsKeptBy } from '../handovers/openWork.repository.ts';

/** Seals that the member keeps: the receiver keeps them from the day on. */
export const sealsHandover: HandoverSource = {
  kind: 'seals',
  open: async (db, { memberId }) =>
    (await sealsKeptBy(db, memberId)).map(({ id, name, agencyName }) => ({
      id,
      title: name,
      note: agencyName,
      dueOn: null,
      place: '/official/seals',
    })),
  give: async (write, { id, to, on, reason }) => {
    const options = { action: 'handover.give', reason, effectiveOn: on };
    await updateRecord(write, 'seal', id, undefined, { keeperMemberId: to }, options);
  },
};
