import type { Handlers } from './context.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { actionsHandlers } from './features/actions/actions.procedures.ts';
import { activityFilingsHandlers } from './features/activityFilings/activityFilings.procedures.ts';
import { agendaProposalsHandlers } from './features/agendaProposals/agendaProposals.procedures.ts';
import { annualReviewsHandlers } from './features/annualReviews/annualReviews.procedures.ts';
import { articlesHandlers } from './features/articles/articles.procedures.ts';
import { assessmentGradesHandlers } from './features/assessmentGrades/assessmentGrades.procedures.ts';
import { attachmentsHandlers } from './features/attachments/attachments.procedures.ts';
import { auditHandlers } from './features/audit/audit.procedures.ts';
import { branchesHandlers } from './features/branches/branches.procedures.ts';
import { certificatesHandlers } from './features/certificates/certificates.procedures.ts';
import { collectionTasksHandlers } from './features/collectionTasks/collectionTasks.procedures.ts';
import { commitmentsHandlers } from './features/commitments/commitments.procedures.ts';
import { communityHandlers } from './features/community/community.procedures.ts';
import { consistencyHandlers } from './features/consistency/consistency.procedures.ts';
import { contactAssignmentsHandlers } from './features/contactAssignments/contactAssignments.procedures.ts';
import { contactsHandlers } from './features/contacts/contacts.procedures.ts';
import { decisionsHandlers } from './features/decisions/decisions.procedures.ts';
import { documentNumbersHandlers } from './features/documentNumbers/documentNumbers.procedures.ts';
import { documentsHandlers } from './features/documents/documents.procedures.ts';
import { dormantOrganizationsHandlers } from './features/dormantOrganizations/dormantOrganizations.procedures.ts';
import { draftsHandlers } from './features/drafts/drafts.procedures.ts';
import { duplicatesHandlers } from './features/duplicates/duplicates.procedures.ts';
import { dutiesHandlers } from './features/duties/duties.procedures.ts';
import { exportsHandlers } from './features/exports/exports.procedures.ts';
import { extraFieldsHandlers } from './features/extraFields/extraFields.procedures.ts';
import { filesHandlers } from './features/files/files.procedures.ts';
import { handoversHandlers } from './features/handovers/handovers.procedures.ts';
import { informationHandlers } from './features/information/information.procedures.ts';
import { inspectionsHandlers } from './features/inspections/inspections.procedures.ts';
import { jobsHandlers } from './features/jobs/jobs.procedures.ts';
import { materialChecklistsHandlers } from './features/materialChecklists/materialChecklists.procedures.ts';
import { meetingPapersHandlers } from './features/meetingPapers/meetingPapers.procedures.ts';
import { meetingsHandlers } from './features/meetings/meetings.procedures.ts';
import { meetingTemplatesHandlers } from './features/meetingTemplates/meetingTemplates.procedures.ts';
import { minutesHandlers } from './features/minutes/minutes.procedures.ts';
import { officesHandlers } from './features/offices/offices.procedures.ts';
import { officialDocumentsHandlers } from './features/officialDocuments/officialDocuments.procedures.ts';
import { organizationEventsHandlers } from './features/organizationEvents/organizationEvents.procedures.ts';
import { organizationMeetingsHandlers } from './features/organizationMeetings/organizationMeetings.procedures.ts';
import { organizationsHandlers } from './features/organizations/organizations.procedures.ts';
import { penaltiesHandlers } from './features/penalties/penalties.procedures.ts';
import { planItemsHandlers } from './features/planItems/planItems.procedures.ts';
import { recordsHandlers } from './features/records/records.procedures.ts';
import { recurringDutiesHandlers } from './features/recurringDuties/recurringDuties.procedures.ts';
import { registrationCertificatesHandlers } from './features/registrationCertificates/registrationCertificates.procedures.ts';
import { regroupingsHandlers } from './features/regroupings/regroupings.procedures.ts';
import { reportsHandlers } from './features/reports/reports.procedures.ts';
import { reportTemplatesHandlers } from './features/reports/reportTemplates.procedures.ts';
import { riskPicturesHandlers } from './features/riskAssessments/heatMap.procedures.ts';
import { riskAssessmentsHandlers } from './features/riskAssessments/riskAssessments.procedures.ts';
import { riskMatricesHandlers } from './features/riskMatrices/riskMatrices.procedures.ts';
import { rollUpHandlers } from './features/rollUp/rollUp.procedures.ts';
import { sealFilingsHandlers } from './features/sealFilings/sealFilings.procedures.ts';
import { sealsHandlers } from './features/seals/seals.procedures.ts';
import { searchHandlers } from './features/search/search.procedures.ts';
import { lockSession, sessionHandlers } from './features/session/session.procedures.ts';
import { settingsHandlers } from './features/settings/settings.procedures.ts';
import { signingHandlers } from './features/signing/signing.procedures.ts';
import { studySessionsHandlers } from './features/studySessions/studySessions.procedures.ts';
import { termsHandlers } from './features/terms/terms.procedures.ts';
import { todayHandlers } from './features/today/today.procedures.ts';
import { trustHandlers } from './features/trust/trust.procedures.ts';
import { unitsHandlers } from './features/units/units.procedures.ts';
import { usersHandlers } from './features/users/users.procedures.ts';
import { workingCalendarsHandlers } from './features/workingCalendars/workingCalendars.procedures.ts';
import { Runtime } from './runtime.ts';
import { startAttachmentReader } from './search/attachmentText.ts';
import type { Service, ServiceOptions } from './service.ts';

