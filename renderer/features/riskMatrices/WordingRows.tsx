import { Textarea, TextInput } from '@mantine/core';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import type { WordedDegree } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './criteria.module.css';

/** Name, sentence and example of the five degrees of an axis. */
export function WordingRows({
  axis,
  rows,
  onChange,
}: {
  readonly axis: 'likelihood' | 'severity';
  readonly rows: readonly WordedDegree[];
  onChange(rows: WordedDegree[]): void;
}) {
  const { t } = useText();
  const set = (value: number, part: Partial<WordedDegree>) =>
    onChange(rows.map((row) => (row.value === value ? { ...row, ...part } : row)));
  return (
    <Section title={t(`riskMatrices.${axis}`)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.narrow}>{t('riskMatrices.columnDegree')}</th>
            <th className={styles.nameColumn}>{t('riskMatrices.fieldName')}</th>
            <th>{t('riskMatrices.columnSentence')}</th>
            <th>{t('riskMatrices.columnExample')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ value, name, sentence, example }) => (
            <tr key={value}>
              <td className={styles.narrow}>{value}</td>
              <td>
                <WatchedText>
                  <TextInput
                    aria-label={`${value} ${t('riskMatrices.fieldName')}`}
                    maxLength={8}
                    value={name}
                    onChange={(event) => set(value, { name: event.currentTarget.value })}
                  />
                </WatchedText>
              </td>
              <td>
                <WatchedText>
                  <Textarea
                    aria-label={`${value} ${t('riskMatrices.columnSentence')}`}
                    autosize
                    minRows={2}
                    maxLength={100}
                    value={sentence}
                    onChange={(event) => set(value, { sentence: event.currentTarget.value })}
                  />
                </WatchedText>
              </td>
              <td>
                <WatchedText>
                  <Textarea
                    aria-label={`${value} ${t('riskMatrices.columnExample')}`}
                    autosize
                    minRows={2}
                    maxLength={120}
                    value={example}
                    onChange={(event) => set(value, { example: event.currentTarget.value })}
                  />
                </WatchedText>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
