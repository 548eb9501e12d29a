// needs: pdftotext, qpdf
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { describe, expect, it } from 'vitest';
import { createDocumentPool } from '#service/documents/documentPool.ts';
import { mm } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { rulerCheck } from '#service/documents/ruler/checkRuler.ts';
import { roleOfFontName } from '#service/documents/ruler/fontRole.ts';
import { measurePdf } from '#service/documents/ruler/measurePdf.ts';
import { rulerSheet } from '#service/features/documents/rulerSheet.document.ts';
import type { OfficialDocumentInput } from '#shared/features/documents/officialDocument.ts';
import { RULER_CLAUSES, rulerReport } from '#shared/features/documents/ruler.ts';
import { rulerRules as english } from '#shared/text/en/rulerRules.ts';
import { rulerRules as chinese } from '#shared/text/zh-CN/rulerRules.ts';
import { DATE, DOCUMENT, JOINT, LETTER } from './officialSamples.ts';
import { rawText } from './pdfTools.ts';
import { FAULTS } from './rulerFaults.ts';
import { CORRECT, deviations, paragraphs } from './rulerFixtures.ts';
import { faultyPdf } from './rulerPatches.ts';
import { GOLDEN } from './samples.ts';

describe('correct documents', () => {
  it.each(CORRECT)('$name: no deviation', async ({ request, layout, isWhole }) => {
    const { pdf, pages } = await renderDocument(request, { ...GOLDEN, ...(layout ? { layout } : {}) });
    const settings = layout ? { layout } : {};
    const report = await rulerCheck(pdf, { form: request.form, data: request.data, ...settings });
    expect(deviations(report)).toEqual([]);
    expect(rulerReport.parse(report).pages).toBe(pages);
    expect(report.checkedRules).toBeGreaterThan(15);
    if (isWhole) expect(deviations(await rulerCheck(pdf, { form: request.form, ...settings }))).toEqual([]);
  });

  it('sees a seal drawn as shapes like one in a picture', async () => {
    const ring = 'M250 0A250 250 0 1 1 250 500A250 250 0 1 1 250 0ZM250 20A230 230 0 1 0 250 480A230 230 0 1 0 250 20Z';
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 500 500"><path d="${ring}" fill="#e60000" fill-rule="evenodd"/></svg>`;
    const signature = {
      kind: 'sealed',
      agencies: [{ name: '某某区民政局', diameterMm: 42, svg }],
      date: DATE,
    } satisfies OfficialDocumentInput['signature'];
    const request = { form: 'document' as const, data: { ...DOCUMENT, signature } };
    const { pdf } = await renderDocument(request, GOLDEN);
    expect(deviations(await rulerCheck(pdf, request))).toEqual([]);
    const other = { ...signature, agencies: [{ name: '某某区民政局', diameterMm: 38 }] };
    const report = await rulerCheck(pdf, { form: 'document', data: { ...DOCUMENT, signature: other } });
    expect(deviations(report)).toEqual([expect.stringMatching(/^seal_diameter p2 42 mm \| 38 mm/u)]);
  });
});

describe('seeded faults', () => {
  it('has a fault for every rule but the one that is only advice', () => {
    const seeded = new Set<string>(FAULTS.map((fault) => fault.code));
    expect(Object.keys(RULER_CLAUSES).filter((code) => !seeded.has(code))).toEqual(['title_shape']);
    expect(FAULTS.length).toBeGreaterThanOrEqual(30);
  });

  it.each(FAULTS)('$name: $code', async ({ request, patch, layout, edit, code, implied = [] }) => {
    const faulty = await faultyPdf(request, patch ?? ((model) => model), layout);
    const pdf = edit ? await edit(faulty) : faulty;
    const report = await rulerCheck(pdf, { form: request.form, data: request.data });
    const found = new Set(report.findings.filter(({ severity }) => severity === 'deviation').map(({ rule }) => rule));
    expect([...found].toSorted(), deviations(report).join('\n')).toEqual([...new Set([code, ...implied])].toSorted());
    const finding = report.findings.find((candidate) => candidate.rule === code);
    expect(finding?.clause).toBe(RULER_CLAUSES[code]);
  });

  it('finds the title of the joint sample narrow in the middle, as advice', async () => {
    const { pdf } = await renderDocument({ form: 'document', data: JOINT }, GOLDEN);
    const report = await rulerCheck(pdf, { form: 'document', data: JOINT });
    expect(report.findings).toContainEqual(expect.objectContaining({ rule: 'title_shape', severity: 'note' }));
  });
});

