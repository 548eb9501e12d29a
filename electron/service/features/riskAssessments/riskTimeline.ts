import { dayOf, of, type TimelineSource } from '../organizations/timelineRecord.ts';

/** Assessments on the time line of the organization they concern: drafted or approved, closed. */
export const RISK_TIMELINE: TimelineSource = {
  kind: 'risk',
  collection: 'risk_assessment',
  owner: 'organizationId',
  place: (_organizationId, record) => `/risk/${record.id}`,
  lines: (record) => {
    const parameters = { number: of(record, 'assessmentNo'), venue: of(record, 'venueName') };
    const isApproved = of(record, 'approvedOn') !== '';
    const labels = {
      current: `riskLevelLabels.${of(record, 'levelCurrent')}`,
      after: `riskLevelLabels.${of(record, 'levelAfter')}`,
    };
    return [
      isApproved
        ? { on: dayOf(record, 'assessedOn'), text: 'riskAssessed', parameters, labels }
        : { on: dayOf(record, 'assessedOn'), text: 'riskDrafted', parameters },
      { on: dayOf(record, 'closedOn'), text: 'riskClosed', parameters },
    ];
  },
};
