import type { Kysely } from 'kysely';
import type { SavedView, ViewPage } from '#shared/features/search/search.contract.ts';
import { savedView } from '#shared/features/search/search.contract.ts';
import type { Schema } from '../../db/schema.ts';

/** A user's views by name, of one page or of all, pinned ones or all. */
export async function listViews(
  db: Kysely<Schema>,
  userId: string,
  only: { readonly page?: ViewPage | undefined; readonly pinned?: boolean | undefined },
): Promise<SavedView[]> {
  let query = db
    .selectFrom('saved_view')
    .select(['id', 'page', 'name', 'state', 'pinned'])
    .where('userId', '=', userId);
  if (only.page !== undefined) query = query.where('page', '=', only.page);
  if (only.pinned !== undefined) query = query.where('pinned', '=', only.pinned ? 1 : 0);
  const rows = await query.orderBy('page').orderBy('name').execute();
  return rows.map((row) => savedView.parse({ ...row, pinned: row.pinned === 1 }));
}

/** Keeps a view in place of an earlier one of the same name; it stays pinned. @returns its id */
export async function putView(
  db: Kysely<Schema>,
  view: {
    readonly id: string;
    readonly userId: string;
    readonly page: ViewPage;
    readonly name: string;
    readonly state: string;
    readonly createdAt: string;
  },
): Promise<string> {
  const kept = await db
    .insertInto('saved_view')
    .values({ ...view, pinned: 0 })
    .onConflict((conflict) => conflict.columns(['userId', 'page', 'name']).doUpdateSet({ state: view.state }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return kept.id;
}

/** Pins a view or takes it off. @returns false: the user has no such view */
export async function pinView(db: Kysely<Schema>, userId: string, id: string, pinned: boolean): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('saved_view')
    .set({ pinned: pinned ? 1 : 0 })
    .where('userId', '=', userId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Removes a view; one that is not there is no error. */
export async function removeView(db: Kysely<Schema>, userId: string, id: string): Promise<void> {
  await db.deleteFrom('saved_view').where('userId', '=', userId).where('id', '=', id).execute();
}
