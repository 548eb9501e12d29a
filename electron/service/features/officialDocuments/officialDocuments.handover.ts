import { AppError } from '#shared/contract/errors.ts';
import { message, messageIfKnown } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { documentsInHand } from '../handovers/openWork.repository.ts';

/** Documents that the user wrote and that are not issued yet: the receiver's account goes on with them. */
export const officialDocumentsHandover: HandoverSource = {
  kind: 'officialDocuments',
  open: async (db, { userId }) => {
    if (userId === null || userId === undefined) return [];
    return (await documentsInHand(db, userId)).map(({ id, title, kind, stage }) => ({
      id,
      title: title || message('zh-CN', 'officialPrint.untitled'),
      note: [kind, messageIfKnown('zh-CN', `officialStageLabels.${stage}`) ?? stage].filter(Boolean).join(' · '),
      dueOn: null,
      place: `/official/${id}`,
    }));
  },
  give: async (write, { id, toUserId, on, reason }) => {
    if (toUserId === null || toUserId === undefined) throw new AppError('internal');
    const options = { action: 'handover.give', reason, effectiveOn: on };
    await updateRecord(write, 'official_document', id, undefined, { handlerUserId: toUserId }, options);
  },
};
