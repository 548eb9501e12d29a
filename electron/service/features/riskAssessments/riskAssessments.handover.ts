import { message } from '#shared/text/index.ts';
import type { HandoverSource } from '../handovers/handoverSources.ts';
import { openMeasuresOf } from './riskDue.repository.ts';
import { giveMeasure } from './riskRecords.save.ts';

/** Open measures against risks for which a member answers (风险措施). */
export const riskMeasuresHandover: HandoverSource = {
  kind: 'riskMeasure',
  open: async (db, { memberId, today }) => {
    const measures = await openMeasuresOf(db, memberId, today);
    return measures.map(({ id, text, dueOn, assessmentId, assessmentNo, subjectName }) => ({
      id,
      title: text,
      note: message('zh-CN', 'riskAssessments.handoverNote', { number: assessmentNo, subject: subjectName }),
      dueOn,
      place: `/risk/${assessmentId}`,
    }));
  },
  give: (write, given) => giveMeasure(write, given),
};
