import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { figureColumns, figureRows, lineGroups } from '#shared/features/reports/figureTables.ts';
import { figureName } from '#shared/features/reports/placeCatalog.ts';
import {
  isShare,
  momentText,
  type PeriodWords,
  periodName,
  periodNames,
  unitText,
  valueText,
} from '#shared/features/reports/placeWords.ts';
import type { FigureLine, FigureRecord, ReportRow } from '#shared/features/reports/reports.contract.ts';
import type { ComparedPeriod } from '#shared/features/reports/reports.lists.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { listBlocks, type PrintedColumn, registerSheet } from '../documents/printedSheet.ts';
import type { Filling } from './reports.document.ts';
import type { ReportFilter } from './reports.repository.ts';

type Around = { readonly officeName: string; readonly printedOn: string };
const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

/** All figures with comparison, a table for each group (统计表). */
export function figuresSheet({ lines, words }: Filling, { officeName, printedOn }: Around): SheetDocumentInput {
  const groups = lineGroups(lines);
  return {
    title: t('reportPrint.figuresTitle'),
    subtitle: periodNames(words).current,
    author: officeName,
    blocks: [
      ...groups.map(({ name, lines: own }) => ({
        ...{ kind: 'table' as const, caption: name, columns: figureColumns(), rows: figureRows(own) },
      })),
      ...(groups.length === 0 ? [paragraph(t('reportPrint.noLines'))] : []),
      paragraph(periodsNote(words)),
      ...foot(words, { officeName, printedOn }),
    ],
  };
}

/** Who counted when, and when it was printed: a line each, for one line would break in the middle of a date. */
function foot(words: PeriodWords, { officeName, printedOn }: Around) {
  return [
    paragraph(t('reportPrint.figuresFoot', { office: officeName, counted: counted(words) })),
    paragraph(t('reportPrint.printedOn', { date: printedOn })),
  ];
}

function periodsNote(words: PeriodWords): string {
  const { previous, last_year: lastYear } = periodNames(words);
  return t('reportPrint.periodsNote', { previous, lastYear });
}

function counted({ countedAt }: PeriodWords): string {
  return countedAt === null ? t('reportPrint.none') : momentText(countedAt);
}

function paragraph(text: string) {
  return { kind: 'paragraph' as const, text };
}

/** What a line is called where it stands alone. */
export function lineName({ spec, part }: FigureLine): string {
  return part === null ? figureName(spec) : t('reportPrint.partOf', { name: figureName(spec), part });
}

/** The records behind a number: as long as the number, or adding up to it. */
export function recordsSheet(
  { lines, words }: Filling,
  listed: { readonly key: string; readonly period: ComparedPeriod; readonly records: readonly FigureRecord[] },
  { officeName, printedOn }: Around,
): SheetDocumentInput {
  const { key, period, records } = listed;
  const line = lines.find((one) => one.key === key);
  const isWeighted = records.some(({ weight }) => weight !== 1);
  const columns: PrintedColumn[] = [
    { title: t('reportPrint.seq'), width: 12 },
    { title: t('reportPrint.record'), width: isWeighted ? 98 : 114, align: 'left' },
    { title: t('reportPrint.date'), width: 26 },
    ...(isWeighted ? [{ title: t('reportPrint.value'), width: 16, align: 'right' as const }] : []),
  ];
  const amount = (weight: number): string => (line && !isShare(line) ? valueText(line, weight) : String(weight));
  const rows = records.map(({ title, on, weight }, index) => [
    ...[String(index + 1), title, on ?? ''],
    ...(isWeighted ? [amount(weight)] : []),
  ]);
  const name = line === undefined ? key : lineName(line);
  const value = line === undefined ? null : line[period].value;
  const total =
    line === undefined || isShare(line)
      ? t('reportPrint.recordsShare', { count: records.length, value: line ? valueText(line, value) : '' })
      : t('reportPrint.recordsTotal', { value: valueText(line, value), unit: unitText(line), count: records.length });
  return {
    title: t('reportPrint.recordsTitle', { name }),
    subtitle: periodNames(words)[period],
    author: officeName,
    blocks: [...listBlocks(columns, rows), paragraph(total), ...foot(words, { officeName, printedOn })],
  };
}

/** The register of reports as filtered. */
export function registerOfReports(
  rows: readonly ReportRow[],
  { year }: ReportFilter,
  { officeName, printedOn }: Around,
): SheetDocumentInput {
  const columns = [
    { title: t('reportPrint.seq'), width: 10 },
    { title: t('reportPrint.kind'), width: 26 },
    { title: t('reportPrint.title'), width: 62 },
    { title: t('reportPrint.period'), width: 34 },
    { title: t('reportPrint.dueOn'), width: 24 },
    { title: t('reportPrint.stage'), width: 18 },
    { title: t('reportPrint.number'), width: 34 },
    { title: t('reportPrint.issuedOn'), width: 24 },
    { title: t('reportPrint.submitted'), width: 40 },
  ];
  const cells = rows.map((row, index) => [
    String(index + 1),
    t(`reportKindLabels.${row.kind}`),
    row.title,
    periodName({ kind: row.kind, from: row.periodStart, to: row.periodEnd }),
    row.dueOn ?? '',
    t(`reportStageLabels.${row.stage}`),
    row.number ?? '',
    row.issuedOn ?? '',
    row.submittedOn === null ? '' : t('reportPrint.submittedTo', { date: row.submittedOn, to: row.submittedTo ?? '' }),
  ]);
  return registerSheet({
    title: t('reportPrint.registerTitle'),
    subtitle: year === undefined ? t('reportPrint.registerAll') : t('officialPrint.yearOf', { year }),
    ...{ officeName, printedOn, columns, rows: cells, landscape: true },
  });
}
