import type { TodayHorizon } from '#shared/features/today/today.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { officeCalendar } from '../../calendars.ts';
import type { BaseContext, Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import type { Session } from '../../office/session.ts';
import { judgingOf } from '../actions/judging.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { listDrafts } from '../drafts/drafts.repository.ts';
import { keptSince } from '../recurringDuties/keptSince.ts';
import { dutiesAround } from '../recurringDuties/recurringDuties.year.ts';
import { todayDocument } from './today.document.ts';
import { isEmptyOffice } from './today.repository.ts';
import { dueOverview, duePage } from './todayDue.ts';
import type { TodayLook } from './todaySources.ts';
import { upkeepOf } from './upkeep.ts';
import { waitingForMe } from './waitingForMe.ts';
import { waitingForOthers } from './waitingForOthers.ts';

/** Drafts that the page can show; nobody keeps more. */
const MOST_DRAFTS = 200;
/** Lines of a printed list; nobody works off more on one day. */
const MOST_PRINTED = 500;

/** The day and the rules of the office by which the page is read. */
async function lookOf(
  context: BaseContext,
  { store, officeId }: Pick<Session, 'store' | 'officeId'>,
  within: TodayHorizon,
): Promise<TodayLook> {
  const { runtime, today, now } = context;
  const { recurringDuties: settings } = runtime.settings;
  const calendar = officeCalendar(runtime);
  const since = await keptSince(store.reader, officeId, settings);
  return {
    ...{ today, within, until: addDays(today, within), calendar, judging: judgingOf(context) },
    moment: timeStampOf(now).slice(0, 16),
    recurring: { today, settings, calendar, since },
  };
}

export const todayHandlers = {
  'today.get': async (context, { within }) => {
    const { db, session, today } = context;
    const look = await lookOf(context, session, within);
    const years = await dutiesAround(db, look.recurring);
    const thisYear = years.find(({ year }) => year === Number(today.slice(0, 4)));
    const drafts = await listDrafts(db, session.user.id);
    return {
      isEmpty: await isEmptyOffice(db),
      ...(await dueOverview(db, look, years)),
      mine: await waitingForMe(context, look),
      others: await waitingForOthers(context, look),
      cadence: {
        year: Number(today.slice(0, 4)),
        rows: (thisYear?.rows ?? []).map(({ leadDays: _lead, cells, ...row }) => ({
          ...row,
          cells: cells.map(({ number, from, to, state, count, needed, dueOn }) => ({
            ...{ number, from, to, state, count, needed, dueOn },
          })),
        })),
      },
      upkeep: await upkeepOf(context),
      drafts: { total: drafts.length, rows: drafts.slice(0, MOST_DRAFTS) },
    };
  },
  'today.due': async (context, { within, module, group, ...page }) =>
    duePage(context.db, await lookOf(context, context.session, within), { module, group }, page),
  'today.print': async (context, { within, module, group }) => {
    const { db, session } = context.open();
    const look = await lookOf(context, session, within);
    const { name } = await localOffice(db, session.officeId);
    const due = await duePage(db, look, { module, group }, { offset: 0, limit: MOST_PRINTED });
    const around = { db, session, runtime: context.runtime, today: context.today };
    const mine = module === undefined && group === undefined ? await waitingForMe(around, look) : [];
    return handOutSheet(
      context,
      todayDocument({ officeName: name, userName: session.user.displayName, printedOn: context.today, due, mine }),
    );
  },
} satisfies Handlers<NamesOf<'today'>>;
