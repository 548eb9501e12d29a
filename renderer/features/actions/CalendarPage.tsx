import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { ActionFilters } from './ActionFilters.tsx';
import { ActionSide, useActionSide } from './ActionSide.tsx';
import { actionFilterStore, viewFilter } from './actionFilter.ts';
import styles from './Calendar.module.css';

type Day = CallOutput<'actions.calendar'>['days'][number];

/** Actions named on one day; the rest is counted. */
const SHOWN = 4;

/** 日历: a month of due days, days off and worked weekends marked. */
export function CalendarPage() {
  const { t } = useText();
  const { today } = useSession();
  const filter = useListFilter(actionFilterStore);
  const [month, setMonth] = useState(today.slice(0, 7));
  const { data, error, refetch } = useCall(
    'actions.calendar',
    { ...viewFilter(filter.settled), month },
    { keep: true },
  );
  const side = useActionSide();
  const move = (by: number) => setMonth(monthFrom(month, by));
  useCommands([
    {
      id: 'calendar.before',
      label: 'actionLoop.monthBefore',
      shortcut: 'Alt+PageUp',
      canRun: () => true,
      run: () => move(-1),
    },
    {
      id: 'calendar.after',
      label: 'actionLoop.monthAfter',
      shortcut: 'Alt+PageDown',
      canRun: () => true,
      run: () => move(1),
    },
  ]);
  const [year = '', number = ''] = month.split('-');
  return (
    <Page scroll={false} title={t('actionLoop.calendar')}>
      <SubTabs label={t('actions.actions')} tabs={ACTION_TABS} />
      <Toolbar>
        <ActionIcon variant="default" aria-label={t('actionLoop.monthBefore')} onClick={() => move(-1)}>
          <IconChevronLeft size={16} aria-hidden />
        </ActionIcon>
        <b className={styles.month} aria-live="polite">
          {t('actionLoop.monthOf', { year, month: Number(number) })}
        </b>
        <ActionIcon variant="default" aria-label={t('actionLoop.monthAfter')} onClick={() => move(1)}>
          <IconChevronRight size={16} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => setMonth(today.slice(0, 7))}>
          {t('actionLoop.monthNow')}
        </Button>
        <ActionFilters filter={filter} states={false} />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data?.isVerified === false && <Notice tone="near">{t('actionLoop.unverified')}</Notice>}
      <SplitView
        small="side"
        list={
          data === undefined ? (
            <LoadingState />
          ) : (
            <Month days={data.days} today={today} chosen={side.id} onOpen={side.open} />
          )
        }
        side={side.id === null ? null : <ActionSide id={side.id} onClose={side.close} />}
      />
    </Page>
  );
}

type MonthProps = {
  readonly days: readonly Day[];
  readonly today: string;
  readonly chosen: string | null;
  onOpen(id: string): void;
};

function Month({ days, today, chosen, onOpen }: MonthProps) {
  const { t } = useText();
  // Monday first.
  const before = days[0] === undefined ? 0 : (weekdayOf(days[0].date) + 6) % 7;
  const after = (7 - ((before + days.length) % 7)) % 7;
  const first = days[0]?.date ?? today;
  const last = days.at(-1)?.date ?? today;
  return (
    <div className={styles.calendar}>
      <div className={styles.grid}>
        {(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const).map((day) => (
          <div key={day} className={styles.weekday}>
            {t(`actionLoop.weekday_${day}`)}
          </div>
        ))}
        {Array.from({ length: before }, (_, index) => (
          <div key={addDays(first, index - before)} className={styles.outside} />
        ))}
        {days.map((day) => (
          <DayCell key={day.date} day={day} isToday={day.date === today} chosen={chosen} onOpen={onOpen} />
        ))}
        {Array.from({ length: after }, (_, index) => (
          <div key={addDays(last, index + 1)} className={styles.outside} />
        ))}
      </div>
    </div>
  );
}

type DayProps = {
  readonly day: Day;
  readonly isToday: boolean;
  readonly chosen: string | null;
  onOpen(id: string): void;
};

function DayCell({ day, isToday, chosen, onOpen }: DayProps) {
  const { t } = useText();
  const { date, isWorkingDay, total, rows } = day;
  const isWeekend = [0, 6].includes(weekdayOf(date));
  // Said only where the calendar differs from the week.
  const mark = isWeekend === isWorkingDay ? t(isWorkingDay ? 'actionLoop.workDay' : 'actionLoop.restDay') : null;
  return (
    <section className={styles.day} data-rest={!isWorkingDay} data-today={isToday} aria-label={date}>
      <div className={styles.dayHead}>
        <span>{Number(date.slice(8))}</span>
        {mark !== null && <span className={styles.mark}>{mark}</span>}
      </div>
      {rows.slice(0, SHOWN).map((row) => (
        <button
          key={row.id}
          type="button"
          className={styles.item}
          data-state={row.state}
          aria-pressed={chosen === row.id}
          title={row.text}
          onClick={() => onOpen(row.id)}
        >
          <span className={styles.clip}>
            <span className={styles.sign}>{t(`actionLoop.sign_${row.state}`)}</span>
            {row.text}
          </span>
        </button>
      ))}
      {total > SHOWN && <span className={styles.more}>{t('actionLoop.dayMore', { count: total - SHOWN })}</span>}
    </section>
  );
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}

/** The month so many months after another one (`YYYY-MM`). */
function monthFrom(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7);
}
