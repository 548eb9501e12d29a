import { type Kysely, type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { type OrganizationMatch, organizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import { LIKENESS, type Likeness, nameLikeness, strongestFirst } from '#shared/features/duplicates/duplicates.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Schema } from '../../db/schema.ts';
import { soundKey } from '../../search/soundKey.ts';

/** What is typed of an organization, as far as it is compared. */
export type Typed = {
  readonly name: string;
  readonly uscc: string | null;
  readonly registrationNo: string | null;
  readonly filingNo: string | null;
  /** A filing number is given by the township: the same one elsewhere says nothing. */
  readonly townshipName: string | null;
  /** The organization that is being edited. */
  readonly exceptId: string | undefined;
};

/** Matches that are answered at most. */
const MOST = 20;
const COLUMNS = sql`o.id, o.name, o.uscc, o.townshipName, o.communityName, o.registrationKind, o.status`;

const alikeRow = organizationMatch.omit({ reasons: true });
const namedRow = z.object({ otherName: z.string(), current: z.number() });

/**
 * Organizations, voided ones left out, that a typed one may repeat: same code, same number, same or same-sounding name or former name.
 * Pairs that were found to be different ones are left out. Every look-up goes through an index.
 */
export async function matchingOrganizations(db: Kysely<Schema>, typed: Typed): Promise<OrganizationMatch[]> {
  const found = new Map<string, OrganizationMatch>();
  const add = (row: unknown, code: Likeness, name: string | null) => {
    const alike = alikeRow.parse(row);
    const reasons = [...(found.get(alike.id)?.reasons ?? []), { code, name }];
    found.set(alike.id, { ...alike, reasons: strongestFirst(reasons) });
  };
  const numbers = [
    ['sameCode', 'uscc', typed.uscc],
    ['sameNumber', 'registrationNo', typed.registrationNo],
    ['sameFilingNumber', 'filingNo', typed.filingNo],
  ] as const;
  for (const [code, column, value] of numbers) {
    if (value === null || value === '') continue;
    const township = code === 'sameFilingNumber' ? sql`AND o.townshipName IS ${typed.townshipName}` : sql``;
    const rows = await others(db, typed, sql`organization o`, sql`o.${sql.ref(column)} = ${value} ${township}`);
    for (const row of rows) add(row, code, null);
  }
  const sound = soundKey(typed.name);
  if (sound !== '') {
    // Names with the same key sound the same, so that one look-up finds both.
    const named = sql`organization_name n CROSS JOIN organization o ON o.rowKey = n.organizationKey`;
    const order = sql`n.nameKey <> ${nameKey(typed.name)}, n.current DESC, o.rowKey`;
    const rows = await others(
      db,
      typed,
      named,
      sql`n.soundKey = ${sound}`,
      sql`, n.name AS otherName, n.current`,
      order,
    );
    for (const { otherName, current, ...row } of rows) {
      const name = namedRow.parse({ otherName, current });
      const other = { name: name.otherName, current: name.current === 1 };
      add(row, nameLikeness({ name: typed.name, current: true }, other), other.current ? null : other.name);
    }
  }
  return [...found.values()].sort((one, other) => rank(one) - rank(other)).slice(0, MOST);
}

function rank({ reasons: [strongest] }: OrganizationMatch): number {
  return strongest === undefined ? LIKENESS.length : LIKENESS.indexOf(strongest.code);
}

async function others(
  db: Kysely<Schema>,
  { exceptId = '' }: Typed,
  from: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  more: RawBuilder<unknown> = sql``,
  order: RawBuilder<unknown> = sql`o.rowKey`,
): Promise<readonly Record<string, unknown>[]> {
  const found = await sql<Record<string, unknown>>`SELECT ${COLUMNS}${more} FROM ${from}
    WHERE ${where} AND o.recordState <> 'voided' AND o.id <> ${exceptId} AND NOT EXISTS (SELECT 1 FROM distinct_pair d
      WHERE d.recordState <> 'voided' AND d.firstId = min(o.id, ${exceptId}) AND d.secondId = max(o.id, ${exceptId}))
    ORDER BY ${order} LIMIT ${MOST}`.execute(db);
  return found.rows;
}
