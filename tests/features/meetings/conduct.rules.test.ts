import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkConduct, checkQuorum, checkVotesComplete } from '#shared/features/meetings/conduct.rules.ts';
import { meetingsContract } from '#shared/features/meetings/meetings.contract.ts';
import type { MeetingContent } from '#shared/features/meetings/meetings.rules.ts';
import { absenceAt, presenceAt } from '#shared/features/meetings/presence.rules.ts';
import { quorumAt } from '#shared/features/meetings/quorum.rules.ts';
import { sampleMeeting } from './sampleMeeting.ts';

const saveInput = meetingsContract.find((procedure) => procedure.name === 'meetings.save')?.input;
type Sent = ReturnType<typeof sampleMeeting>;

/** A meeting of the lists given, as the dispatcher would hand it over. */
function content(part: Partial<Pick<Sent, 'agenda' | 'attendance' | 'decisions'>>): MeetingContent {
  const { actions: _actions, ...sample } = sampleMeeting();
  const parsed = saveInput?.safeParse({ ...sample, decisions: [], ...part });
  if (!parsed?.success) throw new Error(JSON.stringify(parsed?.error));
  return parsed.data as MeetingContent;
}
const items = (count: number) => Array.from({ length: count }, (_item, index) => ({ title: `议题${index + 1}` }));
const present = (name: string, more: Partial<NonNullable<Sent['attendance']>[number]> = {}) => ({
  ...{ capacity: 'present' as const, name },
  ...more,
});
const issues = (meeting: MeetingContent) => checkConduct(meeting).map(({ field, code }) => [field, code]);

describe('who takes part in an item (features M4)', () => {
  it('a person who leaves before item 4 is absent from item 4 and what follows, not from item 3', () => {
    const { attendance } = content({
      agenda: items(5),
      attendance: [present('张建国'), present('李春梅', { leftIndex: 3, leftAt: '10:40' })],
    });
    expect([0, 1, 2, 3, 4].map((item) => presenceAt(attendance, item).present)).toEqual([2, 2, 2, 1, 1]);
    expect(presenceAt(attendance, 3).away).toEqual([{ name: '李春梅', why: 'left' }]);
    // He still belongs to the body: the quorum is held against him too.
    expect(presenceAt(attendance, 3).due).toBe(2);
  });

  it('somebody who arrives late is absent before; who recuses himself counts neither as due nor as present', () => {
    const { attendance } = content({
      agenda: items(3),
      attendance: [
        present('张建国'),
        present('李春梅', { arrivedIndex: 1 }),
        present('郑昇', { recusals: [{ agendaIndex: 2, reason: '本人任会长' }] }),
      ],
    });
    const at = (item: number) => {
      const { due, present: there } = presenceAt(attendance, item);
      return [due, there];
    };
    expect([at(0), at(1), at(2)]).toEqual([
      [3, 2],
      [3, 3],
      [2, 2],
    ]);
  });

  it('observers belong to no body; leave and absence are due; a substitute votes only by mandate', () => {
    const people = [
      present('张建国'),
      { capacity: 'leave' as const, name: '李春梅' },
      { capacity: 'absent' as const, name: '郑昇' },
      { capacity: 'observer' as const, name: '联络员', headcount: 64 },
    ];
    const plain = content({ agenda: items(1), attendance: [...people, present('王珺', { substituteFor: '李春梅' })] });
    expect(presenceAt(plain.attendance, 0)).toMatchObject({ due: 3, present: 1 });
    const mandate = { substituteFor: '李春梅', substituteVotes: true };
    const voting = content({ agenda: items(1), attendance: [...people, present('王珺', mandate)] });
    expect(presenceAt(voting.attendance, 0)).toMatchObject({ due: 3, present: 2 });
  });

  it('presence is never above due, and nobody is away without an item (random attendances)', () => {
    const person = fc.record({
      capacity: fc.constantFrom('present' as const, 'observer' as const, 'leave' as const, 'absent' as const),
      name: fc.constantFrom('甲', '乙', '丙', '丁', '戊'),
      headcount: fc.integer({ min: 1, max: 5 }),
      arrivedIndex: fc.option(fc.integer({ min: 0, max: 3 })),
      leftIndex: fc.option(fc.integer({ min: 0, max: 3 })),
      recusals: fc.option(
        fc.array(fc.record({ agendaIndex: fc.integer({ min: 0, max: 3 }), reason: fc.constant('') })),
      ),
      substituteFor: fc.option(fc.constantFrom('甲', '己')),
      substituteVotes: fc.boolean(),
      memberId: fc.constant(null),
    });
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), fc.option(fc.integer({ min: 0, max: 3 })), (people, item) => {
        // Two stand in for one only by mistake, which is refused elsewhere.
        const once = people
          .filter(
            (one, index) =>
              one.substituteFor === null ||
              index === people.findIndex((two) => two.substituteFor === one.substituteFor),
          )
          .map((one) => (one.substituteFor === null ? one : { ...one, headcount: 1 }));
        const { due, present: there, away } = presenceAt(once, item);
        const own = once.filter((one) => one.capacity === 'present');
        expect(there).toBeLessThanOrEqual(due + once.filter((one) => one.substituteFor !== null).length);
        expect(away.length).toBe(own.filter((one) => absenceAt(one, item) !== undefined).length);
        if (item === null) expect(away).toEqual([]);
      }),
    );
  });
});

