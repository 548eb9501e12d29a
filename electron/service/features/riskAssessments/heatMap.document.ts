import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { HeatMapFilter, RiskHeatMap } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { typeKey } from '#shared/features/riskAssessments/heatMap.rules.ts';
import { levelWord } from '#shared/features/riskMatrices/matrixWords.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';
import { matrixBlock } from '../riskMatrices/riskMatrices.document.ts';

const word = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

const COLUMNS = [
  { title: word('riskPictures.columnOrganization'), width: 32 },
  { title: word('riskPictures.columnTownship'), width: 16 },
  { title: word('riskPictures.columnLevel'), width: 9 },
  { title: word('riskPictures.columnPair'), width: 13 },
  { title: word('riskPictures.columnFactor'), width: 34 },
  { title: word('riskPictures.columnAssessment'), width: 19 },
];

/**
 * The heat map of all organizations on one A4 page (features K10): how many stand in each cell, and below it the list from the highest.
 * @param most rows of the list that are printed; what is left out is said
 */
export function heatMapDocument(
  map: RiskHeatMap,
  filter: HeatMapFilter,
  around: { readonly officeName: string; readonly printedOn: string },
  most: number,
): SheetDocumentInput {
  const { definition, organizations } = map;
  const counts = new Map<string, number>();
  for (const { likelihood, severity } of organizations) {
    const cell = `${likelihood}-${severity}`;
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
  }
  const left = organizations.length - most;
  return {
    title: word('riskPictures.heatMapTitle'),
    subtitle: filterLine(filter, around.printedOn),
    author: around.officeName,
    pageNumbers: false,
    blocks: [
      matrixBlock(definition, 13, (likelihood, severity) => {
        const count = counts.get(`${likelihood}-${severity}`);
        return count === undefined ? [] : [word('riskPictures.heatMapCount', { count })];
      }),
      ...listBlocks(
        COLUMNS,
        organizations
          .slice(0, most)
          .map((one) => [
            one.organizationName,
            one.townshipName ?? '',
            levelWord('zh-CN', one.level),
            word('riskMatrices.pair', { likelihood: one.likelihood, severity: one.severity }),
            cut(one.riskText, 24),
            one.assessmentNo,
          ]),
      ),
      paragraph(word('riskPictures.heatMapNote', { version: definition.version })),
      ...(left > 0 ? [paragraph(word('riskPictures.heatMapMore', { count: left, total: organizations.length }))] : []),
      paragraph(word('riskMatrices.foot', { office: around.officeName, date: around.printedOn })),
    ],
  };
}

function filterLine({ type, townshipName, stage }: HeatMapFilter, date: string): string {
  return word('riskPictures.heatMapFilterLine', {
    type: word(type === undefined ? 'riskPictures.allTypes' : `organizationLabels.${typeKey(type)}`),
    township: townshipName ?? word('riskPictures.allTownships'),
    stage: word(`riskPictures.stage_${stage}`),
    date,
  });
}

/** A text of at most so many characters; a longer one ends in …. */
export function cut(text: string, most: number): string {
  const characters = [...text];
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`;
}

export function paragraph(text: string): SheetBlock {
  return { kind: 'paragraph', text };
}
