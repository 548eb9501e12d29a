import type { Kysely } from 'kysely';
import { type Exchange, exchange } from '#shared/features/community/caseExchanges.contract.ts';
import { exchangeYearOn } from '#shared/features/community/community.rules.ts';
import { dutyState, exchangeWindow, leadDaysOf } from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import type { RecurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import type { Schema } from '../../db/schema.ts';
import type { Runtime } from '../../runtime.ts';
import { keptSince } from '../recurringDuties/keptSince.ts';
import { meetingsHeld } from '../recurringDuties/recurringDuties.repository.ts';
import { programmeOf } from './cases.repository.ts';

type Around = { readonly today: string; readonly officeId: string; readonly settings: RecurringDutySettings };

/** What the exchange of a year is reckoned with. */
export function exchangeNow(context: {
  readonly today: string;
  readonly session: { readonly officeId: string };
  readonly runtime: Runtime;
}): Around {
  const { today, session, runtime } = context;
  return { today, officeId: session.officeId, settings: runtime.settings.recurringDuties };
}

/**
 * The exchange of a year as it stands (domain.md §9.1): satisfied by a final meeting of kind `exchange` within its window.
 * @param year left out: the one whose window has not ended yet
 */
export async function exchangeOf(db: Kysely<Schema>, year: number | undefined, around: Around): Promise<Exchange> {
  const { today, officeId, settings } = around;
  const asked = year ?? exchangeYearOn(today, (one) => exchangeWindow(settings, one).to);
  const { from, to } = exchangeWindow(settings, asked);
  const meetings = await meetingsHeld(db, ['exchange'], from, to);
  const { times } = settings.exchange;
  const since = await keptSince(db, officeId, settings);
  const leadDays = leadDaysOf({ duty: 'exchange', period: null }, settings);
  const state = dutyState({ from, to }, { count: meetings.length, needed: times, late: 0 }, { today, since, leadDays });
  const plan = await db
    .selectFrom('case_exchange')
    .select(['id', 'revision', 'plannedOn', 'place', 'hostName', 'hostPost', 'note'])
    .where('year', '=', asked)
    .where('recordState', '<>', 'voided')
    .executeTakeFirst();
  return exchange.parse({
    ...{ year: asked, from, to, times, state },
    meetings: meetings.map(({ id, title, on }) => ({ id, title, on })),
    plan: plan ?? null,
    cases: await programmeOf(db, asked),
  });
}
