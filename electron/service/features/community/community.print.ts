import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { activityPage } from './activities.repository.ts';
import { bookletDocument, caseDocument, programmeDocument } from './cases.document.ts';
import { caseById, casesToPrint } from './cases.repository.ts';
import { activitiesDocument, type Printed, stationsDocument, statisticsDocument } from './community.document.ts';
import { exchangeNow, exchangeOf } from './exchange.ts';
import { stationPage } from './stations.repository.ts';
import { communityStatistics } from './statistics.repository.ts';

/** Lines that a printed register holds at most. */
const MOST_PRINTED = 5000;
/** Cases that a booklet holds at most. */
const MOST_CASES = 200;

/** The registers of stations and activities as filtered, or empty. */
export async function printStations(
  context: JobContext,
  { filter, empty }: HandlerInput<'serviceStations.print'>,
): Promise<CallOutput<'serviceStations.print'>> {
  const { db } = context.open();
  const subtitle = filter.townshipName ?? '';
  const rows = empty ? null : (await stationPage(db, { filter, offset: 0, limit: MOST_PRINTED })).rows;
  const sheet = stationsDocument(rows, { ...(await printed(context)), subtitle });
  return { ...(await handOutSheet(context, sheet)), count: rows?.length ?? 0 };
}

export async function printActivities(
  context: JobContext,
  { filter, empty }: HandlerInput<'stationActivities.print'>,
): Promise<CallOutput<'stationActivities.print'>> {
  const { db } = context.open();
  const { from, to, townshipName } = filter;
  const period =
    from === undefined || to === undefined ? '' : message('zh-CN', 'stationActivities.periodOf', { from, to });
  const subtitle = [townshipName ?? '', period].filter((part) => part !== '').join('　');
  const list = empty ? null : await activityPage(db, { filter, offset: 0, limit: MOST_PRINTED });
  const sheet = activitiesDocument(list, { ...(await printed(context)), subtitle });
  return { ...(await handOutSheet(context, sheet)), count: list?.rows.length ?? 0 };
}

/** The figures of a period on one sheet. */
export async function printStatistics(
  context: JobContext,
  input: HandlerInput<'stationActivities.printStatistics'>,
): Promise<CallOutput<'stationActivities.printStatistics'>> {
  const { db } = context.open();
  const statistics = await communityStatistics(db, input);
  const { from, to, townshipName } = input;
  const sheet = statisticsDocument(statistics, { ...(await printed(context)), from, to, townshipName });
  return { ...(await handOutSheet(context, sheet)), count: statistics.total.activities };
}

/** One case. @throws AppError `not_found` */
export async function printCase(context: JobContext, id: string): Promise<CallOutput<'typicalCases.print'>> {
  const { db } = context.open();
  return handOutSheet(context, caseDocument(await caseById(db, id)));
}

/** The cases as filtered as a booklet; voided ones are left out. */
export async function printBooklet(
  context: JobContext,
  { filter }: HandlerInput<'typicalCases.printBooklet'>,
): Promise<CallOutput<'typicalCases.printBooklet'>> {
  const { db } = context.open();
  const cases = await casesToPrint(db, filter, MOST_CASES);
  const sheet = bookletDocument(cases, { ...(await printed(context)), year: filter.year });
  return { ...(await handOutSheet(context, sheet)), count: cases.length };
}

/** The programme of the exchange of a year, or an empty one. */
export async function printExchange(
  context: JobContext,
  { year, empty }: HandlerInput<'caseExchanges.print'>,
): Promise<CallOutput<'caseExchanges.print'>> {
  const { db, session } = context.open();
  const exchange = empty ? null : await exchangeOf(db, year, exchangeNow({ ...context, session }));
  const sheet = programmeDocument(exchange, { ...(await printed(context)), year });
  return { ...(await handOutSheet(context, sheet)), count: exchange?.cases.length ?? 0 };
}

async function printed(context: JobContext): Promise<Printed> {
  const { db, session } = context.open();
  const { name } = await localOffice(db, session.officeId);
  return { officeName: name, printedOn: context.today };
}
