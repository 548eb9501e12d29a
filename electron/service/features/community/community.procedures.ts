import type { Handlers, NamesOf } from '../../context.ts';
import { voidRecord } from '../../db/records.ts';
import { activityById, activityPage } from './activities.repository.ts';
import { saveActivity } from './activities.save.ts';
import { caseById, casePage } from './cases.repository.ts';
import { saveCase, voidCase } from './cases.save.ts';
import {
  printActivities,
  printBooklet,
  printCase,
  printExchange,
  printStations,
  printStatistics,
} from './community.print.ts';
import { addCases, moveCase, removeCase, saveExchangeCase, savePlan } from './exchange.save.ts';
import { exchangeNow, exchangeOf } from './exchange.ts';
import { stationById, stationNames, stationPage } from './stations.repository.ts';
import { closeStation, saveStation } from './stations.save.ts';
import { communityStatistics } from './statistics.repository.ts';

/** Community work (社区): stations, their activities, typical cases, the year-end exchange. */
export const communityHandlers = {
  'serviceStations.list': async ({ db }, input) => stationPage(db, input),
  'serviceStations.get': async ({ db }, { id }) => stationById(db, id),
  'serviceStations.names': async ({ db }) => stationNames(db),
  'serviceStations.save': async ({ write }, input) => saveStation(write, input),
  'serviceStations.close': async ({ write }, input) => closeStation(write, input),
  'serviceStations.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'service_station', id, expectedRevision, reason),
  'serviceStations.print': async (context, input) => printStations(context, input),

  'stationActivities.list': async ({ db }, input) => activityPage(db, input),
  'stationActivities.get': async ({ db }, { id }) => activityById(db, id),
  'stationActivities.statistics': async ({ db }, input) => communityStatistics(db, input),
  'stationActivities.save': async ({ write }, input) => saveActivity(write, input),
  'stationActivities.void': async ({ write }, { id, expectedRevision, reason }) =>
    voidRecord(write, 'station_activity', id, expectedRevision, reason),
  'stationActivities.print': async (context, input) => printActivities(context, input),
  'stationActivities.printStatistics': async (context, input) => printStatistics(context, input),

  'typicalCases.list': async ({ db }, input) => casePage(db, input),
  'typicalCases.get': async ({ db }, { id }) => caseById(db, id),
  'typicalCases.save': async ({ write }, input) => saveCase(write, input),
  'typicalCases.void': async ({ write }, input) => voidCase(write, input),
  'typicalCases.print': async (context, { id }) => printCase(context, id),
  'typicalCases.printBooklet': async (context, input) => printBooklet(context, input),

  'caseExchanges.get': async (context, { year }) => exchangeOf(context.db, year, exchangeNow(context)),
  'caseExchanges.savePlan': async ({ write }, input) => savePlan(write, input),
  'caseExchanges.addCases': async ({ write }, input) => addCases(write, input),
  'caseExchanges.saveCase': async ({ write }, input) => saveExchangeCase(write, input),
  'caseExchanges.moveCase': async ({ write }, input) => moveCase(write, input),
  'caseExchanges.removeCase': async ({ write }, input) => removeCase(write, input),
  'caseExchanges.print': async (context, input) => printExchange(context, input),
} satisfies Handlers<NamesOf<'serviceStations' | 'stationActivities' | 'typicalCases' | 'caseExchanges'>>;
