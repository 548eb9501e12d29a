import { Button, Checkbox } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { PagedRows } from '#renderer/api/pages.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ListTable } from '#renderer/ui/ListPage.tsx';
import type { ListFilter } from '#renderer/ui/listFilter.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { ContactRow } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import styles from './contactAssignments.module.css';
import type { HolderChoice } from './useContactsPlace.ts';

type Props = {
  readonly rows: PagedRows<ContactRow>;
  readonly filter: ListFilter<object>;
  /** The list as it is asked for: a change goes back to the top. */
  readonly input: object;
  readonly holder: HolderChoice;
  readonly canChoose: boolean;
  readonly chosen: ReadonlySet<string>;
  onChosen(chosen: ReadonlySet<string>): void;
};

/** The organizations in effect with their contact; some can be chosen with a tick or the space bar. */
export function OrganizationList({ rows, filter, input, holder, canChoose, chosen, onChosen }: Props) {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const [current, setCurrent] = useState<string | null>(null);
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChosen(next);
  };
  const tick = (event: KeyboardEvent<HTMLElement>) => {
    const onGrid = event.target instanceof HTMLElement && event.target.getAttribute('role') === 'grid';
    if (event.key !== ' ' || !canChoose || !onGrid) return;
    event.preventDefault();
    if (current !== null) toggle(current);
  };
  // A list that was read once stays while the next member is read: it would take the keyboard from where it is.
  const read = useRef(false);
  read.current ||= !rows.loading;
  const none = holder === 'none' ? 'noneUncovered' : holder === null ? 'none' : 'noneHere';
  return (
    <section className={styles.list} aria-label={t('contactAssignments.title')} onKeyDown={tick}>
      {canChoose && (
        <div className={styles.chosen}>
          {chosen.size === 0 ? (
            <span className={styles.dim}>{t('contactAssignments.chooseHelp')}</span>
          ) : (
            <>
              <span>{t('contactAssignments.chosen', { count: chosen.size })}</span>
              <Button size="compact-xs" variant="subtle" onClick={() => onChosen(new Set())}>
                {t('contactAssignments.clearChosen')}
              </Button>
            </>
          )}
        </div>
      )}
      <ListTable
        label={t('contactAssignments.title')}
        rows={{ ...rows, loading: rows.loading && !read.current }}
        filter={{ settled: input, narrowed: filter.narrowed }}
        columns={[...(canChoose ? [chooser(text, chosen, toggle)] : []), ...columnsOf(text)]}
        chosen={current}
        onChoose={(row) => setCurrent(row.id)}
        onOpen={(row) => go(`/organizations/${row.id}?tab=contacts`)}
        placeKey="contactAssignments"
        noneFound={t('contactAssignments.noneFound')}
        none={{ title: t(`contactAssignments.${none}`) }}
      />
    </section>
  );
}

function chooser({ t }: Text, chosen: ReadonlySet<string>, toggle: (id: string) => void): Column<ContactRow> {
  return {
    id: 'choose',
    label: '',
    width: 36,
    render: (row) => (
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('contactAssignments.chooseRow', { name: row.name })}
        checked={chosen.has(row.id)}
        onChange={() => toggle(row.id)}
        onClick={(event) => event.stopPropagation()}
      />
    ),
  };
}

function columnsOf({ t, label }: Text): readonly Column<ContactRow>[] {
  return [
    {
      id: 'name',
      label: t('contactAssignments.organization'),
      width: 146,
      grow: 3,
      render: (row) => row.name,
      text: (row) => row.name,
    },
    {
      id: 'type',
      label: t('contactAssignments.type'),
      width: 100,
      render: (row) => label('contactTypeLabels', row.type),
    },
    {
      id: 'township',
      label: t('contactAssignments.townshipShort'),
      width: 88,
      render: (row) => row.townshipName ?? '',
      text: (row) => row.townshipName ?? '',
    },
    {
      id: 'contact',
      label: t('contactAssignments.member'),
      width: 92,
      grow: 2,
      render: (row) =>
        row.memberName === null ? (
          <StateBadge tone="overdue" icon="warning">
            {t('contactAssignments.uncovered')}
          </StateBadge>
        ) : (
          <>
            {row.memberName} <span className={styles.dim}>{row.memberPost}</span>
          </>
        ),
      text: (row) => `${row.memberName ?? ''} ${row.memberPost ?? ''}`.trim(),
    },
    {
      id: 'way',
      label: t('contactAssignments.way'),
      width: 74,
      render: (row) =>
        row.via === null
          ? ''
          : t(row.via === 'direct' ? 'contactAssignments.viaDirect' : 'contactAssignments.viaTownship'),
      text: (row) => (row.via === 'township' ? t('contactAssignments.viaTownshipHelp') : ''),
    },
    { id: 'since', label: t('contactAssignments.since'), width: 92, render: (row) => row.startOn ?? '' },
  ];
}
