import { useCall } from '#renderer/api/queries.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { Card, Line, SHOWN } from './Card.tsx';

const PLACE = '/duties/contacts?holder=none';

/** Organizations without a contact by township; nothing when there is none, or when the office assigned nobody as yet. */
export function ContactsCard() {
  const { t } = useText();
  const { data } = useCall('contactAssignments.overview', {});
  if (data === undefined || data.uncovered === 0 || data.uncovered === data.total) return null;
  const named = data.townships.filter(({ uncovered }) => uncovered > 0);
  const without = data.uncovered - named.reduce((sum, { uncovered }) => sum + uncovered, 0);
  const lines = [
    ...named,
    ...(without > 0 ? [{ name: t('contactAssignments.noTownship'), uncovered: without }] : []),
  ].slice(0, SHOWN);
  return (
    <Card
      title={t('contactAssignments.todayTitle')}
      count={data.uncovered}
      more={{ href: PLACE, label: t('contactAssignments.todayAll') }}
      none=""
      rows={lines.map(({ name, uncovered }) => (
        <Line
          key={name}
          href={PLACE}
          name={name}
          state={
            <StateBadge tone="behind" icon="warning">
              {t('contactAssignments.todayCount', { count: uncovered })}
            </StateBadge>
          }
        />
      ))}
    />
  );
}
