import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SCHEMA_VERSION } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import { SEARCH_RECIPE } from '#service/search/rebuild.repository.ts';
import { makeService, type TestService } from '../support/makeService.ts';
import { CODE, enterFormerRecords, FILED, id, LISTED, NEW_NAME, OLD_NAME, RENAMED } from './formerRecords.ts';
import { databaseKey, pastOf, replaceByFormer } from './versionFive.ts';

describe('an office of version 5', () => {
  let office: TestService;
  let pastBefore: unknown[] = [];

  beforeAll(async () => {
    office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    await office.call('offices.close', {});
    pastBefore = await replaceByFormer(office.folder, enterFormerRecords);
    const { $file } = { $file: office.service.files.offerPath(office.folder) };
    await office.call('offices.open', { folder: { $file } });
    await office.as('clerk');
  }, 60_000);
  afterAll(() => office.close());

  test('is brought to the newest version at its first login, its past as it was', async () => {
    const database = openDatabase(path.join(office.folder, 'data.db'), await databaseKey(office.folder), 'read');
    expect(database.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(pastBefore.length).toBeGreaterThan(3);
    expect(pastOf(database)).toEqual(pastBefore);
    expect(database.prepare("SELECT value FROM meta WHERE key = 'searchRecipe'").pluck().get()).toBe(SEARCH_RECIPE);
    database.close();
  });

  test('has everything it had', async () => {
    const { rows } = await office.call('organizations.list', { filter: { includeVoided: true } });
    expect(rows.map(({ name, status, creditFlag, recordState }) => [name, status, creditFlag, recordState])).toEqual(
      expect.arrayContaining([
        [NEW_NAME, 'normal', 'none', 'final'],
        ['云州市棋类协会', 'cancelled', 'none', 'final'],
        ['城东街道桃源社区老年协会', 'normal', 'none', 'final'],
        ['云州市重复登记协会', 'normal', 'none', 'voided'],
        ['云州市陶艺学校', 'normal', 'activity_abnormal', 'final'],
      ]),
    );
    expect(rows).toHaveLength(5);
    const renamed = await office.call('organizations.get', { id: RENAMED });
    expect(renamed.events.map(({ kind, note }) => [kind, note]).sort()).toEqual([
      ['established', '据原台账'],
      ['name_changed', '据原台账'],
    ]);
    expect(renamed.annualReviews.map(({ year, conclusion }) => [year, conclusion])).toEqual([[2024, 'qualified']]);
    const filed = await office.call('organizations.get', { id: FILED });
    expect(filed.contacts.map(({ name, validFrom }) => [name, validFrom])).toEqual([['何长青', null]]);
    const { total } = await office.call('organizationEvents.list', {});
    expect(total).toBe(7);
  });

  test('counts its registry right', async () => {
    const facets = await office.call('organizations.facets', {});
    expect(facets.total).toBe(4);
    expect(facets.byType).toEqual({ social_group: 2, service_institution: 1, filed: 1 });
    expect(facets.byStatus).toEqual({ normal: 3, cancelled: 1 });
    expect([...facets.supervisingUnits].sort()).toEqual(['市体育局', '市农业局'].sort());
    expect([...facets.townships].sort()).toEqual(['城东街道', '柳湖镇'].sort());
  });

  test('finds its organizations by present and former names, by code and by sound', async () => {
    for (const query of [NEW_NAME, OLD_NAME, CODE, '云社证字第0021号', 'yzsqlxh']) {
      const { groups } = await office.call('search.find', { text: query });
      const kinds = groups.filter(({ hits }) => hits.length > 0).map(({ kind }) => kind);
      expect([query, kinds]).toEqual([query, ['organization']]);
    }
    const fields = { name: '云州市茶叶产业（商会）', registrationKind: 'registered' } as const;
    const { sameName } = await office.call('organizations.check', { fields });
    expect(sameName.map((match) => [match.id, match.reasons[0]?.code])).toEqual([[RENAMED, 'sameFormerSound']]);
  });

  test('shows a past day as before', async () => {
    const { rows } = await office.call('organizations.list', { asAt: '2025-01-10' });
    expect(rows.map(({ name, status, creditFlag }) => [name, status, creditFlag]).sort()).toEqual(
      [
        [OLD_NAME, 'normal', 'none'],
        ['云州市棋类协会', 'normal', 'none'],
        ['城东街道桃源社区老年协会', 'normal', 'none'],
        ['云州市陶艺学校', 'normal', 'activity_abnormal'],
      ].sort(),
    );
    const earlier = await office.call('organizations.list', { asAt: '2024-08-19' });
    expect(earlier.rows.map(({ creditFlag }) => creditFlag)).toEqual(['none', 'none', 'none', 'none']);
    const later = await office.call('organizations.get', { id: RENAMED, asAt: '2025-06-01' });
    expect(later.organization.name).toBe(NEW_NAME);
  });

  test('its units can be taken over; the township it had stays its own record', async () => {
    const { names } = await office.call('units.unrecorded', {});
    expect(names.map(({ level, name }) => `${level} ${name}`).sort()).toEqual(
      ['supervising 市农业局', 'township 柳湖镇', 'community 桃源社区'].sort(),
    );
    const taken = names.map(({ level, name, township }) => ({ level, name, township }));
    expect(await office.call('units.takeOver', { names: taken })).toEqual({ created: 3 });
    expect((await office.call('units.unrecorded', {})).names).toEqual([]);
    const { rows } = await office.call('units.list', { filter: { level: 'township' } });
    expect(rows.map((row) => row.id)).toContain(id(41));
  });

  test('goes on: its old records are changed, listed and ended by the new rules', async () => {
    const allowed = await office.call('organizationEvents.allowed', { organizationId: LISTED });
    expect(allowed.abnormalTwoYearsOn).toBe('2026-08-20');
    await office.call('organizationEvents.record', {
      ...{ organizationId: LISTED, expectedRevision: allowed.revision },
      ...{ kind: 'list_abnormal_out' as const, effectiveOn: '2026-03-02', reason: '已补报' },
    });
    const { organization } = await office.call('organizations.get', { id: LISTED });
    expect(organization.creditFlag).toBe('none');
    const past = await office.call('organizations.get', { id: LISTED, asAt: '2026-03-01' });
    expect(past.organization.creditFlag).toBe('activity_abnormal');
    const { rows } = await office.call('contacts.list', { organizationId: FILED });
    expect(rows).toHaveLength(1);
  });
});
