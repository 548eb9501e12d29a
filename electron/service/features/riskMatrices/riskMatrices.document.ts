import type { OfficialLayoutSettings } from '#shared/features/documents/officialLayoutSettings.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { DEGREES, levelOf, rankOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import {
  bandWords,
  conditionWords,
  levelLegend,
  levelWord,
  pairWords,
  reviewWords,
} from '#shared/features/riskMatrices/matrixWords.ts';
import type {
  RiskMatrixDefinition,
  RiskMatrixRow,
  WordedDegree,
} from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const LOCALE = 'zh-CN';
const word = (key: MessageKey, parameters?: MessageParameters) => message(LOCALE, key, parameters);

/** Measures of the sheets of risk work: small type and narrow margins, so that one page holds what belongs together. */
export const RISK_SHEET_LAYOUT: OfficialLayoutSettings = {
  measures: {
    ...{ left: 22, right: 190, top: 20, bottom: 280, pageNumberDashTop: 283 },
    ...{ rows: 36, columns: 42, bodySize: 11, titleSize: 18, rowGap: 8, tableSize: 10.5, tableSizeSmallest: 9 },
    ...{ tablePadding: 1, tablePitchShare: 1.25, tableGap: 1.8 },
  },
};

type HeatMapBlock = Extract<SheetDocumentInput['blocks'][number], { kind: 'heatMap' }>;

/**
 * The matrix as a block: rows from likelihood 5 down, columns from severity 1.
 * @param linesOf what stands in a cell; the word of its level is in the legend
 */
export function matrixBlock(
  definition: Pick<RiskMatrixDefinition, 'bands' | 'likelihood' | 'severity'>,
  rowMm: number,
  linesOf: (likelihood: number, severity: number) => string[],
): HeatMapBlock {
  const titleOf = (degrees: readonly WordedDegree[], value: number) =>
    word('riskMatrices.degreeName', { value, name: degrees[value - 1]?.name });
  return {
    kind: 'heatMap',
    rowAxis: word('riskMatrices.likelihood'),
    columnAxis: word('riskMatrices.severity'),
    columns: DEGREES.map((value) => titleOf(definition.severity, value)),
    rows: DEGREES.toReversed().map((likelihood) => ({
      title: titleOf(definition.likelihood, likelihood),
      cells: DEGREES.map((severity) => ({
        shade: rankOf(levelOf(definition, likelihood, severity)),
        lines: linesOf(likelihood, severity),
      })),
    })),
    rowMm,
    legend: levelLegend(LOCALE, definition).map((text, shade) => ({ shade, text })),
  };
}

function wordingTable(title: string, degrees: readonly WordedDegree[]): SheetBlock[] {
  const columns = [
    { title, width: 12 },
    { title: word('riskMatrices.columnSentence'), width: 44 },
    { title: word('riskMatrices.columnExample'), width: 44 },
  ];
  return listBlocks(
    columns,
    degrees.map(({ value, name, sentence, example }) => [
      word('riskMatrices.degreeName', { value, name }),
      sentence,
      example,
    ]),
  );
}

function bandTable(definition: RiskMatrixDefinition): SheetBlock[] {
  const columns = [
    { title: word('riskMatrices.columnLevel'), width: 20 },
    { title: word('riskMatrices.columnRange'), width: 40 },
    { title: word('riskMatrices.columnReview'), width: 40 },
  ];
  return listBlocks(
    columns,
    RISK_LEVELS.map((level) => [
      levelWord(LOCALE, level),
      bandWords(LOCALE, definition, level),
      reviewWords(LOCALE, definition.reviewMonths[level]),
    ]),
  );
}

/** The proposal table as printed rows. */
export function proposalTable(definition: RiskMatrixDefinition): SheetBlock[] {
  const columns = [
    { title: word('riskMatrices.columnFact'), width: 13 },
    { title: word('riskMatrices.columnCondition'), width: 22 },
    { title: word('riskMatrices.columnCategory'), width: 11 },
    { title: word('riskMatrices.columnPair'), width: 13 },
    { title: word('riskMatrices.columnRiskText'), width: 24 },
    { title: word('riskMatrices.columnReason'), width: 34 },
  ];
  return listBlocks(
    columns,
    definition.proposals.map((row) => [
      word(`activityFactLabels.${row.condition.fact}`),
      conditionWords(LOCALE, row.condition),
      word(`riskFactorLabels.${row.factorCategory}`),
      pairWords(LOCALE, row.likelihood, row.severity, levelOf(definition, row.likelihood, row.severity)),
      row.riskText,
      row.reason,
    ]),
  );
}

/** One version of the criteria on one A4 page (判定标准, features K4); on request the proposal table on pages of its own behind it. */
export function matrixDocument(
  row: RiskMatrixRow,
  around: { readonly officeName: string; readonly printedOn: string; readonly withProposals: boolean },
): SheetDocumentInput {
  const { definition, version, effectiveFrom, basis } = row;
  const effective =
    effectiveFrom === null
      ? word('riskMatrices.shippedSince')
      : word('riskMatrices.effectiveSince', { date: effectiveFrom });
  const subtitle = word('riskMatrices.printSubtitle', { version, effective });
  return {
    title: word('riskMatrices.printTitle'),
    subtitle,
    author: around.officeName,
    blocks: [
      matrixBlock(definition, 11, (likelihood, severity) => [
        levelWord(LOCALE, levelOf(definition, likelihood, severity)),
        String(likelihood * severity),
      ]),
      ...bandTable(definition),
      ...wordingTable(word('riskMatrices.likelihood'), definition.likelihood),
      ...wordingTable(word('riskMatrices.severity'), definition.severity),
      ...(basis === null ? [] : [paragraph(word('riskMatrices.basisLine', { basis }))]),
      paragraph(word('riskMatrices.foot', { office: around.officeName, date: around.printedOn })),
      ...(around.withProposals
        ? [
            { kind: 'page' as const, title: word('riskMatrices.proposals'), subtitle },
            paragraph(word('riskMatrices.proposalsNote')),
            ...proposalTable(definition),
          ]
        : []),
    ],
  };
}

function paragraph(text: string): SheetBlock {
  return { kind: 'paragraph', text };
}
