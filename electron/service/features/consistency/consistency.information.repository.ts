import { sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, live } from './consistencyRule.ts';

const informationPlace: ConsistencyRule['place'] = ({ owner }) => `/information?submission=${owner}`;
const stationPlace: ConsistencyRule['place'] = ({ owner }) => `/community?station=${owner}`;
const activityPlace: ConsistencyRule['place'] = ({ id }) => `/community/activities?activity=${id}`;
const returnPlace: ConsistencyRule['place'] = ({ id }) => `/information/collections/returns/${id}`;
const collectionPlace: ConsistencyRule['place'] = ({ owner }) => `/information/collections/${owner}`;

/** The working units of the office; a section may have been dissolved since. */
const NO_OFFICE = (id: string) => sql`NOT EXISTS (SELECT 1 FROM office u WHERE u.id = ${sql.ref(id)} AND ${live('u')})`;

/**
 * The last return of each office by collection (`lasts`), the offices contained in it as it says (`direct`), and through others (`closed`).
 */
const CONTAINED = sql`RECURSIVE lasts AS MATERIALIZED (
    SELECT * FROM (SELECT r.id, r.rowKey, r.taskId, r.officeId, r.coversOfficeIds, t.title, row_number() OVER (
        PARTITION BY r.taskId, r.officeId ORDER BY r.receivedAt DESC, r.rowKey DESC) AS place
      FROM collection_return r JOIN collection_task t ON t.id = r.taskId AND ${live('t')} WHERE ${live('r')}) WHERE place = 1),
  direct(taskId, officeId, covered) AS MATERIALIZED (
    SELECT l.taskId, l.officeId, c.value FROM lasts l CROSS JOIN json_each(l.coversOfficeIds) c),
  closed(taskId, officeId, covered) AS MATERIALIZED (
    SELECT taskId, officeId, covered FROM direct
    UNION SELECT c.taskId, c.officeId, d.covered FROM closed c CROSS JOIN direct d ON d.taskId = c.taskId AND d.officeId = c.covered)`;

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
  {
    key: 'return_contains_itself',
    module: 'collections',
    severity: 'error',
    find: () => sql`WITH ${CONTAINED} SELECT x.id, x.taskId AS owner, x.title AS name, coalesce(u.name, '') AS unit
      FROM closed c CROSS JOIN lasts x ON x.taskId = c.taskId AND x.officeId = c.officeId
        LEFT JOIN office own ON own.id = c.covered LEFT JOIN office u ON u.id = x.officeId
      WHERE c.covered = c.officeId OR own.local = 1 GROUP BY x.id`,
    place: returnPlace,
  },
  {
    key: 'return_contains_twice',
    module: 'collections',
    severity: 'error',
    find: () => sql`WITH ${CONTAINED} SELECT y.id, y.taskId AS owner, y.title AS name, coalesce(first.name, '') AS first,
        coalesce(second.name, '') AS second, coalesce(min(both.name), '') AS unit
      FROM direct a CROSS JOIN direct b ON b.taskId = a.taskId AND b.covered = a.covered AND b.officeId <> a.officeId
        CROSS JOIN lasts x ON x.taskId = a.taskId AND x.officeId = a.officeId
        CROSS JOIN lasts y ON y.taskId = b.taskId AND y.officeId = b.officeId AND y.rowKey > x.rowKey
        LEFT JOIN closed one ON one.taskId = a.taskId AND one.officeId = a.officeId AND one.covered = b.officeId
        LEFT JOIN closed other ON other.taskId = a.taskId AND other.officeId = b.officeId AND other.covered = a.officeId
        LEFT JOIN office first ON first.id = a.officeId LEFT JOIN office second ON second.id = b.officeId
        LEFT JOIN office both ON both.id = a.covered
      WHERE one.taskId IS NULL AND other.taskId IS NULL GROUP BY y.id`,
    place: returnPlace,
  },
];
