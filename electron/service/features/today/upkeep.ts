import type { Upkeep } from '#shared/features/today/today.contract.ts';
import type { QueryContext } from '../../context.ts';
import { timeStampOf } from '../../crypto/encodings.ts';
import { standing } from '../workingCalendars/editions.ts';
import { lastCheck } from './lastChecks.ts';
import { logHead } from './today.repository.ts';

/** The same allowance as at a login (security-and-exchange.md §6.7): clocks are set right by minutes. */
const ALLOWED = 5 * 60_000;
const HASH_SHOWN = 12;

/** How the office itself is kept: copies, calendar, log, clock, checks. */
export async function upkeepOf(context: QueryContext): Promise<Upkeep> {
  const { db, runtime, session, now } = context;
  const { entries, hlc } = await logHead(db);
  const { thisYear, nextYear } = standing(context);
  const [head] = entries;
  // Where the clock was set back, the login itself already stands at the end of the log: what came before it tells.
  const moments = [...entries.map(({ at }) => Date.parse(at)), Number.parseInt(hlc.slice(0, 12) || '0', 16)];
  const latest = Math.max(...moments);
  return {
    // The program makes no copies yet and rehearses nothing: what is not kept is not said to be there.
    lastBackupAt: null,
    lastDrillAt: null,
    calendar: { thisYear, nextYear },
    log: { seq: head?.seq ?? 0, hash: (head?.hash ?? '').slice(0, HASH_SHOWN), at: (head?.at ?? '').slice(0, 19) },
    logChecked: lastCheck(runtime, session.officeId, 'log'),
    clock: {
      state: latest - now > ALLOWED ? 'behind' : 'fine',
      now: timeStampOf(now).slice(0, 16),
      latest: timeStampOf(latest).slice(0, 16),
    },
    consistency: lastCheck(runtime, session.officeId, 'consistency'),
  };
}
