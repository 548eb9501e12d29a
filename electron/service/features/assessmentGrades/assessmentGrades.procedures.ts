import type { Handlers, NamesOf } from '../../context.ts';
import { findRecord } from '../../db/records.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import { listParts, savePart, voidPart } from '../organizations/parts.ts';
import { ASSESSMENT_GRADES_PART, carryGrade } from './assessmentGrades.write.ts';

export const assessmentGradesHandlers = {
  'assessmentGrades.list': async ({ db }, input) => listParts(db, ASSESSMENT_GRADES_PART, input),
  'assessmentGrades.save': async ({ write }, input) => {
    const former = input.id === undefined ? undefined : await findRecord(write.trx, 'assessment_grade', input.id);
    const saved = await savePart(write, ASSESSMENT_GRADES_PART, input);
    await carryGrade(write, input.organizationId, former);
    return saved;
  },
  'assessmentGrades.void': async ({ write }, input) => {
    const former = await requirePresent(write, 'assessment_grade', input.id);
    const voided = await voidPart(write, ASSESSMENT_GRADES_PART, input);
    await carryGrade(write, String(former.organizationId), former);
    return voided;
  },
} satisfies Handlers<NamesOf<'assessmentGrades'>>;
