import type { Handlers, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { voidRecord } from '../../db/records.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { planDocument } from './planItems.document.ts';
import { planItemById, planOverview, planPage, progressOf } from './planItems.repository.ts';
import {
  addPlanItems,
  addProgress,
  copyUnfinished,
  savePlanItem,
  setPlanStatus,
  voidPlanItem,
} from './planItems.save.ts';

/** Items that a printed plan names at most. */
const MOST_PRINTED = 1000;

export const planItemsHandlers = {
  'planItems.list': async ({ db, today }, input) => planPage(db, input, today),
  'planItems.overview': async ({ db, today }, { year }) => planOverview(db, year, today),
  'planItems.get': async ({ db, today }, { id }) => ({
    item: await planItemById(db, id, today),
    progress: await progressOf(db, id),
  }),
  'planItems.save': async ({ write }, input) => savePlanItem(write, input),
  'planItems.addMany': async ({ write }, input) => addPlanItems(write, input),
  'planItems.copyUnfinished': async ({ write }, input) => copyUnfinished(write, input),
  'planItems.setStatus': async ({ write }, input) => setPlanStatus(write, input),
  'planItems.addProgress': async ({ write }, input) => addProgress(write, input),
  'planItems.voidProgress': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'plan_progress', id, expectedRevision, reason),
  'planItems.void': async ({ write }, input) => voidPlanItem(write, input),
  'planItems.print': async (context, filter) => {
    const { db, session } = context.open();
    const { rows } = await planPage(db, { ...filter, offset: 0, limit: MOST_PRINTED }, context.today);
    const { name } = await localOffice(db, session.officeId);
    const sheet = planDocument({ officeName: name, year: filter.year, printedOn: context.today, rows });
    return { ...(await handOutSheet(context, sheet)), count: rows.length };
  },
} satisfies Handlers<NamesOf<'planItems'>>;
