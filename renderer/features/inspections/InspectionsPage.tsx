import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { INSPECTION_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { INSPECTION_TARGETS, INSPECTIONS_SHOWN, PLAN_KINDS } from '#shared/features/inspections/inspections.lists.ts';
import { inspectionColumns } from './inspectionWords.tsx';

type Filter = Pick<CallInput<'inspections.list'>, 'show' | 'text' | 'target' | 'planKind' | 'year'>;

const filterStore = createFilterStore<Filter>({});

/** 检查: every inspection, those that are not ended first, by the day that counts next. */
export function InspectionsPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const { today } = useSession();
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'show', INSPECTIONS_SHOWN);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('inspections.list', settled);
  const { data } = useCall('inspections.list', { ...settled, limit: 1 }, { keep: true });
  const canWrite = can('inspections.write');
  const start = () => go('/inspections/new');
  return (
    <ListPage
      title={t('inspections.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('inspections.tabsLabel'), tabs: INSPECTION_TABS }}
      commands={[
        { id: 'inspections.add', label: 'inspections.add', shortcut: 'Ctrl+Alt+N', canRun: () => canWrite, run: start },
      ]}
      print={{
        id: 'inspections.print',
        label: 'inspections.print',
        run: () => void printFile(() => runJob('inspections.print', settled, 'inspections.printing')),
      }}
      actions={
        <>
          <ExportMenu list="inspections" input={settled} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={start}>
              {t('inspections.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'inspections.find',
        label: 'inspections.find',
        placeholder: t('inspections.findPlaceholder'),
        width: 220,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSegments
            label={t('inspections.showLabel')}
            options={INSPECTIONS_SHOWN}
            words={(show) => label('inspectionShown', show)}
            count={(show) => data?.counts[show]}
            value={value.show ?? 'all'}
            onChange={(show) => narrow('show', show === 'all' ? undefined : show)}
          />
          <FilterSelect
            width={112}
            label={t('inspections.targetFilter')}
            all={t('inspections.allTargets')}
            options={INSPECTION_TARGETS}
            words={(target) => label('inspectionTargetLabels', target)}
            value={value.target}
            onChange={(target) => narrow('target', target)}
          />
          <FilterSelect
            width={120}
            label={t('inspections.kindFilter')}
            all={t('inspections.allKinds')}
            options={PLAN_KINDS}
            words={(kind) => label('inspectionKindLabels', kind)}
            value={value.planKind}
            onChange={(planKind) => narrow('planKind', planKind)}
          />
          <FilterSelect
            width={104}
            label={t('inspections.year')}
            all={t('inspections.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)) + 1)}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
        </>
      }
    >
      <ListTable
        label={t('inspections.title')}
        rows={rows}
        filter={filter}
        columns={inspectionColumns(text)}
        onOpen={(row) => go(`/inspections/${row.id}`)}
        placeKey="inspections"
        noneFound={t('inspections.noneFound')}
        none={{
          title: t('inspections.none'),
          help: t('inspections.noneHelp'),
          action: canWrite && <Button onClick={start}>{t('inspections.add')}</Button>,
        }}
      />
    </ListPage>
  );
}
