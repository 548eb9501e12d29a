import type { Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { findDraft, listDrafts, putDraft, removeDraft } from './drafts.repository.ts';

/** What was typed and not saved (features U5): no record yet, so neither audit nor history speak of it. */
export const draftsHandlers = {
  'drafts.list': async ({ db, session }) => ({ drafts: await listDrafts(db, session.user.id) }),
  'drafts.get': async ({ db, session }, { key }) => ({ draft: (await findDraft(db, session.user.id, key)) ?? null }),
  'drafts.save': async ({ open, now }, draft) => {
    const { session } = open();
    const savedAt = timeStampOf(now);
    await putDraft(session.store.writer, { ...draft, userId: session.user.id, savedAt });
    return { savedAt };
  },
  'drafts.discard': async ({ open }, { key }) => {
    const { session } = open();
    await removeDraft(session.store.writer, session.user.id, key);
    return {};
  },
} satisfies Handlers<NamesOf<'drafts'>>;
