import { useCall } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import { cellWords, dutyName, periodName } from '#shared/features/recurringDuties/dutyWords.ts';
import { Card, Line, SHOWN } from './Card.tsx';

/** Recurring duties (常规工作) that are due soon or were missed in their last period; each line opens the year. */
export function RecurringDutiesCard() {
  const { t } = useText();
  const { today } = useSession();
  const { data } = useCall('recurringDuties.now', {});
  return (
    <Card
      title={t('recurringDuties.todayTitle')}
      count={data?.rows.length}
      more={{ href: '/actions/cadence', label: t('recurringDuties.todayAll') }}
      none={t('recurringDuties.todayNone')}
      rows={data?.rows.slice(0, SHOWN).map((row) => {
        const { cell, year } = row;
        const missed = cell.state === 'missed';
        const period = periodName(row, cell, t);
        const isThisYear = year === Number(today.slice(0, 4));
        return (
          <Line
            key={`${row.key} ${year} ${cell.number}`}
            href={placeWith('/actions/cadence', { year: String(year), duty: `${row.key} ${cell.number}` })}
            name={dutyName(row, t)}
            note={isThisYear ? period : t('recurringDuties.todayPeriod', { year, period })}
            state={
              <StateBadge tone={missed ? 'overdue' : 'behind'} icon={missed ? 'warning' : 'clock'}>
                {cellWords(row, cell, t)}
              </StateBadge>
            }
          />
        );
      })}
    />
  );
}
