import { Button, Checkbox, Select } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { DUTY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { RegroupingSide } from './RegroupingSide.tsx';

type Filter = NonNullable<CallInput<'regroupings.list'>['filter']>;
type Row = CallOutput<'regroupings.list'>['rows'][number];

const filterStore = createFilterStore<Filter>({});

/** 调整: the regroupings of the leading groups, newest first; the chosen one at the right. */
export function RegroupingsPage() {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const canWrite = useCan()('duties.write');
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('regroupings.list', { filter: settled });
  const overview = useCall('duties.overview', { at: today });
  const [chosen, choose] = useAddressPart('id');
  const begin = () => go('/duties/regroupings/new');
  return (
    <ListPage
      title={t('regroupings.listTitle')}
      rows={rows}
      filter={filter}
      error={overview.error}
      tabs={{ label: t('duties.duties'), tabs: DUTY_TABS }}
      commands={[
        {
          id: 'regroupings.new',
          label: 'regroupings.new',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: begin,
        },
      ]}
      actions={
        <>
          <ExportMenu list="regroupings" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={begin}>
              {t('regroupings.new')}
            </Button>
          )}
        </>
      }
      filters={
        <>
          <Select
            w={260}
            clearable
            placeholder={t('regroupings.allGroups')}
            aria-label={t('regroupings.group')}
            data={(overview.data?.groups ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            value={value.leadingGroupId ?? null}
            onChange={(id) => narrow('leadingGroupId', id ?? undefined)}
          />
          <Checkbox
            label={t('regroupings.showVoided')}
            checked={value.includeVoided === true}
            onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
          />
        </>
      }
    >
      <SplitView
        small="side"
        width="narrow"
        list={
          <ListTable
            label={t('regroupings.listTitle')}
            rows={rows}
            filter={filter}
            columns={columnsOf(text)}
            chosen={chosen}
            onChoose={(row) => choose(row.id)}
            onOpen={(row) => choose(row.id)}
            placeKey="regroupings"
            noneFound={t('regroupings.noneFound')}
            none={{
              title: t('regroupings.none'),
              help: t('regroupings.noneHelp'),
              action: canWrite && <Button onClick={begin}>{t('regroupings.new')}</Button>,
            }}
          />
        }
        side={chosen === null ? null : <RegroupingSide key={chosen} id={chosen} onClose={() => choose(null)} />}
      />
    </ListPage>
  );
}

function columnsOf({ t }: Text): readonly Column<Row>[] {
  return [
    { id: 'effectiveOn', label: t('regroupings.effectiveOn'), width: 92, render: (row) => row.effectiveOn },
    {
      id: 'group',
      label: t('regroupings.group'),
      width: 150,
      grow: 2,
      render: (row) => row.groupName,
      text: (row) => row.groupName,
    },
    {
      id: 'changes',
      label: t('regroupings.changes'),
      width: 172,
      render: (row) =>
        row.voidReason === null ? (
          t('regroupings.changeCounts', { joins: row.joins, leaves: row.leaves, changes: row.changes })
        ) : (
          <StateBadge tone="quiet" icon="ban">
            {t('regroupings.voided')}
          </StateBadge>
        ),
    },
    {
      id: 'reason',
      label: t('regroupings.reason'),
      width: 110,
      grow: 2,
      render: (row) => row.reason,
      text: (row) => row.reason,
    },
    {
      id: 'documentNo',
      label: t('regroupings.documentNo'),
      width: 130,
      grow: 1,
      render: (row) => row.documentNo ?? row.document?.number ?? '',
    },
    { id: 'at', label: t('regroupings.at'), width: 128, render: (row) => shortMoment(row.createdAt) },
  ];
}
