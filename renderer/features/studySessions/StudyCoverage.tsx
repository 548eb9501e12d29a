import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import type { StudyKind } from '#shared/features/studySessions/studySessions.lists.ts';
import styles from './Study.module.css';

type Coverage = CallOutput<'studySessions.coverage'>;
type MonthState = Coverage['kinds'][number]['months'][number]['state'];

const LOOKS: Readonly<Record<MonthState, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  satisfied: { tone: 'fine', icon: 'check' },
  late: { tone: 'behind', icon: 'check' },
  missed: { tone: 'overdue', icon: 'warning' },
  due_soon: { tone: 'behind', icon: 'clock' },
  running: { tone: 'near', icon: 'dot' },
  ahead: { tone: 'quiet', icon: 'clock' },
  nothing: { tone: 'quiet', icon: 'dot' },
  not_kept: { tone: 'quiet', icon: 'ban' },
};

type Props = {
  readonly coverage: Coverage;
  /** The month and kind that the list is narrowed to. */
  readonly chosen: { readonly kind: StudyKind | undefined; readonly month: number | undefined };
  onChoose(kind: StudyKind, month: number): void;
};

/** The twelve months of a year for each kind: done, missing, due soon; a press narrows the list to the month. */
export function StudyCoverage({ coverage, chosen, onChoose }: Props) {
  const { t, label } = useText();
  return (
    <section className={styles.strip} aria-label={t('studySessions.coverage')}>
      {coverage.kinds.map(({ kind, months, ...sums }) => (
        <div key={kind} className={styles.kind}>
          <span className={styles.kindName}>{label('studyKindLabels', kind)}</span>
          <div>
            <div className={styles.months}>
              {months.map(({ month, state, sessions }) => (
                <button
                  key={month}
                  type="button"
                  className={styles.month}
                  aria-pressed={chosen.kind === kind && chosen.month === month}
                  onClick={() => onChoose(kind, month)}
                >
                  <span>{t('studySessions.monthName', { month })}</span>
                  <StateBadge {...LOOKS[state]}>
                    {state === 'satisfied' && sessions > 1
                      ? t('studySessions.coverageSessions', { count: sessions })
                      : label('dutyStateLabels', state)}
                  </StateBadge>
                </button>
              ))}
            </div>
            <span className={styles.dim}>{t('studySessions.coverageSums', sums)}</span>
          </div>
        </div>
      ))}
      <span className={styles.dim}>{t('studySessions.coverageRule', { days: coverage.leadDays })}</span>
    </section>
  );
}
