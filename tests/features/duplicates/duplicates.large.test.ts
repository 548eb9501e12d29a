import { afterAll, beforeAll, expect, it } from 'vitest';
import { createRecords } from '#service/db/records.ts';
import { matchingOrganizations } from '#service/features/duplicates/duplicates.matching.repository.ts';
import { listPairs } from '#service/features/duplicates/duplicates.pairs.ts';
import { makeSearchStore, organization, type SearchStore } from '#tests/search/searchStore.ts';
import { random } from './mergeStore.ts';
import { code } from './pairs.ts';

/** `DUPLICATES=200000` measures a larger registry. */
const ORGANIZATIONS = Number(process.env.DUPLICATES ?? 20_000);
const CHARACTERS =
  '云青城东西南北中山水花木金石文武书画棋琴歌舞乐体育老少年妇儿农工商学研科技信医药食茶酒竹梅兰菊'.split('');

let store: SearchStore;
beforeAll(async () => {
  store = await makeSearchStore();
  const pick = random(7);
  let lastName = '';
  for (let start = 0; start < ORGANIZATIONS; start += 2_000) {
    const items = Array.from({ length: Math.min(2_000, ORGANIZATIONS - start) }, (_, index) => {
      const number = start + index;
      const words = Array.from({ length: 6 }, () => CHARACTERS[pick(CHARACTERS.length)]).join('');
      const filed = number % 10 === 0;
      // One in ten is a group whose name a hundred villages share.
      // One in fifty was registered twice.
      if (!filed && number % 50 !== 7) lastName = `${words}协会`;
      const name = filed ? `第${number % 7}舞蹈队` : lastName;
      const place = filed ? { townshipName: `镇${number % 31}`, communityName: `村${number % 1009}` } : {};
      const uscc = filed ? null : code(number);
      const more = {
        uscc,
        ...place,
        registrationKind: filed ? 'filed' : 'registered',
        domicile: `云州路${number}号`,
        legalRepresentativeName: `陈${number}`,
      };
      return { id: idOf(number), fields: organization(name, more) };
    });
    await store.write((write) => createRecords(write, 'organization', items));
  }
}, 600_000);
afterAll(() => store.close());

const idOf = (number: number) => `018f0000-0000-7000-8000-${String(number).padStart(12, '0')}`;

it('the whole registry is searched for pairs within two seconds, a typed name is compared within 20 ms', async () => {
  // Processor time of this process in milliseconds: what else runs on the machine does not count.
  const time = async (work: () => Promise<unknown>) => {
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
  const input = { view: 'open', includeEnded: true, offset: 0, limit: 200 } as const;
  const pairs = await time(() => listPairs(store.db, input));
  const { total } = await listPairs(store.db, input);
  expect(total).toBeGreaterThan(10);
  const times: number[] = [];
  for (let number = 1; number < 200; number += 2) {
    const typed = {
      name: number % 5 === 0 ? '第3舞蹈队' : `城东第${number}棋社`,
      uscc: code(number),
      registrationNo: `证${number}`,
      filingNo: null,
      townshipName: null,
      exceptId: undefined,
    };
    times.push(await time(() => matchingOrganizations(store.db, typed)));
  }
  const p95 = times.sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? 0;
  console.log(`${ORGANIZATIONS}: ${total} pairs in ${Math.round(pairs)} ms; a typed name p95 ${p95.toFixed(1)} ms`);
  expect(pairs).toBeLessThan(ORGANIZATIONS <= 20_000 ? 2_000 : 20_000);
  expect(p95).toBeLessThan(20);
});
