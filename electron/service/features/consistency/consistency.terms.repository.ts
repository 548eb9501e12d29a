import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ITS_ORGANIZATION, live, organizationPlace } from './consistencyRule.ts';

const terms = organizationPlace('terms');
const meetings = organizationPlace('meetings');

function rows(table: string, condition: RawBuilder<unknown>, columns: RawBuilder<unknown>) {
  return sql`SELECT x.id, o.id AS owner, o.name, ${columns} FROM ${sql.table(table)} x ${ITS_ORGANIZATION}
    WHERE ${live('x')} AND (${condition})`;
}

/** What contradicts itself in terms of office and in the meetings that organizations hold themselves. */
export const termRules: readonly ConsistencyRule[] = [
  {
    key: 'term_start',
    module: 'terms',
    severity: 'error',
    find: () =>
      rows(
        'organization_term',
        sql`x.startOn < x.electedOn`,
        sql`x.number AS number, x.electedOn AS "from", x.startOn AS "to"`,
      ),
    place: terms,
  },
  {
    key: 'term_order',
    module: 'terms',
    severity: 'error',
    find: () =>
      rows(
        'organization_term',
        sql`EXISTS (SELECT 1 FROM organization_term y WHERE y.organizationId = x.organizationId AND ${live('y')}
          AND y.number < x.number AND (y.startOn >= x.startOn OR y.electedOn >= x.electedOn))`,
        sql`x.number AS number, x.startOn AS day`,
      ),
    place: terms,
  },
  {
    key: 'term_meeting',
    module: 'terms',
    severity: 'error',
    find: () =>
      rows(
        'organization_term',
        sql`x.meetingId IS NOT NULL AND NOT EXISTS (SELECT 1 FROM organization_meeting m WHERE m.id = x.meetingId
          AND ${live('m')} AND m.organizationId = x.organizationId AND m.heldOn <= x.electedOn)`,
        sql`x.number AS number, x.electedOn AS day`,
      ),
    place: terms,
  },
  {
    key: 'officer_dates',
    module: 'terms',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.name AS person, t.electedOn AS elected,
        coalesce(x.startOn, t.electedOn) AS "from", coalesce(x.endOn, '') AS "to"
      FROM term_officer x ${ITS_ORGANIZATION} JOIN organization_term t ON t.id = x.termId AND ${live('t')}
      WHERE ${live('x')} AND (x.endOn < coalesce(x.startOn, t.electedOn) OR x.startOn < t.electedOn)`,
    place: terms,
  },
  {
    key: 'officer_current_of_former',
    module: 'terms',
    severity: 'error',
    // Somebody whose time begins after the next term began was entered under the wrong term: there he counts as in office.
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.name AS person, t.number AS number, x.startOn AS day
      FROM term_officer x ${ITS_ORGANIZATION} JOIN organization_term t ON t.id = x.termId AND ${live('t')}
      WHERE ${live('x')} AND EXISTS (SELECT 1 FROM organization_term y WHERE y.organizationId = x.organizationId
        AND y.number > t.number AND ${live('y')} AND y.startOn <= coalesce(x.startOn, t.startOn))`,
    place: terms,
  },
  {
    key: 'postponement_order',
    module: 'terms',
    severity: 'error',
    find: () =>
      rows(
        'term_postponement',
        sql`x.newDueOn <= x.formerDueOn`,
        sql`x.approvalNumber AS number, x.formerDueOn AS "from", x.newDueOn AS "to"`,
      ),
    place: terms,
  },
  {
    key: 'present_above_due',
    module: 'terms',
    severity: 'error',
    find: () =>
      rows('organization_meeting', sql`x.present > x.due`, sql`x.heldOn AS day, x.due AS due, x.present AS present`),
    place: meetings,
  },
  {
    key: 'votes_unlike_present',
    module: 'terms',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.title AS title, m.present AS present,
        x.votesFor + x.votesAgainst + x.votesAbstain AS votes
      FROM organization_resolution x ${ITS_ORGANIZATION} JOIN organization_meeting m ON m.id = x.meetingId AND ${live('m')}
      WHERE ${live('x')} AND x.votesFor + x.votesAgainst + x.votesAbstain <> m.present`,
    place: meetings,
  },
  {
    key: 'org_meeting_future',
    module: 'terms',
    severity: 'error',
    find: (today) => rows('organization_meeting', sql`x.heldOn > ${today}`, sql`x.heldOn AS day`),
    place: meetings,
  },
  {
    key: 'org_meeting_after_ending',
    module: 'terms',
    severity: 'error',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.heldOn AS day, e.effectiveOn AS ended
      FROM organization_event e CROSS JOIN organization_meeting x ON x.organizationId = e.organizationId AND x.heldOn > e.effectiveOn
      ${ITS_ORGANIZATION} WHERE e.kind IN ('cancelled', 'revoked', 'filing_ended') AND ${live('e')} AND ${live('x')}`,
    place: meetings,
  },
];
