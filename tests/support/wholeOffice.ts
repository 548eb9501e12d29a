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
 * @param size organizations with what belongs to them; meetings, documents, plan items and the like; `sparse`: not everything of each
 */
export async function fillWholeOffice(
  folder: string,
  person: { readonly login: string; readonly password: string },
  size: { readonly organizations: number; readonly works: number; readonly sparse?: boolean },
): Promise<void> {
  await writePast(folder, person, async (write) => {
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
      await store(write, wholeOfficeRows(common, start, Math.min(size.works, start + TOGETHER - 1), write.officeId));
    for (let start = 1; start <= size.organizations; start += TOGETHER)
      await store(
        write,
        wholeOrganizationRows(common, start, Math.min(size.organizations, start + TOGETHER - 1), {
          works: size.works,
          sparse: size.sparse ?? false,
          officeId: write.officeId,
          codeOf: (n) => creditCode(n, '51', '330106'),
        }),
      );
  });
}

async function store(write: Write, rows: Rows): Promise<void> {
  for (const [table, list] of Object.entries(rows)) await insertRows(write.trx, table, list);
}

/** One list of numbers, both ends included. */
export function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_unused, index) => from + index);
}
