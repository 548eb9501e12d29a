import { randomBytes } from 'node:crypto';
import { type Kysely, sql, type Transaction } from 'kysely';
import type { Role } from '#shared/contract/permissions.ts';
import { withoutResidentNumbers } from '#shared/lib/residentNumber.ts';
import { type AuditEntry, entryHash, FIRST_PREVIOUS_HASH } from '../audit/auditChain.ts';
import { timeStampOf } from '../crypto/encodings.ts';
import type { Schema } from './schema.ts';

/** Who acts. The service knows it from the session, never from the page. */
export type Actor = { readonly id: string; readonly roles: readonly Role[] };

/** What a writer knows about the store while its transaction is open. */
export type Write = {
  readonly trx: Transaction<Schema>;
  readonly actor: Actor;
  readonly now: number;
  /** Time stamp of the transaction: `YYYY-MM-DDTHH:MM:SS.mmm+08:00`. */
  readonly at: string;
  /** Local date of the transaction. */
  readonly today: string;
  readonly officeId: string;
  readonly replica: string;
  newId(): string;
  newSalt(): Buffer;
  /** The commit's own dot and clock reading; taken from the store at the first record written (§7.6, §9.6). */
  commit(): Promise<CommitPlace>;
  /** The next lsn: one per record that changes (§7.8). */
  nextLsn(): Promise<number>;
  /** Adds an entry to the audit log; it is written in the same transaction (§6.3). */
  audit(entry: AuditDraft): void;
  /** Runs when the transaction stands; nothing in memory changes before (architecture, habit 13). */
  afterCommit(act: () => void): void;
  /** Topics of the `changed` event sent after the commit. */
  changed(...topics: readonly string[]): void;
};

export type CommitPlace = { readonly n: number; readonly hlc: string };

export type AuditDraft = {
  readonly action: string;
  readonly entityType?: string;
  readonly entityId?: string;
  readonly outcome?: 'ok' | 'refused' | 'failed';
  readonly beforeHash?: string;
  readonly afterHash?: string;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
};

export type WriteEnvironment = {
  readonly writer: Kysely<Schema>;
  readonly now: () => number;
  readonly newId: () => string;
};

export type WriteOutcome<Value> = {
  readonly value: Value;
  readonly topics: readonly string[];
  readonly auditEntries: number;
};

/**
 * One transaction with its audit rows: everything or nothing. An entry for the call itself is added when the work
 * recorded none (a command that touches no record is audited too).
 */
export async function runWrite<Value>(
  environment: WriteEnvironment,
  actor: Actor,
  action: string,
  work: (write: Write) => Promise<Value>,
  /** Runs first in the same transaction; only the rotation of replica and log (§7.6) needs it. */
  before?: (trx: Transaction<Schema>) => Promise<void>,
): Promise<WriteOutcome<Value>> {
  const now = environment.now();
  const topics = new Set<string>();
  const afterwards: (() => void)[] = [];
  const trx = await environment.writer.startTransaction().execute();
  let value: Value;
  let auditEntries: number;
  try {
    await before?.(trx);
    const meta = await readMeta(trx);
    let place: CommitPlace | undefined;
    let lsn = Number(meta.lsn);
    const audit = auditLog(trx, meta.replica, actor, timeStampOf(now));
    const write: Write = {
      trx,
      actor,
      now,
      at: timeStampOf(now),
      today: timeStampOf(now).slice(0, 10),
      officeId: meta.officeId,
      replica: meta.replica,
      newId: environment.newId,
      newSalt: () => randomBytes(16),
      commit: async () => {
        place ??= { n: Number(meta.n) + 1, hlc: nextHlc(meta.hlc, now) };
        return place;
      },
      nextLsn: async () => {
        await audit.relieve();
        lsn += 1;
        return lsn;
      },
      audit: audit.add,
      afterCommit: (act) => afterwards.push(act),
      changed: (...names) => {
        for (const name of names) topics.add(name);
      },
    };
    const result = await work(write);
    if (audit.count() === 0) audit.add({ action });
    if (place) await writeMeta(trx, { n: String(place.n), lsn: String(lsn), hlc: place.hlc });
    await audit.finish();
    auditEntries = audit.count();
    await trx.commit().execute();
    value = result;
  } catch (error) {
    // On some errors (a full disk) SQLite has rolled back by itself: a second rollback fails and must not hide the cause.
    await trx
      .rollback()
      .execute()
      .catch(() => undefined);
    await giveSpaceBack(environment.writer);
    throw error;
  }
  for (const act of afterwards) act();
  return { value, topics: [...topics], auditEntries };
}

