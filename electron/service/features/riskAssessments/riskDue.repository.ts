import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { HandlerInput } from '#shared/contract/list.ts';
import { type RiskDueRow, riskDueRow } from '#shared/features/riskAssessments/riskAssessments.contract.ts';
import { RISK_DUE_KINDS, type RiskDueKind } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import type { DueSource } from '../organizations/dueSources.ts';
import { ASSESSMENTS, stateOn } from './riskAssessments.repository.ts';

const DUE = riskDueRow.omit({ daysLeft: true });

/** Approved assessments that nothing replaced or closed: only of these something falls due. */
function standing(today: string): RawBuilder<unknown> {
  return sql`${stateOn(today)} IN ('present','reviewDue')`;
}

const ABOUT = sql`a.id AS assessmentId, a.assessmentNo, COALESCE(a.venueName, f.title, o.name) AS subjectName, a.organizationId,
  o.name AS organizationName`;

const WHO = sql`trim(COALESCE(person.name, m.responsibleName, '') || ' ' || COALESCE(m.responsiblePost, person.post, ''))`;

/** The queries by kind; each gives the columns of a due row up to a last day. */
const QUERIES: Readonly<Record<RiskDueKind, (today: string, until: string) => RawBuilder<unknown>>> = {
  review: (today, until) => sql`SELECT 'review' AS kind, a.id AS recordId, a.reviewDueOn AS dueOn, ${ABOUT},
      a.levelCurrent AS level, '' AS text, unit.name AS responsible
    FROM ${ASSESSMENTS} JOIN office unit ON unit.id = a.assessorOfficeId
    WHERE a.reviewDueOn <= ${until} AND ${standing(today)}`,
  measure: (today, until) => sql`SELECT 'measure' AS kind, m.id AS recordId, m.dueOn, ${ABOUT}, a.levelCurrent AS level,
      m.measureText AS text, ${WHO} AS responsible
    FROM ${ASSESSMENTS} JOIN risk_measure m ON m.assessmentId = a.id LEFT JOIN member person ON person.id = m.responsibleMemberId
    WHERE m.recordState <> 'voided' AND m.doneOn IS NULL AND m.dueOn <= ${until} AND ${standing(today)}`,
  // The last acceptance of a factor: the risk is open again from the day after its last one, or from the day it was revoked.
  acceptance: (today, until) => sql`SELECT 'acceptance' AS kind, r.id AS recordId,
      min(r.expiresOn, COALESCE(r.revokedOn, r.expiresOn)) AS dueOn, ${ABOUT}, c.levelAfter AS level, c.riskText AS text,
      trim(person.name || ' ' || COALESCE(person.post, '')) AS responsible
    FROM ${ASSESSMENTS} JOIN risk_acceptance r ON r.assessmentId = a.id JOIN risk_factor c ON c.id = r.riskFactorId
      JOIN member person ON person.id = r.approverMemberId
    WHERE r.recordState <> 'voided' AND c.recordState <> 'voided' AND min(r.expiresOn, COALESCE(r.revokedOn, r.expiresOn)) <= ${until}
      AND ${standing(today)} AND NOT EXISTS (SELECT 1 FROM risk_acceptance later WHERE later.riskFactorId = r.riskFactorId
        AND later.recordState <> 'voided' AND (later.acceptedOn, later.id) > (r.acceptedOn, r.id))`,
};

/**
 * What falls due up to a day or is overdue, the earliest first: reviews (features K7), measures, acceptances that end or ended (K6).
 * An acceptance counts as due on its last day.
 */
export async function riskDue(
  db: Kysely<Schema>,
  { days, kind, organizationId }: HandlerInput<'riskAssessments.due'>,
  today: string,
): Promise<RiskDueRow[]> {
  const until = addDays(today, days);
  const queries = Object.entries(QUERIES).flatMap(([name, query]) =>
    kind === undefined || kind === name ? [query(today, until)] : [],
  );
  const of = organizationId === undefined ? sql`` : sql`WHERE organizationId = ${organizationId}`;
  const found = await sql<Record<string, unknown>>`SELECT * FROM (${sql.join(queries, sql` UNION ALL `)}) ${of}
    ORDER BY dueOn, kind, recordId`.execute(db);
  return found.rows.map((row) => {
    const due = DUE.parse(row);
    return { ...due, daysLeft: daysBetween(today, due.dueOn) };
  });
}

/** Open measures for which a member answers, by due date: of drafts and of assessments that nothing replaced or closed. */
export async function openMeasuresOf(db: Kysely<Schema>, memberId: string, today: string) {
  const found = await sql<{
    id: string;
    text: string;
    dueOn: string;
    assessmentId: string;
    assessmentNo: string;
    subjectName: string;
  }>`
    SELECT m.id, m.measureText AS text, m.dueOn, ${ABOUT} FROM ${ASSESSMENTS} JOIN risk_measure m ON m.assessmentId = a.id
    WHERE m.responsibleMemberId = ${memberId} AND m.doneOn IS NULL AND m.recordState <> 'voided'
      AND ${stateOn(today)} IN ('draft','present','reviewDue')
    ORDER BY m.dueOn, m.rowKey`.execute(db);
  return found.rows;
}

const DUE_KIND_OF = { review: 'riskReview', measure: 'riskMeasure', acceptance: 'riskAcceptance' } as const;

/** The same for the list of what falls due for organizations, each beside its organization. */
export const RISK_DUE_SOURCES: readonly DueSource[] = RISK_DUE_KINDS.map((kind) => ({
  kind: DUE_KIND_OF[kind],
  due: async (db, { today, until, organizationId }) => {
    const rows = await riskDue(db, { days: daysBetween(today, until), kind, organizationId }, today);
    return rows.map(({ recordId, organizationId: owner, dueOn, assessmentNo, text }) => ({
      ...{ recordId, organizationId: owner, dueOn, tab: 'risk' },
      parameters: { number: assessmentNo, measure: text },
    }));
  },
}));
