import { actionsContract } from '../features/actions/actions.contract.ts';
import { loopContract } from '../features/actions/loop.contract.ts';
import { activityFilingsContract } from '../features/activityFilings/activityFilings.contract.ts';
import { agendaProposalsContract } from '../features/agendaProposals/agendaProposals.contract.ts';
import { annualReviewsContract } from '../features/annualReviews/annualReviews.contract.ts';
import { articlesContract } from '../features/articles/articles.contract.ts';
import { assessmentGradesContract } from '../features/assessmentGrades/assessmentGrades.contract.ts';
import { attachmentsContract } from '../features/attachments/attachments.contract.ts';
import { auditContract } from '../features/audit/audit.contract.ts';
import { branchesContract } from '../features/branches/branches.contract.ts';
import { certificatesContract } from '../features/certificates/certificates.contract.ts';
import { collectionTasksContract } from '../features/collectionTasks/collectionTasks.contract.ts';
import { commitmentsContract } from '../features/commitments/commitments.contract.ts';
import { caseExchangesContract } from '../features/community/caseExchanges.contract.ts';
import { serviceStationsContract } from '../features/community/serviceStations.contract.ts';
import { stationActivitiesContract } from '../features/community/stationActivities.contract.ts';
import { typicalCasesContract } from '../features/community/typicalCases.contract.ts';
import { consistencyContract } from '../features/consistency/consistency.contract.ts';
import { contactAssignmentsContract } from '../features/contactAssignments/contactAssignments.contract.ts';
import { contactsContract } from '../features/contacts/contacts.contract.ts';
import { decisionsContract } from '../features/decisions/decisions.contract.ts';
import { documentNumbersContract } from '../features/documentNumbers/documentNumbers.contract.ts';
import { documentsContract } from '../features/documents/documents.contract.ts';
import { dormantOrganizationsContract } from '../features/dormantOrganizations/dormantOrganizations.contract.ts';
import { draftsContract } from '../features/drafts/drafts.contract.ts';
import { duplicatesContract } from '../features/duplicates/duplicates.contract.ts';
import { dutiesContract } from '../features/duties/duties.contract.ts';
import { exportsContract } from '../features/exports/exports.contract.ts';
import { extraFieldsContract } from '../features/extraFields/extraFields.contract.ts';
import { filesContract } from '../features/files/files.contract.ts';
import { handoversContract } from '../features/handovers/handovers.contract.ts';
import { informationContract } from '../features/information/information.contract.ts';
import { inspectionsContract } from '../features/inspections/inspections.contract.ts';
import { jobsContract } from '../features/jobs/jobs.contract.ts';
import { materialChecklistsContract } from '../features/materialChecklists/materialChecklists.contract.ts';
import { meetingPapersContract } from '../features/meetingPapers/meetingPapers.contract.ts';
import { meetingsContract } from '../features/meetings/meetings.contract.ts';
import { meetingTemplatesContract } from '../features/meetingTemplates/meetingTemplates.contract.ts';
import { minutesContract } from '../features/minutes/minutes.contract.ts';
import { nativeContract } from '../features/native/native.contract.ts';
import { officesContract } from '../features/offices/offices.contract.ts';
import { officialDocumentsContract } from '../features/officialDocuments/officialDocuments.contract.ts';
import { organizationEventsContract } from '../features/organizationEvents/organizationEvents.contract.ts';
import { organizationMeetingsContract } from '../features/organizationMeetings/organizationMeetings.contract.ts';
import { dueItemsContract } from '../features/organizations/dueItems.contract.ts';
import { organizationPageContract } from '../features/organizations/organizationPage.contract.ts';
import { organizationsContract } from '../features/organizations/organizations.contract.ts';
import { organizationImportsContract } from '../features/organizations/organizations.imports.contract.ts';
import { penaltiesContract } from '../features/penalties/penalties.contract.ts';
import { planItemsContract } from '../features/planItems/planItems.contract.ts';
import { recordsContract } from '../features/records/records.contract.ts';
import { recurringDutiesContract } from '../features/recurringDuties/recurringDuties.contract.ts';
import { registrationCertificatesContract } from '../features/registrationCertificates/registrationCertificates.contract.ts';
import { regroupingsContract } from '../features/regroupings/regroupings.contract.ts';
import { reportsContract } from '../features/reports/reports.contract.ts';
import { reportTemplatesContract } from '../features/reports/reportTemplates.contract.ts';
import { riskPicturesContract } from '../features/riskAssessments/heatMap.contract.ts';
import { riskAssessmentsContract } from '../features/riskAssessments/riskAssessments.contract.ts';
import { riskMatricesContract } from '../features/riskMatrices/riskMatrices.contract.ts';
import { rollUpContract } from '../features/rollUp/rollUp.contract.ts';
import { sealFilingsContract } from '../features/sealFilings/sealFilings.contract.ts';
import { sealsContract } from '../features/seals/seals.contract.ts';
import { searchContract } from '../features/search/search.contract.ts';
import { sessionContract } from '../features/session/session.contract.ts';
import { settingsContract } from '../features/settings/settings.contract.ts';
import { signingContract } from '../features/signing/signing.contract.ts';
import { studySessionsContract } from '../features/studySessions/studySessions.contract.ts';
import { termsContract } from '../features/terms/terms.contract.ts';
import { todayContract } from '../features/today/today.contract.ts';
import { trustContract } from '../features/trust/trust.contract.ts';
import { unitsContract } from '../features/units/units.contract.ts';
import { usersContract } from '../features/users/users.contract.ts';
import { workingCalendarsContract } from '../features/workingCalendars/workingCalendars.contract.ts';
import type { InputOf, OutputOf, ParsedInputOf } from './procedure.ts';

