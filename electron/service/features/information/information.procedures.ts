import type { HandlerInput } from '#shared/contract/list.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { voidRecord } from '../../db/records.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { statisticsDocument, submissionsDocument, targetsDocument } from './information.document.ts';
import { statisticsOf, targetOverview } from './information.figures.ts';
import { namesBefore, submissionDetails, submissionsPage } from './information.repository.ts';
import { addTargets, saveAdoption, saveSubmission, saveTarget } from './information.save.ts';

/** Submissions that a printed register names at most. */
const MOST_PRINTED = 1000;

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** Who prints and when, on every sheet. */
async function headOf(context: JobContext) {
  const { db, session } = context.open();
  const { name } = await localOffice(db, session.officeId);
  return { db, officeName: name, printedOn: context.today };
}

/** The time that a register covers, in words. */
function spanWords({ year, period, adoptedIn }: HandlerInput<'information.print'>): string {
  if (period !== undefined) return periodWords(period, t);
  if (adoptedIn !== undefined) return t('information.adoptedInWords', { period: periodWords(adoptedIn, t) });
  return year === undefined ? '' : periodWords(String(year), t);
}

export const informationHandlers = {
  'information.list': ({ db }, input) => submissionsPage(db, input),
  'information.get': ({ db }, { id }) => submissionDetails(db, id),
  'information.names': ({ db, today }) => namesBefore(db, today),
  'information.save': ({ write, runtime }, input) => saveSubmission(write, input, runtime.settings.information),
  'information.void': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'information_submission', id, expectedRevision, reason),
  'information.saveAdoption': ({ write, runtime }, input) => saveAdoption(write, input, runtime.settings.information),
  'information.voidAdoption': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'information_adoption', id, expectedRevision, reason),
  'information.overview': async ({ db, today }, { year }) => ({
    year,
    sections: await targetOverview(db, year, today),
  }),
  'information.saveTarget': ({ write }, input) => saveTarget(write, input),
  'information.addTargets': ({ write }, input) => addTargets(write, input),
  'information.voidTarget': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'information_target', id, expectedRevision, reason),
  'information.statistics': ({ db, today }, { period }) => statisticsOf(db, period, today),
  'information.print': async (context, { blank, ...filter }) => {
    const { db, ...head } = await headOf(context);
    const page = { ...filter, offset: 0, limit: MOST_PRINTED };
    const rows = blank ? [] : (await submissionsPage(db, page)).rows;
    const subtitle = spanWords({ ...filter, blank });
    const sheet = submissionsDocument({ ...head, subtitle, rows, blank });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
  'information.printStatistics': async (context, { period }) => {
    const { db, ...head } = await headOf(context);
    const { rows, total } = await statisticsOf(db, period, context.today);
    return handOutSheet(context, statisticsDocument({ ...head, period, rows, total }));
  },
  'information.printTargets': async (context, { year }) => {
    const { db, ...head } = await headOf(context);
    const sections = await targetOverview(db, year, context.today);
    return handOutSheet(context, targetsDocument({ ...head, year, sections }));
  },
} satisfies Handlers<NamesOf<'information'>>;
