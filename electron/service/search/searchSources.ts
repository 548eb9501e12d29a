import type { CollectionName } from '../db/collections.ts';
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
  handover: [['attachment', 'ownerId']],
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
  study_session: [['attachment', 'ownerId']],
};
