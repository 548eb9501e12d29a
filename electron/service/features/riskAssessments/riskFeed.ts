import type { HandlerInput } from '#shared/contract/list.ts';
import { FACTORS_OF } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { UNRATED } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
import { message } from '#shared/text/index.ts';
import { createRecords, findRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { draftOf } from './riskAssessments.repository.ts';
import { createAssessment } from './riskAssessments.save.ts';
import { approvedAssessment, draftAssessment, type StoredAssessment } from './riskDrafts.ts';
import { lastSeq, type StoredFactor, storedFactors, takenInto } from './riskRecords.repository.ts';

/**
 * Takes factors of an activity's assessment into the draft of its organization, or into a new one: text and where it comes from, never
 * the levels, which are the organization's own (features K2). Nothing else carries anything from an activity to its organization.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: not an activity, a factor of another assessment or taken already, a category
 *   that organizations do not have
 */
export async function takeIntoOrganization(
  write: Write,
  { id, assessorOfficeId, factors }: HandlerInput<'riskAssessments.takeIntoOrganization'>,
): Promise<{ id: string; revision: number; count: number }> {
  const activity = await approvedAssessment(write, id);
  if (activity.subjectKind !== 'activity') refuseIssues([{ field: 'id', code: 'risk_not_activity' }]);
  const rows = new Map((await storedFactors(write.trx, id)).map((factor) => [factor.id, factor]));
  const taken = new Set((await takenInto(write.trx, id)).map(({ factorId }) => factorId));
  const issues: FieldIssue[] = factors.flatMap(({ factorId, factorCategory }, index) => {
    const field = `factors.${index}`;
    const allowed: readonly string[] = FACTORS_OF.organization;
    const row = rows.get(factorId);
    if (row === undefined || row.closedReason !== null) return [{ field, code: 'not_found' }];
    if (taken.has(factorId)) return [{ field, code: 'risk_taken_already', params: { seq: row.seq } }];
    return allowed.includes(factorCategory) ? [] : [{ field, code: 'risk_category' }];
  });
  refuseIssues(issues);
  const draft = await organizationDraft(write, activity, assessorOfficeId);
  const first = (await lastSeq(write.trx, 'risk_factor', draft.id)) + 1;
  const title = await activityTitle(write, activity);
  const items = factors.flatMap(({ factorId, factorCategory }, index) => {
    const row = rows.get(factorId);
    return row === undefined
      ? []
      : [
          {
            fields: {
              ...takenFields(row, activity, title),
              factorCategory,
              assessmentId: draft.id,
              seq: first + index,
            },
          },
        ];
  });
  await createRecords(write, 'risk_factor', items, { action: 'risk_factor.take' });
  return { id: draft.id, revision: draft.revision, count: items.length };
}

function takenFields(factor: StoredFactor, { id, assessmentNo }: StoredAssessment, title: string) {
  const params = { number: assessmentNo, seq: factor.seq, title, basis: factor.basisText };
  return {
    ...{ riskText: factor.riskText, basisText: message('zh-CN', 'riskAssessments.takenBasis', params) },
    ...{ basisKind: 'risk_assessment', basisId: id, basisTitle: `${assessmentNo} ${title}` },
    ...{ ...UNRATED, levelBefore: null, levelCurrent: null, levelAfter: null },
    ...{ residualReason: null, closedReason: null, sourceFactorId: factor.id, proposal: null },
  };
}

/** The organization's draft, made when there is none. */
async function organizationDraft(
  write: Write,
  { organizationId }: StoredAssessment,
  assessorOfficeId: string,
): Promise<StoredAssessment> {
  const subject = { subjectKind: 'organization', subjectId: organizationId, venueName: null } as const;
  const draft = await draftOf(write.trx, subject);
  if (draft !== undefined) return draftAssessment(write, draft.id);
  const fields = { periodLabel: null, assessedOn: write.today, assessorOfficeId, conclusionText: null };
  const { id } = await createAssessment(write, { subject, fields });
  return draftAssessment(write, id);
}

async function activityTitle(write: Write, { subjectId }: StoredAssessment): Promise<string> {
  const filing = await findRecord(write.trx, 'activity_filing', subjectId);
  return typeof filing?.title === 'string' ? filing.title : '';
}
