import { describe, expect, it } from 'vitest';
import { dueItem } from '#shared/features/organizations/dueItems.contract.ts';
import {
  DUE_GROUPS,
  DUE_KINDS,
  DUE_LEADS,
  DUE_TONES,
  dueGroup,
  dueTone,
  openRectifications,
} from '#shared/features/organizations/dueItems.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { LOCALES, messageIfKnown } from '#shared/text/index.ts';

const TODAY = '2026-03-05';
const at = (days: number) => addDays(TODAY, days);

describe('rules of what falls due', () => {
  it('groups a day: past, within 30, 90, 180 days; today is not overdue, nothing beyond 180', () => {
    const groups = [-400, -1, 0, 30, 31, 90, 91, 180, 181].map((days) => dueGroup(at(days), TODAY));
    expect(groups).toEqual([
      'overdue',
      'overdue',
      'days30',
      'days30',
      'days90',
      'days90',
      'days180',
      'days180',
      undefined,
    ]);
  });

  it('looks the same for whatever falls due, and nearer never calmer than later', () => {
    expect([-1, 0, 30, 31, 90, 91].map(dueTone)).toEqual(['overdue', 'behind', 'behind', 'near', 'near', 'quiet']);
    const calm = Array.from({ length: 400 }, (_, index) => DUE_TONES.indexOf(dueTone(index - 100)));
    expect(calm).toEqual(calm.toSorted((left, right) => left - right));
  });

  it('rectification is open until a later year came out well', () => {
    const review = (year: number, conclusion: string, rectificationDueOn: string | null = null) => ({
      year,
      conclusion,
      rectificationDueOn,
    });
    const bad = review(2023, 'unqualified', '2024-09-30');
    expect(openRectifications([bad])).toEqual([bad]);
    expect(openRectifications([bad, review(2024, 'qualified')])).toEqual([]);
    expect(openRectifications([bad, review(2022, 'qualified')])).toEqual([bad]);
    expect(openRectifications([bad, review(2024, 'basically_qualified', '2025-09-30')])).toHaveLength(2);
    expect(openRectifications([review(2023, 'unqualified')])).toEqual([]);
    expect(openRectifications([review(2023, 'qualified', '2024-09-30')])).toEqual([]);
  });

  it('every kind has its reminders, its name and the sentence of its rule in both languages', () => {
    expect([...DUE_KINDS].sort()).toEqual(Object.keys(DUE_LEADS).sort());
    for (const leads of Object.values(DUE_LEADS)) expect([...leads].sort((a, b) => b - a)).toEqual([...leads]);
    for (const locale of LOCALES)
      for (const kind of DUE_KINDS)
        for (const section of ['dueKindLabels', 'dueRules'])
          expect(messageIfKnown(locale, `${section}.${kind}`), `${section}.${kind}`).toBeTruthy();
    expect(dueItem.shape.group.options).toEqual([...DUE_GROUPS]);
  });
});
