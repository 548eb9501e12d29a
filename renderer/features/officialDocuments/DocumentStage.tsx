import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DocumentRecord } from './documentForm.ts';

type Row = Pick<DocumentRecord['row'], 'stage' | 'recordState' | 'returned'>;

const LOOKS: Readonly<Record<Row['stage'], { readonly tone: Tone; readonly icon: StateIcon }>> = {
  draft: { tone: 'behind', icon: 'pencil' },
  review: { tone: 'near', icon: 'clock' },
  approved: { tone: 'accent', icon: 'check' },
  issued: { tone: 'fine', icon: 'lock' },
};

/** Where a document stands as word and icon: 拟稿, 已退回, 送审, 已签发, 已印发, 已作废. */
export function DocumentStage({ row }: { readonly row: Row }) {
  const { t, label } = useText();
  if (row.recordState === 'voided') {
    return (
      <StateBadge tone="quiet" icon="ban">
        {t('officialDocuments.voidedState')}
      </StateBadge>
    );
  }
  if (row.returned) {
    return (
      <StateBadge tone="overdue" icon="warning">
        {t('officialDocuments.returnedState')}
      </StateBadge>
    );
  }
  return <StateBadge {...LOOKS[row.stage]}>{label('officialStageLabels', row.stage)}</StateBadge>;
}
