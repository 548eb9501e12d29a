import { describe, expect, it } from 'vitest';
import { mm, OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { renderDocument } from '#service/documents/renderDocument.ts';
import { rulerCheck } from '#service/documents/ruler/checkRuler.ts';
import type { OfficialDocumentInput } from '#shared/features/documents/officialDocument.ts';
import { findLine, type ModelLine, type SetPages, setPages } from './modelLines.ts';
import { DATE, sealed } from './officialSamples.ts';
import { deviations, paragraphs } from './rulerFixtures.ts';
import { GOLDEN } from './samples.ts';

const { bodySize, cell } = OFFICIAL_LAYOUT;
const NAMES = ['民政局', '财政局', '卫健委', '教育局', '人社局', '公安局', '司法局', '审计局', '统计局'];
const SHORT = '此件公开发布';
const MIDDLE = '联系人：王某，电话：025-12345678';
const LONG = `联系人：王某，电话：025-12345678。${'办理中的问题请径向承办科室反映，'.repeat(4)}特此注明`;

const withSeals = (count: number, diameter: number, note: string, body = paragraphs(2)): OfficialDocumentInput => ({
  agencies: ['某某区民政局'],
  number: '某民发〔2026〕3号',
  title: '关于年检的通知',
  body,
  signature: { kind: 'sealed', agencies: sealed(NAMES.slice(0, count), diameter), date: DATE },
  note,
});

/** The lines of 附注: every line of text below the date. */
function noteLines(set: SetPages): ModelLine[] {
  const date = findLine(set, DATE);
  return (set.lines[date.page] ?? []).filter((line) => line.size === bodySize && line.emTop > date.emTop + 1);
}

/** Line pitch of a page: the least distance of two lines of text. */
function pitchOf(set: SetPages, page: number): number {
  const tops = (set.lines[page] ?? []).filter((line) => line.size === bodySize).map((line) => line.emTop);
  return Math.min(
    ...tops
      .slice(1)
      .map((top, index) => top - (tops[index] ?? 0))
      .filter((step) => step > bodySize),
  );
}

/** Least distance of a line from the edge of a seal on its page, in points; below 0 the seal runs through it. */
function clearance(set: SetPages, page: number, line: ModelLine, down = 0): number {
  const distances = (set.pages[page]?.images ?? []).map((image) => {
    const radius = image.width / 2;
    const x = image.x + radius;
    const y = image.y + radius;
    const nearest = {
      // A closing bracket fills the left half of its cell.
      x: Math.min(Math.max(x, line.left), line.right - (line.text.endsWith('）') ? cell / 2 : 0)),
      y: Math.min(Math.max(y, line.emTop + down), line.emTop + down + bodySize),
    };
    return Math.hypot(x - nearest.x, y - nearest.y) - radius;
  });
  return Math.min(...distances);
}

describe('附注 beside seals (§2.2)', () => {
  const cases = [1, 2, 3, 4, 6, 7, 8].flatMap((count) =>
    // Three rows of seals leave a page no room for a long note.
    [38, 42, 50].flatMap((diameter) =>
      (count < 7 ? [SHORT, MIDDLE, LONG] : [SHORT, MIDDLE]).map((note) => ({ count, diameter, note })),
    ),
  );

  it('stands on the first row below the date that no seal touches', () => {
    const rows = new Set<number>();
    for (const { count, diameter, note } of cases) {
      const name = `${count} seals of ${diameter} mm, ${note.length} characters`;
      const set = setPages({ form: 'document', data: withSeals(count, diameter, note) });
      const date = findLine(set, DATE);
      const lines = noteLines(set);
      expect(lines.map((line) => line.text).join(''), name).toBe(`（${note}）`);
      const [first] = lines;
      if (!first) throw new Error(name);
      const pitch = pitchOf(set, date.page);
      for (const line of lines) expect(clearance(set, date.page, line), name).toBeGreaterThan(mm(0.9));
      const below = Math.round((first.emTop - date.emTop) / pitch);
      expect(below, name).toBeGreaterThanOrEqual(1);
      // One row higher a seal would touch it.
      const nearest = Math.min(...lines.map((line) => clearance(set, date.page, line, -pitch)));
      if (below > 1) expect(nearest, name).toBeLessThan(mm(1.1));
      rows.add(below);
    }
    expect(rows.size).toBeGreaterThan(1);
    expect(rows).toContain(1);
  });

  it('keeps its place in a draft, which shows no seals', () => {
    const data = withSeals(3, 42, MIDDLE);
    const draft = setPages({ form: 'document', data: { ...data, isDraft: true } });
    expect(findLine(draft, '联系人').emTop).toBe(findLine(setPages({ form: 'document', data }), '联系人').emTop);
  });

  it('needs its room at the end of the page: block, note and a line of text stay together', () => {
    for (let count = 1; count <= 30; count += 1) {
      const set = setPages({ form: 'document', data: withSeals(3, 42, LONG, paragraphs(count)) });
      const date = findLine(set, DATE);
      const lines = noteLines(set);
      expect(lines.map((line) => line.text).join(''), `${count} paragraphs`).toBe(`（${LONG}）`);
      for (const line of lines) {
        expect(line.emTop + bodySize).toBeLessThanOrEqual(mm(262) + 0.01);
        expect(clearance(set, date.page, line)).toBeGreaterThan(mm(0.9));
      }
      const text = (set.lines[date.page] ?? []).some((line) => line.emTop < date.emTop && /行|报送/u.test(line.text));
      expect(text, `${count} paragraphs`).toBe(true);
    }
  });

  it('goes on to the next page where a page cannot hold it with the block and a line of text', async () => {
    const data = withSeals(7, 50, LONG);
    const set = setPages({ form: 'document', data });
    const date = findLine(set, DATE);
    const rest = (set.lines[date.page + 1] ?? []).filter((line) => line.size === bodySize && !/^—/u.test(line.text));
    expect([...noteLines(set), ...rest].map((line) => line.text).join('')).toBe(`（${LONG}）`);
    const { pdf } = await renderDocument({ form: 'document', data }, GOLDEN);
    expect(deviations(await rulerCheck(pdf, { form: 'document', data }))).toEqual([]);
  });

  it('is right to the ruler', async () => {
    for (const count of [1, 3, 4, 7]) {
      for (const note of [SHORT, MIDDLE, LONG]) {
        const data = withSeals(count, 42, note);
        const { pdf } = await renderDocument({ form: 'document', data }, GOLDEN);
        expect(deviations(await rulerCheck(pdf, { form: 'document', data })), `${count}, ${note.length}`).toEqual([]);
      }
    }
  });
});

describe('签发人 in two columns (§2.1)', () => {
  it('has a wider gap between names than inside a name of two characters', () => {
    const signers = ['李明', '王芳', '张建国', '赵刚'];
    const data = { ...withSeals(4, 42, ''), kind: '请示' as const, signers, note: SHORT };
    const set = setPages({ form: 'document', data });
    const glyphs = (set.pages[0]?.glyphRuns ?? []).flatMap((run) =>
      run.glyphs.map((glyph) => ({ ...glyph, baseline: run.baseline })),
    );
    const baseline = glyphs.find(({ character }) => character === '芳')?.baseline;
    const at = (character: string): number =>
      glyphs.find((glyph) => glyph.character === character && glyph.baseline === baseline)?.x ?? Number.NaN;
    const inside = at('明') - at('李') - cell;
    const between = at('王') - at('明') - cell;
    expect(inside).toBeCloseTo(cell, 1);
    expect(between).toBeCloseTo(2 * cell, 1);
    // The names of the next row stand under those of the first.
    const under = (character: string): number =>
      glyphs.findLast((glyph) => glyph.character === character && glyph.baseline > (baseline ?? 0))?.x ?? Number.NaN;
    expect(under('张')).toBeCloseTo(at('李'), 1);
    expect(under('赵')).toBeCloseTo(at('王'), 1);
  });
});

it('keeps values of a sheet clear of their labels, in one column', () => {
  const rows = [
    { label: '紧急程度', value: '无' },
    { label: '签名人所称时间', value: '甲' },
    { label: '标题', value: '乙' },
  ];
  const set = setPages({ form: 'sheet', data: { title: '稿纸', blocks: [{ kind: 'fields', rows }] } });
  const glyphs = (set.pages[0]?.glyphRuns ?? []).flatMap((run) => run.glyphs);
  const x = (character: string): number => glyphs.find((glyph) => glyph.character === character)?.x ?? Number.NaN;
  expect(x('甲') - x('间')).toBeGreaterThanOrEqual(2.4 * cell);
  expect(x('无')).toBeCloseTo(x('甲'), 1);
  expect(x('乙')).toBeCloseTo(x('甲'), 1);
});
