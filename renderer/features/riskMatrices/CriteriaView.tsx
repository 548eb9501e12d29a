import { Notice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { MatrixGrid } from '#renderer/ui/risk/MatrixGrid.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { levelOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import { matrixChanges } from '#shared/features/riskMatrices/matrixChanges.ts';
import { bandWords, conditionWords, reviewWords } from '#shared/features/riskMatrices/matrixWords.ts';
import type { RiskMatrixDefinition, RiskMatrixRow } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './criteria.module.css';

/** One version as it is: matrix, levels, wording, proposal table, and what it changed. */
export function CriteriaView({
  row,
  before,
}: {
  readonly row: RiskMatrixRow;
  /** The version before; null for the first. */
  readonly before: RiskMatrixRow | null;
}) {
  const { t } = useText();
  const { definition, basis, note, voidReason } = row;
  return (
    <>
      {voidReason !== null && <Notice tone="overdue">{t('riskMatrices.voidedBecause', { reason: voidReason })}</Notice>}
      {basis !== null && <p>{t('riskMatrices.basisLine', { basis })}</p>}
      {note !== null && <p className={styles.dim}>{note}</p>}
      <MatrixGrid compact definition={definition} render={({ likelihood, severity }) => likelihood * severity} />
      <LevelTable definition={definition} />
      {before !== null && <Changes before={before} row={row} />}
      <Wording axis="likelihood" definition={definition} />
      <Wording axis="severity" definition={definition} />
      <Proposals definition={definition} />
    </>
  );
}

function LevelTable({ definition }: { readonly definition: RiskMatrixDefinition }) {
  const { t, locale } = useText();
  return (
    <table className={styles.table} aria-label={t('riskMatrices.bands')}>
      <thead>
        <tr>
          <th>{t('riskMatrices.columnLevel')}</th>
          <th>{t('riskMatrices.columnRange')}</th>
          <th>{t('riskMatrices.columnReview')}</th>
        </tr>
      </thead>
      <tbody>
        {RISK_LEVELS.map((level) => (
          <tr key={level}>
            <td>
              <LevelBadge level={level} />
            </td>
            <td>{bandWords(locale, definition, level)}</td>
            <td>{reviewWords(locale, definition.reviewMonths[level])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ before, row }: { readonly before: RiskMatrixRow; readonly row: RiskMatrixRow }) {
  const { t, locale } = useText();
  const changes = matrixChanges(locale, before.definition, row.definition);
  return (
    <Section title={t('riskMatrices.changes')}>
      {changes.length === 0 && <p className={styles.dim}>{t('riskMatrices.noChanges')}</p>}
      <ul className={styles.changes}>
        {changes.map(({ key, ...words }) => (
          <li key={key}>{t('riskMatrices.changed', words)}</li>
        ))}
      </ul>
    </Section>
  );
}

function Wording({
  axis,
  definition,
}: {
  readonly axis: 'likelihood' | 'severity';
  readonly definition: RiskMatrixDefinition;
}) {
  const { t } = useText();
  return (
    <Section title={t(`riskMatrices.${axis}`)}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={styles.narrow}>{t('riskMatrices.columnDegree')}</th>
            <th>{t('riskMatrices.columnSentence')}</th>
            <th>{t('riskMatrices.columnExample')}</th>
          </tr>
        </thead>
        <tbody>
          {definition[axis].map(({ value, name, sentence, example }) => (
            <tr key={value}>
              <td className={styles.narrow}>{t('riskMatrices.degreeName', { value, name })}</td>
              <td>{sentence}</td>
              <td>{example}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Proposals({ definition }: { readonly definition: RiskMatrixDefinition }) {
  const { t, label, locale } = useText();
  return (
    <Section title={t('riskMatrices.proposals')}>
      <p className={styles.dim}>{t('riskMatrices.proposalsNote')}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th>{t('riskMatrices.columnFact')}</th>
            <th>{t('riskMatrices.columnCondition')}</th>
            <th>{t('riskMatrices.columnCategory')}</th>
            <th>{t('riskMatrices.columnPair')}</th>
            <th>{t('riskMatrices.columnRiskText')}</th>
            <th>{t('riskMatrices.columnReason')}</th>
          </tr>
        </thead>
        <tbody>
          {definition.proposals.map(({ id, condition, factorCategory, likelihood, severity, riskText, reason }) => (
            <tr key={id}>
              <td>{label('activityFactLabels', condition.fact)}</td>
              <td>{conditionWords(locale, condition)}</td>
              <td>{label('riskFactorLabels', factorCategory)}</td>
              <td className={styles.narrow}>
                {t('riskMatrices.pair', { likelihood, severity })}{' '}
                <LevelBadge level={levelOf(definition, likelihood, severity)} />
              </td>
              <td>{riskText}</td>
              <td>{reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
