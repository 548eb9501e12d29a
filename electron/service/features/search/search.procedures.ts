import { AppError } from '#shared/contract/errors.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { fileStates } from '../../search/attachmentText.repository.ts';
import { findGroups } from './search.repository.ts';
import { listViews, pinView, putView, removeView } from './views.repository.ts';

/** The search, and the views that a user keeps for himself: no records, so neither audit nor history speak of them. */
export const searchHandlers = {
  'search.find': async ({ db }, { text, limit }) => findGroups(db, text, limit),
  'search.fileState': async ({ db }, { ids }) => ({ files: await fileStates(db, ids) }),
  'search.views': async ({ db, session }, only) => ({ views: await listViews(db, session.user.id, only) }),
  'search.saveView': async ({ runtime, open, now }, view) => {
    const { session } = open();
    const id = await putView(session.store.writer, {
      ...view,
      id: runtime.newId(),
      userId: session.user.id,
      createdAt: timeStampOf(now),
    });
    runtime.emit({ type: 'changed', topics: ['saved_view'] });
    return { id };
  },
  'search.pinView': async ({ runtime, open }, { id, pinned }) => {
    const { session } = open();
    if (!(await pinView(session.store.writer, session.user.id, id, pinned))) throw new AppError('not_found');
    runtime.emit({ type: 'changed', topics: ['saved_view'] });
    return {};
  },
  'search.removeView': async ({ runtime, open }, { id }) => {
    const { session } = open();
    await removeView(session.store.writer, session.user.id, id);
    runtime.emit({ type: 'changed', topics: ['saved_view'] });
    return {};
  },
} satisfies Handlers<NamesOf<'search'>>;
