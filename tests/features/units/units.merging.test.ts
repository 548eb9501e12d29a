import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { expected, issuesOf, notice, ready } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, addUnit, names, organizationOf, RENAMING, unitNamed } from './unitsOffice.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const get = async (id: string) => office.call('organizations.get', { id });
const { reason, documentNo } = RENAMING;

describe('R10 merging', () => {
  it('brings organizations over; both units show it, the former one ends, and its name finds the other', async () => {
    const gone = await addUnit(office, '云州市体育局');
    const into = await addUnit(office, '云州市教育局');
    const id = await addOrganization(office, 1, { supervisingUnit: '云州市体育局' });
    await addOrganization(office, 2, { supervisingUnit: '云州市教育局' });
    const merged = await office.call('units.merge', { ...gone, ...RENAMING, intoId: into.id });
    expect(merged).toEqual({ id: gone.id, revision: 2, organizations: 1 });
    expect((await get(id)).organization.supervisingUnit).toBe('云州市教育局');
    expect((await office.call('organizations.get', { id, asAt: '2026-01-31' })).organization.supervisingUnit).toBe(
      '云州市体育局',
    );
    expect(await unitNamed(office, '云州市体育局')).toMatchObject({
      ...{ endedOn: '2026-02-01', mergedIntoId: into.id, mergedIntoName: '云州市教育局', organizations: 0 },
    });
    expect(await unitNamed(office, '云州市教育局')).toMatchObject({ organizations: 2, formerNames: [] });
    for (const { id: unitId } of [gone, into]) {
      const { changes } = await office.call('units.get', { id: unitId });
      expect(changes).toMatchObject([
        { kind: 'merged', formerName: '云州市体育局', newName: '云州市教育局', documentNo },
      ]);
    }
    expect((await office.call('units.list', {})).rows.map(({ name }) => name)).toEqual(['云州市教育局']);
    expect((await names(office, { supervisingUnit: '云州市体育局' })).sort()).toEqual(
      [organizationOf(1).name, organizationOf(2).name].sort(),
    );
    const { groups } = await office.call('search.find', { text: '云州市体育局' });
    expect(
      groups
        .find(({ kind }) => kind === 'unit')
        ?.hits.map(({ title }) => title)
        .sort(),
    ).toEqual(['云州市体育局', '云州市教育局']);
    const { units } = await office.call('units.names', {});
    expect(units.find(({ id: unitId }) => unitId === into.id)?.formerNames).toEqual(['云州市体育局']);
  });

  it('of townships takes the communities along; those of the same name are merged first', async () => {
    const gone = await addUnit(office, '河西乡', 'township');
    const into = await addUnit(office, '青云镇', 'township');
    const twin = await addUnit(office, '新村', 'community', { parentId: gone.id });
    const own = await addUnit(office, '新村', 'community', { parentId: into.id });
    await addUnit(office, '柳村', 'community', { parentId: gone.id });
    const first = await addOrganization(office, 1, { townshipName: '河西乡', communityName: '新村' });
    const second = await addOrganization(office, 2, { townshipName: '河西乡', communityName: '柳村' });
    expect(issuesOf(await office.failure('units.merge', { ...gone, ...RENAMING, intoId: into.id }))).toEqual([
      'intoId: unit_same_communities',
    ]);
    await office.call('units.merge', { ...twin, ...RENAMING, intoId: own.id });
    expect((await get(first)).organization).toMatchObject({ townshipName: '青云镇', communityName: '新村' });
    await office.call('units.merge', { ...gone, ...RENAMING, intoId: into.id });
    expect((await get(second)).organization).toMatchObject({ townshipName: '青云镇', communityName: '柳村' });
    expect(await unitNamed(office, '柳村')).toMatchObject({ parentName: '青云镇', organizations: 1 });
  });

  it('takes members along, and leaves dissolved units out of the choices', async () => {
    const gone = await addUnit(office, '执法大队', 'section');
    const into = await addUnit(office, '社会组织管理科', 'section');
    const member = await office.call('duties.saveMember', {
      fields: { name: '王珺', post: '科员', officeId: gone.id },
    });
    await office.call('units.merge', { ...gone, ...RENAMING, intoId: into.id });
    const overview = await office.call('duties.overview', {});
    expect(overview.members.find(({ id }) => id === member.id)?.officeId).toBe(into.id);
    expect(overview.units.map(({ name }) => name)).not.toContain('执法大队');
  });

  it('refuses itself, another level, a dissolved unit and an unknown one', async () => {
    const unit = await addUnit(office, '云州市体育局');
    const township = await addUnit(office, '青云街道', 'township');
    const ended = await addUnit(office, '云州市外经委');
    await office.call('units.end', { ...ended, effectiveOn: '2025-01-01', reason, documentNo });
    const into = async (intoId: string) =>
      issuesOf(await office.failure('units.merge', { ...unit, ...RENAMING, intoId }));
    expect(await into(unit.id)).toEqual(['intoId: unit_into_itself']);
    expect(await into(township.id)).toEqual(['intoId: unit_other_level']);
    expect(await into(ended.id)).toEqual(['intoId: unit_into_ended']);
    expect(await into('01900000-0000-7000-8000-000000000000')).toEqual(['intoId: not_found']);
    const again = { ...ended, expectedRevision: 2, ...RENAMING };
    expect(issuesOf(await office.failure('units.end', again))).toEqual(['effectiveOn: unit_ended']);
  });
});

