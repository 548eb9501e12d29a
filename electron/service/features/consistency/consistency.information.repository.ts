import { sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, live } from './consistencyRule.ts';

const informationPlace: ConsistencyRule['place'] = ({ owner }) => `/information?submission=${owner}`;
const stationPlace: ConsistencyRule['place'] = ({ owner }) => `/community?station=${owner}`;
const activityPlace: ConsistencyRule['place'] = ({ id }) => `/community/activities?activity=${id}`;
const returnPlace: ConsistencyRule['place'] = ({ id }) => `/information/collections/returns/${id}`;
const collectionPlace: ConsistencyRule['place'] = ({ owner }) => `/information/collections/${owner}`;

/** The working units of the office; a section may have been dissolved since. */
const NO_OFFICE = (id: string) => sql`NOT EXISTS (SELECT 1 FROM office u WHERE u.id = ${sql.ref(id)} AND ${live('u')})`;

/** What contradicts itself in information work, community work and collections. */
export const informationRules: readonly ConsistencyRule[] = [
  {
    key: 'adoption_before',
    module: 'information',
    severity: 'error',
    find: () => sql`SELECT x.id, s.id AS owner, s.title AS name, s.submittedOn AS submitted, x.adoptedOn AS day
      FROM information_adoption x JOIN information_submission s ON s.id = x.submissionId AND ${live('s')}
      WHERE ${live('x')} AND x.adoptedOn < s.submittedOn`,
    place: informationPlace,
  },
  {
    key: 'adoption_twice',
    module: 'information',
    severity: 'warning',
    find: () => sql`SELECT x.id, s.id AS owner, s.title AS name, x.outlet AS outlet, x.adoptedOn AS day
      FROM information_adoption x JOIN information_submission s ON s.id = x.submissionId AND ${live('s')}
      WHERE ${live('x')} AND EXISTS (SELECT 1 FROM information_adoption y WHERE y.submissionId = x.submissionId
        AND y.outlet = x.outlet AND y.level = x.level AND y.adoptedOn = x.adoptedOn AND y.rowKey < x.rowKey AND ${live('y')})`,
    place: informationPlace,
  },
  {
    key: 'submission_section',
    module: 'information',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.title AS name FROM information_submission x
      WHERE ${live('x')} AND ${NO_OFFICE('x.sectionId')}`,
    place: informationPlace,
  },
  {
    key: 'submission_future',
    module: 'information',
    severity: 'error',
    find: (today) => sql`SELECT x.id, x.id AS owner, x.title AS name, x.submittedOn AS day FROM information_submission x
      WHERE ${live('x')} AND x.submittedOn > ${today}`,
    place: informationPlace,
  },
  {
    key: 'station_activity_outside',
    module: 'community',
    severity: 'error',
    find: () => sql`SELECT x.id, s.id AS owner, s.name AS name, x.heldOn AS day, s.openedOn AS opened, coalesce(s.closedOn, '') AS closed
      FROM station_activity x JOIN service_station s ON s.id = x.stationId AND ${live('s')}
      WHERE ${live('x')} AND (x.heldOn < s.openedOn OR x.heldOn > s.closedOn)`,
    place: activityPlace,
  },
  {
    key: 'station_activity_organization',
    module: 'community',
    severity: 'error',
    find: () => sql`SELECT x.id, s.id AS owner, s.name AS name, x.heldOn AS day
      FROM station_activity x JOIN service_station s ON s.id = x.stationId AND ${live('s')}
      WHERE ${live('x')} AND EXISTS (SELECT 1 FROM json_each(x.organizationIds) named LEFT JOIN organization o ON o.id = named.value
        WHERE o.id IS NULL)`,
    place: activityPlace,
  },
  {
    key: 'station_hub',
    module: 'community',
    severity: 'warning',
    find: () => sql`SELECT s.id, s.id AS owner, s.name AS name, o.name AS other FROM service_station s
        JOIN organization o ON o.id = s.hubOrganizationId AND ${live('o')}
      WHERE ${live('s')} AND s.closedOn IS NULL AND o.status IN ${ENDINGS}`,
    place: stationPlace,
  },
  {
    key: 'return_not_asked',
    module: 'collections',
    severity: 'error',
    find: () => sql`SELECT x.id, t.id AS owner, t.title AS name, coalesce(u.name, '') AS unit
      FROM collection_return x JOIN collection_task t ON t.id = x.taskId AND ${live('t')} LEFT JOIN office u ON u.id = x.officeId
      WHERE ${live('x')} AND NOT EXISTS (SELECT 1 FROM json_each(t.recipientOfficeIds) asked WHERE asked.value = x.officeId)`,
    place: returnPlace,
  },
  {
    key: 'return_timeliness',
    module: 'collections',
    severity: 'error',
    find: () => sql`SELECT x.id, t.id AS owner, t.title AS name, x.receivedAt AS received, t.dueOn || ' ' || t.cutoffTime AS due
      FROM collection_return x JOIN collection_task t ON t.id = x.taskId AND ${live('t')}
      WHERE ${live('x')} AND (x.timeliness = 'on_time') <>
        (replace(substr(x.receivedAt, 1, 16), 'T', ' ') <= t.dueOn || ' ' || t.cutoffTime)`,
    place: returnPlace,
  },
  {
    key: 'task_office',
    module: 'collections',
    severity: 'error',
    find: () => sql`SELECT t.id, t.id AS owner, t.title AS name FROM collection_task t
      WHERE ${live('t')} AND EXISTS (SELECT 1 FROM json_each(t.recipientOfficeIds) asked LEFT JOIN office u ON u.id = asked.value
        WHERE u.id IS NULL)`,
    place: collectionPlace,
  },
];
