import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from '../meetings/sampleMeeting.ts';
import { creditCode, csvOf } from '../organizations/tables.ts';

const HEADERS = [
  '社会组织名称',
  '统一社会信用代码',
  '社会组织类型',
  '登记管理机关',
  '成立登记日期',
  '状态',
  '住所',
  '业务主管单位',
  '法定代表人',
];

/** Rows of a registry: name, and what differs from the rest. */
function row(index: number, name: string, part: { domicile?: string; unit?: string; head?: string } = {}): string[] {
  const { domicile = '人民路1号', unit = '云州市教育局', head = '张建国' } = part;
  return [name, creditCode(index), '社会团体', '云州市民政局', '2019-11-07', '正常', domicile, unit, head];
}

async function importRows(office: TestService, rows: readonly string[][]): Promise<void> {
  const source = await office.fileIn('名册.csv', Buffer.from(csvOf([HEADERS, ...rows])));
  const { added } = await office.call('organizations.importApply', { source, registrationKind: 'registered' });
  expect(added).toBe(rows.length);
}

describe('search.find', () => {
  let office: TestService;
  beforeAll(async () => {
    office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    await importRows(office, [
      row(1, '云州市老年协会'),
      row(2, '老年协会联合总会', { domicile: '老年协会大院' }),
      row(3, '云州市桥梁协会', { domicile: '老年协会巷2号' }),
      row(4, '云州市（100%）纯棉协会'),
      row(5, '云州市1000纯棉协会', { head: '欧阳·买买提' }),
    ]);
    const meeting = sampleMeeting({
      title: '年检工作会',
      minutesText: { blocks: [{ kind: 'paragraph', text: '研究"heading"栏目与text格式' }] },
    });
    const { id } = await office.call('meetings.save', meeting);
    await office.call('meetings.finalize', { id, expectedRevision: 1 });
    await office.call('meetings.issue', { id });
    await office.call('duties.saveMember', { fields: { name: '王珺', post: '社会组织管理科科长' } });
  });
  afterAll(() => office.close());

  const find = async (text: string, limit = 20) => {
    const { groups, total } = await office.call('search.find', { text, limit });
    return { hits: groups.flatMap((group) => group.hits), groups, total };
  };
  const titles = async (text: string) => (await find(text)).hits.map((hit) => hit.title);

  it('puts an exact code first, however it is typed', async () => {
    const code = creditCode(3);
    for (const typed of [code, code.toLowerCase(), `${code.slice(0, 8)}-${code.slice(8)}`]) {
      expect((await find(typed)).hits[0]).toMatchObject({
        kind: 'organization',
        title: '云州市桥梁协会',
        detail: code,
      });
    }
    expect(await titles(code.slice(4, 15))).toContain('云州市桥梁协会');
  });

  it('puts an exact meeting number first and finds its document, and decisions of that number', async () => {
    const { hits } = await find('〔2026〕1号');
    expect(hits.map((hit) => hit.kind)).toEqual(['meeting', 'decision', 'document']);
    expect(hits[0]).toMatchObject({ title: '年检工作会', detail: '〔2026〕1号 2026-03-03' });
  });

  it('puts names that begin with the text before names that hold it, and those before other fields', async () => {
    expect(await titles('老年协会')).toEqual(['老年协会联合总会', '云州市老年协会', '云州市桥梁协会']);
  });

  it('needs every word, in whatever field', async () => {
    expect(await titles('桥梁 老年协会')).toEqual(['云州市桥梁协会']);
    expect(await titles('桥梁 财政局')).toEqual([]);
    expect(await titles('  云州市   纯棉　1000 ')).toEqual(['云州市1000纯棉协会']);
  });

  it('finds by pinyin initials, by a name typed with other brackets and dots', async () => {
    expect(await titles('yzslnxh')).toEqual(['云州市老年协会']);
    expect(await titles('QLXH')).toEqual(['云州市桥梁协会']);
    expect(await titles('(100%)纯棉')).toEqual(['云州市（100%）纯棉协会']);
    expect(await titles('欧阳·买买提')).toEqual(['云州市1000纯棉协会']);
  });

  it('takes wildcards as they are', async () => {
    expect(await titles('100%')).toEqual(['云州市（100%）纯棉协会']);
    expect(await titles('_')).toEqual([]);
    expect(await titles('\\')).toEqual([]);
    expect(await titles("' OR 1=1 --")).toEqual([]);
  });

  it('finds the minutes text, but not the names of its parts', async () => {
    expect(await titles('研究')).toEqual(['年检工作会']);
    expect(await titles('"heading"栏目')).toEqual(['年检工作会']);
    expect(await titles('paragraph')).toEqual([]);
    expect(await titles('blocks')).toEqual([]);
  });

  it('finds members and actions', async () => {
    expect((await find('王珺 科长')).hits).toMatchObject([
      { kind: 'member', title: '王珺', detail: '社会组织管理科科长' },
    ]);
    expect((await find('核查未参检')).hits).toMatchObject([
      { kind: 'action', title: '核查未参检名单', detail: '执法大队 2026-06-30' },
    ]);
  });

  it('counts all and answers no more than asked', async () => {
    const { hits, total } = await find('协会', 2);
    expect(hits).toHaveLength(2);
    expect(total).toBe(5);
    expect(await find('   ')).toEqual({ hits: [], groups: [], total: 0 });
  });

  it('leaves out what was voided', async () => {
    const [hit] = (await find('云州市老年协会')).hits;
    await office.call('organizations.void', { id: hit?.id ?? '', expectedRevision: 1, reason: '重复录入' });
    expect(await titles('云州市老年协会')).toEqual([]);
    const { rows } = await office.call('meetings.list', {});
    const [meeting] = rows;
    if (!meeting) throw new Error('a meeting was stored');
    await office.call('meetings.void', { id: meeting.id, expectedRevision: meeting.revision, reason: '重复录入' });
    // Its issued document and its actions go with it.
    expect(await titles('年检工作会')).toEqual([]);
    expect((await find('核查未参检')).hits).toEqual([]);
  });
});

