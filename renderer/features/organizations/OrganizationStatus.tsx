import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import type { OrganizationStatus as Status } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from './fieldWords.ts';

const LOOKS: Readonly<Record<Status | 'preparing', { readonly tone: Tone; readonly icon: StateIcon }>> = {
  preparing: { tone: 'near', icon: 'pencil' },
  normal: { tone: 'fine', icon: 'check' },
  liquidating: { tone: 'behind', icon: 'clock' },
  cancelled: { tone: 'quiet', icon: 'ban' },
  revoked: { tone: 'overdue', icon: 'ban' },
  license_revoked: { tone: 'overdue', icon: 'ban' },
  filing_ended: { tone: 'quiet', icon: 'ban' },
};

type Props = { readonly status: Status; readonly recordState?: string };

/** The status of an organization as word and icon; a voided record, and one that is still preparing, say so instead. */
export function OrganizationStatus({ status, recordState = 'final' }: Props) {
  const words = useFieldWords();
  if (recordState === 'voided') {
    return (
      <StateBadge tone="quiet" icon="ban">
        {words.word('recordState', 'voided')}
      </StateBadge>
    );
  }
  const shown = recordState === 'draft' ? 'preparing' : status;
  const look = LOOKS[shown];
  return (
    <StateBadge tone={look.tone} icon={look.icon}>
      {words.word('status', shown)}
    </StateBadge>
  );
}
