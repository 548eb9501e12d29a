import { ActionState } from '#renderer/ui/ActionState.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { Card, Line } from './Card.tsx';

type Row = CallOutput<'actions.list'>['rows'][number];

/** Open actions of everybody by due date, overdue ones first. */
export function ActionsCard({ data }: { readonly data: CallOutput<'actions.list'> | undefined }) {
  const { t } = useText();
  return (
    <Card
      title={t('today.actions')}
      count={data?.total}
      more={{ href: '/actions', label: t('today.actionsAll') }}
      none={t('today.actionsNone')}
      rows={data?.rows.map((row) => <ActionLine key={row.id} row={row} />)}
    />
  );
}

/** What the user owns, has to strike off or to approve; nothing while there is none of it. */
export function MyActionsCard({ mine }: { readonly mine: CallOutput<'actions.mine'> | undefined }) {
  const { t } = useText();
  if (mine === undefined) return null;
  const { total, rows, toStrikeOff, toApprove } = mine;
  if (total + toStrikeOff.total + toApprove.length === 0) return null;
  const waiting = [
    { key: 'strikeOff', count: toStrikeOff.total, words: t('actionLoop.mineToStrikeOff') },
    { key: 'approve', count: toApprove.length, words: t('actionLoop.mineToApprove') },
  ].filter(({ count }) => count > 0);
  return (
    <Card
      title={t('actionLoop.mine')}
      count={total + toStrikeOff.total + toApprove.length}
      rest={total - rows.length}
      more={{ href: '/actions/mine', label: t('today.actionsAll') }}
      none={t('actionLoop.mineNone')}
      rows={[
        ...waiting.map(({ key, count, words }) => (
          <Line
            key={key}
            href="/actions/mine"
            name={words}
            state={
              <StateBadge tone="near" icon="flag">
                {String(count)}
              </StateBadge>
            }
          />
        )),
        ...rows.map((row) => <ActionLine key={row.id} row={row} />),
      ]}
    />
  );
}

function ActionLine({ row }: { readonly row: Row }) {
  return (
    <Line
      href={`/actions?action=${row.id}`}
      name={row.text}
      note={row.responsibleUnit ?? row.ownerName ?? row.responsibleNames ?? ''}
      state={<ActionState action={row} />}
    />
  );
}
