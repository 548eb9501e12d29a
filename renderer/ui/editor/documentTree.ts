import type { TableBlock, TextBlock } from '#shared/features/documents/textBlock.ts';

/** A block of the editor: that of running text; a table may lie on its side where the document allows it. */
export type EditorBlock = Exclude<TextBlock, TableBlock> | (TableBlock & { readonly landscape?: boolean });
export type EditorText = { readonly blocks: readonly EditorBlock[] };

/** The part of the editor's document (ProseMirror JSON) that running text uses. */
export type TreeNode = {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly TreeNode[];
  readonly text?: string;
};

/** A marked place as it is stored: `{{name}}`, also with full-width braces and blanks inside. */
const PLACE = /[{｛]{2}\s*([^{}｛｝\n]{1,120}?)\s*[}｝]{2}/u;

/** Text of a textblock: line breaks of the text become hard breaks, marked places (where the editor has them) nodes. */
function inlineNodes(text: string, places: boolean): TreeNode[] {
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'hardBreak' }]),
      ...(places ? withPlaces(line) : textNodes(line)),
    ]);
}

function textNodes(text: string): TreeNode[] {
  return text === '' ? [] : [{ type: 'text', text }];
}

/** Every second part of the split is the name of a place. */
function withPlaces(line: string): TreeNode[] {
  return line
    .split(PLACE)
    .flatMap((part, index) => (index % 2 === 0 ? textNodes(part) : [{ type: 'place', attrs: { name: part } }]));
}

/** A text with its marked places as they are shown. */
export function textWithPlaces(text: string, shown: (name: string) => string): string {
  return text
    .split(PLACE)
    .map((part, index) => (index % 2 === 0 ? part : shown(part)))
    .join('');
}

type Attributes = Readonly<Record<string, unknown>>;

function textblock(type: string, text: string, places: boolean, attrs?: Attributes): TreeNode {
  const content = inlineNodes(text, places);
  return { type, ...(attrs === undefined ? {} : { attrs }), ...(content.length === 0 ? {} : { content }) };
}

function cell(type: 'tableHeader' | 'tableCell', text: string, places: boolean, share: number | null = null): TreeNode {
  return {
    type,
    attrs: { share },
    content: text.split('\n').map((line) => textblock('paragraph', line, places)),
  };
}

function tableNode(block: Extract<EditorBlock, { kind: 'table' }>, places: boolean): TreeNode {
  const header = block.columns.map((column) => cell('tableHeader', column.title, places, column.width ?? null));
  const rows = block.rows.map((row) => block.columns.map((_, index) => cell('tableCell', row[index] ?? '', places)));
  const content = [header, ...rows].map((cells) => ({ type: 'tableRow', content: cells }));
  return { type: 'table', ...(block.landscape === true ? { attrs: { landscape: true } } : {}), content };
}

/**
 * The editor's document of a text; an empty text is one empty paragraph, because a document needs a block.
 * @param places `{{name}}` becomes a marked place, for an editor that has them
 */
export function treeFromText(text: EditorText, places = false): TreeNode {
  const content = text.blocks.map((block) => {
    if (block.kind === 'heading') return textblock('heading', block.text, places, { level: block.level });
    return block.kind === 'table' ? tableNode(block, places) : textblock('paragraph', block.text, places);
  });
  return { type: 'doc', content: content.length === 0 ? [{ type: 'paragraph' }] : content };
}

/** All text below a node, with hard breaks as line breaks and a line for each paragraph of a cell. */
function textOf(node: TreeNode): string {
  if (node.type === 'hardBreak') return '\n';
  if (node.type === 'place') return `{{${String(node.attrs?.name)}}}`;
  if (node.text !== undefined) return node.text;
  const separator = node.type === 'tableHeader' || node.type === 'tableCell' ? '\n' : '';
  return (node.content ?? []).map(textOf).join(separator);
}

function readTable(node: TreeNode): EditorBlock[] {
  const [first, ...rest] = node.content ?? [];
  const columns = (first?.content ?? []).map((header) => {
    const share = header.attrs?.share;
    return { title: textOf(header), ...(typeof share === 'number' && share > 0 ? { width: share } : {}) };
  });
  if (columns.length === 0) return [];
  const rows = rest.map((row) => (row.content ?? []).map(textOf));
  return [{ kind: 'table', columns, rows, ...(node.attrs?.landscape === true ? { landscape: true } : {}) }];
}

function readLevel(value: unknown): 1 | 2 | 3 | 4 {
  return value === 2 || value === 3 || value === 4 ? value : 1;
}

/** The block of one top node of the editor's document; none for a table without columns. */
export function readBlock(node: TreeNode): EditorBlock[] {
  if (node.type === 'heading') return [{ kind: 'heading', level: readLevel(node.attrs?.level), text: textOf(node) }];
  return node.type === 'table' ? readTable(node) : [{ kind: 'paragraph', text: textOf(node) }];
}

/**
 * The text of the editor's document; the inverse of `treeFromText` for tables whose rows have as many cells as
 * there are columns (shorter rows come back filled up). An empty document is no blocks.
 */
export function textFromTree(tree: TreeNode): EditorText {
  return textFromBlocks((tree.content ?? []).flatMap(readBlock));
}

/** One empty paragraph is no text. */
export function textFromBlocks(blocks: readonly EditorBlock[]): EditorText {
  const [only] = blocks;
  const empty = blocks.length === 1 && only?.kind === 'paragraph' && only.text === '';
  return { blocks: empty ? [] : blocks };
}
