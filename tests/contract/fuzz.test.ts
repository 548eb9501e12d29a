import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { PROCEDURES } from '#shared/contract/list.ts';
import { makeService, PASSWORD, type TestService } from '../support/makeService.ts';

/** Calls with junk and with nearly right inputs: whatever comes, the answer is an envelope of the closed list, never `internal`. */

const CALLS = 2_000;
/** These end the session or the office, or need seconds each (argon2, building an office); they have tests of their own. */
const LEFT_OUT = /^(?:session|offices|native)\./u;

const nodeSchema: z.ZodType<SchemaNode> = z.lazy(() =>
  z.looseObject({
    type: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    const: z.unknown().optional(),
    format: z.string().optional(),
    anyOf: z.array(nodeSchema).optional(),
    items: nodeSchema.optional(),
    properties: z.record(z.string(), nodeSchema).optional(),
    required: z.array(z.string()).optional(),
  }),
);
type SchemaNode = {
  readonly type?: unknown;
  readonly enum?: unknown[] | undefined;
  readonly const?: unknown;
  readonly format?: string | undefined;
  readonly anyOf?: SchemaNode[] | undefined;
  readonly items?: SchemaNode | undefined;
  readonly properties?: Record<string, SchemaNode> | undefined;
  readonly required?: string[] | undefined;
};

const oddText = fc.oneof(
  fc.string({ maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    'a\u0000b',
    '\uD800',
    '\uDC00甲',
    '\u202E甲协会',
    '\u200F',
    '𠀀㐀协会',
    '甲'.repeat(101),
    '甲'.repeat(5_000),
    "'; DROP TABLE organization; --",
    '%_\\*"',
    '2026-02-30',
    '2026-03-05',
    '0000-00-00',
    '2026-03-05T09:00',
    '9999-12-31',
    '330100',
    '51330100MJ100001X2',
    '__proto__',
    '../../etc/passwd',
    'NEAR(a b)',
  ),
);
const oddNumber = fc.constantFrom(0, 1, -1, 2, 10, 1.5, 2026, 2 ** 31, 2 ** 53, 1e308, Number.NaN, -0);

/** Ids the office really has, so that nearly right calls get past the first look-up. */
let service: TestService;
let ids: string[] = [];

function inputOf(node: SchemaNode, depth = 0): fc.Arbitrary<unknown> {
  if (depth > 6) return fc.constant(null);
  if (node.const !== undefined) return fc.constant(node.const);
  if (node.enum !== undefined && node.enum.length > 0) return fc.constantFrom(...node.enum);
  if (node.anyOf !== undefined) return fc.oneof(...node.anyOf.map((one) => inputOf(one, depth + 1)));
  if (Array.isArray(node.type)) {
    return fc.oneof(...node.type.map((type) => inputOf({ ...node, type }, depth + 1)));
  }
  if (node.type === 'string' && node.format === 'uuid') {
    return fc.oneof(fc.constantFrom(...ids), fc.constant('01a205c7-aa05-741c-80b9-52f58b28df06'));
  }
  if (node.type === 'string') return oddText;
  if (node.type === 'integer') return fc.oneof(fc.integer({ min: 0, max: 30 }), oddNumber);
  if (node.type === 'number') return oddNumber;
  if (node.type === 'boolean') return fc.boolean();
  if (node.type === 'null') return fc.constant(null);
  if (node.type === 'array') return fc.array(inputOf(node.items ?? {}, depth + 1), { maxLength: 3 });
  if (node.type === 'object') {
    const properties = Object.fromEntries(
      Object.entries(node.properties ?? {}).map(([key, one]) => [key, inputOf(one, depth + 1)]),
    );
    return fc.record(properties, {
      requiredKeys: (node.required ?? []).filter((key) => Object.hasOwn(properties, key)),
    });
  }
  return fc.oneof(oddText, oddNumber, fc.constant(null), fc.constant({}), fc.constant([]));
}

beforeAll(async () => {
  service = await makeService();
  const saved = await service.call('organizations.save', {
    fields: {
      name: '甲协会',
      registrationKind: 'registered',
      legalType: 'social_group',
      registrationNo: '民证字001号',
      registrationAuthority: '云州市民政局',
      establishedOn: '2019-11-07',
    },
  });
  const state = await service.call('session.state', {});
  ids = [saved.id, ...(JSON.stringify(state).match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}/gu) ?? [])];
});
afterAll(() => service.close());

it(`${CALLS} odd calls are answered from the closed list, and the service goes on`, { timeout: 120_000 }, async () => {
  const procedures = PROCEDURES.filter(({ name, host }) => host !== 'native' && !LEFT_OUT.test(name));
  const call = fc.constantFrom(...procedures).chain((procedure) => {
    const schema = nodeSchema.parse(
      z.toJSONSchema(procedure.input, { io: 'input', unrepresentable: 'any', reused: 'inline' }),
    );
    const near = inputOf(schema);
    return fc.record({
      name: fc.constant<string>(procedure.name),
      input: fc.oneof({ weight: 5, arbitrary: near }, { weight: 1, arbitrary: fc.anything({ maxDepth: 3 }) }),
    });
  });
  const codes = new Set<string>();
  for (const { name, input } of fc.sample(call, { numRuns: CALLS, seed: 20_261_123 })) {
    const answer = await service.service.call(name, input);
    codes.add(answer.ok ? 'ok' : answer.error.code);
    if (answer.ok || answer.error.code !== 'internal') continue;
    expect.soft(answer.error, `${name} ${fc.stringify(input)}`).toBe('not internal');
  }
  // Both sides were really met: calls that worked and calls that were refused.
  expect(codes).toContain('ok');
  expect(codes).toContain('invalid_input');
  await service.as('clerk', PASSWORD);
  // Whatever was voided on the way is still there.
  const list = await service.call('organizations.list', { filter: { includeVoided: true } });
  expect(list.total).toBeGreaterThan(0);
});
