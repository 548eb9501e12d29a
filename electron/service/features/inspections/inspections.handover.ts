import { AppError } from '#shared/contract/errors.ts';
import { inspectionState } from '#shared/features/inspections/inspections.rules.ts';
import { message } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { inspectionById, openInspectionsOf } from './inspections.repository.ts';

/**
 * Open inspections of a member: those not final yet in which he inspects, and final ones whose problems he follows up. Giving changes
 * neither who inspected nor anything else of a final one: only who follows up.
 */
export const inspectionsHandover: HandoverSource = {
  kind: 'inspection',
  open: async (db, { memberId, today }) =>
    (await openInspectionsOf(db, memberId, today)).map((row) => ({
      id: row.id,
      title: message('zh-CN', 'inspections.handoverTitle', {
        organization: row.organizationName,
        kind: message('zh-CN', `inspectionKindLabels.${row.planKind}`),
      }),
      note: message('zh-CN', 'inspections.handoverNote', {
        number: row.inspectionNo,
        state: message('zh-CN', `inspectionStateLabels.${row.state}`),
      }),
      dueOn: row.nextDueOn ?? row.plannedOn,
      place: `/inspections/${row.id}`,
    })),
  give: async (write, { id, from, to, on, reason }) => {
    const present = await inspectionById(write.trx, id, write.today);
    const { followUpMemberId, inspectors } = present;
    const inspects = present.recordState === 'draft' && inspectors.some(({ memberId }) => memberId === from);
    const isOpen = inspectionState(present) !== 'done' && present.recordState !== 'voided';
    if (!isOpen || (followUpMemberId !== from && !inspects)) throw new AppError('conflict', { record: present });
    const next = await write.trx
      .selectFrom('member')
      .select(['id', 'name', 'post'])
      .where('id', '=', to)
      .executeTakeFirstOrThrow();
    const isAmong = inspectors.some(({ memberId }) => memberId === to);
    const given = inspectors.flatMap((one) => {
      if (one.memberId !== from) return [one];
      return isAmong ? [] : [{ memberId: next.id, name: next.name, post: next.post }];
    });
    const patch = {
      ...(followUpMemberId === from ? { followUpMemberId: to } : {}),
      ...(inspects ? { inspectors: given } : {}),
    };
    const options = { action: 'inspection.handover', reason, effectiveOn: on };
    await updateRecord(write, 'inspection', id, present.revision, patch, options);
  },
};
