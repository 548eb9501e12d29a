import type { HandlerInput } from '#shared/contract/list.ts';
import { UNRATED } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { takeRows } from './riskApproval.ts';
import { surroundings } from './riskAssessments.repository.ts';
import { createAssessment, type Saved } from './riskAssessments.save.ts';
import { approvedAssessment } from './riskDrafts.ts';

/** What does not come along from the last period: every rating, and what was said about ratings. */
const BLANK = { ...UNRATED, residualReason: null, proposal: null } as const;

/**
 * Begins the assessment of a new period from the last approved one of its subject: factors and measures with their words, levels blank,
 * under the matrix that holds on the new day (features K9). What was closed does not come along.
 * @throws AppError `not_found`, `conflict`; `rule_broken`: a draft, not the last one, the new day before the old, a draft of the subject
 */
export async function copyPeriod(
  write: Write,
  { id, assessedOn, periodLabel, assessorOfficeId }: HandlerInput<'riskPictures.copyPeriod'>,
): Promise<Saved> {
  const old = await approvedAssessment(write, id);
  const { laterId, endedBy } = await surroundings(write.trx, id, write.today);
  if (laterId !== null) refuseIssues([{ field: 'id', code: 'risk_superseded' }]);
  if (endedBy !== null) refuseIssues([{ field: 'id', code: 'risk_closed_already' }]);
  if (assessedOn <= old.assessedOn)
    refuseIssues([{ field: 'assessedOn', code: 'risk_copied_early', params: { date: old.assessedOn } }]);
  const { subjectKind, subjectId, venueName } = old;
  const fields = { periodLabel, assessedOn, assessorOfficeId, conclusionText: null };
  const subject = { subjectKind, subjectId, venueName };
  const created = await createAssessment(write, { subject, fields }, { copiedFromId: id });
  await takeRows(write, old, created.id, BLANK);
  return created;
}
