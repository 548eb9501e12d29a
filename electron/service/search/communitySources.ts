import { joined, of, type SearchSource, text, textsIn } from './searchSource.ts';

/** Stations, their activities and typical cases. Whoever led an activity on site is found as such. */
export const COMMUNITY_SOURCES: readonly SearchSource[] = [
  {
    kind: 'serviceStation',
    collection: 'service_station',
    title: (record) => of(record, 'name'),
    detail: (record) => joined(of(record, 'townshipName'), of(record, 'communityName')),
    codes: () => [],
    texts: (record) => [
      text('township', of(record, 'townshipName'), of(record, 'communityName')),
      text('note', of(record, 'note')),
    ],
    isName: true,
    newestFirst: false,
  },
  {
    kind: 'stationActivity',
    collection: 'station_activity',
    title: (record) => of(record, 'title') || of(record, 'heldOn'),
    detail: (record) => of(record, 'heldOn'),
    codes: () => [],
    texts: (record) => [text('people', of(record, 'onsiteLeadName')), text('note', of(record, 'note'))],
    isName: false,
    owner: (record) => of(record, 'stationId'),
    newestFirst: true,
  },
  {
    kind: 'typicalCase',
    collection: 'typical_case',
    title: (record) => of(record, 'title'),
    detail: (record) => of(record, 'heldOn'),
    codes: () => [],
    texts: (record) => [text('text', textsIn(record.text))],
    isName: false,
    newestFirst: true,
  },
];
