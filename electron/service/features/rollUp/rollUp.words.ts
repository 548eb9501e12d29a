import type { Kysely } from 'kysely';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import { askedLine } from '#shared/features/rollUp/figureWords.ts';
import type { RollUpFigures } from '#shared/features/rollUp/rollUp.contract.ts';
import { cellWords, officeWords, type Saying, sumWords, tableNotes } from '#shared/features/rollUp/rollUpWords.ts';
import { message } from '#shared/text/index.ts';
import type { Schema } from '../../db/schema.ts';
import { readRollUp, type TableLook } from './rollUp.table.ts';

/** What paper and workbooks speak. */
export const ON_PAPER: Saying = { locale: 'zh-CN', t: (key, places) => message('zh-CN', key, places) };
const { t } = ON_PAPER;

/** Most columns of values that stand side by side on upright paper. */
const MOST_BESIDE = 7;

/** A table of a document with what must be said beside it. */
export type PaperTable = { readonly table: CaptionedTable; readonly notes: readonly string[] };

/** The returned figures of a collection for a document, as they stand now. @throws AppError `not_found` */
export async function rollUpTable(db: Kysely<Schema>, look: TableLook): Promise<PaperTable> {
  return paperTable(await readRollUp(db, look));
}

/**
 * Returned figures on upright paper: figures below each other and offices side by side; where there are too many offices for the width,
 * offices below each other; where both are many, the sums alone.
 */
export function paperTable(found: RollUpFigures): PaperTable {
  const notes = tableNotes(found, ON_PAPER);
  return { table: narrowTable(found), notes: isSumsOnly(found) ? [t('rollUp.noteSumsOnly'), ...notes] : notes };
}

/** Neither offices nor figures fit beside each other. */
function isSumsOnly({ columns, rows }: RollUpFigures): boolean {
  return columns.length > MOST_BESIDE && rows.length > MOST_BESIDE;
}

function narrowTable(found: RollUpFigures): CaptionedTable {
  const { columns, rows } = found;
  if (columns.length > MOST_BESIDE && !isSumsOnly(found)) return turned(found);
  const shown = isSumsOnly(found) ? [] : columns;
  return {
    kind: 'table',
    columns: [
      { title: t('rollUp.figure'), width: 44 },
      ...shown.map((column) => ({ title: officeWords(column, ON_PAPER), width: 18, align: 'right' as const })),
      { title: t('rollUp.sum'), width: 18, align: 'right' },
    ],
    rows: rows.map((row) => [
      askedLine(row),
      ...shown.map((_column, place) => cellWords(row, place, ON_PAPER)),
      sumWords(row, ON_PAPER),
    ]),
  };
}

/** Offices below each other, the sum last. */
function turned({ columns, rows }: RollUpFigures): CaptionedTable {
  return {
    kind: 'table',
    columns: [
      { title: t('collectionTasks.office'), width: 34 },
      ...rows.map((row) => ({ title: askedLine(row), width: 18, align: 'right' as const })),
    ],
    rows: [
      ...columns.map((column, place) => [
        officeWords(column, ON_PAPER),
        ...rows.map((row) => cellWords(row, place, ON_PAPER)),
      ]),
      [t('rollUp.sum'), ...rows.map((row) => sumWords(row, ON_PAPER))],
    ],
  };
}
