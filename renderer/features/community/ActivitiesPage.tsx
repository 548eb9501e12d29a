import { Button } from '@mantine/core';
import { IconPlus, IconTablePlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { COMMUNITY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { ACTIVITY_CATEGORIES } from '#shared/features/community/community.lists.ts';
import type { ActivityRow } from '#shared/features/community/stationActivities.contract.ts';
import { ActivityForm } from './ActivityForm.tsx';
import { ActivitySide } from './ActivitySide.tsx';
import styles from './community.module.css';
import { activityFilters } from './filters.ts';

/** 站点活动: what the stations did, with the sums of what the filter lets through. */
export function ActivitiesPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const [path, go] = useLocation();
  const filter = useListFilter(activityFilters);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('stationActivities.list', { filter: settled });
  const summed = useCall('stationActivities.list', { filter: settled, limit: 1 }, { keep: true });
  const names = useCall('serviceStations.names', {}, { keep: true });
  const [chosenId] = useAddressPart('activity');
  const [side] = useAddressPart('side');
  const [stationId] = useAddressPart('station');
  const canWrite = can('community.write');
  const isNew = side === 'new' && canWrite;
  const open = isNew || chosenId !== null;
  const place = (parts: { readonly activity?: string; readonly side?: string }) =>
    go(placeWith(path, { activity: parts.activity ?? null, side: parts.side ?? null }), { replace: true });
  const choose = (activity: string | null) => place(activity === null ? {} : { activity });
  const start = () => place({ side: 'new' });
  const entry = () => go('/community/activities/entry');
  useAskedForm('stationActivity:', true, (id) => {
    if (!canWrite) return false;
    place(id === 'new' ? { side: 'new' } : { activity: id, side: 'edit' });
    return true;
  });
  const print = (empty: boolean) =>
    printFile(() => runJob('stationActivities.print', { filter: settled, empty }, 'stationActivities.printing'));
  const stations = (names.data?.stations ?? []).filter(
    ({ townshipName }) => value.townshipName === undefined || townshipName === value.townshipName,
  );
  const sums = summed.data?.sums;
  return (
    <ListPage
      title={t('community.activities')}
      rows={rows}
      filter={filter}
      error={names.error}
      tabs={{ label: t('shell.community'), tabs: COMMUNITY_TABS }}
      commands={[
        {
          id: 'activities.add',
          label: 'stationActivities.add',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: start,
        },
        { id: 'activities.entry', label: 'stationActivities.entryTitle', canRun: () => canWrite, run: entry },
        {
          id: 'activities.empty',
          label: 'stationActivities.printEmpty',
          canRun: () => true,
          run: () => void print(true),
        },
      ]}
      print={{ id: 'activities.print', label: 'stationActivities.print', run: () => void print(false) }}
      actions={
        <>
          <ExportMenu list="stationActivities" input={{ filter: settled }} />
          {canWrite && (
            <>
              <Button variant="default" leftSection={<IconTablePlus size={14} aria-hidden />} onClick={entry}>
                {t('stationActivities.entry')}
              </Button>
              <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
                {t('stationActivities.add')}
              </Button>
            </>
          )}
        </>
      }
      search={{
        id: 'activities.find',
        label: 'stationActivities.find',
        placeholder: t('stationActivities.findPlaceholder'),
        width: 160,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <div style={{ width: 118 }}>
            <DateField
              aria-label={t('communityStatistics.from')}
              placeholder={t('communityStatistics.from')}
              value={value.from ?? null}
              onChange={(from) => narrow('from', from ?? undefined)}
            />
          </div>
          <div style={{ width: 118 }}>
            <DateField
              aria-label={t('communityStatistics.to')}
              placeholder={t('communityStatistics.to')}
              value={value.to ?? null}
              onChange={(to) => narrow('to', to ?? undefined)}
            />
          </div>
          <FilterSelect
            width={112}
            label={t('community.township')}
            all={t('community.allTownships')}
            options={names.data?.townships ?? []}
            value={value.townshipName}
            onChange={(township) => narrow('townshipName', township)}
          />
          <FilterSelect
            width={124}
            label={t('stationActivities.station')}
            all={t('stationActivities.allStations')}
            options={stations.map(({ id }) => id)}
            words={(id) => stations.find((station) => station.id === id)?.name ?? ''}
            value={value.stationId}
            onChange={(id) => narrow('stationId', id)}
          />
          <FilterSelect
            width={108}
            label={t('activityFieldLabels.category')}
            all={t('community.allCategories')}
            options={ACTIVITY_CATEGORIES}
            words={(category) => label('activityCategoryLabels', category)}
            value={value.category}
            onChange={(category) => narrow('category', category)}
          />
        </>
      }
    >
      {sums !== undefined && sums.activities > 0 && (
        <p className={styles.sums}>{t('stationActivities.sums', { ...sums, hours: sums.hours.toFixed(1) })}</p>
      )}
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('community.activities')}
            rows={rows}
            filter={filter}
            columns={columnsOf(text, open)}
            chosen={chosenId}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey="station activities"
            noneFound={t('stationActivities.noneFound')}
            none={{
              title: t('stationActivities.none'),
              help: t('stationActivities.noneHelp'),
              action: canWrite && <Button onClick={start}>{t('stationActivities.add')}</Button>,
            }}
          />
        }
        side={
          !open ? null : isNew ? (
            <ActivityForm
              activity={null}
              stationId={stationId ?? value.stationId ?? null}
              onSaved={choose}
              onClose={() => choose(null)}
            />
          ) : (
            chosenId !== null && (
              <ActivitySide
                key={chosenId}
                id={chosenId}
                editing={side === 'edit' && canWrite}
                onEdit={(on) => place({ activity: chosenId, ...(on ? { side: 'edit' } : {}) })}
                onClose={() => choose(null)}
              />
            )
          )
        }
      />
    </ListPage>
  );
}