/** The one list of procedures. Nothing crosses between screen and service except a call to a name on it. */
export const PROCEDURES = [
  ...sessionContract,
  ...officesContract,
  ...filesContract,
  ...jobsContract,
  ...nativeContract,
  ...organizationsContract,
  ...organizationPageContract,
  ...dueItemsContract,
  ...organizationImportsContract,
  ...annualReviewsContract,
  ...assessmentGradesContract,
  ...consistencyContract,
  ...contactAssignmentsContract,
  ...penaltiesContract,
  ...activityFilingsContract,
  ...commitmentsContract,
  ...contactsContract,
  ...organizationEventsContract,
  ...duplicatesContract,
  ...articlesContract,
  ...registrationCertificatesContract,
  ...riskMatricesContract,
  ...riskPicturesContract,
  ...sealFilingsContract,
  ...branchesContract,
  ...termsContract,
  ...todayContract,
  ...organizationMeetingsContract,
  ...dormantOrganizationsContract,
  ...materialChecklistsContract,
  ...dutiesContract,
  ...handoversContract,
  ...regroupingsContract,
  ...agendaProposalsContract,
  ...meetingsContract,
  ...minutesContract,
  ...meetingPapersContract,
  ...meetingTemplatesContract,
  ...decisionsContract,
  ...actionsContract,
  ...planItemsContract,
  ...inspectionsContract,
  ...informationContract,
  ...collectionTasksContract,
  ...studySessionsContract,
  ...recurringDutiesContract,
  ...reportsContract,
  ...reportTemplatesContract,
  ...rollUpContract,
  ...riskAssessmentsContract,
  ...serviceStationsContract,
  ...stationActivitiesContract,
  ...typicalCasesContract,
  ...caseExchangesContract,
  ...loopContract,
  ...attachmentsContract,
  ...documentsContract,
  ...officialDocumentsContract,
  ...documentNumbersContract,
  ...sealsContract,
  ...recordsContract,
  ...draftsContract,
  ...searchContract,
  ...settingsContract,
  ...signingContract,
  ...certificatesContract,
  ...trustContract,
  ...unitsContract,
  ...usersContract,
  ...auditContract,
  ...exportsContract,
  ...extraFieldsContract,
  ...workingCalendarsContract,
] as const;

type Listed = (typeof PROCEDURES)[number];
export type ProcedureName = Listed['name'];
export type ProcedureNamed<Name extends ProcedureName> = Extract<Listed, { name: Name }>;
/** What a caller writes. */
export type CallInput<Name extends ProcedureName> = InputOf<ProcedureNamed<Name>>;
/** What a handler receives. */
export type HandlerInput<Name extends ProcedureName> = ParsedInputOf<ProcedureNamed<Name>>;
export type CallOutput<Name extends ProcedureName> = OutputOf<ProcedureNamed<Name>>;
