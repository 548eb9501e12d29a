import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { INSPECTION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { mayLeaveForm } from '#renderer/ui/mayLeaveForm.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { DrawForm } from './DrawForm.tsx';
import { DrawSide } from './DrawSide.tsx';

type Draw = CallOutput<'inspections.draws'>['draws'][number];

/** 双随机抽取: every draw with what is needed to repeat it. */
export function DrawsPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { data, error, refetch } = useCall('inspections.draws', {});
  const [open, setOpen] = useAddressPart('draw');
  const draws = data?.draws ?? [];
  const canWrite = can('inspections.write');
  const choose = async (id: string | null) => {
    if (id !== open && (await mayLeaveForm(t))) setOpen(id, { replace: true });
  };
  useCommands([
    {
      id: 'draws.add',
      label: 'inspections.drawAdd',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: () => void choose('new'),
    },
  ]);
  const start = canWrite && (
    <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={() => void choose('new')}>
      {t('inspections.drawAdd')}
    </Button>
  );
  return (
    <Page
      scroll={false}
      title={t('inspections.drawsTitle')}
      subtitle={data === undefined ? undefined : t('common.total', { count: draws.length })}
      actions={start}
    >
      <SubTabs label={t('inspections.tabsLabel')} tabs={INSPECTION_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && (
        <SplitView
          width="wide"
          small="side"
          list={
            <DataTable
              label={t('inspections.drawsTitle')}
              columns={columnsOf(text)}
              rowCount={draws.length}
              rowAt={(index) => draws[index]}
              keyOf={(row) => row.id}
              selectedKey={open}
              onSelect={(row) => void choose(row.id)}
              onOpen={(row) => void choose(row.id)}
              placeKey="inspection draws"
              empty={
                <EmptyState title={t('inspections.drawNone')} help={t('inspections.drawNoneHelp')} action={start} />
              }
            />
          }
          side={
            open === null ? null : open === 'new' && canWrite ? (
              <DrawForm
                onDrawn={(id) => setOpen(id, { replace: true })}
                onClose={() => setOpen(null, { replace: true })}
              />
            ) : (
              <DrawSide key={open} id={open} onClose={() => setOpen(null, { replace: true })} />
            )
          }
        />
      )}
    </Page>
  );
}

function columnsOf({ t }: Text): readonly Column<Draw>[] {
  return [
    { id: 'drawNo', label: t('inspectionDrawFieldLabels.drawNo'), width: 112, render: (row) => row.drawNo },
    {
      id: 'title',
      label: t('inspections.drawTitle'),
      width: 140,
      grow: 2,
      render: (row) => row.title,
      text: (row) => row.title,
    },
    {
      id: 'drawnAt',
      label: t('inspectionDrawFieldLabels.drawnAt'),
      width: 96,
      render: (row) => row.drawnAt.slice(0, 10),
    },
    {
      id: 'wanted',
      label: t('inspections.drawWanted'),
      width: 84,
      align: 'right',
      render: (row) => `${row.wanted}/${row.candidateCount}`,
    },
  ];
}
