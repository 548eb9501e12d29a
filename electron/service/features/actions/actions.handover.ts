import { sql } from 'kysely';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { storedActionById } from './loop.repository.ts';
import { takeStep } from './steps.ts';

/** Open actions of a member; giving names the new owner, with a line of its own in the action's log (features D5). */
export const actionsHandover: HandoverSource = {
  kind: 'action',
  open: async (db, { memberId }) => {
    const { rows } = await sql<{ id: string; text: string; source: string | null; dueOn: string }>`
      SELECT action_item.id, action_item.text, action_item.dueOn,
        coalesce(meeting.number || ' ' || meeting.title, meeting.title, action_item.sourceText) AS source
      FROM action_item LEFT JOIN meeting ON meeting.id = action_item.meetingId
      WHERE action_item.ownerMemberId = ${memberId} AND action_item.status = 'open'
        AND action_item.recordState <> 'voided' AND (meeting.id IS NULL OR meeting.recordState <> 'voided')
      ORDER BY action_item.dueOn, action_item.rowKey`.execute(db);
    return rows.map(({ id, text, source, dueOn }) => ({
      id,
      title: text,
      note: source ?? '',
      dueOn,
      place: `/actions?action=${id}`,
    }));
  },
  give: async (write, { id, to, on, reason }) => {
    const action = await storedActionById(write.trx, id);
    // A hand-over may be prepared for a day to come; the log says when it was recorded.
    const isAhead = on > write.today;
    const happenedOn = isAhead ? write.today : on;
    await takeStep(write, action, {
      kind: 'handed_over',
      happenedOn,
      note: reason,
      reason,
      patch: { ownerMemberId: to },
    });
  },
};
