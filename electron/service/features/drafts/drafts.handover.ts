import { AppError } from '#shared/contract/errors.ts';
import { message } from '#shared/text/index.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { draftKeysOf, draftsOf, moveDraft } from '../handovers/openWork.repository.ts';

/** What the user typed and did not save: it is offered to the receiver where he opens the same form. */
export const draftsHandover: HandoverSource = {
  kind: 'drafts',
  open: async (db, { userId }) => {
    if (userId === null || userId === undefined) return [];
    return (await draftsOf(db, userId)).map(({ key, title, savedAt }) => ({
      id: key,
      title,
      note: message('zh-CN', 'handovers.draftNote', { date: savedAt.slice(0, 10) }),
      dueOn: null,
      place: '/today',
    }));
  },
  give: async (write, { id: key, fromUserId, toUserId, reason }) => {
    if (!fromUserId || !toUserId) throw new AppError('internal');
    const taken = await draftKeysOf(write.trx, toUserId);
    await moveDraft(write, { from: fromUserId, to: toUserId, key, newKey: freeKey(key, taken) });
    // A draft is no record: the log alone says that it changed hands.
    write.audit({ action: 'handover.give', entityType: 'draft', reason, detail: { key } });
    write.changed('draft');
  },
};

/** The place in which the draft does not overwrite one of the receiver's own; `-next` is where a form looks for a second one. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  if (!taken.has(key)) return key;
  const beside = key.endsWith('-next') ? key : `${key}-next`;
  if (!taken.has(beside)) return beside;
  throw new AppError('rule_broken', { count: 1, fields: [{ field: 'work', code: 'handover_draft_place' }] });
}
