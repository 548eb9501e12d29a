import { type Editor, InputRule, Node } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { NodeView } from '@tiptap/pm/view';
import { findMatches } from './findText.ts';
import { placeIcon } from './placeIcon.ts';

/** How a marked place is shown: the words that stand there now, or its name where there are none. */
export type PlaceLook = {
  readonly text: string;
  /** `table`, `chart`: fills a paragraph of its own when printed. */
  readonly shape: 'inline' | 'table' | 'chart';
  readonly tone: 'plain' | 'changed' | 'unknown';
  /** Read out, and shown while the pointer rests on it. */
  readonly title: string;
};

/** Marked places in a text (`{{name}}`): what each shows, and what happens when one is opened or to be chosen. */
export type EditorPlaces = {
  /** Memoized: a new function draws every place anew. */
  look(name: string): PlaceLook;
  /** One form of a name, however it was typed. */
  canonical(name: string): string;
  /** Click or Enter. */
  open(name: string): void;
  /** The button, or `{{` typed: the page lets the writer choose, then calls `PlaceControl.insert`. */
  choose(): void;
};

/** What the page does with the places of the text. */
export type PlaceControl = {
  /** Puts a place where the cursor is, in place of a typed `{{`; one that fills a paragraph gets its own. */
  insert(name: string): void;
  /** Renames every place of a (canonical) name; without one, the same words typed with broken braces become the place. */
  rename(from: string, to: string): void;
  /** Goes to the next (1) or previous (-1) changed place, around the end. @returns whether there was one */
  toChanged(step: 1 | -1): boolean;
  /** Goes to the first place of a name, or to the words typed so. */
  show(name: string): void;
  /** Gives the keyboard back to the text. */
  focus(): void;
};

/** What the nodes read whenever they are drawn, and how each is drawn anew. */
export type PlaceHooks = { places: EditorPlaces; readonly views: Set<() => void> };

