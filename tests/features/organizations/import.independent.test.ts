import { strToU8, unzipSync, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { checkTable } from '#service/features/organizations/import/checkTable.ts';
import { AppError } from '#shared/contract/errors.ts';
import { readGrade } from '#shared/features/organizations/import/vocabulary.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import { creditCode, REGISTERED, registeredRow, sheetOf, workbookBytes } from './tables.ts';

/** Cases an independent tester wrote from domain.md §4 and §10; each failed once. */

const HEADINGS = '社会组织名称,统一社会信用代码,成立日期,业务主管单位\n';
const check = (text: string | Uint8Array) => checkTable({ bytes: typeof text === 'string' ? Buffer.from(text) : text });

async function refusal(bytes: Uint8Array): Promise<AppError> {
  try {
    await checkTable({ bytes });
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was expected to be refused');
}

describe('credit codes (§4)', () => {
  it.each(['\u0085', '\u034F', '\u061C', '\u3164', '\u2800', '\uFE0F', '\u2043', '\u2E3A'])(
    'drops U+%#',
    (character) => {
      const code = creditCode(1);
      const written = `${code.slice(0, 5)}${character}${code.slice(5)}${character}`;
      expect(checkCreditCode(written)).toMatchObject({ result: 'ok', normalized: code });
    },
  );
});

describe('grades (§10.3)', () => {
  it.each(['暂无', '暂缺', '不详', 'N/A', '空', '待补充', '登记管理机关暂未提供', '（未参评）'])(
    '%s is none',
    (text) => {
      expect(readGrade(text)).toBe('none');
    },
  );
  it('ignores a remark in parentheses wherever it stands', () => {
    expect(readGrade('（2023年）4A')).toBe('4A');
    expect(readGrade('AAA（2023年）级')).toBe('3A');
    expect(readGrade('6A')).toBeNull();
  });
});

describe('classes (§10.4)', () => {
  it('a total inside a merged cell is a total, an empty row inside it is empty', async () => {
    const sheet = sheetOf([
      ['业务主管单位', '社会组织名称', '统一社会信用代码'],
      ['甲局', '一会', creditCode(1)],
      [null, '小计', null],
      [null, '二会', creditCode(2)],
    ]);
    sheet['!merges'] = [{ s: { r: 1, c: 0 }, e: { r: 3, c: 0 } }];
    const { rows } = await check(workbookBytes({ 名册: sheet }));
    expect(rows.map((row) => row.class)).toEqual(['good', 'ignored', 'good']);
    expect(rows[2]?.values?.supervisingUnit).toBe('甲局');
  });

  it('counts a record of empty fields at the end as an ignored row', async () => {
    const { counts, rows } = await check(`${HEADINGS}甲协会,${creditCode(1)},,\n,,,\n`);
    expect(counts).toMatchObject({ good: 1, ignored: 1 });
    expect(rows.map((row) => row.line)).toEqual([2, 3]);
  });

  it('names the date when only its precision differs', async () => {
    const { rows } = await check(
      `${HEADINGS}甲协会,${creditCode(1)},2019-11-01,\n甲协会,${creditCode(1)},2019年11月,\n`,
    );
    expect(rows[1]).toMatchObject({ class: 'duplicateConflict', differing: ['establishedOn'] });
  });

  it('an error value of a formula is no name and no number of a certificate', async () => {
    const sheet = sheetOf([
      ['社会组织名称', '登记证号', '住所'],
      [{ t: 'e', v: 0x2a }, 'x1', '某路'],
      ['甲协会', { t: 'e', v: 0x17 }, '某路'],
      ['乙协会', 'x3', { t: 'e', v: 0x2a }],
    ]);
    const { rows } = await check(workbookBytes({ 名册: sheet }));
    expect(rows.map((row) => row.errors.map((one) => one.code))).toEqual([['E_NAME_MISSING'], ['E_ID_MISSING'], []]);
    expect(rows[2]?.values?.domicile).toBeUndefined();
    expect(rows[2]?.warnings).toContainEqual({ code: 'W_PLACEHOLDER', field: 'domicile', value: '#N/A' });
  });
});

describe('files', () => {
  it('looks into hidden sheets last', async () => {
    const list = (index: number) => sheetOf([REGISTERED, registeredRow(index)]);
    const parts = unzipSync(workbookBytes({ 旧: list(1), 新: list(2) }));
    const outline = new TextDecoder().decode(parts['xl/workbook.xml']);
    parts['xl/workbook.xml'] = strToU8(outline.replace('<sheet name="旧"', '<sheet state="hidden" name="旧"'));
    expect((await check(zipSync(parts))).sheet).toBe('新');
  });

  it('believes a byte order mark', async () => {
    const broken = Buffer.concat([Buffer.from(`\uFEFF${HEADINGS}甲协会,`), Buffer.from([0xbc, 0xd7])]);
    expect(await refusal(broken)).toMatchObject({ code: 'encoding_unreadable', details: { encoding: 'utf-8' } });
  });

  it('refuses half a surrogate pair', async () => {
    const bytes = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      iconv.encode(HEADINGS, 'utf-16le'),
      Buffer.from([0, 0xd8, 0x32, 0x75]),
    ]);
    expect((await refusal(bytes)).code).toBe('encoding_unreadable');
  });

  it.each(['GBK', 'gb2312', 'GB18030', 'cp936'])('takes %s for GB18030', async (encoding) => {
    const bytes = iconv.encode(`${HEADINGS}甲协会,${creditCode(1)},,\n`, 'gb18030');
    expect((await checkTable({ bytes, encoding })).counts.good).toBe(1);
  });

  it('repeats nothing of a list without headings', async () => {
    const { details } = await refusal(Buffer.from('张三,1980-01-02,汉族,党员\n李四,1981-01-02,回族,群众\n'));
    expect(JSON.stringify(details)).not.toMatch(/张三|1980|汉族|党员/u);
  });

  it('refuses a sheet with a cell at its very end instead of listing a million empty rows', async () => {
    const sheet = sheetOf([
      ['社会组织名称', '统一社会信用代码', '住所'],
      ['甲协会', creditCode(1), 'x'],
    ]);
    sheet.A300000 = { t: 's', v: '合计' };
    sheet['!ref'] = 'A1:C300000';
    expect((await refusal(workbookBytes({ 名册: sheet }))).code).toBe('spreadsheet_too_large');
  });
});
