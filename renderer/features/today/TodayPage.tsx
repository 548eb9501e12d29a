import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { TODAY_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { TODAY_GROUPS, TODAY_HORIZONS, TODAY_MODULES, type TodayHorizon } from '#shared/features/today/today.lists.ts';
import { CadenceCalendar } from './CadenceCalendar.tsx';
import { DraftsCard } from './DraftsCard.tsx';
import { DueSection } from './DueSection.tsx';
import { FirstActs } from './FirstActs.tsx';
import { PinnedViewsCard } from './PinnedViewsCard.tsx';
import styles from './TodayPage.module.css';
import { UpkeepLine } from './UpkeepLine.tsx';
import { WaitingSection } from './WaitingSection.tsx';
import { walkByArrows } from './walk.ts';

/** What there is to do today, each line one press from the work (features U4). */
export function TodayPage() {
  const { t, locale } = useText();
  const { today } = useSession();
  const [withinText, setWithin] = useAddressPart('within');
  const [moduleText] = useAddressPart('module');
  const [groupText] = useAddressPart('group');
  const within = TODAY_HORIZONS.find((days) => String(days) === withinText) ?? 30;
  const module = TODAY_MODULES.find((one) => one === moduleText);
  const group = TODAY_GROUPS.find((one) => one === groupText);
  const { data, error, refetch } = useCall('today.get', { within }, { keep: true });
  useEffect(() => {
    // The page may have stood open over midnight.
    if (data !== undefined && data.upkeep.clock.now.slice(0, 10) !== today) void refetch();
  }, [data, today, refetch]);
  const asked = { within, ...(module ? { module } : {}), ...(group ? { group } : {}) };
  const print = () => printFile(() => runJob('today.print', asked, 'today.printing'));
  useCommands([
    { id: 'today.print', label: 'today.print', shortcut: 'Ctrl+P', canRun: () => true, run: () => void print() },
  ]);
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  );
  return (
    <Page
      title={t('today.today')}
      subtitle={`${today} ${weekday}`}
      actions={
        <>
          <SegmentedControl
            aria-label={t('today.horizon')}
            data={TODAY_HORIZONS.map((days) => ({ value: String(days), label: t('today.horizonDays', { days }) }))}
            value={String(within)}
            onChange={(days) => setWithin(days === '30' ? null : days, { replace: true })}
          />
          <ExportMenu list="todayDue" input={asked} />
          <Button
            variant="default"
            leftSection={<IconPrinter size={15} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print()}
          >
            {t('today.print')}
          </Button>
        </>
      }
    >
      <SubTabs label={t('shell.today')} tabs={TODAY_TABS} />
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null && <LoadingState /> : <Day data={data} asked={{ within, module, group }} />}
    </Page>
  );
}

type Day = CallOutput<'today.get'>;
type Asked = {
  readonly within: TodayHorizon;
  readonly module: (typeof TODAY_MODULES)[number] | undefined;
  readonly group: (typeof TODAY_GROUPS)[number] | undefined;
};

/** Everything at once, so that nothing shifts. */
function Day({ data, asked }: { readonly data: Day; readonly asked: Asked }) {
  const { t } = useText();
  const can = useCan();
  const { clock } = data.upkeep;
  const body = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const page = body.current;
    // The arrows walk the lines and the cells of the page; each is a button of its own.
    const walk = (event: KeyboardEvent) => {
      if (page !== null) walkByArrows(page, event);
    };
    page?.addEventListener('keydown', walk);
    return () => page?.removeEventListener('keydown', walk);
  }, []);
  const moment = (at: string) => at.replace('T', ' ');
  return (
    <div ref={body}>
      {clock.state === 'behind' && (
        <div className={styles.notice}>
          <Notice tone="overdue">
            {t('today.clockBehind', { now: moment(clock.now), latest: moment(clock.latest) })}
          </Notice>
        </div>
      )}
      <UpkeepLine upkeep={data.upkeep} />
      {data.isEmpty && <FirstActs />}
      <div className={styles.columns}>
        <div className={styles.column}>
          <DueSection day={data} {...asked} />
        </div>
        <div className={styles.column}>
          <WaitingSection title={t('today.mine')} none={t('today.mineNone')} groups={data.mine} />
          <WaitingSection title={t('today.others')} none={t('today.othersNone')} groups={data.others} />
          <DraftsCard drafts={data.drafts} />
          {can('search.find') && <PinnedViewsCard />}
        </div>
      </div>
      <CadenceCalendar cadence={data.cadence} />
    </div>
  );
}
