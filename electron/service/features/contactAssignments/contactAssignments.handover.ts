import { planMove } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import { message } from '#shared/text/index.ts';
import { createRecord, updateRecord, voidRecord } from '../../db/records.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { openAssignments } from './assignments.repository.ts';

/** Organizations and townships with which somebody keeps contact, one line each. */
export const contactAssignmentsHandover: HandoverSource = {
  kind: 'contact_assignment',
  open: async (db, { memberId, today }) =>
    (await openAssignments(db, memberId, today)).map(
      ({ id, organizationId, organizationName, townshipName, startOn, endOn }) => ({
        id,
        title: organizationName ?? message('zh-CN', 'contactAssignments.wholeTownship', { name: townshipName ?? '' }),
        note: message('zh-CN', endOn === null ? 'contactAssignments.sinceDay' : 'contactAssignments.fromTo', {
          from: startOn,
          to: endOn ?? '',
        }),
        dueOn: null,
        place:
          organizationId === null
            ? `/duties/contacts?view=matrix&township=${encodeURIComponent(townshipName ?? '')}`
            : `/organizations/${organizationId}?tab=contacts`,
      }),
    ),
  give: async (write, { id, to, on, reason }) => {
    const record = await requirePresent(write, 'contact_assignment', id);
    const term = {
      id,
      memberId: String(record.memberId),
      startOn: String(record.startOn),
      endOn: record.endOn === null || record.endOn === undefined ? null : String(record.endOn),
    };
    // What begins later begins with the other member at once.
    const [from = on] = [term.startOn, on].sort().reverse();
    const plan = planMove([term], from, to);
    if (plan === null) return;
    const options = { action: 'contactAssignment.handOver', reason, effectiveOn: from };
    if (plan.ends?.endOn === null) {
      await voidRecord(write, 'contact_assignment', id, undefined, reason);
    } else if (plan.ends !== null) {
      await updateRecord(write, 'contact_assignment', id, undefined, { endOn: plan.ends.endOn }, options);
    }
    if (plan.begins === null) return;
    const { organizationId = null, townshipName = null, note = null, basisDocumentNo = null } = record;
    await createRecord(
      write,
      'contact_assignment',
      { memberId: to, organizationId, townshipName, ...plan.begins, note, basisDocumentNo },
      options,
    );
  },
};
