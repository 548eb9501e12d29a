// needs: pdftotext
import { expect, it } from 'vitest';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { listBlocks, SIGNING_ROW_MM } from '#service/features/documents/printedSheet.ts';
import { pdfText } from './pdfTools.ts';

const CREATED = { createdAt: '2026-03-05T10:00:00.000+08:00' };
const COLUMNS = [
  { title: '序号', width: 12 },
  { title: '签到', width: 100 },
];

/** Heights of the rows 11 to 13 of a list, from one number to the next, in millimetres. */
async function rowHeights(leastRowMm?: number): Promise<number[]> {
  const rows = ['11', '12', '13', '14'].map((number) => [number, '']);
  const data = { title: '签到表', blocks: listBlocks(COLUMNS, rows, leastRowMm), pageNumbers: false };
  const { pdf } = await renderDocument({ form: 'sheet', data }, CREATED);
  const tops = [...pdfText(pdf, '-bbox').matchAll(/yMin="([\d.]+)"[^>]*>1[1-4]</g)].map(([, top]) => Number(top));
  expect(tops).toHaveLength(4);
  return tops.slice(1).map((top, index) => ((top - (tops[index] ?? 0)) * 25.4) / 72);
}

it('the rows of a sheet to sign are tall enough for a pen, other rows as tall as their text', async () => {
  for (const height of await rowHeights(SIGNING_ROW_MM)) expect(height).toBeGreaterThanOrEqual(9);
  for (const height of await rowHeights(15)) expect(height).toBeCloseTo(15, 1);
  for (const height of await rowHeights()) expect(height).toBeLessThan(10);
});
