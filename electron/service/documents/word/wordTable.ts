import {
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import { setTable } from '../layout/tableBlock.ts';
import { shapeTable, type TableShape } from '../layout/tableColumns.ts';
import type { Typesetter } from '../layout/typesetter.ts';
import { run } from './wordBuilder.ts';
import { twips } from './wordUnits.ts';

/** Eighths of a point, the unit of borders. */
export function ruleSize(points: number): number {
  return Math.max(2, Math.round(points * 8));
}

/** Whole twips that add up to the whole width exactly: programs take the grid columns for the truth. */
export function wholeTwips(widths: readonly number[]): number[] {
  let reached = 0;
  let sum = 0;
  return widths.map((width) => {
    sum += width;
    const own = twips(sum) - reached;
    reached += own;
    return own;
  });
}

function alignmentOf({ centred, right }: TableShape, index: number, isHead: boolean): 'center' | 'right' | 'both' {
  if (!isHead && right[index] === true) return 'right';
  return isHead || centred[index] === true ? 'center' : 'both';
}

/**
 * A table with the column widths, type size and alignment of the printed one (official-documents.md §3.4): the header row repeats, rows do
 * not split unless one is taller than a page.
 * @param measure width in points
 */
export function wordTable(typesetter: Typesetter, table: CaptionedTable, measure: number): Table {
  const { layout } = typesetter;
  const shape = shapeTable(typesetter, table, measure, 'table');
  const isWhole = setTable(typesetter, table, measure, 'table').rows.length === table.rows.length;
  const widths = wholeTwips(shape.widths);
  const { size } = shape;
  const spacing = { line: twips(size * layout.tablePitchShare), lineRule: LineRuleType.EXACT };
  const margin = twips(size * 0.225);
  const cell = (text: string, index: number, isHead: boolean): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            style: isHead ? 'tableHead' : 'tableText',
            alignment: alignmentOf(shape, index, isHead),
            spacing,
            children: line === '' ? [] : [run(line, size === layout.tableSize ? {} : { size })],
          }),
      ),
    });
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      tableHeader: isHead,
      cantSplit: isHead || isWhole,
      children: widths.map((_, index) => cell(cells[index] ?? '', index, isHead)),
    });
  const border = { style: BorderStyle.SINGLE, size: ruleSize(layout.tableRule), color: '000000' };
  // Half of a rule lies in the cell.
  const sides = twips(shape.padding - layout.tableRule);
  return new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    indent: { size: 0, type: WidthType.DXA },
    margins: { top: margin, bottom: margin, left: sides, right: sides, marginUnitType: WidthType.DXA },
    borders: {
      top: border,
      bottom: border,
      left: border,
      right: border,
      insideHorizontal: border,
      insideVertical: border,
    },
    rows: [
      row(
        table.columns.map(({ title }) => title),
        true,
      ),
      ...table.rows.map((cells) => row(cells, false)),
    ],
  });
}
