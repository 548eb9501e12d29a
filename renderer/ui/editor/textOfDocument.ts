import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorBlock, type EditorText, readBlock, type TreeNode, textFromBlocks } from './documentTree.ts';

/** Blocks of nodes that were read before: a node of the editor's document never changes, a change makes another one. */
const known = new WeakMap<DocumentNode, readonly EditorBlock[]>();

/** The text of the editor's document; blocks that did not change are the same objects as before. */
export function textOfDocument(document: DocumentNode): EditorText {
  const blocks: EditorBlock[] = [];
  document.forEach((node) => {
    const read = known.get(node) ?? readBlock(node.toJSON() as TreeNode);
    known.set(node, read);
    blocks.push(...read);
  });
  return textFromBlocks(blocks);
}
