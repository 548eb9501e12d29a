import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EditionDraft } from '#shared/features/workingCalendars/workingCalendars.contract.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { type Cell, csvOf, sheetOf, workbookBytes } from '#tests/features/organizations/tables.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { EDITION_2027 } from './edition2027.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-12-30T09:00:00+08:00' });
});
afterAll(() => office.close());

/** Days since 30 December 1899, as a spreadsheet keeps a date. */
const serial = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
const isDay = (day: string) => ({ t: 'n', v: serial(day), z: 'yyyy-mm-dd' }) as const;
const marked = <Day>(day: (day: string) => Day) => [
  ...EDITION_2027.off.map((one) => [day(one), '休'] as const),
  ...EDITION_2027.makeup.map((one) => [day(one), '班'] as const),
];
const HEAD = [
  ['日期', '安排'],
  ['来源', EDITION_2027.source],
] as const;
const asText: (readonly (string | number | null)[])[] = [...HEAD, ...marked((day) => day)];
const asDays: (readonly Cell[])[] = [...HEAD, ...marked(isDay)];
const utf8 = (text: string) => new TextEncoder().encode(text);
/** 日期,安排 … in GB18030, as Excel saves CSV on a Chinese machine: 来源, 休 and 班 are bytes that UTF-8 does not have. */
const GB18030 = Buffer.concat([
  Buffer.from([0xc0, 0xb4, 0xd4, 0xb4]),
  Buffer.from(',2027\r\n2027-01-01,'),
  Buffer.from([0xd0, 0xdd]),
  Buffer.from('\r\n2027-01-30,'),
  Buffer.from([0xb0, 0xe0, 0x0d, 0x0a]),
]);

async function read(name: string, bytes: Uint8Array): Promise<EditionDraft> {
  const file = await office.fileIn(name, bytes);
  return (await office.call('workingCalendars.readFile', { file })).edition;
}

describe('U8: a new year’s file, as a clerk has it', () => {
  it.each<[string, Uint8Array]>([
    ['2027.json', utf8(JSON.stringify(EDITION_2027))],
    ['带BOM.json', utf8(`\uFEFF${JSON.stringify(EDITION_2027)}`)],
    ['2027.csv', utf8(csvOf(asText))],
    ['分号.csv', utf8(csvOf(asText, ';'))],
    ['文字日期.xlsx', workbookBytes({ 节假日: sheetOf(asText) })],
    ['日期格式.xlsx', workbookBytes({ 节假日: sheetOf(asDays) })],
    ['日期格式.xls', workbookBytes({ 节假日: sheetOf(asDays) }, 'biff8')],
  ])('%s gives the edition', async (name, bytes) => {
    const edition = await read(name, bytes);
    expect(edition).toEqual(EDITION_2027);
    expect((await office.call('workingCalendars.preview', { edition })).errors).toEqual([]);
  });

  it('spans of days and a file of an old Chinese encoding are read', async () => {
    const spans = await read('一段时间.csv', utf8('来源,通知\n2027-01-01至2027-01-03,休\n2027年1月30日,调休上班\n'));
    expect(spans).toEqual({
      ...{ year: 2027, source: '通知', off: ['2027-01-01', '2027-01-02', '2027-01-03'], makeup: ['2027-01-30'] },
    });
    expect(await read('GB18030.csv', GB18030)).toMatchObject({ off: ['2027-01-01'], makeup: ['2027-01-30'] });
  });

  it.each<[string, string, string[]]>([
    ['没有标记.csv', '2027-01-01\n2027-01-02,休\n', ['file: calendar_line_mark']],
    ['不是日期.csv', '元旦,休\n', ['file: calendar_line_day']],
    ['别的表.csv', '姓名,电话\n周敏,0571\n', ['file: calendar_unreadable']],
    ['坏.json', '{"year": 2027', ['file: calendar_unreadable']],
    ['坏日期.json', '{"year":2027,"off":["2027-02-30"]}', ['file: calendar_no_day']],
  ])('%s is refused with the line, and nothing is stored', async (name, text, issues) => {
    const file = await office.fileIn(name, utf8(text));
    expect(issuesOf(await office.failure('workingCalendars.readFile', { file }))).toEqual(issues);
    expect((await office.call('workingCalendars.year', { year: 2027 })).edition).toBeNull();
  });
});
