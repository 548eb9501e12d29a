import type { TimelineSource } from './timelineRecord.ts';
import { dayOf, of } from './timelineRecord.ts';

/** Community work of an organization on its time line: activities it took part in, its typical cases, stations it supports. */
export const COMMUNITY_TIMELINE: readonly TimelineSource[] = [
  {
    kind: 'community',
    collection: 'station_activity',
    owner: 'organizationIds',
    place: (_organizationId, record) => `/community/activities?activity=${record.id}`,
    names: async (db) => {
      const stations = await db.selectFrom('service_station').select(['id', 'name']).execute();
      return new Map(stations.map(({ id, name }) => [id, name]));
    },
    lines: (record, _organization, names) => [
      {
        on: dayOf(record, 'heldOn'),
        text: 'stationActivity',
        parameters: { station: names?.get(of(record, 'stationId')) ?? '', title: of(record, 'title') },
        labels: { category: `activityCategoryLabels.${of(record, 'category')}` },
      },
    ],
  },
  {
    kind: 'community',
    collection: 'typical_case',
    owner: 'organizationId',
    place: (_organizationId, record) => `/community/cases/${record.id}`,
    lines: (record) => [
      { on: dayOf(record, 'heldOn'), text: 'typicalCase', parameters: { title: of(record, 'title') } },
    ],
  },
  {
    kind: 'community',
    collection: 'service_station',
    owner: 'hubOrganizationId',
    place: (_organizationId, record) => `/community?station=${record.id}`,
    lines: (record) => [
      { on: dayOf(record, 'openedOn'), text: 'stationHub', parameters: { station: of(record, 'name') } },
    ],
  },
];