describe('search.find at 20,000 organizations', () => {
  it('answers well within a tenth of a second', async () => {
    const office = await makeService();
    try {
      const fields = ['科技', '养老', '文化', '体育', '环保', '志愿', '教育', '农业', '商贸', '书画'];
      const kinds = ['协会', '学会', '商会', '促进会', '联合会', '研究会', '基金会', '服务中心'];
      const rows = Array.from({ length: 20_000 }, (_, index) =>
        row(index, `云州市${fields[index % 10] ?? ''}${index}${kinds[index % 8] ?? ''}`, {
          domicile: `解放路${index}号`,
        }),
      );
      await importRows(office, rows);
      const searches = [
        '协会',
        '云州市 养老 促进会',
        'yzsyl',
        creditCode(12_345),
        '解放路19999号',
        '查不到的文字',
        'a',
      ];
      const times: number[] = [];
      for (const text of [...searches, ...searches, ...searches]) {
        const start = performance.now();
        await office.call('search.find', { text });
        times.push(performance.now() - start);
      }
      const sorted = times.slice(searches.length).sort((a, b) => a - b);
      const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
      console.log(`search at 20,000: median ${median.toFixed(0)} ms, worst ${(sorted.at(-1) ?? 0).toFixed(0)} ms`);
      expect(median).toBeLessThan(100);
    } finally {
      await office.close();
    }
  }, 180_000);
});

