import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import type { UnitRow } from '#shared/features/units/units.contract.ts';
import { type MessageKey, message, messageIfKnown } from '#shared/text/index.ts';
import { listBlocks } from '../documents/printedSheet.ts';

const COLUMNS: readonly (readonly [MessageKey, number])[] = [
  ['units.seq', 10],
  ['units.name', 44],
  ['units.level', 24],
  ['units.organizations', 20],
  ['units.formerNames', 36],
  ['units.workPhone', 22],
];

/** 单位名册: the units of a filter in the order of the list. */
export function unitListDocument(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly rows: readonly UnitRow[];
}): SheetDocumentInput {
  const { officeName, printedOn, rows } = list;
  const cells = rows.map((row, index) => [
    String(index + 1),
    row.parentName === null
      ? row.name
      : message('zh-CN', 'units.ofTownship', { name: row.name, township: row.parentName }),
    messageIfKnown('zh-CN', `unitLevelLabels.${row.level}`) ?? row.level,
    row.organizations === null ? '' : String(row.organizations),
    [...row.formerNames, ...endOf(row)].join('、'),
    row.workPhone ?? '',
  ]);
  return {
    title: message('zh-CN', 'units.listTitle'),
    subtitle: officeName,
    author: officeName,
    blocks: [
      ...listBlocks(
        COLUMNS.map(([title, width]) => ({ title: message('zh-CN', title), width })),
        cells,
      ),
      { kind: 'paragraph', text: message('zh-CN', 'units.listFoot', { count: rows.length, date: printedOn }) },
    ],
  };
}

function endOf({ endedOn, mergedIntoName }: UnitRow): string[] {
  if (endedOn === null) return [];
  if (mergedIntoName === null) return [message('zh-CN', 'units.endedOnDay', { date: endedOn })];
  return [message('zh-CN', 'units.mergedOnDay', { date: endedOn, name: mergedIntoName })];
}
