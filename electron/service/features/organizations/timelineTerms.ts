import { dayOf, of, onTab, type TimelineSource } from './timelineRecord.ts';

/** Terms of office, their officers and postponements, and the organization's own meetings (features R7, R8) on the time line. */
export const TERM_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'term',
    collection: 'organization_term',
    owner: 'organizationId',
    place: onTab('terms'),
    lines: (record) => [
      {
        on: dayOf(record, 'electedOn'),
        text: 'termElected',
        parameters: { number: of(record, 'number'), report: of(record, 'reportNumber') },
      },
    ],
  },
  {
    kind: 'term',
    collection: 'term_officer',
    owner: 'organizationId',
    place: onTab('terms'),
    lines: (record) => {
      const parameters = { name: of(record, 'name'), post: of(record, 'post') };
      return [
        { on: dayOf(record, 'startOn'), text: 'officerBegun', parameters },
        { on: dayOf(record, 'endOn'), text: 'officerEnded', parameters },
      ];
    },
  },
  {
    kind: 'term',
    collection: 'term_postponement',
    owner: 'organizationId',
    place: onTab('terms'),
    lines: (record) => [
      {
        on: dayOf(record, 'approvedOn'),
        text: 'termPostponed',
        parameters: { until: of(record, 'newDueOn'), number: of(record, 'approvalNumber') },
      },
    ],
  },
  {
    kind: 'meeting',
    collection: 'organization_meeting',
    owner: 'organizationId',
    place: onTab('meetings'),
    lines: (record) => [
      {
        on: dayOf(record, 'heldOn'),
        text: 'ownMeeting',
        parameters: { session: of(record, 'session'), due: of(record, 'due'), present: of(record, 'present') },
        labels: { body: `meetingBodyLabels.${of(record, 'body')}` },
      },
    ],
  },
];
