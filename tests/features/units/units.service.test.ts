// needs: pdftotext
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawText } from '#tests/documents/pdfTools.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, addUnit, names, organizationOf, RENAMING, unitNamed } from './unitsOffice.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

const get = async (id: string) => office.call('organizations.get', { id });

describe('the list of units (domain.md §3.5, §11.3)', () => {
  it('counts the organizations in effect of each unit, however its name is spaced, and finds by pinyin initials', async () => {
    await addUnit(office, '云州市教育局');
    await addUnit(office, '青云街道', 'township');
    await addOrganization(office, 1, { supervisingUnit: '云州市教育局', townshipName: '青云街道' });
    await addOrganization(office, 2, { supervisingUnit: '云州市 教育局' });
    await addOrganization(office, 3, { supervisingUnit: '云州市教育局', status: 'liquidating' });
    const voided = await addOrganization(office, 4, { supervisingUnit: '云州市教育局' });
    await office.call('organizations.void', { id: voided, expectedRevision: 1, reason: '录入有误' });
    const { total, rows } = await office.call('units.list', {});
    expect(total).toBe(2);
    expect(rows.map(({ name, level, organizations }) => [name, level, organizations])).toEqual([
      ['云州市教育局', 'supervising', 3],
      ['青云街道', 'township', 1],
    ]);
    const found = async (text: string) =>
      (await office.call('units.list', { filter: { text } })).rows.map(({ name }) => name);
    expect(await found('jyj')).toEqual(['云州市教育局']);
    expect(await found('青云')).toEqual(['青云街道']);
    expect(await found('财政')).toEqual([]);
    // As many as the registry shows under the same filter.
    await addOrganization(office, 5, { supervisingUnit: '云州市教育局', status: 'cancelled' });
    expect(await names(office, { supervisingUnit: '云州市教育局' })).toHaveLength(4);
    expect(await names(office, { supervisingUnit: '云州市教育局', status: 'current' })).toHaveLength(3);
    expect((await unitNamed(office, '云州市教育局')).organizations).toBe(3);
    expect((await office.call('units.list', { filter: { level: 'section' } })).total).toBe(0);
  });

  it('prints and exports what the filter leaves', async () => {
    await addUnit(office, '云州市教育局', 'supervising', { workPhone: '0571-88001234' });
    const former = await addUnit(office, '云州市体委');
    await office.call('units.rename', { ...former, ...RENAMING, newName: '云州市体育局' });
    const { file } = await office.call('units.print', { filter: { text: '体' } });
    const text = rawText(office.bytes(file));
    expect(text).toContain('单位名册');
    expect(text).toContain('云州市体育局');
    expect(text).toContain('云州市体委');
    expect(text).not.toContain('云州市教育局');
    expect(text).toContain('共1个');
    const exported = await office.call('exports.list', { list: 'units', input: {}, format: 'csv' });
    expect(exported.rows).toBe(2);
    const csv = office.bytes(exported.file).toString('utf8');
    expect(csv).toContain('云州市体育局');
    expect(csv).toContain('云州市体委');
    expect(csv).toContain('0571-88001234');
  });

  it('lists names used by organizations in effect that have no record, and takes the chosen ones over at once', async () => {
    await addOrganization(office, 1, {
      supervisingUnit: '云州市教育局',
      townshipName: '青云街道',
      communityName: '幸福社区',
    });
    await addOrganization(office, 2, {
      supervisingUnit: '云州市 教育局',
      townshipName: '石桥镇',
      communityName: '幸福社区',
    });
    await addOrganization(office, 3, { supervisingUnit: '云州市体育局' });
    await addOrganization(office, 4, { supervisingUnit: '云州市民政局' });
    const { names: found } = await office.call('units.unrecorded', {});
    // The office itself is a unit already.
    expect(found.map(({ level, name, township, organizations }) => [level, name, township, organizations])).toEqual([
      ['supervising', '云州市 教育局', null, 2],
      ['supervising', '云州市体育局', null, 1],
      ['township', '石桥镇', null, 1],
      ['township', '青云街道', null, 1],
      ['community', '幸福社区', '石桥镇', 1],
      ['community', '幸福社区', '青云街道', 1],
    ]);
    const chosen = found
      .filter(({ name }) => name !== '云州市体育局')
      .map(({ level, name, township }) => ({ level, name, township }));
    expect(await office.call('units.takeOver', { names: chosen })).toEqual({ created: 5 });
    expect((await office.call('units.unrecorded', {})).names.map(({ name }) => name)).toEqual(['云州市体育局']);
    expect(await office.call('units.takeOver', { names: chosen })).toEqual({ created: 0 });
    const { rows } = await office.call('units.list', { filter: { level: 'community' } });
    expect(rows.map(({ name, parentName, organizations }) => [name, parentName, organizations])).toEqual([
      ['幸福社区', '青云街道', 1],
      ['幸福社区', '石桥镇', 1],
    ]);
  });

  it('makes the township of a community that is taken over alone', async () => {
    await addOrganization(office, 1, { townshipName: '青云街道', communityName: '幸福社区' });
    const names = [{ level: 'community' as const, name: '幸福社区', township: '青云街道' }];
    expect(await office.call('units.takeOver', { names })).toEqual({ created: 2 });
    expect(await unitNamed(office, '幸福社区')).toMatchObject({ parentName: '青云街道', organizations: 1 });
  });
});

