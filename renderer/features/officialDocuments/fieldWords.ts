import type { EditorBlock } from '#renderer/ui/editor/documentTree.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { FieldName } from './documentConflicts.ts';
import type { OfficialForm } from './documentForm.ts';

/** All words of a text, a line for each paragraph, heading and row. */
export function plainText(blocks: readonly EditorBlock[]): string {
  return blocks
    .map((block) =>
      block.kind === 'table'
        ? [block.columns.map((column) => column.title), ...block.rows].map((row) => row.join('　')).join('\n')
        : block.text,
    )
    .join('\n');
}

/** Names and values of a document's fields in the reader's language. */
export function useFieldWords() {
  const { t, known, label } = useText();
  return {
    field: (field: string) => known(`officialFieldLabels.${field}`) ?? field,
    value(form: OfficialForm, field: FieldName): string {
      const value = form[field];
      if (field === 'body') return plainText(form.body);
      if (field === 'attachments') {
        return form.attachments.map((row) => `${row.title}\n${plainText(row.blocks)}`).join('\n\n');
      }
      if (field === 'form') return label('officialFormLabels', form.form);
      if (field === 'signature') return label('signatureBlockLabels', form.signature);
      if (typeof value === 'boolean') return value ? t('common.yes') : t('common.no');
      return typeof value === 'string' ? value : '';
    },
  };
}
