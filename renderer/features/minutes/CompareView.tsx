import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useCommands } from '#renderer/ui/commands.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { compareVersions, LISTS } from '#shared/features/minutes/compareVersions.ts';
import type { DiffPart } from '#shared/lib/textDiff.ts';
import styles from './CompareView.module.css';
import { type CompareLine, foldSame } from './foldSame.ts';
import { rowWords } from './rowWords.ts';

/** Two versions side by side; F7 and Shift+F7 go from difference to difference (features M13). */
export function CompareView({ compared }: { readonly compared: CallOutput<'minutes.compare'> }) {
  const text = useText();
  const { t, label, known } = text;
  const body = useRef<HTMLElement>(null);
  const [current, setCurrent] = useState(-1);
  const difference = useMemo(
    () => compareVersions(compared.before, compared.after, rowWords(text, compared.organizations)),
    [compared, text],
  );
  const go = (step: 1 | -1) => {
    if (difference.count === 0) return;
    const next = (Math.max(current, step === 1 ? -1 : 0) + step + difference.count) % difference.count;
    setCurrent(next);
    body.current?.querySelector(`[data-difference="${next}"]`)?.scrollIntoView({ block: 'center' });
  };
  useCommands([
    { id: 'compare.next', label: 'minutes.compareNext', shortcut: 'F7', canRun: () => true, run: () => go(1) },
    {
      id: 'compare.previous',
      label: 'minutes.comparePrevious',
      shortcut: 'Shift+F7',
      canRun: () => true,
      run: () => go(-1),
    },
  ]);
  const named = (field: string, value: string) =>
    field === 'kind' ? label('meetingKindLabels', value) : value.replace('T', ' ');
  const sections: readonly { readonly title: string; readonly lines: readonly CompareLine[] }[] = [
    {
      title: t('meetings.basics'),
      lines: difference.facts.map(({ field, parts }) => ({
        kind: 'changed',
        field: known(`meetingFieldLabels.${field}`) ?? field,
        parts: parts.map((part) => ({ ...part, text: named(field, part.text) })),
        heading: false,
      })),
    },
    {
      title: t('meetings.minutesText'),
      lines: difference.lines.map(({ kind, parts, before, after }) => ({
        ...{ kind, parts, field: null },
        heading: (after ?? before)?.style === 'heading',
      })),
    },
    ...LISTS.map((list) => ({
      title: label('minutesPlaceLabels', list),
      lines: difference.lists[list].map(({ kind, parts }) => ({
        ...{ kind, parts, heading: false },
        field: kind === 'moved' ? t('minutes.moved') : null,
      })),
    })),
  ];
  let counted = 0;
  return (
    <>
      <div className={styles.bar}>
        <span>
          {difference.count === 0
            ? t('minutes.compareSame')
            : current < 0
              ? t('minutes.compareCount', { count: difference.count })
              : t('minutes.comparePlace', { place: current + 1, count: difference.count })}
        </span>
        <Button
          size="compact-sm"
          variant="default"
          title="Shift+F7"
          disabled={difference.count === 0}
          onClick={() => go(-1)}
        >
          {t('minutes.comparePrevious')}
        </Button>
        <Button size="compact-sm" variant="default" title="F7" disabled={difference.count === 0} onClick={() => go(1)}>
          {t('minutes.compareNext')}
        </Button>
      </div>
      <section ref={body} className={styles.body} aria-label={t('minutes.compare')}>
        {sections.map(({ title, lines }) =>
          lines.every((line) => line.kind === 'same') ? null : (
            <div key={title}>
              <h2 className={styles.heading}>{title}</h2>
              {foldSame(lines).map((entry) => {
                if (entry.kind === 'folded')
                  return (
                    <div key={entry.key} className={styles.folded}>
                      {t('minutes.compareFolded', { count: entry.count })}
                    </div>
                  );
                const number = entry.line.kind === 'same' ? -1 : counted++;
                return (
                  <Pair
                    key={entry.key}
                    line={entry.line}
                    number={number}
                    isCurrent={number >= 0 && number === current}
                  />
                );
              })}
            </div>
          ),
        )}
      </section>
    </>
  );
}

type PairProps = { readonly line: CompareLine; readonly number: number; readonly isCurrent: boolean };

function Pair({ line, number, isCurrent }: PairProps) {
  const difference = number < 0 ? {} : { 'data-difference': number };
  return (
    <div className={styles.pair} data-current={isCurrent} {...difference}>
      <Side line={line} without="added" />
      <Side line={line} without="removed" />
    </div>
  );
}

function Side({ line, without }: { readonly line: CompareLine; readonly without: DiffPart['kind'] }) {
  const parts = line.parts.filter((part) => part.kind !== without);
  return (
    <div className={styles.side} data-heading={line.heading}>
      {line.field !== null && parts.length > 0 && <span className={styles.field}>{line.field}　</span>}
      {placed(parts).map(({ place, kind, text }) =>
        kind === 'same' ? (
          text
        ) : kind === 'removed' ? (
          <del key={place} className={styles.removed}>
            {text}
          </del>
        ) : (
          <ins key={place} className={styles.added}>
            {text}
          </ins>
        ),
      )}
    </div>
  );
}

/** The parts of a line, each with the place of its first character. */
function placed(parts: readonly DiffPart[]): (DiffPart & { readonly place: number })[] {
  let place = 0;
  return parts.map((part) => {
    const at = place;
    place += part.text.length;
    return { ...part, place: at };
  });
}
