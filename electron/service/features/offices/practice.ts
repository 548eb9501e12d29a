import type { CommandContext, JobContext } from '../../context.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { createOffice } from '../../office/createOffice.ts';
import { issueMinutes } from '../meetings/meetings.issue.ts';
import { foundingEvent, storedFields } from '../organizations/organizations.write.ts';
import { openSession } from '../session/session.procedures.ts';
import { countyFigures } from './practice/figures.ts';
import { practiceFiled } from './practice/filed.ts';
import { practiceRegistered } from './practice/organizations.ts';
import { seededChoices } from './practice/random.ts';
import type { PracticeOrganization } from './practice/record.ts';
import { storeDocuments } from './practice/storeDocuments.ts';
import { storeDuties } from './practice/storeDuties.ts';
import { plannedMeetings, storeMeeting } from './practice/storeMeetings.ts';
import { workdaysBefore } from './practice/workdays.ts';
import { PRACTICE_CLERK, PRACTICE_OFFICE, PRACTICE_PASSWORD } from './practicePeople.ts';

/** Any number does; another one makes another county. */
const SEED = 20_260_301;
const HUB = '青禾县社会组织联合会';

/**
 * Builds the practice office (练习用机构, feature U9) in an empty or missing folder and leaves it open, logged in as its clerk.
 * Everything in it is invented, the same on every machine, and dated relative to today.
 * @throws AppError `office_exists`, and whatever storage fails with
 */
export async function buildPractice(context: JobContext, folder: string): Promise<void> {
  const { runtime, today } = context;
  const steps = progressOf(context);
  await createOffice(
    { ...PRACTICE_OFFICE, folder },
    { argon2: 'floor', now: runtime.now, newId: () => runtime.newId(), practice: true },
  );
  await runtime.choose(folder, PRACTICE_OFFICE.name, true);
  await openSession(runtime, PRACTICE_CLERK, PRACTICE_PASSWORD);
  steps();

  const organizations = practiceOrganizations(today);
  const organizationIds = await context.commit('practice.organizations', (write) =>
    storeOrganizations(write, organizations),
  );
  steps();
  const workdayAgo = workdaysBefore(today, runtime.options.resourcesDirectory);
  const dates = { establishedOn: workdayAgo(640), regroupedOn: workdayAgo(215) };
  const duties = await context.commit('practice.duties', (write) => storeDuties(commandContext(context, write), dates));
  await storeDocuments(context, (write) => commandContext(context, write), workdayAgo);
  steps();
  const meetings = plannedMeetings({
    today,
    ...duties,
    regroupedOn: dates.regroupedOn,
    workdayAgo,
    councilId: organizationIds.get(HUB) ?? '',
    figures: (date) => countyFigures(organizations, date),
  });
  for (const meeting of meetings) {
    const id = await context.commit('practice.meeting', (write) =>
      storeMeeting(commandContext(context, write), meeting),
    );
    if (meeting.signed) await issueMinutes(context, { id, deviationReason: null });
    steps();
  }
}

/** The organizations of the practice office, registered and filed; the same for the same day. */
export function practiceOrganizations(today: string): PracticeOrganization[] {
  const choices = seededChoices(SEED);
  const { divisionCode } = PRACTICE_OFFICE;
  return [...practiceRegistered(choices, today, divisionCode), ...practiceFiled(choices, today, divisionCode)];
}

/** The organizations with contacts, reviews and events, in one transaction. @returns their ids by name */
async function storeOrganizations(
  write: Write,
  organizations: readonly PracticeOrganization[],
): Promise<ReadonlyMap<string, string>> {
  const ids = await createRecords(
    write,
    'organization',
    organizations.map(({ fields, creditFlag }) => ({ fields: { ...storedFields(fields), creditFlag } })),
  );
  const children = (listOf: (organization: PracticeOrganization, id: string) => readonly Fields[]) =>
    organizations.flatMap((organization, index) => {
      const organizationId = ids[index] ?? '';
      return listOf(organization, organizationId).map((fields) => ({ fields: { ...fields, organizationId } }));
    });
  const eventsOf = ({ fields, events }: PracticeOrganization, id: string) => [
    foundingEvent(id, fields, write.today),
    ...events,
  ];
  await createRecords(write, 'organization_event', children(eventsOf));
  await createRecords(
    write,
    'organization_contact',
    children(({ contacts }) => contacts),
  );
  await createRecords(
    write,
    'annual_review',
    children(({ reviews }) => reviews),
  );
  return new Map(organizations.map(({ fields }, index) => [fields.name, ids[index] ?? '']));
}

function commandContext({ runtime, now, today }: JobContext, write: Write): CommandContext {
  return { runtime, now, today, session: runtime.requireSession(), write };
}

/** Reports one more finished step at every call: office, organizations, duties and documents, six meetings. */
function progressOf(context: JobContext): () => void {
  const STEPS = 9;
  let done = 0;
  context.progress('practice', done, STEPS);
  return () => {
    done += 1;
    context.progress('practice', done, STEPS);
  };
}
