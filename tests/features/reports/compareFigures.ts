import type { Kysely } from 'kysely';
import { expect } from 'vitest';
import type { Schema } from '#service/db/schema.ts';
import { figuresOf, readFacts } from '#service/features/reports/figures/readFacts.ts';
import type { Figure } from '#shared/features/reports/figures/figures.rules.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { figuresBySql } from './figuresBySql.ts';

/** The figures of a period as the program counts them. */
export async function countedFigures(db: Kysely<Schema>, period: ReportPeriod): Promise<Figure[]> {
  return figuresOf(await readFacts({ db, period }), period);
}

/** Holds every figure of a period against what SQL finds on its own. @returns the values that are not zero, by key */
export async function compareWithSql(db: Kysely<Schema>, period: ReportPeriod): Promise<Record<string, number>> {
  const figures = await countedFigures(db, period);
  const expected = await figuresBySql(db, period);
  const values = figures.flatMap(({ key, value, spec }) => (spec.ratio || value === 0 ? [] : [[key, value]]));
  expect(Object.fromEntries(values)).toEqual(expected);
  for (const { key, spec, by, value } of figures) {
    if (!spec.ratio) continue;
    const part = by === null ? '' : `@${by.value}`;
    const base = expected[`${spec.ratio.to}${part}`] ?? 0;
    const share = base === 0 ? null : Math.round(((expected[`${spec.ratio.of}${part}`] ?? 0) / base) * 1e6) / 1e6;
    expect([key, value]).toEqual([key, share]);
  }
  return expected;
}
