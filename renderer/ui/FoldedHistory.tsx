import { type ComponentProps, useState } from 'react';
import { useCan } from '#renderer/api/session.tsx';
import styles from './FoldedHistory.module.css';
import { RecordHistory } from './RecordHistory.tsx';
import { useText } from './text.tsx';

/** Who changed what and when, below a record; read when it is opened, and only for those who may. */
export function FoldedHistory({ valueText, ...history }: ComponentProps<typeof RecordHistory>) {
  const { t } = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('records.history')) return null;
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('common.history')}</summary>
      {open && (
        <RecordHistory
          {...history}
          valueText={(field, value) => (value === null || value === undefined ? '' : valueText(field, value))}
        />
      )}
    </details>
  );
}

/** A value that is stored as JSON text or was read already; null when it cannot be read. */
export function storedJson(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}
