import { describe, expect, it } from 'vitest';
import {
  collectionState,
  emptyHeadings,
  isPastDue,
  isSameContent,
  outlineIssues,
  recipientStandings,
  returnIssues,
  sendingIssues,
  timelinessOf,
} from '#shared/features/collectionTasks/collectionTasks.rules.ts';

const OUTLINE = ['开展情况', '进展成效', '存在问题', '意见建议'];
const FULL = Object.fromEntries(OUTLINE.map((heading) => [heading, '有内容']));

describe('the cut-off of a collection (domain.md §9.3)', () => {
  // 2026-10-02 lies in the National Day holiday: the day is not moved.
  const wholeDay = { dueOn: '2026-10-02', cutoffTime: '24:00' };
  const atFive = { dueOn: '2026-10-02', cutoffTime: '17:00' };
  it.each([
    ['2026-10-02T00:00', wholeDay, 'on_time'],
    ['2026-10-02T23:59', wholeDay, 'on_time'],
    ['2026-10-03T00:00', wholeDay, 'late'],
    ['2026-10-08T08:00', wholeDay, 'late'],
    ['2026-10-02T17:00', atFive, 'on_time'],
    ['2026-10-02T17:01', atFive, 'late'],
    ['2026-10-01T23:59', atFive, 'on_time'],
  ])('received %s, due %o: %s', (receivedAt, task, timeliness) => {
    expect(timelinessOf(receivedAt, task)).toBe(timeliness);
  });

  it('is past from the minute after it', () => {
    expect(isPastDue('2026-10-02T23:59', wholeDay)).toBe(false);
    expect(isPastDue('2026-10-03T00:00', wholeDay)).toBe(true);
    expect(isPastDue('2026-10-02T17:00', atFive)).toBe(false);
    expect(isPastDue('2026-10-02T17:01', atFive)).toBe(true);
  });
});

describe('how the offices stand (domain.md §8)', () => {
  const task = { dueOn: '2026-06-30', cutoffTime: '24:00', outline: OUTLINE, recipientOfficeIds: ['甲', '乙', '丙'] };
  const entry = (officeId: string, receivedAt: string, sections = FULL) => ({
    ...{ officeId, receivedAt, sections, timeliness: timelinessOf(receivedAt, task) },
  });

  it('the first return decides timeliness, the last one content, in whatever order they were entered', () => {
    const returns = [
      entry('甲', '2026-07-03T09:00', { ...FULL, 存在问题: ' ' }),
      entry('甲', '2026-06-30T23:59'),
      entry('乙', '2026-07-01T00:00', { 开展情况: '只有一段' }),
      entry('乙', '2026-07-02T10:00'),
    ];
    expect(recipientStandings(task, returns, '2026-07-05T10:00')).toMatchObject([
      { officeId: '甲', state: 'on_time', returns: 2, empty: ['存在问题'] },
      { officeId: '乙', state: 'late', returns: 2, empty: [] },
      { officeId: '丙', state: 'missing', returns: 0, first: null, empty: [] },
    ]);
    expect(recipientStandings(task, [], '2026-06-30T23:59').map(({ state }) => state)).toEqual(
      Array(3).fill('waiting'),
    );
  });

  it('of two returns of the same minute the one entered first is the first', () => {
    const minute = '2026-06-20T09:00';
    const returns = [entry('甲', minute, { 开展情况: '先' }), entry('乙', minute), entry('甲', minute)];
    const [standing] = recipientStandings(task, returns, '2026-06-21T09:00');
    expect([standing?.first, standing?.last]).toEqual([returns[0], returns[2]]);
  });

  it('an office contained in the last return of another one is not outstanding; one that was not asked speaks for nobody', () => {
    const covering = (officeId: string, receivedAt: string, ...covers: string[]) => ({
      ...{ ...entry(officeId, receivedAt), coversOffices: covers.map((id) => ({ id })) },
    });
    const states = (...returns: ReturnType<typeof covering>[]) =>
      recipientStandings(task, returns, '2026-07-05T10:00').map(({ state, containedIn }) => [state, containedIn]);
    const alone = ['missing', null];
    expect(states(covering('甲', '2026-06-30T09:00', '乙'))).toEqual([['on_time', null], ['contained', '甲'], alone]);
    // The last one decides: it no longer contains it.
    expect(states(covering('甲', '2026-06-30T09:00', '乙'), covering('甲', '2026-07-01T09:00'))[1]).toEqual(alone);
    // Its own return says when it came.
    expect(states(covering('甲', '2026-06-30T09:00', '乙'), covering('乙', '2026-07-02T09:00'))[1]).toEqual([
      'late',
      null,
    ]);
    expect(states(covering('丁', '2026-06-30T09:00', '乙'))[1]).toEqual(alone);
    // Nested: the outermost one speaks for it. Two at odds: it is not outstanding either.
    expect(states(covering('甲', '2026-06-30T09:00', '乙'), covering('乙', '2026-06-30T09:00', '丙'))[2]).toEqual([
      ...['contained', '甲'],
    ]);
    expect(states(covering('甲', '2026-06-30T09:00', '丙'), covering('乙', '2026-06-30T09:00', '丙'))[2]).toEqual([
      ...['contained', '甲'],
    ]);
  });

  it('an office that was not asked is in no figure', () => {
    const standings = recipientStandings(task, [entry('丁', '2026-06-01T09:00')], '2026-06-02T09:00');
    expect(standings.map(({ officeId, returns }) => [officeId, returns])).toEqual([
      ['甲', 0],
      ['乙', 0],
      ['丙', 0],
    ]);
  });

  it('a task is a draft, collecting, past due, complete, closed or voided', () => {
    const around = {
      dueOn: '2026-06-30',
      cutoffTime: '24:00',
      sentOn: '2026-06-01',
      closedOn: null,
      recordState: 'final',
    };
    expect(collectionState({ ...around, sentOn: null, recordState: 'draft' }, 3, '2026-07-01T00:00')).toBe('draft');
    expect(collectionState(around, 3, '2026-06-30T23:59')).toBe('collecting');
    expect(collectionState(around, 3, '2026-07-01T00:00')).toBe('past_due');
    expect(collectionState(around, 0, '2026-07-01T00:00')).toBe('complete');
    expect(collectionState({ ...around, closedOn: '2026-07-02' }, 3, '2026-07-03T00:00')).toBe('closed');
    expect(collectionState({ ...around, recordState: 'voided' }, 0, '2026-07-03T00:00')).toBe('voided');
  });
});

