import { useText } from '#renderer/ui/text.tsx';
import type { DecisionRow } from './conductRows.ts';
import styles from './RowList.module.css';

type Props = {
  /** Key of the decision that the task carries out; null: none. */
  readonly value: string | null;
  /** Those in which something stands. */
  readonly decisions: readonly DecisionRow[];
  readonly readOnly: boolean;
  onChange(key: string | null): void;
};

/** Characters of a decision that its choice shows. */
const SHOWN = 30;

/** Below a task: the decision of the meeting that it carries out (落实的决议). */
export function TaskDecision({ value, decisions, readOnly, onChange }: Props) {
  const { t } = useText();
  const words = (row: DecisionRow) => {
    const order = t('decisions.decisionOrder', { place: decisions.indexOf(row) + 1 });
    return `${order} ${[...row.text].slice(0, SHOWN).join('')}`;
  };
  const chosen = decisions.find(({ key }) => key === value);
  return (
    <div className={styles.line}>
      <span>{t('decisions.carriesOut')}</span>
      {readOnly ? (
        <span>{chosen === undefined ? '' : words(chosen)}</span>
      ) : (
        <select
          className={styles.small}
          data-long
          aria-label={t('decisions.carriesOut')}
          value={chosen?.key ?? ''}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        >
          <option value="">{t('decisions.noDecision')}</option>
          {decisions.map((row) => (
            <option key={row.key} value={row.key}>
              {words(row)}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}
