import type { CallOutput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, JobContext, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { activeMembers, drawById, drawCandidates, listDraws } from './draws.repository.ts';
import { drawAndPlan } from './draws.save.ts';
import { finalizeInspection } from './finalize.ts';
import { countFindings, findingById, findingsOf, listFindings } from './findings.repository.ts';
import {
  closeFinding,
  extendFinding,
  rectifyFinding,
  reinspectFinding,
  saveFinding,
  saveStatement,
  voidFinding,
} from './findings.save.ts';
import { countInspections, followUpsOf, inspectionById, listInspections, papersOf } from './inspections.repository.ts';
import {
  followUp,
  othersCanClose,
  proposedDue,
  type RectifyTerm,
  saveChecklist,
  saveInspection,
  voidInspection,
} from './inspections.save.ts';
import { drawSheet, findingsSheet, inspectionsSheet } from './lists.document.ts';
import { draftPaper } from './papers.ts';
import { emptyRecordSheet, recordSheet, reinspectionSheet } from './record.document.ts';
import { listTemplates, saveTemplate, templateByCode } from './templates.ts';

/** Most rows of a printed list. */
const MOST_PRINTED = 5000;

/** The rule of the office by which a day of rectification is proposed. */
function rectifyTerm({ runtime }: Pick<BaseContext, 'runtime'>): RectifyTerm {
  return { calendar: officeCalendar(runtime), settings: runtime.settings.inspections };
}

export const inspectionsHandlers = {
  'inspections.templates': async ({ db }) => ({ templates: await listTemplates(db) }),
  'inspections.saveTemplate': ({ write }, input) => saveTemplate(write, input),
  'inspections.list': async ({ db, today }, input) => ({
    ...(await listInspections(db, input, today)),
    counts: await countInspections(db, input, today),
  }),
  'inspections.get': async ({ db, today, runtime, session }, { id }) => {
    const inspection = await inspectionById(db, id, today);
    const { heldOn } = inspection;
    return {
      inspection,
      findings: await findingsOf(db, id, today),
      papers: await papersOf(db, id),
      followUps: await followUpsOf(db, id, today),
      proposedDue: heldOn === null ? null : proposedDue(rectifyTerm({ runtime }), heldOn),
      othersCanClose: await othersCanClose(db, session.user.id),
    };
  },
  'inspections.save': ({ write }, input) => saveInspection(write, input),
  'inspections.saveChecklist': ({ write }, input) => saveChecklist(write, input),
  'inspections.finalize': ({ write, runtime, session }, input) =>
    finalizeInspection(write, input, { term: rectifyTerm({ runtime }), userName: session.user.displayName }),
  'inspections.followUp': ({ write }, input) => followUp(write, input),
  'inspections.void': ({ write }, input) => voidInspection(write, input),
  'inspections.draftPaper': ({ write }, input) => draftPaper(write, input),
  'inspections.findings': async ({ db, today }, input) => ({
    ...(await listFindings(db, input, today)),
    counts: await countFindings(db, input, today),
  }),
  'inspections.ofFinding': async ({ db, today }, { id }) => ({
    inspectionId: (await findingById(db, id, today)).inspectionId,
  }),
  'inspections.saveFinding': ({ write }, input) => saveFinding(write, input),
  'inspections.voidFinding': ({ write }, input) => voidFinding(write, input),
  'inspections.saveStatement': ({ write }, input) => saveStatement(write, input),
  'inspections.rectified': ({ write }, input) => rectifyFinding(write, input),
  'inspections.extend': ({ write, session }, input) => extendFinding(write, input, session.user.displayName),
  'inspections.reinspect': ({ write, session }, input) => reinspectFinding(write, input, session.user.displayName),
  'inspections.close': ({ write, session }, input) => closeFinding(write, input, session.user.displayName),
  'inspections.drawChoices': async ({ db }, { filter }) => ({
    candidates: (await drawCandidates(db, filter)).length,
    members: await activeMembers(db),
  }),
  'inspections.draw': ({ write }, input) => drawAndPlan(write, input),
  'inspections.draws': async ({ db }) => ({ draws: await listDraws(db) }),
  'inspections.getDraw': ({ db }, { id }) => drawById(db, id),
  'inspections.print': async (context, filter) => {
    const { db, officeName } = await opened(context);
    const { rows } = await listInspections(db, { ...filter, offset: 0, limit: MOST_PRINTED }, context.today);
    const shown = message('zh-CN', `inspectionShown.${filter.show}`);
    const sheet = inspectionsSheet({ officeName, printedOn: context.today, shown, rows });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
  'inspections.printFindings': async (context, filter) => {
    const { db, officeName } = await opened(context);
    const { rows } = await listFindings(db, { ...filter, offset: 0, limit: MOST_PRINTED }, context.today);
    const shown = message('zh-CN', `inspectionFindingShown.${filter.show}`);
    const sheet = findingsSheet({ officeName, printedOn: context.today, shown, rows }, filter.show === 'closed');
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
  'inspections.printRecord': async (context, { id }) => {
    const { db, officeName } = await opened(context);
    const inspection = await inspectionById(db, id, context.today);
    return handOutSheet(context, recordSheet(inspection, await findingsOf(db, id, context.today), officeName));
  },
  'inspections.printEmptyRecord': async (context, { code }) => {
    const { db, officeName } = await opened(context);
    return handOutSheet(context, emptyRecordSheet(await templateByCode(db, code), officeName));
  },
  'inspections.printReinspection': async (context, { id }) => {
    const { db, officeName } = await opened(context);
    const inspection = await inspectionById(db, id, context.today);
    return handOutSheet(context, reinspectionSheet(inspection, await findingsOf(db, id, context.today), officeName));
  },
  'inspections.printDraw': async (context, { id }) => {
    const { db, officeName } = await opened(context);
    const draw: CallOutput<'inspections.getDraw'> = await drawById(db, id);
    return handOutSheet(context, drawSheet(draw, officeName));
  },
} satisfies Handlers<NamesOf<'inspections'>>;

async function opened(context: JobContext) {
  const { db, session } = context.open();
  const { name: officeName } = await localOffice(db, session.officeId);
  return { db, officeName };
}
