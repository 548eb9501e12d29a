import type { ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { DEGREES, levelOf, wordingOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import type { RiskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './MatrixGrid.module.css';

export type CellPlace = { readonly likelihood: number; readonly severity: number };

/**
 * The 5×5 matrix, likelihood from 5 down, severity from 1: every cell in the colour, hatching and word of its level (features K1).
 * @param render what stands in a cell beside the word; nothing: only the word
 * @param onChoose makes cells buttons
 */
export function MatrixGrid({
  definition,
  render,
  chosen,
  onChoose,
  compact = false,
}: {
  readonly definition: Pick<RiskMatrixDefinition, 'bands' | 'likelihood' | 'severity'>;
  render?(cell: CellPlace): ReactNode;
  readonly chosen?: CellPlace | null;
  onChoose?(cell: CellPlace): void;
  readonly compact?: boolean;
}) {
  const { t } = useText();
  const degree = (axis: 'likelihood' | 'severity', value: number) =>
    t('riskMatrices.degreeName', { value, name: wordingOf(definition[axis], value)?.name });
  return (
    <table className={styles.grid} data-compact={compact} aria-label={t('riskMatrices.matrix')}>
      <thead>
        <tr>
          <td className={styles.corner}>{t('riskMatrices.likelihood')} ↑</td>
          <th colSpan={5} className={styles.axis} scope="colgroup">
            {t('riskMatrices.severity')} →
          </th>
        </tr>
        <tr>
          <td />
          {DEGREES.map((severity) => (
            <th key={severity} scope="col">
              {degree('severity', severity)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {DEGREES.toReversed().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row">{degree('likelihood', likelihood)}</th>
            {DEGREES.map((severity) => (
              <MatrixCell
                key={severity}
                {...{ definition, likelihood, severity, onChoose }}
                isChosen={chosen?.likelihood === likelihood && chosen.severity === severity}
              >
                {render?.({ likelihood, severity })}
              </MatrixCell>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function MatrixCell({
  definition,
  likelihood,
  severity,
  isChosen,
  onChoose,
  children,
}: CellPlace & {
  readonly definition: Pick<RiskMatrixDefinition, 'bands'>;
  readonly isChosen: boolean;
  readonly onChoose: ((cell: CellPlace) => void) | undefined;
  readonly children: ReactNode;
}) {
  const { t, label } = useText();
  const level = levelOf(definition, likelihood, severity);
  const word = label('riskLevelLabels', level);
  const content = (
    <>
      <span className={styles.word}>{word}</span>
      {children}
    </>
  );
  return (
    <td className={styles.cell} data-level={level} data-chosen={isChosen}>
      {onChoose ? (
        <button
          type="button"
          className={styles.button}
          aria-pressed={isChosen}
          aria-label={t('riskMatrices.cell', { likelihood, severity, level: word })}
          onClick={() => onChoose({ likelihood, severity })}
        >
          {content}
        </button>
      ) : (
        content
      )}
    </td>
  );
}
