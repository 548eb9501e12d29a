import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { RiskTrend, TrendStep } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { rankOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import { levelWord } from '#shared/features/riskMatrices/matrixWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import { paragraph } from './heatMap.document.ts';

const word = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** A half-year in words: 2026年上半年. */
export function halfWords(half: string): string {
  return word('riskPictures.trendHalf', {
    year: half.slice(0, 4),
    half: word(half.endsWith('1') ? 'riskPictures.half_1' : 'riskPictures.half_2'),
  });
}

/** The last columns of a chart that fit beside each other. */
const MOST_STEPS = 12;

/** The half-year trend on paper (features K10): steps of one organization as a chart and a table, or the counts of all by level. */
export function trendDocument(
  trend: RiskTrend,
  around: { readonly officeName: string; readonly printedOn: string },
): SheetDocumentInput {
  const { organizationName, steps } = trend;
  const shown = steps.slice(-MOST_STEPS);
  return {
    title: word('riskPictures.trendTitle'),
    subtitle: organizationName ?? word('riskPictures.trendAll'),
    author: around.officeName,
    pageNumbers: false,
    blocks: [
      ...(organizationName === null || shown.length === 0
        ? []
        : [
            {
              ...{ kind: 'stepChart' as const, rowMm: 12 },
              levels: RISK_LEVELS.map((level) => levelWord('zh-CN', level)),
              steps: shown.map(({ half, level }) => ({
                label: halfWords(half),
                level: level === null ? null : rankOf(level),
              })),
            },
          ]),
      ...(organizationName === null ? countTable(steps) : stepTable(steps)),
      paragraph(word(steps.length === 0 ? 'riskPictures.trendNone' : 'riskPictures.trendNote')),
      paragraph(word('riskMatrices.foot', { office: around.officeName, date: around.printedOn })),
    ],
  };
}

function stepTable(steps: readonly TrendStep[]) {
  const columns = [
    { title: word('riskPictures.columnHalf'), width: 30 },
    { title: word('riskPictures.columnAsOf'), width: 24 },
    { title: word('riskPictures.trendLevel'), width: 22 },
    { title: word('riskPictures.columnAssessment'), width: 30 },
  ];
  return listBlocks(
    columns,
    steps.map(({ half, asOf, level, assessmentNo }) => [
      halfWords(half),
      asOf,
      level === null ? word('riskPictures.trendNoLevel') : levelWord('zh-CN', level),
      assessmentNo ?? '',
    ]),
  );
}

function countTable(steps: readonly TrendStep[]) {
  const columns = [
    { title: word('riskPictures.columnHalf'), width: 30 },
    { title: word('riskPictures.columnAsOf'), width: 24 },
    ...RISK_LEVELS.map((level) => ({ title: levelWord('zh-CN', level), width: 14 })),
    { title: word('riskPictures.columnTotal'), width: 14 },
  ];
  return listBlocks(
    columns,
    steps.map(({ half, asOf, counts }) => [
      halfWords(half),
      asOf,
      ...RISK_LEVELS.map((level) => String(counts[level])),
      String(RISK_LEVELS.reduce((sum, level) => sum + counts[level], 0)),
    ]),
  );
}
