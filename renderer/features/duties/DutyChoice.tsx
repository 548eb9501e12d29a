import { Checkbox } from '@mantine/core';
import { useText } from '#renderer/ui/text.tsx';
import styles from './DutiesPage.module.css';
import type { Item } from './dutyTypes.ts';

type Props = {
  /** Read out for the whole list. */
  readonly label: string;
  readonly items: readonly Item[];
  readonly chosen: readonly string[];
  onChange(chosen: readonly string[]): void;
};

/** Duty items of one kind to be ticked, in their order. */
export function DutyChoice({ label, items, chosen, onChange }: Props) {
  const { t } = useText();
  if (items.length === 0) return <p className={styles.dim}>{t('duties.noItems')}</p>;
  return (
    <fieldset className={styles.choice} aria-label={label}>
      {items.map((item) => (
        <Checkbox
          key={item.id}
          size="xs"
          label={item.text}
          checked={chosen.includes(item.id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? [...chosen, item.id] : chosen.filter((id) => id !== item.id))
          }
        />
      ))}
    </fieldset>
  );
}
