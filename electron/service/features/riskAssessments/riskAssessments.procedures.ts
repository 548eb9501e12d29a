import { permits } from '#shared/contract/permissions.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { matrixOn } from '../riskMatrices/riskMatrices.repository.ts';
import { acceptRisk, approveAssessment, rerateAssessment, revokeAcceptance } from './riskApproval.ts';
import { assessmentDetail } from './riskAssessments.detail.ts';
import { blankAssessment, registerOfAssessments } from './riskAssessments.document.ts';
import { assessmentPage } from './riskAssessments.repository.ts';
import { closeAssessment, createAssessment, saveAssessment, voidAssessment } from './riskAssessments.save.ts';
import { riskDue } from './riskDue.repository.ts';
import { takeIntoOrganization } from './riskFeed.ts';
import { assessmentOfMeasure } from './riskRecords.repository.ts';
import { finishMeasure, saveFactor, saveMeasure, saveStatement, voidFactor, voidMeasure } from './riskRecords.save.ts';

/** Assessments that a printed register holds at most. */
const MOST_PRINTED = 20_000;

export const riskAssessmentsHandlers = {
  'riskAssessments.list': async ({ db, today }, input) => assessmentPage(db, input, today),
  'riskAssessments.get': async ({ db, today, session }, { id }) =>
    assessmentDetail(db, id, { today, userId: session.user.id }),
  'riskAssessments.ofMeasure': async ({ db }, { id }) => ({ assessmentId: await assessmentOfMeasure(db, id) }),
  'riskAssessments.due': async ({ db, today }, input) => ({ rows: await riskDue(db, input, today) }),
  'riskAssessments.create': async ({ write }, input) => createAssessment(write, input),
  'riskAssessments.save': async ({ write }, input) => saveAssessment(write, input),
  'riskAssessments.saveFactor': async ({ write }, input) => saveFactor(write, input),
  'riskAssessments.voidFactor': async ({ write }, input) => voidFactor(write, input),
  'riskAssessments.saveMeasure': async ({ write }, input) => saveMeasure(write, input),
  'riskAssessments.voidMeasure': async ({ write }, input) => voidMeasure(write, input),
  'riskAssessments.finishMeasure': async ({ write }, input) => finishMeasure(write, input),
  'riskAssessments.saveStatement': async ({ write }, input) => saveStatement(write, input),
  'riskAssessments.approve': async ({ write }, input) => approveAssessment(write, input),
  'riskAssessments.rerate': async ({ write }, input) => rerateAssessment(write, input),
  'riskAssessments.accept': async ({ write }, input) => acceptRisk(write, input),
  'riskAssessments.revokeAcceptance': async ({ write }, input) => revokeAcceptance(write, input),
  'riskAssessments.close': async ({ write }, input) => closeAssessment(write, input),
  'riskAssessments.takeIntoOrganization': async ({ write }, input) => takeIntoOrganization(write, input),
  'riskAssessments.void': async ({ write }, input) =>
    voidAssessment(write, input, permits('risk.approve', write.actor.roles)),
  'riskAssessments.printRegister': async (context, filter) => {
    const { db, session } = context.open();
    const { rows } = await assessmentPage(db, { ...filter, offset: 0, limit: MOST_PRINTED }, context.today);
    const { name } = await localOffice(db, session.officeId);
    const sheet = registerOfAssessments({ officeName: name, printedOn: context.today, rows });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
  'riskAssessments.printBlank': async (context, { subjectKind }) => {
    const { db, session } = context.open();
    const { name } = await localOffice(db, session.officeId);
    const matrix = await matrixOn(db, context.today);
    return handOutSheet(context, blankAssessment({ officeName: name, subjectKind, matrix }));
  },
} satisfies Handlers<NamesOf<'riskAssessments'>>;