/** After a failed write the log may hold a large part that was never committed; on a full disk that space is needed. */
async function giveSpaceBack(writer: Kysely<Schema>): Promise<void> {
  await sql`PRAGMA wal_checkpoint(TRUNCATE)`.execute(writer).catch(() => undefined);
}

/** Hybrid logical clock: 48-bit milliseconds and 16-bit counter as 16 hex digits (§9.6). */
function nextHlc(last: string, now: number): string {
  const wall = now.toString(16).padStart(12, '0');
  if (wall > last.slice(0, 12)) return `${wall}0000`;
  return (BigInt(`0x${last}`) + 1n).toString(16).padStart(16, '0');
}

type MetaValues = { officeId: string; replica: string; n: string; lsn: string; hlc: string };

async function readMeta(trx: Transaction<Schema>): Promise<MetaValues> {
  const rows = await trx.selectFrom('meta').selectAll().execute();
  const values = new Map(rows.map((row) => [row.key, row.value]));
  return {
    officeId: values.get('officeId') ?? '',
    replica: values.get('replica') ?? '',
    n: values.get('n') ?? '0',
    lsn: values.get('lsn') ?? '0',
    hlc: values.get('hlc') ?? '0'.repeat(16),
  };
}

/** Writes keys of the store's own small table. */
export async function writeMeta(trx: Transaction<Schema>, values: Readonly<Record<string, string>>): Promise<void> {
  for (const [key, value] of Object.entries(values)) {
    await trx
      .insertInto('meta')
      .values({ key, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  }
}

/**
 * The audit entries of one transaction, chained in the order in which they are added. They are written at its end, and piece by
 * piece before that: an import leaves a hundred thousand, which need not wait in memory.
 */
function auditLog(trx: Transaction<Schema>, replica: string, actor: Actor, at: string) {
  let waiting: AuditDraft[] = [];
  let added = 0;
  let place: { readonly log: string; seq: number; hash: string } | undefined;
  const append = async () => {
    const drafts = waiting;
    waiting = [];
    place ??= await endOfLog(trx);
    const { log } = place;
    const rows: Record<string, string | number | null>[] = [];
    for (const draft of drafts) {
      const entry: AuditEntry = {
        v: 1,
        seq: place.seq + 1,
        at,
        userId: actor.id,
        role: actor.roles.join(','),
        replica,
        action: draft.action,
        entityType: draft.entityType ?? '',
        entityId: draft.entityId ?? '',
        outcome: draft.outcome ?? 'ok',
        beforeHash: draft.beforeHash ?? '',
        afterHash: draft.afterHash ?? '',
        // A number typed into a reason stays with its record: this log is never put right (features K11).
        reason: withoutResidentNumbers(draft.reason ?? ''),
        detail: draft.detail ?? {},
        prevHash: place.hash,
      };
      place = { log, seq: entry.seq, hash: entryHash(entry).toString('hex') };
      const { v: _version, ...columns } = entry;
      rows.push({ log, ...columns, detail: JSON.stringify(entry.detail), hash: place.hash });
    }
    await insertRows(trx, 'audit_entry', rows);
  };
  return {
    add(draft: AuditDraft): void {
      waiting.push(draft);
      added += 1;
    },
    count: () => added,
    /** Writes what waits when it has become much. */
    async relieve(): Promise<void> {
      if (waiting.length >= INSERT_CHUNK) await append();
    },
    finish: append,
  };
}

/** Where the log stands before the transaction's own entries. */
async function endOfLog(trx: Transaction<Schema>): Promise<{ log: string; seq: number; hash: string }> {
  const { log } = await trx.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const last = await trx
    .selectFrom('audit_entry')
    .select(['seq', 'hash'])
    .where('log', '=', log)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return { log, seq: last?.seq ?? 0, hash: last?.hash ?? FIRST_PREVIOUS_HASH };
}

/** Rows handed to SQLite in one statement. */
const INSERT_CHUNK = 500;

/**
 * Inserts many rows. Each chunk travels as one JSON text that SQLite takes apart: a bound value for each cell costs more than the
 * insert itself (20,000 organizations: 8 million values).
 */
export async function insertRows(
  trx: Transaction<Schema>,
  table: string,
  rows: readonly Readonly<Record<string, string | number | null>>[],
): Promise<void> {
  if (rows.length === 0) return;
  // Rows may name different fields: what one leaves out is empty in it.
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((_column, index) => sql`value ->> ${sql.lit(`$[${index}]`)}`));
  for (let start = 0; start < rows.length; start += INSERT_CHUNK) {
    const chunk = rows.slice(start, start + INSERT_CHUNK).map((row) => columns.map((column) => row[column] ?? null));
    await sql`INSERT INTO ${sql.table(table)} (${names})
      SELECT ${values} FROM json_each(${JSON.stringify(chunk)}) ORDER BY key`.execute(trx);
  }
}
