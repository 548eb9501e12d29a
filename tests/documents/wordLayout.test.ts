// needs: soffice, pdftotext, pdftohtml, pdfinfo, pdftoppm
import { beforeAll, describe, expect, it } from 'vitest';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { writeWord } from '#service/documents/word/writeWord.ts';
import { Raster, rawText } from './pdfTools.ts';
import { GOLDEN } from './samples.ts';
import { WORD_SAMPLES } from './wordSamples.ts';
import { type Conversion, convertToPdf, pageCount, pageLines, typeSizes } from './wordTools.ts';

const LEFT = 28;
const RIGHT = 184;

let converted: Conversion;
const printed = new Map<string, Uint8Array>();

beforeAll(async () => {
  const files = new Map<string, Uint8Array>();
  for (const [name, request] of WORD_SAMPLES) {
    files.set(name, (await writeWord(request, { createdAt: GOLDEN.createdAt })).docx);
    printed.set(name, (await renderDocument(request, GOLDEN)).pdf);
  }
  converted = convertToPdf(files);
}, 120_000);

function both(name: string): { ours: Uint8Array; word: Uint8Array } {
  const ours = printed.get(name);
  const word = converted.pdfs.get(name);
  if (!ours || !word) throw new Error(name);
  return { ours, word };
}

/** Text without layout: no spaces, page numbers, one form of quotation dashes. */
function plain(pdf: Uint8Array): string {
  return rawText(pdf).replace(/[—︱]\d+[—︱]/gu, '');
}

function sorted(text: string): string {
  return [...text].sort().join('');
}

/** Without the rare characters that come from another font and are drawn out of turn. */
function comparable(text: string): string {
  return text.replace(/\s|[珺玥堃喆赟旸昇]/gu, '');
}

/** The line of a page that begins with these characters. */
function lineOf(pdf: Uint8Array, start: string): { left: number; right: number; middle: number } {
  const line = pageLines(pdf, 1).find(({ text }) => text.startsWith(start));
  if (!line)
    throw new Error(
      `no line ${start}: ${pageLines(pdf, 1)
        .map(({ text }) => text)
        .join('|')}`,
    );
  return { left: line.left, right: line.right, middle: (line.top + line.bottom) / 2 };
}

