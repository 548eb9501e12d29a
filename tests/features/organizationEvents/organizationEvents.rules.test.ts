import { describe, expect, it } from 'vitest';
import {
  checkDetails,
  DETAILS_OF,
  dateRefusal,
  EVENT_KINDS,
  type EventDetails,
  entryClock,
  kindRefusal,
  type LifeCycle,
  offerRefusal,
  onListSince,
  RECORDED_KINDS,
  twoYearsOn,
  voidRefusal,
} from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { createWorkingCalendar } from '#shared/lib/workingDays.ts';
import { messageIfKnown } from '#shared/text/index.ts';

const NOTHING: EventDetails = {
  effectiveOn: '',
  factOn: null,
  reason: null,
  documentNo: null,
  legalBasis: null,
  liquidationFinishedOn: null,
  certificateReturnedOn: null,
  certificateNotReturned: null,
  sealReturnedOn: null,
  sealNotReturned: null,
};
const life = (part: Partial<LifeCycle> = {}): LifeCycle => ({
  registrationKind: 'registered',
  recordState: 'final',
  status: 'normal',
  foundedOn: '2015-06-01',
  events: [{ id: '1', kind: 'established', effectiveOn: '2015-06-01' }],
  ...part,
});

describe('two years on the abnormal list', () => {
  it.each([
    ['2024-02-29', '2026-02-28'],
    ['2026-02-28', '2028-02-28'],
    ['2023-12-31', '2025-12-31'],
  ])('from %s are full on %s', (since, full) => {
    expect(twoYearsOn(since)).toBe(full);
  });
});

describe('the five-working-day clock', () => {
  const calendar = createWorkingCalendar([
    { year: 2026, source: '国办发明电', off: ['2026-10-01', '2026-10-02', '2026-10-05'], makeup: ['2026-10-10'] },
  ]);
  it('counts working days from the day after the fact; the last day itself is in time', () => {
    // Off 1, 2, 5 October; Saturday the 10th is worked.
    const reason = {
      ...{ date: '2026-10-10', from: '2026-09-30', direction: 'after', n: 5, unit: 'working_day', movedFrom: null },
      ...{ restDays: 5, makeupDays: 1, editionYears: [2026], unverifiedYears: [] },
    };
    const due = { reason };
    expect(entryClock(calendar, '2026-09-30', '2026-10-10')).toEqual({ ...due, enteredOn: '2026-10-10', met: true });
    expect(entryClock(calendar, '2026-09-30', '2026-10-11')).toEqual({ ...due, enteredOn: '2026-10-11', met: false });
  });
  it('names the years whose holidays are not known', () => {
    expect(entryClock(calendar, '2026-12-30', '2027-01-06')).toMatchObject({
      reason: { date: '2027-01-06', editionYears: [2026], unverifiedYears: [2027] },
    });
  });
});

describe('what may follow', () => {
  it('refuses every kind after an ending, and everything on a voided record', () => {
    const ended = life({
      status: 'cancelled',
      events: [...life().events, { id: '2', kind: 'cancelled', effectiveOn: '2020-01-01' }],
    });
    for (const kind of EVENT_KINDS) {
      expect(kindRefusal(ended, kind)).not.toBeNull();
      expect(kindRefusal(life({ recordState: 'voided' }), kind)).toEqual({ code: 'event_voided' });
    }
  });

  it('lets entries in a list and removals take turns on whatever day they are entered', () => {
    const listed = life({
      events: [
        { id: '1', kind: 'list_abnormal_in', effectiveOn: '2020-01-01' },
        { id: '2', kind: 'list_abnormal_out', effectiveOn: '2021-01-01' },
        { id: '3', kind: 'list_serious_in', effectiveOn: '2021-06-01' },
      ],
    });
    const on = (kind: 'list_abnormal_in' | 'list_abnormal_out', day: string) =>
      dateRefusal(listed, kind, day, '2026-01-01')?.code ?? null;
    expect([on('list_abnormal_in', '2019-01-01'), on('list_abnormal_in', '2020-06-01')]).toEqual([
      ...['event_later', 'event_on_list'],
    ]);
    expect([on('list_abnormal_in', '2022-01-01'), on('list_abnormal_out', '2022-01-01')]).toEqual([
      ...[null, 'event_not_on_list'],
    ]);
    expect(on('list_abnormal_out', '2020-06-01')).toBe('event_later');
    expect([onListSince(listed.events, 'list_abnormal'), onListSince(listed.events, 'list_serious')]).toEqual([
      ...[null, '2021-06-01'],
    ]);
    expect(offerRefusal(listed, 'list_serious_in')?.code).toBe('event_on_list');
    expect(offerRefusal(listed, 'list_serious_out')).toBeNull();
    const entry = { id: '1', kind: 'list_abnormal_in', effectiveOn: '2020-01-01' };
    expect(voidRefusal(listed, entry)).toEqual({
      ...{ code: 'event_needed', params: { date: '2021-01-01', kind: 'list_abnormal_out' } },
    });
    expect(voidRefusal(listed, { id: '3', kind: 'list_serious_in', effectiveOn: '2021-06-01' })).toBeNull();
  });
});

describe('what a kind asks for', () => {
  it('says each missing detail in words, one of a pair of returns being enough', () => {
    for (const kind of RECORDED_KINDS) {
      const issues = checkDetails(kind, NOTHING, '2026-01-01');
      expect(issues.length).toBeGreaterThan(0);
      for (const { code } of issues) {
        expect(messageIfKnown('zh-CN', `ruleIssues.${code}`), code).toBeDefined();
        expect(messageIfKnown('en', `ruleIssues.${code}`), code).toBeDefined();
      }
      expect(DETAILS_OF[kind].fields).toEqual(expect.arrayContaining([...DETAILS_OF[kind].required]));
    }
    const whole = {
      ...NOTHING,
      ...{ effectiveOn: '2026-01-01', reason: '解散', documentNo: '1号', liquidationFinishedOn: '2025-12-01' },
    };
    expect(checkDetails('cancelled', whole, '2026-01-01').map(({ field }) => field)).toEqual([
      ...['certificateReturnedOn', 'sealReturnedOn'],
    ]);
    const returned = { ...whole, certificateReturnedOn: '2026-01-01', sealNotReturned: '遗失' };
    expect(checkDetails('cancelled', returned, '2026-01-01')).toEqual([]);
  });
});