const TYPED_OPENING = /[{｛]{2}$/u;
const TYPED_WHOLE = /[{｛]{2}([^{}｛｝\n]{1,120})[}｝]{2}$/u;

/** Name of a place node. */
function nameOf(node: DocumentNode): string {
  const { name } = node.attrs;
  return typeof name === 'string' ? name : '';
}

/**
 * A place as one character of the text: it is copied, moved and undone like one, and stored as `{{name}}`.
 * @param hooks read whenever a place is drawn, so that the present numbers are shown
 */
export function placeNode(hooks: PlaceHooks) {
  return Node.create({
    name: 'place',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: true,
    draggable: false,
    addAttributes: () => ({
      name: {
        default: '',
        parseHTML: (element: HTMLElement) => element.dataset.place ?? '',
        renderHTML: ({ name }: Record<string, unknown>) => ({ 'data-place': String(name) }),
      },
    }),
    parseHTML: () => [{ tag: 'span[data-place]' }],
    renderHTML: ({ node, HTMLAttributes }) => ['span', HTMLAttributes, `{{${nameOf(node)}}}`],
    renderText: ({ node }) => `{{${nameOf(node)}}}`,
    // Found and counted by the words that stand there.
    extendNodeSchema: (extension) =>
      extension.name === 'place' ? { leafText: (node: DocumentNode) => hooks.places.look(nameOf(node)).text } : {},
    addNodeView:
      () =>
      ({ node, editor }) =>
        placeView(node, editor, hooks),
    addKeyboardShortcuts() {
      return { Enter: openSelected(this.editor, hooks) };
    },
    addInputRules() {
      return [
        new InputRule({
          find: TYPED_WHOLE,
          handler: ({ state, range, match }) => {
            const name = match[1]?.trim() ?? '';
            if (name === '') return null;
            state.tr.replaceWith(range.from, range.to, this.type.create({ name }));
          },
        }),
        new InputRule({
          find: TYPED_OPENING,
          handler: () => {
            // The braces stay until a place is chosen: whoever leaves the choice keeps what was typed.
            setTimeout(() => hooks.places.choose());
            return null;
          },
        }),
      ];
    },
  });
}

/** Opens the place that is selected; false: none is. */
function openSelected(editor: Editor, hooks: PlaceHooks): () => boolean {
  return () => {
    const { selection } = editor.state;
    if (!(selection instanceof NodeSelection) || selection.node.type.name !== 'place') return false;
    hooks.places.open(nameOf(selection.node));
    return true;
  };
}

/** What is drawn of a place. */
function placeView(node: DocumentNode, editor: Editor, hooks: PlaceHooks): NodeView {
  const dom = document.createElement('span');
  let shown = node;
  const draw = () => {
    const { text, shape, tone, title } = hooks.places.look(nameOf(shown));
    dom.className = 'place';
    dom.dataset.shape = shape;
    dom.dataset.tone = tone;
    dom.setAttribute('role', 'button');
    dom.setAttribute('aria-label', title);
    dom.title = title;
    if (!editor.isEditable) dom.tabIndex = 0;
    dom.replaceChildren(...(shape === 'inline' ? [] : [placeIcon(shape)]), text);
  };
  dom.contentEditable = 'false';
  dom.addEventListener('click', () => hooks.places.open(nameOf(shown)));
  dom.addEventListener('keydown', (event) => {
    if (editor.isEditable || (event.key !== 'Enter' && event.key !== ' ')) return;
    event.preventDefault();
    hooks.places.open(nameOf(shown));
  });
  hooks.views.add(draw);
  draw();
  return {
    dom,
    update(next) {
      if (next.type !== shown.type) return false;
      shown = next;
      draw();
      return true;
    },
    selectNode: () => dom.setAttribute('data-selected', 'true'),
    deselectNode: () => dom.removeAttribute('data-selected'),
    ignoreMutation: () => true,
    destroy: () => void hooks.views.delete(draw),
  };
}

type Placed = { readonly at: number; readonly name: string };

function placesIn(document: DocumentNode): Placed[] {
  const found: Placed[] = [];
  document.descendants((node, at) => {
    if (node.type.name === 'place') found.push({ at, name: nameOf(node) });
  });
  return found;
}

/** A text as it was typed, with its braces. */
function typedIn(document: DocumentNode, text: string) {
  return findMatches(document, text).filter(({ isPlace }) => !isPlace);
}

function select({ view }: Editor, { at }: Placed): void {
  view.dispatch(view.state.tr.setSelection(NodeSelection.create(view.state.doc, at)));
  const dom = view.nodeDOM(at);
  if (dom instanceof Element) dom.scrollIntoView({ block: 'nearest' });
  view.focus();
}

/** What a page does with the places of an editor. */
export function placeControl(editor: Editor, hooks: PlaceHooks | undefined): PlaceControl {
  const look = (name: string) => hooks?.places.look(name);
  const is = (name: string, other: string) => hooks?.places.canonical(name) === other;
  return {
    insert: (name) => insertPlace(editor, name, look(name)?.shape ?? 'inline'),
    rename: (from, to) => {
      const { view } = editor;
      const transaction = view.state.tr;
      for (const { at, name } of placesIn(view.state.doc))
        if (is(name, from)) transaction.setNodeAttribute(at, 'name', to);
      if (!transaction.docChanged) {
        // Broken braces are text still: they become the place that was meant.
        const place = view.state.schema.nodes.place;
        for (const match of typedIn(view.state.doc, from).reverse())
          if (place !== undefined) transaction.replaceWith(match.from, match.to, place.create({ name: to }));
      }
      if (transaction.docChanged) view.dispatch(transaction);
    },
    toChanged(step) {
      const changed = placesIn(editor.state.doc).filter(({ name }) => look(name)?.tone === 'changed');
      const { from } = editor.state.selection;
      const next =
        step === 1
          ? (changed.find(({ at }) => at > from) ?? changed[0])
          : (changed.findLast(({ at }) => at < from) ?? changed.at(-1));
      if (next !== undefined) select(editor, next);
      return next !== undefined;
    },
    show(name) {
      const found = placesIn(editor.state.doc).find((one) => is(one.name, name));
      const [typed] = typedIn(editor.state.doc, name);
      if (found !== undefined) select(editor, found);
      else if (typed !== undefined) editor.chain().setTextSelection(typed).scrollIntoView().focus().run();
    },
    focus: () => editor.view.focus(),
  };
}

function insertPlace(editor: Editor, name: string, shape: PlaceLook['shape']): void {
  const { state } = editor.view;
  const { $from, from, to, empty } = state.selection;
  const before = $from.parent.textBetween(0, $from.parentOffset, '\n', '\n');
  const typed = empty && TYPED_OPENING.test(before) ? 2 : 0;
  const range = { from: from - typed, to };
  const node = { type: 'place', attrs: { name } };
  // A table or chart stands alone: next to other words it gets a paragraph behind them.
  const alone = $from.parent.type.name === 'paragraph' && $from.parent.content.size === typed;
  if (shape === 'inline' || alone || $from.depth !== 1) {
    editor.chain().deleteRange(range).insertContentAt(range.from, node).focus().run();
  } else {
    const behind = $from.after(1) - typed;
    editor
      .chain()
      .deleteRange(range)
      .insertContentAt(behind, { type: 'paragraph', content: [node] })
      .focus()
      .run();
  }
}
