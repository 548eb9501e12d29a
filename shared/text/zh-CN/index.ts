export {
  actionBehindLabels,
  actionLoop,
  actionPrint,
  actionProgressLabels,
  actionStageLabels,
  actionStepLabels,
  extensionStateLabels,
  reportPeriodLabels,
} from './actionLoop.ts';
export { actions } from './actions.ts';
export {
  activityFilingFieldLabels,
  activityFilingMoveFieldLabels,
  activityFilings,
  activityKindLabels,
  filingBasisLabels,
  filingPrint,
  filingResultLabels,
  filingStageLabels,
  filingTimelinessLabels,
  filingUnitLabels,
  filingVerdict,
  filingWarningLabels,
  unitDecisionLabels,
} from './activityFilings.ts';
export {
  agendaProposalFieldLabels,
  agendaProposals,
} from './agendaProposals.ts';
export { annualReviews } from './annualReviews.ts';
export { attachmentKindLabels, attachments } from './attachments.ts';
export { audit } from './audit.ts';
export { auditActions } from './auditActions.ts';
export { auditObjects, auditVerbs, lockReasons } from './auditObjects.ts';
export {
  certificateAlgorithmLabels,
  certificateStateLabels,
  certificates,
  revocationReasonLabels,
} from './certificates.ts';
export {
  collectionFieldLabels,
  collectionNoticeLabels,
  collectionPrint,
  collectionStateLabels,
  collectionTasks,
  recipientStateLabels,
} from './collectionTasks.ts';
export { common } from './common.ts';
export {
  activityCategoryLabels,
  activityFieldLabels,
  caseExchanges,
  caseFieldLabels,
  community,
  communityStatistics,
  exchangeFieldLabels,
  serviceStations,
  stationActivities,
  stationFieldLabels,
  typicalCases,
} from './community.ts';
export { consistency } from './consistency.ts';
export { consistencyFindings } from './consistencyFindings.ts';
export { consistencyRules } from './consistencyRules.ts';
export {
  contactAssignmentLabels,
  contactAssignments,
  contactChangeLabels,
  contactTypeLabels,
} from './contactAssignments.ts';
export {
  confirmationFieldLabels,
  contactFieldLabels,
  contacts,
  liaisonChangeLabels,
} from './contacts.ts';
export { citingLabels, decisionChangeLabels, decisionStateLabels, decisions } from './decisions.ts';
export { documentNumbers, numberStateLabels } from './documentNumbers.ts';
export {
  checkReport,
  documentKindLabels,
  documents,
  laterChangeLabels,
  revocationLabels,
  signatureAlgorithmLabels,
  signatureKindLabels,
  signatureProblemLabels,
  signatureStatusLabels,
  trustProblemLabels,
} from './documents.ts';
export { dormantOrganizations, dormantOutcomeLabels, dormantReasonLabels } from './dormantOrganizations.ts';
export { drawingWarnings } from './drawingWarnings.ts';
export { dueItems, dueKindLabels, dueRules } from './dueItems.ts';
export {
  duplicates,
  likenessLabels,
  likenessShortLabels,
  mergeDifferenceLabels,
  mergeGroundLabels,
} from './duplicates.ts';
export { duties, dutyKindLabels, dutyRoleLabels, groupQuorumLabels, unitLevelLabels } from './duties.ts';
export { dutyFindings } from './dutyFindings.ts';
export { dutyPrint } from './dutyPrint.ts';
export { editor } from './editor.ts';
export { errors } from './errors.ts';
export { errorWords } from './errorWords.ts';
export { actionStatusLabels, exportFields, exportTables } from './exportFields.ts';
export { exports, exportViewer } from './exports.ts';
export { extraFieldLabels, extraFields, extraTypeLabels } from './extraFields.ts';
export { fieldIssues } from './fieldIssues.ts';
export { figureGroups } from './figureGroups.ts';
export { figureParts } from './figureParts.ts';
export { figures } from './figures.ts';
export { figureUnits } from './figureUnits.ts';
export { handoverFieldLabels, handoverLabels, handoverPrint, handoverStageLabels, handovers } from './handovers.ts';
export { importCodes } from './importCodes.ts';
export { importFields } from './importFields.ts';
export { importReport } from './importReport.ts';
export { imports } from './imports.ts';
export {
  adoptionLevelLabels,
  information,
  informationFieldLabels,
  informationKindLabels,
  targetKindLabels,
  targetStateLabels,
} from './information.ts';
export { inspectionChecks, inspectionClauses, inspectionTemplates } from './inspectionDefaults.ts';
export {
  inspectionConclusionLabels,
  inspectionDrawFieldLabels,
  inspectionFieldLabels,
  inspectionFindingFieldLabels,
  inspectionFindingShown,
  inspectionFindingStateLabels,
  inspectionKindLabels,
  inspectionPaperFieldLabels,
  inspectionPaperLabels,
  inspectionReinspectionLabels,
  inspectionResultLabels,
  inspectionSeverityLabels,
  inspectionShown,
  inspectionStateLabels,
  inspectionTargetLabels,
  inspectionTemplateFieldLabels,
} from './inspectionLabels.ts';
export { inspectionPrint } from './inspectionPrint.ts';
export { inspections } from './inspections.ts';
export { issuedDocuments } from './issuedDocuments.ts';
export {
  materialChecklists,
  materialFormLabels,
  materialPrint,
  materialProblemLabels,
  materialRequirementLabels,
  materialStateLabels,
} from './materialChecklists.ts';
export { materialHints, materialNames, matterTitles } from './materialDefaults.ts';
export {
  agendaOutcomeLabels,
  agendaStageLabels,
  agendaStageShortLabels,
  agendaStepLabels,
  ballotLabels,
  meetingConduct,
  meetingConductFieldLabels,
  meetingQuorumLabels,
} from './meetingConduct.ts';
export { meetingPrint } from './meetingPrint.ts';
export {
  attendanceLabels,
  attendanceShortLabels,
  meetingFieldLabels,
  meetingKindLabels,
  meetingStateLabels,
  meetings,
} from './meetings.ts';
export {
  attendanceModeLabels,
  meetingTemplateFieldLabels,
  meetingTemplates,
} from './meetingTemplates.ts';
export {
  minutes,
  minutesFieldLabels,
  minutesPlaceLabels,
  reviewStateLabels,
  versionReasonLabels,
} from './minutes.ts';
export { minutesDocument } from './minutesDocument.ts';
export { minutesPrint } from './minutesPrint.ts';
export { officeLevels } from './officeLevels.ts';
export { offices } from './offices.ts';
export {
  approvalStepLabels,
  officialDocuments,
  officialFieldLabels,
  officialFormLabels,
  officialRecordLabels,
  officialStageLabels,
  signatureBlockLabels,
  stepOutcomeLabels,
  waitingForLabels,
} from './officialDocuments.ts';
export { officialLayout } from './officialLayout.ts';
export { officialPrint } from './officialPrint.ts';
export { organizationEvents } from './organizationEvents.ts';
export { organizationFields } from './organizationFields.ts';
export { organizationLabels } from './organizationLabels.ts';
export {
  meetingBodyLabels,
  organizationMeetingFieldLabels,
  organizationMeetings,
  quorumSourceLabels,
  resolutionFieldLabels,
  resolutionSubjectLabels,
} from './organizationMeetings.ts';
export { organizationPage } from './organizationPage.ts';
export {
  articlesFieldLabels,
  branchFieldLabels,
  branchKindLabels,
  certificateCopyLabels,
  certificateEndingLabels,
  certificateFieldLabels,
  organizationPapers,
  paperStateLabels,
  sealEndingLabels,
  sealFilingFieldLabels,
  sealFilingKindLabels,
} from './organizationPapers.ts';
export { organizationSheet } from './organizationSheet.ts';
export { organizations } from './organizations.ts';
export { parts } from './parts.ts';
export { passwordReasons } from './passwordReasons.ts';
export { planItemFieldLabels, planItems, planStatusLabels } from './planItems.ts';
export { programTemplates } from './programTemplates.ts';
export { progress } from './progress.ts';
export { decisionLogPrint, proof } from './proof.ts';
export { recovery } from './recovery.ts';
export { dutyStateLabels, periodKindLabels, recurringDuties, recurringDutyLabels } from './recurringDuties.ts';
export { lineupChangeLabels, regroupingFieldLabels, regroupingPrint, regroupings } from './regroupings.ts';
export { reportFacts } from './reportFacts.ts';
export { reportFieldLabels } from './reportFieldLabels.ts';
export { reportKindLabels } from './reportKindLabels.ts';
export { reportPrint } from './reportPrint.ts';
export { reportStageLabels } from './reportStageLabels.ts';
export { reports } from './reports.ts';
export { reportTemplates } from './reportTemplates.ts';
export { reportWarnings } from './reportWarnings.ts';
export {
  riskAcceptanceFieldLabels,
  riskAcceptanceStateLabels,
  riskAssessmentFieldLabels,
  riskCarriedLabels,
  riskDueLabels,
  riskFactorFieldLabels,
  riskFactorLabels,
  riskFactorStateLabels,
  riskMeasureFieldLabels,
  riskMeasureKindLabels,
  riskStateLabels,
  riskStatementLabels,
  riskSubjectLabels,
} from './riskAssessmentLabels.ts';
export { riskAssessments } from './riskAssessments.ts';
export {
  activityFactLabels,
  activitySettingLabels,
  riskLevelLabels,
  riskMatrices,
  riskMatrixFieldLabels,
} from './riskMatrices.ts';
export { riskDifferenceLabels, riskPictures } from './riskPictures.ts';
export { roleLabels } from './roleLabels.ts';
export { figureForm, rollUp } from './rollUp.ts';
export { ruleIssues } from './ruleIssues.ts';
export { ruler } from './ruler.ts';
export { rulerRules, rulerSheet } from './rulerRules.ts';
export { seals } from './seals.ts';
export { search } from './search.ts';
export { session } from './session.ts';
export { sessionNotices } from './sessionNotices.ts';
export { settings } from './settings.ts';
export { shell } from './shell.ts';
export { signing } from './signing.ts';
export { studyFieldLabels, studyKindLabels, studySessions, studyStateLabels } from './studySessions.ts';
export {
  commitmentFieldLabels,
  commitmentKindLabels,
  entryClock,
  gradeFieldLabels,
  penaltyFieldLabels,
  penaltyKindLabels,
  supervision,
} from './supervision.ts';
export {
  officerPosts,
  termFieldLabels,
  termOfficerFieldLabels,
  termPostponementFieldLabels,
  terms,
  termTypeLabels,
} from './terms.ts';
export { timeline, timelineKindLabels, timelineText } from './timeline.ts';
export {
  cadenceLabels,
  today,
  todayDueLabels,
  todayGroupLabels,
  todayModuleLabels,
  todayRules,
  waitingKindLabels,
} from './today.ts';
export { confirmationLabels, trust, trustKindLabels } from './trust.ts';
export { unitChangeLabels, unitFieldLabels, units } from './units.ts';
export { users } from './users.ts';
export { plainAnswerLabels, recordKeyLabels, recordTypeLabels, verifierPage } from './verifierPage.ts';
export { versionConflict } from './versionConflict.ts';
export { wordWarnings } from './wordWarnings.ts';
export { calendarFieldLabels, deadlineKindLabels, workingCalendars } from './workingCalendars.ts';
