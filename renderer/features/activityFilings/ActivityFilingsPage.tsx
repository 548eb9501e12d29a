import { Button, SegmentedControl } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { FILING_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import {
  ACTIVITY_KINDS,
  FILING_SHOWN,
  FILING_STAGES,
  TIMELINESS,
} from '#shared/features/activityFilings/activityFilings.lists.ts';
import { filingColumns } from './filingColumns.tsx';

type Filter = NonNullable<CallInput<'activityFilings.list'>['filter']>;

const filterStore = createFilterStore<Filter>({});
const SHOWN = ['all', 'open', 'overdue_summary'] as const;

/** 活动报备 (features R13): what somebody must still do first, then the newest activity. */
export function ActivityFilingsPage() {
  const text = useText();
  const { t } = text;
  const [, go] = useLocation();
  const can = useCan();
  const { today } = useSession();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'show', FILING_SHOWN);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('activityFilings.list', { filter: settled });
  const head = useCall('activityFilings.list', { limit: 1 });
  const canWrite = can('filings.write');
  const add = () => go('/filings/new');
  const print = () =>
    void printFile(() => runJob('activityFilings.printRegister', { filter: settled }, 'activityFilings.printing'));
  const printEmpty = () =>
    void printFile(() => runJob('activityFilings.printSheet', {}, 'activityFilings.printingSheet'));
  const counts = head.data?.counts;
  const stage = FILING_STAGES.find((one) => one === value.show);
  return (
    <ListPage
      title={t('activityFilings.title')}
      rows={rows}
      filter={filter}
      error={head.error}
      tabs={{ label: t('activityFilings.title'), tabs: FILING_TABS }}
      print={{ id: 'filings.print', run: print, label: 'activityFilings.print' }}
      commands={[
        {
          id: 'filings.new',
          label: 'activityFilings.add',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: add,
        },
        { id: 'filings.empty', label: 'activityFilings.printEmptySheet', canRun: () => true, run: printEmpty },
      ]}
      actions={
        <>
          <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} onClick={printEmpty}>
            {t('activityFilings.printEmptySheet')}
          </Button>
          <ExportMenu list="activityFilings" input={{ filter: settled }} />
          {canWrite && (
            <Button leftSection={<IconPlus size={15} aria-hidden />} title="Ctrl+Alt+N" onClick={add}>
              {t('activityFilings.add')}
            </Button>
          )}
        </>
      }
      search={{
        id: 'filings.find',
        label: 'activityFilings.find',
        placeholder: t('activityFilings.findPlaceholder'),
        width: 180,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <SegmentedControl
            aria-label={t('activityFilings.show')}
            data={SHOWN.map((show) => ({ value: show, label: t(`activityFilings.show_${show}`) }))}
            value={SHOWN.find((show) => show === (value.show ?? 'all')) ?? ''}
            onChange={(chosen) => {
              const show = SHOWN.find((one) => one === chosen);
              narrow('show', show === 'all' ? undefined : show);
            }}
          />
          <div style={{ width: 176 }}>
            <OrganizationSelect
              aria-label={t('activityFilings.organizationFilter')}
              placeholder={t('activityFilings.organizationFilter')}
              value={value.organizationId ?? null}
              onChange={(chosen) => narrow('organizationId', chosen?.id)}
            />
          </div>
          <FilterSelect
            width={136}
            label={t('activityFilings.stageFilter')}
            all={t('activityFilings.allStages')}
            options={FILING_STAGES}
            words={(one) => t(`filingStageLabels.${one}`)}
            value={stage}
            onChange={(one) => narrow('show', one)}
          />
          <FilterSelect
            width={96}
            label={t('activityFilings.timelinessFilter')}
            all={t('activityFilings.timelinessFilter')}
            options={TIMELINESS}
            words={(one) => t(`filingTimelinessLabels.${one}`)}
            value={value.timeliness}
            onChange={(one) => narrow('timeliness', one)}
          />
          <FilterSelect
            width={124}
            label={t('activityFilings.kindFilter')}
            all={t('activityFilings.allKinds')}
            options={ACTIVITY_KINDS}
            words={(one) => t(`activityKindLabels.${one}`)}
            value={value.activityKind}
            onChange={(one) => narrow('activityKind', one)}
          />
          <FilterSelect
            width={104}
            label={t('activityFilings.yearFilter')}
            all={t('activityFilings.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)) + 1)}
            value={value.year}
            onChange={(one) => narrow('year', one)}
          />
        </>
      }
      note={counts !== undefined && <span>{t('activityFilings.counts', counts)}</span>}
    >
      <ListTable
        label={t('activityFilings.title')}
        rows={rows}
        filter={filter}
        columns={filingColumns(text)}
        onOpen={(row) => go(`/filings/${row.id}`)}
        placeKey="activity filings"
        noneFound={t('activityFilings.noneFound')}
        none={{
          title: t('activityFilings.none'),
          help: t('activityFilings.noneHelp'),
          action: canWrite && <Button onClick={add}>{t('activityFilings.add')}</Button>,
        }}
      />
    </ListPage>
  );
}
