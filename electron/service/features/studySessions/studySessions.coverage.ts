import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import { periodsOfYear } from '#shared/features/recurringDuties/periods.rules.ts';
import { dutyState } from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import type { RecurringDutySettings } from '#shared/features/recurringDuties/recurringDutySettings.ts';
import { STUDY_KINDS } from '#shared/features/studySessions/studySessions.lists.ts';
import type { Schema } from '../../db/schema.ts';
import { type HeldSession, sessionsHeld } from './studySessions.repository.ts';

/** The months of a year for each kind, and the sums of its final sessions (domain.md §9.1, HF09). */
export async function studyCoverage(
  db: Kysely<Schema>,
  year: number,
  around: { readonly today: string; readonly since: string; readonly settings: RecurringDutySettings },
): Promise<CallOutput<'studySessions.coverage'>> {
  const { today, since, settings } = around;
  const held = await sessionsHeld(db, `${year}-01-01`, `${year}-12-31`);
  const kinds = STUDY_KINDS.map((kind) => {
    const own = held.filter((session) => session.kind === kind);
    const months = periodsOfYear('month', year).map(({ number, from, to }) => {
      const sessions = own.filter(({ heldOn }) => heldOn >= from && heldOn <= to).length;
      const facts = { count: sessions, needed: 1, late: 0 };
      const state = dutyState({ from, to }, facts, { today, leadDays: settings.monthLeadDays, since });
      return { month: number, state, sessions, dueOn: to };
    });
    const sum = (take: (session: HeldSession) => number) => own.reduce((total, one) => total + take(one), 0);
    return {
      kind,
      months,
      sessions: own.length,
      participants: sum((one) => one.participants),
      absent: sum((one) => one.absent),
      madeUp: sum((one) => one.madeUp),
      // In tenths, so that 0.1 and 0.2 make 0.3.
      hours: sum((one) => Math.round((one.hours ?? 0) * 10)) / 10,
    };
  });
  return { leadDays: settings.monthLeadDays, kinds };
}
