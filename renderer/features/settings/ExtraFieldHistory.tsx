import { Modal } from '@mantine/core';
import { RecordHistory } from '#renderer/ui/RecordHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { extraField } from '#shared/features/extraFields/extraFields.contract.ts';
import type { ExtraField } from './ExtraFieldsSettings.tsx';

const HIDDEN: ReadonlySet<string> = new Set(['ownerType', 'recordState', 'position']);

/** What the field was called before, which choices it had, and who changed it. */
export function ExtraFieldHistory({ field, onClose }: { readonly field: ExtraField; onClose(): void }) {
  const { t, label } = useText();
  const valueText = (name: string, value: unknown): string => {
    if (name === 'fieldType') return label('extraTypeLabels', String(value));
    if (typeof value === 'boolean') return t(value ? 'common.yes' : 'common.no');
    const choices = extraField.shape.choices.safeParse(value).data;
    if (choices === undefined) return value === null || value === undefined ? '' : String(value);
    return choices
      .map(({ name: choice, retired }) => (retired ? `${choice}（${t('extraFields.choiceRetired')}）` : choice))
      .join('、');
  };
  return (
    <Modal opened title={t('extraFields.historyOne', { label: field.label })} onClose={onClose} size={560}>
      <RecordHistory
        id={field.id}
        fieldLabel={(name) => label('extraFieldLabels', name)}
        valueText={valueText}
        hidden={HIDDEN}
      />
    </Modal>
  );
}
