import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { StudySessionRow } from '#shared/features/studySessions/studySessions.contract.ts';

const LOOKS: Readonly<Record<StudySessionRow['recordState'], { readonly tone: Tone; readonly icon: StateIcon }>> = {
  draft: { tone: 'behind', icon: 'pencil' },
  final: { tone: 'near', icon: 'lock' },
  archived: { tone: 'quiet', icon: 'lock' },
  voided: { tone: 'quiet', icon: 'ban' },
};

/** Draft, final or voided. */
export function StudyState({ state }: { readonly state: StudySessionRow['recordState'] }) {
  const { label } = useText();
  const { tone, icon } = LOOKS[state];
  return (
    <StateBadge tone={tone} icon={icon}>
      {label('studyStateLabels', state)}
    </StateBadge>
  );
}
