import { Button } from '@mantine/core';
import type { RefObject } from 'react';
import type { PlaceControl } from '#renderer/ui/editor/places.ts';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { UnknownPlace } from '#shared/features/reports/places.rules.ts';
import type { MessageKey } from '#shared/text/index.ts';
import styles from './reports.module.css';

type Control = { readonly control: RefObject<PlaceControl | null> };

/** What the last refresh changed in the text: how much, and the way from one to the next. */
export function ChangedNotice({ count, control, onSeen }: Control & { readonly count: number; onSeen(): void }) {
  const { t } = useText();
  return (
    <Notice tone="behind">
      <span className={styles.noticeLine}>
        <span>{t('reports.changedCount', { count })}</span>
        <Button size="compact-xs" variant="default" title="Shift+F7" onClick={() => control.current?.toChanged(-1)}>
          {t('reports.changedPrevious')}
        </Button>
        <Button size="compact-xs" variant="default" title="F7" onClick={() => control.current?.toChanged(1)}>
          {t('reports.changedNext')}
        </Button>
        <Button size="compact-xs" variant="default" onClick={onSeen}>
          {t('reports.changedSeen')}
        </Button>
      </span>
    </Notice>
  );
}

type UnknownProps = Control & {
  readonly places: readonly UnknownPlace[];
  /** What waits for it, with the place {count}. */
  readonly sentence: MessageKey;
  /** Renames a place in the title. */
  onTitle(from: string, to: string): void;
};

/** Names in the text that are no place: their line, the nearest name, and the way there (features W7). */
export function UnknownNotice({ places, control, sentence, onTitle }: UnknownProps) {
  const { t } = useText();
  return (
    <Notice tone="overdue">
      <div>{t(sentence, { count: places.length })}</div>
      <ul className={styles.unknown}>
        {places.map(({ name, line, nearest }) => (
          <li key={`${line} ${name}`}>
            <span>
              {line === 0 ? t('reports.unknownTitle', { name }) : t('reports.unknownLine', { line, name })}
              {nearest === name && t('reports.unknownAlone')}
              {nearest !== null && nearest !== name && t('reports.unknownNearest', { nearest })}
            </span>
            {nearest !== null && nearest !== name && (
              <Button
                size="compact-xs"
                variant="default"
                onClick={() => (line === 0 ? onTitle(name, nearest) : control.current?.rename(name, nearest))}
              >
                {t('reports.unknownRename', { nearest })}
              </Button>
            )}
            {line > 0 && (
              <Button size="compact-xs" variant="default" onClick={() => control.current?.show(name)}>
                {t('reports.unknownShow')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
