import { STYLE_NAMES } from './wordStyles.ts';
import { nodeText, type WordNode } from './wordTree.ts';

/** Paragraphs among which a title is looked for; a head with mark, number and title has no more. */
const LOOKED_AT = 10;
const LONGEST_LINE = 60;

export type FoundTitle = {
  readonly title: string;
  /** Paragraphs that make up the title. */
  readonly used: ReadonlySet<WordNode>;
  /** Lines of a red head above the title: mark, number. */
  readonly head: ReadonlySet<WordNode>;
};

/**
 * The title of a draft: by style, else the largest of the centred lines at its beginning (those above a 发文字号 are the red head), else
 * its first line when that is short.
 */
export function findTitle(nodes: readonly WordNode[]): FoundTitle {
  const none: FoundTitle = { title: '', used: new Set(), head: new Set() };
  const named = nodes.filter(
    (node) => /^(?:title|标题)$/iu.test(node.styleName) || node.styleName === STYLE_NAMES.documentTitle,
  );
  const styled = named.filter((node) => nodeText(node).trim() !== '');
  const [first] = styled;
  if (first) return { ...none, ...asTitle(styled.filter((node) => node.styleName === first.styleName)) };
  const lines = leadingLines(nodes);
  const number = lines.findIndex((node) => isNumberLine(nodeText(node)));
  const below = lines.slice(number + 1).filter((node) => node.alignment === 'center');
  const centred = number >= 0 && below.length > 0 ? below : lines.filter((node) => node.alignment === 'center');
  const largest = Math.max(0, ...centred.map(sizeOf));
  const start = centred.find((node) => sizeOf(node) === largest);
  if (start) {
    const at = lines.indexOf(start);
    let end = at + 1;
    while (lines[end]?.alignment === 'center' && sizeOf(lines[end]) === largest && largest > 0) end += 1;
    const head = number >= 0 && number < at ? lines.slice(0, number + 1) : [];
    return { ...asTitle(lines.slice(at, end)), head: new Set(head) };
  }
  const [line] = lines;
  const text = line ? nodeText(line).trim() : '';
  const isTitle = line !== undefined && text.length <= LONGEST_LINE && !/[。；：:]$/u.test(text);
  return isTitle ? { ...none, ...asTitle([line]) } : none;
}

function asTitle(nodes: readonly WordNode[]): Pick<FoundTitle, 'title' | 'used'> {
  const title = nodes.map((node) => nodeText(node).replaceAll('\n', '').trim()).join('');
  return { title: [...title].slice(0, 200).join(''), used: new Set(nodes) };
}

function leadingLines(nodes: readonly WordNode[]): WordNode[] {
  const table = nodes.findIndex((node) => node.type === 'table');
  return (table < 0 ? nodes : nodes.slice(0, table))
    .filter((node) => node.type === 'paragraph' && nodeText(node).trim() !== '')
    .slice(0, LOOKED_AT);
}

function isNumberLine(text: string): boolean {
  return /^\S{0,20}[〔[（(]?\d{4}[〕\]）)]?\S{0,3}\d+[号期]$|^[（(]?第[\d〇一二三四五六七八九十]+[期号次][）)]?$/u.test(
    text.trim(),
  );
}

/** The largest size of a paragraph's own runs, 0 when they follow its style. */
function sizeOf(node: WordNode | undefined): number {
  if (!node) return 0;
  return Math.max(0, ...node.children.map((child) => Math.max(child.fontSize, sizeOf(child))));
}
