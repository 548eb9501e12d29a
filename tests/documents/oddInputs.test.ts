// needs: pdftotext
import { describe, expect, it } from 'vitest';
import { mm } from '#service/documents/officialLayout.ts';
import type { GlyphRun, PageModel } from '#service/documents/pageModel.ts';
import { type DocumentRequest, renderDocument, typesetDocument } from '#service/documents/renderDocument.ts';
import { AppError } from '#shared/contract/errors.ts';
import { rawText } from './pdfTools.ts';
import { RandomDocuments } from './randomDocuments.ts';
import { GOLDEN } from './samples.ts';

// Random documents of every form, many with fields as long as they may be: a document is drawn whole or refused in words; it is never
// cut, never runs over the edge, never takes forever.

const ROUNDS = 15;
const SEED = 20_260_305;
/** What may be refused; every code has its sentence in `ruleIssues`. */
const REFUSALS = new Set(['too_tall', 'head_too_tall', 'signature_too_tall']);
const LONGEST_MS = 10_000;

/** Every string that is drawn, in any order. */
function drawnStrings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(drawnStrings);
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, member]) =>
    key === 'kind' || (key === 'text' && 'sizeMm' in value) ? [] : drawnStrings(member),
  );
}

function hanCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [character] of text.matchAll(/\p{Script=Han}/gu)) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

/** Glyphs outside the room where text may stand: the type area, above it marks, below it page numbers. */
function strayGlyphs(model: PageModel): string[] {
  const stray: string[] = [];
  const note = (run: GlyphRun, x: number, character: string): void => {
    stray.push(`${character} at ${x.toFixed(1)}, ${run.baseline.toFixed(1)}, ${run.size.toFixed(1)} pt`);
  };
  for (const page of model.pages) {
    for (const run of page.glyphRuns) {
      const [from, to] = run.turned ? [mm(35), mm(260)] : [mm(28), mm(184)];
      const [above, below] = run.turned ? [mm(28), mm(184)] : [mm(15), mm(276)];
      for (const { character, x } of run.glyphs) {
        // Opening marks have their ink in the right half: their origin may stand half a cell before the line.
        const isOutside = x < from - 0.6 * run.size || x > to || run.baseline < above || run.baseline > below;
        if (isOutside) note(run, x, character);
      }
    }
  }
  return stray;
}

async function judge(request: DocumentRequest): Promise<'drawn' | string> {
  const began = performance.now();
  try {
    expect(strayGlyphs(typesetDocument(request, GOLDEN).model)).toEqual([]);
    const { pdf } = await renderDocument(request, GOLDEN);
    const found = hanCounts(rawText(pdf));
    for (const [character, count] of hanCounts(drawnStrings(request.data).join(''))) {
      expect(found.get(character) ?? 0, `${character} of ${request.form}`).toBeGreaterThanOrEqual(count);
    }
    return 'drawn';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.code).toBe('rule_broken');
    const codes = Array.isArray(error.details.fields) ? error.details.fields.map((field) => String(field.code)) : [];
    expect(codes.length).toBeGreaterThan(0);
    for (const code of codes) expect(REFUSALS).toContain(code);
    return codes.join();
  } finally {
    expect(performance.now() - began).toBeLessThan(LONGEST_MS);
  }
}

describe('random documents of all forms', () => {
  it('are drawn whole or refused in words', { timeout: 240_000 }, async () => {
    const documents = new RandomDocuments(SEED);
    const outcomes = new Map<string, number>();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const request of documents.next()) {
        const outcome = await judge(request).catch((error: unknown) => {
          throw new Error(`round ${round}, ${request.form}`, { cause: error });
        });
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      }
    }
    console.info(Object.fromEntries(outcomes));
    expect(outcomes.get('drawn') ?? 0).toBeGreaterThan(ROUNDS * 5);
  });
});

describe('one field too large', () => {
  const data = {
    agencies: ['某市民政局'],
    title: '关于某事的通知',
    body: [{ kind: 'paragraph', text: '正文。' }],
  } as const;
  const base = { ...data, body: [...data.body], agencies: [...data.agencies] };

  it('抄送 of a page and more goes into a smaller set and the user is told', async () => {
    const copyTo = Array.from({ length: 60 }, (_, index) => `某某市第${index + 1}社会组织联合工作委员会`);
    const { pdf, warnings } = await renderDocument({ form: 'document', data: { ...base, copyTo } }, GOLDEN);
    expect(warnings).toContainEqual({ code: 'colophon_small', part: 'colophon' });
    expect(rawText(pdf)).toContain(`抄送：${copyTo.join('、')}。`);
  });

  it('抄送 that no page can hold is refused with its field', async () => {
    const copyTo = Array.from({ length: 300 }, () => '某某市社会组织联合工作委员会'.repeat(3));
    await expect(renderDocument({ form: 'document', data: { ...base, copyTo } }, GOLDEN)).rejects.toMatchObject({
      code: 'rule_broken',
      details: { count: 1, fields: [{ field: 'copyTo', code: 'too_tall' }] },
    });
  });

  it('主送机关 longer than the first page move into the 版记, whole', async () => {
    const recipients = Array.from({ length: 60 }, (_, index) => `第${index + 1}区民政局`).join('，');
    const { pdf } = await renderDocument({ form: 'document', data: { ...base, recipients } }, GOLDEN);
    expect(rawText(pdf)).toContain(`主送：${recipients}。`);
  });

  it('a head row as tall as a page is printed once, in parts, before the rows', async () => {
    const columns = Array.from({ length: 20 }, (_, index) => ({ title: `列${index}`.padEnd(200, '宽') }));
    const table = { kind: 'table' as const, columns, rows: [['甲'], ['乙']] };
    const { pdf, pages } = await renderDocument({ form: 'report', data: { title: '表', body: [table] } }, GOLDEN);
    expect(pages).toBeLessThan(10);
    expect(rawText(pdf).split('宽')).toHaveLength(
      columns.reduce((sum, { title }) => sum + title.split('宽').length - 1, 0) + 1,
    );
  });
});
