import type { DutyState } from '#shared/features/recurringDuties/recurringDuties.lists.ts';
import type { StateIcon, Tone } from './StateBadge.tsx';

/** How a recurring duty looks in each state of a period, the same on its page and in the calendar of the day. */
export const DUTY_LOOKS: Readonly<Record<DutyState, { readonly tone: Tone; readonly icon: StateIcon }>> = {
  satisfied: { tone: 'fine', icon: 'check' },
  late: { tone: 'behind', icon: 'check' },
  missed: { tone: 'overdue', icon: 'warning' },
  due_soon: { tone: 'behind', icon: 'clock' },
  running: { tone: 'near', icon: 'dot' },
  ahead: { tone: 'quiet', icon: 'clock' },
  nothing: { tone: 'quiet', icon: 'dot' },
  not_kept: { tone: 'quiet', icon: 'ban' },
};
