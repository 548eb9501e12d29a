import { type Kysely, sql } from 'kysely';
import { quarterOf } from '#shared/features/contacts/contacts.rules.ts';
import { DUE_LEADS } from '#shared/features/organizations/dueItems.rules.ts';
import { addDays, daysBetween } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';

/** The last day in a span on which an organization's contact list was confirmed; null: it was not. */
export async function confirmedBetween(
  db: Kysely<Schema>,
  organizationId: string,
  from: string,
  to: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('contact_confirmation')
    .select(({ fn }) => fn.max('confirmedOn').as('day'))
    .where('organizationId', '=', organizationId)
    .where('recordState', '<>', 'voided')
    .where('confirmedOn', '>=', from)
    .where('confirmedOn', '<=', to)
    .executeTakeFirst();
  return found?.day ?? null;
}

/** A contact list that is to be confirmed by a day. */
export type OpenConfirmation = { readonly organizationId: string; readonly dueOn: string };

/**
 * Contact lists to be confirmed (domain.md §9.1: each quarter, due-soon from 15 days before its end). Of the present quarter in its last
 * days; of the quarter before it when the office already kept confirmations then, it was missed and not made good since. An
 * organization that was entered later than a quarter owes it nothing. Organizations that have ended are among them.
 * @param organizationId that organization alone
 */
export async function confirmationsDue(
  db: Kysely<Schema>,
  today: string,
  organizationId?: string,
): Promise<OpenConfirmation[]> {
  const present = quarterOf(today);
  const before = quarterOf(addDays(present.from, -1));
  const first = await db
    .selectFrom('contact_confirmation')
    .select(({ fn }) => fn.min('confirmedOn').as('day'))
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  const isNear = daysBetween(today, present.endsOn) <= DUE_LEADS.liaison[0];
  const keptBefore = first?.day != null && first.day <= before.endsOn;
  const missed = keptBefore ? await unconfirmed(db, before, today, organizationId) : [];
  const late = new Set(missed.map((row) => row.organizationId));
  const near = isNear ? await unconfirmed(db, present, today, organizationId) : [];
  return [...missed, ...near.filter((row) => !late.has(row.organizationId))];
}

/** Organizations entered by the end of a quarter whose list was not confirmed from its beginning up to today. */
async function unconfirmed(
  db: Kysely<Schema>,
  { from, endsOn }: { readonly from: string; readonly endsOn: string },
  today: string,
  organizationId: string | undefined,
): Promise<OpenConfirmation[]> {
  const wanted = organizationId === undefined ? sql`1` : sql`o.id = ${organizationId}`;
  const found = await sql<{ organizationId: string }>`
    SELECT o.id AS organizationId FROM organization o
    WHERE ${wanted} AND o.recordState IN ('final', 'archived') AND o.status IN ('normal', 'liquidating')
      AND substr(o.createdAt, 1, 10) <= ${endsOn}
      AND o.id NOT IN (SELECT c.organizationId FROM contact_confirmation c
        WHERE c.recordState <> 'voided' AND c.confirmedOn BETWEEN ${from} AND ${today})
    ORDER BY o.sortKey, o.rowKey`.execute(db);
  return found.rows.map((row) => ({ organizationId: row.organizationId, dueOn: endsOn }));
}
