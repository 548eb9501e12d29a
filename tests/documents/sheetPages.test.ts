// needs: pdftotext
import { strFromU8, unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { writeWord } from '#service/documents/word/writeWord.ts';
import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import { pdfText } from './pdfTools.ts';

const DATA: SheetDocumentInput = {
  title: '第一份',
  blocks: [
    { kind: 'paragraph', text: '甲的内容。' },
    { kind: 'page', title: '第二份', subtitle: '副题' },
    { kind: 'paragraph', text: '乙的内容。' },
  ],
};
const CREATED = { createdAt: '2026-03-05T10:00:00.000+08:00' };

it('a page block begins a page with a title of its own, in the PDF and in Word', async () => {
  const { pdf, pages } = await renderDocument({ form: 'sheet', data: DATA }, CREATED);
  expect(pages).toBe(2);
  const [first = '', second = ''] = pdfText(pdf, '-raw').split('\f');
  expect([first.includes('甲的内容'), first.includes('第二份')]).toEqual([true, false]);
  expect([second.includes('第二份'), second.includes('副题'), second.includes('乙的内容')]).toEqual([true, true, true]);

  const { docx } = await writeWord({ form: 'sheet', data: DATA }, CREATED);
  const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
  const sections = xml.split('<w:sectPr').length - 1;
  expect(sections).toBe(2);
  expect(xml.indexOf('第二份')).toBeGreaterThan(xml.indexOf('<w:sectPr'));
});
