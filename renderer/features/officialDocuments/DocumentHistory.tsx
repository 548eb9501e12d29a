import { countWords } from '#renderer/ui/editor/plainText.ts';
import { FoldedHistory, storedJson } from '#renderer/ui/FoldedHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { documentContent } from '#shared/features/officialDocuments/officialDocuments.contract.ts';
import { shownBlocks } from './fixedBody.ts';

/** Ids that say nothing to a reader; the number is shown as printed. */
const HIDDEN = new Set(['numberId']);

/** The history of a document, its fields in words. */
export function DocumentHistory({ id }: { readonly id: string }) {
  const { t, known, label } = useText();
  const valueText = (field: string, value: unknown): string => {
    if (field === 'form') return label('officialFormLabels', String(value));
    if (field === 'stage') return label('officialStageLabels', String(value));
    if (field === 'recordState') return label('officialRecordLabels', String(value));
    if (field !== 'content') return String(value);
    const words = wordsOf(value);
    return words === null ? '' : t('editor.wordCount', { count: words });
  };
  return (
    <FoldedHistory
      id={id}
      hidden={HIDDEN}
      fieldLabel={(field) => known(`officialFieldLabels.${field}`) ?? field}
      valueText={valueText}
    />
  );
}

/** Length of the text with its attachments; null when the stored value cannot be read. */
function wordsOf(value: unknown): number | null {
  const parsed = documentContent.safeParse(storedJson(value));
  if (!parsed.success) return null;
  const { data } = parsed.data;
  const attachments = 'attachments' in data ? data.attachments.flatMap((one) => one.blocks) : [];
  return countWords({ blocks: shownBlocks([...data.body, ...attachments]) });
}
