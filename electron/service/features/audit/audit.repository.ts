import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** One page of the audit entries, newest first, all or those of one action. */
export async function listAudit(
  db: Kysely<Schema>,
  { offset, limit, action }: { readonly offset: number; readonly limit: number; readonly action: string | undefined },
) {
  const base = action ? db.selectFrom('audit_entry').where('action', '=', action) : db.selectFrom('audit_entry');
  const { total } = await base.select((builder) => builder.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await base
    .selectAll()
    .orderBy('at', 'desc')
    .orderBy('seq', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
  return { total, rows };
}
