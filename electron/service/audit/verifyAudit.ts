import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../db/schema.ts';
import { type AuditEntry, entryHash, FIRST_PREVIOUS_HASH, MerkleFrontier } from './auditChain.ts';

export type AuditFinding = { readonly code: 'A_SEQ_GAP' | 'A_PREV' | 'A_HASH' | 'A_CLOCK'; readonly seq: number };

const detailSchema = z.record(z.string(), z.unknown());
const outcomeSchema = z.enum(['ok', 'refused', 'failed']);
const FIVE_MINUTES = 5 * 60_000;
const PAGE = 10_000;

/** Checks the chain of the present log and reports every finding with its sequence number (security-and-exchange.md §6.7). */
export async function verifyAudit(
  db: Kysely<Schema>,
): Promise<{ log: string; size: number; root: string; findings: AuditFinding[] }> {
  const { log } = await db.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const findings: AuditFinding[] = [];
  const frontier = new MerkleFrontier();
  let last = { seq: 0, hash: FIRST_PREVIOUS_HASH, at: '' };
  for (;;) {
    const rows = await db
      .selectFrom('audit_entry')
      .selectAll()
      .where('log', '=', log)
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      if (row.seq !== last.seq + 1) findings.push({ code: 'A_SEQ_GAP', seq: last.seq + 1 });
      if (row.prevHash !== last.hash) findings.push({ code: 'A_PREV', seq: row.seq });
      if (recomputed(row) !== row.hash) findings.push({ code: 'A_HASH', seq: row.seq });
      if (last.at && Date.parse(last.at) - Date.parse(row.at) > FIVE_MINUTES)
        findings.push({ code: 'A_CLOCK', seq: row.seq });
      frontier.add(Buffer.from(row.hash, 'hex'));
      last = { seq: row.seq, hash: row.hash, at: row.at };
    }
    if (rows.length < PAGE) break;
  }
  return { log, size: frontier.size, root: frontier.root().toString('base64'), findings };
}

/** The hash of what the row says now; empty when a column no longer has a lawful value. */
function recomputed(row: Schema['audit_entry']): string {
  const outcome = outcomeSchema.safeParse(row.outcome);
  if (!outcome.success) return '';
  try {
    const { log: _log, hash: _hash, ...columns } = row;
    const entry: AuditEntry = {
      v: 1,
      ...columns,
      outcome: outcome.data,
      detail: detailSchema.parse(JSON.parse(row.detail)),
    };
    return entryHash(entry).toString('hex');
  } catch {
    return '';
  }
}
