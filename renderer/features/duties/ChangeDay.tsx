import { Radio } from '@mantine/core';
import { useSession } from '#renderer/api/session.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';

type Props = {
  /** Words of the two choices. */
  readonly from: string;
  readonly correction: string;
  /** Day from which the change holds; null: a correction of what was entered. */
  readonly value: string | null;
  onChange(value: string | null): void;
};

/** Whether what was changed holds from a day on, or corrects what was entered: the past stays as it was, or is put right. */
export function ChangeDay({ from, correction, value, onChange }: Props) {
  const { t } = useText();
  const { today } = useSession();
  return (
    <Field label={t('duties.memberChange')}>
      <Radio.Group
        value={value === null ? 'correction' : 'from'}
        onChange={(choice) => onChange(choice === 'from' ? today : null)}
      >
        <div className={styles.radios}>
          <Radio value="from" label={from} />
          {value !== null && (
            <DateField
              aria-label={t('duties.changedFrom')}
              value={value}
              clearable={false}
              onChange={(date) => date !== null && onChange(date)}
            />
          )}
          <Radio value="correction" label={correction} />
        </div>
      </Radio.Group>
    </Field>
  );
}
