import { message } from '#shared/text/index.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { openItemsOf } from './planItems.repository.ts';
import { givePlanItem } from './planItems.save.ts';

/** Open plan items for which a member answers (年度重点工作). */
export const planItemsHandover: HandoverSource = {
  kind: 'planItem',
  open: async (db, { memberId, today }) => {
    const items = await openItemsOf(db, memberId, today);
    return items.map(({ id, year, seq, text, responsibleOfficeName, dueOn }) => ({
      id,
      title: text,
      note: message('zh-CN', 'planItems.handoverNote', { year, seq, unit: responsibleOfficeName }),
      dueOn,
      place: `/actions/plan?year=${year}&item=${id}`,
    }));
  },
  give: (write, given) => givePlanItem(write, given),
};
