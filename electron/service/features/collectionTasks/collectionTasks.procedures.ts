import { message } from '#shared/text/index.ts';
import type { BaseContext, Handlers, JobContext, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { findRecord, voidRecord } from '../../db/records.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { returnById, taskById } from './collectionReturns.repository.ts';
import { saveReturn, voidReturn } from './collectionReturns.save.ts';
import { voidingReturn } from './collectionReturns.voiding.ts';
import { formDocument, standingDocument, tasksDocument } from './collectionTasks.document.ts';
import { draftCollectionDocument } from './collectionTasks.drafts.ts';
import {
  askedOffices,
  collectionDetails,
  collectionsPage,
  standingsOf,
  taskOfDocument,
} from './collectionTasks.repository.ts';
import { closeTask, reopenTask, saveTask, sendTask, withdrawTask } from './collectionTasks.save.ts';
import { handOutForm, readReturnedForm } from './figureForms.ts';

/** Collections that a printed register names at most. */
const MOST_PRINTED = 1000;

/** The local moment, to the minute. */
function momentOf({ now }: Pick<BaseContext, 'now'>): string {
  return timeStampOf(now).slice(0, 16);
}

/** The database and the name of the office, for a sheet. */
async function officeOf(context: JobContext) {
  const { db, session } = context.open();
  const { name } = await localOffice(db, session.officeId);
  return { db, agency: name };
}

export const collectionTasksHandlers = {
  'collectionTasks.list': (context, input) => collectionsPage(context.db, input, momentOf(context)),
  'collectionTasks.get': (context, { id }) => collectionDetails(context.db, id, momentOf(context)),
  'collectionTasks.getReturn': async (context, { id }) => {
    const { task, entry } = await returnById(context.db, id);
    return { task: (await collectionDetails(context.db, task.id, momentOf(context))).task, entry };
  },
  'collectionTasks.offices': async ({ db, today }) => ({ offices: await askedOffices(db, today) }),
  'collectionTasks.ofDocument': async ({ db }, { documentId }) => ({ task: await taskOfDocument(db, documentId) }),
  'collectionTasks.save': ({ write }, input) => saveTask(write, input),
  'collectionTasks.send': ({ write }, input) => sendTask(write, input),
  'collectionTasks.withdraw': ({ write }, input) => withdrawTask(write, input),
  'collectionTasks.close': ({ write }, input) => closeTask(write, input),
  'collectionTasks.reopen': ({ write }, input) => reopenTask(write, input),
  'collectionTasks.void': ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'collection_task', id, expectedRevision, reason),
  'collectionTasks.saveReturn': ({ write }, input) => saveReturn(write, input),
  'collectionTasks.voidReturn': ({ write }, input) => voidReturn(write, input),
  'collectionTasks.voidingReturn': (context, { id }) => voidingReturn(context, { id, now: momentOf(context) }),
  'collectionTasks.draftDocument': ({ write }, input) => draftCollectionDocument(write, input),
  'collectionTasks.form': (context, input) => handOutForm(context, input),
  'collectionTasks.readForm': (context, input) => readReturnedForm(context, input),
  'collectionTasks.printForm': async (context, { id, officeId }) => {
    const { db, agency } = await officeOf(context);
    const office = officeId === undefined ? undefined : await findRecord(db, 'office', officeId);
    const name = office === undefined ? null : String(office.name);
    return handOutSheet(context, formDocument(await taskById(db, id), { office: name, entry: null, agency }));
  },
  'collectionTasks.printReturn': async (context, { id }) => {
    const { db, agency } = await officeOf(context);
    const { task, entry } = await returnById(db, id);
    return handOutSheet(context, formDocument(task, { office: entry.officeName, entry, agency }));
  },
  'collectionTasks.printStanding': async (context, { id }) => {
    const { db, agency } = await officeOf(context);
    const task = await taskById(db, id);
    const { standings } = await standingsOf(db, task, momentOf(context));
    return handOutSheet(context, standingDocument(task, standings, { agency, printedOn: context.today }));
  },
  'collectionTasks.print': async (context, filter) => {
    const { db, agency } = await officeOf(context);
    const page = { ...filter, offset: 0, limit: MOST_PRINTED };
    const { rows } = await collectionsPage(db, page, momentOf(context));
    const subtitle = filter.year === undefined ? '' : message('zh-CN', 'officialPrint.yearOf', { year: filter.year });
    const sheet = tasksDocument({ officeName: agency, printedOn: context.today, subtitle, rows });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
} satisfies Handlers<NamesOf<'collectionTasks'>>;
