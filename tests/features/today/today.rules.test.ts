import { expect, it } from 'vitest';
import { placeOfDraft } from '#renderer/features/today/placeOfDraft.ts';
import { TODAY_GROUPS, TODAY_HORIZONS } from '#shared/features/today/today.lists.ts';
import { byDay, MODULE_OF, monthsOf, spanOf, TODAY_DUE_KINDS, todayGroup } from '#shared/features/today/today.rules.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import { messageIfKnown } from '#shared/text/index.ts';

const TODAY = '2026-12-28';

it('a day is in the one group whose span holds it', () => {
  for (const within of TODAY_HORIZONS)
    for (let left = -100; left <= 200; left += 1) {
      const day = addDays(TODAY, left);
      const holding = TODAY_GROUPS.filter((group) => {
        const { from, to } = spanOf(group, TODAY, within);
        return (from === null || day >= from) && (to === null || day <= to);
      });
      expect(holding).toEqual([todayGroup(daysBetween(TODAY, day), within)]);
    }
});

it('the earliest day stands first, of one day the modules in the order of the navigation', () => {
  const line = (dueOn: string, module: 'organizations' | 'actions' | 'risk', id: string) => ({ dueOn, module, id });
  const sorted = [
    line('2026-01-01', 'risk', 'b'),
    line('2026-01-02', 'organizations', 'd'),
    line('2026-01-02', 'actions', 'a'),
    line('2026-01-02', 'actions', 'c'),
    line('2026-01-02', 'risk', 'a'),
  ];
  expect([...sorted].reverse().sort(byDay)).toEqual(sorted);
});

it('every kind has a module and words in both languages', () => {
  for (const kind of TODAY_DUE_KINDS) {
    expect(MODULE_OF[kind]).toBeDefined();
    for (const language of ['zh-CN', 'en'] as const) {
      const words =
        messageIfKnown(language, `todayDueLabels.${kind}`) ?? messageIfKnown(language, `dueKindLabels.${kind}`);
      expect(words).toBeTruthy();
      expect(
        messageIfKnown(language, `todayRules.${kind}`) ?? messageIfKnown(language, `dueRules.${kind}`),
      ).toBeTruthy();
    }
  }
});

it('a period covers the months of the year that it touches', () => {
  expect(monthsOf({ from: '2026-04-01', to: '2026-06-30' }, 2026)).toEqual({ first: 4, last: 6 });
  expect(monthsOf({ from: '2026-12-01', to: '2027-01-31' }, 2026)).toEqual({ first: 12, last: 12 });
  expect(monthsOf({ from: '2025-12-01', to: '2026-01-31' }, 2026)).toEqual({ first: 1, last: 1 });
  expect(monthsOf({ from: '2027-01-01', to: '2027-02-28' }, 2026)).toBeNull();
  expect(monthsOf({ from: '2025-12-01', to: '2026-01-01' }, 2026)).toEqual({ first: 1, last: 1 });
  expect(monthsOf({ from: '2026-12-31', to: '2027-01-31' }, 2026)).toEqual({ first: 12, last: 12 });
});

it('U5 a draft of an inspection leads to its plan, its checklist, or the dialog in which it was typed', () => {
  const id = '01a2094c-a782-7018-9ee7-8c662ae47aab';
  const finding = '01a2094c-a782-7018-9ee7-8c662ae47aac';
  expect(placeOfDraft('inspection:new')).toBe('/inspections/new');
  expect(placeOfDraft(`inspection:${id}`)).toBe(`/inspections/${id}/edit`);
  for (const act of ['checklist', 'conclude', 'new-finding', `${finding}-rectify`])
    expect(placeOfDraft(`inspection:${id}-${act}`)).toBe(`/inspections/${id}?form=inspection%3A${id}-${act}`);
});
