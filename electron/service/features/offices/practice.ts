import { officeCalendar } from '../../calendars.ts';
import type { CommandContext, JobContext } from '../../context.ts';
import type { Fields } from '../../db/collections.ts';
import { createRecords } from '../../db/records.ts';
import { runWrite, type Write } from '../../db/write.ts';
import { createOffice } from '../../office/createOffice.ts';
import { issueMinutes } from '../meetings/meetings.issue.ts';
import { foundingEvent, storedFields } from '../organizations/organizations.write.ts';
import { openSession } from '../session/session.procedures.ts';
import { countyFigures } from './practice/figures.ts';
import { practiceFiled } from './practice/filed.ts';
import { practiceRegistered } from './practice/organizations.ts';
import { seededChoices } from './practice/random.ts';
import { NO_DETAILS, type PracticeOrganization } from './practice/record.ts';
import { HUB } from './practice/registry/desk.ts';
import { storeAttachments } from './practice/registry/storeAttachments.ts';
import { storeRegistry } from './practice/registry/storeRegistry.ts';
import { storeRules } from './practice/registry/storeRules.ts';
import { storeCommunity } from './practice/storeCommunity.ts';
import { storeContactAssignments } from './practice/storeContactAssignments.ts';
import { storeDecisions } from './practice/storeDecisions.ts';
import { storeDocuments } from './practice/storeDocuments.ts';
import { storeDuties } from './practice/storeDuties.ts';
import { storeFigureReturns } from './practice/storeFigureReturns.ts';
import { storeFilings } from './practice/storeFilings.ts';
import { storeHandovers } from './practice/storeHandovers.ts';
import { storeInformation } from './practice/storeInformation.ts';
import { storeInspections } from './practice/storeInspections.ts';
import { storeMeetingConduct } from './practice/storeMeetingConduct.ts';
import { plannedMeetings, storeMeeting } from './practice/storeMeetings.ts';
import { storePlanAndStudy } from './practice/storePlanAndStudy.ts';
import { storeReports } from './practice/storeReports.ts';
import { storeRisks } from './practice/storeRisks.ts';
import { storeSupervision } from './practice/storeSupervision.ts';
import { workdaysBefore } from './practice/workdays.ts';
import { PRACTICE_ADMINISTRATOR, PRACTICE_CLERK, PRACTICE_OFFICE, PRACTICE_PASSWORD } from './practicePeople.ts';

/** Any number does; another one makes another county. */
const SEED = 20_260_301;

/**
 * Builds the practice office (练习用机构, feature U9) in an empty or missing folder and leaves it open, logged in as its clerk.
 * Everything in it is invented, the same on every machine, and dated relative to today.
 * @throws AppError `office_exists`, and whatever storage fails with
 */
export async function buildPractice(given: JobContext, folder: string): Promise<void> {
  const topics = new Set<string>();
  const context = unannounced(given, topics);
  const { runtime, today } = context;
  const steps = progressOf(context);
  await createOffice(
    { ...PRACTICE_OFFICE, folder },
    { argon2: 'floor', now: runtime.now, newId: () => runtime.newId(), practice: true },
  );
  await runtime.choose(folder, PRACTICE_OFFICE.name, true);
  const workdayAgo = workdaysBefore(today, runtime.options.resourcesDirectory);
  await openSession(runtime, PRACTICE_ADMINISTRATOR, PRACTICE_PASSWORD);
  const added = await context.commit('practice.rules', (write) =>
    storeRules(commandContext(context, write), workdayAgo),
  );
  await openSession(runtime, PRACTICE_CLERK, PRACTICE_PASSWORD);
  steps();

  const organizations = practiceOrganizations(today);
  const organizationIds = await context.commit('practice.organizations', (write) =>
    storeOrganizations(write, organizations),
  );
  steps();
  const dates = { establishedOn: workdayAgo(640), regroupedOn: workdayAgo(215) };
  const duties = await context.commit('practice.duties', (write) => storeDuties(commandContext(context, write), dates));
  const contacts = { ...dates, ...duties, organizationIds, changedOn: workdayAgo(60) };
  await context.commit('practice.contacts', (write) =>
    storeContactAssignments(commandContext(context, write), contacts),
  );
  await context.commit('practice.handovers', (write) =>
    storeHandovers(commandContext(context, write), { ...duties, regroupedOn: dates.regroupedOn }),
  );
  const county = { organizations, ids: organizationIds, workdayAgo };
  const { caseId } = await context.commit('practice.registry', (write) =>
    storeRegistry(commandContext(context, write), county, added),
  );
  steps();
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
    if (meeting.content.fields.organizationId != null)
      await storeAttachments(context, county, { caseId, councilMeetingId: id });
    steps();
  }
  await context.commit('practice.conduct', (write) => storeMeetingConduct(write, duties.leadingGroupId));
  await context.commit('practice.supervision', storeSupervision);
  await context.commit('practice.decisions', storeDecisions);
  await context.commit('practice.plan', (write) => storePlanAndStudy(write, duties.memberIds));
  await context.commit('practice.inspections', (write) =>
    storeInspections(write, duties.memberIds, {
      calendar: officeCalendar(context.runtime),
      settings: context.runtime.settings.inspections,
    }),
  );
  await context.commit('practice.information', storeInformation);
  await context.commit('practice.information', storeFigureReturns);
  await context.commit('practice.community', (write) => storeCommunity(write, county));
  await storeFilings(context, (write) => commandContext(context, write), county);
  await context.commit('practice.risks', (write) => storeRisks(write, county, duties.memberIds));
  await storeReports(context);
  runtime.emit({ type: 'changed', topics: [...topics] });
}

/**
 * Commits without an event for each: a page that read in between would show half an office, or the administrator's desk.
 * @param topics what the one event at the end has to tell
 */
function unannounced(context: JobContext, topics: Set<string>): JobContext {
  const { runtime } = context;
  return {
    ...context,
    commit: async (action, work) => {
      const { environment, actor } = runtime.requireSession();
      const outcome = await runWrite(environment, actor, action, work);
      for (const topic of outcome.topics) topics.add(topic);
      return outcome.value;
    },
  };
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
    { ...NO_DETAILS, ...foundingEvent(id, fields, write.today) },
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

/** Reports one more finished step at every call: office, organizations, duties and registry, documents, six meetings. */
function progressOf(context: JobContext): () => void {
  const STEPS = 10;
  let done = 0;
  context.progress('practice', done, STEPS);
  return () => {
    done += 1;
    context.progress('practice', done, STEPS);
  };
}