describe('W5: every form as .docx in LibreOffice', () => {
  it('opens without repair', () => {
    expect(converted.pdfs.size).toBe(WORD_SAMPLES.size);
    expect(converted.messages).not.toMatch(/repair|recover|corrupt|error:/iu);
  });

  it.each([...WORD_SAMPLES.keys()])('%s: the same text', (name) => {
    const { ours, word } = both(name);
    expect(sorted(plain(word))).toBe(sorted(plain(ours)));
  });

  it.each([...WORD_SAMPLES])('%s: headings with their numbers and paragraphs in order', (name, request) => {
    const text = comparable(plain(both(name).word));
    const body = 'body' in request.data ? (request.data.body ?? []) : [];
    let from = 0;
    for (const block of body) {
      if (block.kind === 'table' || block.kind === 'chart' || name === 'attachment') continue;
      // The 版记 may stand between the two halves of a paragraph that goes over the page: its beginning is looked for.
      const at = text.indexOf(comparable(block.text).slice(0, 40), from);
      expect(at, block.text).toBeGreaterThanOrEqual(from);
      from = at;
    }
  });

  it('numbers headings as 一、（一）1.（1） and restarts deeper levels', () => {
    const text = plain(both('minutes').word);
    for (const part of [
      '一、关于',
      '（一）严格',
      '1.各社会',
      '（1）初审',
      '（二）强化',
      '二、关于',
      '三、议定',
      '1.原则',
      '2.同意',
      '四、任务',
    ]) {
      expect(text).toContain(part);
    }
    // A single section carries no number, a list of the attachment counts anew.
    expect(plain(both('joint').word)).not.toContain('一、年检范围');
  });

  it.each([...WORD_SAMPLES.keys()])('%s: as many pages as the printed one, give or take one', (name) => {
    const { ours, word } = both(name);
    const [wanted, found] = [pageCount(ours), pageCount(word)];
    expect(Math.abs(found - wanted)).toBeLessThanOrEqual(wanted === 1 ? 0 : 1);
  });

  it.each([
    ['minutes', '某某区民政局社会组织管理'],
    ['minutes-end', '某某区民政局社会组织管理'],
    ['document', '某某区民政局关于做好'],
    ['joint', '关于增加社区'],
    ['letter', '某某区民政局关于商请'],
    ['order', '第3号'],
    ['record', '某某区民政局2026'],
    ['report', '2026年第一季度'],
    ['sheet', '社会组织登记表'],
    ['attachment', '2026年社会组织'],
  ])('%s: title within 8 mm, body edges and size', (name, title) => {
    const { ours, word } = both(name);
    const [wanted, found] = [lineOf(ours, title), lineOf(word, title)];
    expect(Math.abs(found.middle - wanted.middle)).toBeLessThan(8);
    expect(Math.abs((found.left + found.right) / 2 - (wanted.left + wanted.right) / 2)).toBeLessThan(2);
    const lines = pageLines(word, 1).filter(({ top }) => top > found.middle && top < 262);
    if (name === 'sheet' || name === 'minutes') return; // nothing there begins at the margin
    expect(Math.abs(Math.min(...lines.map((line) => line.left)) - LEFT)).toBeLessThan(1.5);
    // LibreOffice lets a mark at the end of a line hang in the margin, whatever the style says.
    const full = lines.filter(({ text }) => !/[，。、；：）”》]$/u.test(text));
    expect(Math.abs(Math.max(...full.map((line) => line.right)) - RIGHT)).toBeLessThan(3);
    const sizes = [...typeSizes(word, 1)].sort((one, two) => two[1] - one[1]);
    expect(sizes[0]?.[0]).toBe(16);
  });

  it('puts the red mark, the rule and the 版记 where they are printed', () => {
    const { ours, word } = both('minutes');
    const [one, two] = [new Raster(ours, 1), new Raster(word, 1)];
    const band = { from: 60, to: 100, red: true };
    expect(Math.abs(two.inkRows(band).top - one.inkRows(band).top)).toBeLessThan(2);
    const widths = [one, two].map((raster) => raster.inkColumns({ from: 100, to: 135, red: true }));
    expect(Math.abs((widths[0]?.left ?? 0) - (widths[1]?.left ?? 9))).toBeLessThan(1);
    expect(Math.abs((widths[0]?.right ?? 0) - (widths[1]?.right ?? 9))).toBeLessThan(1);
    const rule = two.rulesAt(60, 100, 135).at(-1);
    expect(rule?.thickness).toBeGreaterThan(0.3);
    expect(rule?.thickness).toBeLessThan(0.7);
    const last = new Raster(word, pageCount(word)).rulesAt(100, 200, 264);
    expect(Math.abs((last.at(-1)?.bottom ?? 0) - 262)).toBeLessThan(1.5);
    expect(last.at(-1)?.thickness).toBeGreaterThan(last.at(-2)?.thickness ?? 1);
  });

  it('puts page numbers on the outer side and keeps the double lines of a letter on its first page', () => {
    const { word } = both('minutes');
    const numberOn = (page: number) => pageLines(word, page).find(({ top }) => top > 264);
    expect(numberOn(1)?.right).toBeGreaterThan(170);
    expect(numberOn(2)?.left).toBeLessThan(40);
    const letter = both('letter').word;
    expect(pageLines(letter, 1).every(({ top }) => top < 264)).toBe(true);
    const lower = new Raster(letter, 1).inkColumns({ from: 272, to: 279, red: true });
    expect(lower.right - lower.left).toBeGreaterThan(168);
    const second = new Raster(letter, 2).inkRows({ from: 5, to: 290, red: true });
    expect(second.top).toBeLessThan(0);
  });

  it.each(['document', 'svg-seal'])('%s: floats the seal where it is printed', (name) => {
    const { ours, word } = both(name);
    const find = (pdf: Uint8Array) => {
      const raster = new Raster(pdf, 2);
      return {
        ...raster.inkRows({ from: 30, to: 262, red: true }),
        ...raster.inkColumns({ from: 30, to: 262, red: true }),
      };
    };
    const [wanted, found] = [find(ours), find(word)];
    expect(found.right - found.left).toBeCloseTo(wanted.right - wanted.left, 0);
    expect(Math.abs(found.left - wanted.left)).toBeLessThan(1);
    expect(Math.abs(found.top - wanted.top)).toBeLessThan(8);
  });
});
