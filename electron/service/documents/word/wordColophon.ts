import {
  BorderStyle,
  HeightRule,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  VerticalAlign,
  WidthType,
} from 'docx';
import { type ColophonContent, setColophon } from '../layout/colophon.ts';
import { run, type WordBuilder } from './wordBuilder.ts';
import { ruleSize } from './wordTable.ts';
import { twips } from './wordUnits.ts';

/**
 * 版记 (official-documents.md §2.4): a table at the foot of the last page, rules 0.35 and 0.25 mm, in a letter without rules. It is anchored in the
 * last paragraph and stays at the bottom when the text above grows.
 */
export function addColophon(builder: WordBuilder, content: ColophonContent): void {
  const { layout } = builder;
  const set = setColophon(builder.typesetter, content);
  if (!set) return;
  if (layout.colophonOnEvenPage && standsAlone(builder, set.height)) {
    const isUnnumbered = builder.printed.pages.at(-2)?.glyphRuns.length === 0;
    builder.beginSection({ isLandscape: false, isEvenPage: true, isUnnumbered });
  } else if (builder.sections.at(-1)?.isLandscape) builder.beginSection({ isLandscape: false });
  // LibreOffice takes the page of a section from its first paragraph.
  if (builder.blocks.length === 0) builder.addRoom(1);
  const { entries, isPlain = false } = content;
  const size =
    colophonSize(
      builder,
      entries.map(({ label }) => label),
    ) ?? layout.colophonSize;
  const share = size / layout.colophonSize;
  const small = share === 1 ? {} : { size };
  const spacing = { line: twips(layout.colophonPitch * share), lineRule: LineRuleType.EXACT };
  const hasPrintRow = !isPlain && (content.printingOffice !== '' || content.printedOn !== '');
  const measure = twips(layout.right - layout.left);
  const inset = twips(size * layout.cellShare);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const rule = (thickness: number) =>
    isPlain ? none : { style: BorderStyle.SINGLE, size: ruleSize(thickness), color: '000000' };
  const row = (children: Paragraph[]): TableRow =>
    new TableRow({
      cantSplit: true,
      height: { value: twips(layout.colophonPitch * share), rule: HeightRule.ATLEAST },
      children: [
        new TableCell({
          width: { size: measure, type: WidthType.DXA },
          verticalAlign: VerticalAlign.CENTER,
          children,
        }),
      ],
    });
  const entryLines = entries.map(({ label, names }) => {
    const hang = twips(size * layout.cellShare * ([...label].length + 1));
    return new Paragraph({
      style: 'colophon',
      spacing,
      indent: { left: inset + hang, right: inset, hanging: hang },
      children: [run(`${label}：${names}`, small)],
    });
  });
  const date = content.printedOn === '' ? '' : `${content.printedOn}印发`;
  const printRow = new Paragraph({
    style: 'colophon',
    spacing,
    alignment: 'left',
    indent: { left: inset, right: inset },
    tabStops: [{ type: TabStopType.RIGHT, position: measure - inset }],
    children: [run(`${content.printingOffice}\t${date}`, small)],
  });
  builder.add(
    new Table({
      width: { size: measure, type: WidthType.DXA },
      columnWidths: [measure],
      layout: TableLayoutType.FIXED,
      margins: { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA },
      float: {
        horizontalAnchor: 'page',
        absoluteHorizontalPosition: twips(layout.left),
        verticalAnchor: 'margin',
        relativeVerticalPosition: 'bottom',
        topFromText: 0,
        bottomFromText: 0,
        leftFromText: 0,
        rightFromText: 0,
        overlap: 'never',
      },
      borders: {
        top: rule(layout.colophonOuterRule),
        bottom: rule(layout.colophonOuterRule),
        left: none,
        right: none,
        insideHorizontal: rule(layout.colophonInnerRule),
        insideVertical: none,
      },
      rows: [...(entryLines.length > 0 ? [row(entryLines)] : []), ...(hasPrintRow ? [row([printRow])] : [])],
    }),
  );
  builder.addRoom(1);
}

/** Whether nothing but the 版记 stands in the type area of the last printed page. */
function standsAlone({ printed, layout }: WordBuilder, height: number): boolean {
  const last = printed.pages.at(-1);
  const isInText = (baseline: number): boolean => baseline > layout.top && baseline < layout.bottom - height;
  return printed.pages.length > 1 && last !== undefined && !last.glyphRuns.some((glyphs) => isInText(glyphs.baseline));
}

/** Type size in which the printed 版记 has one of these labels, smaller than usual when it is long; undefined when it has none. */
export function colophonSize({ printed, layout }: WordBuilder, labels: readonly string[]): number | undefined {
  const runs = printed.pages.flatMap((page) => page.glyphRuns).filter(({ size }) => size < layout.bodySize);
  return runs.find(({ glyphs }) => {
    const text = glyphs.map(({ character }) => character).join('');
    return labels.some((label) => text.startsWith(`${label}：`));
  })?.size;
}
