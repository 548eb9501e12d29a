import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { COMMUNITY_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FilterSelect } from '#renderer/ui/FilterSelect.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { periodOf } from '#shared/features/recurringDuties/periods.rules.ts';
import styles from './community.module.css';
import { type ActivityFilter, activityFilters, caseFilters } from './filters.ts';
import { StatisticsTables } from './StatisticsTables.tsx';

const PERIODS = ['month', 'quarter', 'half', 'year', 'last_year'] as const;
type PeriodChoice = (typeof PERIODS)[number];

/** The first and last day of a choice on a day. */
function daysOf(choice: PeriodChoice, today: string): { readonly from: string; readonly to: string } {
  if (choice === 'last_year') return periodOf('year', `${Number(today.slice(0, 4)) - 1}-01-01`);
  return periodOf(choice === 'half' ? 'half_year' : choice, today);
}

/** 服务统计: counts of a period by category, township, station and month; each count opens its list. */
export function StatisticsPage() {
  const { t } = useText();
  const { today } = useSession();
  const [, go] = useLocation();
  const [days, setDays] = useState(() => {
    const { from, to } = daysOf('half', today);
    return { from, to };
  });
  const [townshipName, setTownship] = useState<string | undefined>(undefined);
  const { from, to } = days;
  const isRight = from <= to;
  const input = { from, to, ...(townshipName === undefined ? {} : { townshipName }) };
  const { data, error, refetch } = useCall('stationActivities.statistics', input, { enabled: isRight, keep: true });
  const names = useCall('serviceStations.names', {}, { keep: true });
  const print = () =>
    printFile(() => runJob('stationActivities.printStatistics', input, 'communityStatistics.printing'));
  useCommands([
    {
      ...{ id: 'communityStatistics.print', label: 'communityStatistics.print', shortcut: 'Ctrl+P' },
      ...{ canRun: () => isRight, run: () => void print() },
    },
  ]);
  const open = (filter: ActivityFilter) => {
    activityFilters.set({ ...input, ...filter });
    go('/community/activities');
  };
  const openCases = () => {
    caseFilters.set(from.slice(0, 4) === to.slice(0, 4) ? { year: Number(from.slice(0, 4)) } : {});
    go('/community/cases');
  };
  const chosen = PERIODS.find((choice) => {
    const own = daysOf(choice, today);
    return own.from === from && own.to === to;
  });
  const figure = (label: string, value: string, run?: () => void) => (
    <div className={styles.figure}>
      <strong>
        {run === undefined ? (
          value
        ) : (
          <button type="button" className={styles.link} onClick={run}>
            {value}
          </button>
        )}
      </strong>
      <span>{label}</span>
    </div>
  );
  return (
    <Page
      title={t('community.statistics')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPrinter size={14} aria-hidden />}
          title="Ctrl+P"
          disabled={!isRight}
          onClick={() => void print()}
        >
          {t('communityStatistics.print')}
        </Button>
      }
    >
      <SubTabs label={t('shell.community')} tabs={COMMUNITY_TABS} />
      <Toolbar>
        <Select
          w={110}
          aria-label={t('communityStatistics.period')}
          placeholder={t('communityStatistics.period')}
          data={PERIODS.map((choice) => ({ value: choice, label: t(`communityStatistics.period_${choice}`) }))}
          value={chosen ?? null}
          onChange={(next) => {
            const choice = PERIODS.find((one) => one === next);
            if (choice === undefined) return;
            const own = daysOf(choice, today);
            setDays({ from: own.from, to: own.to });
          }}
        />
        <div style={{ width: 128 }}>
          <DateField
            aria-label={t('communityStatistics.from')}
            clearable={false}
            value={from}
            onChange={(day) => day !== null && setDays({ from: day, to })}
          />
        </div>
        <div style={{ width: 128 }}>
          <DateField
            aria-label={t('communityStatistics.to')}
            clearable={false}
            value={to}
            onChange={(day) => day !== null && setDays({ from, to: day })}
          />
        </div>
        <FilterSelect
          width={140}
          label={t('community.township')}
          all={t('community.allTownships')}
          options={names.data?.townships ?? []}
          value={townshipName}
          onChange={(name) => setTownship(name)}
        />
      </Toolbar>
      <div className={styles.page}>
        {!isRight && <Notice tone="overdue">{t('communityStatistics.orderWrong')}</Notice>}
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined ? (
          error === null && isRight && <LoadingState />
        ) : (
          <>
            <div className={styles.figures}>
              {figure(t('communityStatistics.activities'), String(data.total.activities), () => open({}))}
              {figure(t('communityStatistics.volunteerTimes'), String(data.total.volunteerTimes))}
              {figure(t('communityStatistics.servedTimes'), String(data.total.servedTimes))}
              {figure(t('communityStatistics.hours'), data.total.hours.toFixed(1))}
              {figure(t('communityStatistics.openStations'), String(data.openStations))}
              {figure(t('communityStatistics.typicalCases'), String(data.typicalCases), openCases)}
            </div>
            <StatisticsTables statistics={data} onOpen={open} />
            <p className={styles.dim}>{t('communityStatistics.rule', { date: to })}</p>
          </>
        )}
      </div>
    </Page>
  );
}
