// needs: pdftotext
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const TODAY = '2026-03-05';
/** Organizations by name: days until their term ends; null: none recorded. */
const ENDS: readonly (readonly [name: string, days: number | null, township: string | null, type?: 'foundation'])[] = [
  ['云州市甲逾期协会', -1, '青云街道'],
  ['云州市乙今天协会', 0, '青云街道'],
  ['云州市丙三十协会', 30, '石桥镇'],
  ['云州市丁卅一协会', 31, '石桥镇'],
  ['云州市戊九十协会', 90, null],
  ['云州市己九一协会', 91, '青云街道'],
  ['云州市庚一百八协会', 180, '青云街道'],
  ['云州市辛一八一协会', 181, '青云街道'],
  ['云州市壬无届期基金会', null, '石桥镇', 'foundation'],
];

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  for (const [name, days, townshipName, legalType = 'social_group'] of ENDS) {
    const id = await association(office, { name, townshipName, legalType });
    if (days !== null) await record(id, days);
  }
  for (const status of ['cancelled', 'revoked'] as const)
    await record(await association(office, { name: `云州市已终止${status}协会`, status }), 10);
  const voided = await association(office, { name: '云州市已作废协会' });
  await record(voided, 10);
  await office.call('organizations.void', { id: voided, expectedRevision: 1, reason: '重复' });
});
afterAll(() => office.close());

/** A term of one year that ends so many days from today. */
async function record(organizationId: string, days: number): Promise<void> {
  const startOn = addDays(`2025${TODAY.slice(4)}`, days);
  const electedOn = startOn < TODAY ? startOn : TODAY;
  await office.call('terms.save', { organizationId, fields: { number: 1, electedOn, startOn, years: 1 } });
}

const names = async (input: Parameters<typeof office.call<'terms.due'>>[1]) =>
  (await office.call('terms.due', input)).rows.map(({ organizationName }) => organizationName.slice(3, -2));

it('R7 lists organizations in effect at 180, 90 and 30 days and overdue, earliest first, unrecorded ones apart', async () => {
  expect(await names({})).toEqual(['甲逾期', '乙今天', '丙三十', '丁卅一', '戊九十', '己九一', '庚一百八']);
  expect(await names({ range: 'overdue' })).toEqual(['甲逾期']);
  expect(await names({ range: '30' })).toEqual(['乙今天', '丙三十']);
  expect(await names({ range: '90' })).toEqual(['乙今天', '丙三十', '丁卅一', '戊九十']);
  expect(await names({ range: '180' })).toHaveLength(6);
  expect(await names({ range: 'recorded' })).toHaveLength(8);
  expect(await names({ range: 'unrecorded' })).toEqual(['壬无届期基']);
  const { counts, townships, rows } = await office.call('terms.due', { range: 'unrecorded' });
  expect(counts).toEqual({ due: 7, overdue: 1, '30': 2, '90': 4, '180': 6, recorded: 8, unrecorded: 1 });
  expect(townships).toEqual(['青云街道', '石桥镇']);
  expect(rows).toMatchObject([{ termId: null, dueOn: null, daysLeft: null, group: null }]);
});

it('R7 is filtered by township, type and name, and read page by page', async () => {
  expect(await names({ township: '石桥镇' })).toEqual(['丙三十', '丁卅一']);
  expect(await names({ text: ' 九' })).toEqual(['戊九十', '己九一']);
  expect(await names({ organizationType: 'foundation' })).toEqual([]);
  expect((await office.call('terms.due', { organizationType: 'foundation' })).counts.unrecorded).toBe(1);
  expect(await names({ offset: 2, limit: 2 })).toEqual(['丙三十', '丁卅一']);
});

it('R7 prints by township: every township with its number and heading, those without one last, and the total', async () => {
  const { file, count } = await office.call('terms.printDue', {});
  expect(count).toBe(7);
  const text = rawText(office.bytes(file)).replaceAll(/\s/gu, '');
  const order = [
    '社会组织换届名单',
    '青云街道（4家）',
    '石桥镇（2家）',
    '未填街道（乡镇）（1家）',
    '合计7家，涉及2个街道',
  ];
  const places = order.map((words) => text.indexOf(words));
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual([...places].sort((left, right) => left - right));
  expect(text).toContain('云州市甲逾期协会');
  expect(text).toContain('逾期1天');
  expect(text).toContain('民法典');
  expect(text).not.toContain('辛一八一');
  expect(text.indexOf('云州市丙三十协会')).toBeGreaterThan(places[1] ?? 0);
  // The head of the table stands over each township.
  expect(text.split('届满日期状态延期').length - 1).toBe(3);
  const unrecorded = await office.call('terms.printDue', { range: 'unrecorded' });
  expect(rawText(office.bytes(unrecorded.file)).replaceAll(/\s/gu, '')).toContain('云州市壬无届期基金会');
});

it('R7 repeats the heading of a table on every page', async () => {
  const many = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  try {
    const fields = { number: 1, electedOn: '2021-04-01', startOn: '2021-04-01', years: 5 };
    for (let number = 0; number < 60; number += 1) {
      const organizationId = await association(many, { townshipName: '青云街道' });
      await many.call('terms.save', { organizationId, fields });
    }
    const { file } = await many.call('terms.printDue', {});
    const bytes = many.bytes(file);
    const pages = pdfText(bytes, '-raw')
      .split('\f')
      .map((page) => page.replaceAll(/\s/gu, ''));
    const withRows = pages.filter((page) => page.includes('号茶文化协会'));
    expect(withRows.length).toBeGreaterThan(1);
    for (const page of withRows) expect(page).toContain('届满日期状态延期');
    expect(pages.join('')).toContain('合计60家，涉及1个街道');
  } finally {
    await many.close();
  }
});

it('R7 exports what the filter leaves', async () => {
  const { file, rows } = await office.call('exports.list', { list: 'termsDue', input: { range: '30' }, format: 'csv' });
  expect(rows).toBe(2);
  const cells = (line = '') => line.split(',').map((cell) => cell.replaceAll('"', ''));
  const [head, first] = office.bytes(file).toString('utf8').replace('\uFEFF', '').split('\r\n');
  expect(cells(head)).toEqual([
    '社会组织',
    '街道（乡镇）',
    '组织类型',
    '届次',
    '起始日期',
    '年数',
    '届满日期',
    '状态',
    '延期',
  ]);
  const row = ['云州市乙今天协会', '青云街道', '社会团体', '第 1 届', '2025-03-05', '1', '2026-03-05', '今天到期', ''];
  expect(cells(first)).toEqual(row);
});
