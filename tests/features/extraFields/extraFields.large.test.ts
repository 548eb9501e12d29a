import { expect, it } from 'vitest';
import { storeOf } from '#tests/features/extraFields/store.ts';
import { LARGE, makeLargeService } from '#tests/support/largeService.ts';
import { addField } from './addedFields.ts';

/** Milliseconds that a page may take with everything else running beside it; on a quiet machine it is a fifth. */
const MOST = 400;

it('20,000 organizations are sorted and filtered by an added field at once', { timeout: 300_000 }, async () => {
  const office = await makeLargeService();
  try {
    const number = await addField(office, { label: '办公面积', fieldType: 'number' });
    const text = await addField(office, { label: '会刊名称', fieldType: 'text' });
    const choice = await addField(office, {
      label: '用房来源',
      fieldType: 'choice',
      choices: [{ name: '自有' }, { name: '租用' }],
    });
    const { database, close } = await storeOf(office);
    database
      .prepare(
        `UPDATE organization SET extra = json_object(?, (rowKey * 7919) % 1000 / 4.0, ?, '会刊' || rowKey, ?, iif(rowKey % 2, '自有', '租用'))`,
      )
      .run(number, text, choice);
    close();
    const sort = { column: `extra.${number}`, direction: 'desc' } as const;
    const asked = {
      sorted: { sort },
      'sorted, at the end': { sort, offset: LARGE - 200 },
      'choice and range': { filter: { extra: { [choice]: { is: '自有' }, [number]: { from: 100, to: 120 } } }, sort },
      'words in a text': { filter: { extra: { [text]: { holds: '1999' } } } },
      'sorted, as at a past day': { sort, asAt: '2026-01-20' },
    };
    for (const [name, input] of Object.entries(asked)) {
      const times: number[] = [];
      for (let run = 0; run < 10; run += 1) {
        const begun = performance.now();
        const { total } = await office.call('organizations.list', input);
        times.push(performance.now() - begun);
        expect(total, name).toBeGreaterThan(5);
      }
      const sorted = times.sort((left, right) => left - right);
      console.log(`${name}: p50 ${sorted[5]?.toFixed(0)} ms, worst ${sorted.at(-1)?.toFixed(0)} ms`);
      expect(sorted[5], name).toBeLessThan(MOST);
    }
  } finally {
    await office.close();
  }
});
