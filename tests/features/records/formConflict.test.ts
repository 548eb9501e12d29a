import { expect, it } from 'vitest';
import { CallError } from '#renderer/api/callError.ts';
import { formConflict } from '#renderer/ui/formConflict.ts';

const base = { text: '甲', seq: 1, ids: ['a'], note: '' };
const mine = { text: '乙', seq: 1, ids: ['a', 'b'], note: '同' };
const theirs = { text: '丙', seq: 2, ids: ['a'], note: '同' };
const conflict = (record: unknown) => new CallError({ code: 'conflict', message: '', details: { record } });
/** A stored record as the form shows it: what the form does not know is left out. */
const read = (record: Readonly<Record<string, unknown>>) => (record.recordState === 'voided' ? undefined : theirs);

it('takes over what only the other changed, keeps what only the own side changed, and names what both changed', () => {
  const error = conflict({ ...theirs, recordState: 'draft', revision: 7 });
  expect(formConflict(error, { base, mine, read })).toEqual({
    revision: 7,
    theirs,
    taken: { seq: 2 },
    clashes: ['text'],
  });
  expect(formConflict(error, { base, mine: base, read })).toEqual({
    ...{ revision: 7, theirs, clashes: [] },
    taken: { text: '丙', seq: 2, note: '同' },
  });
});

it('leaves other failures, and records the form cannot go on with, to the message', () => {
  const form = { base, mine, read };
  expect(formConflict(conflict({ recordState: 'voided', revision: 7 }), form)).toBeNull();
  expect(formConflict(conflict(null), form)).toBeNull();
  expect(formConflict(new CallError({ code: 'not_found', message: '', details: {} }), form)).toBeNull();
});
