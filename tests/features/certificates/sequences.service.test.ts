// needs: openssl
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { REVOCATION_REASONS } from '#shared/features/certificates/certificates.rules.ts';
import { workFolder } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { listPem, pemOf, readListByOpenssl } from './tools.ts';

/** Acts in any order, refused ones included; the list must name exactly what was revoked, and its number only grows. */

let office: TestService;
let folder: ReturnType<typeof workFolder>;
let users: string[] = [];
let root = '';

beforeAll(async () => {
  office = await makeService();
  folder = workFolder();
  await office.as('admin');
  users = (await office.call('users.list', {})).users.map((user) => user.id);
  root = await pemOf(office, folder, 'root', 'root');
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('issue' as const), of: fc.nat(), reason: fc.constant(null) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('renew' as const), of: fc.nat(), reason: fc.constant(null) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('revoke' as const),
      of: fc.nat(),
      reason: fc.constantFrom(...REVOCATION_REASONS),
    }),
  },
);

it('random sequences of issuing, renewing and revoking give a list with exactly the revoked serials', async () => {
  const revoked = new Set<string>();
  let number = 0;
  let done = 0;
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 12 }), async (acts) => {
      for (const { kind, of, reason } of acts) {
        const present = (await office.call('certificates.list', {})).users;
        const target = present[of % Math.max(1, present.length)];
        try {
          if (kind === 'issue') {
            const userId = users[of % users.length] ?? '';
            await office.call('certificates.issue', { userId, algorithm: 'ec', years: 1 });
          } else if (!target) continue;
          else if (kind === 'renew') await office.call('certificates.renew', { id: target.id, years: 1 });
          else {
            await office.call('certificates.revoke', { id: target.id, reason });
            revoked.add(target.serial);
          }
          done += 1;
        } catch (error) {
          expect(error).toMatchObject({ code: 'rule_broken' });
          refused += 1;
        }
      }
      const read = readListByOpenssl(await listPem(office, folder), root);
      expect(new Set(read.serials)).toEqual(revoked);
      expect(read.serials).toHaveLength(revoked.size);
      expect(read.number).toBeGreaterThanOrEqual(number);
      number = read.number;
      const { users: rows } = await office.call('certificates.list', {});
      const shown = rows.filter((row) => row.state === 'revoked').map((row) => row.serial);
      expect(new Set(shown)).toEqual(revoked);
    }),
    { numRuns: 30, seed: 20_261_123 },
  );
  // Both sides were really met.
  expect(done).toBeGreaterThan(20);
  expect(refused).toBeGreaterThan(3);
  expect(revoked.size).toBeGreaterThan(5);
});
