import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';

/** How an item stands: done, cancelled, or how far off its day is, as word, icon and colour. */
export function PlanState({ item }: { readonly item: Pick<PlanItemRow, 'status' | 'daysLeft'> }) {
  const { label } = useText();
  if (item.status === 'open') return <DueBadge daysLeft={item.daysLeft} />;
  return (
    <StateBadge tone={item.status === 'done' ? 'fine' : 'quiet'} icon={item.status === 'done' ? 'check' : 'ban'}>
      {label('planStatusLabels', item.status)}
    </StateBadge>
  );
}

/** What was achieved, else the last note. */
function progressWords(row: PlanItemRow, { t }: Pick<Text, 't'>): string {
  if (row.carriedToYear !== null) return t('planItems.carriedTo', { year: row.carriedToYear });
  return row.evidence ?? row.progressText ?? '';
}

/** @param beside a record stands beside the list: the columns that name an item stay */
export function planColumns(text: Text, beside: boolean): readonly Column<PlanItemRow>[] {
  const { t } = text;
  const cell = (id: string, label: string, width: number, value: (row: PlanItemRow) => string, grow = 0) => ({
    ...{ id, label, width, grow, render: value, text: value },
  });
  const all: readonly Column<PlanItemRow>[] = [
    { id: 'seq', label: t('planItems.columnSeq'), width: 48, align: 'right', render: (row) => row.seq },
    cell('text', t('planItems.columnText'), 200, (row) => row.text, 4),
    cell('office', t('planItems.columnOffice'), 112, (row) => row.responsibleOfficeName, 1),
    cell('member', t('planItems.columnMember'), 72, (row) => row.responsibleMemberName ?? ''),
    { id: 'dueOn', label: t('planItems.columnDueOn'), width: 92, render: (row) => row.dueOn },
    { id: 'state', label: t('planItems.columnState'), width: 108, render: (row) => <PlanState item={row} /> },
    cell('progress', t('planItems.columnProgress'), 140, (row) => progressWords(row, text), 2),
  ];
  const kept: ReadonlySet<string> = new Set(['seq', 'text', 'dueOn', 'state']);
  return beside ? all.filter(({ id }) => kept.has(id)) : all;
}
