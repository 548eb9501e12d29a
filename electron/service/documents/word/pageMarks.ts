import {
  BorderStyle,
  Footer,
  Header,
  HeightRule,
  LineRuleType,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextDirection,
  TextRun,
  WidthType,
} from 'docx';
import type { OfficialLayout } from '../officialLayout.ts';
import { run } from './wordBuilder.ts';
import { ruleSize } from './wordTable.ts';
import { BASELINE_SHARE, twips, wordColour } from './wordUnits.ts';

type Side = 'odd' | 'even';

/** Line height of page number and handling mark, as a share of the type size. */
const LINE_SHARE = 1.4;

/** Distance of the header's first line from the top of the page: the handling mark's em-box at its place. */
export function headerDistance(layout: OfficialLayout): number {
  const { colophonSize: size } = layout;
  return layout.handlingMarkTop + layout.baselineShare * size - BASELINE_SHARE * LINE_SHARE * size;
}

/** Distance of the footer's last line from the bottom of the page: the dash of — 1 — at its place (§2.5). */
export function footerDistance(layout: OfficialLayout): number {
  const { pageNumberSize: size } = layout;
  // The ink of a 一字线 lies in the middle of its em-box.
  const baseline = layout.pageNumberDashTop + (layout.baselineShare - 0.5) * size;
  return layout.pageHeight - baseline - (1 - BASELINE_SHARE) * LINE_SHARE * size;
}

/** Handling mark in the top margin of every page (features.md S11). */
export function markHeader(layout: OfficialLayout, mark: string): Header {
  return new Header({ children: [markParagraph(layout, mark)] });
}

function markParagraph(layout: OfficialLayout, mark: string): Paragraph {
  const spacing = { line: twips(layout.colophonSize * LINE_SHARE), lineRule: LineRuleType.EXACT };
  return new Paragraph({ style: 'handlingMark', spacing, children: mark === '' ? [] : [run(mark)] });
}

function numberRun(): TextRun {
  return new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'] });
}

/** — 1 —: odd pages right, even pages left, one character in; or centred; or nothing. */
export function numberFooter(layout: OfficialLayout, side: Side, isShown: boolean): Footer {
  const inset = twips(layout.pageNumberSize * layout.cellShare);
  const isCentred = layout.pageNumber === 'centred';
  const spacing = { line: twips(layout.pageNumberSize * LINE_SHARE), lineRule: LineRuleType.EXACT };
  return new Footer({
    children: [
      new Paragraph({
        style: 'pageNumber',
        spacing,
        alignment: isCentred ? 'center' : side === 'odd' ? 'right' : 'left',
        indent: isCentred ? {} : side === 'odd' ? { right: inset } : { left: inset },
        children: isShown && layout.pageNumber !== 'none' ? [numberRun()] : [],
      }),
    ],
  });
}

/**
 * Header of a landscape page: the number where it stands on the other pages when the sheet is held upright (GB/T 9704 clause 8), so on its
 * side in the left margin; a table of one cell, because text of a cell can be turned. The handling mark stands above the right end.
 */
export function landscapeHeader(layout: OfficialLayout, mark: string, side: Side, isShown: boolean): Header {
  const lineHeight = layout.pageNumberSize * LINE_SHARE;
  const inset = layout.pageNumberSize * layout.cellShare;
  const length = layout.pageNumberSize * 6;
  const isCentred = layout.pageNumber === 'centred';
  const top = isCentred
    ? layout.centre - length / 2
    : side === 'odd'
      ? layout.right - inset - length
      : layout.left + inset;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const width = twips(lineHeight);
  const number = new Paragraph({
    style: 'pageNumber',
    alignment: isCentred ? 'center' : side === 'odd' ? 'right' : 'left',
    children: [numberRun()],
  });
  const cell = new TableCell({
    width: { size: width, type: WidthType.DXA },
    textDirection: TextDirection.TOP_TO_BOTTOM_RIGHT_TO_LEFT,
    children: [number],
  });
  const table = new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [width],
    layout: TableLayoutType.FIXED,
    margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
    borders: { top: none, bottom: none, left: none, right: none, insideHorizontal: none, insideVertical: none },
    float: {
      horizontalAnchor: 'page',
      absoluteHorizontalPosition: twips(footerDistance(layout)),
      verticalAnchor: 'page',
      absoluteVerticalPosition: twips(top),
      leftFromText: 0,
      rightFromText: 0,
      topFromText: 0,
      bottomFromText: 0,
    },
    rows: [new TableRow({ height: { value: twips(length), rule: HeightRule.EXACT }, children: [cell] })],
  });
  const isNumbered = isShown && layout.pageNumber !== 'none';
  return new Header({ children: [...(isNumbered ? [table] : []), markParagraph(layout, mark)] });
}

/** Foot of a page that shows nothing there. */
export function emptyFooter(): Footer {
  return new Footer({ children: [new Paragraph({ style: 'pageNumber' })] });
}

/** Foot of a letter's first page: the lower red double line, 20 mm above the edge of the page, and no number (§3.1). */
export function letterFooter(layout: OfficialLayout): Footer {
  const height = 4;
  return new Footer({
    children: [
      new Paragraph({
        style: 'pageNumber',
        spacing: { line: twips(height), lineRule: LineRuleType.EXACT },
        frame: {
          type: 'absolute',
          position: { x: twips(layout.letterLineLeft), y: twips(layout.letterLowerLineBottom - height) },
          width: twips(layout.letterLineWidth),
          height: twips(height),
          rule: 'exact',
          wrap: 'around',
          anchor: { horizontal: 'page', vertical: 'page' },
        },
        border: { bottom: doubleRule(layout, 'below') },
      }),
      new Paragraph({ style: 'pageNumber' }),
    ],
  });
}

/** The red double line as a border: its thick line above, or below. */
export function doubleRule(layout: OfficialLayout, thick: 'above' | 'below') {
  return {
    style: thick === 'above' ? BorderStyle.THICK_THIN_SMALL_GAP : BorderStyle.THIN_THICK_SMALL_GAP,
    size: ruleSize(layout.letterLineThick),
    space: 0,
    color: wordColour(layout.red),
  };
}
