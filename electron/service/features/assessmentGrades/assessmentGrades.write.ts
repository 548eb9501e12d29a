import {
  type AssessmentGradeFields,
  assessmentGradeFields,
} from '#shared/features/assessmentGrades/assessmentGrades.contract.ts';
import { assessmentGradeIssues, heldGrade } from '#shared/features/assessmentGrades/assessmentGrades.rules.ts';
import { changeHolding } from '#shared/features/organizations/asAt.rules.ts';
import { message } from '#shared/text/index.ts';
import { findRecord, type StoredRecord, updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { historiesOf } from '../organizations/organizations.asAt.repository.ts';
import { listParts, type Part } from '../organizations/parts.ts';

export const ASSESSMENT_GRADES_PART: Part<AssessmentGradeFields> = {
  collection: 'assessment_grade',
  fields: assessmentGradeFields,
  order: 'grantedOn',
  issues: (write, { fields, others }) =>
    assessmentGradeIssues(
      fields,
      others.map((other) => other.fields),
      write.today,
    ),
  effectiveOn: (fields) => fields.endedOn ?? fields.grantedOn,
};

/**
 * Lets the organization carry the newest grade that it holds today (domain.md §3.1). Where it holds none it loses the grade that came
 * from the changed record; one that was entered by hand before stays as it was.
 * @param former the record before it was changed or voided; undefined for a new one
 */
export async function carryGrade(write: Write, organizationId: string, former?: StoredRecord): Promise<void> {
  const organization = await findRecord(write.trx, 'organization', organizationId);
  const { rows } = await listParts(write.trx, ASSESSMENT_GRADES_PART, { organizationId });
  const held = heldGrade(
    rows.map(({ fields }) => fields),
    write.today,
  );
  const cameFromFormer =
    former !== undefined &&
    organization?.assessmentGrade === former.grade &&
    organization?.assessmentGrantedOn === former.grantedOn;
  if (held === undefined && !cameFromFormer) return;
  const carried = {
    assessmentGrade: held?.grade ?? 'none',
    assessmentGrantedOn: held?.grantedOn ?? null,
    assessmentValidTo: held?.validTo ?? null,
  };
  const ended = rows.find(({ id }) => id === former?.id)?.fields.endedOn ?? null;
  // Of two business days the later one decides what holds today: what replaces a grade holds from that grade's day on at the earliest.
  const history = (await historiesOf(write.trx, [organizationId])).get(organizationId) ?? [];
  const said = Object.keys(carried).map((field) => changeHolding(history, field, write.today)?.day);
  const days = [held?.grantedOn, ended, cameFromFormer ? former.grantedOn : null, ...said];
  const effectiveOn =
    days
      .filter((day) => typeof day === 'string')
      .sort()
      .at(-1) ?? write.today;
  const reason =
    held === undefined
      ? message('zh-CN', 'supervision.gradeGoneReason')
      : message('zh-CN', 'supervision.gradeReason', { number: held.documentNumber ?? held.issuedBy });
  await updateRecord(write, 'organization', organizationId, undefined, carried, { effectiveOn, reason });
}
