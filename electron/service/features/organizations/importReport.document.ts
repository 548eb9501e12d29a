import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { message } from '#shared/text/index.ts';
import { type AddedLabels, fieldLabel } from './import/writeErrorFile.ts';

const t = (key: Parameters<typeof message>[1], parameters?: Parameters<typeof message>[2]) =>
  message('zh-CN', key, parameters);

/** The printed import report: which file, what was found, what was done, which rows stayed out and why. */
export function importReportDocument(
  report: {
    readonly officeName: string;
    readonly userName: string;
    readonly at: string;
    readonly fileName: string;
    readonly fileHash: string;
    readonly registrationKind: 'registered' | 'filed';
    readonly counts: Readonly<
      Record<
        'good' | 'duplicateExact' | 'duplicateConflict' | 'invalid' | 'ignored' | 'added' | 'updated' | 'skipped',
        number
      >
    >;
    readonly notImported: readonly string[];
    readonly invalid: readonly { readonly line: number; readonly name: string; readonly reason: string }[];
    /** Cells that the clerk corrected in the preview. */
    readonly corrections: readonly {
      readonly line: number;
      readonly field: string;
      readonly from: string;
      readonly to: string;
    }[];
    /** Lines that the clerk left out. */
    readonly leftOut: readonly number[];
  },
  added?: AddedLabels,
): SheetDocumentInput {
  const { counts } = report;
  const countRows = (['good', 'duplicateExact', 'duplicateConflict', 'invalid', 'ignored'] as const).map((name) => [
    t(`importReport.${name}`),
    String(counts[name]),
  ]);
  const blocks: SheetDocumentInput['blocks'] = [
    {
      kind: 'fields',
      rows: [
        { label: t('importReport.office'), value: report.officeName },
        { label: t('importReport.user'), value: report.userName },
        { label: t('importReport.at'), value: report.at.slice(0, 16).replace('T', ' ') },
        { label: t('importReport.file'), value: report.fileName },
        { label: t('importReport.hash'), value: report.fileHash },
        { label: t('importReport.kind'), value: t(`importReport.${report.registrationKind}`) },
      ],
    },
    { kind: 'heading', level: 1, text: t('importReport.counts') },
    {
      kind: 'table',
      columns: [{ title: t('importReport.class'), width: 3 }, { title: t('importReport.rows') }],
      rows: countRows,
    },
    { kind: 'heading', level: 1, text: t('importReport.result') },
    {
      kind: 'table',
      columns: [{ title: t('importReport.class'), width: 3 }, { title: t('importReport.rows') }],
      rows: (['added', 'updated', 'skipped'] as const).map((name) => [t(`importReport.${name}`), String(counts[name])]),
    },
  ];
  if (report.notImported.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('importReport.notImported') },
      { kind: 'paragraph', text: t('importReport.notImportedHelp', { columns: report.notImported.join('、') }) },
    );
  }
  if (report.corrections.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('importReport.corrections', { count: report.corrections.length }) },
      {
        kind: 'table',
        columns: [
          { title: t('importReport.line'), width: 1 },
          { title: t('importReport.field'), width: 3 },
          { title: t('importReport.from'), width: 3 },
          { title: t('importReport.to'), width: 3 },
        ],
        rows: report.corrections.map((one) => [String(one.line), fieldLabel(one.field, added), one.from, one.to]),
      },
    );
  }
  if (report.leftOut.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('importReport.leftOut', { count: report.leftOut.length }) },
      { kind: 'paragraph', text: t('importReport.leftOutLines', { lines: report.leftOut.join('、') }) },
    );
  }
  if (report.invalid.length > 0) {
    blocks.push(
      { kind: 'heading', level: 1, text: t('importReport.invalidRows', { count: report.invalid.length }) },
      {
        kind: 'table',
        columns: [
          { title: t('importReport.line'), width: 1 },
          { title: t('importReport.name'), width: 4 },
          { title: t('importReport.reason'), width: 5 },
        ],
        rows: report.invalid.map((row) => [String(row.line), row.name, row.reason]),
      },
    );
  }
  return { title: t('importReport.title'), author: report.officeName, blocks };
}