describe('taking a change back', () => {
  it('restores the names from the same day on and voids the events, so that no day shows it', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const id = await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    const { changes } = await office.call('units.get', { id: unit.id });
    const undo = { changeId: changes[0]?.id ?? '', expectedRevision: 1, reason: '文件看错' };
    expect(await office.call('units.undo', undo)).toMatchObject({ organizations: 1 });
    const { organization, events } = await get(id);
    expect(organization).toMatchObject({ supervisingUnit: '云州市教体局', revision: 3 });
    expect(events.map(({ kind }) => kind)).toEqual(['established']);
    for (const asAt of ['2026-01-31', '2026-02-01', '2026-03-05']) {
      expect((await office.call('organizations.get', { id, asAt })).organization.supervisingUnit).toBe('云州市教体局');
    }
    expect(await unitNamed(office, '云州市教体局')).toMatchObject({ formerNames: [], organizations: 1 });
    expect((await office.call('units.get', { id: unit.id })).changes).toMatchObject([
      { voided: true, voidReason: '文件看错' },
    ]);
    const { groups } = await office.call('search.find', { text: '云州市教育局' });
    // At most as a name that is nearly the same.
    const matches = groups.flatMap(({ kind, hits }) => (kind === 'unit' ? hits.map(({ match }) => match) : []));
    expect(matches).toEqual(['near']);
    expect((await office.failure('units.undo', undo)).code).toBe('conflict');
  });

  it('restores a merger with communities and members', async () => {
    const gone = await addUnit(office, '河西乡', 'township');
    const into = await addUnit(office, '青云镇', 'township');
    await addUnit(office, '柳村', 'community', { parentId: gone.id });
    const id = await addOrganization(office, 1, { townshipName: '河西乡', communityName: '柳村' });
    await office.call('units.merge', { ...gone, ...RENAMING, intoId: into.id });
    const { changes } = await office.call('units.get', { id: gone.id });
    await office.call('units.undo', { changeId: changes[0]?.id ?? '', expectedRevision: 1, reason: '尚未批复' });
    expect(await unitNamed(office, '河西乡')).toMatchObject({ endedOn: null, mergedIntoId: null, organizations: 1 });
    expect(await unitNamed(office, '柳村')).toMatchObject({ parentName: '河西乡', organizations: 1 });
    expect((await get(id)).organization.townshipName).toBe('河西乡');
  });

  it('is refused once something it changed was changed again, or the new name is in new use', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const id = await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    const { changes } = await office.call('units.get', { id: unit.id });
    const undo = { changeId: changes[0]?.id ?? '', expectedRevision: 1, reason: '文件看错' };
    const added = await addOrganization(office, 2, { supervisingUnit: '云州市教育局' });
    expect(issuesOf(await office.failure('units.undo', undo))).toEqual(['changeId: unit_used_since']);
    await office.call('organizations.void', { id: added, expectedRevision: 1, reason: '录入有误' });
    await office.call('organizations.save', {
      ...{ id, expectedRevision: 2, effectiveOn: '2026-03-01', reason: '划转' },
      fields: organizationOf(1, { supervisingUnit: '云州市文旅局' }),
    });
    expect(issuesOf(await office.failure('units.undo', undo))).toEqual(['changeId: unit_changed_since']);
    expect((await unitNamed(office, '云州市教育局')).formerNames).toEqual(['云州市教体局']);
  });
});

describe('issued documents (M15)', () => {
  it('are the same bytes after a unit that they name was renamed and merged', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const into = await addUnit(office, '云州市文旅局');
    await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    const content = sampleMeeting({ copyTo: '云州市教体局' });
    const actions = [{ text: '核对名录', responsibleUnit: '云州市教体局', dueOn: '2026-06-30' }];
    const meeting = await office.call('meetings.save', { ...content, actions });
    await office.call('meetings.finalize', { id: meeting.id, expectedRevision: meeting.revision });
    const minutes = await office.call('meetings.issue', { id: meeting.id });
    const official = await ready(office, notice({ recipients: '云州市教体局' }));
    const issued = await office.call('officialDocuments.issue', { ...expected(official), issuedOn: '2026-03-05' });
    const before = [office.bytes(minutes.file), office.bytes(issued.file)];
    const details = await office.call('meetings.get', { id: meeting.id });
    const { revision } = await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    await office.call('units.merge', { id: unit.id, expectedRevision: revision, ...RENAMING, intoId: into.id });
    const { rows } = await office.call('documents.list', {});
    const after: Buffer[] = [];
    for (const { id } of rows) after.push(office.bytes((await office.call('documents.file', { id })).file));
    for (const bytes of before) expect(after.some((one) => one.equals(bytes))).toBe(true);
    expect(after).toHaveLength(2);
    expect(await office.call('meetings.get', { id: meeting.id })).toEqual(details);
  });
});
