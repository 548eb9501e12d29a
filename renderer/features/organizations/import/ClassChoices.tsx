import { Radio } from '@mantine/core';
import { groupedNumber } from '#renderer/ui/format.ts';
import { useText } from '#renderer/ui/text.tsx';
import { EXISTING_CHOICES } from '#shared/features/organizations/organizations.imports.contract.ts';
import type { Choices } from './CheckStep.tsx';
import styles from './ImportPage.module.css';
import type { CheckResult } from './useRowDecisions.ts';

type Props = {
  readonly result: CheckResult;
  readonly choices: Choices;
  readonly busy: boolean;
  onChoices(choices: Choices): void;
};

/** What is done with all duplicates of a kind; a single row may be decided otherwise. */
export function ClassChoices({ result, choices, busy, onChoices }: Props) {
  const { t } = useText();
  const present = result.database.same + result.database.different;
  const conflicts = result.counts.duplicateConflict;
  if (present === 0 && conflicts === 0) return null;
  return (
    <div className={styles.choices}>
      {present > 0 && (
        <fieldset className={styles.choice} disabled={busy}>
          <legend>
            {t('imports.existingTitle', {
              count: groupedNumber(present),
              different: groupedNumber(result.database.different),
            })}
          </legend>
          <div className={styles.radios}>
            {EXISTING_CHOICES.map((choice) => (
              <Radio
                key={choice}
                name="existing"
                label={t(`imports.existing_${choice}`)}
                checked={choices.existing === choice}
                onChange={() => onChoices({ ...choices, existing: choice })}
              />
            ))}
          </div>
        </fieldset>
      )}
      {conflicts > 0 && (
        <fieldset className={styles.choice} disabled={busy}>
          <legend>{t('imports.conflictTitle', { count: groupedNumber(conflicts) })}</legend>
          <div className={styles.radios}>
            {(['skip', 'update'] as const).map((choice) => (
              <Radio
                key={choice}
                name="conflict"
                label={t(`imports.conflict_${choice}`)}
                checked={choices.duplicateConflict === choice}
                onChange={() => onChoices({ ...choices, duplicateConflict: choice })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
