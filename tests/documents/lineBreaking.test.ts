import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openFontBook } from '#service/documents/fonts/fontBook.ts';
import { sourceResourcesDirectory } from '#service/documents/fonts/fontFiles.ts';
import { Typesetter } from '#service/documents/layout/typesetter.ts';
import { OFFICIAL_LAYOUT } from '#service/documents/officialLayout.ts';
import type { SetLine } from '#service/documents/text/justification.ts';
import { randomParagraph } from './randomText.ts';

// The lists of official-documents.md §4.3, written out here once more so that the engine's own list is not its judge.
const NOT_FIRST = [...'。，、；：？！”’）》〉】〕］」』}～–·％‰℃°／/.,;:!?)]%'];
const NOT_LAST = [...'“‘（《〈【〔［「『{￥＄№([$／/'];
const MEASURE = OFFICIAL_LAYOUT.right - OFFICIAL_LAYOUT.left;

const typesetter = new Typesetter(
  openFontBook({ resourcesDirectory: sourceResourcesDirectory(), preference: 'bundled' }),
  OFFICIAL_LAYOUT,
);

function setParagraph(text: string, measure = MEASURE): SetLine[] {
  return typesetter.paragraph([{ text, role: 'fangsong' }], typesetter.style(16, 'test'), {
    measureOf: (line) => (line === 0 ? measure - 2 * OFFICIAL_LAYOUT.cell : measure),
    justify: true,
  });
}

const textOf = (line: SetLine): string => line.slots.map((slot) => slot.item.character).join('');

/** End positions (code points) of all lines but the last. */
function breaksOf(text: string, lines: readonly SetLine[]): number[] {
  let at = 0;
  return lines.slice(0, -1).map((line) => {
    at += [...textOf(line)].length;
    while ([...text][at] === ' ') at += 1;
    return at;
  });
}

describe('line breaking (official-documents.md §4.3, §4.4, check 8)', () => {
  it('holds its rules in random paragraphs', () => {
    fc.assert(
      fc.property(randomParagraph, (text) => {
        const lines = setParagraph(text);
        expect(lines.map(textOf).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
        const breaks = new Set(breaksOf(text, lines));
        for (const match of text.matchAll(
          /\d+(?:[.,:]\d+)*[%℃]?|〔\d{4}〕\d+号|\d{4}年|\d{1,2}[月日]|——|……|？！|[A-Za-z]+/g,
        )) {
          for (let inside = match.index + 1; inside < match.index + match[0].length; inside += 1) {
            expect(breaks.has(inside), `${match[0]} split`).toBe(false);
          }
        }
        for (const [index, line] of lines.entries()) {
          const measure = index === 0 ? MEASURE - 2 * OFFICIAL_LAYOUT.cell : MEASURE;
          const characters = [...textOf(line).trim()];
          expect(NOT_FIRST).not.toContain(characters[0]);
          expect(NOT_LAST).not.toContain(characters.at(-1));
          expect(line.width).toBeLessThanOrEqual(measure + 0.05);
          if (index < lines.length - 1 && !line.ragged) expect(line.width).toBeGreaterThan(measure - 0.05);
          for (const [number, slot] of line.slots.entries()) {
            const next = line.slots[number + 1];
            if (next) expect(next.x).toBeGreaterThanOrEqual(slot.x + slot.slot - 0.001);
          }
        }
      }),
      { numRuns: 10_000, seed: 20260305 },
    );
  }, 120_000);

  it('sets 28 Han characters a line, each in its cell', () => {
    const [first, second] = setParagraph('某'.repeat(60));
    expect(first?.slots).toHaveLength(26);
    expect(second?.slots).toHaveLength(28);
    for (const [index, slot] of (second?.slots ?? []).entries()) {
      expect(slot.x).toBeCloseTo(index * OFFICIAL_LAYOUT.cell, 2);
    }
  });

  it('pulls a closing mark in before it pushes a character out', () => {
    // 26 cells in the first line; the comma inside can give the half cell that the stop at the end needs.
    const text = `${'某'.repeat(12)}，${'某'.repeat(13)}。后文${'某'.repeat(30)}`;
    expect(textOf(setParagraph(text)[0] ?? { slots: [], width: 0, ragged: false })).toBe(
      `${'某'.repeat(12)}，${'某'.repeat(13)}。`,
    );
  });

  it('pushes out when there is nothing to compress', () => {
    const first = setParagraph(`${'某'.repeat(26)}。${'某'.repeat(30)}`)[0];
    expect(first && textOf(first)).toBe('某'.repeat(25));
    expect(first?.width).toBeCloseTo(26 * OFFICIAL_LAYOUT.cell, 1);
  });

  it('gives two adjacent marks one and a half cells', () => {
    const line = setParagraph('（某）（某）')[0];
    const [, , closing, opening] = line?.slots ?? [];
    expect((closing?.slot ?? 0) + (opening?.slot ?? 0)).toBeCloseTo(1.5 * OFFICIAL_LAYOUT.cell, 3);
  });

  it('breaks a word longer than the line instead of running over the edge', () => {
    for (const line of setParagraph(`地址${'abcdefgh/'.repeat(20)}`))
      expect(line.width).toBeLessThanOrEqual(MEASURE + 0.05);
  });
});