describe('votes (features M5)', () => {
  const hall = [present('张建国'), present('李春梅', { leftIndex: 1 }), present('郑昇')];
  const vote = (
    agendaIndex: number,
    votesFor: number | null,
    votesAgainst: number | null,
    votesAbstain: number | null,
  ) => ({
    ...{ text: '同意。', agendaIndex, votesFor, votesAgainst, votesAbstain, ballot: 'hand' as const },
  });

  it('add up to those present and entitled at the item, or the sentence says by how many', () => {
    const check = (decision: ReturnType<typeof vote>) =>
      checkConduct(content({ agenda: items(2), attendance: hall, decisions: [decision] }));
    expect(check(vote(0, 2, 1, 0))).toEqual([]);
    expect(check(vote(0, 2, 0, 0))).toMatchObject([
      { field: 'decisions.0.votesFor', code: 'votes_below_present', params: { votes: 2, present: 3, difference: 1 } },
    ]);
    expect(check(vote(0, 4, 1, 0))).toMatchObject([
      { code: 'votes_above_present', params: { place: 1, votes: 5, present: 3, difference: 2 } },
    ]);
  });

  it('a person who left voting is named', () => {
    const found = checkConduct(content({ agenda: items(2), attendance: hall, decisions: [vote(1, 3, 0, 0)] }));
    expect(found).toMatchObject([{ code: 'votes_of_absent', params: { names: '李春梅', difference: 1 } }]);
  });

  it('an unfinished count is a draft, too many votes never are, and final minutes want all three', () => {
    const draft = content({ agenda: items(2), attendance: hall, decisions: [vote(0, 2, null, null)] });
    expect(checkConduct(draft)).toEqual([]);
    expect(checkVotesComplete(draft)).toMatchObject([{ code: 'votes_incomplete', params: { place: 1 } }]);
    const nobody = content({ agenda: items(2), attendance: [], decisions: [vote(0, 2, 0, 0)] });
    expect(checkConduct(nobody)).toEqual([]);
    expect(checkVotesComplete(nobody)).toMatchObject([{ code: 'votes_without_people', params: { place: 1 } }]);
    const above = content({ agenda: items(2), attendance: hall, decisions: [vote(0, 4, null, null)] });
    expect(issues(above)).toEqual([['decisions.0.votesFor', 'votes_above_present']]);
  });

  it('any split of the people there is accepted, any other sum refused (random votes)', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 4 }),
        fc.nat({ max: 4 }),
        fc.nat({ max: 4 }),
        fc.integer({ min: 1, max: 9 }),
        (yes, no, abstain, people) => {
          const attendance = Array.from({ length: people }, (_one, index) => present(`人${index}`));
          const meeting = content({ agenda: items(1), attendance, decisions: [vote(0, yes, no, abstain)] });
          expect(checkConduct(meeting).length === 0).toBe(yes + no + abstain === people);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('coming, going, standing in', () => {
  const one = (more: Parameters<typeof present>[1], ...others: NonNullable<Sent['attendance']>) =>
    issues(content({ agenda: items(3), attendance: [present('王珺', more), ...others] }));

  it('refuses leaving before arriving, by item and by time, also past midnight', () => {
    expect(one({ arrivedIndex: 2, leftIndex: 1 })).toEqual([['attendance.0.leftIndex', 'left_before_arrived']]);
    expect(one({ arrivedIndex: 2, leftIndex: 2 })).toEqual([['attendance.0.leftIndex', 'left_before_arrived']]);
    expect(one({ arrivedAt: '10:30', leftAt: '10:10' })).toEqual([['attendance.0.leftAt', 'left_before_arrived']]);
    const night = content({ agenda: items(3), attendance: [present('王珺', { arrivedAt: '23:40', leftAt: '00:30' })] });
    const late = { ...night, fields: { ...night.fields, startAt: '2026-03-03T23:00' } };
    expect(checkConduct(late)).toEqual([]);
  });

  it('refuses items that are gone', () => {
    expect(one({ arrivedIndex: 3 })).toEqual([['attendance.0.arrivedIndex', 'agenda_item_gone']]);
    expect(one({ leftIndex: 7 })).toEqual([['attendance.0.leftIndex', 'agenda_item_gone']]);
    expect(one({ recusals: [{ agendaIndex: 5, reason: '' }] })).toEqual([
      ['attendance.0.recusals', 'agenda_item_gone'],
    ]);
  });

  it('refuses a substitute for himself, for somebody present, and two for one', () => {
    expect(one({ substituteFor: '王珺' })).toEqual([['attendance.0.substituteFor', 'substitute_self']]);
    expect(one({ substituteFor: '郑昇' }, present('郑昇'))).toEqual([
      ['attendance.0.substituteFor', 'substitute_for_present'],
    ]);
    expect(one({ substituteFor: '郑昇' }, { capacity: 'leave', name: '郑昇' })).toEqual([]);
    expect(one({ substituteFor: '郑昇' }, present('吴旸', { substituteFor: '郑昇' }))).toEqual([
      ['attendance.1.substituteFor', 'substitute_twice'],
    ]);
  });
});

describe('quorum (features M5)', () => {
  it('reckons the rule of a group and of the council of each type', () => {
    const needed = (quorum: 'majority' | 'two_thirds' | 'all', due: number) =>
      quorumAt({ body: 'group', quorum }, { due, present: 0 })?.needed;
    expect([needed('majority', 6), needed('majority', 7), needed('two_thirds', 7), needed('all', 7)]).toEqual([
      4, 4, 5, 7,
    ]);
    expect(quorumAt({ body: 'group', quorum: 'none' }, { due: 7, present: 0 })).toBeNull();
    const council = (legalType: string) => quorumAt({ body: 'council', legalType }, { due: 10, present: 6 });
    expect(council('foundation')).toEqual({ share: 'two_thirds', needed: 7, isReached: false });
    expect(council('service_institution')).toEqual({ share: 'half', needed: 5, isReached: true });
    expect(council('other')).toBeNull();
    expect(quorumAt(null, { due: 10, present: 0 })).toBeNull();
  });

  it('is asked for at the item, not at the door; undecided items and a given reason are let through', () => {
    const hall = [present('张建国'), present('李春梅', { leftIndex: 1 }), { capacity: 'leave' as const, name: '郑昇' }];
    const rule = { body: 'group', quorum: 'majority' } as const;
    const check = (outcome: 'no_decision' | null, quorumReason: string | null) =>
      checkQuorum(
        content({
          agenda: [{ title: '一' }, { title: '二', outcome }],
          attendance: hall,
          decisions: [
            { text: '同意。', agendaIndex: 0 },
            { text: '缓议。', agendaIndex: 1, quorumReason },
          ],
        }),
        rule,
      );
    expect(check(null, null)).toMatchObject([
      { field: 'decisions.1.quorumReason', code: 'quorum_missed', params: { place: 2, due: 3, present: 1, needed: 2 } },
    ]);
    expect(check('no_decision', null)).toEqual([]);
    expect(check(null, '事项紧急，会后已书面征得其他成员同意')).toEqual([]);
  });
});
