import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type StudySessionFields, studySessionFields } from '#shared/features/studySessions/studySessions.contract.ts';
import { makeUpIssues, studyFinalIssues, studyIssues } from '#shared/features/studySessions/studySessions.rules.ts';

const IDS = ['01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000002'] as const;
const person = (index: 0 | 1, present: boolean, absentReason: string | null = null) => ({
  ...{ memberId: IDS[index], name: `人${index}`, post: null, present, absentReason },
});

function fields(changes: Partial<StudySessionFields> = {}): StudySessionFields {
  return {
    ...studySessionFields.parse({ kind: 'training', heldOn: '2026-03-05', participants: 10, absent: 3 }),
    ...{ topic: '专题', chairName: '张建国', hours: 1.5 },
    ...changes,
  };
}
const codes = (list: readonly { field: string; code: string }[]) => list.map(({ field, code }) => `${field}: ${code}`);

describe('a study session', () => {
  it.each<[string, Partial<StudySessionFields>, string[]]>([
    ['nothing wrong', {}, []],
    ['0 hours', { hours: 0 }, ['hours: study_hours']],
    ['30 hours', { hours: 30 }, ['hours: study_hours']],
    ['24 hours', { hours: 24 }, []],
    ['hours left out', { hours: null }, []],
    ['two decimals', { hours: 1.25 }, ['hours: study_hours_decimal']],
    ['one decimal that no binary number is', { hours: 1.1 }, []],
    [
      'more listed than came',
      { participants: 1, attendance: [person(0, true), person(1, true)] },
      ['participants: study_present_above'],
    ],
    [
      'more listed than were absent',
      { absent: 0, attendance: [person(0, false, '出差')] },
      ['absent: study_absent_above'],
    ],
    ['somebody twice', { attendance: [person(0, true), person(0, true)] }, ['attendance: study_member_twice']],
  ])('%s', (_name, changes, expected) => {
    expect(codes(studyIssues(fields(changes)))).toEqual(expected);
  });

  it('is final with topic, chair, somebody who came, a day that has come, and the reason of each absence', () => {
    const issues = (changes: Partial<StudySessionFields>) => codes(studyFinalIssues(fields(changes), '2026-03-05'));
    expect(issues({})).toEqual([]);
    expect(issues({ heldOn: '2026-03-06' })).toEqual(['heldOn: date_in_future']);
    expect(issues({ topic: null, chairName: null, participants: 0 })).toEqual([
      'topic: study_topic_missing',
      'chairName: study_chair_missing',
      'participants: study_nobody',
    ]);
    expect(issues({ attendance: [person(0, false)] })).toEqual(['attendance: study_reason_missing']);
    expect(issues({ attendance: [person(0, false, '值班')] })).toEqual([]);
  });
});

describe('a make-up', () => {
  const session = fields({ attendance: [person(0, false, '出差'), person(1, true)] });
  const issues = (makeUp: object, before: readonly { headcount: number; memberId: string | null }[] = []) =>
    codes(
      makeUpIssues(
        { madeUpOn: '2026-03-20', headcount: undefined, memberIds: [], ...makeUp },
        session,
        before,
        '2026-03-31',
      ),
    );

  it.each<[string, object, readonly { headcount: number; memberId: string | null }[], string[]]>([
    ['all three', { headcount: 3 }, [], []],
    ['one too many', { headcount: 4 }, [], ['headcount: study_make_up_above']],
    [
      'one too many after two',
      { headcount: 2 },
      [{ headcount: 2, memberId: null }],
      ['headcount: study_make_up_above'],
    ],
    ['who was absent', { memberIds: [IDS[0]] }, [], []],
    ['who was there', { memberIds: [IDS[1]] }, [], ['memberIds: study_not_absent']],
    ['twice', { memberIds: [IDS[0]] }, [{ headcount: 1, memberId: IDS[0] }], ['memberIds: study_made_up_already']],
    ['before the session', { headcount: 1, madeUpOn: '2026-03-04' }, [], ['madeUpOn: study_make_up_early']],
    ['on the same day', { headcount: 1, madeUpOn: '2026-03-05' }, [], []],
    ['in the future', { headcount: 1, madeUpOn: '2026-04-01' }, [], ['madeUpOn: date_in_future']],
    ['nobody', {}, [], ['headcount: required']],
  ])('%s', (_name, makeUp, before, expected) => {
    expect(issues(makeUp, before)).toEqual(expected);
  });

  it('never lets more make up than were absent, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (heads) => {
        const before: { headcount: number; memberId: null }[] = [];
        for (const headcount of heads) {
          const found = makeUpIssues(
            { madeUpOn: '2026-03-20', headcount, memberIds: [] },
            fields(),
            before,
            '2026-03-31',
          );
          if (found.length === 0) before.push({ headcount, memberId: null });
        }
        expect(before.reduce((sum, one) => sum + one.headcount, 0)).toBeLessThanOrEqual(3);
      }),
    );
  });
});
