import { CloseButton } from '@mantine/core';
import { useCommands } from '#renderer/ui/commands.ts';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { askedLine } from '#shared/features/rollUp/figureWords.ts';
import type { RollUpRowShown, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import { cellWords, isInSum, officeWords, standingWords, sumWords } from '#shared/features/rollUp/rollUpWords.ts';
import styles from './rollUp.module.css';

type Props = { readonly table: RollUpTable; readonly row: RollUpRowShown; onClose(): void };

/** What a sum is made of: every office that is in it with its value, and those that are not, with the reason. */
export function SumSide({ table, row, onClose }: Props) {
  const say = useText();
  const { t, locale } = say;
  useCommands([{ id: 'rollUp.close', label: 'rollUp.close', shortcut: 'Escape', canRun: () => true, run: onClose }]);
  const lines = table.columns.map((column, place) => ({
    column,
    words: cellWords(row, place, say),
    isIn: isInSum(table, row, place),
  }));
  const [inside, outside] = [lines.filter(({ isIn }) => isIn), lines.filter(({ isIn }) => !isIn)];
  const base = row.share === null ? null : baseWords(table, row.share.of, row.share.to);
  return (
    <Section
      title={askedLine(row, locale)}
      actions={<CloseButton size="sm" aria-label={t('rollUp.close')} onClick={onClose} />}
    >
      <p className={styles.total}>
        {t('rollUp.sum')} <strong>{sumWords(row, say)}</strong>
      </p>
      {base !== null && row.sum.state === 'reckoned' && (
        <p>{t('rollUp.shareOf', { of: base.of, ofValue: base.ofValue, to: base.to, toValue: base.toValue })}</p>
      )}
      <h3 className={styles.group}>{t('rollUp.summedBy')}</h3>
      <ul className={styles.lines}>
        {inside.map(({ column, words }) => (
          <li key={column.officeId}>
            <span>{officeWords(column, say)}</span>
            <span className={styles.number}>{words}</span>
          </li>
        ))}
      </ul>
      {outside.length > 0 && (
        <>
          <h3 className={styles.group}>{t('rollUp.notSummedBy')}</h3>
          <ul className={styles.lines}>
            {outside.map(({ column, words }) => (
              <li key={column.officeId}>
                <span>{officeWords(column, say)}</span>
                <span className={styles.quiet}>
                  {standingWords(column, say)} {column.returnId === null ? '' : words}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );

  function baseWords({ rows }: RollUpTable, of: string, to: string) {
    const lineOf = (key: string) => rows.find((one) => one.key === key);
    const [ofRow, toRow] = [lineOf(of), lineOf(to)];
    if (ofRow === undefined || toRow === undefined) return null;
    return {
      of: askedLine(ofRow, locale),
      ofValue: sumWords(ofRow, say),
      to: askedLine(toRow, locale),
      toValue: sumWords(toRow, say),
    };
  }
}
