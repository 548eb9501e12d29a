import { Modal } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { createStore, useStore } from '#renderer/api/store.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { TextPart } from '#shared/features/search/search.contract.ts';
import styles from './CommandPalette.module.css';
import { type PaletteLine, usePaletteLines } from './paletteLines.ts';

/** Whether the search and command box is open. */
export const paletteOpen = createStore(false);

/** Ctrl+K: records, texts of files and commands in one list; arrows choose, Enter runs. */
export function CommandPalette() {
  const open = useStore(paletteOpen);
  const { t } = useText();
  return (
    <Modal
      opened={open}
      onClose={() => paletteOpen.set(false)}
      withCloseButton={false}
      padding={0}
      size={720}
      yOffset="8vh"
      aria-label={t('shell.searchBox')}
    >
      {open && <Palette close={() => paletteOpen.set(false)} />}
    </Modal>
  );
}

function Palette({ close }: { close(): void }) {
  const { t } = useText();
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState(0);
  const list = useId();
  const box = useRef<HTMLInputElement>(null);
  // At once, not a moment later as in other dialogs: whoever presses Ctrl+K types on.
  useLayoutEffect(() => box.current?.focus(), []);
  const { lines, searching } = usePaletteLines(text.trim(), close);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new text starts at the first line
  useEffect(() => setChosen(0), [text]);
  const current = Math.min(chosen, Math.max(0, lines.length - 1));
  useEffect(() => {
    document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, current]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setChosen(Math.min(lines.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, current - 1));
    else if (event.key === 'Enter') lines[current]?.run();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.box}>
        <IconSearch size={16} aria-hidden />
        <input
          ref={box}
          data-autofocus
          className={styles.input}
          value={text}
          placeholder={t('shell.searchHint')}
          aria-label={t('shell.searchBox')}
          role="combobox"
          aria-expanded
          aria-controls={list}
          aria-activedescendant={lines.length > 0 ? `${list}-${current}` : undefined}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      <div className={styles.list} id={list} role="listbox" aria-label={t('shell.searchBox')}>
        {text.trim() === '' && <Tips />}
        {lines.map((line, index) => (
          <div key={line.key}>
            {lines[index - 1]?.group !== line.group && <div className={styles.group}>{line.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keyboard */}
            <div
              id={`${list}-${index}`}
              className={styles.line}
              data-tone={line.tone}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onClick={line.run}
              onPointerMove={() => setChosen(index)}
            >
              <LineContent line={line} />
            </div>
          </div>
        ))}
        {lines.length === 0 && !searching && (
          <>
            <p className={styles.nothing}>{t('shell.searchNothing', { text })}</p>
            <Tips />
          </>
        )}
      </div>
    </>
  );
}

function LineContent({ line }: { readonly line: PaletteLine }) {
  return (
    <>
      <span className={styles.words}>
        <span className={styles.title}>
          <Parts parts={line.title} />
          {line.badge !== null && (
            <span className={styles.badge} title={line.badge.help}>
              {line.badge.text}
            </span>
          )}
        </span>
        {line.snippet !== null && (
          <span className={styles.snippet}>
            {line.snippet.field}：<Parts parts={line.snippet.parts} />
          </span>
        )}
      </span>
      <span className={styles.detail}>{line.detail}</span>
      {line.shortcut !== undefined && <kbd className={styles.keys}>{line.shortcut}</kbd>}
    </>
  );
}

/** A text with what was looked for marked. */
function Parts({ parts }: { readonly parts: readonly TextPart[] }) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return part.marked ? (
      <mark key={key} className={styles.mark}>
        {part.text}
      </mark>
    ) : (
      <span key={key}>{part.text}</span>
    );
  });
}

/** What may be typed; shown while nothing is, and when nothing was found. */
function Tips() {
  const { t } = useText();
  return (
    <div className={styles.tips}>
      <div>{t('search.tipsTitle')}</div>
      <ul>
        <li>{t('search.tipWords')}</li>
        <li>{t('search.tipCodes')}</li>
        <li>{t('search.tipPinyin', { full: 'laonian', initials: 'lnxh' })}</li>
        <li>{t('search.tipNear')}</li>
      </ul>
    </div>
  );
}
