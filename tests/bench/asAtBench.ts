import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { sql } from 'kysely';
import { v7 } from 'uuid';
import { asAt, FILL_PAST } from '#service/db/migrations/0005_as_at.ts';
import { insertRows, runWrite, type Write } from '#service/db/write.ts';
import { pinyinKeys } from '#service/features/organizations/pinyinKeys.ts';
import { logIn } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { type BenchService, benchService, CLERK, foundOffice, openOffice, PASSWORD } from './benchService.ts';
import { type Findings, figure, milliseconds, percentile } from './figures.ts';
import { registryRow } from './registryList.ts';

/** Entries after the first for each organization. */
const CHANGES = 5;
/** Days asked for: before every change, through the years of the changes, and the last days. */
const DATES = [
  '2019-12-31',
  '2022-06-30',
  '2023-01-01',
  '2023-12-31',
  '2024-06-30',
  '2025-03-15',
  '2025-12-31',
  '2026-02-20',
];
const LISTS: readonly CallInput<'organizations.list'>[] = [
  {},
  { offset: 5_000 },
  { filter: { legalType: 'social_group' } },
  { filter: { status: 'cancelled' }, sort: { column: 'establishedOn', direction: 'desc' } },
  { filter: { townshipName: '柳溪街道', assessmentGrade: '4A' } },
  { filter: { text: '茶叶' } },
  { sort: { column: 'legalRepresentativeName', direction: 'asc' } },
];
/** Times the list of now is opened. */
const OPENINGS = 25;
/** Rows written in one transaction while the data are made. */
const TOGETHER = 20_000;
const NOW = Date.parse('2026-03-05T10:00:00+08:00');

/**
 * The list of now, and the list and the totals as at past days, on registries of several sizes whose organizations changed five times
 * each.
 */
export async function asAtBench(findings: Findings, work: string, sizes: readonly number[]): Promise<void> {
  let smaller: { readonly name: string; readonly value: number } | undefined;
  for (const rows of sizes) {
    const root = path.join(work, `asAt-${rows}`);
    const folder = path.join(root, 'office');
    mkdirSync(folder, { recursive: true });
    const bench = benchService(root);
    try {
      await foundOffice(bench, folder);
      await fill(folder, rows);
      await openOffice(bench, folder);
      await bench.call('session.login', { login: CLERK, password: PASSWORD });
      smaller = await presentList(findings, bench, rows, smaller);
      const lists: number[] = [];
      const totals: number[] = [];
      for (const day of DATES) {
        for (const input of LISTS) {
          lists.push(await milliseconds(() => bench.call('organizations.list', { ...input, asAt: day })));
        }
        totals.push(await milliseconds(() => bench.call('organizations.facets', { asAt: day })));
      }
      const size = rows.toLocaleString('en');
      const note = `${DATES.length} days, each day and list asked for once, ${CHANGES} changes for each organization`;
      for (const share of [0.5, 0.95]) {
        const name = `p${share * 100}, ${size} organizations`;
        findings.figures.push(
          figure(`list as at a day, ${name}`, 'ms', percentile(lists, share), `${LISTS.length} lists, ${note}`),
          figure(`totals as at a day, ${name}`, 'ms', percentile(totals, share), note),
        );
      }
    } finally {
      await bench.service.close();
    }
  }
}

/** Opening the list of now beside the same on the smaller registry, and its filters. @returns the opening, to compare with */
async function presentList(
  findings: Findings,
  bench: BenchService,
  rows: number,
  smaller: { readonly name: string; readonly value: number } | undefined,
): Promise<{ readonly name: string; readonly value: number }> {
  const opening: number[] = [];
  for (let round = 0; round <= OPENINGS; round += 1) {
    const took = await milliseconds(async () => {
      await bench.call('organizations.facets', {});
      await bench.call('organizations.list', {});
    });
    if (round > 0) opening.push(took);
  }
  const filtered: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    for (const input of LISTS.slice(1))
      filtered.push(await milliseconds(() => bench.call('organizations.list', input)));
  }
  const size = rows.toLocaleString('en');
  const value = percentile(opening, 0.5);
  findings.figures.push(
    figure(
      `list opened, ${size} organizations`,
      'ms',
      value,
      `counts of the filter row and the first 200 rows, median of ${OPENINGS}`,
      smaller === undefined ? [] : [smaller],
    ),
    figure(
      `list filter p95, ${size} organizations with history`,
      'ms',
      percentile(filtered, 0.95),
      `${LISTS.length - 1} filters, sorts and places, page of 200 rows and total`,
    ),
  );
  return { name: `the same at ${size} organizations`, value };
}

