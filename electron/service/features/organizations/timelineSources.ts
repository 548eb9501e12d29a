import { z } from 'zod';
import { datePrecision } from '#shared/contract/primitives.ts';
import type { TimelineEntry } from '#shared/features/organizations/timeline.ts';
import type { StoredRecord } from '../../db/records.ts';
import { CONTACT_ASSIGNMENT_SOURCES } from '../contactAssignments/contactTimeline.ts';
import { RISK_TIMELINE } from '../riskAssessments/riskTimeline.ts';
import { COMMUNITY_TIMELINE } from './timelineCommunity.ts';
import { FILING_TIMELINE } from './timelineFilings.ts';
import { INSPECTION_SOURCES } from './timelineInspections.ts';
import { PAPER_SOURCES } from './timelinePapers.ts';
import { dayOf, enteredOn, of, onTab, type TimelineSource } from './timelineRecord.ts';
import { SUPERVISION_SOURCES } from './timelineSupervision.ts';
import { TERM_SOURCES } from './timelineTerms.ts';

const organizationLabel = (field: string, record: StoredRecord): string =>
  `organizationLabels.${field}_${of(record, field)}`;

/** Every collection whose records belong to an organization and have a day. A new feature adds its lines here. */
export const TIMELINE_SOURCES: readonly TimelineSource[] = [
  {
    kind: 'event',
    collection: 'organization_event',
    owner: 'organizationId',
    place: onTab('events'),
    lines: (record, organization) => [
      {
        on: dayOf(record, 'effectiveOn'),
        precision: foundingPrecision(of(record, 'kind'), organization),
        text: 'event',
        labels: { kind: `organizationLabels.event_${of(record, 'kind')}`, items: itemFields(record) },
        parameters: { document: of(record, 'documentNo') },
      },
    ],
  },
  {
    kind: 'review',
    collection: 'annual_review',
    owner: 'organizationId',
    place: onTab('supervision'),
    lines: (record) => [
      {
        on: dayOf(record, 'concludedOn') ?? dayOf(record, 'submittedOn') ?? enteredOn(record),
        text: 'review',
        parameters: { year: of(record, 'year') },
        labels: {
          regime: organizationLabel('regime', record),
          conclusion: organizationLabel('conclusion', record),
        },
      },
    ],
  },
  {
    kind: 'meeting',
    collection: 'meeting',
    owner: 'organizationId',
    place: (_organizationId, record) => `/meetings/${record.id}`,
    lines: (record) => [
      {
        on: dayOf(record, 'startAt'),
        text: 'meeting',
        parameters: { title: of(record, 'title'), number: of(record, 'number') },
      },
    ],
  },
  {
    kind: 'contact',
    collection: 'organization_contact',
    owner: 'organizationId',
    place: onTab('contacts'),
    lines: (record) => {
      const about = { parameters: { name: of(record, 'name') }, labels: { role: organizationLabel('role', record) } };
      return [
        of(record, 'validFrom') === ''
          ? { on: enteredOn(record), text: 'contactEntered', ...about }
          : { on: dayOf(record, 'validFrom'), text: 'contactBegun', ...about },
        { on: dayOf(record, 'validTo'), text: 'contactEnded', ...about },
      ];
    },
  },
  {
    kind: 'action',
    collection: 'action_item',
    owner: 'organizationId',
    place: (_organizationId, record) =>
      of(record, 'meetingId') === '' ? '/actions' : `/meetings/${of(record, 'meetingId')}`,
    lines: (record) => {
      const parameters = { task: of(record, 'text'), dueOn: of(record, 'dueOn') };
      return [
        { on: enteredOn(record), text: 'actionSet', parameters },
        { on: dayOf(record, 'doneOn'), text: 'actionDone', parameters },
      ];
    },
  },
  {
    kind: 'file',
    collection: 'attachment',
    owner: 'ownerId',
    place: onTab('attachments'),
    lines: (record) => [
      {
        on: enteredOn(record),
        text: 'file',
        parameters: { name: of(record, 'title') || of(record, 'fileName') },
        labels: { kind: `attachmentKindLabels.${of(record, 'kind')}` },
      },
    ],
  },
  {
    kind: 'matter',
    collection: 'material_case',
    owner: 'organizationId',
    place: onTab('materials'),
    lines: (record) => {
      const parameters = { number: of(record, 'caseNo'), matter: of(record, 'matterTitle') };
      return [
        { on: dayOf(record, 'receivedOn'), text: 'caseReceived', parameters },
        { on: dayOf(record, 'completeOn'), text: 'caseComplete', parameters },
        { on: dayOf(record, 'closedOn'), text: 'caseClosed', parameters },
      ];
    },
  },
  {
    kind: 'dormant',
    collection: 'dormant_review',
    owner: 'organizationId',
    place: onTab('dormant'),
    lines: (record) => {
      const about = {
        labels: { outcome: `dormantOutcomeLabels.${of(record, 'outcome')}` },
        parameters: { document: of(record, 'documentNo') },
      };
      return [
        { on: dayOf(record, 'decidedOn'), text: 'dormantDecided', ...about },
        { on: dayOf(record, 'doneOn'), text: 'dormantDone', ...about },
      ];
    },
  },
  RISK_TIMELINE,
  ...CONTACT_ASSIGNMENT_SOURCES,
  ...PAPER_SOURCES,
  ...TERM_SOURCES,
  ...SUPERVISION_SOURCES,
  FILING_TIMELINE,
  ...INSPECTION_SOURCES,
  ...COMMUNITY_TIMELINE,
];

const eventItems = z.array(z.object({ field: z.string() }));

/** Keys of the names of the fields that an event changed. */
function itemFields(record: StoredRecord): string[] {
  const items = eventItems.safeParse(record.items);
  return items.success ? items.data.map(({ field }) => `organizationFields.${field}`) : [];
}

/** The founding of an organization is known as precisely as its date. */
function foundingPrecision(kind: string, organization: StoredRecord): TimelineEntry['precision'] {
  const field = kind === 'established' ? 'establishedOnPrecision' : kind === 'filed' ? 'filedOnPrecision' : '';
  return datePrecision.catch('day').parse(of(organization, field));
}
