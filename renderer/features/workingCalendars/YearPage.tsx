import { Button, Select } from '@mantine/core';
import { IconFileImport, IconPrinter } from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { makeupWords, offWords } from '#shared/features/workingCalendars/reasonWords.ts';
import { EditionHistory } from './EditionHistory.tsx';
import { Month } from './Month.tsx';
import styles from './workingCalendars.module.css';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** 节假日安排: the twelve months of a year with days off and make-up days, where they come from, and what was loaded before. */
export function YearPage() {
  const { t } = useText();
  const { today } = useSession();
  const can = useCan();
  const [path, go] = useLocation();
  const [yearText] = useAddressPart('year');
  const thisYear = Number(today.slice(0, 4));
  const asked = Number(yearText);
  const year = yearText !== null && asked >= 1990 && asked <= 2089 ? asked : thisYear;
  const { data, error, refetch } = useCall('workingCalendars.year', { year }, { keep: true });
  const print = () => printFile(() => runJob('workingCalendars.print', { year }, 'workingCalendars.printing'));
  const canWrite = can('calendars.write');
  const nextYear = useCall('workingCalendars.standing', {}, { keep: true }).data?.nextYear;
  // What is loaded is as a rule the year that is missing; one that is known is changed by typing its year, or by its file.
  const isNext = year === thisYear && data?.edition != null && nextYear?.isVerified === false;
  const load = () => go(placeWith('/settings/calendars/load', { year: String(isNext ? nextYear.year : year) }));
  useCommands([
    {
      id: 'workingCalendars.print',
      label: 'workingCalendars.print',
      shortcut: 'Ctrl+P',
      canRun: () => true,
      run: () => void print(),
    },
    {
      id: 'workingCalendars.load',
      label: 'workingCalendars.load',
      shortcut: 'Ctrl+Alt+N',
      canRun: () => canWrite,
      run: load,
    },
  ]);
  return (
    <Page
      title={t('workingCalendars.title')}
      subtitle={t('workingCalendars.subtitle')}
      actions={
        <>
          <Button variant="default" onClick={() => go('/settings')}>
            {t('workingCalendars.back')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('workingCalendars.print')}
          </Button>
          {canWrite && (
            <Button leftSection={<IconFileImport size={14} aria-hidden />} title="Ctrl+Alt+N" onClick={load}>
              {t('workingCalendars.load')}
            </Button>
          )}
        </>
      }
    >
      <Toolbar>
        <Select
          w={88}
          aria-label={t('workingCalendars.year')}
          allowDeselect={false}
          data={[...new Set([...yearsDownFrom(thisYear + 1), year])].map(String)}
          value={String(year)}
          onChange={(next) => go(placeWith(path, { year: next }), { replace: true })}
        />
        {data !== undefined && <Origin origin={data.origin} />}
      </Toolbar>
      <div className={styles.body}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data === undefined && error === null && <LoadingState />}
        {data !== undefined && (
          <>
            <Facts {...data} />
            <div className={styles.year}>
              {MONTHS.map((month) => (
                <Month key={month} year={data.year} month={month} edition={data.edition} today={today} />
              ))}
            </div>
            {data.history.length > 0 && (
              <Section title={t('workingCalendars.history')}>
                <EditionHistory history={data.history} canRevert={canWrite} />
              </Section>
            )}
          </>
        )}
      </div>
    </Page>
  );
}

type Year = CallOutput<'workingCalendars.year'>;

function Origin({ origin }: Pick<Year, 'origin'>) {
  const { t } = useText();
  if (origin === null)
    return (
      <StateBadge tone="behind" icon="warning">
        {t('workingCalendars.unverifiedShort')}
      </StateBadge>
    );
  return (
    <StateBadge tone={origin === 'loaded' ? 'accent' : 'quiet'} icon="check">
      {t(`workingCalendars.origin_${origin}`)}
    </StateBadge>
  );
}

/** The notice and its days in words; a year without an edition says how days are counted instead. */
function Facts({ year, edition }: Year) {
  const { t } = useText();
  if (edition === null) return <Notice tone="behind">{t('workingCalendars.unverified', { years: year })}</Notice>;
  return (
    <div className={styles.source}>
      <div>{edition.source}</div>
      <div className={styles.dim}>{offWords(edition, t)}</div>
      <div className={styles.dim}>{makeupWords(edition, t)}</div>
    </div>
  );
}
