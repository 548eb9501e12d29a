import { TextInput } from '@mantine/core';
import { type KeyboardEvent, useId } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { type AskedFigure, isReckoned, typedFigures } from '#shared/features/rollUp/askedFigures.rules.ts';
import { askedName, askedUnit } from '#shared/features/rollUp/figureWords.ts';
import { readAllTyped } from '#shared/features/rollUp/typedFigure.rules.ts';
import styles from './collectionTasks.module.css';

type Props = {
  readonly asked: readonly AskedFigure[];
  /** What was typed, by key. */
  readonly values: Readonly<Record<string, string>>;
  /** Faults are shown. */
  readonly tried: boolean;
  onChange(key: string, text: string): void;
};

/** The figures of a return, one a line; Enter and the arrows go to the next one. */
export function TypedFigures({ asked, values, tried, onChange }: Props) {
  const { t, known, locale } = useText();
  const id = useId();
  const typed = typedFigures(asked);
  const { faults } = readAllTyped(typed, values);
  const move = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    event.preventDefault();
    const inputs = [...(event.currentTarget.closest('table')?.querySelectorAll('input') ?? [])];
    const next = inputs[inputs.indexOf(event.currentTarget) + step];
    next?.focus();
    next?.select();
  };
  return (
    <>
      <p className={styles.dim}>
        {t('collectionTasks.figuresTyped')}
        {asked.some((one) => isReckoned(one, asked)) && t('collectionTasks.figuresReckoned')}
      </p>
      <table className={`${styles.table} ${styles.typed}`}>
        <thead>
          <tr>
            <th>{t('figureForm.figure')}</th>
            <th className={styles.value}>{t('figureForm.value')}</th>
            <th>{t('figureForm.unit')}</th>
          </tr>
        </thead>
        <tbody>
          {typed.map((figure) => {
            const fault = tried ? faults.get(figure.key) : undefined;
            const name = askedName(figure, locale);
            return (
              <tr key={figure.key}>
                <td>
                  <label htmlFor={`${id}${figure.key}`}>{name}</label>
                  {fault !== undefined && (
                    <div className={styles.problem}>{known(`ruleIssues.${fault}`, { name }) ?? fault}</div>
                  )}
                </td>
                <td className={styles.value}>
                  <TextInput
                    id={`${id}${figure.key}`}
                    size="xs"
                    inputMode="decimal"
                    autoComplete="off"
                    maxLength={20}
                    error={fault !== undefined}
                    value={values[figure.key] ?? ''}
                    onKeyDown={move}
                    onChange={(event) => onChange(figure.key, event.currentTarget.value)}
                  />
                </td>
                <td>{askedUnit(figure, locale)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
