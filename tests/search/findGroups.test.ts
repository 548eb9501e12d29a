import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord, createRecords, updateRecord } from '#service/db/records.ts';
import { makeSearchStore, organization, type SearchStore } from './searchStore.ts';

const RARE = [
  '㐀山',
  '\u{20000}镇',
  '\u{2A700}桥',
  '\u{2B820}村',
  '\u{30000}川',
  '\u{31350}岭',
  '\u{323B0}坡',
  '\u{E000}湾',
];

describe('what the search finds', () => {
  let store: SearchStore;
  beforeAll(async () => {
    store = await makeSearchStore();
    await store.write(async (write) => {
      await createRecords(
        write,
        'organization',
        [
          organization('云州市老年协会', {
            uscc: '51330100MJ87654325',
            note: '该会于今年办理备案手续，并报送年度报告。',
          }),
          organization('老年协会联合总会'),
          organization('云州市桥梁协会', { domicile: '老年协会巷2号', supervisingUnit: '云州市交通局' }),
          organization('云州市重庆商会', { registrationNo: '云社证字第0321号' }),
          ...RARE.map((name) => organization(`${name}协进会`)),
        ].map((fields) => ({ fields })),
      );
      await createRecord(write, 'document_number', {
        classCode: 'main',
        year: 2026,
        seq: 3,
        number: '云民发〔2026〕3号',
        state: 'issued',
        title: '关于年检的通知',
        reservedOn: '2026-03-01',
      });
      await createRecord(write, 'document_number', {
        classCode: 'main',
        year: 2026,
        seq: 31,
        number: '云民发〔2026〕31号',
        state: 'issued',
        title: '关于培训的通知',
        reservedOn: '2026-03-02',
      });
      await createRecord(write, 'decision', {
        meetingId: 'none',
        seq: 1,
        text: '同意启动撤销登记程序',
        number: '云领议〔2026〕第5号',
      });
      await createRecord(write, 'leading_group', {
        name: '社会组织管理领导小组',
        officeId: 'x',
        establishedOn: '2024-01-01',
        documentNo: '云政办〔2024〕17号',
        dutiesText: '统筹综合监管',
      });
      await createRecord(write, 'seal_use', {
        sealName: '云州市民政局',
        number: '云民发〔2026〕3号',
        title: '关于年检的通知',
        copies: 20,
        usedOn: '2026-03-01',
        handledBy: '王珺',
        approvedBy: '张建国',
      });
    });
  });
  afterAll(() => store.close());

  it('one character, and a part from the middle of a sentence', async () => {
    expect(await store.titles('桥')).toEqual(['云州市桥梁协会', `\u{2A700}桥协进会`]);
    expect(await store.titles('理备案手')).toEqual(['云州市老年协会']);
    const [group] = (await store.find('备案')).groups;
    expect(group?.hits[0]).toMatchObject({ match: 'word', snippet: { field: 'note' } });
    const parts = group?.hits[0]?.snippet?.parts ?? [];
    expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['备案']);
    expect(parts.map((part) => part.text).join('')).toContain('办理备案手续');
  });

  it('several words, all of them, in whatever column', async () => {
    expect(await store.titles('交通 巷2号')).toEqual(['云州市桥梁协会']);
    expect(await store.titles('交通 财政')).toEqual([]);
  });

  it('first letters and whole syllables', async () => {
    expect(await store.titles('yzslnxh')).toEqual(['云州市老年协会']);
    expect(await store.titles('laonian')).toEqual(['云州市老年协会', '老年协会联合总会']);
    expect(await store.titles('LaoNianXie')).toEqual(['云州市老年协会', '老年协会联合总会']);
    expect(await store.titles('桥梁 yunzhou')).toEqual(['云州市桥梁协会']);
  });

  it('names with one wrong, missing or extra character, marked as near', async () => {
    for (const typed of [
      '云州市老年协惠',
      '云州市考年协会',
      '运州市老年协会',
      '云州市年协会',
      '云州市老年年协会',
      '云洲市老年协会',
    ]) {
      const { groups } = await store.find(typed);
      expect(
        groups.flatMap(({ hits }) => hits.map(({ title, match }) => [title, match])),
        typed,
      ).toContainEqual(['云州市老年协会', 'near']);
    }
    expect(await store.titles('云州市考年写会')).toEqual([]);
    // What is found as typed is not guessed at.
    const { groups } = await store.find('老年协会');
    expect(groups.flatMap(({ hits }) => hits.map((hit) => hit.match))).not.toContain('near');
  });

  it('rare characters of every plane, alone too', async () => {
    for (const name of RARE) {
      const [rare = ''] = [...name];
      expect(await store.titles(rare), rare.codePointAt(0)?.toString(16)).toEqual([`${name}协进会`]);
      expect(await store.titles(name), name).toEqual([`${name}协进会`]);
    }
  });

  it('codes and numbers first, however they are typed', async () => {
    for (const typed of [
      '51330100MJ87654325',
      '51330100mj87654325',
      '5133-0100-MJ87 654325',
      '５１３３０１００ＭＪ８７６５４３２５',
    ]) {
      const [group] = (await store.find(typed)).groups;
      expect(group?.hits[0], typed).toMatchObject({ title: '云州市老年协会', match: 'code' });
    }
    expect((await store.find('51330100')).groups[0]?.hits[0]).toMatchObject({ title: '云州市老年协会', match: 'code' });
    expect(await store.titles('0100mj876')).toEqual(['云州市老年协会']);
    for (const typed of [
      '云民发〔2026〕3号',
      '云民发[2026]3',
      '〔2026〕3号',
      '[2026]3',
      '（2026）第03号',
      '云民发 〔2026〕 3 号',
    ]) {
      const { groups } = await store.find(typed);
      expect(groups[0]?.kind, typed).toBe('number');
      expect(groups[0]?.hits[0], typed).toMatchObject({ title: '云民发〔2026〕3号 关于年检的通知', match: 'code' });
      expect(
        groups.some(({ kind }) => kind === 'sealUse'),
        typed,
      ).toBe(true);
    }
    expect((await store.find('云领议〔2026〕5号')).groups[0]).toMatchObject({
      kind: 'decision',
      hits: [{ match: 'code', parentId: 'none' }],
    });
    expect((await store.find('云社证字第0321号')).groups[0]?.hits[0]).toMatchObject({
      title: '云州市重庆商会',
      match: 'code',
    });
    expect((await store.find('云政办(2024)17号')).groups[0]).toMatchObject({
      kind: 'leadingGroup',
      hits: [{ match: 'code' }],
    });
  });

  it('a name that is the whole text before names that begin with it, and those before others', async () => {
    await store.write((write) => createRecord(write, 'organization', organization('老年协会')));
    expect(await store.titles('老年协会')).toEqual([
      '老年协会',
      '老年协会联合总会',
      '云州市老年协会',
      '云州市桥梁协会',
    ]);
  });

  it('former names, from history and from entered changes', async () => {
    const id = await store.write((write) => createRecord(write, 'organization', organization('柳溪书画社')));
    await store.write((write) => updateRecord(write, 'organization', id, 1, organization('柳溪美术馆')));
    await store.write((write) =>
      createRecord(write, 'organization_event', {
        organizationId: id,
        kind: 'name_changed',
        effectiveOn: '2009-01-01',
        items: [{ field: 'name', before: '红星国画院', after: '柳溪书画社' }],
      }),
    );
    for (const former of ['书画社', '红星国画', 'hongxing'])
      expect(await store.titles(former), former).toEqual(['柳溪美术馆']);
    const [group] = (await store.find('国画院')).groups;
    expect(group?.hits[0]?.snippet).toMatchObject({ field: 'formerName' });
  });

  it('nothing, and no failure, for hostile text', async () => {
    const hostile = [
      '"',
      "'",
      '*',
      '^',
      '-',
      'NEAR(',
      'a" OR "b',
      '老年" OR words:"协',
      'name : 老',
      '{words} : x',
      '\u0000',
      '%',
      '_',
      '\u0080',
      '\u0081老',
      '协 AND NOT 会',
      '('.repeat(200),
      '\u202E',
      '🙂',
      'a'.repeat(10_000),
      '协会 '.repeat(3000),
    ];
    for (const text of hostile) {
      const { groups, total } = await store.find(text);
      expect(total, JSON.stringify(text.slice(0, 30))).toBeGreaterThanOrEqual(groups.length);
    }
    expect(await store.titles('老年" OR words:"协')).toEqual([]);
    expect(await store.titles('\u0081老')).toEqual(await store.titles('老'));
  });

  it('as many of a group as asked for, and how many there are', async () => {
    const [group] = (await store.find('会', 3)).groups;
    expect(group?.hits).toHaveLength(3);
    expect(group).toMatchObject({ total: 13, isWhole: true });
  });
});
