import type { Kysely } from 'kysely';
import { followedOn, LIAISON_WORKING_DAYS, vacantSince } from '#shared/features/contacts/contacts.rules.ts';
import { ISSUE_WORKING_DAYS } from '#shared/features/minutes/minutes.lists.ts';
import { ENTRY_WORKING_DAYS } from '#shared/features/organizationEvents/organizationEvents.rules.ts';
import { dutyName, periodName } from '#shared/features/recurringDuties/dutyWords.ts';
import {
  type DutyRule,
  dutyRules,
  REPORT_DAYS,
  windowsOf,
} from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import { addDays, deadlineAfter, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import { message } from '#shared/text/index.ts';
import { updateRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Deadline, DeadlineLook, DeadlineSource } from './deadlineTypes.ts';
import { WORK_SOURCES } from './workDeadlines.ts';
import {
  type CountedFact,
  casesReceivedIn,
  eventsOfFactsIn,
  liaisonsChangedIn,
  meetingsHeldIn,
  noticesGivenIn,
  penaltiesDecidedIn,
} from './workingCalendars.repository.ts';

/** Every rule that derives a day by the calendar. A feature that derives days adds its own line. */
export const DEADLINE_SOURCES: readonly DeadlineSource[] = [
  {
    kind: 'minutes_issue',
    deadlines: async (db, look) =>
      (await meetingsHeldIn(db, look)).map((one) => counted(one, `/meetings/${one.id}`, ISSUE_WORKING_DAYS)),
  },
  {
    kind: 'material_inform',
    deadlines: async (db, look) =>
      (await casesReceivedIn(db, look)).map((one) => counted(one, `/organizations/materials/${one.id}`, one.n)),
    move: async (write, id, { counted: { date: informDueOn, unverifiedYears: informUnverified }, reason }) => {
      const fields = { informDueOn, informUnverified };
      await updateRecord(write, 'material_case', id, undefined, fields, { action: 'calendar.move', reason });
    },
  },
  {
    kind: 'correction_due',
    deadlines: async (db, look) =>
      (await noticesGivenIn(db, look)).map((one) => counted(one, `/organizations/materials/${one.ownerId}`, one.n)),
    move: async (write, id, { counted: { date: dueOn, unverifiedYears }, reason }) => {
      const fields = { dueOn, unverifiedYears };
      await updateRecord(write, 'correction_notice', id, undefined, fields, { action: 'calendar.move', reason });
    },
  },
  {
    kind: 'event_entry',
    deadlines: async (db, look) =>
      (await eventsOfFactsIn(db, look)).map((one) => counted(one, tabOf(one.ownerId, 'events'), ENTRY_WORKING_DAYS)),
  },
  {
    kind: 'penalty_entry',
    deadlines: async (db, look) =>
      (await penaltiesDecidedIn(db, look)).map((one) =>
        counted(one, tabOf(one.ownerId, 'supervision'), ENTRY_WORKING_DAYS),
      ),
  },
  { kind: 'liaison_entry', deadlines: liaisonEntries },
  { kind: 'liaison_vacancy', deadlines: liaisonVacancies },
  ...WORK_SOURCES,
  { kind: 'duty_report', deadlines: async (_db, look) => dutyDays(look, ({ duty }) => duty === 'half_year_report') },
  { kind: 'duty_advice', deadlines: async (_db, look) => dutyDays(look, ({ duty }) => duty !== 'half_year_report') },
];

function tabOf(organizationId: string | null, tab: string): string {
  return `/organizations/${organizationId}?tab=${tab}`;
}

/** A day counted in working days from a fact. */
function counted({ id, title, on, storedOn, settled }: CountedFact, place: string, n: number): Deadline {
  const count = (calendar: WorkingCalendar) => calendar.workingDayAfter(on, n);
  return { recordId: id, title, place, settled, storedOn, count };
}

/** Liaisons who followed another: the change was entered, so it is settled. */
async function liaisonEntries(db: Kysely<Schema>, look: DeadlineLook): Promise<Deadline[]> {
  const contacts = await liaisonsChangedIn(db, look);
  return [...grouped(contacts, ({ organizationId }) => organizationId).values()].flatMap((others) =>
    others.flatMap((contact) => {
      const on = followedOn(contact, others);
      if (on === null) return [];
      const { id, organizationName: title, organizationId: ownerId } = contact;
      const one = { id, title, on, storedOn: null, n: LIAISON_WORKING_DAYS, ownerId, settled: true };
      return [counted(one, tabOf(ownerId, 'contacts'), LIAISON_WORKING_DAYS)];
    }),
  );
}

/** Organizations whose last liaison left and who named nobody yet. */
async function liaisonVacancies(db: Kysely<Schema>, look: DeadlineLook): Promise<Deadline[]> {
  const contacts = await liaisonsChangedIn(db, look);
  return [...grouped(contacts, ({ organizationId }) => organizationId)].flatMap(([ownerId, liaisons]) => {
    const on = vacantSince(liaisons, look.today);
    if (on === null) return [];
    const title = liaisons[0]?.organizationName ?? '';
    const one = { id: ownerId, title, on, storedOn: null, n: LIAISON_WORKING_DAYS, ownerId, settled: false };
    return [counted(one, tabOf(ownerId, 'contacts'), LIAISON_WORKING_DAYS)];
  });
}

const t = (key: Parameters<typeof message>[1], places?: Parameters<typeof message>[2]) => message('zh-CN', key, places);

/** The days of recurring duties: until when the half-year report is handed in, and the last working day of each other period. */
function dutyDays(
  { year, today, settings: { recurringDuties } }: DeadlineLook,
  wanted: (rule: DutyRule) => boolean,
): Deadline[] {
  const days: Deadline[] = [];
  for (const rule of dutyRules(recurringDuties).filter(wanted)) {
    for (const ofYear of [year - 1, year]) {
      for (const window of windowsOf(rule, recurringDuties, ofYear)) {
        const isReport = rule.duty === 'half_year_report';
        days.push({
          recordId: `${rule.key}-${ofYear}-${window.number}`,
          title: t('workingCalendars.dutyTitle', {
            year: ofYear,
            period: periodName(rule, window, t),
            duty: dutyName(rule, t),
          }),
          place: `/actions/cadence?year=${ofYear}`,
          settled: (isReport ? addDays(window.to, REPORT_DAYS.n) : window.to) < today,
          storedOn: null,
          count: (calendar) =>
            isReport ? deadlineAfter(calendar, window.to, REPORT_DAYS) : calendar.lastWorkingDay(window.to),
        });
      }
    }
  }
  return days;
}
