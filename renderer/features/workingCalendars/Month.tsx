import { useText } from '#renderer/ui/text.tsx';
import { addDays, type CalendarEdition, isWeekend, weekdayOf } from '#shared/lib/workingDays.ts';
import styles from './workingCalendars.module.css';

/** Columns of a month, Monday first. */
const WEEK = [1, 2, 3, 4, 5, 6, 0] as const;

type Props = {
  readonly year: number;
  readonly month: number;
  readonly edition: CalendarEdition | null;
  readonly today: string;
};

/** One month: a line for each week; 休 and 班 stand beside the day, so that nothing hangs on colour. */
export function Month({ year, month, edition, today }: Props) {
  const { t } = useText();
  return (
    <table className={styles.month}>
      <caption>{t('workingCalendars.month', { month })}</caption>
      <thead>
        <tr>
          {WEEK.map((weekday) => (
            <th key={weekday} scope="col" aria-label={t(`workingCalendars.weekday_${weekday}`)}>
              {t(`workingCalendars.short_${weekday}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week[0]}>
            {week.map((date) => {
              const kind = kindOf(date, month, edition);
              return (
                <td key={date} data-kind={kind} data-today={kind !== 'none' && date === today}>
                  {kind !== 'none' && Number(date.slice(8))}
                  {kind === 'off' && <span className={styles.mark}>{t('workingCalendars.markOff')}</span>}
                  {kind === 'makeup' && <span className={styles.mark}>{t('workingCalendars.markMakeup')}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Kind = 'none' | 'work' | 'rest' | 'off' | 'makeup';

function kindOf(date: string, month: number, edition: CalendarEdition | null): Kind {
  if (Number(date.slice(5, 7)) !== month) return 'none';
  if (edition?.off.includes(date)) return 'off';
  if (edition?.makeup.includes(date)) return 'makeup';
  return isWeekend(date) ? 'rest' : 'work';
}

/** Six weeks from the Monday on or before the first: every month is as tall as the others. */
function weeksOf(year: number, month: number): string[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const monday = addDays(first, -((weekdayOf(first) + 6) % 7));
  return [0, 1, 2, 3, 4, 5].map((week) => WEEK.map((_day, index) => addDays(monday, week * 7 + index)));
}
