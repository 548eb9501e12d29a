import { type Editor, Extension, InputRule } from '@tiptap/core';
import type { HeadingBlock } from '#shared/features/documents/textBlock.ts';

type Level = HeadingBlock['level'];

const LEVELS: readonly Level[] = [1, 2, 3, 4];

/** Level of the heading at the cursor, 0 for a paragraph. */
export function currentLevel(editor: Editor): 0 | Level {
  return LEVELS.find((level) => editor.isActive('heading', { level })) ?? 0;
}

/** Makes the block at the cursor a heading of a level, or a paragraph (0). */
export function setLevel(editor: Editor, level: 0 | Level): boolean {
  if (editor.isActive('table')) return false;
  const chain = editor.chain().focus();
  return level === 0 ? chain.setNode('paragraph').run() : chain.setNode('heading', { level }).run();
}

/** One level deeper (+1) or higher (-1); a paragraph stays one. Always true: Tab never leaves the text by accident. */
function changeLevel(editor: Editor, step: 1 | -1): boolean {
  const level = currentLevel(editor);
  const next = LEVELS.find((candidate) => candidate === level + step);
  if (level !== 0 && next !== undefined) setLevel(editor, next);
  return true;
}

/** Typing the number of a heading at the start of a paragraph makes the heading and drops the number, which is counted. */
const TYPED: readonly { readonly level: Level; readonly find: RegExp }[] = [
  { level: 1, find: /^[一二三四五六七八九十]{1,3}、$/u },
  { level: 2, find: /^[（(][一二三四五六七八九十]{1,3}[）)]$/u },
  { level: 3, find: /^\d{1,2}[.．、] $/u },
  { level: 4, find: /^[（(]\d{1,2}[）)]$/u },
];

/** Keys of the official structure: Ctrl+Alt+1…4 and 0, Tab and Shift+Tab, and numbers as they are typed. */
export const HeadingKeys = Extension.create({
  name: 'headingKeys',
  addKeyboardShortcuts() {
    const level = (value: 0 | Level) => () => setLevel(this.editor, value);
    return {
      'Mod-Alt-0': level(0),
      'Mod-Alt-1': level(1),
      'Mod-Alt-2': level(2),
      'Mod-Alt-3': level(3),
      'Mod-Alt-4': level(4),
      Tab: () => changeLevel(this.editor, 1),
      'Shift-Tab': () => changeLevel(this.editor, -1),
      // At the start of a heading, Backspace first takes the number away, as word processors do.
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection;
        if (!empty || $from.parentOffset > 0 || $from.parent.type.name !== 'heading') return false;
        return setLevel(this.editor, 0);
      },
      // Escape hands the keyboard back to the page, so that Tab can walk on.
      Escape: () => {
        this.editor.view.dom.blur();
        return true;
      },
    };
  },
  addInputRules() {
    return TYPED.map(
      ({ level, find }) =>
        new InputRule({
          find,
          handler: ({ state, range }) => {
            const heading = state.schema.nodes.heading;
            const start = state.doc.resolve(range.from);
            if (heading === undefined || start.parent.type.name !== 'paragraph' || start.depth !== 1) return null;
            state.tr.delete(range.from, range.to).setBlockType(range.from, range.from, heading, { level });
          },
        }),
    );
  },
});
