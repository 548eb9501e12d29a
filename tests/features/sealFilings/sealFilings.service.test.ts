import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Fields = CallInput<'sealFilings.save'>['fields'];
const SEAL: Fields = {
  kind: 'official',
  name: '云州市茶文化协会',
  filedOn: '2022-01-10',
  filingNumber: '云公印备〔2022〕7号',
};

describe('R9 filed seals', () => {
  it('keeps filing, return and destruction; a new official seal needs the former one handed in', async () => {
    const organizationId = await association(office);
    const { id } = await office.call('sealFilings.save', { organizationId, fields: SEAL });
    const second = { organizationId, fields: { ...SEAL, filedOn: '2026-03-01' } };
    expect(issuesOf(await office.failure('sealFilings.save', second))).toEqual(['kind: seal_kind_in_use']);
    // Other kinds there may be several of.
    for (const number of ['1', '2'])
      await office.call('sealFilings.save', {
        organizationId,
        fields: { ...SEAL, kind: 'contract', name: `合同专用章（${number}）` },
      });
    const returned = { ...SEAL, ending: 'returned' as const, endedOn: '2026-02-28', endingNote: '更名后缴回' };
    await office.call('sealFilings.save', { id, expectedRevision: 1, organizationId, fields: returned });
    await office.call('sealFilings.save', second);
    const { rows } = await office.call('sealFilings.list', { organizationId });
    const official = rows.filter(({ fields }) => fields.kind === 'official');
    expect(official.map(({ fields }) => [fields.filedOn, fields.ending, fields.endedOn])).toEqual([
      ['2026-03-01', null, null],
      ['2022-01-10', 'returned', '2026-02-28'],
    ]);
  });

  it.each<[string, Partial<Fields>, string[]]>([
    ['filed on a day to come', { filedOn: '2026-03-06' }, ['filedOn: date_in_future']],
    ['destroyed before it was filed', { ending: 'destroyed', endedOn: '2022-01-09' }, ['endedOn: ended_before_begin']],
    ['destroyed on no day', { ending: 'destroyed' }, ['endedOn: ending_without_day']],
    ['ended in no way', { endedOn: '2026-01-01' }, ['ending: ending_missing']],
  ])('refuses one %s', async (_name, part, expected) => {
    const organizationId = await association(office);
    const failure = await office.failure('sealFilings.save', { organizationId, fields: { ...SEAL, ...part } });
    expect(issuesOf(failure)).toEqual(expected);
    expect((await office.call('sealFilings.list', { organizationId })).rows).toEqual([]);
  });
});
