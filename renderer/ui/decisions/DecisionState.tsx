import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DecisionState as State } from '#shared/features/decisions/decisions.lists.ts';

const BADGES: Readonly<Record<State, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  overdue: { tone: 'overdue', icon: 'warning' },
  open: { tone: 'accent', icon: 'dot' },
  partly: { tone: 'near', icon: 'clock' },
  done: { tone: 'fine', icon: 'check' },
  cancelled: { tone: 'quiet', icon: 'ban' },
  none: { tone: 'quiet', icon: 'dot' },
  repealed: { tone: 'behind', icon: 'ban' },
  voided: { tone: 'quiet', icon: 'ban' },
};

/** What became of a decision, as word and icon. */
export function DecisionState({ state }: { readonly state: State }) {
  const { label } = useText();
  const { tone, icon } = BADGES[state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {label('decisionStateLabels', state)}
    </StateBadge>
  );
}
