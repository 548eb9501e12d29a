import type { Write } from '../../../db/write.ts';
import { addRemark, decide, handIn } from '../../minutes/minutes.review.ts';

/** The draft minutes as they came back from their first review: handed in, one remark, returned. */
export async function storeReview(write: Write, meetingId: string, revision: number): Promise<void> {
  const { id } = await handIn(write, {
    meetingId,
    expectedRevision: revision,
    reviewerId: undefined,
    note: '请审阅初稿',
  });
  await addRemark(write, {
    ...{ meetingId, place: 'text', placeIndex: null, quote: null },
    text: '责任单位和完成时限请与各科室核对后再定稿。',
  });
  await decide(write, {
    ...{ id, expectedRevision: revision, outcome: 'returned', selfChecked: true },
    answer: '请按意见修改后重新送审。',
  });
}
