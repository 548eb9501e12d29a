// needs: qpdf
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { utils, write } from '@e965/xlsx';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import { strToU8, zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { readFileText } from '#service/search/readFileText.ts';
import { readInWorker } from '#service/search/readInWorker.ts';
import { RESOURCES } from '#tests/support/makeService.ts';

const PARAGRAPH = '各社会组织应当于六月底以前报送上一年度工作报告，由登记管理机关会同业务主管单位组织抽查。'.repeat(12);

async function pdf(): Promise<Uint8Array> {
  const body = Array.from({ length: 6 }, (_item, index) => ({
    kind: 'paragraph' as const,
    text: `第${index + 1}段 ${PARAGRAPH}`,
  }));
  const data = {
    agencies: ['云州市民政局'],
    number: '云民发〔2026〕3号',
    kind: '通知' as const,
    title: '云州市民政局关于做好年度检查工作的通知',
    recipients: '各社会组织：',
    body: [...body, { kind: 'paragraph' as const, text: '逾期未报送的，列入活动异常名录。' }],
  };
  const { pdf } = await renderDocument(
    { form: 'document', data },
    {
      createdAt: '2026-03-05T10:00:00.000+08:00',
      creator: 'test',
      resourcesDirectory: RESOURCES,
      fontPreference: 'bundled',
    },
  );
  return pdf;
}

const textOf = (pages: readonly { readonly text: string }[]): string => pages.map(({ text }) => text).join('\n');

describe('text of files', () => {
  let folder: string;
  let document: Uint8Array;
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'taizhang-text-'));
    document = await pdf();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('PDF by page, sentences whole across its lines', async () => {
    const { state, pages } = await readFileText(document);
    expect(state).toBe('read');
    expect(pages.map(({ page }) => page)).toEqual(pages.map((_page, index) => index + 1));
    expect(pages.length).toBeGreaterThan(2);
    expect(textOf(pages)).toContain('关于做好年度检查工作的通知');
    expect(pages[0]?.text).toContain('报送上一年度工作报告，由登记管理机关会同业务主管单位组织抽查');
    expect(pages.at(-1)?.text).toContain('列入活动异常名录');
  });

  it('an encrypted, a cut and a broken PDF: a state, no failure', async () => {
    const [plain, locked] = [path.join(folder, 'a.pdf'), path.join(folder, 'b.pdf')];
    writeFileSync(plain, document);
    execFileSync('qpdf', ['--encrypt', 'user', 'owner', '256', '--', plain, locked]);
    expect((await readFileText(readFileSync(locked))).state).toBe('encrypted');
    expect((await readFileText(Buffer.from('%PDF-1.7\nrubbish'))).state).toBe('damaged');
    expect(['read', 'damaged', 'empty']).toContain((await readFileText(document.subarray(0, 5000))).state);
  });

  it('Word: paragraphs and cells', async () => {
    const table = new Table({ rows: [new TableRow({ children: ['甲单位', '乙单位'].map(cell) })] });
    const file = new Document({ sections: [{ children: [new Paragraph('第一段，报送方案。'), table] }] });
    const { state, pages } = await readFileText(await Packer.toBuffer(file));
    expect(state).toBe('read');
    expect(textOf(pages)).toContain('报送方案');
    expect(textOf(pages)).not.toContain('甲单位乙单位');
    expect(pages[0]?.page).toBeNull();
  });

  it('Excel, new and old: every sheet', async () => {
    const book = {
      SheetNames: ['名册', '附表'],
      Sheets: {
        名册: utils.aoa_to_sheet([
          ['名称', '住所'],
          ['老年协会', '人民路8号'],
        ]),
        附表: utils.aoa_to_sheet([['核查意见'], [2026]]),
      },
    };
    for (const bookType of ['xlsx', 'biff8'] as const) {
      const { state, pages } = await readFileText(new Uint8Array(write(book, { type: 'array', bookType })));
      expect(state, bookType).toBe('read');
      for (const word of ['名册', '老年协会', '人民路8号', '核查意见', '2026'])
        expect(textOf(pages), bookType).toContain(word);
    }
  });

  it('plain text in any encoding, in parts that overlap', async () => {
    expect((await readFileText(iconv.encode('会议记录：同意备案', 'gb18030'))).pages).toEqual([
      { page: null, text: '会议记录：同意备案' },
    ]);
    const long = Array.from({ length: 9000 }, (_item, index) => String.fromCodePoint(0x4e00 + (index % 9000))).join('');
    const { pages } = await readFileText(Buffer.from(long));
    expect(pages).toHaveLength(3);
    // A word over the border of two parts stands in one of them.
    expect(pages.some(({ text }) => text.includes(long.slice(2990, 3010)))).toBe(true);
    expect(pages.some(({ text }) => text.includes(long.slice(5990, 6010)))).toBe(true);
  });

  it('bombs, pictures and other packages: a state, no failure', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(220 * 1024 * 1024) }, { level: 9 });
    expect((await readFileText(bomb)).state).toBe('too_large');
    const sheetBomb = zipSync({
      'xl/workbook.xml': strToU8('<workbook/>'),
      'xl/worksheets/sheet1.xml': new Uint8Array(210 * 1024 * 1024),
    });
    expect((await readFileText(sheetBomb)).state).toBe('too_large');
    expect((await readFileText(Buffer.from('89504e470d0a1a0a0000', 'hex'))).state).toBe('other_type');
    expect((await readFileText(zipSync({ 'a.txt': strToU8('x') }))).state).toBe('damaged');
    expect((await readFileText(new Uint8Array(0))).state).toBe('empty');
  });

  it('in a thread of its own, while everything else goes on', async () => {
    let beats = 0;
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      beats += 1;
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const { state, pages } = await readInWorker(document);
    clearInterval(timer);
    expect([state, pages.length > 2]).toEqual(['read', true]);
    expect(beats).toBeGreaterThan(10);
    console.log(`longest pause while a file was read: ${longest.toFixed(0)} ms`);
    const stopped = new AbortController();
    const reading = readInWorker(document, { signal: stopped.signal });
    stopped.abort();
    expect((await reading).state).toBe('damaged');
  });
});

function cell(text: string): TableCell {
  return new TableCell({ children: [new Paragraph(text)] });
}
