import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import type { Handlers, JobContext, NamesOf } from '../../context.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutOnePage, handOutSheet } from '../documents/printedSheet.ts';
import { RISK_SHEET_LAYOUT } from '../riskMatrices/riskMatrices.document.ts';
import { copyPeriod } from './copy.ts';
import { differenceDocument } from './difference.document.ts';
import { differenceOf } from './difference.repository.ts';
import { heatMapDocument } from './heatMap.document.ts';
import { heatMapOf } from './heatMap.repository.ts';
import { activityFactsOf, takeProposals } from './proposal.ts';
import { assessmentDetail } from './riskAssessments.detail.ts';
import { riskSheetDocument, SHEET_DENSITIES } from './sheet.document.ts';
import { trendDocument } from './trend.document.ts';
import { trendOf } from './trend.repository.ts';

/** Rows of the list below the heat map that are tried until it takes one page. */
const LIST_ROWS = [30, 24, 18, 12, 6] as const;

export const riskPicturesHandlers = {
  'riskPictures.copyPeriod': async ({ write }, input) => copyPeriod(write, input),
  'riskPictures.difference': async ({ db, today }, { id }) => differenceOf(db, id, today),
  'riskPictures.activityFacts': async ({ db }, { assessmentId }) => activityFactsOf(db, assessmentId),
  'riskPictures.takeProposals': async ({ write }, input) => takeProposals(write, input),
  'riskPictures.heatMap': async ({ db, today }, filter) => heatMapOf(db, filter, today),
  'riskPictures.trend': async ({ db, today }, { organizationId }) => trendOf(db, organizationId, today),
  'riskPictures.printDifference': async (context, { id }) => {
    const difference = await differenceOf(context.open().db, id, context.today);
    return handOutSheet(context, differenceDocument(difference, await foot(context)), RISK_SHEET_LAYOUT);
  },
  'riskPictures.printHeatMap': async (context, filter) => printHeatMap(context, filter),
  'riskPictures.printTrend': async (context, { organizationId }) => {
    const trend = await trendOf(context.open().db, organizationId, context.today);
    return handOutSheet(context, trendDocument(trend, await foot(context)), RISK_SHEET_LAYOUT);
  },
  'riskPictures.printSheet': async (context, { id }) => {
    const { db, session } = context.open();
    const assessment = await assessmentDetail(db, id, { today: context.today, userId: session.user.id });
    const [first, ...tighter] = SHEET_DENSITIES;
    const draw = (density: (typeof SHEET_DENSITIES)[number]) => riskSheetDocument(assessment, density);
    const { file } = await handOutOnePage(context, [draw(first), ...tighter.map(draw)], RISK_SHEET_LAYOUT);
    return { file };
  },
} satisfies Handlers<NamesOf<'riskPictures'>>;

async function printHeatMap(
  context: JobContext,
  filter: HandlerInput<'riskPictures.printHeatMap'>,
): Promise<CallOutput<'riskPictures.printHeatMap'>> {
  const map = await heatMapOf(context.open().db, filter, context.today);
  const around = await foot(context);
  const [first, ...fewer] = LIST_ROWS;
  const draw = (most: number) => heatMapDocument(map, filter, around, most);
  const { file } = await handOutOnePage(context, [draw(first), ...fewer.map(draw)], RISK_SHEET_LAYOUT);
  return { file, count: map.organizations.length };
}

/** What stands at the foot of every print. */
async function foot(context: JobContext): Promise<{ readonly officeName: string; readonly printedOn: string }> {
  const { db, session } = context.open();
  const { name } = await localOffice(db, session.officeId);
  return { officeName: name, printedOn: context.today };
}
