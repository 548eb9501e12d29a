import { sql } from 'kysely';
import { COLLECTIONS, type CollectionName } from '#service/db/collections.ts';
import { createRecord } from '#service/db/records.ts';
import type { Write } from '#service/db/write.ts';
import { referencesOf } from '#service/features/duplicates/merge.repository.ts';
import { storedFields } from '#service/features/organizations/organizations.write.ts';
import { ORGANIZATION_STATUSES } from '#shared/features/organizations/organizations.lists.ts';
import type { SearchStore } from '#tests/search/searchStore.ts';
import { code, group } from './pairs.ts';

/** The same sequence of numbers below a limit for the same seed. */
export function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Every row of every collection, without what counts or dates changes, and the index of search and names. */
export async function everything(store: SearchStore): Promise<unknown> {
  const tables: Record<string, unknown> = {};
  for (const collection of Object.keys(COLLECTIONS)) {
    if (collection === 'organization_merge') continue;
    const found = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(collection)} ORDER BY rowKey`.execute(
      store.db,
    );
    tables[collection] = found.rows.map(({ revision: _revision, updatedAt: _at, updatedBy: _by, ...row }) => row);
  }
  const names = await sql`SELECT * FROM organization_name ORDER BY organizationKey, name`.execute(store.db);
  return { tables, names: names.rows, index: store.contents() };
}

/** The fields of an organization with some of them filled by chance. */
export function someFields(pick: (below: number) => number, number: number, name: string) {
  const maybe = <Value>(value: Value) => (pick(2) === 0 ? null : value);
  const fields = group(name, {
    uscc: maybe(code(number)),
    registrationNo: `证${number}`,
    domicile: maybe(`云州路${pick(3)}号`),
    note: maybe(`备注${pick(3)}`),
    website: maybe(`web${pick(2)}.example`),
    isCharity: pick(2) === 0,
    memberUnits: maybe(pick(3)),
    establishedOn: `201${pick(3)}-01-01`,
    establishedOnPrecision: pick(2) === 0 ? 'day' : 'year',
    status: ORGANIZATION_STATUSES[pick(ORGANIZATION_STATUSES.length)] ?? 'normal',
    businessScope: null,
  });
  const whole: Record<string, unknown> = { ...EMPTY, ...fields };
  return { whole, creditFlag: ['none', 'activity_abnormal', 'serious_illegal'][pick(3)] ?? 'none' };
}

const EMPTY = {
  filedOnPrecision: 'day',
  hasPublicFundraising: false,
  isVolunteerService: false,
  isIndustryAssociation: false,
  isHub: false,
};
export const stored = storedFields;

/** Collections of which a row can belong to an organization, by the name of the column. */
export async function ownCollections(store: SearchStore): Promise<{ collection: CollectionName; column: string }[]> {
  return (await referencesOf(store.db)).filter(
    ({ collection, column }) =>
      /organizationIds?$/i.test(column) ||
      (collection === 'attachment' && column === 'ownerId') ||
      (collection === 'risk_assessment' && column === 'subjectId'),
  );
}

/**
 * Writes a row into any collection with every column filled by what its name and its CHECKs allow. A table for which this fails has a
 * rule of its own: teach it here, so that its rows are merged and set back in the test too.
 */
export async function someRow(
  write: Write,
  { collection, column }: { readonly collection: CollectionName; readonly column: string },
  organizationId: string,
  pick: (below: number) => number,
  /** Records of the same organization that this one may be part of. */
  others: readonly string[] = [],
): Promise<string> {
  const columns = await sql<{
    name: string;
    type: string;
  }>`SELECT name, type FROM pragma_table_info(${collection})`.execute(write.trx);
  const made = await sql<{ sql: string }>`SELECT sql FROM sqlite_schema WHERE name = ${collection}`.execute(write.trx);
  const statement = made.rows[0]?.sql ?? '';
  const common = /^(rowKey|id|originOfficeId|recordState|revision|createdAt|createdBy|updatedAt|updatedBy|voidReason)$/;
  const day = `2025-03-0${1 + pick(2)}`;
  const fields: Record<string, string | number | readonly string[]> = {};
  for (const { name, type } of columns.rows) {
    if (common.test(name)) continue;
    const other = name.endsWith('Id') && pick(2) === 0 ? others[pick(others.length)] : undefined;
    const own = name.endsWith('Ids') ? [organizationId] : organizationId;
    fields[name] = name === column ? own : (other ?? valueFor(collection, statement, name, type, day, pick));
  }
  return createRecord(write, collection, { ...fields, ...KINDS[collection]?.(pick, organizationId) });
}

/** How many contact assignments each organization was given. */
const assignments = new Map<string, number>();

/** Fields whose words matter to the merge. */
const KINDS: Partial<
  Record<
    CollectionName,
    (pick: (below: number) => number, organizationId: string) => Record<string, string | number | null>
  >
> = {
  // Of one organization no two share a day; those of two organizations do.
  contact_assignment: (_pick, organizationId) => {
    const nth = (assignments.get(organizationId) ?? 0) + 1;
    assignments.set(organizationId, nth);
    const day = (number: number) => new Date(Date.UTC(2025, 2, number)).toISOString().slice(0, 10);
    return { townshipName: null, startOn: day(2 * nth), endOn: day(2 * nth + 1) };
  },
  // A returned filing: nothing of it depends on the other fields.
  activity_filing: () => ({
    ...{
      startAt: '2026-04-20T09:00',
      endAt: '2026-04-20T17:00',
      completeOn: null,
      result: 'returned',
      timeliness: 'na',
    },
    ...{ expectedParticipants: 100, venueCapacity: 200, actualParticipants: null },
  }),
  // What an inspection keeps of its problems agrees with them.
  inspection: () => ({ conclusion: 'pass', rectifyDueOn: null, problemsFound: 3 }),
  inspection_finding: () => ({ reinspectedOn: null, closedOn: null }),
  // What is assessed of an organization names it twice.
  risk_assessment: (_pick, organizationId) => ({ subjectKind: 'venue', subjectId: organizationId, organizationId }),
  organization_event: (pick) => ({
    kind: ['established', 'changed', 'name_changed', 'cancelled', 'list_abnormal_in'][pick(5)] ?? 'changed',
  }),
};

function valueFor(
  collection: CollectionName,
  statement: string,
  name: string,
  type: string,
  day: string,
  pick: (below: number) => number,
): string | number {
  const { json, booleans }: { readonly json: readonly string[]; readonly booleans: readonly string[] } =
    COLLECTIONS[collection];
  if (json.includes(name)) return JSON.stringify([]);
  if (booleans.includes(name)) return pick(2);
  const allowed = new RegExp(`\\b${name} IN \\(([^)]*)\\)`).exec(statement)?.[1]?.match(/'[^']*'/g);
  if (allowed) return (allowed[pick(allowed.length)] ?? '').slice(1, -1);
  if (type !== 'TEXT') return name === 'year' || name.endsWith('Year') ? 2020 + pick(3) : pick(4);
  if (name.endsWith('Id')) return `other-${pick(5)}`;
  if (/At$/.test(name)) return '2025-03-01T09:00';
  // One day for the whole row: nothing ends before it begins.
  if (/(On|From|Date)$/.test(name)) return day;
  if (/To$/.test(name)) return '2025-03-09';
  // Numbers that an office gives once.
  if (/^(assessment|filing|inspection|draw)No$/.test(name)) return `${name} ${pick(1_000_000)}`;
  return `${name} ${pick(3)}`;
}
