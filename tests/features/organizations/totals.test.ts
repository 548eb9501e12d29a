import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type Database from 'better-sqlite3';
import fc from 'fast-check';
import { Kysely, SqliteDialect } from 'kysely';
import { expect, it } from 'vitest';
import { migrate } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import type { Schema } from '#service/db/schema.ts';
import { organizationFacets, registrySize } from '#service/features/organizations/organizations.totals.repository.ts';

// The totals that triggers keep are what a count over the table says, whatever was written in whatever order.

const state = fc.record({
  recordState: fc.constantFrom('draft', 'final', 'voided', 'archived'),
  registrationKind: fc.constantFrom('registered', 'filed'),
  legalType: fc.constantFrom('social_group', 'foundation', null),
  status: fc.constantFrom('normal', 'cancelled', 'liquidating'),
  supervisingUnit: fc.constantFrom('县教育局', '县民政局', '', null),
  townshipName: fc.constantFrom('城关街道', '柳溪街道', null),
});
const acts = fc.array(fc.record({ key: fc.integer({ min: 1, max: 6 }), to: state }), { maxLength: 40 });

const INSERT = `INSERT INTO organization(rowKey, id, originOfficeId, recordState, revision, createdAt, createdBy, updatedAt,
    updatedBy, name, nameKey, sortKey, initials, registrationKind, legalType, status, supervisingUnit,
    townshipName, establishedOnPrecision, filedOnPrecision, creditFlag, isCharity, hasPublicFundraising, isVolunteerService,
    isIndustryAssociation, isHub)
  VALUES (@key, 'o' || @key, 'office', @recordState, 1, '', '', '', '', '某协会', '某协会', '', '', @registrationKind, @legalType,
    @status, @supervisingUnit, @townshipName, 'day', 'day', 'none', 0, 0, 0, 0, 0)`;
const UPDATE = `UPDATE organization SET recordState = @recordState, registrationKind = @registrationKind, legalType = @legalType,
  status = @status, supervisingUnit = @supervisingUnit, townshipName = @townshipName WHERE rowKey = @key`;

function counted(database: Database.Database, expression: string): Record<string, number> {
  const rows = database
    .prepare(
      `SELECT ${expression} AS value, count(*) AS total FROM organization WHERE recordState IN ('final','archived') GROUP BY 1`,
    )
    .all();
  const totals: Record<string, number> = {};
  for (const row of rows) {
    if (typeof row === 'object' && row !== null && 'value' in row && 'total' in row && row.value)
      totals[String(row.value)] = Number(row.total);
  }
  return totals;
}

it('totals by type, status, unit and township are those of the table after every write', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-totals-'));
  const database = openDatabase(path.join(folder, 'data.db'), randomBytes(32), 'create');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    migrate(database);
    await fc.assert(
      fc.asyncProperty(acts, async (list) => {
        database.exec('SAVEPOINT round');
        try {
          const known = new Set<number>();
          for (const { key, to } of list) {
            database.prepare(known.has(key) ? UPDATE : INSERT).run({ key, ...to });
            known.add(key);
          }
          const facets = await organizationFacets(db);
          const all = database.prepare("SELECT count(*) FROM organization WHERE recordState <> 'voided'").pluck().get();
          expect(await registrySize(db)).toBe(all);
          expect(facets.byStatus).toEqual(counted(database, 'status'));
          expect(facets.byType).toEqual(
            counted(database, "CASE registrationKind WHEN 'filed' THEN 'filed' ELSE coalesce(legalType, 'other') END"),
          );
          expect(facets.supervisingUnits).toEqual(Object.keys(counted(database, 'supervisingUnit')).sort());
          expect(facets.townships).toEqual(Object.keys(counted(database, 'townshipName')).sort());
        } finally {
          database.exec('ROLLBACK TO round; RELEASE round');
        }
      }),
      { numRuns: 60 },
    );
  } finally {
    await db.destroy();
    fs.rmSync(folder, { recursive: true, force: true });
  }
});
