import type { ParagraphChild } from 'docx';
import type { CaptionedTable } from '#shared/features/documents/textBlock.ts';
import type { BodyBlock } from '../layout/bodyBlocks.ts';
import type { LabelledText } from '../layout/labelledLines.ts';
import { type HeadingLevel, withoutTypedNumber } from '../layout/numbering.ts';
import { isSpec, run, spreadRuns, type WordBuilder } from './wordBuilder.ts';
import { wordChart } from './wordChart.ts';
import { bodyIndent, HEADING_NUMBERS, HEADING_STYLES, RUN_IN_STYLES } from './wordStyles.ts';
import { wordTable } from './wordTable.ts';
import { twips } from './wordUnits.ts';

/** How headings are numbered: not at all, or counted, a single level 1 heading without 一、. */
export type Numbering = { readonly isNumbered: boolean; readonly isOnlySection: boolean };

/** Numbering as the printed document has it. */
export function numberingOf(blocks: readonly BodyBlock[]): Numbering {
  const sections = blocks.filter((block) => block.kind === 'heading' && block.level === 1).length;
  return { isNumbered: true, isOnlySection: sections === 1 };
}

/** Adds headings, paragraphs and tables (official-documents.md §2.2). Landscape tables become sections of their own. */
export function addBlocks(builder: WordBuilder, blocks: readonly BodyBlock[], numbering: Numbering): void {
  const instance = builder.nextList();
  const numberOf = (level: HeadingLevel) =>
    numbering.isNumbered && !(level === 1 && numbering.isOnlySection)
      ? ({ reference: HEADING_NUMBERS, level: level - 1, instance } as const)
      : false;
  let runIn: { readonly level: 1 | 2; readonly text: string } | undefined;
  const addParagraph = (text: string): void => {
    const lead: ParagraphChild[] = runIn ? [run(runIn.text, { style: RUN_IN_STYLES[runIn.level] })] : [];
    const number = runIn ? numberOf(runIn.level) : false;
    builder.add({
      style: 'body',
      ...(number ? { numbering: number, indent: bodyIndent(builder.layout) } : {}),
      children: [...lead, ...(text === '' ? [] : [run(text)])],
    });
    runIn = undefined;
  };
  for (const [index, block] of blocks.entries()) {
    if (block.kind === 'heading') {
      if (runIn) addParagraph('');
      const single = block.text.replaceAll('\n', '');
      const text = numbering.isNumbered ? withoutTypedNumber(block.level, single) : single;
      const { level } = block;
      if (level <= 2 && block.text.endsWith('。') && blocks[index + 1]?.kind === 'paragraph') {
        runIn = { level: level === 1 ? 1 : 2, text };
        continue;
      }
      builder.add({
        style: HEADING_STYLES[level],
        numbering: numberOf(level),
        indent: bodyIndent(builder.layout),
        keepNext: level <= 2 || !/[。！？；]$/u.test(block.text),
        children: text === '' ? [] : [run(text)],
      });
    } else if (block.kind === 'paragraph') {
      for (const text of block.text.split('\n')) if (text !== '') addParagraph(text);
    } else if (block.kind === 'chart') {
      builder.add(wordChart(builder.typesetter, block, builder.layout.right - builder.layout.left));
      builder.add({ style: 'chartCaption', children: block.caption === '' ? [] : [run(block.caption)] });
      builder.addRoom(builder.layout.tableGap);
    } else if ('landscape' in block && block.landscape) {
      addLandscapeTable(builder, block);
      if (index + 1 < blocks.length) builder.beginSection({ isLandscape: false });
    } else {
      addCaption(builder, block);
      builder.add(wordTable(builder.typesetter, block, builder.layout.right - builder.layout.left));
      builder.addRoom(builder.layout.tableGap);
    }
  }
  if (runIn) addParagraph('');
}

/** Adds a table on landscape pages; what stands in the present section goes before it. */
export function addLandscapeTable(builder: WordBuilder, table: Extract<BodyBlock, { kind: 'table' }>): void {
  if (!builder.sections.at(-1)?.isLandscape) builder.beginSection({ isLandscape: true });
  addCaption(builder, table);
  builder.add(wordTable(builder.typesetter, table, builder.layout.bottom - builder.layout.top));
}

/** 表1 … above a table, on its page. */
function addCaption(builder: WordBuilder, { caption = '' }: CaptionedTable): void {
  if (caption !== '') builder.add({ style: 'tableCaption', keepNext: true, children: [run(caption)] });
}

/** The paragraph added last stays with what follows: text on the page of the signature. */
export function keepLastWithNext(builder: WordBuilder): void {
  const last = builder.blocks.at(-1);
  if (last && isSpec(last)) builder.blocks[builder.blocks.length - 1] = { ...last, keepNext: true };
}

/** 时间, 出席 …: label in 黑体, its text hanging behind the ：, a shorter label spread (§3.3). */
export function addFacts(builder: WordBuilder, entry: LabelledText, labelCells: number): void {
  const { cell } = builder.layout;
  const count = [...entry.label].length;
  const labelWidth = (Math.max(labelCells, count) + 1) * cell;
  const spread = count < 2 ? 0 : (Math.max(0, labelCells - count) * cell) / (count - 1);
  const text = typeof entry.text === 'string' ? entry.text : entry.text.map((span) => span.text).join('');
  for (const [index, line] of text.split('\n').entries()) {
    const label = [...spreadRuns(entry.label, spread, { role: 'hei' }), run('：', { role: 'hei' })];
    builder.add({
      style: 'facts',
      indent: { left: twips(2 * cell + labelWidth), ...(index === 0 ? { hanging: twips(labelWidth) } : {}) },
      children: [...(index === 0 ? label : []), ...(line === '' ? [] : [run(line)])],
    });
  }
}
