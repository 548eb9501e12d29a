import { sql } from 'kysely';
import { type ConsistencyRule, live } from './consistencyRule.ts';

const planPlace: ConsistencyRule['place'] = ({ id }) => `/actions/plan?item=${id}`;
const studyPlace: ConsistencyRule['place'] = ({ owner }) => `/meetings/study/${owner}`;

const NAMED = (present: number) => sql`(SELECT count(*) FROM json_each(x.attendance) one
  WHERE one.value ->> 'present' = ${sql.lit(present)})`;

/** What contradicts itself in the plan of a year and in study sessions. */
export const planRules: readonly ConsistencyRule[] = [
  {
    key: 'plan_office',
    module: 'plan',
    severity: 'warning',
    find: (today) => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, coalesce(u.name, '') AS unit
      FROM plan_item x LEFT JOIN office u ON u.id = x.responsibleOfficeId
      WHERE ${live('x')} AND x.status = 'open'
        AND (u.id IS NULL OR u.recordState = 'voided' OR u.endedOn <= ${today})`,
    place: planPlace,
  },
  {
    key: 'plan_member',
    module: 'plan',
    severity: 'warning',
    find: () => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, coalesce(m.name, '') AS person
      FROM plan_item x LEFT JOIN member m ON m.id = x.responsibleMemberId
      WHERE ${live('x')} AND x.status = 'open' AND x.responsibleMemberId IS NOT NULL
        AND (m.id IS NULL OR m.recordState = 'voided' OR m.active = 0)`,
    place: planPlace,
  },
  {
    key: 'plan_due_year',
    module: 'plan',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, x.year AS year, x.dueOn AS day
      FROM plan_item x WHERE ${live('x')} AND CAST(substr(x.dueOn, 1, 4) AS INTEGER) > x.year + 1`,
    place: planPlace,
  },
  {
    key: 'plan_done_future',
    module: 'plan',
    severity: 'error',
    find: (today) => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, x.doneOn AS day
      FROM plan_item x WHERE ${live('x')} AND x.doneOn > ${today}`,
    place: planPlace,
  },
  {
    key: 'study_people',
    module: 'plan',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, coalesce(x.topic, x.heldOn) AS name, ${NAMED(1)} AS present,
        x.participants AS participants, ${NAMED(0)} AS away, x.absent AS absent
      FROM study_session x WHERE ${live('x')} AND (${NAMED(1)} > x.participants OR ${NAMED(0)} > x.absent)`,
    place: studyPlace,
  },
  {
    key: 'study_made_up',
    module: 'plan',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, coalesce(x.topic, x.heldOn) AS name, x.absent AS absent, sum(u.headcount) AS madeUp
      FROM study_session x JOIN study_make_up u ON u.sessionId = x.id AND ${live('u')}
      WHERE ${live('x')} GROUP BY x.id HAVING sum(u.headcount) > x.absent`,
    place: studyPlace,
  },
  {
    key: 'study_made_up_early',
    module: 'plan',
    severity: 'error',
    find: () => sql`SELECT u.id, x.id AS owner, coalesce(x.topic, x.heldOn) AS name, x.heldOn AS held, u.madeUpOn AS day
      FROM study_make_up u JOIN study_session x ON x.id = u.sessionId AND ${live('x')}
      WHERE ${live('u')} AND u.madeUpOn < x.heldOn`,
    place: studyPlace,
  },
];
