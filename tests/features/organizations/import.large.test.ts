import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { loadDivisions } from '#service/divisions.ts';
import { checkTable } from '#service/features/organizations/import/checkTable.ts';
import { csvOf, REGISTERED, registeredRow, sheetOf, workbookBytes } from './tables.ts';

const ROWS = 20_000;
const HEADINGS = [
  ...REGISTERED,
  '业务主管单位',
  '法定代表人',
  '住所',
  '注册资金（万元）',
  '证书有效期',
  '评估等级',
  '2023年度年检结论',
  '2024年度年检结论',
  '联系人',
  '办公电话',
  '业务范围',
  '备注',
];
const row = (index: number) => [
  ...registeredRow(index),
  '朝阳区教育委员会',
  '张三',
  `朝阳区酒仙桥路${index}号`,
  '3',
  '2019-11-07至2027-11-06',
  '4A',
  '合格',
  '合格',
  '李四',
  '010-64300000',
  '开展与本会宗旨有关的调查研究、学术交流、业务培训、咨询服务。',
  '',
];

it('20,000 rows of 19 columns stay far under 15 s, and the service stays free while they are checked', async () => {
  const list = [HEADINGS, ...Array.from({ length: ROWS }, (_, index) => row(index))];
  const divisions = loadDivisions().isKnownDivision;
  for (const [name, bytes] of [
    ['xlsx', workbookBytes({ 名册: sheetOf(list) })],
    ['xls', workbookBytes({ 名册: sheetOf(list) }, 'biff8')],
    ['csv', new TextEncoder().encode(csvOf(list))],
  ] as const) {
    let longest = 0;
    let last = performance.now();
    const before = process.memoryUsage.rss();
    let peak = before;
    const clock = setInterval(() => {
      peak = Math.max(peak, process.memoryUsage.rss());
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const started = performance.now();
    const check = await checkTable({ bytes }, { divisions });
    const seconds = (performance.now() - started) / 1000;
    clearInterval(clock);
    const grown = (peak - before) / 1048576;
    console.log(
      `${name}: ${(bytes.length / 1048576).toFixed(1)} MB, ${ROWS} rows in ${seconds.toFixed(2)} s, memory at its peak +${grown.toFixed(0)} MB, longest pause ${longest.toFixed(0)} ms`,
    );
    expect(check.counts).toEqual({ good: ROWS, duplicateExact: 0, duplicateConflict: 0, invalid: 0, ignored: 0 });
    expect(seconds).toBeLessThan(15);
    expect(grown).toBeLessThan(1024);
  }
});

it('100,000 empty styled rows are fast and count for nothing', async () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  const cell = (text: string, reference: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const line = (texts: string[], number: number) =>
    `<row r="${number}">${texts.map((text, index) => cell(text, `${String.fromCharCode(65 + index)}${number}`)).join('')}</row>`;
  const empty = Array.from({ length: 100_000 }, (_, index) => {
    const number = index + 3;
    return `<row r="${number}" s="1" customFormat="1">${[...'ABCDEFGHIJ'].map((letter) => `<c r="${letter}${number}" s="1"/>`).join('')}</row>`;
  });
  const sheet = `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${line(REGISTERED, 1)}${line(registeredRow(1), 2)}${empty.join('')}</sheetData></worksheet>`;
  const bytes = zipSync({
    '[Content_Types].xml': encode(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
    ),
    '_rels/.rels': encode(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    ),
    'xl/workbook.xml': encode(
      '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="名册" sheetId="1" r:id="rId1"/></sheets></workbook>',
    ),
    'xl/_rels/workbook.xml.rels': encode(
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    ),
    'xl/worksheets/sheet1.xml': encode(sheet),
  });
  const started = performance.now();
  const check = await checkTable({ bytes });
  const seconds = (performance.now() - started) / 1000;
  console.log(
    `100,000 empty styled rows (${(sheet.length / 1048576).toFixed(0)} MB inflated, packed 1:${(sheet.length / bytes.length).toFixed(0)}) in ${seconds.toFixed(2)} s`,
  );
  expect(check.rows.map((item) => [item.line, item.class])).toEqual([[2, 'good']]);
  expect(seconds).toBeLessThan(10);
});
