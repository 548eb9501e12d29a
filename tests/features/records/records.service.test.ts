import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

const UNKNOWN = '01890a5d-ac96-774b-bcce-b30209900001';
const member = (part: { readonly workPhone?: string } = {}) => ({ name: '赵明', post: '股长', ...part });

describe('history of any record (feature A3)', () => {
  it('tells old and new value, who and when, newest first, and the state at the end of any day', async () => {
    const { id, revision } = await office.call('duties.saveMember', { fields: member({ workPhone: '0571-1' }) });
    office.setClock('2026-04-10T10:00:00+08:00');
    await office.call('duties.saveMember', { id, expectedRevision: revision, fields: member({ workPhone: '0571-2' }) });
    const { collection, entries } = await office.call('records.history', { id });
    expect(collection).toBe('member');
    expect(entries.map((entry) => [entry.at.slice(0, 10), entry.userName, entry.revision])).toEqual([
      ['2026-04-10', '张文员', 2],
      ['2026-03-05', '张文员', 1],
    ]);
    expect(entries[0]?.changes).toEqual([{ field: 'workPhone', old: '0571-1', new: '0571-2' }]);
    const phoneAt = async (date: string) => (await office.call('records.asAt', { id, date })).fields?.workPhone;
    expect(await phoneAt('2026-04-09')).toBe('0571-1');
    expect(await phoneAt('2026-04-10')).toBe('0571-2');
    expect((await office.call('records.asAt', { id, date: '2026-03-04' })).fields).toBeNull();
  });

  it('goes on after a void, with its reason', async () => {
    const { id, revision } = await office.call('duties.saveMember', { fields: member() });
    await office.call('duties.void', { collection: 'member', id, expectedRevision: revision, reason: '重复录入' });
    const { entries } = await office.call('records.history', { id });
    expect(entries[0]).toMatchObject({ reason: '重复录入', revision: 2 });
    expect(entries[0]?.changes).toContainEqual({ field: 'recordState', old: 'final', new: 'voided' });
  });

  it('is for business roles only and knows no unknown record', async () => {
    expect((await office.failure('records.history', { id: UNKNOWN })).code).toBe('not_found');
    expect((await office.failure('records.asAt', { id: UNKNOWN, date: '2026-03-05' })).code).toBe('not_found');
    await office.as('auditor');
    expect((await office.failure('records.history', { id: UNKNOWN })).code).toBe('forbidden');
    await office.as('clerk');
  });
});
