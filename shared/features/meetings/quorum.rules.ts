import type { QUORUM_RULES as GROUP_QUORUM_RULES } from '../duties/duties.contract.ts';
import { attendanceOf, fewest, quorumRule } from '../organizationMeetings/quorum.rules.ts';
import type { Presence } from './presence.rules.ts';

/**
 * By which rule the body of a meeting can decide (features M5): the group's own, or what the law and the model articles say of the
 * council of an organization of that type; null: the body has no rule.
 */
export type BodyRule =
  | { readonly body: 'group'; readonly quorum: (typeof GROUP_QUORUM_RULES)[number] }
  | { readonly body: 'council'; readonly legalType: string | null }
  | null;

/** `share` names the rule in words (`quorumShareLabels`). */
export type Quorum = {
  readonly share: 'majority' | 'two_thirds' | 'half' | 'all';
  readonly needed: number;
  readonly isReached: boolean;
};

/** How many have to be there, and whether they are; null where no rule is known or nobody was due. */
export function quorumAt(rule: BodyRule, { due, present }: Pick<Presence, 'due' | 'present'>): Quorum | null {
  if (rule === null || due === 0) return null;
  if (rule.body === 'council') return councilQuorum(rule.legalType, { due, present });
  switch (rule.quorum) {
    case 'none':
      return null;
    case 'majority':
      return measured('majority', fewest('more_than_half', due), present);
    case 'two_thirds':
      return measured('two_thirds', fewest('two_thirds', due), present);
    case 'all':
      return measured('all', due, present);
  }
}

function councilQuorum(legalType: string | null, who: { readonly due: number; readonly present: number }) {
  const rule = quorumRule(legalType, 'council');
  if (rule === undefined) return null;
  const { share, needed } = attendanceOf(rule, who);
  return measured(share === 'more_than_half' ? 'majority' : share, needed, who.present);
}

function measured(share: Quorum['share'], needed: number, present: number): Quorum {
  return { share, needed, isReached: present >= needed };
}
