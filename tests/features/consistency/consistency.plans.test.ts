import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { CONSISTENCY_RULES } from '#service/features/consistency/consistencyRules.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { WHOLE_TODAY, writePast } from '#tests/support/wholeOffice.ts';

const step = z.object({ id: z.number(), parent: z.number(), detail: z.string() });
type Step = z.output<typeof step>;

/** What a careless rule would ask: it must not pass. */
const CARELESS = {
  subquery: sql`SELECT o.id FROM organization o WHERE (SELECT count(*) FROM meeting m WHERE m.title LIKE o.name) > 1`,
  join: sql`SELECT o.id FROM organization o JOIN meeting m ON m.title LIKE o.name`,
};

let t: TestService;
const plans = new Map<string, readonly Step[]>();
const careless: (readonly Step[])[] = [];
beforeAll(async () => {
  t = await makeService();
  await t.call('session.lock', {});
  await writePast(t.folder, { login: 'clerk', password: PASSWORD }, async ({ trx }) => {
    const planOf = async (query: RawBuilder<unknown>) =>
      z.array(step).parse((await sql`EXPLAIN QUERY PLAN SELECT * FROM (${query})`.execute(trx)).rows);
    for (const { key, find } of CONSISTENCY_RULES) plans.set(key, await planOf(find(WHOLE_TODAY)));
    for (const query of Object.values(CARELESS)) careless.push(await planOf(query));
  });
});
afterAll(() => t.close());

/** Steps that read a whole table again for every row of another: inside of a correlated subquery, or as an inner loop of a join. */
function scansPerRow(steps: readonly Step[]): string[] {
  const byId = new Map(steps.map((one) => [one.id, one]));
  const isCorrelated = (one: Step | undefined): boolean =>
    one !== undefined && (one.detail.startsWith('CORRELATED') || isCorrelated(byId.get(one.parent)));
  return steps
    .filter(
      ({ detail }) => /^SCAN /.test(detail) && !detail.includes('VIRTUAL TABLE') && !detail.includes('CONSTANT ROW'),
    )
    .filter((one) => {
      const loops = steps.filter(({ parent, detail }) => parent === one.parent && /^(SCAN|SEARCH) /.test(detail));
      return isCorrelated(byId.get(one.parent)) || loops[0] !== one;
    })
    .map(({ detail }) => detail);
}

it('K8: no rule reads a whole table again for every row, so that the page stays under its 3 seconds as the office grows', () => {
  const slow = [...plans].flatMap(([key, steps]) => scansPerRow(steps).map((detail) => `${key}: ${detail}`));
  expect(plans.size).toBe(CONSISTENCY_RULES.length);
  expect(slow).toEqual([]);
});

it('such a rule would be seen', () => {
  expect(careless.map((steps) => scansPerRow(steps).length)).toEqual([1, 1]);
});
