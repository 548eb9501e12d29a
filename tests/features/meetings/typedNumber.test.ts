import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, plainTextToBlocks } from '#renderer/ui/editor/plainText.ts';
import { lineToBlocks, readTypedNumber } from '#renderer/ui/editor/typedNumber.ts';

describe('typed heading numbers', () => {
  it.each([
    ['一、加强组织领导', 1, '加强组织领导'],
    ['十二、其他事项', 1, '其他事项'],
    ['（一）明确责任', 2, '明确责任'],
    ['(三)、落实经费', 2, '落实经费'],
    ['1.建立台账', 3, '建立台账'],
    ['2．分级培训', 3, '分级培训'],
    ['3、现场核查', 3, '现场核查'],
    ['（2）逐户走访', 4, '逐户走访'],
  ])('%s is level %i', (line, level, text) => {
    expect(readTypedNumber(line)).toEqual({ level, text });
  });

  it.each(['1.5万元用于培训', '2026年3月召开', '一是加强领导', '（注）见附表', '一、', '第一、二季度', '10月底前完成'])(
    '%s is no heading',
    (line) => {
      expect(readTypedNumber(line)).toBeNull();
    },
  );

  it('parts a run-in heading from its text', () => {
    expect(lineToBlocks('（一）指导思想。全年要抓好三件事。')).toEqual([
      { kind: 'heading', level: 2, text: '指导思想' },
      { kind: 'paragraph', text: '全年要抓好三件事。' },
    ]);
  });

  it('leaves a numbered sentence of the text as it was typed', () => {
    const line = '（一）会议同意社会组织管理科提出的方案，由其牵头办理。六月底前报结果。';
    expect(lineToBlocks(line)).toEqual([{ kind: 'paragraph', text: line }]);
  });

  it('loses no character but the number, the stop of a heading and blanks at the ends', () => {
    const number = fc.constantFrom('', '一、', '（二）', '3.', '（4）', '12、');
    const body = fc.string({
      unit: fc.constantFrom('会', '议', '。', '，', 'a', '1', '.', '、'),
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(number, body, (head, rest) => {
        const kept = lineToBlocks(head + rest)
          .map((block) => (block.kind === 'table' ? '' : block.text))
          .join('');
        const bare = (value: string) => value.replace(/[。\s]/gu, '');
        expect(bare(head + rest).endsWith(bare(kept))).toBe(true);
        // What is missing at the front is a typed number and nothing else.
        const missing = bare(head + rest).slice(0, bare(head + rest).length - bare(kept).length);
        expect(missing).toMatch(
          /^(?:[一二三四五六七八九十百]{1,5}、|[（(][一二三四五六七八九十百]{1,5}[）)][、.．]?|\d{1,2}[.．、]|[（(]\d{1,2}[）)][、.．]?)?$/u,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('plain text', () => {
  it('becomes a paragraph for each line, without indents and empty lines', () => {
    expect(plainTextToBlocks('　　会议听取了汇报。\r\n\r\n一、总体情况\n\t甲\u00a0乙\u200b')).toEqual([
      { kind: 'paragraph', text: '会议听取了汇报。' },
      { kind: 'heading', level: 1, text: '总体情况' },
      { kind: 'paragraph', text: '甲 乙' },
    ]);
  });

  it('is counted as word processors count', () => {
    const blocks = [
      { kind: 'paragraph' as const, text: '2026年召开会议，参加 PDF 培训𠮷。' },
      { kind: 'table' as const, columns: [{ title: '单位' }], rows: [['甲 乙']] },
    ];
    // 2026 年召开会议，(6) 参加 PDF 培训𠮷。 + 单位 + 甲乙
    expect(countWords({ blocks })).toBe(1 + 6 + 2 + 1 + 4 + 2 + 2);
  });
});
