import type { Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';

export const draftsHandlers = {
  'drafts.list': async ({ db, session }) => ({
    drafts: await db
      .selectFrom('draft')
      .select(['key', 'title', 'savedAt'])
      .where('userId', '=', session.user.id)
      .orderBy('savedAt', 'desc')
      .execute(),
  }),
  'drafts.get': async ({ db, session }, { key }) => {
    const found = await db
      .selectFrom('draft')
      .select(['key', 'title', 'content', 'savedAt'])
      .where('userId', '=', session.user.id)
      .where('key', '=', key)
      .executeTakeFirst();
    return { draft: found ?? null };
  },
  'drafts.save': async ({ open, now }, { key, title, content }) => {
    const { session } = open();
    const savedAt = timeStampOf(now);
    await session.store.writer
      .insertInto('draft')
      .values({ userId: session.user.id, key, title, content, savedAt })
      .onConflict((conflict) => conflict.columns(['userId', 'key']).doUpdateSet({ title, content, savedAt }))
      .execute();
    return { savedAt };
  },
  'drafts.discard': async ({ open }, { key }) => {
    const { session } = open();
    await session.store.writer
      .deleteFrom('draft')
      .where('userId', '=', session.user.id)
      .where('key', '=', key)
      .execute();
    return {};
  },
} satisfies Handlers<NamesOf<'drafts'>>;
