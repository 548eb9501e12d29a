import {
  BorderStyle,
  type FileChild,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ChartBlock } from '#shared/features/documents/chartBlock.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import { run } from './wordBuilder.ts';
import type { StyleId } from './wordStyles.ts';
import { ruleSize, wholeTwips } from './wordTable.ts';
import { twips } from './wordUnits.ts';

/** Characters of which the bars of the series are made: they survive every word processor and can be edited. */
const MARKS = ['█', '▓', '░'] as const;
/** Characters of the longest bar. */
const LONGEST_BAR = 26;
/** Shares of the width: label, bar with its value. */
const SHARES = [0.32, 0.68] as const;
const SIZE = 9;
const PITCH = 1.3;

/** A chart as a table whose bars are runs of characters, legend in its head row; the caption stands in a paragraph below. */
export function wordChart({ layout }: Typesetter, chart: ChartBlock, measure: number): FileChild {
  const widths = wholeTwips(SHARES.map((share) => share * measure));
  const largest = Math.max(0, ...chart.groups.flatMap(({ bars }) => bars.map(({ value }) => value ?? 0)));
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const cell = (text: string, index: number | 'all', shape: CellShape): TableCell =>
    new TableCell({
      width: { size: index === 'all' ? whole : (widths[index] ?? 0), type: WidthType.DXA },
      ...(index === 'all' ? { columnSpan: widths.length } : {}),
      verticalAlign: VerticalAlign.CENTER,
      ...(shape.rows === undefined ? {} : { rowSpan: shape.rows }),
      children: [
        new Paragraph({
          style: shape.style ?? 'tableText',
          alignment: shape.alignment,
          // All rows and the caption stay on one page.
          keepNext: true,
          spacing: { line: twips(SIZE * PITCH), lineRule: LineRuleType.EXACT },
          children: text === '' ? [] : [run(text, { size: SIZE })],
        }),
      ],
    });
  const legend = [chart.unit, ...chart.series.map((name, index) => `${MARKS[index] ?? ''}${name}`)];
  const rows = chart.groups.flatMap(({ label, bars }) =>
    bars.map(
      ({ value, text }, index) =>
        new TableRow({
          cantSplit: true,
          children: [
            ...(index === 0 ? [cell(label, 0, { alignment: 'right', rows: bars.length })] : []),
            cell([barOf(value ?? 0, largest, index), text].filter((one) => one !== '').join(' '), 1, {
              alignment: 'left',
            }),
          ],
        }),
    ),
  );
  const border = { style: BorderStyle.SINGLE, size: ruleSize(layout.tableRule), color: '000000' };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return new Table({
    width: { size: whole, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    indent: { size: 0, type: WidthType.DXA },
    borders: {
      ...{ top: border, bottom: border, left: border, right: border },
      ...{ insideHorizontal: none, insideVertical: none },
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          cell(legend.filter((one) => one !== '').join('　'), 'all', { style: 'tableHead', alignment: 'center' }),
        ],
      }),
      ...rows,
    ],
  });
}

type CellShape = {
  readonly alignment: 'left' | 'right' | 'center';
  readonly style?: StyleId;
  readonly rows?: number;
};

/** As many characters as the value is long beside the largest; what is not nothing has one at least. */
function barOf(value: number, largest: number, series: number): string {
  if (value <= 0 || largest <= 0) return '';
  return (MARKS[series] ?? MARKS[0]).repeat(Math.max(1, Math.round((value / largest) * LONGEST_BAR)));
}
