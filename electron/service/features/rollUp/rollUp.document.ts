import { cutoffWords } from '#shared/features/collectionTasks/collectionWords.ts';
import type { SheetBlock, SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { askedLine } from '#shared/features/rollUp/figureWords.ts';
import type { RollUpColumnShown, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import { cellWords, officeWords, standingWords, sumWords, tableNotes } from '#shared/features/rollUp/rollUpWords.ts';
import { listBlocks, type PrintedColumn } from '../documents/printedSheet.ts';
import { periodText } from './figureForm.ts';
import { ON_PAPER } from './rollUp.words.ts';

const { t } = ON_PAPER;

/** Offices that stand side by side on a page lying on its side. */
const OFFICES_A_PAGE = 9;

/**
 * 数据汇总表, A4 lying: figures down, offices across, the sum at the end of the last page; more offices than a page holds go on with the
 * figures repeated. Below it what must be known of the numbers.
 */
export function rollUpDocument(
  table: RollUpTable,
  { agency, printedOn }: { readonly agency: string; readonly printedOn: string },
): SheetDocumentInput {
  const { task, columns } = table;
  const parts = partsOf(columns);
  const title = t('rollUp.printTitle', { title: task.title });
  const period = periodText({ periodStart: task.periodStart ?? '', periodEnd: task.periodEnd ?? '' });
  const due = cutoffWords({ day: `${task.dueOn} `, cutoffTime: task.cutoffTime }, t);
  const subtitle = (part: number) => {
    const words = t('rollUp.printSubtitle', { period, due });
    return parts.length === 1 ? words : t('rollUp.printPart', { words, part: part + 1, parts: parts.length });
  };
  const blocks = parts.flatMap((part, index): SheetBlock[] => [
    ...(index === 0 ? [] : [{ kind: 'page' as const, title, subtitle: subtitle(index) }]),
    ...listBlocks(...partTable(table, part, index === parts.length - 1)),
  ]);
  const foot = t('rollUp.printFoot', { office: agency, date: printedOn });
  return {
    ...{ title, subtitle: subtitle(0), author: agency, landscape: true },
    blocks: [
      ...blocks,
      ...[...tableNotes(table, ON_PAPER), foot].map((text) => ({ kind: 'paragraph' as const, text })),
    ],
  };
}

type Placed = { readonly column: RollUpColumnShown; readonly place: number };

function partsOf(columns: readonly RollUpColumnShown[]): Placed[][] {
  const placed = columns.map((column, place) => ({ column, place }));
  const parts: Placed[][] = [];
  // Evenly over the pages: two offices alone on the last one would stand far apart.
  const pages = Math.max(1, Math.ceil(placed.length / OFFICES_A_PAGE));
  const each = Math.max(1, Math.ceil(placed.length / pages));
  for (let start = 0; start === 0 || start < placed.length; start += each)
    parts.push(placed.slice(start, start + each));
  return parts;
}

function partTable({ rows }: RollUpTable, part: readonly Placed[], isLast: boolean): [PrintedColumn[], string[][]] {
  const columns = [
    { title: t('rollUp.figure'), width: 46, align: 'left' as const },
    ...part.map(({ column }) => ({ title: officeWords(column, ON_PAPER), width: 20, align: 'right' as const })),
    ...(isLast ? [{ title: t('rollUp.sum'), width: 20, align: 'right' as const }] : []),
  ];
  const standing = [
    t('collectionTasks.standingTitle'),
    ...part.map(({ column }) => standingWords(column, ON_PAPER)),
    ...(isLast ? [''] : []),
  ];
  return [
    columns,
    [
      standing,
      ...rows.map((row) => [
        askedLine(row),
        ...part.map(({ place }) => cellWords(row, place, ON_PAPER)),
        ...(isLast ? [sumWords(row, ON_PAPER)] : []),
      ]),
    ],
  ];
}
