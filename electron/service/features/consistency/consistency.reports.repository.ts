import { sql } from 'kysely';
import { type ConsistencyRule, live } from './consistencyRule.ts';

const place: ConsistencyRule['place'] = ({ id }) => `/reports/${id}`;

/** Titles of drafts have places; the period says which report it is. */
const NAME = sql`replace(replace(x.title, '{{单位}}', ''), '{{期间}}', x.periodStart || '—' || x.periodEnd)`;

/** What contradicts itself in reports and the documents they were made into. */
export const reportRules: readonly ConsistencyRule[] = [
  {
    key: 'report_document_gone',
    module: 'reports',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, ${NAME} AS name, coalesce(x.number, '') AS number
      FROM report x LEFT JOIN official_document d ON d.id = x.documentId
      WHERE ${live('x')} AND x.state <> 'draft' AND (d.id IS NULL OR d.recordState = 'voided' OR d.stage <> 'issued')`,
    place,
  },
  {
    key: 'report_document_differs',
    module: 'reports',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, ${NAME} AS name, coalesce(x.number, '') AS number, x.issuedOn AS day,
        coalesce(d.number, '') AS other, coalesce(d.issuedOn, '') AS otherDay
      FROM report x JOIN official_document d ON d.id = x.documentId AND ${live('d')} AND d.stage = 'issued'
      WHERE ${live('x')} AND x.state <> 'draft' AND (x.number IS NOT d.number OR x.issuedOn IS NOT d.issuedOn)`,
    place,
  },
  {
    key: 'report_overdue',
    module: 'reports',
    severity: 'warning',
    find: (today) => sql`SELECT x.id, x.id AS owner, ${NAME} AS name, x.dueOn AS day
      FROM report x WHERE ${live('x')} AND x.state = 'draft' AND x.dueOn < ${today}`,
    place,
  },
  {
    key: 'report_uncounted',
    module: 'reports',
    severity: 'hint',
    find: (today) => sql`SELECT x.id, x.id AS owner, ${NAME} AS name, x.periodEnd AS day
      FROM report x WHERE ${live('x')} AND x.state = 'draft' AND x.countedAt IS NULL AND x.periodEnd < ${today}`,
    place,
  },
];
