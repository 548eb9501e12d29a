import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { filled, type PeriodWords } from '#shared/features/reports/places.rules.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
import { blocksText } from './blocksText.ts';
import type { ReportForm, useReportForm } from './useReportForm.ts';

type Props = {
  readonly kept: ReturnType<typeof useReportForm>;
  readonly lines: readonly FigureLine[];
  readonly words: PeriodWords;
};

/** Both versions of what two people changed in a report at once; nothing while there is no such thing. */
export function ReportConflict({ kept, lines, words }: Props) {
  const { t } = useText();
  const { conflict, form } = kept;
  const can = useCan();
  const isAsked = conflict !== null && can('information.read');
  const tasks = useCall('collectionTasks.list', { show: 'all', limit: 200 }, { enabled: isAsked });
  if (conflict === null) return null;
  const collectionOf = (id: string | null) =>
    id === null ? t('reports.noCollection') : (tasks.data?.rows.find((task) => task.id === id)?.title ?? id);
  const shown = (of: ReportForm, field: keyof ReportForm): string => {
    if (field === 'collectionTaskId') return collectionOf(of.collectionTaskId);
    if (field !== 'blocks') return filled(String(of[field] ?? ''), lines, words);
    return filled(blocksText(of.blocks), lines, words);
  };
  return (
    <ConflictDialog
      title={t('versionConflict.changed')}
      conflicts={conflict.clashes.map((field) => ({
        field,
        name: t(`reports.field_${field}`),
        mine: shown(form, field),
        theirs: shown(conflict.theirs, field),
      }))}
      onApply={kept.settle}
      onCancel={kept.leaveConflict}
    />
  );
}
