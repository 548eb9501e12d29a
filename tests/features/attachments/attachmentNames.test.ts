import { describe, expect, it } from 'vitest';
import { attachmentFileName, distinctName } from '#shared/features/attachments/attachments.rules.ts';

const kept = (name: string) => attachmentFileName(name, '未命名文件');

describe('names of attached files', () => {
  it.each([
    ['章程（2026年修订）.pdf', '章程（2026年修订）.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\甲\\年报.docx', '年报.docx'],
    ['..\\..\\年报.docx', '年报.docx'],
    ['年报\u202Egpj.exe', '年报gpj.exe'],
    ['年\u0000报\n\u0007.pdf', '年报.pdf'],
    ['\u200B年\uFEFF报.pdf\u2066', '年报.pdf'],
    ['a<b>:"|?*.txt', 'a_b______.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['com1.tar.gz', '_com1.tar.gz'],
    ['LPT¹.pdf', '_LPT¹.pdf'],
    ['  .. 年报 .pdf. . ', '年报.pdf'],
    ['年\u3000报\u00A0表.xlsx', '年 报 表.xlsx'],
    ['.gitignore', 'gitignore'],
    ['𬱖𠮷.pdf', '𬱖𠮷.pdf'],
    ['坏\uD800名.pdf', '坏名.pdf'],
    ['', '未命名文件'],
    ['???', '未命名文件'],
    ['...', '未命名文件'],
    ['a/', '未命名文件'],
  ])('%j → %j', (name, expected) => expect(kept(name)).toBe(expected));

  it('a name of 255 bytes and more is cut to 200 bytes, its ending kept, no character halved', () => {
    for (const name of [
      `${'年'.repeat(85)}.pdf`,
      `${'𠮷'.repeat(300)}.docx`,
      'x'.repeat(1000),
      `a.${'b'.repeat(400)}`,
    ]) {
      const cut = kept(name);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(200);
      expect(cut).not.toMatch(/\p{Cs}/u);
      expect(Buffer.byteLength(cut)).toBeGreaterThan(190);
      if (/\.(?:pdf|docx)$/.test(name)) expect(cut).toMatch(/\.(?:pdf|docx)$/);
    }
  });

  it('is the same when cleaned again, whatever came in', () => {
    let seed = 7;
    const next = (most: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % most;
    };
    const pieces = [
      '年',
      '𠮷',
      'a',
      '.',
      ' ',
      '/',
      '\\',
      '\u202E',
      '\u0000',
      ':',
      '*',
      'CON',
      '.pdf',
      '_',
      '\u3000',
      '（',
      '\uD800',
    ];
    for (let round = 0; round < 3000; round += 1) {
      const name = Array.from({ length: 1 + next(120) }, () => pieces[next(pieces.length)]).join('');
      const clean = kept(name);
      expect(kept(clean), JSON.stringify(name)).toBe(clean);
      expect(clean).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}\p{Cs}]|^[. ]|[. ]$/u);
      expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(200);
    }
  });

  it('a name that is taken gets a number before its ending; upper and lower case count as equal', () => {
    expect(distinctName('年报.pdf', [])).toBe('年报.pdf');
    expect(distinctName('年报.pdf', ['年报.PDF'])).toBe('年报（2）.pdf');
    expect(distinctName('年报.pdf', ['年报.pdf', '年报（2）.pdf'])).toBe('年报（3）.pdf');
  });
});
