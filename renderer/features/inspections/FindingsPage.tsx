import { Redirect, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { usePagedRows } from '#renderer/api/pages.ts';
import { useCall } from '#renderer/api/queries.ts';
import { INSPECTION_TABS } from '#renderer/app/navigationItems.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSegments } from '#renderer/ui/FilterSegments.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ListPage, ListTable } from '#renderer/ui/ListPage.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { FINDINGS_SHOWN, SEVERITIES } from '#shared/features/inspections/inspections.lists.ts';
import { findingColumns } from './inspectionWords.tsx';

type Filter = Pick<CallInput<'inspections.findings'>, 'show' | 'text' | 'severity'>;

const filterStore = createFilterStore<Filter>({});

/** 待销号问题: every problem of final inspections by its day; a row opens its inspection. */
export function FindingsPage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const filter = useListFilter(filterStore);
  useAskedChoice(filterStore, 'show', FINDINGS_SHOWN);
  const { value, settled, narrow } = filter;
  const rows = usePagedRows('inspections.findings', settled);
  const { data } = useCall('inspections.findings', { ...settled, limit: 1 }, { keep: true });
  return (
    <ListPage
      title={t('inspections.findingsTitle')}
      rows={rows}
      filter={filter}
      tabs={{ label: t('inspections.tabsLabel'), tabs: INSPECTION_TABS }}
      print={{
        id: 'inspections.printFindings',
        label: 'inspections.printFindings',
        run: () => void printFile(() => runJob('inspections.printFindings', settled, 'inspections.printingFindings')),
      }}
      actions={<ExportMenu list="inspectionFindings" input={settled} />}
      search={{
        id: 'inspections.findFinding',
        label: 'inspections.findFinding',
        placeholder: t('inspections.findFindingPlaceholder'),
        width: 240,
        value: value.text,
        onChange: (typed) => narrow('text', typed),
      }}
      filters={
        <>
          <FilterSegments
            label={t('inspections.showLabel')}
            options={FINDINGS_SHOWN}
            words={(show) => label('inspectionFindingShown', show)}
            count={(show) => data?.counts[show]}
            value={value.show ?? 'all'}
            onChange={(show) => narrow('show', show === 'all' ? undefined : show)}
          />
          <FilterSelect
            width={108}
            label={t('inspectionFindingFieldLabels.severity')}
            all={t('inspections.allSeverities')}
            options={SEVERITIES}
            words={(severity) => label('inspectionSeverityLabels', severity)}
            value={value.severity}
            onChange={(severity) => narrow('severity', severity)}
          />
        </>
      }
    >
      <ListTable
        label={t('inspections.findingsTitle')}
        rows={rows}
        filter={filter}
        columns={findingColumns(text)}
        onOpen={(row) => go(`/inspections/${row.inspectionId}`)}
        placeKey="inspection findings"
        noneFound={t('inspections.findingsNoneFound')}
        none={{ title: t('inspections.findingsNone'), help: t('inspections.findingsNoneHelp') }}
      />
    </ListPage>
  );
}

/** A problem that was found elsewhere, in a file of its evidence for example: its inspection opens. */
export function FindingPlacePage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('inspections.ofFinding', { id });
  if (data !== undefined) return <Redirect replace to={`/inspections/${data.inspectionId}`} />;
  return (
    <Page title={t('inspections.findingsTitle')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}
