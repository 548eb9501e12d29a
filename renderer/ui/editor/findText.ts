import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';

/** Place of a found text in the document. */
export type Match = {
  readonly from: number;
  readonly to: number;
  /** A marked place that shows the text: found, but never replaced. */
  readonly isPlace?: true;
};
type FindState = { readonly text: string; readonly matches: readonly Match[]; readonly current: number };

const NOTHING: FindState = { text: '', matches: [], current: 0 };
const findKey = new PluginKey<FindState>('findText');

/**
 * All places of a text, case ignored, never across paragraphs. A hard break counts as one character that matches nothing; a marked
 * place is found by the words that it shows.
 */
export function findMatches(document: DocumentNode, text: string): Match[] {
  const needle = text.toLowerCase();
  const matches: Match[] = [];
  if (needle === '') return matches;
  document.descendants((node, position) => {
    if (!node.isTextblock) return true;
    const content = node.textBetween(0, node.content.size, '\n', '\n').toLowerCase();
    for (let at = content.indexOf(needle); at >= 0; at = content.indexOf(needle, at + needle.length)) {
      matches.push({ from: position + 1 + at, to: position + 1 + at + needle.length });
    }
    const typed = matches.length;
    node.forEach((child, offset) => {
      const shown = child.type.spec.leafText?.(child).toLowerCase() ?? '';
      const from = position + 1 + offset;
      if (shown.includes(needle)) matches.push({ from, to: from + child.nodeSize, isPlace: true });
    });
    if (matches.length > typed) matches.sort((left, right) => left.from - right.from);
    return false;
  });
  return matches;
}

/** What is looked for, where it was found, and which place is the current one (0-based). */
export function findState(state: EditorState): FindState {
  return findKey.getState(state) ?? NOTHING;
}

/** Looks for a text from the cursor on and shows the first place; an empty text ends the search. */
export function startFinding(view: EditorView, text: string): void {
  const matches = findMatches(view.state.doc, text);
  const next = matches.findIndex((match) => match.from >= view.state.selection.from);
  show(view, { text, matches, current: Math.max(0, next) });
}

/** Goes to the next (+1) or previous (-1) place, around the end. */
export function moveToMatch(view: EditorView, step: 1 | -1): void {
  const found = findState(view.state);
  if (found.matches.length === 0) return;
  show(view, { ...found, current: (found.current + step + found.matches.length) % found.matches.length });
}

/** Replaces the current place and goes on to the next. */
export function replaceMatch(view: EditorView, replacement: string): void {
  const found = findState(view.state);
  const match = found.matches[found.current];
  if (match === undefined) return;
  if (match.isPlace) {
    moveToMatch(view, 1);
    return;
  }
  view.dispatch(view.state.tr.insertText(replacement, match.from, match.to));
  const matches = findMatches(view.state.doc, found.text);
  const next = matches.findIndex((candidate) => candidate.from >= match.from + replacement.length);
  show(view, { text: found.text, matches, current: Math.max(0, next) });
}

/** Replaces every place in one step of undo. @returns how many */
export function replaceAllMatches(view: EditorView, replacement: string): number {
  const matches = findState(view.state).matches.filter(({ isPlace }) => !isPlace);
  const transaction = view.state.tr;
  for (const match of [...matches].reverse()) transaction.insertText(replacement, match.from, match.to);
  if (matches.length > 0) view.dispatch(transaction);
  return matches.length;
}

function show(view: EditorView, found: FindState): void {
  view.dispatch(view.state.tr.setMeta(findKey, found));
  const match = found.matches[found.current];
  if (match === undefined) return;
  const { node } = view.domAtPos(match.from);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'nearest' });
}

/** Marks the places of the text that is looked for. */
export const FindText = Extension.create({
  name: 'findText',
  addProseMirrorPlugins: () => [
    new Plugin<FindState>({
      key: findKey,
      state: {
        init: () => NOTHING,
        apply(transaction, found) {
          const asked: FindState | undefined = transaction.getMeta(findKey);
          if (asked !== undefined) return asked;
          if (!transaction.docChanged || found.text === '') return found;
          const matches = findMatches(transaction.doc, found.text);
          return { ...found, matches, current: Math.min(found.current, Math.max(0, matches.length - 1)) };
        },
      },
      props: {
        decorations(state) {
          const { matches, current } = findState(state);
          return DecorationSet.create(
            state.doc,
            matches.map((match, index) =>
              Decoration.inline(match.from, match.to, { class: index === current ? 'find-current' : 'find-match' }),
            ),
          );
        },
      },
    }),
  ],
});