describe("an office's own settings", () => {
  it('are what is expected, and notes where they leave the standard', async () => {
    const layout = { markInkTop: mm(80), redRuleGap: mm(6), left: mm(30), pageNumber: 'centred' } as const;
    const { pdf } = await renderDocument({ form: 'document', data: DOCUMENT }, { ...GOLDEN, layout });
    const own = await rulerCheck(pdf, { form: 'document', data: DOCUMENT, layout });
    expect(deviations(own)).toEqual([]);
    const notes = own.findings.map((finding) => finding.rule);
    expect(notes).toEqual(
      expect.arrayContaining(['mark_ink_top', 'red_rule_gap', 'margin_left', 'page_number_position']),
    );
    expect(own.findings.find(({ rule }) => rule === 'mark_ink_top')).toMatchObject({
      measured: '80 mm',
      expected: '72 mm ±0.3',
    });
    const other = await rulerCheck(pdf, { form: 'document', data: DOCUMENT });
    expect(deviations(other).join('\n')).toMatch(/mark_ink_top p1 80 mm \| 72 mm ±0.3/u);
    expect(deviations(other).join('\n')).toMatch(/margin_left p1 29.96 mm \| 28 mm ±1/u);
  });
});

it('measures a PDF of another program', async () => {
  const file = await PDFDocument.create();
  const font = await file.embedFont(StandardFonts.TimesRoman);
  for (const text of ['Notice', 'Second page'])
    file.addPage([595.28, 841.89]).drawText(text, { x: 60, y: 700, size: 12, font });
  const report = await rulerCheck(await file.save(), { form: 'document' });
  const found = new Set(report.findings.map((finding) => finding.rule));
  for (const code of [
    'mark_missing',
    'red_rule_missing',
    'number_form',
    'title_missing',
    'date_missing',
    'font_not_embedded',
    'page_number_missing',
  ] as const) {
    expect(found).toContain(code);
  }
  for (const form of ['letter', 'order', 'minutes', 'record', 'report'] as const) {
    expect((await rulerCheck(await file.save(), { form })).findings.length).toBeGreaterThan(3);
  }
});

