import { supervisionSettings } from '#shared/features/actions/supervisionSettings.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import type { Write } from '../../../db/write.ts';
import { listActions } from '../../actions/actions.repository.ts';
import { askExtension } from '../../actions/extensions.ts';
import { assignAction, reportAction } from '../../actions/loop.ts';
import { memberChoices, updateMember } from '../../users/users.repository.ts';

/** Open tasks assigned to members, some reported on, one late, one asking for more time; the clerk's account belongs to a member. */
export async function storeSupervision(write: Write): Promise<void> {
  const { trx, today } = write;
  const members = await memberChoices(trx);
  const clerk = members.at(-1);
  if (clerk === undefined) return;
  await updateMember(trx, { id: write.actor.id, memberId: clerk.id });
  const judging = { today, nearDueDays: 5, supervision: supervisionSettings.parse({}) };
  const { rows } = await listActions(trx, { show: 'open', offset: 0, limit: 100 }, judging);
  for (const [index, row] of rows.entries()) {
    // One stays to be assigned.
    if (index === rows.length - 1) break;
    const owner = index % 3 === 0 ? clerk : members[index % members.length];
    const target = { id: row.id, expectedRevision: row.revision };
    const assigned = await assignAction(write, { ...target, ownerMemberId: owner?.id ?? null, note: '' });
    if (index % 2 === 0) continue;
    const reported = await reportAction(write, {
      ...{ id: row.id, expectedRevision: assigned.revision, attachmentIds: [] },
      progress: index === 1 ? 'late' : 'on_track',
      note: index === 1 ? '有关单位材料尚未报齐，正在催要。' : '已完成前期摸底，正在汇总。',
    });
    if (index === 1) {
      const isPast = row.dueOn < today;
      const newDueOn = addDays(isPast ? today : row.dueOn, 20);
      const reason = '部分组织正在换届，材料不能按期报齐。';
      await askExtension(write, { id: row.id, expectedRevision: reported.revision, newDueOn, reason });
    }
  }
}
