import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { COMMUNITY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { STATION_STATES } from '#shared/features/community/community.lists.ts';
import type { StationRow } from '#shared/features/community/serviceStations.contract.ts';
import { stationFilters } from './filters.ts';
import { StationForm } from './StationForm.tsx';
import { StationSide } from './StationSide.tsx';
import { StationState } from './StationState.tsx';

/** 志愿服务站点: every station with its days and its activities, one of them beside the list. */
export function CommunityPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const [path, go] = useLocation();
  const filter = useListFilter(stationFilters);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('serviceStations.list', { filter: settled });
  const names = useCall('serviceStations.names', {}, { keep: true });
  const [chosenId] = useAddressPart('station');
  const [side] = useAddressPart('side');
  const canWrite = can('community.write');
  const isNew = side === 'new' && canWrite;
  const open = isNew || chosenId !== null;
  const place = (parts: { readonly station?: string; readonly side?: string }) =>
    go(placeWith(path, { station: parts.station ?? null, side: parts.side ?? null }), { replace: true });
  const choose = (station: string | null) => place(station === null ? {} : { station });
  const start = () => place({ side: 'new' });
  useAskedForm('serviceStation:', true, (id) => {
    if (!canWrite) return false;
    const station = id.slice(0, 36);
    place(id === 'new' ? { side: 'new' } : { station, side: id === station ? 'edit' : 'close' });
    return true;
  });
  const print = (empty: boolean) =>
    printFile(() => runJob('serviceStations.print', { filter: settled, empty }, 'serviceStations.printing'));
  return (
    <ListPage
      title={t('community.title')}
      rows={rows}
      filter={filter}
      error={names.error}
      tabs={{ label: t('shell.community'), tabs: COMMUNITY_TABS }}
      commands={[
        {
          id: 'stations.add',
          label: 'serviceStations.add',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: start,
        },
        {
          id: 'stations.empty',
          label: 'serviceStations.printEmpty',
          canRun: () => true,
          run: () => void print(true),
        },
      ]}
      print={{ id: 'stations.print', label: 'serviceStations.print', run: () => void print(false) }}
      actions={
        <>
          <ExportMenu list="serviceStations" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
              {t('serviceStations.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'stations.find',
        label: 'serviceStations.find',
        placeholder: t('serviceStations.findPlaceholder'),
        width: 210,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={140}
            label={t('community.township')}
            all={t('community.allTownships')}
            options={names.data?.townships ?? []}
            value={value.townshipName}
            onChange={(township) => narrow('townshipName', township)}
          />
          <FilterSelect
            width={110}
            label={t('serviceStations.stateLabel')}
            all={t('serviceStations.allStates')}
            options={STATION_STATES}
            words={(state) => t(`serviceStations.state_${state}`)}
            value={value.state}
            onChange={(state) => narrow('state', state)}
          />
        </>
      }
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('community.title')}
            rows={rows}
            filter={filter}
            columns={columnsOf(text, open)}
            chosen={chosenId}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey="service stations"
            noneFound={t('serviceStations.noneFound')}
            none={{
              title: t('serviceStations.none'),
              help: t('serviceStations.noneHelp'),
              action: canWrite && <Button onClick={start}>{t('serviceStations.add')}</Button>,
            }}
          />
        }
        side={
          !open ? null : isNew ? (
            <StationForm station={null} onSaved={choose} onClose={() => choose(null)} />
          ) : (
            chosenId !== null && (
              <StationSide
                key={chosenId}
                id={chosenId}
                act={canWrite && (side === 'edit' || side === 'close') ? side : null}
                onAct={(next) => place({ station: chosenId, ...(next === null ? {} : { side: next }) })}
                onClose={() => choose(null)}
              />
            )
          )
        }
      />
    </ListPage>
  );
}

/** Columns that stay while a station stands beside the list. */
const BESIDE: ReadonlySet<string> = new Set(['name', 'townshipName', 'state', 'activities']);

function columnsOf({ t }: Text, beside: boolean): readonly Column<StationRow>[] {
  const cell = (id: string, name: string, width: number, value: (row: StationRow) => string, grow = 0) => ({
    ...{ id, label: name, width, grow, render: value, text: value },
  });
  const all: readonly Column<StationRow>[] = [
    cell('name', t('stationFieldLabels.name'), 140, (row) => row.name, 3),
    cell('townshipName', t('stationFieldLabels.townshipName'), 100, (row) => row.townshipName, 1),
    cell('communityName', t('stationFieldLabels.communityName'), 92, (row) => row.communityName ?? '', 1),
    cell('openedOn', t('stationFieldLabels.openedOn'), 92, (row) => row.openedOn),
    {
      id: 'state',
      label: t('serviceStations.state'),
      width: 88,
      render: (row) => <StationState station={row} />,
      text: (row) => (row.voidReason === null ? '' : t('community.voidedBecause', { reason: row.voidReason })),
    },
    cell('hub', t('stationFieldLabels.hubOrganizationId'), 90, (row) => row.hubOrganizationName ?? '', 2),
    cell('leadPost', t('stationFieldLabels.leadPost'), 86, (row) => row.leadPost ?? '', 1),
    {
      id: 'activities',
      label: t('serviceStations.activityCount'),
      width: 72,
      align: 'right',
      render: (row) => row.activities,
    },
    cell('lastHeldOn', t('serviceStations.lastHeldOn'), 104, (row) => row.lastHeldOn ?? ''),
  ];
  return beside ? all.filter(({ id }) => BESIDE.has(id)) : all;
}