describe('R10 renaming', () => {
  it('changes every organization in effect once, with history and event; the registry before the day shows the former name', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const ids = [];
    for (let number = 1; number <= 3; number++) {
      ids.push(await addOrganization(office, number, { supervisingUnit: '云州市教体局' }));
    }
    const other = await addOrganization(office, 4, { supervisingUnit: '云州市文旅局' });
    const ended = await addOrganization(office, 5, { supervisingUnit: '云州市教体局', status: 'cancelled' });
    const renamed = await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    expect(renamed).toEqual({ id: unit.id, revision: 2, organizations: 3 });
    for (const id of ids) {
      const { organization, events } = await get(id);
      expect(organization).toMatchObject({ supervisingUnit: '云州市教育局', revision: 2 });
      expect(events.filter(({ kind }) => kind === 'changed')).toMatchObject([
        {
          effectiveOn: '2026-02-01',
          documentNo: '云政发〔2026〕3号',
          items: [{ field: 'supervisingUnit', before: '云州市教体局', after: '云州市教育局' }],
        },
      ]);
      const before = await office.call('organizations.get', { id, asAt: '2026-01-31' });
      expect(before.organization.supervisingUnit).toBe('云州市教体局');
      const on = await office.call('organizations.get', { id, asAt: '2026-02-01' });
      expect(on.organization.supervisingUnit).toBe('云州市教育局');
      const { entries } = await office.call('records.history', { id });
      expect(entries[0]).toMatchObject({
        action: 'unit.renamed',
        reason: '业务主管单位更名：云州市教体局改为云州市教育局。机构改革',
        changes: [{ field: 'supervisingUnit', old: '云州市教体局', new: '云州市教育局' }],
      });
    }
    expect((await get(other)).organization).toMatchObject({ supervisingUnit: '云州市文旅局', revision: 1 });
    expect((await get(ended)).organization).toMatchObject({ supervisingUnit: '云州市教体局', revision: 1 });
    const { unit: present, changes } = await office.call('units.get', { id: unit.id });
    expect(present).toMatchObject({ name: '云州市教育局', formerNames: ['云州市教体局'], organizations: 3 });
    expect(changes).toMatchObject([
      { kind: 'renamed', formerName: '云州市教体局', newName: '云州市教育局', organizations: 3 },
    ]);
    const facets = await office.call('organizations.facets', { asAt: '2026-01-31' });
    expect(facets.supervisingUnits).toEqual(['云州市教体局', '云州市文旅局']);
  });

  it('changes an organization that is still preparing without an event, and does not count it', async () => {
    const unit = await addUnit(office, '云州市教体局');
    const fields = organizationOf(1, { supervisingUnit: '云州市教体局' });
    const { id } = await office.call('organizations.save', { fields, preparing: true });
    expect((await unitNamed(office, '云州市教体局')).organizations).toBe(0);
    expect(issuesOf(await office.failure('units.end', { ...unit, ...RENAMING }))).toEqual(['intoId: unit_in_use']);
    await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    const { organization, events } = await get(id);
    expect(organization.supervisingUnit).toBe('云州市教育局');
    expect(events).toEqual([]);
  });

  it('finds the present unit and its organizations by a former name: filter, text, search, form', async () => {
    const unit = await addUnit(office, '云州市教体局');
    await addOrganization(office, 1, { supervisingUnit: '云州市教体局' });
    await addOrganization(office, 2, { supervisingUnit: '云州市教体局', status: 'cancelled' });
    const { revision } = await office.call('units.rename', { ...unit, ...RENAMING, newName: '云州市教育局' });
    const next = { id: unit.id, expectedRevision: revision, effectiveOn: '2026-03-01', reason: '再次更名' };
    await office.call('units.rename', { ...next, newName: '云州市教育委员会' });
    const all = [organizationOf(1).name, organizationOf(2).name].sort();
    for (const supervisingUnit of ['云州市教体局', '云州市教育局', '云州市教育委员会']) {
      expect((await names(office, { supervisingUnit })).sort(), supervisingUnit).toEqual(all);
    }
    expect(await names(office, { supervisingUnit: '云州市教育委员会' }, '2026-01-15')).toHaveLength(2);
    expect(await names(office, { supervisingUnit: '云州市' })).toEqual([]);
    expect((await names(office, { text: '云州市教育局' })).sort()).toEqual(all);
    expect((await office.call('units.list', { filter: { text: '教体局' } })).rows).toMatchObject([
      { name: '云州市教育委员会', formerNames: ['云州市教育局', '云州市教体局'] },
    ]);
    const { groups } = await office.call('search.find', { text: '云州市教体局' });
    const hits = groups.find(({ kind }) => kind === 'unit')?.hits ?? [];
    expect(hits).toMatchObject([{ id: unit.id, title: '云州市教育委员会' }]);
    const { units } = await office.call('units.names', {});
    expect(units.find(({ id }) => id === unit.id)).toMatchObject({
      name: '云州市教育委员会',
      initials: 'yzsjywyh',
      formerNames: ['云州市教育局', '云州市教体局'],
    });
  });

  it('of a township changes the township of its organizations and leaves its communities to it, without an event', async () => {
    const township = await addUnit(office, '青云乡', 'township');
    await addUnit(office, '幸福村', 'community', { parentId: township.id });
    const id = await addOrganization(office, 1, { townshipName: '青云乡', communityName: '幸福村' });
    await office.call('units.rename', { ...township, ...RENAMING, newName: '青云镇' });
    const { organization, events } = await get(id);
    expect(organization).toMatchObject({ townshipName: '青云镇', communityName: '幸福村' });
    expect(events.map(({ kind }) => kind)).toEqual(['established']);
    expect(await unitNamed(office, '幸福村')).toMatchObject({ parentName: '青云镇', organizations: 1 });
    expect(await names(office, { townshipName: '青云乡' })).toHaveLength(1);
  });

  it('of a section changes members, duties in effect and open tasks, not those that ended', async () => {
    const section = await addUnit(office, '社会组织管理科', 'section');
    const group = await office.call('duties.saveGroup', {
      fields: { name: '工作领导小组', establishedOn: '2024-01-01' },
    });
    const member = await office.call('duties.saveMember', {
      fields: { name: '王珺', post: '科长', unitName: '社会组织管理科' },
    });
    const duty = (startOn: string, endOn: string | null) =>
      office.call('duties.saveAssignment', {
        fields: {
          ...{ leadingGroupId: group.id, memberId: member.id, role: 'member', startOn, endOn },
          sectionNames: ['社会组织管理科', '办公室'],
        },
      });
    await duty('2024-01-01', '2024-12-31');
    await duty('2025-01-01', null);
    const task = await office.call('actions.save', {
      fields: { sourceText: '局务会', text: '清理名录', responsibleUnit: '社会组织管理科', dueOn: '2026-06-30' },
    });
    await office.call('units.rename', { ...section, ...RENAMING, newName: '社会组织管理局' });
    const overview = await office.call('duties.overview', {});
    expect(overview.members[0]?.unitName).toBe('社会组织管理局');
    expect(overview.assignments[0]?.sectionNames).toEqual(['社会组织管理局', '办公室']);
    expect(overview.units.map(({ name }) => name)).toContain('社会组织管理局');
    const past = await office.call('duties.overview', { at: '2024-06-30' });
    expect(past.assignments[0]?.sectionNames).toEqual(['社会组织管理科', '办公室']);
    const { rows } = await office.call('actions.list', {});
    expect(rows.find(({ id }) => id === task.id)?.responsibleUnit).toBe('社会组织管理局');
  });
});
