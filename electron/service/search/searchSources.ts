import type { CollectionName } from '../db/collections.ts';
import { COMMUNITY_SOURCES } from './communitySources.ts';
import { INFORMATION_SOURCES } from './informationSources.ts';
import { REGISTRY_SOURCES } from './registrySources.ts';
import { type IndexedRecord, joined, of, type SearchSource, text, textsIn } from './searchSource.ts';

export type { IndexedRecord, IndexedText, SearchSource } from './searchSource.ts';

/**
 * What is searched, by collection. Persons are found as holders of a post alone: members of the leading group, legal representatives,
 * chair and recorder of a meeting, whoever is responsible for a task or handled a seal (domain.md §1.1).
 */
export const SEARCH_SOURCES: readonly SearchSource[] = [
  ...REGISTRY_SOURCES,
  {
    kind: 'leadingGroup',
    collection: 'leading_group',
    title: (record) => of(record, 'name'),
    detail: (record) => joined(of(record, 'documentNo'), of(record, 'establishedOn')),
    codes: (record) => [of(record, 'documentNo')],
    texts: (record) => [
      text('dutiesText', of(record, 'dutiesText')),
      text('officeLocation', of(record, 'officeLocation')),
    ],
    isName: true,
    newestFirst: false,
  },
  {
    kind: 'member',
    collection: 'member',
    title: (record) => of(record, 'name'),
    detail: (record) => joined(of(record, 'unitName'), of(record, 'post')),
    codes: () => [],
    texts: (record) => [text('post', of(record, 'post')), text('unitName', of(record, 'unitName'))],
    isName: true,
    newestFirst: false,
  },
  {
    kind: 'duty',
    collection: 'duty_assignment',
    title: (record) => dutyWords(record).find((words) => words !== '') ?? '',
    detail: (record) => joined(of(record, 'basisDocumentNo'), of(record, 'startOn')),
    codes: (record) => [of(record, 'basisDocumentNo')],
    texts: (record) => dutyWords(record).map((words) => text('text', words)),
    isName: false,
    owner: (record) => of(record, 'leadingGroupId'),
    parent: (record) => of(record, 'leadingGroupId'),
    newestFirst: true,
  },
  {
    kind: 'dutyItem',
    collection: 'duty_item',
    title: (record) => of(record, 'text'),
    detail: (record) => of(record, 'startOn'),
    codes: () => [],
    texts: () => [],
    isName: false,
    owner: (record) => of(record, 'leadingGroupId'),
    parent: (record) => of(record, 'leadingGroupId'),
    newestFirst: false,
  },
  {
    kind: 'regrouping',
    collection: 'regrouping',
    title: (record) => of(record, 'reason'),
    detail: (record) => joined(of(record, 'documentNo'), of(record, 'effectiveOn')),
    codes: (record) => [of(record, 'documentNo')],
    texts: () => [],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'agendaProposal',
    collection: 'agenda_proposal',
    title: (record) => of(record, 'title'),
    detail: (record) => of(record, 'proposerUnit'),
    codes: () => [],
    texts: (record) => [text('text', of(record, 'summaryText'))],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'meeting',
    collection: 'meeting',
    title: (record) => of(record, 'title'),
    detail: (record) => joined(of(record, 'number'), of(record, 'startAt').slice(0, 10)),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [
      text('place', of(record, 'place')),
      text('people', of(record, 'chairName'), of(record, 'recorderName')),
      text('text', of(record, 'openingText')),
      text('text', textsIn(record.minutesText)),
    ],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'decision',
    collection: 'decision',
    title: (record) => of(record, 'text'),
    detail: (record) => joined(of(record, 'number'), of(record, 'decidedOn')),
    codes: (record) => [of(record, 'number'), of(record, 'formerNumber')],
    texts: () => [],
    isName: false,
    owner: (record) => of(record, 'meetingId'),
    parent: (record) => of(record, 'meetingId'),
    newestFirst: true,
  },
  {
    kind: 'action',
    collection: 'action_item',
    title: (record) => of(record, 'text'),
    detail: (record) => joined(of(record, 'responsibleUnit'), of(record, 'dueOn')),
    codes: () => [],
    texts: (record) => [
      text('responsible', of(record, 'responsibleUnit'), of(record, 'responsibleNames')),
      text('text', of(record, 'sourceText')),
      text('evidence', of(record, 'evidence')),
    ],
    isName: false,
    owner: (record) => of(record, 'meetingId'),
    parent: (record) => of(record, 'meetingId'),
    newestFirst: true,
  },
  {
    kind: 'riskAssessment',
    collection: 'risk_assessment',
    title: (record) => joined(of(record, 'assessmentNo'), of(record, 'venueName')),
    detail: (record) => of(record, 'assessedOn'),
    codes: (record) => [of(record, 'assessmentNo')],
    texts: (record) => [text('text', of(record, 'conclusionText'), of(record, 'statementText'))],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'planItem',
    collection: 'plan_item',
    title: (record) => of(record, 'text'),
    detail: (record) => joined(String(record.year ?? ''), of(record, 'dueOn')),
    codes: () => [],
    texts: (record) => [text('evidence', of(record, 'evidence'))],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'studySession',
    collection: 'study_session',
    title: (record) => of(record, 'topic') || of(record, 'heldOn'),
    detail: (record) => of(record, 'heldOn'),
    codes: () => [],
    texts: (record) => [
      text('place', of(record, 'place')),
      text('people', of(record, 'chairName'), of(record, 'recorderName')),
      text('text', of(record, 'contentText'), of(record, 'discussionText')),
    ],
    isName: false,
    newestFirst: true,
  },
  ...COMMUNITY_SOURCES,
  ...INFORMATION_SOURCES,
  {
    kind: 'official',
    collection: 'official_document',
    title: (record) => of(record, 'title'),
    detail: (record) => joined(of(record, 'number'), of(record, 'issuedOn')),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [text('text', textsIn(record.content))],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'number',
    collection: 'document_number',
    title: (record) => joined(of(record, 'number'), of(record, 'title')),
    detail: (record) => of(record, 'issuedOn') || of(record, 'reservedOn'),
    codes: (record) => [of(record, 'number')],
    texts: () => [],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'document',
    collection: 'attachment',
    title: (record) => of(record, 'title') || of(record, 'fileName'),
    detail: (record) => joined(of(record, 'number'), of(record, 'createdAt').slice(0, 10)),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [text('fileName', of(record, 'fileName'))],
    isName: false,
    owner: (record) => of(record, 'ownerId'),
    parent: (record) => of(record, 'ownerId'),
    newestFirst: true,
  },
  {
    kind: 'filing',
    collection: 'activity_filing',
    title: (record) => of(record, 'title'),
    detail: (record) => joined(of(record, 'filingNo'), of(record, 'startAt').slice(0, 10)),
    codes: (record) => [of(record, 'filingNo'), of(record, 'publicSecurityPermitNo')],
    texts: (record) => [
      text('place', of(record, 'place')),
      text('people', of(record, 'onsiteLeadName')),
      text('note', of(record, 'note'), of(record, 'summaryText'), of(record, 'incidentText')),
    ],
    isName: true,
    newestFirst: true,
  },
  {
    kind: 'inspection',
    collection: 'inspection',
    title: (record) => joined(of(record, 'inspectionNo'), of(record, 'matterText')),
    detail: (record) => joined(of(record, 'heldOn') || of(record, 'plannedOn')),
    codes: (record) => [of(record, 'inspectionNo')],
    texts: (record) => [
      text('place', of(record, 'place')),
      text('responsible', textsIn(record.inspectors)),
      text('note', of(record, 'note')),
    ],
    isName: false,
    newestFirst: true,
  },
  {
    kind: 'inspectionFinding',
    collection: 'inspection_finding',
    title: (record) => of(record, 'foundText'),
    detail: (record) => joined(of(record, 'basisText'), of(record, 'rectifyDueOn')),
    codes: () => [],
    texts: (record) => [text('text', of(record, 'demandText')), text('evidence', of(record, 'evidenceText'))],
    isName: false,
    owner: (record) => of(record, 'inspectionId'),
    parent: (record) => of(record, 'inspectionId'),
    newestFirst: true,
  },
  {
    kind: 'sealUse',
    collection: 'seal_use',
    title: (record) => of(record, 'title'),
    detail: (record) => joined(of(record, 'number'), of(record, 'usedOn')),
    codes: (record) => [of(record, 'number')],
    texts: (record) => [
      text('sealName', of(record, 'sealName')),
      text('handledBy', of(record, 'handledBy'), of(record, 'approvedBy')),
      text('note', of(record, 'note')),
    ],
    isName: false,
    newestFirst: true,
  },
];

