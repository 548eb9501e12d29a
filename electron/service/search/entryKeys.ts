import { SEARCH_KINDS, type SearchKind } from '#shared/features/search/search.contract.ts';

/** What an index entry is about: a kind of record, or a page of an attached file. */
export type EntryKind = SearchKind | 'page';
const ENTRY_KINDS: readonly EntryKind[] = [...SEARCH_KINDS, 'page'];

/** Part of stored numbers: never changed without a new recipe. */
const KIND_NUMBERS: Readonly<Record<EntryKind, number>> = {
  organization: 1,
  leadingGroup: 2,
  member: 3,
  meeting: 4,
  decision: 5,
  action: 6,
  official: 7,
  number: 8,
  document: 9,
  sealUse: 10,
  unit: 11,
  materialCase: 12,
  page: 15,
  articles: 20,
  certificate: 21,
  branch: 22,
  organizationMeeting: 23,
  resolution: 24,
  grade: 25,
  penalty: 26,
  duty: 27,
  dutyItem: 28,
  regrouping: 29,
  agendaProposal: 30,
  planItem: 31,
  filing: 40,
  inspection: 41,
  inspectionFinding: 42,
  riskAssessment: 44,
  studySession: 32,
  information: 49,
  collectionTask: 50,
  collectionReturn: 51,
  report: 52,
  reportTemplate: 53,
  serviceStation: 46,
  stationActivity: 47,
  typicalCase: 48,
};

const KIND_OF_NUMBER: ReadonlyMap<number, EntryKind> = new Map(ENTRY_KINDS.map((kind) => [KIND_NUMBERS[kind], kind]));

/** Entries of one kind lie together, hidden ones (voided records) behind the others, so that a search asks for a range of row numbers. */
const SPAN = 2 ** 40;

/** The index row of a record: its kind, whether it is hidden, and its table's `rowKey`. */
export function entryNumber(kind: EntryKind, rowKey: number, isHidden = false): number {
  return entryBase(kind, isHidden) + rowKey;
}

/** What is subtracted from an entry's number to get the `rowKey`. */
export function entryBase(kind: EntryKind, isHidden = false): number {
  return (KIND_NUMBERS[kind] * 2 + (isHidden ? 1 : 0)) * SPAN;
}

/** First and last possible number of the kind's entries. */
export function entryRange(kind: EntryKind, isHidden = false): { readonly first: number; readonly last: number } {
  const first = entryBase(kind, isHidden);
  return { first, last: first + SPAN - 1 };
}

/** The `rowKey` behind an entry's number. */
export function rowKeyOf(entry: number): number {
  return entry % SPAN;
}

/** The run of entries in which a number lies: whose it is (of nobody: undefined, also when hidden) and where the next begins. */
export function runOf(entry: number): { readonly kind: EntryKind | undefined; readonly next: number } {
  const run = Math.floor(entry / SPAN);
  const kind = run % 2 === 0 ? KIND_OF_NUMBER.get(run / 2) : undefined;
  return { kind, next: (run + 1) * SPAN };
}
