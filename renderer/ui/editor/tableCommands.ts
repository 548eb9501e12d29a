import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables';
import { nodesOf } from './pasteText.ts';

/** Acts on the table at the cursor, in the order of the toolbar. */
export const TABLE_COMMANDS = {
  addRow: addRowAfter,
  deleteRow,
  addColumn: addColumnAfter,
  deleteColumn,
  deleteTable,
} as const satisfies Record<string, Command>;
export type TableCommand = keyof typeof TABLE_COMMANDS;

/** Runs an act on the table at the cursor. @returns whether it could be done */
export function runTableCommand(editor: Editor, command: TableCommand): boolean {
  const done = TABLE_COMMANDS[command](editor.state, editor.view.dispatch);
  editor.commands.focus();
  return done;
}

/** Puts a table with empty cells behind the block at the cursor (in place of an empty paragraph) and goes to its first cell. */
export function insertTable(editor: Editor, columns: number, rows: number): void {
  const { state, view } = editor;
  const [table] = nodesOf(state.schema, [
    {
      kind: 'table',
      columns: Array.from({ length: columns }, () => ({ title: '' })),
      rows: Array.from({ length: rows }, () => Array.from({ length: columns }, () => '')),
    },
  ]);
  const paragraph = state.schema.nodes.paragraph;
  if (table === undefined || paragraph === undefined) return;
  const { $from } = state.selection;
  const depth = Math.min(1, $from.depth);
  const block = $from.node(depth);
  const replaces = depth === 1 && block.type === paragraph && block.content.size === 0;
  const from = depth === 0 ? $from.pos : replaces ? $from.before(1) : $from.after(1);
  const to = depth === 0 ? $from.pos : $from.after(1);
  // A paragraph behind the table: the text can always be carried on.
  const last = to >= state.doc.content.size;
  const transaction = state.tr.replaceWith(from, to, last ? [table, paragraph.create()] : [table]);
  transaction.setSelection(TextSelection.near(transaction.doc.resolve(from + 1)));
  view.dispatch(transaction.scrollIntoView());
  editor.commands.focus();
}
