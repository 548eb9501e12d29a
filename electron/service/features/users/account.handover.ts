import { message } from '#shared/text/index.ts';
import type { ReturnSource } from '../handovers/handoverSources.ts';
import { enabledAccount } from '../handovers/openWork.repository.ts';

/** The account of a user who leaves: it is disabled by whoever administers the accounts. */
export const accountReturn: ReturnSource = {
  kind: 'account',
  open: async (db, { userId }) => {
    const account = userId === null || userId === undefined ? undefined : await enabledAccount(db, userId);
    if (!account) return [];
    const { id, login, displayName } = account;
    return [
      {
        id,
        title: message('zh-CN', 'handovers.accountTitle', { login }),
        note: displayName,
        dueOn: null,
        place: '/users',
      },
    ];
  },
};
