import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  MEETING_BODIES,
  RESOLUTION_SUBJECTS,
} from '#shared/features/organizationMeetings/organizationMeetings.lists.ts';
import {
  latestResolution,
  organizationMeetingIssues,
  resolutionIssues,
  votesCast,
} from '#shared/features/organizationMeetings/organizationMeetings.rules.ts';
import {
  adoptionOf,
  attendanceOf,
  fewest,
  QUORUM_RULES,
  quorumRule,
} from '#shared/features/organizationMeetings/quorum.rules.ts';

const MEETING = {
  body: 'members',
  session: null,
  heldOn: '2026-01-10',
  place: null,
  chairName: null,
  chairPost: null,
  due: 100,
  present: 80,
  attachmentId: null,
  note: null,
} as const;
const RESOLUTION = { meetingId: 'm', subject: 'fees', title: '会费标准', content: null } as const;

/** Votes of any kind, and how many are present. */
const anyVotes = fc.record({
  votesFor: fc.nat(3000),
  votesAgainst: fc.nat(3000),
  votesAbstain: fc.nat(3000),
  present: fc.nat(9000),
});

describe('R8 votes and attendance (property)', () => {
  it('votes are refused exactly when they are not those present, and the sentence has both numbers', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyVotes,
          anyVotes.map((votes) => ({ ...votes, present: votesCast(votes) })),
        ),
        (votes) => {
          const issues = resolutionIssues({ ...RESOLUTION, ...votes }, { present: votes.present });
          const sum = votes.votesFor + votes.votesAgainst + votes.votesAbstain;
          expect(issues).toEqual(
            sum === votes.present
              ? []
              : [{ field: 'votesFor', code: 'votes_unlike_present', params: { present: votes.present, votes: sum } }],
          );
        },
      ),
    );
  });

  it('more present than due is refused, and so is a number present unlike the votes that are stored', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 300 }),
        fc.nat(300),
        fc.array(fc.nat(300), { maxLength: 3 }),
        (due, present, cast) => {
          const stored = cast.map((votesFor) => ({ votesFor, votesAgainst: 0, votesAbstain: 0 }));
          const codes = organizationMeetingIssues({ ...MEETING, due, present }, [], stored, '2026-03-05').map(
            ({ field, code }) => `${field} ${code}`,
          );
          const unlike = cast.some((votes) => votes !== present);
          const expected =
            present > due ? ['present present_above_due'] : unlike ? ['present present_unlike_votes'] : [];
          expect(codes).toEqual(expected);
        },
      ),
    );
  });

  it('the fewest of a share is reached, and one less is not', () => {
    const reached = {
      two_thirds: (part: number, whole: number) => part * 3 >= whole * 2,
      half: (part: number, whole: number) => part * 2 >= whole,
      more_than_half: (part: number, whole: number) => part * 2 > whole,
    };
    fc.assert(
      fc.property(
        fc.constantFrom('two_thirds', 'half', 'more_than_half'),
        fc.integer({ min: 1, max: 99_999 }),
        (share, whole) => {
          const needed = fewest(share, whole);
          expect(reached[share](needed, whole)).toBe(true);
          expect(reached[share](needed - 1, whole)).toBe(false);
        },
      ),
    );
  });
});

describe('R8 the rule of each body', () => {
  it('is one at most for type and body, and names its paper', () => {
    for (const rule of QUORUM_RULES)
      for (const body of rule.bodies) {
        expect(quorumRule(rule.legalType, body)).toBe(rule);
        expect(
          QUORUM_RULES.filter((one) => one.legalType === rule.legalType && one.bodies.includes(body)),
        ).toHaveLength(1);
      }
    for (const body of MEETING_BODIES) expect(quorumRule('social_group', body)).toBeDefined();
    expect(quorumRule(null, 'council')).toBeUndefined();
    expect(quorumRule('foundation', 'members')).toBeUndefined();
  });

  it.each([
    ['social_group', 'members', 100, 67, 66],
    ['social_group', 'council', 21, 14, 13],
    ['foundation', 'council', 9, 6, 5],
    ['service_institution', 'council', 7, 4, 3],
  ] as const)('%s, %s of %i: %i have to come', (legalType, body, due, enough, short) => {
    const rule = quorumRule(legalType, body);
    if (!rule) throw new Error('no rule');
    expect(attendanceOf(rule, { due, present: enough })).toMatchObject({ needed: enough, isReached: true });
    expect(attendanceOf(rule, { due, present: short })).toMatchObject({ needed: enough, isReached: false });
  });

  it.each([
    ['social_group', 'members', 'articles', { due: 100, present: 80 }, 54],
    ['social_group', 'members', 'election', { due: 100, present: 80 }, 40],
    ['social_group', 'members', 'fees', { due: 100, present: 81 }, 41],
    ['social_group', 'council', 'fees', { due: 21, present: 15 }, 10],
    ['foundation', 'council', 'other', { due: 9, present: 8 }, 5],
    ['foundation', 'council', 'officers', { due: 9, present: 8 }, 6],
    ['service_institution', 'council', 'other', { due: 7, present: 4 }, 4],
    ['service_institution', 'council', 'articles', { due: 7, present: 6 }, 5],
  ] as const)('%s, %s, %s: %o needs %i votes', (legalType, body, subject, meeting, needed) => {
    const rule = quorumRule(legalType, body);
    if (!rule) throw new Error('no rule');
    expect(RESOLUTION_SUBJECTS).toContain(subject);
    expect(adoptionOf(rule, subject, meeting, needed)).toMatchObject({ needed, isReached: true });
    expect(adoptionOf(rule, subject, meeting, needed - 1)).toMatchObject({ needed, isReached: false });
  });
});

it('R8 the last resolution on the fees is that of the latest meeting', () => {
  const meetings = ['2024-05-01', '2022-05-01'].map((heldOn, index) => ({ id: `m${index}`, fields: { heldOn } }));
  const votes = { votesFor: 1, votesAgainst: 0, votesAbstain: 0 };
  const resolutions = ['m1', 'm0', 'gone'].map((meetingId) => ({ fields: { ...RESOLUTION, ...votes, meetingId } }));
  expect(latestResolution('fees', meetings, resolutions)).toMatchObject({ meetingId: 'm0', heldOn: '2024-05-01' });
  expect(latestResolution('articles', meetings, resolutions)).toBeUndefined();
});
