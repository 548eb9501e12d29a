import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { INFORMATION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { EmptyState, ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { StatisticsFigures } from '#shared/features/information/information.contract.ts';
import { ADOPTION_LEVELS } from '#shared/features/information/information.lists.ts';
import { periodOfText, targetPeriods } from '#shared/features/information/information.rules.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import styles from './information.module.css';

/** 录用统计: what each section sent and had adopted in a period. Sections stand in their own order: there are no ranks. */
export function StatisticsPage() {
  const { t, label } = useText();
  const { today } = useSession();
  const thisYear = Number(today.slice(0, 4));
  const [asked, change] = useAddressPart('period');
  const shown = asked === null ? undefined : periodOfText(asked);
  const period = shown === undefined || asked === null ? String(thisYear) : asked;
  const year = shown?.year ?? thisYear;
  const { data, error, refetch } = useCall('information.statistics', { period }, { keep: true });
  const print = () =>
    printFile(() => runJob('information.printStatistics', { period }, 'information.printingStatistics'));
  useCommands([
    {
      id: 'information.printStatistics',
      label: 'information.printStatistics',
      shortcut: 'Ctrl+P',
      canRun: () => data !== undefined,
      run: () => void print(),
    },
  ]);
  const periods = targetPeriods(year).map((one) => one.period);
  return (
    <Page
      scroll={false}
      title={t('information.statisticsTab')}
      subtitle={periodWords(period, t)}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('information.printStatistics')}
          </Button>
          <ExportMenu list="informationStatistics" input={{ period }} />
        </>
      }
    >
      <SubTabs label={t('shell.information')} tabs={INFORMATION_TABS} />
      <Toolbar>
        <Select
          w={88}
          aria-label={t('information.year')}
          allowDeselect={false}
          data={[...new Set([...yearsDownFrom(thisYear), year])].map(String)}
          value={String(year)}
          onChange={(next) => next !== null && change(next, { replace: true })}
        />
        <Select
          w={140}
          aria-label={t('information.period')}
          allowDeselect={false}
          data={[...periods].reverse().map((one) => ({ value: one, label: periodWords(one, t) }))}
          value={period}
          onChange={(next) => next !== null && change(next, { replace: true })}
        />
        <span className={styles.dim}>{t('information.statisticsHelp')}</span>
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined && error === null && <LoadingState />}
      {data !== undefined && data.total.submitted === 0 && data.total.submissionsAdopted === 0 && (
        <EmptyState title={t('information.statisticsNone')} />
      )}
      {data !== undefined && (data.total.submitted > 0 || data.total.submissionsAdopted > 0) && (
        <div className={styles.body}>
          <table className={`${styles.grid} ${styles.figures}`}>
            <thead>
              <tr>
                <th scope="col">{t('information.section')}</th>
                <th scope="col">{t('information.submitted')}</th>
                <th scope="col">{t('information.submissionsAdopted')}</th>
                {ADOPTION_LEVELS.map((level) => (
                  <th key={level} scope="col">
                    {label('adoptionLevelLabels', level)}
                  </th>
                ))}
                <th scope="col">{t('information.adoptionsTotal')}</th>
                <th scope="col">{t('information.points')}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map(({ id, name, ...figures }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>
                    <Figure count={figures.submitted} href={placeWith('/information', { section: id, period })} />
                  </td>
                  <td>
                    <Figure
                      count={figures.submissionsAdopted}
                      href={placeWith('/information', { section: id, adoptedIn: period })}
                    />
                  </td>
                  <AdoptionCells figures={figures} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('information.total')}</th>
                <td>{data.total.submitted}</td>
                <td>{data.total.submissionsAdopted}</td>
                <AdoptionCells figures={data.total} />
              </tr>
            </tfoot>
          </table>
        </div>
      )}
    </Page>
  );
}

function AdoptionCells({ figures }: { readonly figures: StatisticsFigures }) {
  return (
    <>
      {ADOPTION_LEVELS.map((level) => (
        <td key={level}>{figures[level]}</td>
      ))}
      <td>{ADOPTION_LEVELS.reduce((sum, level) => sum + figures[level], 0)}</td>
      <td>{figures.points}</td>
    </>
  );
}

/** A figure that opens the list of its records. */
function Figure({ count, href }: { readonly count: number; readonly href: string }) {
  return count === 0 ? 0 : <Link href={href}>{count}</Link>;
}
