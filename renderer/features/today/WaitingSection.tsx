import { useLocation } from 'wouter';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { WaitingGroup, WaitingLine } from '#shared/features/today/today.contract.ts';
import type { WaitingKind } from '#shared/features/today/today.lists.ts';
import { saidWords } from '#shared/features/today/todayWords.ts';
import { Head, Line } from './Line.tsx';
import styles from './TodayPage.module.css';

type Props = { readonly title: string; readonly none: string; readonly groups: readonly WaitingGroup[] };

/** What waits for the user, or for others, kind by kind with the first lines of each. */
export function WaitingSection({ title, none, groups }: Props) {
  const { t } = useText();
  const [, navigate] = useLocation();
  return (
    <section className={styles.card} aria-label={title}>
      <Head title={title} count={groups.reduce((sum, { total }) => sum + total, 0)} />
      {groups.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>
        {groups.flatMap(({ kind, total, rows, place }) => [
          ...rows.map((row) => <Waiting key={`${kind} ${row.id}`} kind={kind} row={row} />),
          ...(total > rows.length
            ? [
                <li key={kind}>
                  <button type="button" className={styles.rest} data-walk="line" onClick={() => navigate(place)}>
                    {t('today.more', { count: total - rows.length })}
                  </button>
                </li>,
              ]
            : []),
        ])}
      </ul>
    </section>
  );
}

/** What was sent back or missed looks graver than what simply waits. */
const LOOKS: Partial<Record<WaitingKind, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  documentReturned: { tone: 'overdue', icon: 'warning' },
  minutesReturned: { tone: 'overdue', icon: 'warning' },
  contactMissing: { tone: 'behind', icon: 'warning' },
  ownAction: { tone: 'quiet', icon: 'pencil' },
};
const PLAIN = { tone: 'near', icon: 'flag' } as const;

function Waiting({ kind, row }: { readonly kind: WaitingKind; readonly row: WaitingLine }) {
  const { t, label } = useText();
  const { tone, icon } = LOOKS[kind] ?? PLAIN;
  const { on, daysLeft, place } = row;
  const title = saidWords(row.title, t);
  const note = row.note === null ? null : saidWords(row.note, t);
  const words = [title, note, on === null || daysLeft !== null ? null : t('today.since', { date: on })];
  return (
    <Line
      href={place}
      state={
        <StateBadge tone={tone} icon={icon}>
          {label('waitingKindLabels', kind)}
        </StateBadge>
      }
      name={title}
      note={note}
      end={daysLeft === null ? on : <DueBadge daysLeft={daysLeft} />}
      title={words.filter((word) => word !== null).join('\n')}
    />
  );
}
