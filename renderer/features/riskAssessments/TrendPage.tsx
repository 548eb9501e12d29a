import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { RISK_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { OrganizationSelect } from '#renderer/ui/OrganizationSelect.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { TrendStep } from '#shared/features/riskAssessments/heatMap.contract.ts';
import { RISK_LEVELS } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import styles from './heatMap.module.css';
import { periodWords } from './riskWords.tsx';
import { TrendChart } from './TrendChart.tsx';

/** 风险趋势: half-year steps of one organization, or how many stood at each level (features K10). */
export function TrendPage() {
  const { t } = useText();
  const [organizationId, choose] = useAddressPart('organization');
  const input = organizationId === null ? {} : { organizationId };
  const { data, error, refetch } = useCall('riskPictures.trend', input, { keep: true });
  const print = () => void printFile(() => runJob('riskPictures.printTrend', input, 'riskPictures.printingTrend'));
  useCommands([
    { id: 'riskTrend.print', label: 'riskPictures.printTrend', shortcut: 'Ctrl+P', canRun: () => true, run: print },
  ]);
  const steps = data?.steps ?? [];
  return (
    <Page
      title={t('riskPictures.trendTitle')}
      subtitle={data?.organizationName ?? t('riskPictures.trendAll')}
      actions={
        <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} title="Ctrl+P" onClick={print}>
          {t('riskPictures.printTrend')}
        </Button>
      }
    >
      <SubTabs label={t('shell.risk')} tabs={RISK_TABS} />
      <Toolbar>
        <OrganizationSelect
          aria-label={t('riskPictures.trendPick')}
          placeholder={t('riskPictures.trendPick')}
          value={organizationId}
          name={data?.organizationName ?? undefined}
          onChange={(chosen) => choose(chosen?.id ?? null)}
        />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && steps.length === 0 && (
        <EmptyState title={t('riskPictures.trendNone')} help={t('riskPictures.trendNoneHelp')} />
      )}
      {steps.length > 0 && (
        <div className={styles.body}>
          <TrendChart steps={steps} own={organizationId !== null} />
          {organizationId === null ? <CountTable steps={steps} /> : <StepTable steps={steps} />}
          <p className={styles.dim}>{t('riskPictures.trendNote')}</p>
        </div>
      )}
    </Page>
  );
}

function StepTable({ steps }: { readonly steps: readonly TrendStep[] }) {
  const text = useText();
  const { t } = text;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('riskPictures.columnHalf')}</th>
          <th>{t('riskPictures.columnAsOf')}</th>
          <th>{t('riskPictures.trendLevel')}</th>
          <th>{t('riskPictures.columnAssessment')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ half, asOf, level, assessmentId, assessmentNo }) => (
          <tr key={half}>
            <td>{periodWords(half, text)}</td>
            <td>{asOf}</td>
            <td>{level === null ? t('riskPictures.trendNoLevel') : <LevelBadge level={level} />}</td>
            <td>{assessmentId !== null && <a href={`#/risk/${assessmentId}`}>{assessmentNo}</a>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function CountTable({ steps }: { readonly steps: readonly TrendStep[] }) {
  const text = useText();
  const { t, label } = text;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th>{t('riskPictures.columnHalf')}</th>
          <th>{t('riskPictures.columnAsOf')}</th>
          {RISK_LEVELS.map((level) => (
            <th key={level} className={styles.count}>
              {label('riskLevelLabels', level)}
            </th>
          ))}
          <th className={styles.count}>{t('riskPictures.columnTotal')}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map(({ half, asOf, counts }) => (
          <tr key={half}>
            <td>{periodWords(half, text)}</td>
            <td>{asOf}</td>
            {RISK_LEVELS.map((level) => (
              <td key={level} className={styles.count}>
                {counts[level]}
              </td>
            ))}
            <td className={styles.count}>{RISK_LEVELS.reduce((sum, level) => sum + counts[level], 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
