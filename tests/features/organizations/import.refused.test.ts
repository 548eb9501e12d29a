import { CFB } from '@e965/xlsx';
import fc from 'fast-check';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { checkTable } from '#service/features/organizations/import/checkTable.ts';
import { parseDelimited } from '#service/features/organizations/import/parseDelimited.ts';
import { checkBytes, REGISTERED, registeredRow, sheetOf, workbookBytes, xlsxOf } from './tables.ts';

const LIST = [REGISTERED, registeredRow(1), registeredRow(2)];
const encode = (text: string) => new TextEncoder().encode(text);

describe('delimited text (RFC 4180)', () => {
  it('gives back every table that was written', () => {
    const field = fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', ';', '\t', ' ', '甲', '1', '=') });
    fc.assert(
      fc.property(fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(',')).join('\r\n');
        expect(parseDelimited(quoted, ',')).toEqual(rows);
      }),
    );
  });

  it('never loses a character outside quotes and never hangs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ',', '\n', '=', '甲') }), (text) => {
        const joined = parseDelimited(text, ',').flat().join('');
        expect([...joined].filter((character) => character === '甲')).toHaveLength(text.split('甲').length - 1);
      }),
    );
  });
});

describe('files that are refused', () => {
  const compound = (streams: Record<string, Uint8Array>) => {
    const container: unknown = CFB.utils.cfb_new();
    for (const [name, content] of Object.entries(streams)) CFB.utils.cfb_add(container, `/${name}`, content);
    return new Uint8Array(CFB.write(container, { type: 'buffer' }));
  };
  const random = Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919 + (index >> 3) * 31) % 256);
  const cases: [string, Uint8Array, string][] = [
    ['PDF', encode('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n'), 'not_spreadsheet'],
    ['PNG', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13), 'not_spreadsheet'],
    ['program', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0), 'not_spreadsheet'],
    ['random bytes', random, 'not_spreadsheet'],
    ['RTF', encode('{\\rtf1\\ansi 名称,状态,类型}'), 'not_spreadsheet'],
    [
      'web page named .xls',
      encode('<html><table><tr><td>名称</td><td>状态</td><td>类型</td></tr></table></html>'),
      'not_spreadsheet',
    ],
    ['XML spreadsheet', encode('\uFEFF<?xml version="1.0"?><Workbook/>'), 'not_spreadsheet'],
    [
      'docx',
      zipSync({ '[Content_Types].xml': encode('<Types/>'), 'word/document.xml': encode('<w/>') }),
      'not_spreadsheet',
    ],
    ['zip', zipSync({ 'a.csv': encode('名称,状态,类型') }), 'not_spreadsheet'],
    ['cut xlsx', xlsxOf(LIST).slice(0, 2000), 'not_spreadsheet'],
    ['doc', compound({ WordDocument: encode('x') }), 'not_spreadsheet'],
    ['broken compound file', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2, 3), 'not_spreadsheet'],
    ['xlsx whose parts are no XML', zipSync({ 'xl/workbook.xml': encode('nothing') }), 'not_spreadsheet'],
    [
      'encrypted xlsx',
      compound({ EncryptionInfo: encode('x'), EncryptedPackage: encode('y') }),
      'spreadsheet_protected',
    ],
    ['empty file', new Uint8Array(), 'header_not_found'],
    ['text without headings', encode('甲,乙,丙\n1,2,3'), 'header_not_found'],
    ['65 MB', new Uint8Array(65 * 1024 * 1024), 'spreadsheet_too_large'],
  ];
  it.each(cases)('%s', async (_name, bytes, code) => {
    await expect(checkBytes(bytes)).rejects.toMatchObject({ code });
  });

  it('an encrypted .xls', async () => {
    const container: unknown = CFB.read(workbookBytes({ 名册: sheetOf(LIST) }, 'biff8'), { type: 'array' });
    const entry: { content: Uint8Array } = CFB.find(container, 'Workbook');
    const old = Uint8Array.from(entry.content);
    const bof = 4 + (old[2] ?? 0);
    // A FILEPASS record (0x2F) with RC4 encryption right behind the first BOF, as Excel writes it.
    const filePass = Uint8Array.of(0x2f, 0, 54, 0, 1, 0, 1, 0, 1, 0, ...Array<number>(48).fill(7));
    CFB.utils.cfb_add(
      container,
      '/Workbook',
      Uint8Array.of(...old.subarray(0, bof), ...filePass, ...old.subarray(bof)),
    );
    const bytes = new Uint8Array(CFB.write(container, { type: 'buffer' }));
    await expect(checkBytes(bytes)).rejects.toMatchObject({ code: 'spreadsheet_protected' });
  });

  it('tells what was seen instead of headings, without long digits', async () => {
    const error: unknown = await checkBytes(encode('姓名,身份证号,单位\n张三,11010519800101123X,某局')).catch(
      (caught: unknown) => caught,
    );
    expect(error).toMatchObject({ code: 'header_not_found', details: { seen: ['姓名', '身份证号', '单位'] } });
    expect(JSON.stringify(error)).not.toContain('11010519');
  });

  it('a zip bomb, declared or lying, is refused before it is inflated', async () => {
    const huge = new Uint8Array(300 * 1024 * 1024);
    const parts = { '[Content_Types].xml': encode('<Types/>'), 'xl/workbook.xml': encode('<workbook/>') };
    const bomb = zipSync({ ...parts, 'xl/worksheets/sheet1.xml': huge });
    expect(bomb.length).toBeLessThan(1024 * 1024);
    const started = performance.now();
    await expect(checkBytes(bomb)).rejects.toMatchObject({ code: 'spreadsheet_too_large' });
    // The same with a central directory that declares 100 bytes: what is inflated stays at 100 bytes.
    const liar = Uint8Array.from(bomb);
    const view = new DataView(liar.buffer);
    for (let at = 0; at + 4 < liar.length; at += 1) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === huge.length)
        view.setUint32(at + 24, 100, true);
    }
    await expect(checkBytes(liar)).rejects.toMatchObject({
      code: expect.stringMatching(/not_spreadsheet|header_not_found/u),
    });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('is cancelled by its signal, before and while reading', async () => {
    const bytes = xlsxOf([REGISTERED, ...Array.from({ length: 3000 }, (_, index) => registeredRow(index))]);
    await expect(checkTable({ bytes }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'cancelled' });
    await expect(checkTable({ bytes }, { signal: AbortSignal.timeout(30) })).rejects.toMatchObject({
      code: 'cancelled',
    });
    const controller = new AbortController();
    const onProgress = (progress: { step: string; done: number }) => {
      if (progress.step === 'checking' && progress.done >= 1000) controller.abort();
    };
    await expect(checkTable({ bytes }, { signal: controller.signal, onProgress })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
