import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addOrganization, addUnit, organizationOf, RENAMING } from './unitsOffice.ts';

const TODAY = '2026-03-05';
let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
});
afterAll(() => office.close());

const unitOn = async (id: string, asAt?: string) =>
  (await office.call('organizations.get', { id, ...(asAt === undefined ? {} : { asAt }) })).organization
    .supervisingUnit;

describe('R10 a renaming entered for an earlier day', () => {
  it('holds from the day on which an organization came to the unit, when that was later; undone, it leaves no trace', async () => {
    const under = (supervisingUnit: string) => ({ supervisionMode: 'dual' as const, supervisingUnit });
    const unit = await addUnit(office, '云州市文化局');
    const id = await addOrganization(office, 71, under('云州市教育局'));
    const { revision } = (await office.call('organizations.get', { id })).organization;
    await office.call('organizations.save', {
      id,
      expectedRevision: revision,
      effectiveOn: '2026-02-20',
      reason: '变更业务主管单位',
      fields: organizationOf(71, under('云州市文化局')),
    });
    const young = await addOrganization(office, 72, { ...under('云州市文化局'), establishedOn: '2026-02-15' });

    await office.call('units.rename', { ...unit, newName: '云州市文旅局', ...RENAMING });
    expect([await unitOn(id), await unitOn(id, TODAY)]).toEqual(['云州市文旅局', '云州市文旅局']);
    // Between the renaming and its own change it stood under the other unit.
    expect(await unitOn(id, '2026-02-10')).toBe('云州市教育局');
    const { events } = await office.call('organizations.get', { id: young });
    expect(events.map(({ kind, effectiveOn }) => [kind, effectiveOn]).sort()).toEqual([
      ['changed', '2026-02-15'],
      ['established', '2026-02-15'],
    ]);

    const { changes } = await office.call('units.get', { id: unit.id });
    const [change] = changes;
    await office.call('units.undo', {
      changeId: change?.id ?? '',
      expectedRevision: change?.revision ?? 0,
      reason: '录错',
    });
    expect([await unitOn(id), await unitOn(id, TODAY)]).toEqual(['云州市文化局', '云州市文化局']);
    expect(await unitOn(id, '2026-02-10')).toBe('云州市教育局');
    expect([await unitOn(young), await unitOn(young, TODAY)]).toEqual(['云州市文化局', '云州市文化局']);
  });
});
