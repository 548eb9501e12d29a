import { type RawBuilder, sql } from 'kysely';
import { COLLECTIONS } from '../../db/collections.ts';
import { type ConsistencyRule, live } from './consistencyRule.ts';

/** What belongs to a parent: table, column, parent's table, and where the parent is seen. */
const CHILDREN = [
  ['organization_event', 'organizationId', 'organization', '/organizations'],
  ['organization_contact', 'organizationId', 'organization', '/organizations'],
  ['annual_review', 'organizationId', 'organization', '/organizations'],
  ['organization_articles', 'organizationId', 'organization', '/organizations'],
  ['registration_certificate', 'organizationId', 'organization', '/organizations'],
  ['seal_filing', 'organizationId', 'organization', '/organizations'],
  ['organization_branch', 'organizationId', 'organization', '/organizations'],
  ['organization_term', 'organizationId', 'organization', '/organizations'],
  ['term_officer', 'termId', 'organization_term', '/organizations'],
  ['term_postponement', 'termId', 'organization_term', '/organizations'],
  ['organization_meeting', 'organizationId', 'organization', '/organizations'],
  ['organization_resolution', 'meetingId', 'organization_meeting', '/organizations'],
  ['assessment_grade', 'organizationId', 'organization', '/organizations'],
  ['penalty', 'organizationId', 'organization', '/organizations'],
  ['commitment', 'organizationId', 'organization', '/organizations'],
  ['contact_confirmation', 'organizationId', 'organization', '/organizations'],
  ['dormant_review', 'organizationId', 'organization', '/organizations'],
  ['contact_assignment', 'memberId', 'member', '/duties'],
  ['duty_assignment', 'leadingGroupId', 'leading_group', '/duties'],
  ['duty_assignment', 'memberId', 'member', '/duties'],
  ['duty_item', 'leadingGroupId', 'leading_group', '/duties'],
  ['agenda_item', 'meetingId', 'meeting', '/meetings'],
  ['attendance', 'meetingId', 'meeting', '/meetings'],
  ['decision', 'meetingId', 'meeting', '/meetings'],
  ['action_item', 'meetingId', 'meeting', '/meetings'],
  ['action_step', 'actionId', 'action_item', '/actions'],
  ['action_extension', 'actionId', 'action_item', '/actions'],
  ['minutes_version', 'meetingId', 'meeting', '/meetings'],
  ['plan_progress', 'planItemId', 'plan_item', '/actions/plan'],
  ['study_make_up', 'sessionId', 'study_session', '/meetings/study'],
  ['document_step', 'documentId', 'official_document', '/official'],
  ['correction_notice', 'caseId', 'material_case', '/organizations/materials'],
  ['activity_filing', 'organizationId', 'organization', '/filings'],
  ['activity_filing_move', 'filingId', 'activity_filing', '/filings'],
  ['inspection', 'organizationId', 'organization', '/inspections'],
  ['inspection_finding', 'inspectionId', 'inspection', '/inspections'],
  ['risk_assessment', 'organizationId', 'organization', '/risk'],
  ['risk_factor', 'assessmentId', 'risk_assessment', '/risk'],
  ['risk_measure', 'assessmentId', 'risk_assessment', '/risk'],
  ['information_adoption', 'submissionId', 'information_submission', '/information'],
  ['station_activity', 'stationId', 'service_station', '/community'],
  ['exchange_case', 'typicalCaseId', 'typical_case', '/community'],
  ['collection_return', 'taskId', 'collection_task', '/information'],
] as const;

/** Records that name one attachment as their paper. */
const NAMING = [
  'organization_articles',
  'registration_certificate',
  'seal_filing',
  'organization_term',
  'term_postponement',
  'organization_meeting',
  'assessment_grade',
  'penalty',
  'commitment',
] as const;

