import { useCall } from '#renderer/api/queries.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { numberStyleOf } from '#shared/features/officialDocuments/officialContent.rules.ts';
import { Card, Line, SHOWN } from './Card.tsx';

type Row = CallOutput<'officialDocuments.waiting'>['rows'][number];

/** The documents whose next act is this user's, longest waiting first. */
export function OfficialDocumentsCard() {
  const { t } = useText();
  const { data } = useCall('officialDocuments.waiting', {});
  return (
    <Card
      title={t('today.official')}
      count={data?.rows.length}
      more={{ href: '/official', label: t('today.officialAll') }}
      none={t('today.officialNone')}
      rows={data?.rows
        .slice(0, SHOWN)
        .map((row) => (
          <Line
            key={row.id}
            href={`/official/${row.id}`}
            name={row.title || t('officialDocuments.untitled')}
            note={t('today.officialSince', { date: row.since.slice(0, 10) })}
            state={<WaitingBadge row={row} />}
          />
        ))}
    />
  );
}

/** The act that is due. */
function WaitingBadge({ row }: { readonly row: Row }) {
  const { t } = useText();
  if (row.returned) {
    return (
      <StateBadge tone="overdue" icon="warning">
        {t('officialDocuments.returnedState')}
      </StateBadge>
    );
  }
  if (row.stage === 'approved') {
    const lacksNumber = row.number === null && numberStyleOf(row.form) !== 'none';
    return (
      <StateBadge tone="accent" icon="flag">
        {t(lacksNumber ? 'today.officialNumber' : 'today.officialIssue')}
      </StateBadge>
    );
  }
  return (
    <StateBadge tone="near" icon="clock">
      {t(row.waitingFor === 'approver' ? 'today.officialApprove' : 'today.officialReview')}
    </StateBadge>
  );
}
