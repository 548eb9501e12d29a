import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { code, group, saved } from './pairs.ts';
import { compare, issuesOf, merge, suggestedInput, two } from './twoRecords.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

describe('R3 undo of a merge', () => {
  it('lists later edits first and keeps them; everything else is as before', async () => {
    const ids = await two(office, { domicile: '甲址', note: null }, { note: '乙备注', website: 'b.example' });
    const before = await office.call('organizations.get', { id: ids.mergedId });
    const { mergeId, revision } = await merge(office, ids);
    const { organization } = await office.call('organizations.get', { id: ids.keptId });
    await saved(
      office,
      group(ids.keptName, {
        uscc: organization.uscc,
        registrationNo: organization.registrationNo,
        domicile: '甲址',
        note: '后改的备注',
        website: organization.website,
      }),
      { id: ids.keptId, expectedRevision: revision },
    );
    const check = await office.call('duplicates.undoCheck', { id: mergeId });
    expect(check).toMatchObject({
      refused: null,
      edited: [{ collection: 'organization', fields: ['note'], byName: '张文员' }],
    });
    expect(issuesOf(await office.failure('duplicates.undo', { id: mergeId }))).toContain('merge_undo_edited');
    expect(await office.call('duplicates.undo', { id: mergeId, keepEdited: true })).toMatchObject({ kept: 1 });
    const kept = await office.call('organizations.get', { id: ids.keptId });
    expect(kept.organization).toMatchObject({ note: '后改的备注', website: null, registrationNo: null });
    const merged = await office.call('organizations.get', { id: ids.mergedId });
    const plain = ({ revision: _revision, updatedAt: _at, ...fields }: typeof merged.organization) => fields;
    expect(plain(merged.organization)).toEqual(plain(before.organization));
    expect(merged.events).toEqual(before.events);
    expect((await office.call('duplicates.mergesOf', { organizationId: ids.mergedId })).into).toBeNull();
    expect(issuesOf(await office.failure('duplicates.undo', { id: mergeId }))).toContain('merge_undone');
    expect((await office.call('records.history', { id: ids.mergedId })).entries[0]).toMatchObject({
      action: 'duplicates.undo',
    });
  });

  it('a later merge comes first, also where the kept record itself went into another', async () => {
    const [one, two_, three] = [await two(office), await two(office), await two(office)];
    const first = await merge(office, one);
    const again = await merge(office, { keptId: one.keptId, mergedId: two_.mergedId });
    expect((await office.call('duplicates.undoCheck', { id: first.mergeId })).refused).toBe('merge_undo_later');
    const onward = await merge(office, { keptId: three.keptId, mergedId: one.keptId }, { reason: '同一家' });
    expect((await office.call('duplicates.mergesOf', { organizationId: one.mergedId })).into).toMatchObject({
      id: three.keptId,
    });
    const found = await office.call('search.find', { text: one.mergedName });
    expect(JSON.stringify(found)).toContain(three.keptId);
    expect((await office.call('duplicates.undoCheck', { id: again.mergeId })).refused).toBe('merge_undo_voided');
    for (const { mergeId } of [onward, again, first]) await office.call('duplicates.undo', { id: mergeId });
    for (const id of [one.keptId, one.mergedId, two_.mergedId]) {
      expect((await office.call('organizations.get', { id })).organization.recordState).toBe('final');
    }
  });

  it('is refused while the code that would come back belongs to another organization', async () => {
    const ids = await two(office, {}, { uscc: code(7_201), registrationNo: null });
    const { mergeId } = await merge(office, ids, { reason: '同一家' });
    await saved(office, group('云州市另一家学会', { uscc: code(7_201) }));
    expect((await office.call('duplicates.undoCheck', { id: mergeId })).refused).toBe('merge_undo_code');
    expect(issuesOf(await office.failure('duplicates.undo', { id: mergeId }))).toContain('merge_undo_code');
  });

  it('only who may void organizations may merge or undo', async () => {
    const ids = await two(office);
    const input = suggestedInput(await compare(office, ids));
    await office.as('auditor');
    expect((await office.failure('duplicates.merge', input)).code).toBe('forbidden');
    expect((await office.failure('duplicates.pairs', {})).code).toBe('forbidden');
    await office.as('clerk');
  });
});
