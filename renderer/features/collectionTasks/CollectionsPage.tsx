import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { INFORMATION_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { SplitView } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import { COLLECTIONS_SHOWN, type CollectionsShown } from '#shared/features/collectionTasks/collectionTasks.lists.ts';
import { CollectionForm } from './CollectionForm.tsx';
import { collectionColumns } from './collectionWords.tsx';

type Filter = { readonly show?: CollectionsShown; readonly year?: number; readonly text?: string };

const filterStore = createFilterStore<Filter>({});

/** 材料征集: what is collected from which offices; a new one beside the list. */
export function CollectionsPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'show', COLLECTIONS_SHOWN);
  const { value, settled, narrow } = filter;
  const [path, go] = useLocation();
  const [side] = useAddressPart('side');
  const rows = usePagedRows('collectionTasks.list', settled);
  const counted = useCall('collectionTasks.list', { ...settled, show: 'all', limit: 1 }, { keep: true });
  const canWrite = can('information.write');
  const isNew = side === 'new' && canWrite;
  const open = (id: string) => go(`/information/collections/${id}`);
  const start = () => go(placeWith(path, { side: 'new' }), { replace: true });
  useAskedForm('collectionTask:', true, () => {
    if (canWrite) start();
    return canWrite;
  });
  const print = () => printFile(() => runJob('collectionTasks.print', settled, 'collectionTasks.printing'));
  return (
    <ListPage
      title={t('collectionTasks.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.information'), tabs: INFORMATION_TABS }}
      commands={[
        {
          id: 'collectionTasks.add',
          label: 'collectionTasks.addTitle',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: start,
        },
      ]}
      print={{ id: 'collectionTasks.print', label: 'collectionTasks.print', run: () => void print() }}
      actions={
        <>
          <ExportMenu list="collectionTasks" input={settled} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
              {t('collectionTasks.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'collectionTasks.find',
        label: 'collectionTasks.find',
        placeholder: t('collectionTasks.findPlaceholder'),
        width: 160,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={104}
            label={t('collectionTasks.year')}
            all={t('collectionTasks.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)) + 1)}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
          <FilterSegments
            label={t('collectionTasks.showLabel')}
            options={COLLECTIONS_SHOWN}
            words={(show) => t(`collectionTasks.show_${show}`)}
            count={(show) => counted.data?.counts[show]}
            value={value.show ?? 'all'}
            onChange={(show) => narrow('show', show === 'all' ? undefined : show)}
          />
        </>
      }
    >
      <SplitView
        small="side"
        list={
          <ListTable
            label={t('collectionTasks.title')}
            rows={rows}
            filter={filter}
            columns={collectionColumns(text, isNew)}
            onOpen={(row) => open(row.id)}
            placeKey="collections"
            noneFound={t('collectionTasks.noneFound')}
            none={{
              title: t('collectionTasks.none'),
              help: t('collectionTasks.noneHelp'),
              action: canWrite && <Button onClick={start}>{t('collectionTasks.add')}</Button>,
            }}
          />
        }
        side={isNew ? <CollectionForm task={null} onSaved={open} onClose={() => go(path, { replace: true })} /> : null}
      />
    </ListPage>
  );
}
