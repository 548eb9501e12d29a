import { describe, expect, it } from 'vitest';
import {
  conflictsOf,
  emptyForm,
  keptForm,
  takenOver,
  withExtra,
} from '#renderer/features/organizations/organizationForm.ts';
import { organizationFields } from '#shared/features/organizations/organizations.contract.ts';

const A = '01a205c7-aa05-741c-80b9-52f58b28df06';
const B = '01a205c7-aa05-741c-80b9-52f58b28df07';
const form = (extra: Record<string, string | number | null>, part: object = {}) =>
  organizationFields.parse({ name: '甲协会', registrationKind: 'registered', extra, ...part });

describe('R17 two people edit one organization: its added fields are compared one by one', () => {
  it('asks only about the field that both changed', () => {
    const base = form({ [A]: '旧', [B]: 1 });
    const mine = form({ [A]: '我的', [B]: 2 }, { note: '我的备注' });
    const theirs = form({ [A]: '他的', [B]: 1 }, { domicile: '新住所' });
    expect(conflictsOf(base, mine, theirs)).toEqual([{ field: `extra.${A}`, mine: '我的', theirs: '他的' }]);
  });

  it('takes over what only the other side changed, emptied fields too', () => {
    const base = form({ [A]: '旧', [B]: 1 });
    const mine = form({ [A]: '我的', [B]: 1 }, { note: '我的备注' });
    const theirs = form({ [A]: '旧' }, { domicile: '新住所' });
    const taken = takenOver(base, mine, theirs);
    expect(taken.extra).toEqual({ [A]: '我的', [B]: null });
    expect(taken.domicile).toBe('新住所');
    expect(taken).not.toHaveProperty('note');
    expect(conflictsOf(base, mine, theirs)).toEqual([]);
  });

  it('puts a chosen value beside the others', () => {
    const mine = form({ [A]: '我的', [B]: 2 });
    expect(withExtra(mine, { [`extra.${A}`]: '他的', note: '备注' })).toEqual({
      note: '备注',
      extra: { [A]: '他的', [B]: 2 },
    });
    expect(withExtra(mine, { note: '备注' })).toEqual({ note: '备注' });
  });

  it('a draft from before there were such fields opens with none', () => {
    const { fields, ...rest } = emptyForm(null);
    const { extra: _extra, ...older } = fields;
    const draft = JSON.parse(JSON.stringify({ ...rest, fields: { ...older, name: '旧稿' } }));
    expect(keptForm(draft).fields).toMatchObject({ name: '旧稿', extra: {} });
  });
});
