import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import { loadedRow, usePagedRows } from '#renderer/api/pages.ts';
import { useCan } from '#renderer/api/session.tsx';
import { REGISTRY_TABS } from '#renderer/app/navigationItems.ts';
import type { Command } from '#renderer/ui/commands.ts';
import type { Column } from '#renderer/ui/DataTable.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { mergesFilter } from './duplicatesFilter.ts';
import { UndoMergeDialog } from './UndoMergeDialog.tsx';

type Merge = CallOutput<'duplicates.merges'>['rows'][number];

/** Every merge, newest first; one that stands can be undone. */
export function MergesList({ choice }: { readonly choice: ReactNode }) {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const can = useCan();
  const filter = useListFilter(mergesFilter);
  const rows = usePagedRows('duplicates.merges', filter.settled);
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [undoing, setUndoing] = useState(false);
  const chosen = loadedRow(rows, chosenId);
  const canUndo = can('registry.void') && chosen !== null && chosen.undoneOn === null;
  const commands: readonly Command[] = [
    { id: 'duplicates.undo', label: 'duplicates.undo', canRun: () => canUndo, run: () => setUndoing(true) },
  ];
  return (
    <ListPage
      title={t('duplicates.title')}
      rows={rows}
      filter={filter}
      commands={commands}
      tabs={{ label: t('organizations.title'), tabs: REGISTRY_TABS }}
      actions={
        <>
          <ExportMenu list="merges" input={filter.settled} />
          {chosen !== null && (
            <>
              <Button variant="default" onClick={() => go(`/organizations/${chosen.mergedId}`)}>
                {t('duplicates.openMerged')}
              </Button>
              <Button variant="default" onClick={() => go(`/organizations/${chosen.keptId}`)}>
                {t('duplicates.open')}
              </Button>
              {canUndo && (
                <Button leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={() => setUndoing(true)}>
                  {t('duplicates.undo')}
                </Button>
              )}
            </>
          )}
        </>
      }
      search={{
        id: 'duplicates.find',
        label: 'duplicates.find',
        placeholder: t('duplicates.findMerges'),
        width: 200,
        value: filter.value.text,
        onChange: (typed) => filter.narrow('text', typed),
      }}
      filters={choice}
    >
      <ListTable
        label={t('duplicates.viewMerges')}
        rows={rows}
        filter={filter}
        columns={columnsOf(text)}
        chosen={chosenId}
        onChoose={(row) => setChosenId(row.id)}
        onOpen={(row) => go(`/organizations/${row.keptId}`)}
        placeKey="duplicates merges"
        noneFound={t('duplicates.noneFound')}
        none={{ title: t('duplicates.noneMerges'), help: t('duplicates.noneMergesHelp') }}
      />
      {undoing && chosen !== null && <UndoMergeDialog id={chosen.id} onClose={() => setUndoing(false)} />}
    </ListPage>
  );
}

function columnsOf({ t }: Text): readonly Column<Merge>[] {
  const wide = (id: 'keptName' | 'mergedName', grow: number): Column<Merge> => ({
    id,
    label: t(`duplicates.${id}`),
    width: 180,
    grow,
    render: (row) => row[id],
    text: (row) => row[id],
  });
  return [
    { id: 'at', label: t('duplicates.mergedAt'), width: 132, render: (row) => shortMoment(row.at) },
    wide('mergedName', 2),
    wide('keptName', 2),
    { id: 'by', label: t('duplicates.mergedBy'), width: 80, render: (row) => row.byName },
    {
      id: 'reason',
      label: t('duplicates.mergeReason'),
      width: 120,
      grow: 2,
      render: (row) => row.reason ?? '',
      text: (row) => row.reason ?? '',
    },
    {
      id: 'state',
      label: t('duplicates.state'),
      width: 150,
      render: (row) =>
        row.undoneOn === null ? (
          t('duplicates.inForce')
        ) : (
          <StateBadge tone="quiet" icon="ban">
            {t('duplicates.undoneState', { date: row.undoneOn })}
          </StateBadge>
        ),
    },
  ];
}
