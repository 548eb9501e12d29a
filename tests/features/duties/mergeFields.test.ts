import { expect, it } from 'vitest';
import { mergeFields } from '#renderer/features/duties/mergeFields.ts';

it('takes over what only the other changed, keeps what only the own side changed, and names what both changed', () => {
  const base = { text: '甲', seq: 1, ids: ['a'], note: '' };
  const mine = { text: '乙', seq: 1, ids: ['a', 'b'], note: '同' };
  const theirs = { text: '丙', seq: 2, ids: ['a'], note: '同' };
  expect(mergeFields(base, mine, theirs)).toEqual({
    merged: { text: '乙', seq: 2, ids: ['a', 'b'], note: '同' },
    clashes: ['text'],
  });
  expect(mergeFields(base, base, theirs)).toEqual({ merged: theirs, clashes: [] });
});
