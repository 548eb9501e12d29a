import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { ACTIVITY_KINDS } from '#shared/features/activityFilings/activityFilings.lists.ts';
import { type FactorProposal, factorProposal } from '#shared/features/riskAssessments/proposal.contract.ts';
import { factLine } from '#shared/features/riskAssessments/proposalWords.ts';
import { UNRATED } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { type ProposedFactor, proposeFactors } from '#shared/features/riskMatrices/proposal.rules.ts';
import type { ActivityFacts } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { createRecords } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { draftAssessment } from './riskDrafts.ts';
import { lastSeq, storedFactors } from './riskRecords.repository.ts';
import { derivedOf } from './riskRecords.save.ts';

const filingFacts = z.object({
  id: z.string(),
  filingNo: z.string(),
  title: z.string(),
  place: z.string().nullable(),
  activityKind: z.enum(ACTIVITY_KINDS),
  expectedParticipants: z.number().nullable(),
  venueCapacity: z.number().nullable(),
  budgetWan: z.coerce.number().nullable(),
  fundSource: z.string().nullable(),
});

/** What the filing of an assessed activity says; nothing of it is about a participant. @throws AppError `not_found` */
async function filingOf(db: Kysely<Schema>, assessmentId: string) {
  const found = await sql<Record<string, unknown>>`SELECT f.id, f.filingNo, f.title, f.place, f.activityKind,
    f.expectedParticipants, f.venueCapacity, f.budgetWan, f.fundSource
    FROM risk_assessment a JOIN activity_filing f ON a.subjectKind = 'activity' AND f.id = a.subjectId
    WHERE a.id = ${assessmentId}`.execute(db);
  const [row] = found.rows;
  if (!row) throw new AppError('not_found');
  return filingFacts.parse(row);
}

function factsOf(
  filing: z.infer<typeof filingFacts>,
  asked: Pick<ActivityFacts, 'foreignRelated' | 'setting'>,
): ActivityFacts {
  const { activityKind, expectedParticipants, venueCapacity, budgetWan, fundSource } = filing;
  return {
    ...{ activityKind, expectedParticipants, budgetWan, fundSource, ...asked },
    venueCapacity: venueCapacity === 0 ? null : venueCapacity,
  };
}

/** Rows of the table that factors of an assessment came from. */
async function takenRows(db: Kysely<Schema>, assessmentId: string): Promise<string[]> {
  return (await storedFactors(db, assessmentId)).flatMap(({ proposal }) => {
    const parsed = factorProposal.safeParse(proposal);
    return parsed.success ? [parsed.data.row.id] : [];
  });
}

/** What the proposal table can look at, and what was taken from it already. @throws AppError `not_found` */
export async function activityFactsOf(
  db: Kysely<Schema>,
  assessmentId: string,
): Promise<CallOutput<'riskPictures.activityFacts'>> {
  const filing = await filingOf(db, assessmentId);
  const { filingNo, title, place, activityKind } = filing;
  return {
    facts: factsOf(filing, { foreignRelated: activityKind === 'foreign', setting: null }),
    ...{ filingNo, title, place },
    takenRows: await takenRows(db, assessmentId),
  };
}

/**
 * Takes proposals into the draft of an activity. Each is reckoned again from the filing and the criteria of the assessment; what a person
 * confirmed or changed stands beside the row that proposed it.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: not proposed (any more), taken already, another pair without a reason
 */
export async function takeProposals(
  write: Write,
  { assessmentId, foreignRelated, setting, choices }: HandlerInput<'riskPictures.takeProposals'>,
): Promise<{ count: number }> {
  const assessment = await draftAssessment(write, assessmentId);
  const filing = await filingOf(write.trx, assessmentId);
  const proposed = new Map(
    proposeFactors(assessment.matrix, factsOf(filing, { foreignRelated, setting })).map((one) => [one.row.id, one]),
  );
  const taken = new Set(await takenRows(write.trx, assessmentId));
  const issues: FieldIssue[] = [];
  const first = (await lastSeq(write.trx, 'risk_factor', assessmentId)) + 1;
  const items = choices.flatMap(({ rowId, likelihood, severity, riskText, changeReason }, index) => {
    const field = `choices.${rowId}`;
    const proposal = proposed.get(rowId);
    if (!proposal) issues.push({ field, code: 'risk_not_proposed' });
    if (taken.has(rowId)) issues.push({ field, code: 'risk_proposal_taken' });
    taken.add(rowId);
    if (!proposal) return [];
    const isChanged = likelihood !== proposal.row.likelihood || severity !== proposal.row.severity;
    if (isChanged && changeReason === null) issues.push({ field, code: 'risk_change_reason' });
    const fields = {
      ...{ ...UNRATED, likelihood, severity, riskText, residualReason: null, closedReason: null },
      factorCategory: proposal.factorCategory,
      ...basisOf(filing, proposal),
    };
    return [
      {
        fields: {
          ...fields,
          ...derivedOf(assessment, fields, undefined),
          ...{ assessmentId, seq: first + index, sourceFactorId: null },
          proposal: keptProposal(proposal, isChanged ? changeReason : null, isChanged),
        },
      },
    ];
  });
  refuseIssues(issues);
  await createRecords(write, 'risk_factor', items, { action: 'risk_factor.propose' });
  return { count: items.length };
}

function keptProposal({ row, value }: ProposedFactor, changeReason: string | null, isChanged: boolean): FactorProposal {
  return { row, value, decision: isChanged ? 'changed' : 'confirmed', changeReason };
}

/** The fact a proposed factor rests on, and the filing it stands in (features K11). */
function basisOf({ id, filingNo, title }: z.infer<typeof filingFacts>, { row, value }: ProposedFactor) {
  return {
    basisText: message('zh-CN', 'riskPictures.basis', { number: filingNo, fact: factLine('zh-CN', { row, value }) }),
    ...{ basisKind: 'activity_filing', basisId: id, basisTitle: `${filingNo} ${title}` },
  };
}
