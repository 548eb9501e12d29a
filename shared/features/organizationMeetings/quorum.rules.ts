import type { MeetingBody, ResolutionSubject } from './organizationMeetings.lists.ts';

/** A share of people: 三分之二以上 and 半数以上 count the share itself (民法典第一千二百五十九条), 过半数 does not. */
export type Share = 'two_thirds' | 'half' | 'more_than_half';
/** How many have to vote for a resolution, reckoned from those present or from all. */
export type Majority = { readonly share: Share; readonly of: 'present' | 'due' };

/** How many have to come and to agree, for one kind of organization; `source` names the paper (`quorumSourceLabels`). */
export type QuorumRule = {
  readonly legalType: 'social_group' | 'service_institution' | 'foundation';
  readonly bodies: readonly MeetingBody[];
  readonly attendance: Share;
  readonly adoption: Majority;
  /** Subjects that need more. */
  readonly special: (Majority & { readonly subjects: readonly ResolutionSubject[] }) | null;
  readonly source: 'modelArticles' | 'modelAssociation' | 'modelInstitution' | 'foundationRegulation';
};

/** The usual rules; an organization's own articles go before them, so that they only warn. */
export const QUORUM_RULES: readonly QuorumRule[] = [
  {
    legalType: 'social_group',
    bodies: ['members', 'delegates'],
    attendance: 'two_thirds',
    adoption: { share: 'half', of: 'present' },
    special: { subjects: ['articles'], share: 'two_thirds', of: 'present' },
    source: 'modelArticles',
  },
  {
    legalType: 'social_group',
    bodies: ['council', 'standing_council'],
    attendance: 'two_thirds',
    adoption: { share: 'two_thirds', of: 'present' },
    special: null,
    source: 'modelArticles',
  },
  {
    legalType: 'social_group',
    bodies: ['supervisors'],
    attendance: 'two_thirds',
    adoption: { share: 'half', of: 'present' },
    special: null,
    source: 'modelAssociation',
  },
  {
    legalType: 'foundation',
    bodies: ['council'],
    attendance: 'two_thirds',
    adoption: { share: 'more_than_half', of: 'present' },
    special: { subjects: ['articles', 'election', 'officers', 'major'], share: 'two_thirds', of: 'present' },
    source: 'foundationRegulation',
  },
  {
    legalType: 'service_institution',
    bodies: ['council'],
    attendance: 'half',
    adoption: { share: 'more_than_half', of: 'due' },
    special: { subjects: ['articles', 'major'], share: 'two_thirds', of: 'due' },
    source: 'modelInstitution',
  },
];

/** The rule of a body; undefined where only the organization's own articles say it. */
export function quorumRule(legalType: string | null, body: MeetingBody): QuorumRule | undefined {
  return QUORUM_RULES.find((rule) => rule.legalType === legalType && rule.bodies.includes(body));
}

/** Fewest people that are such a share of `whole`. */
export function fewest(share: Share, whole: number): number {
  switch (share) {
    case 'two_thirds':
      return Math.ceil((whole * 2) / 3);
    case 'half':
      return Math.ceil(whole / 2);
    case 'more_than_half':
      return Math.floor(whole / 2) + 1;
  }
}

type Attendance = { readonly due: number; readonly present: number };
/** A number beside the one that the rule asks for. */
export type Measured = Majority & { readonly needed: number; readonly isReached: boolean };

/** Whether enough people came. */
export function attendanceOf(rule: QuorumRule, { due, present }: Attendance): Measured {
  const needed = fewest(rule.attendance, due);
  return { share: rule.attendance, of: 'due', needed, isReached: present >= needed };
}

/** Whether enough people agreed. */
export function adoptionOf(
  rule: QuorumRule,
  subject: ResolutionSubject,
  meeting: Attendance,
  votesFor: number,
): Measured {
  const { share, of } = rule.special?.subjects.includes(subject) ? rule.special : rule.adoption;
  const needed = fewest(share, meeting[of]);
  return { share, of, needed, isReached: votesFor >= needed };
}