describe('text of attached files, views, the list', () => {
  let office: TestService;
  beforeAll(async () => {
    office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    await importRows(office, [row(1, '云州市老年协会'), row(2, '云州市桥梁协会', { domicile: '老年协会巷2号' })]);
  });
  afterAll(() => office.close());

  /** Asks until the background reader has done its work. */
  async function until<Value>(ask: () => Promise<Value>, good: (value: Value) => boolean): Promise<Value> {
    for (let round = 0; ; round += 1) {
      const value = await ask();
      if (good(value) || round > 200) return value;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  it('an issued document is found by its text, with the page', async () => {
    const blocks = Array.from({ length: 40 }, (_item, index) => ({
      kind: 'paragraph' as const,
      text: `第${index + 1}点，会议对年度工作作了安排，要求各单位按照时限抓好落实，逐项报送进展情况。`,
    }));
    const last = { kind: 'paragraph' as const, text: '会议还听取了青山水库应急演练情况的汇报。' };
    const meeting = sampleMeeting({ title: '第一季度例会', minutesText: { blocks: [...blocks, last] } });
    const { id } = await office.call('meetings.save', meeting);
    await office.call('meetings.finalize', { id, expectedRevision: 1 });
    const { document } = await office.call('meetings.issue', { id });
    const found = await until(
      () => office.call('search.find', { text: '水库应急演练' }),
      ({ groups }) => groups.some(({ kind }) => kind === 'document'),
    );
    const hit = found.groups.find(({ kind }) => kind === 'document')?.hits[0];
    expect(hit).toMatchObject({ id: document.id, parentId: id, title: '第一季度例会', match: 'word' });
    expect(hit?.page).toBeGreaterThan(1);
    expect(hit?.snippet?.parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['水库应急演练']);
    // Words on different pages, and in the title, are words of one document.
    const { groups } = await office.call('search.find', { text: '第1点 应急演练 季度' });
    expect(groups.find(({ kind }) => kind === 'document')?.hits[0]?.id).toBe(document.id);
    const states = () => office.call('search.fileState', { ids: [document.id] });
    const read = await until(states, ({ files }) => files[0]?.state === 'read');
    expect(read).toEqual({ files: [{ id: document.id, state: 'read' }] });
    await office.call('meetings.void', { id, expectedRevision: 2, reason: '重复录入' });
    expect((await office.call('search.find', { text: '水库应急演练' })).groups).toEqual([]);
  });

  it('the list of organizations finds what the search finds, with voided ones when asked', async () => {
    const list = async (text: string, includeVoided = false) => {
      const { rows, total } = await office.call('organizations.list', { filter: { text, includeVoided } });
      expect(total).toBe(rows.length);
      return rows.map((one) => one.name);
    };
    expect(await list('老年协会')).toEqual(['云州市老年协会', '云州市桥梁协会']);
    expect(await list('laonian')).toEqual(['云州市老年协会']);
    expect(await list(creditCode(2).slice(8).toLowerCase())).toEqual(['云州市桥梁协会']);
    expect(await list('%')).toEqual([]);
    expect(await list('   ')).toHaveLength(2);
    const [row] = (await office.call('organizations.list', { filter: { text: '桥梁' } })).rows;
    await office.call('organizations.void', { id: row?.id ?? '', expectedRevision: 1, reason: '重复录入' });
    expect(await list('桥梁')).toEqual([]);
    expect(await list('桥梁', true)).toEqual(['云州市桥梁协会']);
  });

  it('views are each user’s own: kept, replaced by name, pinned, removed', async () => {
    const state = JSON.stringify({ filter: { status: 'normal' } });
    const { id } = await office.call('search.saveView', { page: 'organizations', name: '正常的', state });
    const other = JSON.stringify({ filter: { text: '茶' } });
    expect(await office.call('search.saveView', { page: 'organizations', name: '正常的', state: other })).toEqual({
      id,
    });
    await office.call('search.pinView', { id, pinned: true });
    expect(await office.call('search.views', { pinned: true })).toEqual({
      views: [{ id, page: 'organizations', name: '正常的', state: other, pinned: true }],
    });
    expect(await office.call('search.views', { page: 'officialDocuments' })).toEqual({ views: [] });
    expect((await office.failure('search.pinView', { id: 'x', pinned: true })).code).toBe('not_found');
    expect((await office.failure('search.saveView', { page: 'organizations', name: 'x', state: '[1]' })).code).toBe(
      'invalid_input',
    );
    await office.call('search.removeView', { id });
    expect(await office.call('search.views', {})).toEqual({ views: [] });
  });

  it('nobody without a business role searches or keeps views', async () => {
    await office.as('auditor');
    for (const failure of [
      await office.failure('search.find', { text: '协会' }),
      await office.failure('search.fileState', { ids: [] }),
      await office.failure('search.views', {}),
      await office.failure('search.saveView', { page: 'organizations', name: 'x', state: '{}' }),
    ])
      expect(failure.code).toBe('forbidden');
  });
});
