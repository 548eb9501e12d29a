import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { withoutAttachments } from './draftAttachments.ts';
import { draftBlocks } from './draftBlocks.ts';
import { findTitle } from './draftTitle.ts';
import { readWordParts } from './wordPackage.ts';
import { readWordTree, type WordNode } from './wordTree.ts';
import { countUnread, WarningCount, type WordWarning } from './wordWarnings.ts';

export type WordDraft = {
  readonly title: string;
  readonly blocks: TextBlock[];
  /** What was not read or only in part, in a fixed order. */
  readonly warnings: WordWarning[];
};

/** More blocks than this no editor opens. */
const MOST_BLOCKS = 5000;
const READ = /^word\/(?:document|styles|numbering|(?:header|footer)\d*)\.xml$/;

/**
 * Reads the text of a .docx draft: title, headings (their numbers taken off, because the engine counts), paragraphs and tables, up to
 * the bound attachments of this program's own documents. Links, macros and
 * anything outside the text are ignored; what is left out is named in `warnings`. Nothing is fetched and nothing is run.
 * @throws AppError `word_too_large` (over 50 MB, or 200 MB unpacked), `word_protected` (password), `word_unreadable` (no .docx, damaged, an
 *   old .doc)
 */
export async function readWordDraft(bytes: Uint8Array): Promise<WordDraft> {
  const parts = readWordParts(bytes, (name) => READ.test(name));
  const tree = await readWordTree(parts);
  const counts = new WarningCount();
  const textOf = (part: Uint8Array | undefined): string => (part ? Buffer.from(part).toString('utf8') : '');
  const headers = [...parts].filter(([name]) => /header|footer/u.test(name)).map(([, part]) => textOf(part));
  countUnread(counts, textOf(parts.get('word/document.xml')), headers);
  const { nodes, leftOut } = withoutAttachments(topLevel(tree));
  const { title, used, head } = findTitle(nodes);
  counts.add('official_parts', head.size + leftOut);
  const rest = nodes.filter((node) => !used.has(node) && !head.has(node));
  const blocks = draftBlocks(rest, counts);
  if (blocks.length > MOST_BLOCKS) counts.add('shortened', blocks.length - MOST_BLOCKS);
  return { title, blocks: blocks.slice(0, MOST_BLOCKS), warnings: counts.list() };
}

/** Paragraphs and tables of the document, also inside content controls. */
function topLevel(node: WordNode): WordNode[] {
  return node.children.flatMap((child) =>
    child.type === 'paragraph' || child.type === 'table' ? [child] : topLevel(child),
  );
}