/** Writes organizations and their history past the screens, and the past from it as the migration does for an older office. */
async function fill(folder: string, rows: number): Promise<void> {
  const session = await logIn(folder, CLERK, PASSWORD, { now: () => NOW, newId: () => v7({ msecs: NOW }) });
  try {
    const { writer } = session.store;
    const made = ['past_name', 'past_field', 'past_event', 'past_event_changed'];
    for (const trigger of made) await sql`DROP TRIGGER ${sql.table(trigger)}`.execute(writer);
    for (let start = 0; start < rows; start += TOGETHER) {
      await runWrite(session.environment, session.actor, 'bench', (write) =>
        organizations(write, start, Math.min(rows, start + TOGETHER)),
      );
    }
    await sql.raw(FILL_PAST).execute(writer);
    for (const trigger of asAt.sql.match(/CREATE TRIGGER [\s\S]*?\nEND;/g) ?? [])
      await sql.raw(trigger).execute(writer);
  } finally {
    await session.store.close();
  }
}

type Row = Record<string, string | number | null>;

async function organizations(write: Write, from: number, to: number): Promise<void> {
  const rows: Row[] = [];
  const history: Row[] = [];
  const formerNames: Row[] = [];
  for (let index = from; index < to; index++) {
    const id = write.newId();
    const first = organizationRow(write, id, index);
    const present: Row = { ...first };
    for (let number = 0; number < CHANGES; number++) {
      const [field, value] = changeOf(index, number);
      history.push(historyRow(write, id, number + 2, { [field]: [present[field] ?? null, value] }, index));
      present[field] = value;
    }
    const keys = pinyinKeys(String(present.name));
    rows.push({ ...present, nameKey: nameKey(String(present.name)), ...keys });
    const { name = null, nameKey: key = null, sortKey = null, initials = null } = first;
    formerNames.push({ name, nameKey: key, sortKey, initials });
  }
  await insertRows(write.trx, 'organization', rows);
  await insertRows(write.trx, 'field_history', history);
  await insertRows(write.trx, 'organization_past_name', formerNames);
}

/** One change each of head, domicile, name, grade and head again. */
function changeOf(index: number, number: number): readonly [field: string, value: string] {
  const changes = [
    ['legalRepresentativeName', `王${index % 97}某`],
    ['domicile', `青禾县新华路${index % 700}号`],
    ['name', `青禾县更名第${index + 1}协会`],
    ['assessmentGrade', index % 2 === 0 ? '4A' : '3A'],
    ['legalRepresentativeName', `李${index % 89}某`],
  ] as const;
  return changes[number] ?? changes[0];
}

function organizationRow(write: Write, id: string, index: number): Row {
  const [
    name = '',
    uscc = '',
    type = '',
    authority = '',
    unit = '',
    township = '',
    head = '',
    domicile = '',
    capital = '',
  ] = registryRow(index);
  const types: Readonly<Record<string, string>> = { 社会团体: 'social_group', 基金会: 'foundation' };
  return {
    id,
    originOfficeId: write.officeId,
    recordState: 'final',
    revision: CHANGES + 1,
    createdAt: '2022-01-04T09:00:00.000+08:00',
    createdBy: write.actor.id,
    updatedAt: write.at,
    updatedBy: write.actor.id,
    name,
    nameKey: nameKey(name),
    ...pinyinKeys(name),
    registrationKind: 'registered',
    legalType: types[type] ?? 'service_institution',
    uscc: `${uscc}-${index}`,
    registrationAuthority: authority,
    supervisingUnit: unit,
    townshipName: township,
    legalRepresentativeName: head,
    domicile,
    businessScope: '开展调查研究、业务培训、信息交流和公益活动。',
    registeredCapitalWan: capital,
    establishedOn: `${1995 + (index % 24)}-06-01`,
    establishedOnPrecision: 'day',
    filedOnPrecision: 'day',
    status: index % 8 === 7 ? 'cancelled' : 'normal',
    creditFlag: 'none',
    isCharity: 0,
    hasPublicFundraising: 0,
    isVolunteerService: 0,
    isIndustryAssociation: 0,
    isHub: 0,
    assessmentGrade: 'none',
  };
}

/** An entry whose business date lies in 2022–2026, the later the higher its number. */
function historyRow(write: Write, recordId: string, revision: number, changes: object, index: number): Row {
  const month = String((index % 12) + 1).padStart(2, '0');
  const day = String((index % 28) + 1).padStart(2, '0');
  const effectiveOn =
    revision === CHANGES + 1 ? `2026-0${(index % 2) + 1}-${day}` : `${2020 + revision}-${month}-${day}`;
  return {
    recordId,
    collection: 'organization',
    revision,
    replica: write.replica,
    n: 1,
    hlc: '0'.repeat(16),
    at: write.at,
    userId: write.actor.id,
    action: 'organization.update',
    reason: '',
    effectiveOn,
    salt: 'AAAAAAAAAAAAAAAAAAAAAA==',
    changes: JSON.stringify(changes),
  };
}
