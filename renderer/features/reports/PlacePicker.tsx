import { Modal } from '@mantine/core';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import type { PlaceLook } from '#renderer/ui/editor/places.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { PLACE_SUFFIXES } from '#shared/features/reports/placeCatalog.ts';
import styles from './PlacePicker.module.css';

type Place = CallOutput<'reports.places'>['places'][number];

type Props = {
  /** With a report, the parts that come with its records are offered, too. */
  readonly reportId?: string;
  look(name: string): PlaceLook;
  onChoose(name: string): void;
  onClose(): void;
};

/** How many lines are drawn; more words make the list shorter. */
const MOST = 80;
const COMPARISONS = ['', ...Object.keys(PLACE_SUFFIXES)];

/** 插入数字: a place by its name or first letters; arrows choose, Enter inserts, Alt with left and right changes what is compared. */
export function PlacePicker({ reportId, look, onChoose, onClose }: Props) {
  const { t, label } = useText();
  const list = useId();
  const { data } = useCall('reports.places', reportId === undefined ? {} : { id: reportId });
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [suffix, setSuffix] = useState('');
  const found = useMemo(() => matching(data?.places ?? [], typed), [data, typed]);
  const shown = found.slice(0, MOST);
  const current = Math.min(at, Math.max(0, shown.length - 1));
  useEffect(() => {
    document.getElementById(`${list}-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [list, current]);
  const nameOf = (place: Place) => (place.kind === 'figure' && suffix !== '' ? `${place.name}：${suffix}` : place.name);
  const choose = (place: Place | undefined) => {
    if (place !== undefined) onChoose(nameOf(place));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const turn = event.altKey ? { ArrowLeft: -1, ArrowRight: 1 }[event.key] : undefined;
    if (turn !== undefined) {
      const next = (COMPARISONS.indexOf(suffix) + turn + COMPARISONS.length) % COMPARISONS.length;
      setSuffix(COMPARISONS[next] ?? '');
    } else if (event.key === 'ArrowDown') setAt(Math.min(shown.length - 1, current + 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(0, current - 1));
    else if (event.key === 'Enter') choose(shown[current]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal opened onClose={onClose} title={t('reports.insertTitle')} size={720} yOffset="8vh">
      <input
        data-autofocus
        className={styles.input}
        value={typed}
        placeholder={t('reports.insertHint')}
        aria-label={t('reports.insertHint')}
        role="combobox"
        aria-expanded
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? `${list}-${current}` : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          // A new text starts at the first line.
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <fieldset className={styles.comparisons}>
        <legend className="visually-hidden">{t('reports.insertWhat')}</legend>
        {COMPARISONS.map((one) => (
          <button
            key={one}
            type="button"
            className={styles.comparison}
            aria-pressed={suffix === one}
            onClick={() => setSuffix(one)}
          >
            {one === '' ? t('reports.current') : one}
          </button>
        ))}
        <span className={styles.hint}>{t('reports.insertKeys')}</span>
      </fieldset>
      <div className={styles.list} id={list} role="listbox" aria-label={t('reports.insertTitle')}>
        {shown.map((place, index) => (
          <div key={place.name}>
            {shown[index - 1]?.group !== place.group && (
              <div className={styles.group}>
                {place.group === '' ? t('reports.groupOther') : label('figureGroups', place.group)}
              </div>
            )}
            <button
              type="button"
              id={`${list}-${index}`}
              className={styles.line}
              role="option"
              tabIndex={-1}
              aria-selected={index === current}
              onClick={() => choose(place)}
              onPointerMove={() => setAt(index)}
            >
              <span className={styles.name}>{nameOf(place)}</span>
              <span className={styles.value}>
                {shownValue(place, look(nameOf(place)), t(`reports.kind_${place.kind}`))}
              </span>
            </button>
          </div>
        ))}
        {data !== undefined && shown.length === 0 && <p className={styles.nothing}>{t('reports.insertNone')}</p>}
        {found.length > MOST && (
          <p className={styles.nothing}>{t('reports.insertMore', { count: found.length - MOST })}</p>
        )}
      </div>
    </Modal>
  );
}

/** What stands behind the name: the number or word as it is now; of tables and charts what they are. */
function shownValue({ kind, name }: Place, { text }: PlaceLook, kindWord: string): string {
  return kind === 'table' || kind === 'chart' ? kindWord : text === name ? '' : text;
}

/** Places whose name holds every word, or whose first letters do; braces that were typed along are left out. */
function matching(places: readonly Place[], typed: string): readonly Place[] {
  const words = typed
    .toLowerCase()
    .replace(/[{}｛｝]/gu, '')
    .split(/\s+/u)
    .filter((word) => word !== '');
  return places.filter(({ name, initials }) =>
    words.every((word) => name.toLowerCase().includes(word) || initials.toLowerCase().includes(word)),
  );
}
