import type { Editor, JSONContent } from '@tiptap/core';
import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useMemo, useRef, useState } from 'react';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MinutesText } from '#shared/features/meetings/meetings.contract.ts';
import { EditorToolbar } from './EditorToolbar.tsx';
import { FindBar } from './FindBar.tsx';
import styles from './MinutesEditor.module.css';
import { minutesFromTree, type TreeNode, treeFromMinutes } from './minutesDocumentTree.ts';
import { minutesExtensions } from './minutesExtensions.ts';
import type { PasteReport } from './pasteMinutes.ts';
import { countWords } from './plainText.ts';

type Props = {
  /** Text at the start; a later change needs a new `key`. */
  readonly initial: MinutesText;
  onChange(text: MinutesText): void;
  readonly readOnly?: boolean;
};

/** The minutes text as in a word processor, within the official structure 一、（一）1.（1） whose numbers are counted. */
export function MinutesEditor({ initial, onChange, readOnly = false }: Props) {
  const { t } = useText();
  const [finding, setFinding] = useState(false);
  const [left, setLeft] = useState<PasteReport | null>(null);
  const change = useRef(onChange);
  change.current = onChange;
  const extensions = useMemo(() => minutesExtensions({ report: setLeft, openFind: () => setFinding(true) }), []);
  const editor = useEditor({
    extensions,
    content: jsonOf(initial),
    editable: !readOnly,
    // The Content-Security-Policy allows no style element; the rules stand in MinutesEditor.module.css.
    injectCSS: false,
    editorProps: {
      attributes: {
        class: styles.text ?? '',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': t('meetings.minutesText'),
      },
    },
    onUpdate: ({ editor: changed }) => change.current(minutesOf(changed)),
  });
  const words = useEditorState({
    editor,
    selector: ({ editor: current }) => countWords(minutesOf(current)),
  });
  return (
    <div className={styles.editor} data-readonly={readOnly}>
      {!readOnly && <EditorToolbar editor={editor} onFind={() => setFinding((open) => !open)} />}
      {finding && <FindBar editor={editor} readOnly={readOnly} onClose={() => setFinding(false)} />}
      {left !== null && (
        <Notice tone="behind">
          {left.images > 0 && <span>{t('meetings.imagesLeftOut', { count: left.images })} </span>}
          {left.notes > 0 && <span>{t('meetings.notesLeftOut', { count: left.notes })} </span>}
          <button type="button" className={styles.linkButton} onClick={() => setLeft(null)}>
            {t('meetings.understood')}
          </button>
        </Notice>
      )}
      <EditorContent editor={editor} className={styles.paper} />
      <div className={styles.foot}>
        <span>{t('meetings.wordCount', { count: words })}</span>
        {!readOnly && <span className={styles.hint}>{t('meetings.editorHint')}</span>}
      </div>
    </div>
  );
}

/** The document as the editor wants it: its JSON type is mutable and looser than our tree. */
function jsonOf(text: MinutesText): JSONContent {
  return structuredClone(treeFromMinutes(text)) as JSONContent;
}

function minutesOf(editor: Editor): MinutesText {
  return minutesFromTree(editor.getJSON() as TreeNode);
}
