import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { insertRows, runWrite, type Write } from '#service/db/write.ts';
import { logIn } from '#service/office/session.ts';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { wholeOfficeRows } from './wholeOfficeRows.ts';
import { wholeOrganizationRows } from './wholeOrganizationRows.ts';

/** Day of the office. */
export const WHOLE_TODAY = '2026-03-05';
const NOW = Date.parse(`${WHOLE_TODAY}T10:00:00+08:00`);
/** So many of each are written in one transaction. */
const TOGETHER = 1000;

export type Row = Readonly<Record<string, string | number | null>>;
/** Rows by table. */
export type Rows = Readonly<Record<string, readonly Row[]>>;

/** What every row carries; ids are `<kind>-<number>`, so that a test can name what it spoils. */
export type Common = (id: string, recordState?: 'draft' | 'final' | 'voided') => Row;

/**
 * Writes rows into an office past the screens: no history, no audit, no search index, no rule of the program in between.
 * @param folder an office that is not open
 */
export async function writePast(
  folder: string,
  { login, password }: { readonly login: string; readonly password: string },
  work: (write: Write) => Promise<void>,
): Promise<void> {
  const session = await logIn(folder, login, password, { now: () => NOW, newId: () => v7({ msecs: NOW }) });
  try {
    await runWrite(session.environment, session.actor, 'test', work);
  } finally {
    await session.store.close();
  }
}

/**
 * An office with records in every module that agree with each other: number `n` of each kind belongs together.
 * @param size organizations with what belongs to them; meetings, documents, plan items and the like; `sparse`: not everything of each;
 *   `uuids`: ids as the program makes them, for procedures that read whole records
 */
export async function fillWholeOffice(
  folder: string,
  person: { readonly login: string; readonly password: string },
  size: { readonly organizations: number; readonly works: number; readonly sparse?: boolean; readonly uuids?: boolean },
): Promise<void> {
  await writePast(folder, person, async (write) => {
    const store = async (rows: Rows) => {
      for (const [table, list] of Object.entries(rows))
        await insertRows(write.trx, table, size.uuids === true ? list.map(withUuids) : list);
    };
    const common: Common = (id, recordState = 'final') => ({
      id,
      originOfficeId: write.officeId,
      recordState,
      revision: 1,
      createdAt: write.at,
      createdBy: write.actor.id,
      updatedAt: write.at,
      updatedBy: write.actor.id,
      voidReason: null,
    });
    for (let start = 1; start <= size.works; start += TOGETHER)
      await store(wholeOfficeRows(common, start, Math.min(size.works, start + TOGETHER - 1), write.officeId));
    for (let start = 1; start <= size.organizations; start += TOGETHER)
      await store(
        wholeOrganizationRows(common, start, Math.min(size.organizations, start + TOGETHER - 1), {
          works: size.works,
          sparse: size.sparse ?? false,
          officeId: write.officeId,
          codeOf: (n) => creditCode(n, '51', '330106'),
        }),
      );
  });
}

/** Ids of the generated rows, as values of their own and within JSON. */
const ID = /^[a-z][a-zA-Z]*(-[a-z][a-zA-Z]*)*-\d+(-\d+)*$/;
const ID_IN_JSON = /"([a-z][a-zA-Z]*(?:-[a-z][a-zA-Z]*)*-\d+(?:-\d+)*)"/g;

/** The id that stands for a generated one: always the same. */
export function uuidOf(id: string): string {
  const hex = createHash('sha256').update(id).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function withUuids(row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => {
      if (typeof value !== 'string') return [field, value];
      if (ID.test(value)) return [field, uuidOf(value)];
      return [field, value.replace(ID_IN_JSON, (_whole, id: string) => `"${uuidOf(id)}"`)];
    }),
  );
}

/** One list of numbers, both ends included. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
}
