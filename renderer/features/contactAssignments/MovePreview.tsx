import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import styles from './contactAssignments.module.css';

type Preview = CallOutput<'contactAssignments.previewMove'>;
type Row = Preview['rows'][number];

/** Every change that a move would make, those that stay as they are last. */
export function MovePreview({ preview, isTownship }: { readonly preview: Preview; readonly isTownship: boolean }) {
  const text = useText();
  const { t } = text;
  const { counts } = preview;
  const rows = [...preview.rows].sort((one, other) => rank(one) - rank(other));
  return (
    <div className={styles.preview}>
      <div className={styles.previewHead}>
        <strong>{t('contactAssignments.preview')}</strong>
        {!isTownship && <span className={styles.dim}>{t('contactAssignments.previewCounts', counts)}</span>}
      </div>
      {counts.moves === 0 && <Notice tone="near">{t('contactAssignments.previewNothing')}</Notice>}
      {counts.uncovered > 0 && !isTownship && (
        <Notice tone="behind">{t('contactAssignments.previewUncovered', { count: counts.uncovered })}</Notice>
      )}
      <div className={styles.previewRows} data-few={rows.length <= 3}>
        <DataTable
          label={t('contactAssignments.preview')}
          compact
          columns={columnsOf(text, isTownship)}
          rowCount={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={(row) => row.id}
        />
      </div>
    </div>
  );
}

function rank({ change }: Row): number {
  return change === 'moves' ? 0 : change === 'unchanged' ? 1 : 2;
}

function columnsOf({ t, label }: Text, isTownship: boolean): readonly Column<Row>[] {
  const holder = (side: { readonly name: string; readonly via: string } | null, kind: Row['kind']) => {
    if (side === null) return t('contactAssignments.nobody');
    const byTownship = side.via === 'township' && kind === 'organization';
    return byTownship ? t('contactAssignments.byTownship', { name: side.name }) : side.name;
  };
  const afterWords = (row: Row) => {
    if (row.change !== 'moves') return '';
    const name = holder(row.after, row.kind);
    const until = row.after?.endOn ?? null;
    return until === null ? name : t('contactAssignments.untilDay', { name, date: until });
  };
  return [
    {
      id: 'name',
      label: t(isTownship ? 'contactAssignments.township' : 'contactAssignments.organization'),
      width: 220,
      grow: 2,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'before',
      label: t('contactAssignments.before'),
      width: 150,
      grow: 1,
      render: (row) => holder(row.before, row.kind),
      text: (row) => holder(row.before, row.kind),
    },
    { id: 'change', label: '', width: 64, render: (row) => label('contactChangeLabels', row.change) },
    {
      id: 'after',
      label: t('contactAssignments.after'),
      width: 170,
      grow: 1,
      render: afterWords,
      text: afterWords,
    },
  ];
}
