import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addUser, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, addUnit, RENAMING, unitNamed } from './unitsOffice.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const get = async (id: string) => office.call('organizations.get', { id });

describe('bad input changes nothing and says why', () => {
  const listed = async () => (await office.call('units.list', { filter: { state: 'all' } })).rows;

  it('a second unit of the same name, however it is written; the name of the office itself', async () => {
    await addUnit(office, '云州市教育局');
    const before = await listed();
    for (const name of ['云州市教育局', '云州市 教育局', '云州市民政局']) {
      const failure = await office.failure('units.save', { fields: { name, level: 'supervising' } });
      expect(failure.code, name).toBe('duplicate');
    }
    // A township may bear the name of a unit, and communities of two townships one name.
    await addUnit(office, '云州市教育局', 'township');
    expect(await listed()).toHaveLength(before.length + 1);
  });

  it('a renaming to the name of another unit names that one, so that the two can be merged', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const other = await addUnit(office, '云州市教育局');
    const before = await listed();
    const failure = await office.failure('units.rename', { ...unit, ...RENAMING, newName: '云州市 教育局' });
    expect(failure.code).toBe('duplicate');
    expect(failure.details).toMatchObject({ id: other.id, name: '云州市教育局', field: 'newName' });
    expect(await listed()).toEqual(before);
  });

  it('an old revision, a day in the future, before the unit or before its last change, the same name', async () => {
    const unit = await addUnit(office, '云州市教体局', 'supervising', { validFrom: '2019-03-01' });
    const id = await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    const rename = (part: object) =>
      office.failure('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局', ...part });
    expect((await rename({ expectedRevision: 0 })).code).toBe('conflict');
    expect(issuesOf(await rename({ effectiveOn: '2026-03-06' }))).toEqual(['effectiveOn: date_in_future']);
    expect(issuesOf(await rename({ effectiveOn: '2019-02-28' }))).toEqual(['effectiveOn: unit_before_start']);
    expect(issuesOf(await rename({ newName: '云州市教体局' }))).toEqual(['newName: unit_same_name']);
    expect((await get(id)).organization).toMatchObject({ supervisingUnit: '云州市教体局', revision: 1 });
    const { revision } = await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    const again = { expectedRevision: revision, newName: '云州市教育委员会', effectiveOn: '2026-01-31' };
    expect(issuesOf(await rename(again))).toEqual(['effectiveOn: unit_before_latest']);
  });

  it('a name in use is not overwritten by editing, neither here nor under the duties; other fields are', async () => {
    const { id, expectedRevision } = await addUnit(office, '云州市教体局');
    await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    const fields = { name: '云州市教育局', level: 'supervising' } as const;
    expect(issuesOf(await office.failure('units.save', { id, expectedRevision, fields }))).toEqual([
      'name: unit_rename_instead',
    ]);
    expect(issuesOf(await office.failure('duties.saveUnit', { id, expectedRevision, fields }))).toEqual([
      'name: unit_rename_instead',
    ]);
    const moved = { ...fields, name: '云州市教体局', level: 'other' } as const;
    expect(issuesOf(await office.failure('units.save', { id, expectedRevision, fields: moved }))).toEqual([
      'level: unit_level_in_use',
    ]);
    const phone = { ...fields, name: '云州市教体局', workPhone: '0571-88001234' };
    expect(await office.call('units.save', { id, expectedRevision, fields: phone })).toEqual({ id, revision: 2 });
    // Nobody names it: a slip of the pen is set right.
    const slip = await addUnit(office, '云州市文化居');
    await office.call('units.save', { ...slip, fields: { name: '云州市文化局', level: 'supervising' } });
    expect((await unitNamed(office, '云州市文化局')).formerNames).toEqual([]);
  });

  it('a unit that is still in use neither ends nor is voided: how many name it is said', async () => {
    const unit = await addUnit(office, '云州市教体局');
    for (const number of [1, 2]) await addOrganization(office, number, { supervisingUnit: '云州市教体局' });
    const failure = await office.failure('units.end', { ...unit, ...RENAMING });
    expect(failure.details.fields).toEqual([{ field: 'intoId', code: 'unit_in_use', params: { count: 2 } }]);
    const input = { ...unit, reason: '录入有误' };
    expect(issuesOf(await office.failure('units.void', input))).toEqual(['intoId: unit_in_use']);
    const township = await addUnit(office, '青云街道', 'township');
    await addUnit(office, '幸福社区', 'community', { parentId: township.id });
    expect(issuesOf(await office.failure('units.end', { ...township, ...RENAMING }))).toEqual([
      'intoId: unit_has_communities',
    ]);
    const section = await addUnit(office, '办公室', 'section');
    await office.call('duties.saveMember', { fields: { name: '王珺', post: '主任', officeId: section.id } });
    expect(issuesOf(await office.failure('units.end', { ...section, ...RENAMING }))).toEqual([
      'intoId: unit_has_members',
    ]);
  });

  it('a community without a township, the office itself, and whoever may not write', async () => {
    const alone = { name: '幸福社区', level: 'community' } as const;
    expect(issuesOf(await office.failure('units.save', { fields: alone }))).toEqual(['parentId: unit_needs_township']);
    const { units } = await office.call('units.names', {});
    const own = units.find(({ level }) => level === 'bureau');
    const input = { id: own?.id ?? '', expectedRevision: own?.revision ?? 0, ...RENAMING };
    expect((await office.failure('units.rename', { ...input, newName: '别的局' })).code).toBe('forbidden');
    const unit = await addUnit(office, '云州市教育局');
    await addUser(office, 'liu', '刘局长', ['leader']);
    await office.as('liu');
    expect((await office.failure('units.end', { ...unit, ...RENAMING })).code).toBe('forbidden');
    expect((await office.call('units.list', {})).total).toBe(1);
  });
});
