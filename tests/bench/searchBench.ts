import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '#service/db/migrations/index.ts';
import { openDatabase } from '#service/db/open.ts';
import type { Schema } from '#service/db/schema.ts';
import { insertRows } from '#service/db/write.ts';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import { findGroups } from '#service/features/search/search.repository.ts';
import { rebuildIndex } from '#service/search/rebuild.repository.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { type Findings, figure, milliseconds, percentile } from './figures.ts';
import { registryRow } from './registryList.ts';

/** What clerks type: common and rare words, one character, several words, codes, pinyin, a wrong character, nothing to be found. */
const SEARCHES = [
  '协会',
  '茶',
  '河西茶叶',
  '第1999协会',
  '基金会',
  '云岭 养老',
  '城关 教育 学会',
  '人民路88号',
  '王建国',
  '县民政局',
  '调查研究',
  '51330100MJ0',
  'mj000123',
  'qhx',
  'chaye',
  'chengguan',
  '河西茶业第150',
  '没有这样的名称',
  '第1234服务中心',
  '李秀兰 摄影',
];

/** The columns of which the index is made. */
const COLUMNS = [
  'name',
  'uscc',
  'registrationNo',
  'filingNo',
  'legalRepresentativeName',
  'supervisingUnit',
  'registrationAuthority',
  'domicile',
  'townshipName',
  'communityName',
  'businessScope',
  'activityArea',
  'activityVenue',
  'note',
] as const;

const ROUNDS = 5;
/** A scan takes a tenth of a second and more: it is timed less often. */
const SCAN_ROUNDS = 2;
const CHUNK = 2000;

/**
 * The search at 20,000 and 200,000 organizations on an encrypted database, against `LIKE '%x%'` over the same columns of the same database.
 * The rows are put into the tables directly (no history, no audit): only the index and the search are measured here, the import elsewhere.
 */
export async function searchBench(findings: Findings, work: string): Promise<void> {
  for (const size of [20_000, 200_000]) await benchOf(findings, work, size);
}

async function benchOf(findings: Findings, work: string, size: number): Promise<void> {
  const database = openDatabase(path.join(work, `search-${size}.db`), randomBytes(32), 'create');
  const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
  try {
    migrate(database);
    await fill(db, size);
    const rows = size.toLocaleString('en');
    const indexing = await milliseconds(() => rebuildIndex(db));
    findings.figures.push(
      figure(
        `search index of ${rows} organizations: build`,
        's',
        indexing / 1000,
        'every record tokenised and written in steps, encrypted',
      ),
    );
    const times: number[] = [];
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const text of SEARCHES) {
        const took = await milliseconds(() => findGroups(db, text, 6));
        if (process.env.BENCH_DETAIL && round === ROUNDS) console.log(`  ${size} ${text}: ${took.toFixed(2)} ms`);
        if (round > 0) times.push(took);
      }
    }
    const scans = likeTimes(database);
    const note = `${SEARCHES.length} texts, ${ROUNDS} rounds after a first one; every kind of record, ranked, in groups, with totals and marked parts`;
    const name = "LIKE '%x%' over the same columns of the same encrypted database, 20 rows and count";
    for (const share of [0.5, 0.95]) {
      const label = `search at ${rows}, p${share * 100}`;
      findings.figures.push(
        figure(label, 'ms', percentile(times, share), note, [{ name, value: percentile(scans, share) }]),
      );
    }
  } finally {
    await db.destroy();
  }
}

function likeTimes(database: Database.Database): number[] {
  const any = COLUMNS.map((column) => `${column} LIKE $pattern`).join(' OR ');
  const rows = database.prepare(
    `SELECT id, name FROM organization WHERE recordState <> 'voided' AND (${any}) LIMIT 20`,
  );
  const count = database
    .prepare(`SELECT count(*) FROM organization WHERE recordState <> 'voided' AND (${any})`)
    .pluck();
  const times: number[] = [];
  for (let round = 0; round < SCAN_ROUNDS; round += 1) {
    for (const text of SEARCHES) {
      // One word alone: the scan is given the easier task.
      const pattern = `%${text.split(' ')[0] ?? ''}%`;
      const start = performance.now();
      rows.all({ pattern });
      count.get({ pattern });
      times.push(performance.now() - start);
    }
  }
  return times;
}

async function fill(db: Kysely<Schema>, size: number): Promise<void> {
  const common = {
    originOfficeId: 'bench',
    recordState: 'final',
    revision: 1,
    createdAt: '2026-03-05T10:00:00.000+08:00',
    createdBy: 'bench',
    updatedAt: '2026-03-05T10:00:00.000+08:00',
    updatedBy: 'bench',
  };
  const flags = { isCharity: 0, hasPublicFundraising: 0, isVolunteerService: 0, isIndustryAssociation: 0, isHub: 0 };
  for (let start = 0; start < size; start += CHUNK) {
    const rows = Array.from({ length: Math.min(CHUNK, size - start) }, (_item, offset) => {
      const index = start + offset;
      const [name = '', uscc = '', , authority = '', unit = '', township = '', head = '', domicile = ''] =
        registryRow(index);
      return {
        ...common,
        ...flags,
        id: `bench-${index}`,
        name,
        nameKey: nameKey(name),
        ...pinyinKeys(name),
        registrationKind: 'registered',
        legalType: 'social_group',
        // The list's codes repeat above 100,000 rows.
        uscc: index < 100_000 ? uscc : `${uscc.slice(0, 17)}${index}`,
        registrationAuthority: authority,
        supervisingUnit: unit,
        townshipName: township,
        legalRepresentativeName: head,
        domicile,
        establishedOnPrecision: 'day',
        filedOnPrecision: 'day',
        status: 'normal',
        creditFlag: 'none',
        businessScope: registryRow(index).at(-1) ?? '',
      };
    });
    await db.transaction().execute((trx) => insertRows(trx, 'organization', rows));
  }
}
