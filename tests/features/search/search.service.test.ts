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

  const find = async (text: string, limit = 20) => office.call('search.find', { text, limit });
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

  it('puts an exact meeting number first and finds its document', async () => {
    const { hits } = await find('〔2026〕1号');
    expect(hits.map((hit) => hit.kind)).toEqual(['meeting', 'document']);
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
    expect(await find('   ')).toEqual({ hits: [], total: 0 });
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
