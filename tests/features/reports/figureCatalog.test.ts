import { describe, expect, it } from 'vitest';
import { FACT_SETS, FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { FIGURE_GROUPS, FIGURE_UNITS } from '#shared/features/reports/reports.lists.ts';
import { figures as english } from '#shared/text/en/figures.ts';
import { messageIfKnown } from '#shared/text/index.ts';
import { figures as chinese } from '#shared/text/zh-CN/figures.ts';

describe('the catalogue of figures', () => {
  const keys = FIGURES.map(({ key }) => key);

  it('every key stands once, in the order of the groups, and begins with its group', () => {
    expect(new Set(keys).size).toBe(keys.length);
    const groups = FIGURES.map(({ group }) => FIGURE_GROUPS.indexOf(group));
    expect(groups).toEqual(groups.toSorted((left, right) => left - right));
    for (const { key, group, unit } of FIGURES) {
      expect(key).toMatch(new RegExp(`^${group}\\.[a-z][A-Za-z]*$`));
      expect(FIGURE_UNITS).toContain(unit);
    }
  });

  it('every group of domain.md §9.5 has a figure', () => {
    const present = new Set(FIGURES.map(({ group }) => group));
    expect(FIGURE_GROUPS.filter((group) => !present.has(group))).toEqual([]);
  });

  it('every figure has a name in both catalogues, and no name stands without a figure', () => {
    expect(Object.keys(chinese).toSorted()).toEqual(keys.toSorted());
    expect(Object.keys(english).toSorted()).toEqual(keys.toSorted());
    for (const name of [...Object.values(chinese), ...Object.values(english)]) expect(name.trim()).toBe(name);
  });

  it('a name is the name of a place in templates: alone in the world, without blanks and signs, in Chinese', () => {
    const names: readonly string[] = Object.values(chinese);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    expect(twice).toEqual([]);
    expect(names.filter((name) => /[\s{}：:·|@]/u.test(name))).toEqual([]);
    expect(names.filter((name) => !/^[\p{Script=Han}\p{N}、（）]{2,20}$/u.test(name))).toEqual([]);
  });

  it('every code by which a figure is divided has a word in both catalogues', () => {
    for (const { key, by } of FIGURES) {
      if (by === undefined || by === 'named') continue;
      expect(new Set(by.values).size).toBe(by.values.length);
      for (const value of by.values)
        for (const locale of ['zh-CN', 'en'] as const)
          expect([key, value, messageIfKnown(locale, `${by.section}.${by.prefix ?? ''}${value}`)]).not.toContain(
            undefined,
          );
    }
  });

  it('a share divides two other figures, divided as it is', () => {
    const specs = new Map(FIGURES.map((spec) => [spec.key, spec]));
    for (const { key, unit, ratio, by } of FIGURES) {
      expect([key, unit === 'percent']).toEqual([key, ratio !== undefined]);
      if (ratio === undefined) continue;
      for (const part of [specs.get(ratio.of), specs.get(ratio.to)]) {
        expect([key, part?.ratio, part?.by]).toEqual([key, undefined, by]);
        expect(part).toBeDefined();
      }
    }
  });

  it('every set of facts refuses what is not its own', () => {
    for (const [name, { data }] of Object.entries(FACT_SETS)) {
      expect([name, data.safeParse({ surprise: 1 }).success]).toEqual([name, false]);
      expect([name, data.safeParse(null).success]).toEqual([name, false]);
    }
  });
});
