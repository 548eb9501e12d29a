import { describe, expect, test } from 'vitest';
import { emptyForm, isBackwards, movedAlong } from '#renderer/features/activityFilings/filingForm.ts';

describe('the days of a filing form', () => {
  test('an activity of several days keeps its length when its start is moved', () => {
    expect(movedAlong('2026-04-21', '2026-04-20', '2026-05-30')).toBe('2026-05-31');
    expect(movedAlong('2026-04-20', '2026-04-20', '2026-04-27')).toBe('2026-04-27');
  });

  test('an end that was not typed yet follows the start; one that was typed first, or stands before it, stays', () => {
    expect(movedAlong('', '', '2026-04-20')).toBe('2026-04-20');
    expect(movedAlong('2026-04-21', '', '2026-04-20')).toBe('2026-04-21');
    expect(movedAlong('2026-04-19', '2026-04-20', '2026-04-27')).toBe('2026-04-19');
    expect(movedAlong('2026-04-21', '2026-04-20', '')).toBe('2026-04-21');
  });

  test('it is said to run backwards only once both moments are typed', () => {
    const form = { ...emptyForm('2026-04-01', null), startDay: '2026-04-20', startTime: '14:00' };
    expect(isBackwards({ ...form, endDay: '2026-04-20', endTime: '9:00' })).toBe(true);
    expect(isBackwards({ ...form, endDay: '2026-04-20', endTime: '1500' })).toBe(false);
    expect(isBackwards({ ...form, endDay: '2026-04-20', endTime: '' })).toBe(false);
  });
});
