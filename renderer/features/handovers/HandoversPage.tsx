import { Button, Checkbox, SegmentedControl } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan } from '#renderer/api/session.tsx';
import { DUTY_TABS } from '#renderer/app/navigationItems.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { HandoverState } from './HandoverState.tsx';

type Filter = NonNullable<CallInput<'handovers.list'>['filter']>;
type Row = CallOutput<'handovers.list'>['rows'][number];

const filterStore = createFilterStore<Filter>({});
const STAGES = ['all', 'under_way', 'closed'] as const;

/** 交接: hand-overs under way first, then the closed ones. */
export function HandoversPage() {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const canWrite = useCan()('duties.write');
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('handovers.list', { filter: settled });
  const begin = () => go('/duties/handovers/new');
  return (
    <ListPage
      title={t('handovers.listTitle')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('duties.duties'), tabs: DUTY_TABS }}
      commands={[
        { id: 'handovers.new', label: 'handovers.new', shortcut: 'Ctrl+Alt+N', canRun: () => canWrite, run: begin },
      ]}
      actions={
        <>
          <ExportMenu list="handovers" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={begin}>
              {t('handovers.new')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'handovers.find',
        label: 'handovers.find',
        placeholder: t('handovers.findPlaceholder'),
        width: 180,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <SegmentedControl
            aria-label={t('handovers.show')}
            data={STAGES.map((stage) => ({ value: stage, label: t(`handovers.show_${stage}`) }))}
            value={value.stage ?? 'all'}
            onChange={(stage) => {
              const chosen = STAGES.find((one) => one === stage);
              narrow('stage', chosen === 'all' ? undefined : chosen);
            }}
          />
          <Checkbox
            label={t('handovers.showVoided')}
            checked={value.includeVoided === true}
            onChange={(event) => narrow('includeVoided', event.currentTarget.checked || undefined)}
          />
        </>
      }
    >
      <ListTable
        label={t('handovers.listTitle')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        onOpen={(row) => go(`/duties/handovers/${row.id}`)}
        placeKey="handovers"
        noneFound={t('handovers.noneFound')}
        none={{
          title: t('handovers.none'),
          help: t('handovers.noneHelp'),
          action: canWrite && <Button onClick={begin}>{t('handovers.new')}</Button>,
        }}
      />
    </ListPage>
  );
}

function columnsOf({ t }: Text): readonly Column<Row>[] {
  return [
    { id: 'handedOn', label: t('handovers.handedOn'), width: 92, render: (row) => row.handedOn },
    {
      id: 'from',
      label: t('handovers.from'),
      width: 150,
      grow: 2,
      render: (row) => `${row.fromName}　${row.fromPost}`,
      text: (row) => `${row.fromName}　${row.fromPost}`,
    },
    { id: 'to', label: t('handovers.to'), width: 100, grow: 1, render: (row) => row.toName },
    { id: 'stage', label: t('handovers.stage'), width: 132, render: (row) => <HandoverState row={row} /> },
    {
      id: 'given',
      label: t('handovers.given'),
      width: 84,
      align: 'right',
      render: (row) => (row.given === 0 ? '' : t('handovers.givenCount', { count: row.given })),
    },
    { id: 'signedOn', label: t('handovers.signedOn'), width: 92, render: (row) => row.signedOn ?? '' },
    { id: 'updatedAt', label: t('handovers.updatedAt'), width: 132, render: (row) => shortMoment(row.updatedAt) },
  ];
}