describe('files that cannot be measured', () => {
  it.each([
    ['no PDF', new Uint8Array(Buffer.from('PK\u0003\u0004 not a PDF'))],
    ['nothing', new Uint8Array(0)],
    ['a torn one', new Uint8Array(Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'))],
  ])('%s: pdf_unreadable', async (_, bytes) => {
    await expect(rulerCheck(bytes, { form: 'document' })).rejects.toMatchObject({ code: 'pdf_unreadable' });
  });

  it.each([
    ['a password to open', 'secret'],
    ['a password for changes only', ''],
  ])('%s: pdf_encrypted', async (_, password) => {
    const { pdf } = await renderDocument({ form: 'document', data: DOCUMENT }, GOLDEN);
    const folder = mkdtempSync(join(tmpdir(), 'ruler-'));
    try {
      const [plain, locked] = [join(folder, 'plain.pdf'), join(folder, 'locked.pdf')];
      writeFileSync(plain, pdf);
      execFileSync('qpdf', ['--encrypt', password, 'owner', '256', '--', plain, locked]);
      const bytes = new Uint8Array(readFileSync(locked));
      await expect(rulerCheck(bytes, { form: 'document' })).rejects.toMatchObject({ code: 'pdf_encrypted' });
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('measures ten pages in a moment and leaves the bytes alone', async () => {
  const { pdf, pages } = await renderDocument(
    { form: 'document', data: { ...DOCUMENT, body: paragraphs(110) } },
    GOLDEN,
  );
  expect(pages).toBeGreaterThanOrEqual(10);
  const before = Buffer.from(pdf);
  await measurePdf(pdf);
  const start = performance.now();
  await rulerCheck(pdf, { form: 'document', data: DOCUMENT });
  expect(performance.now() - start).toBeLessThan(1500);
  expect(Buffer.compare(Buffer.from(pdf), before)).toBe(0);
});

it.each([
  ['ABCDEF+FandolFang-Regular', 'fangsong'],
  ['AAAAAA+仿宋_GB2312', 'fangsong'],
  ['FZFSK--GBK1-0', 'fangsong'],
  [Buffer.from([0xb7, 0xc2, 0xcb, 0xce]).toString('latin1'), 'fangsong'], // 仿宋 in GBK
  ['STKaiti', 'kai'],
  ['LXGWWenKai-Regular', 'kai'],
  ['SimHei', 'hei'],
  ['FZXBSJW--GB1-0', 'xiaobiaosong'],
  ['方正小标宋简体', 'xiaobiaosong'],
  ['NotoSerifSC-Bold', 'xiaobiaosong'],
  ['NotoSerifSC-Light', 'light'],
  ['SimSun', 'song'],
  ['TimesNewRomanPSMT', 'other'],
])('knows the face %s as %s', (name, role) => {
  expect(roleOfFontName(name)).toBe(role);
});

it('measures in the document worker', async () => {
  const pool = createDocumentPool();
  try {
    const { pdf } = await pool.renderInWorker({ form: 'letter', data: LETTER }, GOLDEN);
    const expected = { form: 'letter', data: LETTER } as const;
    expect(await pool.rulerInWorker(pdf, expected)).toEqual(await rulerCheck(pdf, expected));
    await expect(pool.rulerInWorker(new Uint8Array(9), expected)).rejects.toMatchObject({ code: 'pdf_unreadable' });
    const aborted = AbortSignal.abort();
    await expect(pool.rulerInWorker(pdf, expected, { signal: aborted })).rejects.toMatchObject({ code: 'cancelled' });
  } finally {
    await pool.close();
  }
});

it('prints its findings on a sheet', async () => {
  const { pdf } = await renderDocument(
    { form: 'document', data: DOCUMENT },
    { ...GOLDEN, layout: { markInkTop: mm(80), redRuleGap: mm(6) } },
  );
  const report = await rulerCheck(pdf, { form: 'document', data: DOCUMENT });
  const data = rulerSheet(report, { officeName: '某某区民政局', fileName: '通知.pdf', at: '2026-03-05 10:00' });
  const sheet = await renderDocument({ form: 'sheet', data }, GOLDEN);
  const text = rawText(sheet.pdf);
  expect(text).toContain('公文格式自检结果');
  expect(text).toContain('发文机关标志上边缘距页顶80mm');
  expect(text).toContain('红色分隔线在发文字号下方6mm');
  const clean = rulerSheet({ ...report, findings: [] });
  expect(JSON.stringify(clean)).toContain('没有发现不符之处');
});

it('has one sentence in both languages for every rule', () => {
  expect(Object.keys(chinese).toSorted()).toEqual(Object.keys(RULER_CLAUSES).toSorted());
  const places = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '').toSorted();
  for (const [code, sentence] of Object.entries(chinese)) {
    expect(sentence).toMatch(/。$/u);
    expect(places(sentence).every((name) => ['measured', 'expected', 'page'].includes(name))).toBe(true);
    expect(places(Object.entries(english).find(([name]) => name === code)?.[1] ?? '')).toEqual(places(sentence));
  }
});
