import type { HandlerInput } from '#shared/contract/list.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { figureTasksPage } from '../collectionTasks/collectionTasks.repository.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { fillForm } from './fillForm.ts';
import { rollUpDocument } from './rollUp.document.ts';
import { exportRollUp } from './rollUp.export.ts';
import { readRollUp } from './rollUp.table.ts';

const momentOf = (now: number) => timeStampOf(now).slice(0, 16);

/** The table that a job prints or writes. */
function tableOf(context: JobContext, { taskId, own }: HandlerInput<'rollUp.print'>) {
  const { db, session } = context.open();
  return readRollUp(db, { taskId, own, ownOfficeId: session.officeId, now: momentOf(context.now) });
}

export const rollUpHandlers = {
  'rollUp.list': ({ db, now }, input) => figureTasksPage(db, input, momentOf(now)),
  'rollUp.table': ({ db, session, now }, { taskId, own }) =>
    readRollUp(db, { taskId, own, ownOfficeId: session.officeId, now: momentOf(now) }),
  'rollUp.print': async (context, input) => {
    const { db, session } = context.open();
    const { name: agency } = await localOffice(db, session.officeId);
    const around = { agency, printedOn: context.today };
    return handOutSheet(context, rollUpDocument(await tableOf(context, input), around));
  },
  'rollUp.export': async (context, input) => exportRollUp(context, input, await tableOf(context, input)),
  'rollUp.fillForm': (context, input) => fillForm(context, input),
} satisfies Handlers<NamesOf<'rollUp'>>;
