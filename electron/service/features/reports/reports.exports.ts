import { createHash } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { comparedLines } from '#shared/features/reports/figures/comparedLines.ts';
import { compared, type Facts, type FigureEntry } from '#shared/features/reports/figures/figures.rules.ts';
import { figureName, groupName } from '#shared/features/reports/placeCatalog.ts';
import { filled } from '#shared/features/reports/places.rules.ts';
import { isShare, periodNames, unitText } from '#shared/features/reports/placeWords.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import type { JobContext } from '../../context.ts';
import type { OpenStore } from '../../office/openStore.ts';
import { withExportThread } from '../exports/exportThread.ts';
import type { CellKind, CellValue, ListAnswer, ListMessage, SheetColumn, SheetPlan } from '../exports/exportTypes.ts';
import type { Printed } from './reports.document.ts';
import { snapshotOf } from './reports.records.ts';
import { lineName } from './reports.sheets.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows of one sheet, its heading left out: a spreadsheet holds 1,048,576. */
const MOST_ROWS = 1_000_000;
/** Rows sent at once: other calls are answered between two pages. */
const PAGE = 2_000;
/** Characters of a file name before its ending. */
const LONGEST_NAME = 80;

const t = (key: MessageKey, parameters = {}) => message('zh-CN', key, parameters);
const column = (heading: string, kind: CellKind): SheetColumn => ({ heading, kind });

/**
 * All figures with comparison as a workbook, the records behind each in the report's own period on a second sheet (features W5, I4). Shares
 * are written as percent, a comparison without base stays empty. The log keeps the report, the number of rows and the file's hash.
 * @throws AppError `cancelled`, `snapshot_unreadable`
 */
export async function exportFigures(
  context: JobContext,
  { report, filling }: Printed,
): Promise<CallOutput<'reports.exportFigures'>> {
  const { runtime, signal } = context;
  const { session } = context.open();
  const { lines } = filling;
  const records = await recordLists(session.store, report.snapshotSha256, lines);
  const count = records.lists.reduce((sum, { entries }) => sum + entries.length, 0);
  const plan = workbookPlan(filling.words, Math.max(1, Math.ceil(count / MOST_ROWS)));
  const options = { workerFile: runtime.options.workerFiles?.exporting, signal };
  const bytes = await withExportThread<ListMessage, ListAnswer, Uint8Array>(plan, options, async (thread) => {
    thread.send({ kind: 'rows', rows: lines.map(figureRow) });
    for (const { sheet, rows } of recordPages(records)) {
      if (signal.aborted) throw new AppError('cancelled');
      thread.send({ kind: 'rows', rows, sheet });
      await new Promise((resolve) => setImmediate(resolve));
    }
    context.progress('export_writing', 0, 1);
    const answer = await thread.ask({ kind: 'end' });
    if (answer.kind !== 'file') throw new AppError('internal');
    return answer.bytes;
  });
  await context.commit('reports.exportFigures', async (write) => {
    write.audit({
      ...{ action: 'export', entityType: 'report', entityId: report.id },
      detail: {
        ...{ list: 'reportFigures', format: 'xlsx', rows: lines.length + count },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
    });
  });
  const title = [...filled(report.title, lines, filling.words)].slice(0, LONGEST_NAME).join('');
  return { file: runtime.files.handOut(t('reportPrint.fileFigures', { title }), XLSX, bytes) };
}

function workbookPlan(words: Printed['filling']['words'], recordSheets: number): SheetPlan {
  const names = periodNames(words);
  const changed = (what: 'onPrevious' | 'onLastYear'): SheetColumn[] => [
    column(t(`reportPrint.${what}`), 'number'),
    column(t('reportPrint.change', { name: t(`reportPrint.${what}`), what: t('reportPrint.percentOf') }), 'number'),
  ];
  const value = (period: keyof typeof names): SheetColumn =>
    column(t('reportPrint.change', { name: t(`reportPrint.${period}`), what: names[period] }), 'number');
  const recordColumns = [
    column(t('reportPrint.figure'), 'text'),
    column(t('reportPrint.seq'), 'number'),
    column(t('reportPrint.record'), 'text'),
    column(t('reportPrint.date'), 'date'),
    column(t('reportPrint.value'), 'number'),
  ];
  return {
    ...{ task: 'list', format: 'xlsx', sheet: t('reportPrint.sheetFigures') },
    columns: [
      column(t('reportPrint.group'), 'text'),
      column(t('reportPrint.figure'), 'text'),
      column(t('reportPrint.part'), 'text'),
      column(t('reportPrint.unit'), 'text'),
      ...[value('current'), value('previous'), ...changed('onPrevious')],
      ...[value('last_year'), ...changed('onLastYear')],
    ],
    further: Array.from({ length: recordSheets }, (_unused, index) => ({
      sheet: index === 0 ? t('reportPrint.sheetRecords') : t('reportPrint.sheetRecordsMore', { number: index + 1 }),
      columns: recordColumns,
    })),
  };
}

function figureRow(line: FigureLine): CellValue[] {
  const { current, previous, last_year: lastYear } = line;
  const shown = (value: number | null): number | null =>
    value !== null && isShare(line) ? tenths(value * 100) : value;
  const change = (base: number | null): CellValue[] => {
    const { difference, percent } = compared(shown(current.value), shown(base));
    return [difference, isShare(line) ? null : percent];
  };
  return [
    ...[groupName(line.group), figureName(line.spec), line.part, isShare(line) ? '%' : unitText(line)],
    ...[shown(current.value), shown(previous.value), ...change(previous.value)],
    ...[shown(lastYear.value), ...change(lastYear.value)],
  ];
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** A line with its entries in the report's own period; facts are looked up when their row is written. */
type RecordList = { readonly name: string; readonly entries: readonly FigureEntry[] };
type Lists = { readonly lists: readonly RecordList[]; readonly facts: Facts };

/** The records of every line; none where nothing was counted. */
async function recordLists(
  store: OpenStore,
  snapshotSha256: string | null,
  lines: readonly FigureLine[],
): Promise<Lists> {
  if (snapshotSha256 === null) return { lists: [], facts: {} };
  const { snapshot, figures } = await snapshotOf(store, snapshotSha256);
  const counted = new Map(
    comparedLines({ current: figures('current'), previous: [], last_year: [] }).map(({ key, at }) => [key, at.current]),
  );
  const lists = lines.map((line) => ({ name: lineName(line), entries: counted.get(line.key)?.entries ?? [] }));
  return { lists, facts: snapshot.facts.current };
}

/** Rows of the sheets of records, a page at a time, numbered anew for each figure. */
function* recordPages({ lists, facts }: Lists): Generator<{ sheet: number; rows: CellValue[][] }> {
  let written = 0;
  for (const { name, entries } of lists) {
    for (let start = 0; start < entries.length; ) {
      const room = MOST_ROWS - (written % MOST_ROWS);
      const page: readonly FigureEntry[] = entries.slice(start, start + Math.min(PAGE, room));
      const first = start + 1;
      const rows = page.map(({ set, index, weight }, place): CellValue[] => {
        const fact = facts[set]?.[index];
        return [name, first + place, fact?.title ?? null, fact?.on ?? null, weight];
      });
      yield { sheet: 1 + Math.floor(written / MOST_ROWS), rows };
      written += page.length;
      start += page.length;
    }
  }
}
