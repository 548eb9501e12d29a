import { countWords } from '#renderer/ui/editor/plainText.ts';
import { FoldedHistory, storedJson } from '#renderer/ui/FoldedHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { minutesText } from '#shared/features/meetings/meetings.contract.ts';

/** Ids and counters that say nothing to a reader; the number is shown as printed. */
const HIDDEN = new Set(['numberYear', 'numberSeq', 'leadingGroupId', 'organizationId', 'finalizedBy', 'finalizedAt']);

/** The history of a meeting, its fields in words. */
export function HistorySection({ id }: { readonly id: string }) {
  const { t, known, label } = useText();
  const valueText = (field: string, value: unknown): string => {
    if (field === 'kind') return label('meetingKindLabels', String(value));
    if (field === 'recordState') return label('meetingStateLabels', String(value));
    if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
    if (field === 'startAt' || field === 'endAt') return String(value).replace('T', ' ');
    const text = field === 'minutesText' ? minutesText.safeParse(storedJson(value)) : null;
    return text?.success === true ? t('editor.wordCount', { count: countWords(text.data) }) : String(value);
  };
  return (
    <FoldedHistory
      id={id}
      hidden={HIDDEN}
      fieldLabel={(field) => known(`meetingFieldLabels.${field}`) ?? field}
      valueText={valueText}
    />
  );
}
