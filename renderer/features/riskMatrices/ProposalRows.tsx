import { ActionIcon, NumberInput, Textarea } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { WatchedText } from '#renderer/ui/WatchedText.tsx';
import { conditionWords } from '#shared/features/riskMatrices/matrixWords.ts';
import type { ProposalCondition, ProposalRow } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './criteria.module.css';

/** The proposal table: limits, pair, wording and reason of each row may be changed, a row may be taken out. */
export function ProposalRows({
  rows,
  onChange,
}: {
  readonly rows: readonly ProposalRow[];
  onChange(rows: ProposalRow[]): void;
}) {
  const { t, label } = useText();
  const set = (id: string, part: Partial<ProposalRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  return (
    <Section title={t('riskMatrices.proposals')}>
      <p className={styles.dim}>{t('riskMatrices.proposalsNote')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('riskMatrices.columnCondition')}</th>
            <th className={styles.narrow}>{t('riskMatrices.columnCategory')}</th>
            <th className={styles.pairColumn}>{t('riskMatrices.product')}</th>
            <th>{t('riskMatrices.columnRiskText')}</th>
            <th>{t('riskMatrices.columnReason')}</th>
            <th aria-hidden />
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                {label('activityFactLabels', row.condition.fact)}
                <ConditionEntry
                  condition={row.condition}
                  name={row.riskText}
                  onChange={(condition) => set(row.id, { condition })}
                />
              </td>
              <td className={styles.narrow}>{label('riskFactorLabels', row.factorCategory)}</td>
              <td>
                <div className={styles.pair}>
                  {(['likelihood', 'severity'] as const).map((axis) => (
                    <NumberInput
                      key={axis}
                      w={52}
                      aria-label={`${row.riskText} ${t(`riskMatrices.${axis}`)}`}
                      min={1}
                      max={5}
                      value={row[axis]}
                      onChange={(value) => set(row.id, { [axis]: Number(value) })}
                    />
                  ))}
                </div>
              </td>
              <td>
                <WatchedText>
                  <Textarea
                    aria-label={`${row.riskText} ${t('riskMatrices.columnRiskText')}`}
                    autosize
                    maxLength={100}
                    value={row.riskText}
                    onChange={(event) => set(row.id, { riskText: event.currentTarget.value })}
                  />
                </WatchedText>
              </td>
              <td>
                <WatchedText>
                  <Textarea
                    aria-label={`${row.riskText} ${t('riskMatrices.columnReason')}`}
                    autosize
                    maxLength={120}
                    value={row.reason}
                    onChange={(event) => set(row.id, { reason: event.currentTarget.value })}
                  />
                </WatchedText>
              </td>
              <td>
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  aria-label={`${t('riskMatrices.removeRow')} ${row.riskText}`}
                  onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
                >
                  <IconTrash size={15} aria-hidden />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The limits of an amount; words and kinds stay as they are. */
function ConditionEntry({
  condition,
  name,
  onChange,
}: {
  readonly condition: ProposalCondition;
  readonly name: string;
  onChange(condition: ProposalCondition): void;
}) {
  const { t, locale } = useText();
  if (!('from' in condition)) return <div className={styles.dim}>{conditionWords(locale, condition)}</div>;
  return (
    <div className={styles.pair}>
      <NumberInput
        w={72}
        aria-label={`${name} ${t('riskMatrices.from')}`}
        min={0}
        value={condition.from}
        onChange={(from) => onChange({ ...condition, from: Number(from) })}
      />
      <NumberInput
        w={72}
        aria-label={`${name} ${t('riskMatrices.below')}`}
        min={0}
        placeholder={t('riskMatrices.noLimit')}
        value={condition.below ?? ''}
        onChange={(below) => onChange({ ...condition, below: below === '' ? null : Number(below) })}
      />
    </div>
  );
}
