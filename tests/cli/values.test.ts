import path from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { placeOf, resolveReferences } from '#service/hosts/cli.values.ts';

afterEach(() => vi.unstubAllEnvs());

it('a reference names a step by its number or by its `as`', () => {
  const steps = [
    { ok: true, value: { id: 'a' } },
    { ok: true, value: { rows: [{ id: 'b' }] } },
  ] as const;
  const input = { one: { $ref: '0.id' }, two: [{ $ref: 'list.rows.0.id' }] };
  expect(resolveReferences(input, steps, [undefined, 'list'])).toEqual({ one: 'a', two: ['b'] });
  // A step that has not run yet is no source, even by name.
  expect(() => resolveReferences({ $ref: 'later.id' }, steps, [undefined, 'list', 'later'])).toThrow('not_found');
});

it('a relative path starts where the user typed it, not where npm runs the script', () => {
  vi.stubEnv('npm_lifecycle_event', 'cli');
  vi.stubEnv('INIT_CWD', '/somewhere/else');
  expect(placeOf('list.csv')).toBe('/somewhere/else/list.csv');
  expect(placeOf('/abs/list.csv')).toBe('/abs/list.csv');
  vi.stubEnv('npm_lifecycle_event', 'test');
  expect(placeOf('list.csv')).toBe(path.resolve('list.csv'));
});
