import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { REPORT_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect, yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useListFilter } from '#renderer/ui/listFilter.ts';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import {
  REPORT_KINDS,
  REPORT_STAGES,
  type ReportKind,
  type ReportStage,
} from '#shared/features/reports/reports.lists.ts';
import { NewReportDialog } from './NewReportDialog.tsx';
import { reportColumns } from './reportColumns.tsx';

type Filter = {
  readonly kind?: ReportKind;
  readonly stage?: ReportStage;
  readonly year?: number;
  readonly text?: string;
};

const filterStore = createFilterStore<Filter>({});
const USUAL: ReportKind = 'half_yearly';

/** 报告: reports of every period, the latest first; Enter opens one. */
export function ReportsPage() {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const { today, office } = useSession();
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('reports.list', settled);
  const [begun, setBegun] = useState<ReportKind | null>(null);
  const canWrite = can('reports.write');
  useAskedForm('reportNew:', true, (asked) => {
    const kind = REPORT_KINDS.find((one) => one === asked);
    if (!canWrite || kind === undefined) return false;
    setBegun(kind);
    return true;
  });
  return (
    <ListPage
      title={t('reports.title')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('shell.reports'), tabs: REPORT_TABS }}
      commands={[
        {
          id: 'reports.new',
          label: 'reports.addTitle',
          shortcut: 'Ctrl+Alt+N',
          canRun: () => canWrite,
          run: () => setBegun(USUAL),
        },
      ]}
      print={{
        id: 'reports.print',
        label: 'common.print',
        run: () => void printFile(() => runJob('reports.print', settled, 'reports.printing')),
      }}
      actions={
        <>
          <ExportMenu list="reports" input={settled} />
          {canWrite && <NewMenu onChoose={setBegun} />}
        </>
      }
      search={{
        id: 'reports.find',
        label: 'reports.find',
        placeholder: t('reports.findPlaceholder'),
        width: 200,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSelect
            width={128}
            label={t('reports.kind')}
            all={t('reports.allKinds')}
            options={REPORT_KINDS}
            words={(kind) => label('reportKindLabels', kind)}
            value={value.kind}
            onChange={(kind) => narrow('kind', kind)}
          />
          <FilterSelect
            width={112}
            label={t('reports.stage')}
            all={t('reports.allStages')}
            options={REPORT_STAGES}
            words={(stage) => label('reportStageLabels', stage)}
            value={value.stage}
            onChange={(stage) => narrow('stage', stage)}
          />
          <FilterSelect
            width={104}
            label={t('reports.year')}
            all={t('reports.allYears')}
            options={yearsDownFrom(Number(today.slice(0, 4)))}
            value={value.year}
            onChange={(year) => narrow('year', year)}
          />
        </>
      }
    >
      <ListTable
        label={t('reports.title')}
        rows={rows}
        filter={filter}
        columns={reportColumns(text, office?.name ?? '')}
        onOpen={({ id }) => go(`/reports/${id}`)}
        placeKey="reports"
        noneFound={t('reports.noneFound')}
        none={{
          title: t('reports.none'),
          help: t('reports.noneHelp'),
          action: canWrite && <Button onClick={() => setBegun(USUAL)}>{t('reports.addHalfYear')}</Button>,
        }}
      />
      {begun !== null && <NewReportDialog key={begun} kind={begun} onClose={() => setBegun(null)} />}
    </ListPage>
  );
}

/** 新建, by kind. */
function NewMenu({ onChoose }: { onChoose(kind: ReportKind): void }) {
  const { t, label } = useText();
  return (
    <Menu position="bottom-end" transitionProps={{ duration: 0 }}>
      <Menu.Target>
        <Button
          leftSection={<IconPlus size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('common.create')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {REPORT_KINDS.map((kind) => (
          <Menu.Item key={kind} rightSection={kind === USUAL ? 'Ctrl+Alt+N' : undefined} onClick={() => onChoose(kind)}>
            {label('reportKindLabels', kind)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
