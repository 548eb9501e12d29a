import { useState } from 'react';
import { useCan } from '#renderer/api/session.tsx';
import { countWords } from '#renderer/ui/editor/plainText.ts';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { documentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import styles from './DocumentDesk.module.css';

/** Ids that say nothing to a reader; the number is shown as printed. */
const HIDDEN = new Set(['numberId']);

/** Who changed what and when; read when it is opened. */
export function DocumentHistory({ id }: { readonly id: string }) {
  const { t, known, label } = useText();
  const can = useCan();
  const [open, setOpen] = useState(false);
  if (!can('records.history')) return null;
  const valueText = (field: string, value: unknown): string => {
    if (value === null || value === undefined) return '';
    if (field === 'form') return label('officialFormLabels', String(value));
    if (field === 'stage') return label('officialStageLabels', String(value));
    if (field === 'recordState') return label('officialRecordLabels', String(value));
    if (field !== 'content') return String(value);
    const words = wordsOf(value);
    return words === null ? '' : t('editor.wordCount', { count: words });
  };
  return (
    <details className={styles.history} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('common.history')}</summary>
      {open && (
        <RecordHistory
          id={id}
          hidden={HIDDEN}
          fieldLabel={(field) => known(`officialFieldLabels.${field}`) ?? field}
          valueText={valueText}
        />
      )}
    </details>
  );
}

/** Length of the text with its attachments; null when the stored value cannot be read. */
function wordsOf(value: unknown): number | null {
  const parsed = documentContent.safeParse(typeof value === 'string' ? readJson(value) : value);
  if (!parsed.success) return null;
  const { data } = parsed.data;
  const attachments = 'attachments' in data ? data.attachments.flatMap((one) => one.blocks) : [];
  return countWords({ blocks: [...data.body, ...attachments] });
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