const IDLE_CHECK_MILLISECONDS = 10_000;

/** Every procedure that the service answers, by name; the types prove that none is missing. */
function allHandlers(cancel: (callId: string) => boolean): Handlers {
  return {
    ...sessionHandlers,
    ...officesHandlers,
    ...filesHandlers,
    ...jobsHandlers(cancel),
    ...organizationsHandlers,
    ...annualReviewsHandlers,
    ...assessmentGradesHandlers,
    ...penaltiesHandlers,
    ...activityFilingsHandlers,
    ...commitmentsHandlers,
    ...contactsHandlers,
    ...organizationEventsHandlers,
    ...duplicatesHandlers,
    ...articlesHandlers,
    ...registrationCertificatesHandlers,
    ...riskMatricesHandlers,
    ...riskPicturesHandlers,
    ...sealFilingsHandlers,
    ...termsHandlers,
    ...todayHandlers,
    ...organizationMeetingsHandlers,
    ...branchesHandlers,
    ...dormantOrganizationsHandlers,
    ...materialChecklistsHandlers,
    ...consistencyHandlers,
    ...contactAssignmentsHandlers,
    ...dutiesHandlers,
    ...handoversHandlers,
    ...regroupingsHandlers,
    ...reportTemplatesHandlers,
    ...agendaProposalsHandlers,
    ...meetingsHandlers,
    ...minutesHandlers,
    ...meetingPapersHandlers,
    ...meetingTemplatesHandlers,
    ...decisionsHandlers,
    ...actionsHandlers,
    ...planItemsHandlers,
    ...informationHandlers,
    ...collectionTasksHandlers,
    ...inspectionsHandlers,
    ...communityHandlers,
    ...studySessionsHandlers,
    ...recurringDutiesHandlers,
    ...reportsHandlers,
    ...rollUpHandlers,
    ...riskAssessmentsHandlers,
    ...attachmentsHandlers,
    ...documentsHandlers,
    ...officialDocumentsHandlers,
    ...documentNumbersHandlers,
    ...sealsHandlers,
    ...recordsHandlers,
    ...draftsHandlers,
    ...searchHandlers,
    ...settingsHandlers,
    ...signingHandlers,
    ...certificatesHandlers,
    ...trustHandlers,
    ...unitsHandlers,
    ...usersHandlers,
    ...auditHandlers,
    ...exportsHandlers,
    ...extraFieldsHandlers,
    ...workingCalendarsHandlers,
  };
}

/** The domain service: the same behind the utility process, the loopback host, the command line and the tests. */
export function createService(options: ServiceOptions): Service {
  const runtime = new Runtime(options);
  const dispatcher: Dispatcher = createDispatcher(
    runtime,
    allHandlers((callId) => dispatcher.cancel(callId)),
  );

  const lock: Service['lock'] = async (reason) => {
    await dispatcher.drain();
    await lockSession(runtime, reason);
  };
  const idle = setInterval(() => {
    const { session, settings, lastActivity } = runtime;
    if (session && runtime.now() - lastActivity >= settings.idleMinutes * 60_000) void lock('idle');
  }, IDLE_CHECK_MILLISECONDS);
  idle.unref();
  const reader = startAttachmentReader(runtime);

  return {
    call: dispatcher.call,
    onEvent: (listener) => runtime.onEvent(listener),
    files: runtime.files.hosts,
    lock,
    close: async () => {
      clearInterval(idle);
      await reader.stop();
      await lock('closed');
      await runtime.letGo();
      await runtime.documents.close();
    },
  };
}