/** Records whose voiding is always explained, and where they are listed. */
const VOIDED = [
  ['organization', '/organizations'],
  ['meeting', '/meetings'],
  ['official_document', '/official'],
  ['document_number', '/official/numbers'],
  ['seal_use', '/official/seals'],
  ['activity_filing', '/filings'],
  ['inspection', '/inspections'],
] as const;

const union = (parts: readonly RawBuilder<unknown>[]) => sql.join(parts, sql` UNION ALL `);

/** What has lost the record that it belongs to. */
export const recordRules: readonly ConsistencyRule[] = [
  {
    key: 'parent_gone',
    module: 'records',
    severity: 'error',
    find: () =>
      union(
        // The index over the parents is read alone, each of them once; rows are looked at only where one is missing.
        CHILDREN.map(
          ([
            table,
            column,
            parent,
            place,
          ]) => sql`SELECT x.id, ${sql.lit(place)} AS owner, '' AS name, ${sql.lit(table)} AS "table"
            FROM (SELECT DISTINCT ${sql.ref(column)} AS lost FROM ${sql.table(table)} c WHERE ${sql.ref(column)} IS NOT NULL
              AND NOT EXISTS (SELECT 1 FROM ${sql.table(parent)} p WHERE p.id = ${sql.ref(`c.${column}`)})) gone
            CROSS JOIN ${sql.table(table)} x ON ${sql.ref(`x.${column}`)} = gone.lost WHERE ${live('x')}`,
        ),
      ),
    place: ({ owner }) => owner,
  },
  {
    key: 'attachment_gone',
    module: 'records',
    severity: 'error',
    find: () => sql`SELECT a.id, '/documents' AS owner, coalesce(a.title, a.fileName) AS name FROM attachment a
      WHERE ${live('a')} AND NOT (${sql.join(
        Object.keys(COLLECTIONS).map(
          (table) =>
            sql`(a.ownerType = ${sql.lit(table)} AND EXISTS (SELECT 1 FROM ${sql.table(table)} p WHERE p.id = a.ownerId))`,
        ),
        sql` OR `,
      )})`,
    place: ({ owner }) => owner,
  },
  {
    key: 'paper_gone',
    module: 'records',
    severity: 'error',
    find: () =>
      union(
        NAMING.map(
          (table) => sql`SELECT x.id, '/organizations/' || o.id AS owner, o.name AS name
            FROM ${sql.table(table)} x CROSS JOIN organization o ON o.id = x.organizationId AND ${live('o')}
            WHERE ${live('x')} AND x.attachmentId IS NOT NULL AND NOT EXISTS (
              SELECT 1 FROM attachment a WHERE a.id = x.attachmentId)`,
        ),
      ),
    place: ({ owner }) => `${owner}?tab=attachments`,
  },
  {
    key: 'void_reason',
    module: 'records',
    severity: 'warning',
    find: () =>
      union(
        VOIDED.map(
          ([table, place]) => sql`SELECT x.id, ${sql.lit(place)} AS owner, '' AS name, ${sql.lit(table)} AS "table"
            FROM ${sql.table(table)} x WHERE x.recordState = 'voided' AND coalesce(x.voidReason, '') = ''`,
        ),
      ),
    place: ({ owner }) => owner,
  },
  {
    key: 'unit_parent',
    module: 'records',
    severity: 'error',
    find: () => sql`SELECT u.id, u.id AS owner, u.name AS name FROM office u
      WHERE ${live('u')} AND u.parentId IS NOT NULL AND (u.parentId = u.id OR NOT EXISTS (
        SELECT 1 FROM office p WHERE p.id = u.parentId AND ${live('p')}))`,
    place: ({ owner }) => `/organizations/units?unit=${owner}`,
  },
  {
    key: 'unit_days',
    module: 'records',
    severity: 'error',
    find: () => sql`SELECT u.id, u.id AS owner, u.name AS name, u.validFrom AS "from", u.endedOn AS "to" FROM office u
      WHERE ${live('u')} AND u.endedOn < u.validFrom`,
    place: ({ owner }) => `/organizations/units?unit=${owner}`,
  },
];
