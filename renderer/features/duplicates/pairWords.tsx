import type { Column } from '#renderer/ui/DataTable.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import type { Text } from '#renderer/ui/text.tsx';
import type { DuplicatePair } from '#shared/features/duplicates/duplicates.contract.ts';
import { hasEnded } from '#shared/features/duplicates/duplicates.rules.ts';
import styles from './PairsList.module.css';

/** The page that compares a pair; the first one is kept there until the user swaps the sides. */
export function mergePlace({ first, second }: Pick<DuplicatePair, 'first' | 'second'>): string {
  return `/organizations/merge/${first.id}~${second.id}`;
}

/** Why two organizations look alike, in words. */
export function reasonsText({ reasons }: Pick<DuplicatePair, 'reasons'>, { t }: Text): string {
  return reasons.map(({ code, name }) => t(`likenessLabels.${code}`, { name: name ?? '' })).join(t('duplicates.join'));
}

/** The columns of the pairs; found ones show by whom and why instead of codes and places. */
export function pairColumns(text: Text, view: 'open' | 'distinct'): readonly Column<DuplicatePair>[] {
  const { t } = text;
  const nameOf = (side: 'first' | 'second'): Column<DuplicatePair> => ({
    id: side,
    label: t(`duplicates.${side}`),
    width: 170,
    grow: 3,
    render: (row) => <Name one={row[side]} text={text} />,
    text: (row) => row[side].name,
  });
  const markOf = (side: 'first' | 'second'): Column<DuplicatePair> => ({
    id: `${side}Mark`,
    label: t('duplicates.mark'),
    width: 158,
    grow: 1,
    render: (row) => mark(row[side]),
    text: (row) => mark(row[side]),
  });
  const why: Column<DuplicatePair> = {
    id: 'reason',
    label: t('duplicates.reason'),
    width: 150,
    grow: 2,
    render: (row) => reasonsText(row, text),
    text: (row) => reasonsText(row, text),
  };
  if (view === 'open') return [nameOf('first'), markOf('first'), nameOf('second'), markOf('second'), why];
  return [
    nameOf('first'),
    nameOf('second'),
    why,
    {
      id: 'ruledReason',
      label: t('duplicates.ruledReason'),
      width: 140,
      grow: 2,
      render: (row) => row.ruling?.reason ?? '',
      text: (row) => row.ruling?.reason ?? '',
    },
    { id: 'ruledBy', label: t('duplicates.ruledBy'), width: 80, render: (row) => row.ruling?.byName ?? '' },
    {
      id: 'ruledAt',
      label: t('duplicates.ruledAt'),
      width: 130,
      render: (row) => (row.ruling === null ? '' : shortMoment(row.ruling.at)),
    },
  ];
}

function Name({ one, text }: { readonly one: DuplicatePair['first']; readonly text: Text }) {
  return (
    <span className={styles.name}>
      <span className={styles.words}>{one.name}</span>
      {hasEnded(one.status) && (
        <StateBadge tone="quiet" icon="ban">
          {text.label('organizationLabels', `status_${one.status}`)}
        </StateBadge>
      )}
      {one.registrationKind === 'filed' && (
        <span className={styles.kind}>{text.label('organizationLabels', 'registrationKind_filed')}</span>
      )}
    </span>
  );
}

/** By what an organization is told from another of its name: its code, else where it is. */
function mark({ uscc, townshipName, communityName }: DuplicatePair['first']): string {
  return uscc ?? [townshipName, communityName].filter(Boolean).join('');
}
