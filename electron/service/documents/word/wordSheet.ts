import { ImageRun } from 'docx';
import { toBuffer } from 'qrcode';
import type { SheetBlock, SheetDocument } from '#shared/features/documents/sheetDocument.ts';
import { valueColumn } from '../forms/sheet.ts';
import { mm } from '../officialLayout.ts';
import { addBlocks } from './wordBlocks.ts';
import { run, type WordBuilder } from './wordBuilder.ts';
import { addSubtitle } from './wordForms.ts';
import { addTitle, rowBelow } from './wordHead.ts';
import { shadedTable } from './wordShades.ts';
import { twips } from './wordUnits.ts';

/** Slot of a code character as a share of its size, and the width that 黑体 gives it. */
const CODE_SLOT = 0.78;
const CODE_ADVANCE = 0.5;
const QR_PIXELS = 12;

/** A plain A4 sheet: recovery sheet, organization sheet, import report. */
export async function buildSheet(builder: WordBuilder, document: SheetDocument): Promise<void> {
  addSheetTitle(builder, document);
  for (const block of grouped(document.blocks)) {
    if (Array.isArray(block)) addBlocks(builder, block, { isNumbered: false, isOnlySection: false });
    else if (block.kind === 'fields') addFields(builder, block.rows);
    else if (block.kind === 'code') addCode(builder, block.lines);
    else if (block.kind === 'qr') await addQr(builder, block);
    else if (block.kind === 'heatMap' || block.kind === 'stepChart')
      addBlocks(builder, [shadedTable(block)], { isNumbered: false, isOnlySection: false });
    else {
      // A word processor has no lower half of a page: a slip to cut off begins a page too.
      builder.beginSection({ isLandscape: false });
      builder.bottom = builder.layout.top;
      addSheetTitle(builder, block);
    }
  }
}

function addSheetTitle(builder: WordBuilder, document: Pick<SheetDocument, 'title' | 'subtitle'>): void {
  const { layout } = builder;
  const titleBottom = addTitle(builder, 'documentTitle', document.title, layout.top);
  const bottom = addSubtitle(builder, document.subtitle, titleBottom, layout.rowGap / 2);
  builder.continueAtRow(rowBelow(layout, bottom, layout.rowGap + layout.pitch / 2));
}

type TextPart = Extract<SheetBlock, { kind: 'heading' | 'paragraph' | 'table' | 'chart' }>;
type OtherPart = Exclude<SheetBlock, TextPart>;

function isText(block: SheetBlock): block is TextPart {
  return ['heading', 'paragraph', 'table', 'chart'].includes(block.kind);
}

/** Text blocks that follow each other are one run, so that a heading knows what follows it. */
function grouped(blocks: readonly SheetBlock[]): (TextPart[] | OtherPart)[] {
  const groups: (TextPart[] | OtherPart)[] = [];
  for (const block of blocks) {
    if (!isText(block)) groups.push(block);
    else {
      const last = groups.at(-1);
      if (Array.isArray(last)) last.push(block);
      else groups.push([block]);
    }
  }
  return groups;
}

/** Labels in 黑体 in one column, values in 仿宋 beside them, hanging. */
function addFields(builder: WordBuilder, rows: readonly { readonly label: string; readonly value: string }[]): void {
  const { typesetter, layout } = builder;
  const style = typesetter.style(layout.bodySize, 'fields');
  const widths = rows.map(({ label }) => typesetter.oneLine(`${label}：`, 'hei', style).width);
  const hang = valueColumn(widths, layout.cell);
  for (const [index, { label, value }] of rows.entries()) {
    const isLong = (widths[index] ?? 0) > hang + 0.01;
    for (const [number, text] of value.split('\n').entries()) {
      const lead = number === 0 ? [run(`${label}：`, { role: 'hei' }), ...(isLong ? [] : [run('\t')])] : [];
      const shape = { left: twips(hang), ...(number === 0 ? { hanging: twips(hang) } : {}) };
      if (isLong && number === 0) {
        builder.add({ style: 'facts', keepNext: true, children: lead });
        if (text !== '') builder.add({ style: 'facts', indent: { left: twips(hang) }, children: [run(text)] });
      } else builder.add({ style: 'facts', indent: shape, children: [...lead, ...(text === '' ? [] : [run(text)])] });
    }
  }
}

/** Lines to be typed in by hand, wide apart. */
function addCode(builder: WordBuilder, lines: readonly string[]): void {
  const { layout } = builder;
  for (const [index, text] of lines.entries()) {
    const room = layout.right - layout.left - 2 * layout.cell;
    const size = Math.min(layout.bodySize, room / (Math.max(1, text.length) * CODE_SLOT));
    const characterSpacing = twips(size * (CODE_SLOT - CODE_ADVANCE));
    builder.add({
      style: 'code',
      keepNext: index + 1 < lines.length,
      indent: { left: twips(2 * layout.cell) },
      children: text === '' ? [] : [run(text, { characterSpacing, size: Math.floor(size * 2) / 2 })],
    });
  }
}

async function addQr(builder: WordBuilder, block: Extract<SheetBlock, { kind: 'qr' }>): Promise<void> {
  const png = await toBuffer(block.text, { errorCorrectionLevel: 'M', margin: 0, scale: QR_PIXELS, type: 'png' });
  const edge = (mm(block.sizeMm) * 96) / 72;
  builder.add({
    style: 'pictureCaption',
    spacing: { line: 240, lineRule: 'auto', before: twips(mm(4)), after: twips(mm(4)) },
    keepNext: block.caption !== '',
    children: [
      new ImageRun({
        type: 'png',
        data: new Uint8Array(png),
        transformation: { width: edge, height: edge },
        altText: { name: 'QR', title: '二维码', description: block.caption === '' ? '二维码' : block.caption },
      }),
    ],
  });
  if (block.caption !== '') builder.add({ style: 'pictureCaption', children: [run(block.caption)] });
}
