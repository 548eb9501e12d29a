import { message } from '#shared/text/index.ts';
import type { ReturnSource } from '../handovers/handoverSources.ts';
import { certificatesInUse } from '../handovers/openWork.repository.ts';

/** Signing keys of the user: a key cannot be moved, its certificate is revoked or its token returned. */
export const certificatesReturn: ReturnSource = {
  kind: 'certificates',
  open: async (db, { userId, today }) => {
    if (userId === null || userId === undefined) return [];
    return (await certificatesInUse(db, userId, today)).map(({ id, serial, algorithm, notAfter }) => ({
      id,
      title: message('zh-CN', 'handovers.certificateTitle', { algorithm: algorithm.toUpperCase(), serial }),
      note: '',
      dueOn: notAfter.slice(0, 10),
      place: '/users',
    }));
  },
};
