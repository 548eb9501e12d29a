import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#service/db/records.ts';
import { makeSearchStore, type SearchStore } from '#tests/search/searchStore.ts';

let store: SearchStore;
beforeAll(async () => {
  store = await makeSearchStore();
});
afterAll(() => store.close());

describe('F4: a decision that was numbered before', () => {
  it('is found by its former number and by the present one', async () => {
    const id = await store.write((write) =>
      createRecord(write, 'decision', {
        ...{ meetingId: 'meeting-1', seq: 1, text: '同意。', number: '民组决〔2026〕12号', formerNumber: '2026-3-1' },
        ...{
          bodyKey: 'kind:leading_group',
          bodyName: '民组',
          numberYear: 2026,
          numberSeq: 12,
          decidedOn: '2026-03-03',
        },
      }),
    );
    for (const text of [
      '2026-3-1',
      '民组决〔2026〕12号',
      '民组决(2026)12',
      '民组决［2026］012',
      '〔2026〕12号',
      '２０２６－３－１',
    ]) {
      const { groups } = await store.find(text);
      expect(groups.find(({ kind }) => kind === 'decision')?.hits[0], text).toMatchObject({ id, match: 'code' });
    }
  });
});
