import { useState } from 'react';
import { useCan } from '#renderer/api/session.tsx';
import { countWords } from '#renderer/ui/editor/plainText.ts';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { minutesText } from '#shared/features/meetings/meetings.contract.ts';
import styles from './HistorySection.module.css';

/** Ids and counters that say nothing to a reader; the number is shown as printed. */
const HIDDEN = new Set(['numberYear', 'numberSeq', 'leadingGroupId', 'organizationId', 'finalizedBy', 'finalizedAt']);

/** Who changed what and when; read when it is opened. */
export function HistorySection({ id }: { readonly id: string }) {
  const { t, known, label } = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('records.history')) return null;
  const valueText = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (field === 'kind') return label('meetingKindLabels', String(value));
    if (field === 'recordState') return label('meetingStateLabels', String(value));
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    if (field === 'startAt' || field === 'endAt') return String(value).replace('T', ' ');
    const text = field === 'minutesText' ? readMinutes(value) : null;
    return text === null ? String(value) : t('editor.wordCount', { count: countWords(text) });
  };
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('common.history')}</summary>
      {open && (
        <RecordHistory
          id={id}
          hidden={HIDDEN}
          fieldLabel={(field) => known(`meetingFieldLabels.${field}`) ?? field}
          valueText={valueText}
        />
      )}
    </details>
  );
}

function readMinutes(value: unknown) {
  const parsed = minutesText.safeParse(typeof value === 'string' ? readJson(value) : value);
  return parsed.success ? parsed.data : null;
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
