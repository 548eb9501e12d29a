import type { Editor, JSONContent } from '@tiptap/core';
import { EditorContent, useEditor } from '@tiptap/react';
import { type Ref, useMemo, useRef, useState } from 'react';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { type TextDanger, textDanger } from '#shared/lib/textDanger.ts';
import { type EditorText, textWithPlaces, treeFromText } from './documentTree.ts';
import { EditorToolbar } from './EditorToolbar.tsx';
import { FindBar } from './FindBar.tsx';
import type { PasteReport } from './pasteText.ts';
import type { EditorPlaces, PlaceControl } from './places.ts';
import { countWords } from './plainText.ts';
import styles from './TextEditor.module.css';
import { textExtensions } from './textExtensions.ts';
import { textOfDocument } from './textOfDocument.ts';
import { mayStartAct, tellBeforeAct, useLateChange } from './useLateChange.ts';
import { usePlaceControl, usePlaceHooks } from './usePlaceHooks.ts';

type Props = {
  /** Name of the text, read out. */
  readonly label: string;
  /** Text at the start; a later change needs a new `key`. */
  readonly initial: EditorText;
  onChange(text: EditorText): void;
  readonly readOnly?: boolean;
  /** Text of an official document: tables may be laid sideways, and a lone section carries no number. */
  readonly official?: boolean;
  /** Marked places of the text; left out: `{{…}}` is text like any other. Given or not for the whole life of the editor. */
  readonly places?: EditorPlaces;
  /** What the page does with the places. */
  readonly control?: Ref<PlaceControl>;
};

/** Running text as in a word processor, within the official structure 一、（一）1.（1） whose numbers are counted. */
export function TextEditor({ label, initial, onChange, readOnly = false, official = false, places, control }: Props) {
  const { t } = useText();
  const [finding, setFinding] = useState(false);
  const [left, setLeft] = useState<PasteReport | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  const count = (text: EditorText) =>
    countWords(text, places && ((part) => textWithPlaces(part, (name) => places.look(name).text)));
  const [words, setWords] = useState(() => count(initial));
  const [danger, setDanger] = useState<TextDanger | null>(null);
  const shown = useRef<Editor | null>(null);
  const late = useLateChange(() => {
    if (shown.current === null) return;
    const text = textOfDocument(shown.current.state.doc);
    setWords(count(text));
    setDanger(dangerOf(shown.current));
    change.current(text);
  });
  const hooks = usePlaceHooks(places);
  const extensions = useMemo(
    () =>
      textExtensions({ report: setLeft, openFind: () => setFinding(true), landscapeTables: official, places: hooks }),
    [official, hooks],
  );
  const [start] = useState(() => jsonOf(initial, places !== undefined));
  const editor = useEditor({
    extensions,
    content: start,
    editable: !readOnly,
    // The Content-Security-Policy allows no style element; the rules stand in TextEditor.module.css.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: styles.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': label,
      },
      // The page is told before the text is left, and before a key of it starts an act.
      handleDOMEvents: {
        blur: () => late.now(),
        keydown: (_view, event) => {
          if (mayStartAct(event)) tellBeforeAct(late.now);
        },
      },
    },
    onCreate: ({ editor: created }) => setDanger(dangerOf(created)),
    onUpdate: late.changed,
  });
  shown.current = editor;
  usePlaceControl(control, editor, hooks);
  return (
    <div className={styles.editor} data-readonly={readOnly} data-official={official}>
      {!readOnly && (
        <EditorToolbar
          editor={editor}
          landscapeTables={official}
          onFind={() => setFinding((open) => !open)}
          onPlace={places?.choose}
        />
      )}
      {finding && <FindBar editor={editor} readOnly={readOnly} onClose={() => setFinding(false)} />}
      {left !== null && (
        <Notice tone="behind">
          {left.images > 0 && <span>{t('editor.imagesLeftOut', { count: left.images })} </span>}
          {left.notes > 0 && <span>{t('editor.notesLeftOut', { count: left.notes })} </span>}
          <button type="button" className={styles.linkButton} onClick={() => setLeft(null)}>
            {t('editor.understood')}
          </button>
        </Notice>
      )}
      <EditorContent editor={editor} className={styles.paper} />
      {danger !== null && <Notice tone="behind">{t(`common.danger_${danger}`)}</Notice>}
      <div className={styles.foot}>
        <span>{t('editor.wordCount', { count: words })}</span>
        {!readOnly && <span className={styles.hint}>{t('editor.hint')}</span>}
      </div>
    </div>
  );
}

/** What the text holds that no record may keep; one paragraph does not run into the next. */
function dangerOf({ state: { doc } }: Editor): TextDanger | null {
  return textDanger(doc.textBetween(0, doc.content.size, '\n'));
}

/** The document as the editor wants it: its JSON type is mutable and looser than our tree. */
function jsonOf(text: EditorText, places: boolean): JSONContent {
  return structuredClone(treeFromText(text, places)) as JSONContent;
}
