import { dayOf, of, type TimelineSource } from './timelineRecord.ts';

/** Activity filings on the time line: filed, decided, held with their summary (features R16). */
export const FILING_TIMELINE: TimelineSource = {
  kind: 'filing',
  collection: 'activity_filing',
  owner: 'organizationId',
  place: (_organizationId, record) => `/filings/${record.id}`,
  lines: (record) => {
    const parameters = { number: of(record, 'filingNo'), title: of(record, 'title') };
    const result = { result: resultLabel(record) };
    return [
      { on: dayOf(record, 'completeOn') ?? dayOf(record, 'receivedOn'), text: 'filingReceived', parameters },
      ...(of(record, 'result') === ''
        ? []
        : [{ on: dayOf(record, 'decidedOn'), text: 'filingDecided', parameters, labels: result }]),
      ...(of(record, 'result') === 'accepted'
        ? [{ on: dayOf(record, 'summarySubmittedOn'), text: 'filingSummary', parameters }]
        : []),
    ];
  },
};

/** `accepted_pending` waits for the supervising unit, or for the permit alone. */
function resultLabel(record: Parameters<typeof of>[0]): string {
  const result = of(record, 'result');
  const waitsForPermit =
    result === 'accepted_pending' &&
    of(record, 'supervisingUnitDecision') !== 'pending' &&
    of(record, 'publicSecurityPermitNo') === '';
  return waitsForPermit ? 'activityFilings.pending_permit' : `filingResultLabels.${result}`;
}
