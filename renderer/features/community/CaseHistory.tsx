import { FoldedHistory, storedJson } from '#renderer/ui/FoldedHistory.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { lettersOf } from '#shared/features/community/caseText.ts';
import type { TypicalCase } from '#shared/features/community/typicalCases.contract.ts';
import { richText } from '#shared/features/documents/textBlock.ts';

/** Who changed what in a case; a text is told by its length. */
export function CaseHistory({ stored }: { readonly stored: TypicalCase }) {
  const { t, label, known } = useText();
  return (
    <FoldedHistory
      id={stored.id}
      fieldLabel={(field) => known(`caseFieldLabels.${field}`) ?? field}
      valueText={(field, value) => {
        if (field === 'category') return label('activityCategoryLabels', String(value));
        if (field === 'organizationId')
          return value === stored.organizationId ? (stored.organizationName ?? '') : t('common.organizationUnknown');
        if (field === 'officeId') return stored.officeName;
        if (field === 'text') {
          const text = richText.safeParse(storedJson(value));
          return text.success ? t('typicalCases.letters', { count: lettersOf(text.data) }) : '';
        }
        return known(`organizationLabels.${field}_${String(value)}`) ?? String(value);
      }}
    />
  );
}
