import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { type HeadingLevel, withoutTypedNumber } from '../layout/numbering.ts';
import { draftTable, shortened } from './draftTable.ts';
import { HEADING_STYLES, RUN_IN_NAMES, RUN_IN_STYLES, STYLE_NAMES, type StyleId } from './wordStyles.ts';
import { nodeText, type WordNode } from './wordTree.ts';
import type { WarningCount } from './wordWarnings.ts';

const LONGEST_HEADING = 2000;
const LONGEST_PARAGRAPH = 60_000;
const LEVELS: readonly HeadingLevel[] = [1, 2, 3, 4];

/** Styles of this program's own documents whose text is no part of the draft: head, facts of the meeting, signature, 版记. */
const OFFICIAL_STYLES: readonly StyleId[] = [
  'mark',
  'headMark',
  'number',
  'subtitle',
  'recipients',
  'facts',
  'attachmentList',
  'signature',
  'note',
  'tableCaption',
  'chartCaption',
  'code',
  'pictureCaption',
  'colophon',
];
const OFFICIAL_NAMES = new Set<string>(OFFICIAL_STYLES.map((id) => STYLE_NAMES[id]));

/** Whether a paragraph, or all of a table, is made of official parts. */
export function isOfficialPart(node: WordNode): boolean {
  if (node.type === 'paragraph') return OFFICIAL_NAMES.has(node.styleName);
  const inner = paragraphsIn(node).filter((paragraph) => nodeText(paragraph).trim() !== '');
  return inner.length > 0 && inner.every(isOfficialPart);
}

function paragraphsIn(node: WordNode): WordNode[] {
  return node.children.flatMap((child) => (child.type === 'paragraph' ? [child] : paragraphsIn(child)));
}

/** The blocks of a draft without its title: headings by style or by typed numerals, which are taken off, paragraphs and tables. */
export function draftBlocks(nodes: readonly WordNode[], counts: WarningCount): TextBlock[] {
  return nodes.flatMap((node): TextBlock[] => {
    if (node.type === 'paragraph' && nodeText(node).trim() === '') return [];
    if (isOfficialPart(node)) {
      counts.add('official_parts');
      return [];
    }
    if (node.type === 'table') {
      const table = draftTable(node, counts);
      return table ? [table] : [];
    }
    return node.type === 'paragraph' ? paragraphBlocks(node, counts) : draftBlocks(node.children, counts);
  });
}

function paragraphBlocks(node: WordNode, counts: WarningCount): TextBlock[] {
  const text = nodeText(node).trim();
  const runIn = runInHeading(node);
  if (runIn) {
    const rest = text.slice(runIn.text.length).trim();
    return [heading(runIn.level, runIn.text, counts), ...(rest === '' ? [] : paragraphs(rest, counts))];
  }
  if (node.styleName === STYLE_NAMES.body) return paragraphs(text, counts);
  const own = LEVELS.find((level) => node.styleName === STYLE_NAMES[HEADING_STYLES[level]]);
  if (own) return [heading(own, text, counts)];
  const typed = LEVELS.find((level) => withoutTypedNumber(level, text) !== text);
  if (typed) return typedHeading(typed, withoutTypedNumber(typed, text), counts);
  const styled = /^(?:heading|标题)\s*([1-9])$/iu.exec(node.styleName)?.[1];
  if (styled) {
    const level = LEVELS.find((known) => known === Number(styled));
    if (!level) counts.add('deep_headings');
    return [heading(level ?? 4, text, counts)];
  }
  if (node.listLevel !== undefined) return [heading(node.listLevel === 0 ? 3 : 4, text, counts)];
  return paragraphs(text, counts);
}

/** A typed 一、 or （一） whose paragraph goes on behind 。 is a heading and a paragraph; 1. and （1） are numbered sentences. */
function typedHeading(level: HeadingLevel, text: string, counts: WarningCount): TextBlock[] {
  const end = text.indexOf('。') + 1;
  const goesOn = end > 0 && text.slice(end).trim() !== '';
  if (goesOn && (level <= 2 || text.length > LONGEST_HEADING)) {
    return [heading(level, text.slice(0, end), counts), ...paragraphs(text.slice(end).trim(), counts)];
  }
  return [heading(level, text, counts)];
}

function heading(level: HeadingLevel, text: string, counts: WarningCount): TextBlock {
  return { kind: 'heading', level, text: shortened(text.replaceAll('\n', ''), LONGEST_HEADING, counts) };
}

function paragraphs(text: string, counts: WarningCount): TextBlock[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ kind: 'paragraph', text: shortened(line, LONGEST_PARAGRAPH, counts) }));
}

/** The heading at the beginning of a paragraph of this program: runs of its character style. */
function runInHeading(node: WordNode): { readonly level: HeadingLevel; readonly text: string } | undefined {
  for (const level of [1, 2] as const) {
    const name = RUN_IN_NAMES[RUN_IN_STYLES[level]];
    const lead = node.children.filter((child) => child.type === 'run' && child.styleName === name);
    if (lead.length > 0) return { level, text: lead.map(nodeText).join('').trim() };
  }
  return undefined;
}
