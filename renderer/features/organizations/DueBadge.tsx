import { StateBadge, type StateIcon } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DueItem } from '#shared/features/organizations/dueItems.contract.ts';

const ICONS: Readonly<Record<DueItem['tone'], StateIcon>> = {
  overdue: 'warning',
  behind: 'clock',
  near: 'clock',
  quiet: 'dot',
};

/** How far off a day is, in words and by colour and icon. */
export function DueBadge({ item }: { readonly item: Pick<DueItem, 'tone' | 'daysLeft'> }) {
  const { t } = useText();
  const { tone, daysLeft } = item;
  const words =
    daysLeft === 0
      ? t('dueItems.today')
      : daysLeft < 0
        ? t('dueItems.daysOver', { days: -daysLeft })
        : t('dueItems.daysLeft', { days: daysLeft });
  return (
    <StateBadge tone={tone} icon={ICONS[tone]}>
      {words}
    </StateBadge>
  );
}
