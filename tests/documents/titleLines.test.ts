import { describe, expect, it } from 'vitest';
import { openFontBook } from '#service/documents/fonts/fontBook.ts';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { setTitle } from '#service/documents/layout/title.ts';
import { Typesetter } from '#service/documents/layout/typesetter.ts';
import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import { setPages } from './modelLines.ts';
import { JOINT } from './officialSamples.ts';

const typesetter = new Typesetter(
  openFontBook({ resourcesDirectory: sourceResourcesDirectory(), preference: 'bundled' }),
  OFFICIAL_LAYOUT,
);
const linesOf = (title: string): string[] =>
  setTitle(typesetter, title).lines.map((line) => line.slots.map((slot) => slot.item.character).join(''));

describe('title lines (official-documents.md §2.2)', () => {
  it.each([
    '社会组织管理工作会议纪要',
    '某某区民政局社会组织管理工作领导小组2026年第一次会议纪要',
    '某某区民政局关于研究社会组织年度检查和“僵尸型”社会组织清理整治工作有关问题的会议纪要',
    '关于印发《某某区社会组织信用信息管理实施办法》的通知及其贯彻落实工作专题会议纪要',
    '某某区民政局社会组织管理工作领导小组关于行业协会商会收费治理和养老服务机构备案管理及慈善组织认定工作的第十二次专题会议纪要',
  ])('%s', (title) => {
    const lines = linesOf(title);
    expect(lines.join('')).toBe(title);
    const widths = setTitle(typesetter, title).lines.map((line) => line.width);
    for (const line of lines) expect(line).not.toMatch(/^[的、，》”）]|[《“（]$/);
    for (const width of widths) expect(width).toBeLessThanOrEqual(20 * 22 + 0.01);
    if (widths.length > 1) expect(new Set(widths.map((width) => Math.round(width))).size).toBeGreaterThan(1);
    for (let index = 1; index + 1 < widths.length; index += 1) {
      const [before = 0, here = 0, after = 0] = widths.slice(index - 1, index + 2);
      expect(here < before && here < after).toBe(false);
    }
    for (const boundary of lines.slice(0, -1).map((_, index) => lines.slice(0, index + 1).join('').length)) {
      for (const word of ['2026年', '民政局', '会议', '纪要', '领导', '小组']) {
        for (const match of title.matchAll(new RegExp(word, 'g'))) {
          expect(boundary > match.index && boundary < match.index + word.length, `${word} broken`).toBe(false);
        }
      }
    }
  });

  it.each(['2026年10月', '2026年上半年', '2026年3月15日', '2026年第三季度'])('%s stays on its line', (period) => {
    for (const office of ['青禾县民政局', '青禾县民政局民政科', '云州市青禾区民政局', '云州市民政局', '民政局'])
      expect(
        linesOf(`${office}关于${period}社会组织管理工作情况的报告`).filter((line) => line.includes(period)),
      ).toHaveLength(1);
  });

  it('makes a very long title smaller and still leaves room for the text on page 1', () => {
    for (const title of [
      '某某区民政局社会组织管理'.repeat(16),
      Array.from({ length: 20 }, () => '会议纪要').join('\n'),
    ]) {
      const { lines, size, pitch } = setTitle(typesetter, title);
      expect(lines.map((line) => line.slots.length).reduce((a, b) => a + b)).toBe(
        [...title.replaceAll('\n', '')].length,
      );
      expect(size).toBe(16);
      expect(lines.length * pitch).toBeLessThan(280);
    }
  });

  it('keeps breaks set by the user', () => {
    expect(linesOf('某某区民政局\n会议纪要')).toEqual(['某某区民政局', '会议纪要']);
  });

  it('keeps the fixed terms of office language whole', () => {
    for (const title of [
      '青禾县社会组织管理工作领导小组2026年第二次会议纪要',
      '青禾县民政局2026年度第一季度社会组织管理工作领导小组专题会议纪要',
    ]) {
      const broken = linesOf(title).join('\n');
      for (const term of ['领导小组', '社会组织', '会议纪要', '专题会议', '第二次', '2026年']) {
        if (title.includes(term)) expect(broken, broken).toContain(term);
      }
    }
  });
});

it('centres every line, also where a blank between two agencies falls to its end', () => {
  const { lines } = setPages({ form: 'document', data: JOINT });
  const title = (lines[0] ?? []).filter((line) => line.size === OFFICIAL_LAYOUT.titleSize);
  expect(title.map((line) => line.text)).toEqual([
    '某某区民政局　某某区财政局',
    '某某区卫生健康委员会',
    '关于增加社区养老服务经费的请示',
  ]);
  for (const { left, text } of title) {
    const width = [...text].length * OFFICIAL_LAYOUT.titleSize;
    expect(left + width / 2).toBeCloseTo(OFFICIAL_LAYOUT.centre, 0);
  }
});