/** What an assignment says in words: both kinds of duty, then the sections. */
function dutyWords(record: IndexedRecord): string[] {
  return [of(record, 'scopeText'), of(record, 'postDutyText'), textsIn(record.sectionNames).replaceAll('\n', '、')];
}

const BY_COLLECTION: ReadonlyMap<string, SearchSource> = new Map(
  SEARCH_SOURCES.map((source) => [source.collection, source]),
);

/** How a collection is searched; undefined: it is not. */
export function searchSourceOf(collection: CollectionName): SearchSource | undefined {
  return BY_COLLECTION.get(collection);
}

/** Collections whose entries are hidden with a record of this collection, and the column that names it. */
export const DEPENDENTS: Readonly<Partial<Record<CollectionName, readonly (readonly [CollectionName, string])[]>>> = {
  action_item: [['attachment', 'ownerId']],
  inspection: [
    ['inspection_finding', 'inspectionId'],
    ['attachment', 'ownerId'],
  ],
  activity_filing: [['attachment', 'ownerId']],
  inspection_finding: [['attachment', 'ownerId']],
  collection_return: [['attachment', 'ownerId']],
  collection_task: [['collection_return', 'taskId']],
  handover: [['attachment', 'ownerId']],
  information_submission: [['attachment', 'ownerId']],
  leading_group: [
    ['duty_assignment', 'leadingGroupId'],
    ['duty_item', 'leadingGroupId'],
  ],
  meeting: [
    ['decision', 'meetingId'],
    ['action_item', 'meetingId'],
    ['attachment', 'ownerId'],
    ['minutes_correction', 'meetingId'],
  ],
  minutes_correction: [['attachment', 'ownerId']],
  official_document: [['attachment', 'ownerId']],
  organization: [['attachment', 'ownerId']],
  plan_item: [['attachment', 'ownerId']],
  report: [['attachment', 'ownerId']],
  risk_assessment: [['attachment', 'ownerId']],
  risk_measure: [['attachment', 'ownerId']],
  service_station: [
    ['attachment', 'ownerId'],
    ['station_activity', 'stationId'],
  ],
  station_activity: [['attachment', 'ownerId']],
  study_session: [['attachment', 'ownerId']],
  typical_case: [['attachment', 'ownerId']],
};
