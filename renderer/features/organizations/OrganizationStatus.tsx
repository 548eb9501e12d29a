import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import type { OrganizationStatus as Status } from '#shared/features/organizations/organizations.rules.ts';
import { useFieldWords } from './fieldWords.ts';

const LOOKS: Readonly<Record<Status, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  normal: { tone: 'fine', icon: 'check' },
  liquidating: { tone: 'behind', icon: 'clock' },
  cancelled: { tone: 'quiet', icon: 'ban' },
  revoked: { tone: 'overdue', icon: 'ban' },
  license_revoked: { tone: 'overdue', icon: 'ban' },
  filing_ended: { tone: 'quiet', icon: 'ban' },
};

/** The status of an organization as word and icon; a voided record says so instead. */
export function OrganizationStatus({ status, voided }: { readonly status: Status; readonly voided: boolean }) {
  const words = useFieldWords();
  if (voided) {
    return (
      <StateBadge tone="quiet" icon="ban">
        {words.word('recordState', 'voided')}
      </StateBadge>
    );
  }
  const look = LOOKS[status];
  return (
    <StateBadge tone={look.tone} icon={look.icon}>
      {words.word('status', status)}
    </StateBadge>
  );
}
