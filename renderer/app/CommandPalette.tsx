import { Modal } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { chosenDocument } from '#renderer/api/issuedDocuments.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { createStore, useStore } from '#renderer/api/store.ts';
import { commands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import styles from './CommandPalette.module.css';
import { placeOfHit } from './placeOfHit.ts';

/** Whether the search and command box is open. */
export const paletteOpen = createStore(false);

type Line = {
  readonly key: string;
  readonly group: string;
  readonly title: string;
  readonly detail: string;
  readonly shortcut: string | undefined;
  run(): void;
};

/** Ctrl+K: records and commands in one list; arrows choose, Enter runs. */
export function CommandPalette() {
  const open = useStore(paletteOpen);
  const { t } = useText();
  return (
    <Modal
      opened={open}
      onClose={() => paletteOpen.set(false)}
      withCloseButton={false}
      padding={0}
      size={640}
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
  const { lines, more, searching } = useLines(text.trim(), close);
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
        {lines.map((line, index) => (
          <div key={line.key}>
            {lines[index - 1]?.group !== line.group && <div className={styles.group}>{line.group}</div>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the box above handles the keyboard */}
            <div
              id={`${list}-${index}`}
              className={styles.line}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onClick={line.run}
              onPointerMove={() => setChosen(index)}
            >
              <span className={styles.title}>{line.title}</span>
              <span className={styles.detail}>{line.detail}</span>
              {line.shortcut !== undefined && <kbd className={styles.keys}>{line.shortcut}</kbd>}
            </div>
          </div>
        ))}
        {lines.length === 0 && !searching && <p className={styles.nothing}>{t('shell.searchNothing', { text })}</p>}
        {more > 0 && <p className={styles.nothing}>{t('shell.searchMore', { count: more })}</p>}
      </div>
    </>
  );
}

function useLines(text: string, close: () => void): { lines: readonly Line[]; more: number; searching: boolean } {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const all = useStore(commands);
  const [settled] = useDebouncedValue(text, 120);
  const wanted = settled !== '' && can('search.find');
  const found = useCall('search.find', { text: settled, limit: 30 }, { enabled: wanted, keep: true });
  const hits = wanted && text !== '' ? (found.data?.hits ?? []) : [];
  const total = wanted && text !== '' ? (found.data?.total ?? 0) : 0;
  const commandLines = useMemo(() => {
    const words = text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== '');
    return all
      .filter((command) => command.id !== 'palette' && command.canRun())
      .map((command): Line => {
        const group = command.group === undefined ? undefined : t(command.group);
        return {
          key: `command ${command.id}`,
          group: t('shell.searchCommands'),
          title: group === undefined ? t(command.label) : `${group} ${t(command.label)}`,
          detail: '',
          shortcut: command.shortcut,
          run() {
            close();
            command.run();
          },
        };
      })
      .filter((line) => words.every((word) => line.title.toLowerCase().includes(word)));
  }, [all, text, t, close]);
  const hitLines = hits.map(
    (hit): Line => ({
      key: `${hit.kind} ${hit.id}`,
      group: t(`shell.kind_${hit.kind}`),
      title: hit.title,
      detail: hit.detail,
      shortcut: undefined,
      run() {
        close();
        if (hit.kind === 'document') chosenDocument.set(hit.id);
        go(placeOfHit(hit));
      },
    }),
  );
  return {
    lines: [...hitLines, ...commandLines],
    more: Math.max(0, total - hits.length),
    searching: wanted && found.isFetching,
  };
}
