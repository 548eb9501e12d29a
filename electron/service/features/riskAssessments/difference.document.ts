import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import {
  DIFFERENCE_KINDS,
  type DifferenceRow,
  type DifferenceSide,
  type RiskDifference,
} from '#shared/features/riskAssessments/copy.contract.ts';
import { levelWord } from '#shared/features/riskMatrices/matrixWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import { paragraph } from './heatMap.document.ts';

const word = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

const COLUMNS = [
  { title: word('riskPictures.columnKind'), width: 15 },
  { title: word('riskPictures.sheetCategory'), width: 17 },
  { title: word('riskPictures.columnBefore'), width: 40 },
  { title: word('riskPictures.columnLevelsBefore'), width: 29 },
  { title: word('riskPictures.columnNow'), width: 40 },
  { title: word('riskPictures.columnLevelsNow'), width: 29 },
];

/** An assessment against the last period on paper (与上期对照表, features K9). */
export function differenceDocument(
  difference: RiskDifference,
  around: { readonly officeName: string; readonly printedOn: string },
): SheetDocumentInput {
  const { before, now, rows, subjectName } = difference;
  const totals = Object.fromEntries(
    DIFFERENCE_KINDS.map((kind) => [kind, rows.filter((row) => row.kind === kind).length]),
  );
  return {
    title: word('riskPictures.differenceTitle'),
    subtitle: word('riskPictures.differenceSubtitle', {
      ...{ name: subjectName, before: before?.assessmentNo ?? '', now: now.assessmentNo },
    }),
    author: around.officeName,
    blocks: [
      ...listBlocks(COLUMNS, rows.map(differenceCells)),
      paragraph(word('riskPictures.differenceTotals', totals)),
      ...(before === null || before.matrixVersion === now.matrixVersion
        ? []
        : [
            paragraph(
              word('riskPictures.differenceVersions', { before: before.matrixVersion, now: now.matrixVersion }),
            ),
          ]),
      paragraph(word('riskMatrices.foot', { office: around.officeName, date: around.printedOn })),
    ],
  };
}

function differenceCells({ kind, before, now, closedReason }: DifferenceRow): string[] {
  const category = (now ?? before)?.factorCategory;
  return [
    word(`riskDifferenceLabels.${kind}`),
    category === undefined ? '' : word(`riskFactorLabels.${category}`),
    textOf(before),
    levelsOf(before),
    closedReason === null ? textOf(now) : word('riskPictures.closedBecause', { reason: closedReason }),
    levelsOf(now),
  ];
}

function textOf(side: DifferenceSide | null): string {
  return side === null ? '' : side.riskText;
}

/** `较大→一般→低`, empty while nothing is rated. */
function levelsOf(side: DifferenceSide | null): string {
  if (side === null || side.levelBefore === null) return '';
  return [side.levelBefore, side.levelCurrent, side.levelAfter].map((level) => levelWord('zh-CN', level)).join('→');
}
