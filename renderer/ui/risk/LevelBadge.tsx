import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { RiskLevel } from '#shared/features/riskAssessments/riskAssessments.lists.ts';

const BADGES: Readonly<Record<RiskLevel, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  low: { tone: 'fine', icon: 'check' },
  moderate: { tone: 'near', icon: 'dot' },
  high: { tone: 'behind', icon: 'flag' },
  major: { tone: 'overdue', icon: 'warning' },
};

/** A level of risk as word, icon and colour; a quiet word for what is not rated yet. */
export function LevelBadge({ level }: { readonly level: RiskLevel | null }) {
  const { t, label } = useText();
  if (level === null) return <StateBadge {...{ tone: 'quiet', icon: 'dot' }}>{t('riskMatrices.notRated')}</StateBadge>;
  return <StateBadge {...BADGES[level]}>{label('riskLevelLabels', level)}</StateBadge>;
}
