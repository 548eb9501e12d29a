import type { SearchKind, SnippetField } from '#shared/features/search/search.contract.ts';
import type { CollectionName, FieldValue } from '../db/collections.ts';

/** A record as the index reads it. */
export type IndexedRecord = Readonly<Record<string, FieldValue | undefined>>;

export type IndexedText = { readonly field: SnippetField; readonly text: string };

/** One kind of record: what it is searched by and what its hit shows. */
export type SearchSource = {
  readonly kind: SearchKind;
  readonly collection: CollectionName;
  /** Name or title: hits in it come first. */
  title(record: IndexedRecord): string;
  detail(record: IndexedRecord): string;
  /** Codes and numbers, found exactly and from their beginning, however they are typed. */
  codes(record: IndexedRecord): readonly string[];
  /** Everything else that is searched. */
  texts(record: IndexedRecord): readonly IndexedText[];
  /** The name is found by pinyin too, and when one character of it is wrong. */
  readonly isName: boolean;
  /** Id of a record that hides this one when it is voided. */
  owner?(record: IndexedRecord): string;
  /** The record on whose page it is shown. */
  parent?(record: IndexedRecord): string;
  /** Among equals the newest comes first. */
  readonly newestFirst: boolean;
};

const of = (record: IndexedRecord, field: string): string => {
  const value = record[field];
  return typeof value === 'string' ? value : '';
};
const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(' ');
const text = (field: SnippetField, ...parts: readonly string[]): IndexedText => ({ field, text: joined(...parts) });

/** Parts of stored documents that are no text: names of their kinds, pictures. */
const NO_TEXT = new Set(['kind', 'form', 'png', 'svg', 'conformance']);

/** Every text in a stored document or in minutes, one line each. */
function textsIn(value: FieldValue | undefined): string {
  const lines: string[] = [];
  const walk = (part: unknown): void => {
    if (typeof part === 'string') lines.push(part);
    else if (Array.isArray(part)) part.forEach(walk);
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) if (!NO_TEXT.has(key)) walk(inner);
    }
  };
  walk(value);
  return lines.filter((line) => line !== '').join('\n');
}

/**
 * What is searched, by collection. Persons are found as holders of a post alone: members of the leading group, legal representatives,
 * chair and recorder of a meeting, whoever is responsible for a task or handled a seal (domain.md §1.1).
 */
export const SEARCH_SOURCES: readonly SearchSource[] = [
  {
    kind: 'organization',
    collection: 'organization',
    title: (record) => of(record, 'name'),
    detail: (record) =>
      of(record, 'uscc') || of(record, 'registrationNo') || of(record, 'filingNo') || of(record, 'townshipName'),
    codes: (record) => [of(record, 'uscc'), of(record, 'registrationNo'), of(record, 'filingNo')],
    texts: (record) => [
      text('legalRepresentativeName', of(record, 'legalRepresentativeName')),
      text('supervisingUnit', of(record, 'supervisingUnit')),
      text('registrationAuthority', of(record, 'registrationAuthority')),
      text('domicile', of(record, 'domicile')),
      text('township', of(record, 'townshipName'), of(record, 'communityName')),
      text('businessScope', of(record, 'businessScope')),
      text('activityArea', of(record, 'activityArea'), of(record, 'activityVenue')),
      text('note', of(record, 'note')),
    ],
    isName: true,
    newestFirst: false,
  },
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
    detail: (record) => of(record, 'number'),
    codes: (record) => [of(record, 'number')],
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

const BY_COLLECTION: ReadonlyMap<string, SearchSource> = new Map(
  SEARCH_SOURCES.map((source) => [source.collection, source]),
);

/** How a collection is searched; undefined: it is not. */
export function searchSourceOf(collection: CollectionName): SearchSource | undefined {
  return BY_COLLECTION.get(collection);
}

/** Collections whose entries are hidden with a record of this collection, and the column that names it. */
export const DEPENDENTS: Readonly<Partial<Record<CollectionName, readonly (readonly [CollectionName, string])[]>>> = {
  meeting: [
    ['decision', 'meetingId'],
    ['action_item', 'meetingId'],
    ['attachment', 'ownerId'],
  ],
  official_document: [['attachment', 'ownerId']],
};
