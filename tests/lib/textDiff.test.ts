import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiffPart, diffText, editRuns } from '#shared/lib/textDiff.ts';

const textOf = (parts: readonly DiffPart[], without: DiffPart['kind']) =>
  parts.flatMap((part) => (part.kind === without ? [] : [part.text])).join('');

/** Length of the longest common subsequence, by the textbook table. */
function commonLength(one: readonly string[], other: readonly string[]): number {
  let row = new Array<number>(other.length + 1).fill(0);
  for (const item of one) {
    const next = [0];
    for (const [index, wanted] of other.entries())
      next.push(item === wanted ? (row[index] ?? 0) + 1 : Math.max(row[index + 1] ?? 0, next[index] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}

const letters = fc.array(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 40 });
const sentence = fc.stringMatching(/^[会议同意12ab。，𠮷 ]{0,60}$/u);

describe('editRuns', () => {
  it('is the shortest way, alternating, and covers both sequences (property)', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const runs = editRuns(one, other);
        let [from, otherFrom, common] = [0, 0, 0];
        for (const [index, run] of runs.entries()) {
          expect([run.from, run.otherFrom]).toEqual([from, otherFrom]);
          if (index > 0) expect(run.same).toBe(!runs[index - 1]?.same);
          if (run.same) {
            expect(one.slice(run.from, run.to)).toEqual(other.slice(run.otherFrom, run.otherTo));
            common += run.to - run.from;
          }
          [from, otherFrom] = [run.to, run.otherTo];
        }
        expect([from, otherFrom]).toEqual([one.length, other.length]);
        expect(common).toBe(commonLength(one, other));
      }),
      { numRuns: 2000 },
    );
  });

  it('gives up beyond its limit and still covers both', () => {
    const runs = editRuns([...'甲乙丙丁戊'], [...'甲一二三戊'], 2);
    expect(runs.map(({ same, from, to }) => [same, from, to])).toEqual([
      [true, 0, 1],
      [false, 1, 4],
      [true, 4, 5],
    ]);
  });
});

describe('diffText', () => {
  it('both texts can be put together again from the parts (property)', () => {
    fc.assert(
      fc.property(sentence, sentence, (one, other) => {
        const parts = diffText(one, other);
        expect(textOf(parts, 'added')).toBe(one);
        expect(textOf(parts, 'removed')).toBe(other);
        for (const part of parts) expect(part.text).not.toBe('');
      }),
      { numRuns: 2000 },
    );
  });

  it('compares Chinese by characters, figures and letters as words, pairs outside the BMP whole', () => {
    expect(diffText('会议同意拨付120万元。', '会议原则同意拨付150万元。')).toEqual([
      { kind: 'same', text: '会议' },
      { kind: 'added', text: '原则' },
      { kind: 'same', text: '同意拨付' },
      { kind: 'removed', text: '120' },
      { kind: 'added', text: '150' },
      { kind: 'same', text: '万元。' },
    ]);
    expect(diffText('由𠮷某负责', '由吉某负责')).toEqual([
      { kind: 'same', text: '由' },
      { kind: 'removed', text: '𠮷' },
      { kind: 'added', text: '吉' },
      { kind: 'same', text: '某负责' },
    ]);
  });

  it('long texts that differ everywhere are compared all the same, quickly', () => {
    const text = (seed: number) =>
      Array.from({ length: 2000 }, (_, index) => `第${(index * seed) % 977}条事项由责任单位落实，`).join('');
    const [one, other] = [text(7), text(11)];
    const started = performance.now();
    const parts = diffText(one, other);
    expect(performance.now() - started).toBeLessThan(2000);
    expect(textOf(parts, 'added')).toBe(one);
    expect(textOf(parts, 'removed')).toBe(other);
  });
});
