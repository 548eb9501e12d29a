import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, live } from './consistencyRule.ts';

const place: ConsistencyRule['place'] = ({ id }) => `/official/${id}`;
const numbersPlace: ConsistencyRule['place'] = () => '/official/numbers';
const sealsPlace: ConsistencyRule['place'] = () => '/official/seals';
const casePlace: ConsistencyRule['place'] = ({ owner }) => `/organizations/materials/${owner}`;

/** Official documents `x` with the row `n` of their number, that fit a condition. */
function documents(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, x.id AS owner, x.title AS name, coalesce(x.number, '') AS number, coalesce(x.issuedOn, '') AS day ${columns}
    FROM official_document x LEFT JOIN document_number n ON n.id = x.numberId WHERE ${live('x')} AND (${condition})`;
}

/** What contradicts itself in official documents, their numbers, the use of seals and the cases of materials. */
export const documentRules: readonly ConsistencyRule[] = [
  {
    key: 'document_unnumbered',
    module: 'documents',
    severity: 'error',
    // Plain reports bear no number.
    find: () => documents(sql`x.stage = 'issued' AND x.form <> 'report' AND x.number IS NULL`),
    place,
  },
  {
    key: 'document_number_differs',
    module: 'documents',
    severity: 'error',
    find: () =>
      documents(
        sql`x.numberId IS NOT NULL AND (n.id IS NULL OR n.number IS NOT x.number OR n.documentId IS NOT x.id)`,
        sql`, coalesce(n.number, '') AS registered`,
      ),
    place,
  },
  {
    key: 'document_number_twice',
    module: 'documents',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.title AS name, x.number AS number FROM (
        SELECT number, min(rowKey) AS firstKey FROM official_document WHERE number IS NOT NULL AND recordState <> 'voided'
        GROUP BY number HAVING count(*) > 1) twice
      JOIN official_document x ON x.number = twice.number AND x.rowKey > twice.firstKey AND ${live('x')}`,
    place,
  },
  {
    key: 'document_number_state',
    module: 'documents',
    severity: 'error',
    find: () => documents(sql`x.stage = 'issued' AND n.id IS NOT NULL AND n.state <> 'issued'`),
    place,
  },
  {
    key: 'document_unapproved',
    module: 'documents',
    severity: 'error',
    find: () =>
      documents(sql`x.stage = 'issued' AND NOT EXISTS (SELECT 1 FROM document_step s WHERE s.documentId = x.id
        AND s.step = 'approved' AND s.outcome = 'agreed' AND ${live('s')})`),
    place,
  },
  {
    key: 'document_other_year',
    module: 'documents',
    severity: 'error',
    find: () =>
      documents(
        sql`n.classCode <> '令' AND x.issuedOn IS NOT NULL AND CAST(substr(x.issuedOn, 1, 4) AS INTEGER) <> n.year`,
      ),
    place,
  },
  {
    key: 'document_without_day',
    module: 'documents',
    severity: 'error',
    find: () => documents(sql`(x.stage = 'issued') <> (x.issuedOn IS NOT NULL)`),
    place,
  },
  {
    key: 'number_gap',
    module: 'documents',
    severity: 'warning',
    find: () => sql`SELECT n.id, n.id AS owner, n.number AS name, n.before + 1 AS missing FROM (
        SELECT *, lag(seq) OVER (PARTITION BY classCode, year ORDER BY seq) AS before FROM document_number) n
      WHERE n.before IS NOT NULL AND n.seq > n.before + 1`,
    place: numbersPlace,
  },
  {
    key: 'number_document_gone',
    module: 'documents',
    severity: 'error',
    find: () => sql`SELECT n.id, n.id AS owner, n.number AS name FROM document_number n
        LEFT JOIN official_document x ON x.id = n.documentId
      WHERE n.recordState <> 'voided' AND n.documentId IS NOT NULL
        AND (x.id IS NULL OR x.recordState = 'voided' OR (n.state = 'issued' AND x.stage <> 'issued'))`,
    place: numbersPlace,
  },
  {
    key: 'number_day_before',
    module: 'documents',
    severity: 'error',
    find: () => sql`SELECT n.id, n.id AS owner, n.number AS name FROM document_number n
      WHERE n.recordState <> 'voided' AND (n.state = 'issued') <> (n.issuedOn IS NOT NULL)`,
    place: numbersPlace,
  },
  {
    key: 'seal_use_withdrawn',
    module: 'seals',
    severity: 'warning',
    find: () => sql`SELECT x.id, x.id AS owner, x.sealName AS name, x.usedOn AS day, s.updatedOn AS withdrawn, x.title AS title FROM (
        SELECT name, substr(max(updatedAt), 1, 10) AS updatedOn FROM seal WHERE recordState <> 'voided'
        GROUP BY name HAVING max(active) = 0) s
      JOIN seal_use x ON x.sealName = s.name AND ${live('x')} AND x.usedOn > s.updatedOn`,
    place: sealsPlace,
  },
  {
    key: 'seal_use_document',
    module: 'seals',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.sealName AS name, x.usedOn AS day, x.title AS title
      FROM seal_use x LEFT JOIN official_document d ON d.id = x.documentId
      WHERE ${live('x')} AND x.documentId IS NOT NULL AND (d.id IS NULL OR d.stage <> 'issued')`,
    place: sealsPlace,
  },
  {
    key: 'seal_use_before_issue',
    module: 'seals',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.sealName AS name, x.usedOn AS day, x.title AS title, d.issuedOn AS issued
      FROM seal_use x JOIN official_document d ON d.id = x.documentId WHERE ${live('x')} AND x.usedOn < d.issuedOn`,
    place: sealsPlace,
  },
  {
    key: 'case_days',
    module: 'materials',
    severity: 'error',
    find: () => sql`SELECT x.id, x.id AS owner, x.caseNo AS name, x.receivedOn AS day, coalesce(x.completeOn, x.closedOn) AS other
      FROM material_case x WHERE ${live('x')} AND (x.completeOn < x.receivedOn OR x.closedOn < x.receivedOn)`,
    place: casePlace,
  },
  {
    key: 'notice_days',
    module: 'materials',
    severity: 'error',
    find: () => sql`SELECT x.id, c.id AS owner, c.caseNo AS name, x.noticedOn AS day, x.dueOn AS due
      FROM correction_notice x JOIN material_case c ON c.id = x.caseId AND ${live('c')}
      WHERE ${live('x')} AND (x.dueOn < x.noticedOn OR x.noticedOn < c.receivedOn)`,
    place: casePlace,
  },
];
