import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TreeNode, textFromTree, treeFromText } from '#renderer/ui/editor/documentTree.ts';
import { textExtensions } from '#renderer/ui/editor/textExtensions.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import { minutesText } from '#shared/features/meetings/meetings.contract.ts';

const schema = getSchema(textExtensions({ report: () => undefined, openFind: () => undefined }));

/** Text as clerks write it: Chinese, rare characters beyond the basic plane, blanks, line breaks, empty. */
const text = fc.string({
  unit: fc.constantFrom('会', '议', '𠮷', '，', ' ', '　', '\n', 'a', '1', '"', '<', '&', '\t'),
  maxLength: 40,
});

const table = fc.integer({ min: 1, max: 20 }).chain((columns) =>
  fc.record({
    kind: fc.constant('table' as const),
    columns: fc.array(
      fc
        .record({ title: text, width: fc.option(fc.integer({ min: 1, max: 1000 }), { nil: undefined }) })
        .map(({ title, width }) => ({
          title,
          ...(width === undefined ? {} : { width }),
        })),
      { minLength: columns, maxLength: columns },
    ),
    rows: fc.array(fc.array(text, { minLength: columns, maxLength: columns }), { maxLength: 6 }),
  }),
);

const block: fc.Arbitrary<TextBlock> = fc.oneof(
  fc.record({
    kind: fc.constant('heading' as const),
    level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
    text,
  }),
  fc.record({ kind: fc.constant('paragraph' as const), text }),
  table,
);

const isEmptyDocument = (blocks: readonly TextBlock[]) =>
  blocks.length === 1 && blocks[0]?.kind === 'paragraph' && blocks[0].text === '';

describe('minutes text in the editor', () => {
  it('comes back from the editor exactly as it went in', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        fc.pre(!isEmptyDocument(blocks));
        // Through the editor's own schema: what it would not hold, it would drop or refuse here.
        const document = schema.nodeFromJSON(treeFromText({ blocks }));
        document.check();
        const back = textFromTree(document.toJSON() as TreeNode);
        expect(back).toEqual({ blocks });
        expect(minutesText.safeParse(back).success).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is no blocks when nothing was written', () => {
    expect(textFromTree(treeFromText({ blocks: [] }))).toEqual({ blocks: [] });
  });

  it('fills short table rows up with empty cells', () => {
    const blocks: TextBlock[] = [{ kind: 'table', columns: [{ title: '甲' }, { title: '乙' }], rows: [['一']] }];
    expect(textFromTree(treeFromText({ blocks })).blocks).toEqual([
      { kind: 'table', columns: [{ title: '甲' }, { title: '乙' }], rows: [['一', '']] },
    ]);
  });
});
