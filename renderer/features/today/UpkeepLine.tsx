import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { Upkeep } from '#shared/features/today/today.contract.ts';
import styles from './TodayPage.module.css';

/** How the office itself is kept, in one line: copies, calendar, log, clock, checks. */
export function UpkeepLine({ upkeep }: { readonly upkeep: Upkeep }) {
  const { t } = useText();
  const { lastBackupAt, lastDrillAt, log, logChecked, clock, consistency } = upkeep;
  return (
    <section className={styles.upkeep} aria-label={t('today.upkeep')}>
      <Fact name={t('today.backup')}>
        {lastBackupAt === null ? <Never words={t('today.backupNever')} /> : shortMoment(lastBackupAt)}
      </Fact>
      <Fact name={t('today.drill')}>
        {lastDrillAt === null ? <Never words={t('today.drillNever')} /> : shortMoment(lastDrillAt)}
      </Fact>
      <Fact name={t('today.calendar')}>
        <Calendar calendar={upkeep.calendar} />
      </Fact>
      <Fact name={t('today.log')}>
        <span title={t('today.logAt', { at: shortMoment(log.at) })}>
          {t('today.logHead', { seq: log.seq, hash: log.hash })}
        </span>
        {logChecked === null ? (
          <span className={styles.dim}>{t('today.logUnchecked')}</span>
        ) : (
          <StateBadge
            tone={logChecked.findings === 0 ? 'fine' : 'overdue'}
            icon={logChecked.findings === 0 ? 'check' : 'warning'}
          >
            {logChecked.findings === 0
              ? t('today.logFine', { at: shortMoment(logChecked.at) })
              : t('today.logWrong', { at: shortMoment(logChecked.at), count: logChecked.findings })}
          </StateBadge>
        )}
      </Fact>
      {clock.state === 'fine' && (
        <Fact name={t('today.clock')}>
          <StateBadge tone="fine" icon="check">
            {t('today.clockFine')}
          </StateBadge>
        </Fact>
      )}
      <Fact name={t('today.check')}>
        <Link href="/consistency">{consistencyWords(consistency, t)}</Link>
      </Fact>
    </section>
  );
}

function consistencyWords(check: Upkeep['consistency'], t: ReturnType<typeof useText>['t']): string {
  if (check === null) return t('today.checkNone');
  const at = shortMoment(check.at);
  return check.findings === 0 ? t('today.checkFine', { at }) : t('today.checkFound', { at, count: check.findings });
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <span className={styles.fact}>
      <span className={styles.dim}>{name}</span>
      {children}
    </span>
  );
}

function Never({ words }: { readonly words: string }) {
  return (
    <StateBadge tone="overdue" icon="warning">
      {words}
    </StateBadge>
  );
}

/** This and the next year; from November on the missing edition of the next one is one press away (features U8). */
function Calendar({ calendar: { thisYear, nextYear } }: Pick<Upkeep, 'calendar'>) {
  const { t } = useText();
  const can = useCan();
  const missing = [...(thisYear.isVerified ? [] : [thisYear.year]), ...(nextYear.remind ? [nextYear.year] : [])];
  const held = [thisYear, nextYear].filter(({ isVerified }) => isVerified);
  return (
    <>
      {held.length > 0 && (
        <span>{t('today.calendarHeld', { year: held.map(({ year }) => year).join(t('today.join')) })}</span>
      )}
      {missing.map((year) =>
        can('calendars.write') ? (
          <Link key={year} href={`/settings/calendars/load?year=${year}`}>
            <StateBadge tone="behind" icon="warning">
              {t('today.calendarLoad', { year })}
            </StateBadge>
          </Link>
        ) : (
          <StateBadge key={year} tone="behind" icon="warning">
            {t('today.calendarMissing', { year })}
          </StateBadge>
        ),
      )}
    </>
  );
}
