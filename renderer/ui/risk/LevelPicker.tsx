import { type KeyboardEvent, useId, useRef } from 'react';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { DEGREES, levelOfPair, wordingOf } from '#shared/features/riskMatrices/matrix.rules.ts';
import type { RiskMatrixDefinition, WordedDegree } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import styles from './LevelPicker.module.css';

/** A pair as far as it is chosen. */
export type DegreePair = { readonly likelihood: number | null; readonly severity: number | null };

/** The next degree for a key: digits choose, arrows move, Delete clears; undefined: the key means nothing here. */
export function degreeForKey(key: string, value: number | null): number | null | undefined {
  if (/^[1-5]$/u.test(key)) return Number(key);
  if (key === 'ArrowRight' || key === 'ArrowUp') return Math.min(5, (value ?? 0) + 1);
  if (key === 'ArrowLeft' || key === 'ArrowDown') return Math.max(1, (value ?? 6) - 1);
  if (key === 'Home') return 1;
  if (key === 'End') return 5;
  if (key === 'Delete' || key === 'Backspace') return null;
  return undefined;
}

/**
 * Likelihood and severity of one pair, each as five steps with the wording of the chosen one beside them (判定标准, features K4), and the
 * level that follows. Tab goes from row to row; within a row digits 1 to 5 and arrows choose, Delete clears.
 * @param definition the criteria of the assessment: words and bands are theirs
 * @param label what the pair is about, read out with each row
 */
export function LevelPicker({
  definition,
  value,
  onChange,
  label,
  disabled = false,
}: {
  readonly definition: RiskMatrixDefinition;
  readonly value: DegreePair;
  onChange(value: DegreePair): void;
  readonly label: string;
  readonly disabled?: boolean;
}) {
  const { t } = useText();
  const { likelihood, severity } = value;
  return (
    <div className={styles.picker}>
      <DegreeRow
        {...{ label: t('riskMatrices.likelihood'), about: label, degrees: definition.likelihood, disabled }}
        value={likelihood}
        onChange={(next) => onChange({ likelihood: next, severity })}
      />
      <DegreeRow
        {...{ label: t('riskMatrices.severity'), about: label, degrees: definition.severity, disabled }}
        value={severity}
        onChange={(next) => onChange({ likelihood, severity: next })}
      />
      <div className={styles.outcome} aria-live="polite">
        <span className={styles.name}>{t('riskMatrices.level')}</span>
        <LevelBadge level={levelOfPair(definition, likelihood, severity)} />
        {(likelihood === null || severity === null) && (
          <span className={styles.hint}>{t('riskMatrices.chooseBoth')}</span>
        )}
      </div>
    </div>
  );
}

function DegreeRow({
  label,
  about,
  degrees,
  value,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly about: string;
  readonly degrees: readonly WordedDegree[];
  readonly value: number | null;
  readonly disabled: boolean;
  onChange(value: number | null): void;
}) {
  const { t } = useText();
  const id = useId();
  const row = useRef<HTMLFieldSetElement>(null);
  const chosen = value === null ? null : wordingOf(degrees, value);
  const take = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    if (disabled || event.ctrlKey || event.altKey || event.metaKey) return;
    const next = degreeForKey(event.key, value);
    if (next === undefined) return;
    event.preventDefault();
    onChange(next);
    row.current?.querySelector<HTMLElement>(`[value="${next ?? 1}"]`)?.focus();
  };
  return (
    <div className={styles.row}>
      <span className={styles.name}>{label}</span>
      <fieldset
        className={styles.steps}
        ref={row}
        onKeyDown={take}
        aria-label={`${about} ${label}`}
        aria-describedby={`${id}-words`}
        title={t('riskMatrices.pickerHelp')}
      >
        {DEGREES.map((degree) => (
          <label key={degree} className={styles.step} data-chosen={value === degree}>
            <input
              {...{ type: 'radio', name: id, value: degree, disabled, className: styles.radio }}
              checked={value === degree}
              onChange={() => onChange(degree)}
            />
            <span className={styles.digit}>{degree}</span>
            {wordingOf(degrees, degree)?.name}
          </label>
        ))}
      </fieldset>
      <div className={styles.words} id={`${id}-words`}>
        {chosen && (
          <>
            {chosen.sentence}
            <span className={styles.example}>{t('riskMatrices.example', { text: chosen.example })}</span>
          </>
        )}
      </div>
    </div>
  );
}
