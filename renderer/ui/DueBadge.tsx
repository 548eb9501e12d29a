import { type DueTone, dueTone } from '#shared/features/organizations/dueItems.rules.ts';
import { daysWords } from '#shared/features/today/todayWords.ts';
import { StateBadge, type StateIcon } from './StateBadge.tsx';
import { useText } from './text.tsx';

const ICONS: Readonly<Record<DueTone, StateIcon>> = {
  overdue: 'warning',
  behind: 'clock',
  near: 'clock',
  quiet: 'clock',
};

type Props = {
  /** Days from today to the day; negative: overdue. */
  readonly daysLeft: number;
  /** The state in words where it says more than how far off the day is. */
  readonly words?: string;
};

/** How far off a day is, in words and by colour and icon: one scale wherever something falls due (`dueTone`). */
export function DueBadge({ daysLeft, words }: Props) {
  const sayDays = useDaysLeft();
  const tone = dueTone(daysLeft);
  return (
    <StateBadge tone={tone} icon={ICONS[tone]}>
      {words ?? sayDays(daysLeft)}
    </StateBadge>
  );
}

/** How far off a day is, in words. */
export function useDaysLeft(): (daysLeft: number) => string {
  const { t } = useText();
  return (daysLeft) => daysWords(daysLeft, t);
}
