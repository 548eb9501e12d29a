import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, ITS_ORGANIZATION, live } from './consistencyRule.ts';

const filingPlace: ConsistencyRule['place'] = ({ owner }) => `/filings/${owner}`;
const inspectionPlace: ConsistencyRule['place'] = ({ owner }) => `/inspections/${owner}`;

/** Filings `x` of living organizations `o` that fit a condition. */
function filings(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, x.id AS owner, x.title AS name, x.filingNo AS number, substr(x.startAt, 1, 10) AS day ${columns}
    FROM activity_filing x ${ITS_ORGANIZATION} WHERE ${live('x')} AND (${condition})`;
}

/** Inspections `x` of living organizations `o` that fit a condition. */
function inspections(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, x.id AS owner, o.name AS name, x.inspectionNo AS number, coalesce(x.heldOn, '') AS day ${columns}
    FROM inspection x ${ITS_ORGANIZATION} WHERE ${live('x')} AND (${condition})`;
}

/** Problems `f` of living inspections `x` that fit a condition. */
function problems(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT f.id, x.id AS owner, o.name AS name, x.inspectionNo AS number, f.seq AS seq ${columns}
    FROM inspection_finding f JOIN inspection x ON x.id = f.inspectionId AND ${live('x')} ${ITS_ORGANIZATION}
    WHERE ${live('f')} AND (${condition})`;
}

/** What contradicts itself in activity filings and inspections. */
export const activityRules: readonly ConsistencyRule[] = [
  {
    key: 'filing_accepted_bare',
    module: 'filings',
    severity: 'error',
    find: () =>
      filings(sql`x.result = 'accepted' AND (x.completeOn IS NULL OR x.onsiteLeadName IS NULL
        OR NOT EXISTS (SELECT 1 FROM attachment a WHERE a.id = x.emergencyPlanAttachmentId AND ${live('a')}))`),
    place: filingPlace,
  },
  {
    key: 'filing_accepted_undecided',
    module: 'filings',
    severity: 'error',
    find: () =>
      filings(sql`x.result = 'accepted' AND ((x.supervisingUnit IS NOT NULL AND x.supervisingUnitDecision IS NOT 'approved')
        OR x.supervisingUnitDecision IN ('pending', 'rejected'))`),
    place: filingPlace,
  },
  {
    key: 'filing_permit_missing',
    module: 'filings',
    severity: 'error',
    find: () =>
      filings(
        sql`x.result = 'accepted' AND x.publicSecurityRequired = 1 AND x.publicSecurityPermitNo IS NULL`,
        sql`, x.expectedParticipants AS count`,
      ),
    place: filingPlace,
  },
  {
    key: 'filing_summary_missing',
    module: 'filings',
    severity: 'hint',
    find: (today) =>
      filings(
        sql`x.recordState = 'final' AND x.result = 'accepted' AND x.summarySubmittedOn IS NULL AND x.summaryDueOn < ${today}`,
        sql`, x.summaryDueOn AS due`,
      ),
    place: filingPlace,
  },
  {
    key: 'filing_summary_early',
    module: 'filings',
    severity: 'error',
    find: () => filings(sql`x.summarySubmittedOn < substr(x.startAt, 1, 10)`, sql`, x.summarySubmittedOn AS submitted`),
    place: filingPlace,
  },
  {
    key: 'filing_timeliness',
    module: 'filings',
    severity: 'error',
    // Stored with the filing when it became final; counted again from the two days it rests on.
    find: () =>
      filings(
        sql`x.recordState = 'final' AND x.completeOn IS NOT NULL AND x.latestFilingDate IS NOT NULL AND x.timeliness <>
          CASE WHEN x.completeOn <= x.latestFilingDate AND x.completeOn <= substr(x.startAt, 1, 10) THEN 'on_time' ELSE 'late' END`,
        sql`, x.completeOn AS complete, x.latestFilingDate AS latest`,
      ),
    place: filingPlace,
  },
  {
    key: 'filing_of_ended',
    module: 'filings',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.title AS name, x.filingNo AS number, substr(x.startAt, 1, 10) AS day,
        o.name AS organization, e.effectiveOn AS ended
      FROM organization_event e CROSS JOIN organization o ON o.id = e.organizationId AND ${live('o')}
        CROSS JOIN activity_filing x ON x.organizationId = o.id AND ${live('x')} AND substr(x.startAt, 1, 10) > e.effectiveOn
      WHERE e.kind IN ('cancelled', 'revoked', 'filing_ended') AND ${live('e')}
        AND coalesce(x.result, '') NOT IN ('rejected', 'withdrawn', 'cancelled', 'returned')`,
    place: filingPlace,
  },
  {
    key: 'inspection_few',
    module: 'inspections',
    severity: 'error',
    find: () =>
      inspections(
        sql`x.recordState IN ('final', 'archived') AND (SELECT count(DISTINCT coalesce(one.value ->> 'memberId', one.value ->> 'name'))
          FROM json_each(x.inspectors) one) < 2`,
        sql`, json_array_length(x.inspectors) AS count`,
      ),
    place: inspectionPlace,
  },
  {
    key: 'inspection_future',
    module: 'inspections',
    severity: 'error',
    find: (today) => inspections(sql`x.recordState IN ('final', 'archived') AND x.heldOn > ${today}`),
    place: inspectionPlace,
  },
  {
    key: 'inspection_counts',
    module: 'inspections',
    severity: 'error',
    find: () =>
      inspections(
        sql`x.recordState IN ('final', 'archived') AND x.problemsFound <> (SELECT count(*) FROM inspection_finding f
          WHERE f.inspectionId = x.id AND ${live('f')})`,
        sql`, x.problemsFound AS stated, (SELECT count(*) FROM inspection_finding f WHERE f.inspectionId = x.id AND ${live('f')}) AS found`,
      ),
    place: inspectionPlace,
  },
  {
    key: 'inspection_pass_problem',
    module: 'inspections',
    severity: 'error',
    find: () =>
      inspections(sql`x.recordState IN ('final', 'archived') AND x.conclusion = 'pass' AND EXISTS (
        SELECT 1 FROM inspection_finding f WHERE f.inspectionId = x.id AND f.rectifiedOn IS NULL AND ${live('f')})`),
    place: inspectionPlace,
  },
  {
    key: 'inspection_open_of_ended',
    module: 'inspections',
    severity: 'error',
    find: () =>
      problems(
        sql`x.recordState IN ('final', 'archived') AND f.closedOn IS NULL AND o.status IN ${ENDINGS}`,
        sql`, o.status AS status`,
      ),
    place: inspectionPlace,
  },
  {
    key: 'finding_closed_bare',
    module: 'inspections',
    severity: 'error',
    find: () =>
      problems(
        sql`f.closedOn IS NOT NULL AND (f.rectifiedOn IS NULL OR (coalesce(f.evidenceText, '') = '' AND NOT EXISTS (
          SELECT 1 FROM attachment a WHERE a.ownerId = f.id AND a.ownerType = 'inspection_finding' AND ${live('a')})))`,
        sql`, f.closedOn AS closed`,
      ),
    place: inspectionPlace,
  },
  {
    key: 'finding_days',
    module: 'inspections',
    severity: 'error',
    find: () =>
      problems(
        sql`f.rectifiedOn < x.heldOn OR f.closedOn < f.rectifiedOn`,
        sql`, x.heldOn AS day, coalesce(f.rectifiedOn, '') AS rectified, coalesce(f.closedOn, '') AS closed`,
      ),
    place: inspectionPlace,
  },
];
