import { createHash } from 'node:crypto';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { isShare } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedUnit } from '#shared/features/rollUp/figureWords.ts';
import type { RollUpRowShown, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import { cellWords, officeWords, standingWords, sumWords, tableNotes } from '#shared/features/rollUp/rollUpWords.ts';
import type { JobContext } from '../../context.ts';
import type { CellValue, SheetPlan } from '../exports/exportTypes.ts';
import { writeSheet } from '../exports/writeSheet.ts';
import { XLSX } from './figureForm.ts';
import { ON_PAPER } from './rollUp.words.ts';

const { t } = ON_PAPER;

/**
 * The table as a workbook: one line a figure, one column an office, the sum last; how each office stands comes first, what must be known
 * of the numbers last. The log keeps the collection, the number of rows and the file's hash.
 */
export async function exportRollUp(
  context: JobContext,
  { taskId }: Pick<HandlerInput<'rollUp.export'>, 'taskId'>,
  table: RollUpTable,
): Promise<CallOutput<'rollUp.export'>> {
  const { columns, rows } = table;
  const number = { kind: 'number' } as const;
  const plan: SheetPlan = {
    ...{ task: 'list', format: 'xlsx', sheet: t('rollUp.title') },
    columns: [
      { heading: t('rollUp.figure'), kind: 'text' },
      { heading: t('figureForm.unit'), kind: 'text' },
      ...columns.map((column) => ({ heading: officeWords(column, ON_PAPER), ...number })),
      { heading: t('rollUp.sum'), ...number },
    ],
  };
  const standing = [t('collectionTasks.standingTitle'), '', ...columns.map((one) => standingWords(one, ON_PAPER)), ''];
  const lines = rows.map((row): CellValue[] => [
    askedName(row),
    askedUnit(row),
    ...columns.map((_column, place) =>
      cellValue(row, row.cells[place]?.value ?? null, cellWords(row, place, ON_PAPER)),
    ),
    cellValue(row, row.sum.value, sumWords(row, ON_PAPER)),
  ]);
  const notes = tableNotes(table, ON_PAPER).map((note): CellValue[] => [note]);
  const bytes = writeSheet(plan, [standing, ...lines, ...notes]);
  await context.commit('rollUp.export', async (write) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    write.audit({
      action: 'export',
      detail: { list: 'rollUp', task: taskId, format: 'xlsx', rows: rows.length, sha256 },
    });
  });
  const name = t('rollUp.fileName', { title: table.task.title.slice(0, 60), date: context.today });
  return { file: context.runtime.files.handOut(name, XLSX, bytes), rows: rows.length };
}

/** A number to go on reckoning with, a share in percent; else the words of the cell. */
function cellValue(row: RollUpRowShown, value: number | null, words: string): CellValue {
  if (value === null) return words;
  return isShare(row) ? Math.round(value * 1000) / 10 : value;
}