describe('what is refused', () => {
  const task = { dueOn: '2026-06-30', cutoffTime: '24:00', outline: OUTLINE, recipientOfficeIds: ['甲'] };
  it('a collection goes out with an outline, somebody asked, and a due day not before it', () => {
    const around = { sentOn: '2026-06-01', today: '2026-06-01' };
    expect(sendingIssues(task, around)).toEqual([]);
    expect(sendingIssues({ ...task, dueOn: '2026-06-01' }, around)).toEqual([]);
    expect(sendingIssues({ ...task, recipientOfficeIds: [] }, around)).toMatchObject([{ code: 'no_recipients' }]);
    expect(sendingIssues({ ...task, outline: [] }, around)).toMatchObject([{ code: 'outline_empty' }]);
    expect(sendingIssues(task, { ...around, sentOn: '2026-07-01' }).map(({ code }) => code)).toEqual([
      'date_in_future',
      'collection_due_before_sent',
    ]);
    expect(outlineIssues(['甲', '乙', '甲'])).toMatchObject([{ code: 'outline_twice', params: { heading: '甲' } }]);
  });

  it('a return comes after the task went out, from an office that was asked, not from the future', () => {
    const sent = { sentOn: '2026-06-02', recipientOfficeIds: ['甲'] };
    const now = '2026-06-10T10:00';
    const codes = (officeId: string, receivedAt: string, around = sent) =>
      returnIssues({ officeId, receivedAt }, around, now).map(({ code }) => code);
    expect(codes('甲', '2026-06-02T00:00')).toEqual([]);
    expect(codes('甲', now)).toEqual([]);
    expect(codes('甲', '2026-06-01T23:59')).toEqual(['return_before_task']);
    expect(codes('甲', '2026-06-10T10:01')).toEqual(['date_in_future']);
    expect(codes('乙', '2026-06-03T09:00')).toEqual(['not_asked']);
    expect(returnIssues({ officeId: '甲', receivedAt: now }, { ...sent, sentOn: null }, now)).toMatchObject([
      { code: 'collection_not_sent' },
    ]);
  });

  it('the same content is known by its words under each heading', () => {
    expect(isSameContent(OUTLINE, FULL, { ...FULL, 开展情况: ' 有内容\n' })).toBe(true);
    expect(isSameContent(OUTLINE, FULL, { ...FULL, 意见建议: '另有建议' })).toBe(false);
    expect(emptyHeadings(OUTLINE, { 开展情况: '一' })).toEqual(['进展成效', '存在问题', '意见建议']);
  });
});
