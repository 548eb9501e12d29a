import type { Column } from '#renderer/ui/DataTable.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import styles from './UnitsPage.module.css';
import type { Unit } from './unitWords.ts';

/** Columns that stay while a unit stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['name', 'level', 'organizations']);

type Options = { readonly beside: boolean; readonly withEnd: boolean; onCount(unit: Unit): void };

/** The columns of the list; the end of a unit only where the filter shows dissolved ones. */
export function unitColumns({ t, label }: Text, { beside, withEnd, onCount }: Options): readonly Column<Unit>[] {
  const formerNames = (row: Unit) => row.formerNames.join('、');
  const all: readonly Column<Unit>[] = [
    { id: 'name', label: t('units.name'), width: 180, grow: 3, render: (row) => row.name, text: (row) => row.name },
    { id: 'level', label: t('units.level'), width: 112, render: (row) => label('unitLevelLabels', row.level) },
    {
      id: 'organizations',
      label: t('units.organizations'),
      width: 84,
      align: 'right',
      render: (row) => <OrganizationCount row={row} words={t('units.showOrganizationsOf', row)} onCount={onCount} />,
      text: () => t('units.organizationsHelp'),
    },
    {
      id: 'parent',
      label: t('units.parent'),
      width: 120,
      grow: 1,
      render: (row) => row.parentName ?? '',
      text: (row) => row.parentName ?? '',
    },
    {
      id: 'formerNames',
      label: t('units.formerNames'),
      width: 120,
      grow: 2,
      render: formerNames,
      text: formerNames,
    },
    { id: 'workPhone', label: t('units.workPhone'), width: 120, grow: 1, render: (row) => row.workPhone ?? '' },
    ...(withEnd
      ? [{ id: 'end', label: t('units.state'), width: 190, grow: 1, render: (row: Unit) => endOf(row, t) }]
      : []),
  ];
  return beside ? all.filter(({ id }) => BESIDE.has(id)) : all;
}

function OrganizationCount({
  row,
  words,
  onCount,
}: {
  readonly row: Unit;
  readonly words: string;
  onCount(unit: Unit): void;
}) {
  if (row.organizations === null) return <span className={styles.dim}>—</span>;
  if (row.organizations === 0) return <span className={styles.dim}>0</span>;
  return (
    <button
      type="button"
      className={styles.count}
      title={words}
      aria-label={words}
      onClick={(event) => {
        event.stopPropagation();
        onCount(row);
      }}
    >
      {row.organizations}
    </button>
  );
}

/** 现有, 2026-02-01 撤销, 2026-02-01 并入某局. */
export function endOf({ endedOn, mergedIntoName }: Unit, t: Text['t']) {
  if (endedOn === null) {
    return (
      <StateBadge tone="fine" icon="check">
        {t('units.current')}
      </StateBadge>
    );
  }
  return (
    <StateBadge tone="quiet" icon="ban">
      {mergedIntoName === null
        ? t('units.endedOnDay', { date: endedOn })
        : t('units.mergedOnDay', { date: endedOn, name: mergedIntoName })}
    </StateBadge>
  );
}