/** Columns that stay while an activity stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['heldOn', 'station', 'title', 'servedTimes']);

function columnsOf({ t, label }: Text, beside: boolean): readonly Column<ActivityRow>[] {
  const cell = (id: string, name: string, width: number, value: (row: ActivityRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  const number = (id: string, name: string, width: number, value: (row: ActivityRow) => number | string) => ({
    ...{ id, label: name, width, align: 'right' as const, render: value },
  });
  const what = (row: ActivityRow) =>
    row.title ?? t('stationActivities.untitled', { category: label('activityCategoryLabels', row.category) });
  const all: readonly Column<ActivityRow>[] = [
    cell('heldOn', t('activityFieldLabels.heldOn'), 92, (row) => row.heldOn),
    cell('station', t('activityFieldLabels.stationId'), 110, (row) => row.stationName, 2),
    cell('category', t('activityFieldLabels.category'), 88, (row) => label('activityCategoryLabels', row.category)),
    {
      ...{ id: 'title', label: t('activityFieldLabels.title'), width: 110, grow: 3, text: what },
      render: (row) =>
        row.voidReason === null ? (
          what(row)
        ) : (
          <StateBadge tone="quiet" icon="ban">
            {t('community.voidedBecause', { reason: row.voidReason })}
          </StateBadge>
        ),
    },
    cell(
      'organizations',
      t('activityFieldLabels.organizationIds'),
      96,
      (row) => row.organizations.map(({ name }) => name).join('、'),
      2,
    ),
    number('volunteerTimes', t('activityFieldLabels.volunteerTimes'), 84, (row) => row.volunteerTimes),
    number('servedTimes', t('activityFieldLabels.servedTimes'), 70, (row) => row.servedTimes),
    number('hours', t('communityStatistics.hours'), 124, (row) => row.hours.toFixed(1)),
    cell('onsiteLead', t('stationActivities.columnOnsiteLead'), 84, (row) => row.onsiteLeadName ?? ''),
  ];
  return beside ? all.filter(({ id }) => BESIDE.has(id)) : all;
}
