// needs: pdftotext
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentRequest, type RenderOptions, renderDocument } from '#service/documents/renderDocument.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { rawText } from './pdfTools.ts';
import { randomParagraph } from './randomText.ts';
import { GOLDEN, gb2312Han } from './samples.ts';

// Checks 8 and 9 of official-documents.md §10: what a PDF shows is what can be searched and copied, character by character.

/** 通用规范汉字表 (2013), 8,105 characters in its own order; made from the Unihan property kTGH. */
const GENERAL_TABLE = readFileSync(
  fileURLToPath(new URL('./fixtures/tonyong-8105.txt', import.meta.url)),
  'utf8',
).replaceAll('\n', '');

/** Nothing is cleaned and nothing is printed beside the text. */
const BARE: RenderOptions = { ...GOLDEN, punctuation: 'keep', layout: { pageNumber: 'none' } };

const pieces = (text: string, size: number): string[] => {
  const characters = [...text];
  return Array.from({ length: Math.ceil(characters.length / size) }, (_, index) =>
    characters.slice(index * size, (index + 1) * size).join(''),
  );
};

function report(body: TextBlock[]): DocumentRequest {
  return { form: 'report', data: { title: '题', body, numberedHeadings: false } };
}

async function extracted(request: DocumentRequest): Promise<string> {
  const { pdf } = await renderDocument(request, BARE);
  const text = rawText(pdf);
  expect(text).not.toMatch(/[\u2e80-\u2fdf\ufffd\ue000-\uf8ff\u{f0000}-\u{10ffff}]/u);
  return text;
}

/** Finds the first difference, so that a failure names a place and not two books. */
function expectSame(found: string, wanted: string): void {
  if (found === wanted) return;
  let at = 0;
  while (found[at] === wanted[at]) at += 1;
  expect(found.slice(Math.max(0, at - 20), at + 20)).toBe(wanted.slice(Math.max(0, at - 20), at + 20));
}

describe('the list', () => {
  it('is the whole table', () => {
    const characters = [...GENERAL_TABLE];
    expect(characters).toHaveLength(8105);
    expect(new Set(characters).size).toBe(8105);
    expect(characters.filter((character) => (character.codePointAt(0) ?? 0) > 0xffff)).toHaveLength(196);
    expect(characters.slice(0, 3).join('')).toBe('一乙二');
    expect([...gb2312Han()]).toHaveLength(6763);
  });
});

describe.each([
  ['GB2312', gb2312Han()],
  ['通用规范汉字表', GENERAL_TABLE],
])('%s extracts as it was given', (_name, text) => {
  it.each([
    ['仿宋', (piece: string): TextBlock => ({ kind: 'paragraph', text: piece })],
    ['黑体', (piece: string): TextBlock => ({ kind: 'heading', level: 1, text: piece })],
    ['楷体', (piece: string): TextBlock => ({ kind: 'heading', level: 2, text: piece })],
  ])('in %s', async (_role, block) => {
    expectSame(await extracted(report(pieces(text, 2000).map(block))), `题${text}`);
  });

  it('in 小标宋', async () => {
    for (const title of pieces(text, 200)) {
      expectSame(await extracted({ form: 'sheet', data: { title, blocks: [] } }), title);
    }
  });

  it('in tables', async () => {
    const columns = Array.from({ length: 4 }, (_, index) => ({ title: String(index) }));
    const rows = pieces(text, 4).map((piece) => [...piece]);
    const found = await extracted(report([{ kind: 'table', columns, rows }]));
    expectSame(found.slice(1).replaceAll('0123', ''), text);
  });
});

describe('mixed text', () => {
  it('radicals and compatibility forms come back as the ideographs they stand for', async () => {
    const text = '⼈民⾐⻅金⼭，⽴法〔2026〕3号，63.5%、ＡＢ，㐀𬱖喆\uf900';
    const request = report([{ kind: 'paragraph', text: `人见衣${text}` }]);
    expect(await extracted(request)).toBe('题人见衣人民衣见金山，立法〔2026〕3号，63.5%、ＡＢ，㐀𬱖喆\u8c48');
  });

  it('10,000 random paragraphs, exactly (check 8)', { timeout: 180_000 }, async () => {
    const paragraphs = fc.sample(randomParagraph, { numRuns: 10_000, seed: 20260306 });
    for (let start = 0; start < paragraphs.length; start += 1_000) {
      const batch = paragraphs.slice(start, start + 1_000);
      const found = await extracted(report(batch.map((text) => ({ kind: 'paragraph', text }))));
      expectSame(found, `题${batch.join('').replaceAll(' ', '')}`);
    }
  });
});
