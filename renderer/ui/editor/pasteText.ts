import { Extension } from '@tiptap/core';
import { type Node as DocumentNode, Fragment, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { treeFromText } from './documentTree.ts';
import { parseHtml } from './htmlTree.ts';
import { htmlToBlocks } from './pasteHtml.ts';
import { plainTextToBlocks } from './plainText.ts';

/** What a paste left out, to be told to the writer. */
export type PasteReport = { readonly images: number; readonly notes: number };

/** Blocks as document nodes. */
export function nodesOf(schema: Schema, blocks: readonly TextBlock[]): DocumentNode[] {
  const root = schema.nodeFromJSON(treeFromText({ blocks: [...blocks] }, schema.nodes.place !== undefined));
  const nodes: DocumentNode[] = [];
  root.forEach((node) => {
    nodes.push(node);
  });
  return nodes;
}

function insideTable(view: EditorView): boolean {
  const { $from } = view.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === 'table') return true;
  return false;
}

/** All text of blocks, a line for each paragraph or row: what goes into a table cell. */
function linesOf(blocks: readonly TextBlock[]): string[] {
  return blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block.columns.map((column) => column.title), ...block.rows].map((row) => row.join('　'))
      : block.text.split('\n'),
  );
}

/** Puts pasted blocks at the selection: into the running text where they begin or end with a paragraph. */
function insertBlocks(view: EditorView, blocks: readonly TextBlock[]): void {
  const { state } = view;
  const content = insideTable(view) ? linesOf(blocks).map((text): TextBlock => ({ kind: 'paragraph', text })) : blocks;
  const nodes = nodesOf(state.schema, content);
  const openStart = content[0]?.kind === 'paragraph' ? 1 : 0;
  const openEnd = content.at(-1)?.kind === 'paragraph' ? 1 : 0;
  const transaction = state.tr.replaceSelection(new Slice(Fragment.from(nodes), openStart, openEnd));
  view.dispatch(transaction.scrollIntoView().setMeta('paste', true));
}

/**
 * Takes over pasting: HTML of word processors and plain text come in as clean blocks. What was copied inside the editor is
 * left to the editor.
 * @param report called when pictures or footnotes were left out
 */
export function pasteText(report: (left: PasteReport) => void) {
  return Extension.create({
    name: 'pasteText',
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handlePaste(view, event) {
            const data = event.clipboardData;
            if (data === null) return false;
            const html = data.getData('text/html');
            if (html.includes('data-pm-slice')) return false;
            const pasted =
              html === ''
                ? { blocks: plainTextToBlocks(data.getData('text/plain')), images: data.files.length, notes: 0 }
                : htmlToBlocks(parseHtml(html));
            if (pasted.images + pasted.notes > 0) report({ images: pasted.images, notes: pasted.notes });
            if (pasted.blocks.length > 0) insertBlocks(view, pasted.blocks);
            return true;
          },
          // A dropped file would otherwise open; dropped text of other programs goes the same way as a paste.
          handleDrop(view, event, _slice, moved) {
            const data = event.dataTransfer;
            if (moved || data === null) return false;
            event.preventDefault();
            if (data.files.length > 0) report({ images: data.files.length, notes: 0 });
            const html = data.getData('text/html');
            const blocks =
              html === '' ? plainTextToBlocks(data.getData('text/plain')) : htmlToBlocks(parseHtml(html)).blocks;
            if (blocks.length > 0) insertBlocks(view, blocks);
            return true;
          },
        },
      }),
    ],
  });
}
