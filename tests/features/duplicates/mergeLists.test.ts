import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { compare, merge, suggestedInput, two } from './twoRecords.ts';

const TODAY = '2026-03-05';
let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
});
afterAll(() => office.close());

async function flags(id: string) {
  const { creditFlag } = (await office.call('organizations.get', { id })).organization;
  const asAt = (await office.call('organizations.get', { id, asAt: TODAY })).organization.creditFlag;
  const { abnormalSince } = await office.call('organizationEvents.allowed', { organizationId: id });
  return { creditFlag, asAt, abnormalSince };
}

async function list(
  organizationId: string,
  kind: CallInput<'organizationEvents.record'>['kind'],
  effectiveOn: string,
): Promise<void> {
  const { revision } = (await office.call('organizations.get', { id: organizationId })).organization;
  await office.call('organizationEvents.record', {
    organizationId,
    expectedRevision: revision,
    kind,
    effectiveOn,
    factOn: effectiveOn,
    reason: '未按规定参加年检',
    legalBasis: '《社会组织信用信息管理办法》第十一条',
  });
}

describe('R3 the credit flag of a merged organization', () => {
  it('follows the entries in the lists that moved, whatever was chosen; the undo leaves no trace', async () => {
    const ids = await two(office);
    await list(ids.mergedId, 'list_abnormal_in', '2025-05-01');
    const input = suggestedInput(await compare(office, ids));
    const { mergeId } = await office.call('duplicates.merge', { ...input, take: [] });
    const listed = { creditFlag: 'activity_abnormal', asAt: 'activity_abnormal', abnormalSince: '2025-05-01' };
    expect(await flags(ids.keptId)).toEqual(listed);
    await office.call('duplicates.undo', { id: mergeId });
    const clean = { creditFlag: 'none', asAt: 'none', abnormalSince: null };
    expect(await flags(ids.keptId)).toEqual(clean);
    expect(await flags(ids.mergedId)).toEqual(listed);
    // Nothing that the merge wrote stands in the way of what is entered later for an earlier day.
    await list(ids.keptId, 'list_abnormal_in', '2025-06-01');
    expect(await flags(ids.keptId)).toEqual({ ...listed, abnormalSince: '2025-06-01' });
  });

  it('is none when the last entry of both is a removal, though one of the two still stood on the list', async () => {
    const ids = await two(office);
    await list(ids.mergedId, 'list_abnormal_in', '2024-05-01');
    await list(ids.keptId, 'list_abnormal_in', '2024-03-01');
    await list(ids.keptId, 'list_abnormal_out', '2025-01-01');
    await merge(office, ids);
    expect(await flags(ids.keptId)).toEqual({ creditFlag: 'none', asAt: 'none', abnormalSince: null });
  });
});
