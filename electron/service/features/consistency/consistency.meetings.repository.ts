import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, live } from './consistencyRule.ts';

const place: ConsistencyRule['place'] = ({ owner }) => `/meetings/${owner}`;
const decisionPlace: ConsistencyRule['place'] = ({ id }) => `/meetings/decisions/${id}`;
const actionPlace: ConsistencyRule['place'] = ({ id }) => `/actions?action=${id}`;

/** Meetings `m` that fit a condition. */
function meetings(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT m.id, m.id AS owner, m.title AS name, substr(m.startAt, 1, 10) AS day ${columns}
    FROM meeting m WHERE ${live('m')} AND (${condition})`;
}

/** Decisions `x` of living meetings `m` that fit a condition. */
function decisions(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, m.id AS owner, m.title AS name, x.seq AS seq ${columns}
    FROM decision x JOIN meeting m ON m.id = x.meetingId AND ${live('m')} WHERE ${live('x')} AND (${condition})`;
}

/** Actions `x` that count and fit a condition. */
function actions(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name ${columns}
    FROM action_item x WHERE x.listed = 1 AND (${condition})`;
}

/** What contradicts itself in meetings and what they decided. */
export const meetingRules: readonly ConsistencyRule[] = [
  {
    key: 'meeting_ends_before',
    module: 'meetings',
    severity: 'error',
    find: () => meetings(sql`m.endAt < m.startAt`, sql`, m.startAt AS "from", m.endAt AS "to"`),
    place,
  },
  {
    key: 'minutes_before_meeting',
    module: 'meetings',
    severity: 'error',
    find: () => meetings(sql`m.minutesIssuedOn < substr(m.startAt, 1, 10)`, sql`, m.minutesIssuedOn AS issued`),
    place,
  },
  {
    key: 'meeting_unnumbered',
    module: 'meetings',
    severity: 'error',
    find: () => meetings(sql`m.recordState IN ('final', 'archived') AND (m.numberSeq IS NULL OR m.number IS NULL)`),
    place,
  },
  {
    key: 'meeting_number_gap',
    module: 'meetings',
    severity: 'warning',
    find: () => sql`SELECT m.id, m.id AS owner, m.title AS name, m.number AS number, m.before + 1 AS missing FROM (
        SELECT *, lag(numberSeq) OVER (PARTITION BY kind, numberYear ORDER BY numberSeq) AS before
        FROM meeting WHERE numberSeq IS NOT NULL) m WHERE m.before IS NOT NULL AND m.numberSeq > m.before + 1`,
    place,
  },
  {
    key: 'attendance_twice',
    module: 'meetings',
    severity: 'error',
    find: () => sql`SELECT x.id, m.id AS owner, m.title AS name, coalesce(x.name, p.name) AS person
      FROM attendance x JOIN meeting m ON m.id = x.meetingId AND ${live('m')} LEFT JOIN member p ON p.id = x.memberId
      WHERE ${live('x')} AND x.memberId IS NOT NULL AND EXISTS (SELECT 1 FROM attendance y
        WHERE y.meetingId = x.meetingId AND y.memberId = x.memberId AND y.rowKey < x.rowKey AND ${live('y')})`,
    place,
  },
  {
    key: 'decision_item',
    module: 'meetings',
    severity: 'error',
    find: () =>
      decisions(sql`x.agendaItemId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM agenda_item a
        WHERE a.id = x.agendaItemId AND a.meetingId = x.meetingId AND ${live('a')})`),
    place,
  },
  {
    key: 'decision_votes',
    module: 'meetings',
    severity: 'error',
    find: () =>
      decisions(
        sql`coalesce(x.votesFor, 0) + coalesce(x.votesAgainst, 0) + coalesce(x.votesAbstain, 0) > x.votesPresent
          OR x.votesPresent > x.votesDue`,
        sql`, coalesce(x.votesFor, 0) + coalesce(x.votesAgainst, 0) + coalesce(x.votesAbstain, 0) AS votes,
          x.votesPresent AS present, coalesce(x.votesDue, '') AS due`,
      ),
    place,
  },
  {
    key: 'decision_unnumbered',
    module: 'meetings',
    severity: 'error',
    find: () => decisions(sql`m.recordState IN ('final', 'archived') AND x.number IS NULL`),
    place,
  },
  {
    key: 'decision_change_order',
    module: 'meetings',
    severity: 'error',
    find: () => sql`SELECT later.id, later.id AS owner, later.number AS name, later.decidedOn AS day,
        earlier.number AS other, earlier.decidedOn AS otherDay
      FROM decision_change x JOIN decision later ON later.id = x.decisionId JOIN decision earlier ON earlier.id = x.changedDecisionId
      WHERE ${live('x')} AND later.decidedOn < earlier.decidedOn`,
    place: decisionPlace,
  },
  {
    key: 'citation_gone',
    module: 'meetings',
    severity: 'error',
    find: () => sql`SELECT x.id, coalesce(d.id, '') AS owner, coalesce(d.number, '') AS name
      FROM decision_citation x LEFT JOIN decision d ON d.id = x.decisionId LEFT JOIN meeting m ON m.id = d.meetingId
      WHERE ${live('x')} AND (d.id IS NULL OR d.recordState = 'voided' OR m.id IS NULL OR m.recordState = 'voided')`,
    place: ({ owner }) => (owner === '' ? '/meetings/decisions' : `/meetings/decisions/${owner}`),
  },
  {
    key: 'action_done_before',
    module: 'actions',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, x.doneOn AS day,
        coalesce(substr(m.startAt, 1, 10), x.setUpOn) AS began
      FROM action_item x LEFT JOIN meeting m ON m.id = x.meetingId
      WHERE x.listed = 1 AND x.doneOn < coalesce(substr(m.startAt, 1, 10), x.setUpOn)`,
    place: actionPlace,
  },
  {
    key: 'action_stage',
    module: 'actions',
    severity: 'error',
    find: () =>
      actions(sql`(x.status = 'done') <> (x.stage IN ('completed', 'struck_off'))
        OR (x.status = 'cancelled') <> (x.stage = 'cancelled')`),
    place: actionPlace,
  },
  {
    key: 'action_done_day',
    module: 'actions',
    severity: 'error',
    find: () => actions(sql`(x.status = 'done') <> (x.doneOn IS NOT NULL)`),
    place: actionPlace,
  },
  {
    key: 'action_extension',
    module: 'actions',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, x.dueOn AS day, e.newDueOn AS granted
      FROM action_extension e JOIN action_item x ON x.id = e.actionId AND x.listed = 1
      WHERE e.state = 'approved' AND ${live('e')} AND e.newDueOn > x.dueOn AND NOT EXISTS (
        SELECT 1 FROM action_extension y WHERE y.actionId = e.actionId AND y.state = 'approved' AND y.seq > e.seq AND ${live('y')})`,
    place: actionPlace,
  },
  {
    key: 'action_of_ended',
    module: 'actions',
    severity: 'warning',
    find: () => sql`SELECT x.id, x.id AS owner, substr(x.text, 1, 60) AS name, o.name AS other
      FROM action_item x JOIN organization o ON o.id = x.organizationId AND ${live('o')} AND o.status IN ${ENDINGS}
      WHERE x.listed = 1 AND x.status = 'open'`,
    place: actionPlace,
  },
  {
    key: 'action_decision',
    module: 'actions',
    severity: 'error',
    find: () =>
      actions(sql`x.decisionId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.id = x.decisionId
        AND ${live('d')} AND (x.meetingId IS NULL OR d.meetingId = x.meetingId))`),
    place: actionPlace,
  },
];
