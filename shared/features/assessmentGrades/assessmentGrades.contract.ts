import { z } from 'zod';
import { dateText, optionalText, text } from '../../contract/primitives.ts';
import { ASSESSMENT_GRADES } from '../organizations/organizations.lists.ts';
import { optionalDateText, optionalId, partProcedures } from '../organizations/parts.ts';

/** One evaluation (等级评估) of an organization with the grade that it brought (domain.md §3.1, features R12). */
export const assessmentGradeFields = z.strictObject({
  /** `none`: the evaluation brought no grade. */
  grade: z.enum(ASSESSMENT_GRADES),
  grantedOn: dateText,
  /** From the document, never computed; null: the document names no end. */
  validTo: optionalDateText,
  documentNumber: optionalText(100),
  issuedBy: text(2, 100),
  /** Rule by which it was evaluated. */
  basis: text(2, 500),
  /** Withdrawn before its end. */
  endedOn: optionalDateText,
  endingNote: optionalText(300),
  attachmentId: optionalId,
  note: optionalText(500),
});
export type AssessmentGradeFields = z.output<typeof assessmentGradeFields>;

/** Saving and voiding also let the organization's own grade follow (`carryGrade`). */
export const assessmentGradesContract = partProcedures(
  'assessmentGrades',
  { one: 'an assessment grade', many: 'the assessment grades' },
  assessmentGradeFields,
);
