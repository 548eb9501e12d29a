import { SegmentedControl } from '@mantine/core';
import { Redirect, useLocation } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { RISK_TABS } from '#renderer/app/navigationItems.ts';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { createFilterStore, useAskedChoice, useListFilter } from '#renderer/ui/listFilter.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { RiskDueRow } from '#shared/features/riskAssessments/riskAssessments.contract.ts';
import { RISK_DUE_KINDS, type RiskDueKind } from '#shared/features/riskAssessments/riskAssessments.lists.ts';

const HORIZONS = [0, 30, 90, 180] as const;
type Filter = { readonly days?: (typeof HORIZONS)[number]; readonly kind?: RiskDueKind };

const filterStore = createFilterStore<Filter>({});

/** 到期事项: reviews, measures and acceptances of assessments in force, overdue ones first (features K6, K7). */
export function RiskDuePage() {
  const text = useText();
  const { t, label } = text;
  const [, go] = useLocation();
  const { value, settled, narrow } = useListFilter(filterStore);
  useAskedChoice(filterStore, 'days', HORIZONS);
  const input = { days: 30, ...settled };
  const { data, error, refetch } = useCall('riskAssessments.due', input, { keep: true });
  const rows = data?.rows ?? [];
  return (
    <Page
      scroll={false}
      title={t('riskAssessments.dueTitle')}
      subtitle={data === undefined ? undefined : t('common.total', { count: rows.length })}
      actions={<ExportMenu list="riskDue" input={input} />}
    >
      <SubTabs label={t('shell.risk')} tabs={RISK_TABS} />
      <Toolbar>
        <SegmentedControl
          aria-label={t('riskAssessments.dueWithin')}
          data={HORIZONS.map((days) => ({
            value: String(days),
            label: days === 0 ? t('riskAssessments.dueOverdue') : t('riskAssessments.dueDays', { days }),
          }))}
          value={String(value.days ?? 30)}
          onChange={(days) =>
            narrow(
              'days',
              HORIZONS.find((one) => String(one) === days),
            )
          }
        />
        <FilterSelect
          width={120}
          label={t('riskAssessments.dueKind')}
          all={t('riskAssessments.dueAllKinds')}
          options={RISK_DUE_KINDS}
          words={(kind) => label('riskDueLabels', kind)}
          value={value.kind}
          onChange={(kind) => narrow('kind', kind)}
        />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null ? (
        <LoadingState />
      ) : (
        <DataTable
          label={t('riskAssessments.dueTitle')}
          columns={columnsOf(text)}
          rowCount={rows.length}
          rowAt={(index) => rows[index]}
          keyOf={(row) => `${row.kind} ${row.recordId}`}
          onOpen={(row) => go(`/risk/${row.assessmentId}`)}
          placeKey="riskDue"
          resetKey={JSON.stringify(settled)}
          autoFocus
          empty={<EmptyState title={t('riskAssessments.dueNone')} help={t('riskAssessments.dueNoneHelp')} />}
        />
      )}
    </Page>
  );
}

/** A measure that was found elsewhere, in a file that proves it for example: its assessment opens. */
export function MeasurePlacePage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('riskAssessments.ofMeasure', { id });
  if (data !== undefined) return <Redirect replace to={`/risk/${data.assessmentId}`} />;
  return (
    <Page title={t('riskAssessments.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

function columnsOf({ t, label }: Text): readonly Column<RiskDueRow>[] {
  const what = (row: RiskDueRow) => (row.kind === 'review' ? t('riskAssessments.dueReview') : row.text);
  return [
    { id: 'dueOn', label: t('riskAssessments.dueColumnDay'), width: 92, render: (row) => row.dueOn },
    {
      id: 'left',
      label: t('riskAssessments.columnState'),
      width: 112,
      render: (row) => <DueBadge daysLeft={row.daysLeft} />,
    },
    {
      id: 'kind',
      label: t('riskAssessments.dueColumnKind'),
      width: 84,
      render: (row) => label('riskDueLabels', row.kind),
    },
    {
      id: 'level',
      label: t('riskAssessments.dueColumnLevel'),
      width: 76,
      render: (row) => <LevelBadge level={row.level} />,
    },
    { id: 'text', label: t('riskAssessments.dueColumnText'), width: 150, grow: 3, render: what, text: what },
    {
      id: 'subject',
      label: t('riskAssessments.columnSubject'),
      width: 124,
      grow: 2,
      render: (row) => row.subjectName,
      text: (row) => `${row.subjectName} ${row.organizationName}`,
    },
    {
      id: 'responsible',
      label: t('riskAssessments.dueColumnResponsible'),
      width: 100,
      grow: 1,
      render: (row) => row.responsible,
      text: (row) => row.responsible,
    },
    { id: 'number', label: t('riskAssessments.columnNo'), width: 112, render: (row) => row.assessmentNo },
  ];
}
