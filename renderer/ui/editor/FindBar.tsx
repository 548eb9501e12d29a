import { Button, CloseButton, TextInput } from '@mantine/core';
import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect, useState } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { findState, moveToMatch, replaceAllMatches, replaceMatch, startFinding } from './findText.ts';
import styles from './TextEditor.module.css';

/** Find and replace above the text: Enter goes on, Shift+Enter back, Esc closes. */
export function FindBar({
  editor,
  readOnly,
  onClose,
}: {
  readonly editor: Editor;
  readonly readOnly: boolean;
  onClose(): void;
}) {
  const { t } = useText();
  const [text, setText] = useState(() => selectedText(editor));
  const [replacement, setReplacement] = useState('');
  const found = useEditorState({ editor, selector: ({ editor: current }) => findState(current.state) });
  useEffect(() => {
    startFinding(editor.view, text);
  }, [editor, text]);
  useEffect(
    () => () => {
      if (!editor.isDestroyed) startFinding(editor.view, '');
    },
    [editor],
  );
  const close = () => {
    onClose();
    editor.commands.focus();
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) moveToMatch(editor.view, event.shiftKey ? -1 : 1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const none = found.matches.length === 0;
  return (
    <search className={styles.findBar} onKeyDown={onKeyDown}>
      <TextInput
        size="xs"
        autoFocus
        aria-label={t('editor.find')}
        placeholder={t('editor.find')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <span className={styles.count}>
        {text === ''
          ? ''
          : none
            ? t('editor.notFound')
            : t('editor.foundOf', { current: found.current + 1, total: found.matches.length })}
      </span>
      <Button size="compact-sm" variant="default" disabled={none} onClick={() => moveToMatch(editor.view, -1)}>
        {t('editor.previous')}
      </Button>
      <Button size="compact-sm" variant="default" disabled={none} onClick={() => moveToMatch(editor.view, 1)}>
        {t('editor.next')}
      </Button>
      {!readOnly && (
        <>
          <TextInput
            size="xs"
            aria-label={t('editor.replaceBy')}
            placeholder={t('editor.replaceBy')}
            value={replacement}
            onChange={(event) => setReplacement(event.currentTarget.value)}
          />
          <Button
            size="compact-sm"
            variant="default"
            disabled={none}
            onClick={() => replaceMatch(editor.view, replacement)}
          >
            {t('editor.replace')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            disabled={none}
            onClick={() => replaceAllMatches(editor.view, replacement)}
          >
            {t('editor.replaceAll')}
          </Button>
        </>
      )}
      <CloseButton size="sm" aria-label={t('editor.closeFind')} onClick={close} />
    </search>
  );
}

function selectedText(editor: Editor): string {
  const { from, to } = editor.state.selection;
  const text = editor.state.doc.textBetween(from, to, '\n');
  return text.length <= 50 && !text.includes('\n') ? text : '';
}
