import { AppError } from '#shared/contract/errors.ts';
import { MOST_OF_A_RULE } from '#shared/features/consistency/consistency.lists.ts';
import type { Handlers, NamesOf } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { localOffice } from '../../db/localOffice.ts';
import { handOutSheet } from '../documents/printedSheet.ts';
import { rememberCheck } from '../today/lastChecks.ts';
import { consistencyDocument } from './consistency.document.ts';
import { checkConsistency } from './consistency.repository.ts';

export const consistencyHandlers = {
  'consistency.check': async ({ db, now, today, runtime, session }, filter) => {
    const started = performance.now();
    const checked = await checkConsistency(db, filter, { today, limit: MOST_OF_A_RULE });
    const checkedAt = timeStampOf(now);
    if (Object.keys(filter).length === 0) {
      const findings = checked.rules.reduce((sum, { count }) => sum + count, 0);
      rememberCheck(runtime, session.officeId, 'consistency', { at: checkedAt.slice(0, 16), findings });
    }
    return { checkedAt, took: Math.round(performance.now() - started), ...checked };
  },
  'consistency.print': async (context, filter) => {
    const { db, session } = context.open();
    const { today, signal } = context;
    const { findings } = await checkConsistency(db, filter, {
      today,
      limit: Number.MAX_SAFE_INTEGER,
      heed: (done, of) => {
        if (signal.aborted) throw new AppError('cancelled');
        context.progress('consistency_checking', done, of);
      },
    });
    const { name } = await localOffice(db, session.officeId);
    return handOutSheet(context, consistencyDocument({ officeName: name, printedOn: today, findings }));
  },
} satisfies Handlers<NamesOf<'consistency'>>;
