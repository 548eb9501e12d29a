import { describe, expect, test } from 'vitest';
import { plannedMeetings } from '#service/features/offices/practice/storeMeetings.ts';
import { workdaysBefore } from '#service/features/offices/practice/workdays.ts';
import { PROCEDURES } from '#shared/contract/list.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { RESOURCES } from '../../support/makeService.ts';

const SOME_ID = '01900000-0000-7000-8000-000000000001';
/** Every day of a year and a half across a leap day, so that no day of the year is a bad day to build the practice office. */
const DAYS = Array.from({ length: 550 }, (_, index) => addDays('2026-11-01', index));
const save = PROCEDURES.find((procedure) => procedure.name === 'meetings.save');

function plans(today: string) {
  const workdayAgo = workdaysBefore(today, RESOURCES);
  return plannedMeetings({
    today,
    workdayAgo,
    regroupedOn: workdayAgo(215),
    leadingGroupId: SOME_ID,
    councilId: SOME_ID,
    memberIds: new Map(),
    figures: () => ({
      registered: 240,
      filed: 90,
      social_group: 101,
      service_institution: 127,
      foundation: 9,
      other: 3,
    }),
  });
}

describe('practice meetings', () => {
  test('are on working days, in order, and nothing is done in the future, whatever the day', () => {
    for (const today of DAYS) {
      const meetings = plans(today);
      const dates = meetings.map(({ content }) => content.fields.startAt.slice(0, 10));
      expect([...dates].sort()).toEqual(dates);
      for (const { content, actions, issuedOn } of meetings) {
        const date = content.fields.startAt.slice(0, 10);
        const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
        // A weekend day may be a make-up workday of the bundled calendars.
        if (date.startsWith('2027') || date.startsWith('2028')) expect(weekday % 6).not.toBe(0);
        expect(date <= today).toBe(true);
        if (issuedOn !== null) expect(issuedOn >= date && issuedOn <= today).toBe(true);
        for (const { dueOn, done } of actions) {
          expect(dueOn > date).toBe(true);
          if (done) expect(done.on <= today && done.on > date).toBe(true);
        }
      }
    }
  });

  test('fit the contract', () => {
    for (const { content, actions } of plans('2026-11-22')) {
      const input = { ...content, actions: actions.map(({ done: _done, ...action }) => action) };
      expect(save?.input.safeParse(input).error?.issues).toBeUndefined();
    }
  });

  test('no meeting falls on a public holiday of a bundled calendar', () => {
    // National Day 2026 is off from 1 to 7 October; three days later the draft's meeting would fall into it.
    const draft = plans('2026-10-08').at(-1);
    expect(draft?.content.fields.startAt.slice(0, 10)).toBe('2026-09-30');
  });
});
