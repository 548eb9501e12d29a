import { Button, Select } from '@mantine/core';
import { IconPlus, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { COMMUNITY_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { yearsDownFrom } from '#renderer/ui/FilterSelect.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section, Toolbar } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith, useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { Exchange } from '#shared/features/community/caseExchanges.contract.ts';
import { ChooseCasesDialog } from './ChooseCasesDialog.tsx';
import styles from './community.module.css';
import { ExchangePlanDialog } from './ExchangePlanDialog.tsx';
import { Programme } from './Programme.tsx';

const LOOKS: Readonly<Record<Exchange['state'], { readonly tone: Tone; readonly icon: StateIcon }>> = {
  satisfied: { tone: 'fine', icon: 'check' },
  late: { tone: 'behind', icon: 'check' },
  missed: { tone: 'overdue', icon: 'warning' },
  due_soon: { tone: 'behind', icon: 'clock' },
  running: { tone: 'near', icon: 'dot' },
  ahead: { tone: 'quiet', icon: 'clock' },
  nothing: { tone: 'quiet', icon: 'dot' },
  not_kept: { tone: 'quiet', icon: 'ban' },
};

/** 年末交流: how the exchange of a year stands, its plan, and which cases are presented in which order. */
export function ExchangePage() {
  const { t, label, known } = useText();
  const can = useCan();
  const { today } = useSession();
  const [path, go] = useLocation();
  const [asked] = useAddressPart('year');
  const [acting, setActing] = useState<'plan' | 'choose' | null>(null);
  const typed = Number(asked);
  const input = asked !== null && typed >= 1990 && typed <= 2089 ? { year: typed } : {};
  const { data, error, refetch } = useCall('caseExchanges.get', input, { keep: true });
  const canWrite = can('community.write');
  useAskedForm('caseExchange:', data !== undefined, () => {
    if (canWrite) setActing('plan');
    return canWrite;
  });
  const print = (empty: boolean) =>
    printFile(() => runJob('caseExchanges.print', { year: data?.year ?? 0, empty }, 'caseExchanges.printing'));
  useCommands([
    {
      ...{ id: 'exchange.print', label: 'caseExchanges.print', shortcut: 'Ctrl+P' },
      ...{ canRun: () => data !== undefined, run: () => void print(false) },
    },
    {
      ...{ id: 'exchange.empty', label: 'caseExchanges.printEmpty' },
      ...{ canRun: () => data !== undefined, run: () => void print(true) },
    },
    {
      ...{ id: 'exchange.choose', label: 'caseExchanges.add', shortcut: 'Ctrl+Alt+N' },
      ...{ canRun: () => canWrite && data !== undefined, run: () => setActing('choose') },
    },
  ]);
  if (data === undefined)
    return (
      <Page title={t('community.exchange')}>
        {error === null ? <LoadingState /> : <ErrorNotice error={error} onRetry={() => void refetch()} />}
      </Page>
    );
  const { year, from, to, times, state, meetings, plan } = data;
  const years = [...new Set([...yearsDownFrom(Number(today.slice(0, 4)) + 1), year])];
  const host = [plan?.hostName, plan?.hostPost].filter(Boolean).join('　');
  return (
    <Page
      title={t('community.exchange')}
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconPrinter size={14} aria-hidden />}
            title="Ctrl+P"
            onClick={() => void print(false)}
          >
            {t('caseExchanges.print')}
          </Button>
          {canWrite && (
            <Button
              leftSection={<IconPlus size={15} aria-hidden />}
              title="Ctrl+Alt+N"
              onClick={() => setActing('choose')}
            >
              {t('caseExchanges.add')}
            </Button>
          )}
        </>
      }
    >
      <SubTabs label={t('shell.community')} tabs={COMMUNITY_TABS} />
      <Toolbar>
        <Select
          w={96}
          aria-label={t('community.year')}
          allowDeselect={false}
          data={years.map(String)}
          value={String(year)}
          onChange={(next) => next !== null && go(placeWith(path, { year: next }), { replace: true })}
        />
        <StateBadge {...LOOKS[state]}>{label('dutyStateLabels', state)}</StateBadge>
        <span className={styles.dim}>{t('caseExchanges.window', { from, to, times })}</span>
      </Toolbar>
      <div className={styles.page}>
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        <Section
          title={t('caseExchanges.meetings')}
          actions={
            can('meetings.write') &&
            state !== 'satisfied' && (
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => go(placeWith('/meetings/new', { kind: 'exchange' }))}
              >
                {t('caseExchanges.newMeeting')}
              </Button>
            )
          }
        >
          {meetings.length === 0 ? (
            <p className={styles.dim}>{t('caseExchanges.noMeetings')}</p>
          ) : (
            <ul className={styles.names}>
              {meetings.map((meeting) => (
                <li key={meeting.id}>
                  <Link href={`/meetings/${meeting.id}`}>{meeting.title}</Link>
                  <span className={styles.dim}>{meeting.on}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section
          title={t('caseExchanges.plan')}
          actions={
            canWrite && (
              <Button size="compact-sm" variant="default" onClick={() => setActing('plan')}>
                {t('caseExchanges.editPlan')}
              </Button>
            )
          }
        >
          <Facts>
            <Fact label={t('exchangeFieldLabels.plannedOn')}>{plan?.plannedOn}</Fact>
            <Fact label={t('exchangeFieldLabels.place')}>{plan?.place}</Fact>
            <Fact label={t('caseExchanges.host')}>{host === '' ? null : host}</Fact>
            {plan?.note != null && (
              <Fact label={t('exchangeFieldLabels.note')} wide>
                {plan.note}
              </Fact>
            )}
          </Facts>
        </Section>
        <Programme exchange={data} editable={canWrite} />
        {plan !== null && (
          <FoldedHistory
            id={plan.id}
            fieldLabel={(field) => known(`exchangeFieldLabels.${field}`) ?? field}
            valueText={(field, value) => known(`organizationLabels.${field}_${String(value)}`) ?? String(value)}
          />
        )}
      </div>
      {acting === 'plan' && <ExchangePlanDialog exchange={data} onClose={() => setActing(null)} />}
      {acting === 'choose' && <ChooseCasesDialog exchange={data} onClose={() => setActing(null)} />}
    </Page>
  );
}
