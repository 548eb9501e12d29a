import { actionState, checkStatusChange, hasOwner } from '#shared/features/actions/actions.rules.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { updateRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent, saveRecord } from '../../db/saveRecord.ts';
import { countActions, listActions } from './actions.repository.ts';

export const actionsHandlers = {
  'actions.list': async ({ db, today, runtime }, input) => {
    const { nearDueDays } = runtime.settings;
    const { total, rows } = await listActions(db, input, today);
    return {
      total,
      rows: rows.map((row) => ({
        ...row,
        state: actionState(row, today, nearDueDays),
        daysLeft: daysBetween(today, row.dueOn),
      })),
      counts: await countActions(db, today, addDays(today, nearDueDays)),
    };
  },
  'actions.save': async ({ write }, { fields, ...target }) => {
    if (!hasOwner(fields)) refuseIssues([{ field: 'responsibleUnit', code: 'required' }]);
    if (target.id !== undefined) {
      const present = await requirePresent(write, 'action_item', target.id);
      // What a meeting agreed is changed in its minutes, not here.
      if (present.meetingId !== null) refuseIssues([{ field: 'id', code: 'from_meeting' }]);
      return saveRecord(write, 'action_item', target, fields);
    }
    const fresh = { meetingId: null, seq: 0, organizationId: null, status: 'open', doneOn: null, evidence: null };
    return saveRecord(write, 'action_item', target, { ...fields, ...fresh });
  },
  'actions.setStatus': async (
    { write, today },
    { id, expectedRevision, status, doneOn = null, evidence = '', reason },
  ) => {
    const present = await requirePresent(write, 'action_item', id);
    const isDone = status === 'done';
    const patch = {
      status,
      doneOn: isDone ? doneOn : null,
      evidence: isDone ? evidence.normalize('NFC').trim() || null : null,
    };
    const isSame = present.status === status && present.doneOn === patch.doneOn && present.evidence === patch.evidence;
    if (!isSame) refuseIssues(checkStatusChange({ status, doneOn, evidence, reason }, today));
    const options = { action: `action_item.${status}`, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const { revision } = await updateRecord(write, 'action_item', id, expectedRevision, patch, options);
    return { id, revision };
  },
} satisfies Handlers<NamesOf<'actions'>>;
