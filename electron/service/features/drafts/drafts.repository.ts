import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

/** A user's drafts, newest first, without their content. */
export async function listDrafts(db: Kysely<Schema>, userId: string) {
  return db
    .selectFrom('draft')
    .select(['key', 'title', 'savedAt'])
    .where('userId', '=', userId)
    .orderBy('savedAt', 'desc')
    .execute();
}

/** One draft of a user, or undefined. */
export async function findDraft(db: Kysely<Schema>, userId: string, key: string) {
  return db
    .selectFrom('draft')
    .select(['key', 'title', 'content', 'savedAt'])
    .where('userId', '=', userId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** Keeps a draft in place of an earlier one of the same key. */
export async function putDraft(
  db: Kysely<Schema>,
  draft: {
    readonly userId: string;
    readonly key: string;
    readonly title: string;
    readonly content: string;
    readonly savedAt: string;
  },
): Promise<void> {
  const { title, content, savedAt } = draft;
  await db
    .insertInto('draft')
    .values(draft)
    .onConflict((conflict) => conflict.columns(['userId', 'key']).doUpdateSet({ title, content, savedAt }))
    .execute();
}

/** Removes a draft; one that is not there is no error. */
export async function removeDraft(db: Kysely<Schema>, userId: string, key: string): Promise<void> {
  await db.deleteFrom('draft').where('userId', '=', userId).where('key', '=', key).execute();
}
