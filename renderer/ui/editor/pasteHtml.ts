import type { HeadingBlock, TextBlock } from '#shared/features/documents/textBlock.ts';
import { cleanPastedLine, joinSourceLines } from './cleanPastedLine.ts';
import type { HtmlNode } from './htmlTree.ts';
import { tableToBlocks } from './pasteTable.ts';
import { lineToBlocks, readTypedNumber } from './typedNumber.ts';

export type PastedBlocks = {
  readonly blocks: TextBlock[];
  /** Pictures that were left out; the editor holds text and tables only. */
  readonly images: number;
  /** Footnotes and comments that were left out. */
  readonly notes: number;
};

type Level = HeadingBlock['level'];
type Counts = { images: number; notes: number };

/** A line being gathered; `null` level: a paragraph unless a typed number says otherwise. */
type Line = { text: string; level: Level | null };

const SKIPPED = new Set([
  'style',
  'script',
  'head',
  'title',
  'meta',
  'link',
  'xml',
  'template',
  'noscript',
  'del',
  'rt',
  'rp',
  'o:p',
]);
const IMAGES = new Set(['img', 'svg', 'object', 'embed', 'canvas', 'video', 'v:imagedata']);
const BLOCKS = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'blockquote',
  'pre',
  'section',
  'article',
  'header',
  'footer',
  'main',
  'aside',
  'figure',
  'figcaption',
  'address',
  'hr',
  'form',
  'body',
  'center',
  'details',
  'summary',
]);

/**
 * Cleans pasted HTML of Word, WPS, browsers and spreadsheets to blocks: classes and spans go, outline levels and typed or
 * automatic numbers become headings without their number, tables are kept without merged cells, pictures, footnotes,
 * comments, deleted and hidden text are left out.
 */
export function htmlToBlocks(root: HtmlNode): PastedBlocks {
  const counts: Counts = { images: 0, notes: 0 };
  return { blocks: readBlocks(root, counts), ...counts };
}

function readBlocks(root: HtmlNode, counts: Counts): TextBlock[] {
  const blocks: TextBlock[] = [];
  let line: Line = { text: '', level: null };

  function endLine(next: Level | null) {
    blocks.push(...lineToBlocks(cleanPastedLine(joinSourceLines(line.text)), line.level));
    line = { text: '', level: next };
  }

  function read(node: HtmlNode, listDepth: number): void {
    if (node.kind === 'text') {
      line.text += node.text;
      return;
    }
    if (isLeftOut(node, counts)) return;
    if (node.tag === 'br') {
      endLine(line.level);
      return;
    }
    if (node.tag === 'table') {
      endLine(null);
      blocks.push(...tableToBlocks(node, (cell) => readBlocks(cell, counts)));
      return;
    }
    if (isListMark(node)) {
      line.text += listMark(node);
      return;
    }
    const depth = node.tag === 'ul' || node.tag === 'ol' ? listDepth + 1 : listDepth;
    const isBlock = BLOCKS.has(node.tag);
    if (isBlock) endLine(levelOf(node));
    for (const child of node.children) {
      if (node.tag === 'ol' && child.kind === 'element' && child.tag === 'li') {
        readListItem(child, orderedLevel(node, depth), depth);
      } else read(child, depth);
    }
    if (isBlock) endLine(null);
  }

  function readListItem(item: HtmlNode & { kind: 'element' }, level: Level, depth: number): void {
    endLine(level);
    for (const child of item.children) {
      // Word processors wrap the text of an item into a paragraph; it is the item's line all the same.
      const wrapped = child.kind === 'element' && child.tag === 'p' && line.text.trim() === '';
      if (wrapped) {
        for (const inner of child.children) read(inner, depth);
        endLine(null);
      } else read(child, depth);
    }
    endLine(null);
  }

  for (const child of root.kind === 'element' ? root.children : [root]) read(child, 0);
  endLine(null);
  return blocks;
}

function styleOf(node: HtmlNode & { kind: 'element' }): string {
  return (node.attributes.style ?? '').toLowerCase().replace(/\s+/gu, '');
}

/** Whether an element is left out with all that is in it; pictures and notes are counted. */
function isLeftOut(node: HtmlNode & { kind: 'element' }, counts: Counts): boolean {
  if (SKIPPED.has(node.tag)) return true;
  if (IMAGES.has(node.tag)) {
    counts.images += 1;
    return true;
  }
  const style = styleOf(node);
  if (/mso-element:(?:footnote|endnote|comment)-list/u.test(style)) return true;
  if (
    /mso-(?:footnote|endnote)-id:/u.test(style) ||
    /Mso(?:Footnote|Endnote)Reference/u.test(node.attributes.class ?? '')
  ) {
    // The reference is an `a` with the mark in spans inside: it is counted once, at its outermost element.
    counts.notes += 1;
    return true;
  }
  if (
    /Mso(?:Comment)?Reference|msocomanchor/iu.test(node.attributes.class ?? '') &&
    !/Footnote|Endnote/u.test(node.attributes.class ?? '')
  ) {
    counts.notes += 1;
    return true;
  }
  return /display:none|mso-hide:all|visibility:hidden/u.test(style);
}

/** The span in which Word writes the number or bullet of an automatic list. */
function isListMark(node: HtmlNode & { kind: 'element' }): boolean {
  return styleOf(node).includes('mso-list:ignore');
}

/** The number of an automatic list as typed text, so that it is recognised like a typed one; bullets give nothing. */
function listMark(node: HtmlNode): string {
  const mark = cleanPastedLine(plainTextOf(node));
  return readTypedNumber(`${mark}文`) === null ? '' : mark;
}

function plainTextOf(node: HtmlNode): string {
  return node.kind === 'text' ? node.text : node.children.map(plainTextOf).join('');
}

/** Level from the tag or Word's outline level; deeper levels than 4 are set like level 4. */
function levelOf(node: HtmlNode & { kind: 'element' }): Level | null {
  const outline = /mso-outline-level:(\d)/u.exec(styleOf(node))?.[1];
  const tag = /^h([1-6])$/u.exec(node.tag)?.[1];
  const level = Number(outline ?? tag ?? 0);
  if (level === 0) return null;
  return level === 1 || level === 2 || level === 3 ? level : 4;
}

/** Level of the items of a numbered list: Chinese numerals are 一、, digits 1., and a list inside a list is one deeper. */
function orderedLevel(list: HtmlNode & { kind: 'element' }, depth: number): Level {
  const chinese = /ideographic|chinese|hanzi/u.test(styleOf(list));
  const level = (chinese ? 1 : 3) + Math.max(0, depth - 1);
  return level === 1 || level === 2 || level === 3 ? level : 4;
}
