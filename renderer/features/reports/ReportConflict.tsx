import { ConflictDialog } from '#renderer/ui/ConflictDialog.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { filled, type PeriodWords } from '#shared/features/reports/places.rules.ts';
import type { FigureLine } from '#shared/features/reports/reports.contract.ts';
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
  if (conflict === null) return null;
  const shown = (of: ReportForm, field: keyof ReportForm): string => {
    if (field !== 'blocks') return filled(String(of[field] ?? ''), lines, words);
    const texts = of.blocks.map((block) =>
      block.kind === 'table'
        ? [block.columns.map(({ title }) => title), ...block.rows].map((row) => row.join('　')).join('\n')
        : block.text,
    );
    return filled(texts.join('\n'), lines, words);
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
