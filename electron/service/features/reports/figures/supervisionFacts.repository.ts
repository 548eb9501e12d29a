import { sql } from 'kysely';
import type { z } from 'zod';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import type {
  assessmentFact,
  FilingFact,
  inspectedFact,
  inspectionFact,
  measureFact,
  problemFact,
} from '#shared/features/reports/figures/supervision.figures.ts';
import { COUNTED } from './factRows.ts';
import type { FactLook, FactSource } from './factSource.ts';

/** Facts of HF10–HF12 (domain.md §9.5). */
export const SUPERVISION_SOURCES: Readonly<Record<string, FactSource>> = {
  filings: filingFacts,
  inspections: inspectionFacts,
  inspectedOrganizations: inspectedFacts,
  inspectionProblems: problemFacts,
  riskAssessments: assessmentFacts,
  riskMeasures: measureFacts,
};

/** What every row carries beside the values of its rule. */
type Head = { readonly id: string; readonly title: string; readonly on: string };

/** Final inspections of the period; those of a voided organization are out with it. */
const HELD = sql`inspection i JOIN organization o ON o.id = i.organizationId AND o.recordState <> 'voided'`;
const IS_HELD = ({ period: { from, to } }: FactLook) =>
  sql`i.recordState IN ${COUNTED} AND i.heldOn BETWEEN ${from} AND ${to}`;

/** Approved assessments of the period; those of a voided organization or of a voided filing are out with it. */
const ASSESSED = sql`risk_assessment a JOIN organization o ON o.id = a.organizationId AND o.recordState <> 'voided'
  LEFT JOIN activity_filing f ON a.subjectKind = 'activity' AND f.id = a.subjectId`;
const IS_ASSESSED = ({ period: { from, to } }: FactLook) =>
  sql`a.recordState IN ${COUNTED} AND f.recordState IS NOT 'voided' AND a.assessedOn BETWEEN ${from} AND ${to}`;

/** Filings that were filed in the period, or received and never completed, or whose activity begins in it. */
async function filingFacts({ db, period: { from, to } }: FactLook): Promise<Fact<FilingFact>[]> {
  const found = await sql<Omit<FilingFact, 'permitRequired'> & Head & { readonly permitRequired: number | null }>`
    SELECT f.id, f.filingNo || ' ' || f.title AS title, f.activityKind, f.receivedOn, f.completeOn,
      substr(f.startAt, 1, 10) AS startOn, f.timeliness, f.supervisingUnitDecision AS unitDecision, f.result,
      f.publicSecurityRequired AS permitRequired, f.summaryDueOn, f.summarySubmittedOn,
      CASE WHEN f.completeOn BETWEEN ${from} AND ${to} THEN f.completeOn
        WHEN f.completeOn IS NULL AND f.receivedOn BETWEEN ${from} AND ${to} THEN f.receivedOn
        ELSE substr(f.startAt, 1, 10) END AS "on"
    FROM activity_filing f JOIN organization o ON o.id = f.organizationId AND o.recordState <> 'voided'
    WHERE f.recordState IN ${COUNTED} AND (f.completeOn BETWEEN ${from} AND ${to}
      OR f.completeOn IS NULL AND f.receivedOn BETWEEN ${from} AND ${to}
      OR f.result = 'accepted' AND substr(f.startAt, 1, 10) BETWEEN ${from} AND ${to})
    ORDER BY "on", f.id`.execute(db);
  return found.rows.map(({ permitRequired, ...row }) =>
    factOf('activity_filing', { ...row, permitRequired: permitRequired === 1 }),
  );
}

async function inspectionFacts(look: FactLook): Promise<Fact<z.infer<typeof inspectionFact>>[]> {
  const found = await sql<z.infer<typeof inspectionFact> & Head>`
    SELECT i.id, i.inspectionNo || ' ' || o.name AS title, i.heldOn AS "on", i.heldOn, i.target
    FROM ${HELD} WHERE ${IS_HELD(look)} ORDER BY i.heldOn, i.id`.execute(look.db);
  return found.rows.map((row) => factOf('inspection', row));
}

async function inspectedFacts(look: FactLook): Promise<Fact<z.infer<typeof inspectedFact>>[]> {
  const found = await sql<z.infer<typeof inspectedFact> & Head>`
    SELECT o.id, o.name AS title, min(i.heldOn) AS "on", min(i.heldOn) AS heldOn
    FROM ${HELD} WHERE ${IS_HELD(look)} GROUP BY o.id ORDER BY min(i.heldOn), o.id`.execute(look.db);
  return found.rows.map((row) => factOf('organization', row));
}

async function problemFacts(look: FactLook): Promise<Fact<z.infer<typeof problemFact>>[]> {
  const found = await sql<z.infer<typeof problemFact> & Head>`
    SELECT p.id, i.inspectionNo || '-' || p.seq || ' ' || p.foundText AS title, i.heldOn AS "on", i.heldOn, p.rectifiedOn
    FROM ${HELD} JOIN inspection_finding p ON p.inspectionId = i.id AND p.recordState IN ${COUNTED}
    WHERE ${IS_HELD(look)} ORDER BY i.heldOn, p.id`.execute(look.db);
  return found.rows.map((row) => factOf('inspection_finding', row));
}

async function assessmentFacts(look: FactLook): Promise<Fact<z.infer<typeof assessmentFact>>[]> {
  const found = await sql<z.infer<typeof assessmentFact> & Head>`
    SELECT a.id, a.assessmentNo || ' ' || COALESCE(a.venueName, f.title, o.name) AS title, a.assessedOn AS "on",
      a.assessedOn, a.levelBefore, a.levelAfter
    FROM ${ASSESSED} WHERE ${IS_ASSESSED(look)} ORDER BY a.assessedOn, a.id`.execute(look.db);
  return found.rows.map((row) => factOf('risk_assessment', row));
}

async function measureFacts(look: FactLook): Promise<Fact<z.infer<typeof measureFact>>[]> {
  const found = await sql<z.infer<typeof measureFact> & Head>`
    SELECT m.id, a.assessmentNo || '-' || m.seq || ' ' || m.measureText AS title, a.assessedOn AS "on",
      a.assessedOn, m.dueOn, m.doneOn
    FROM ${ASSESSED} JOIN risk_measure m ON m.assessmentId = a.id AND m.recordState IN ${COUNTED}
    WHERE ${IS_ASSESSED(look)} ORDER BY a.assessedOn, m.id`.execute(look.db);
  return found.rows.map((row) => factOf('risk_measure', row));
}

/** A row as a fact: the record that is opened is the row itself. */
function factOf<Row extends Head>(collection: string, { id, title, on, ...data }: Row): Fact<Omit<Row, keyof Head>> {
  return { id, collection, recordId: id, title, on, data };
}
