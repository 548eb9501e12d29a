import { useCall } from '#renderer/api/queries.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { Card, Line, SHOWN } from './Card.tsx';

/** The hand-overs under way; nothing when there is none. */
export function HandoversCard() {
  const { t, label } = useText();
  const { data } = useCall('handovers.list', { filter: { stage: 'under_way' }, limit: SHOWN });
  if (data === undefined || data.open === 0) return null;
  return (
    <Card
      title={t('handovers.underWay')}
      count={data.open}
      more={{ href: '/duties/handovers', label: t('handovers.underWayAll') }}
      none=""
      rows={data.rows.map((row) => (
        <Line
          key={row.id}
          href={`/duties/handovers/${row.id}`}
          name={t('handovers.partiesOf', { from: row.fromName, to: row.toName })}
          note={t('handovers.on', { date: row.handedOn })}
          state={
            <StateBadge tone={row.stage === 'open' ? 'near' : 'accent'} icon={row.stage === 'open' ? 'pencil' : 'flag'}>
              {label('handoverStageLabels', row.stage)}
            </StateBadge>
          }
        />
      ))}
    />
  );
}
