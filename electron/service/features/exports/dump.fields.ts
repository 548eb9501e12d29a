import { messageIfKnown } from '#shared/text/index.ts';
import * as catalogue from '#shared/text/zh-CN/index.ts';
import type { CollectionName } from '../../db/collections.ts';
import { isCollection } from './dump.repository.ts';

const sections: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue;

/** Sections of the catalogue in which a collection's fields are looked up first; the rest stands in `exportFields`. */
const FIELD_SECTIONS: Partial<Record<CollectionName, string>> = {
  organization: 'organizationFields',
  extra_field: 'extraFieldLabels',
  meeting: 'meetingFieldLabels',
  minutes_version: 'minutesFieldLabels',
  minutes_review: 'minutesFieldLabels',
  minutes_remark: 'minutesFieldLabels',
  minutes_correction: 'minutesFieldLabels',
  official_document: 'officialFieldLabels',
  organization_articles: 'articlesFieldLabels',
  organization_branch: 'branchFieldLabels',
  registration_certificate: 'certificateFieldLabels',
  seal_filing: 'sealFilingFieldLabels',
  organization_contact: 'contactFieldLabels',
  contact_assignment: 'contactAssignmentLabels',
  contact_confirmation: 'confirmationFieldLabels',
  assessment_grade: 'gradeFieldLabels',
  penalty: 'penaltyFieldLabels',
  commitment: 'commitmentFieldLabels',
  organization_term: 'termFieldLabels',
  term_officer: 'termOfficerFieldLabels',
  term_postponement: 'termPostponementFieldLabels',
  organization_meeting: 'organizationMeetingFieldLabels',
  organization_resolution: 'resolutionFieldLabels',
  office: 'unitFieldLabels',
  unit_change: 'unitChangeLabels',
  plan_item: 'planItemFieldLabels',
  calendar_edition: 'calendarFieldLabels',
  activity_filing: 'activityFilingFieldLabels',
  activity_filing_move: 'activityFilingMoveFieldLabels',
  inspection: 'inspectionFieldLabels',
  inspection_finding: 'inspectionFindingFieldLabels',
  inspection_paper: 'inspectionPaperFieldLabels',
  inspection_template: 'inspectionTemplateFieldLabels',
  inspection_draw: 'inspectionDrawFieldLabels',
  risk_matrix: 'riskMatrixFieldLabels',
  risk_assessment: 'riskAssessmentFieldLabels',
  risk_factor: 'riskFactorFieldLabels',
  risk_measure: 'riskMeasureFieldLabels',
  risk_acceptance: 'riskAcceptanceFieldLabels',
  report: 'reportFieldLabels',
  study_session: 'studyFieldLabels',
  study_make_up: 'studyFieldLabels',
  information_submission: 'informationFieldLabels',
  information_adoption: 'informationFieldLabels',
  information_target: 'informationFieldLabels',
  collection_task: 'collectionFieldLabels',
  collection_return: 'collectionFieldLabels',
  collection_notice: 'collectionFieldLabels',
  service_station: 'stationFieldLabels',
  station_activity: 'activityFieldLabels',
  typical_case: 'caseFieldLabels',
  case_exchange: 'exchangeFieldLabels',
  exchange_case: 'exchangeFieldLabels',
  regrouping: 'regroupingFieldLabels',
  handover: 'handoverFieldLabels',
  meeting_template: 'meetingTemplateFieldLabels',
  agenda_proposal: 'agendaProposalFieldLabels',
  agenda_item: 'meetingConductFieldLabels',
};

/** Sections with the words of enum fields, by `<collection>.<field>` or by the field alone. */
const VALUE_SECTIONS: Readonly<Record<string, string>> = {
  'office.level': 'unitLevelLabels',
  'unit_change.kind': 'units.kind_',
  'duty_assignment.role': 'dutyRoleLabels',
  'handover.stage': 'handoverStageLabels',
  'duty_item.kind': 'dutyKindLabels',
  'leading_group.quorum': 'groupQuorumLabels',
  'meeting.kind': 'meetingKindLabels',
  'minutes_version.reason': 'versionReasonLabels',
  'minutes_review.state': 'reviewStateLabels',
  'minutes_remark.place': 'minutesPlaceLabels',
  'attendance.capacity': 'attendanceLabels',
  'agenda_item.stage': 'agendaStageLabels',
  'agenda_item.outcome': 'agendaOutcomeLabels',
  'agenda_proposal.stage': 'agendaStageLabels',
  'agenda_step.step': 'agendaStepLabels',
  'decision.ballot': 'ballotLabels',
  'meeting_template.kind': 'meetingKindLabels',
  'meeting_template.attendanceMode': 'attendanceModeLabels',
  'action_item.status': 'actionStatusLabels',
  'action_item.stage': 'actionStageLabels',
  'action_item.progress': 'actionProgressLabels',
  'action_step.kind': 'actionStepLabels',
  'action_step.progress': 'actionProgressLabels',
  'action_extension.state': 'extensionStateLabels',
  'decision_change.kind': 'decisionChangeLabels',
  'decision_citation.ownerType': 'citingLabels',
  'attachment.kind': 'documentKindLabels',
  'official_document.form': 'officialFormLabels',
  'official_document.stage': 'officialStageLabels',
  'document_number.state': 'numberStateLabels',
  'document_step.step': 'approvalStepLabels',
  'extra_field.fieldType': 'extraTypeLabels',
  'document_step.outcome': 'stepOutcomeLabels',
  'dormant_review.outcome': 'dormantOutcomeLabels',
  'organization_event.kind': 'organizationLabels.event_',
  'organization_branch.kind': 'branchKindLabels',
  'registration_certificate.copy': 'certificateCopyLabels',
  'registration_certificate.ending': 'certificateEndingLabels',
  'seal_filing.kind': 'sealFilingKindLabels',
  'assessment_grade.grade': 'organizationLabels.assessmentGrade_',
  'penalty.kind': 'penaltyKindLabels',
  'commitment.kind': 'commitmentKindLabels',
  'seal_filing.ending': 'sealEndingLabels',
  'organization_meeting.body': 'meetingBodyLabels',
  'organization_resolution.subject': 'resolutionSubjectLabels',
  'plan_item.status': 'planStatusLabels',
  'activity_filing.activityKind': 'activityKindLabels',
  'activity_filing.supervisingUnitDecision': 'unitDecisionLabels',
  'activity_filing.result': 'filingResultLabels',
  'activity_filing.timeliness': 'filingTimelinessLabels',
  'inspection.planKind': 'inspectionKindLabels',
  'inspection.target': 'inspectionTargetLabels',
  'inspection.conclusion': 'inspectionConclusionLabels',
  'inspection.reinspectionResult': 'inspectionReinspectionLabels',
  'inspection_finding.severity': 'inspectionSeverityLabels',
  'inspection_finding.reinspectionResult': 'inspectionReinspectionLabels',
  'inspection_paper.kind': 'inspectionPaperLabels',
  'inspection_template.target': 'inspectionTargetLabels',
  'risk_assessment.subjectKind': 'riskSubjectLabels',
  'risk_assessment.levelBefore': 'riskLevelLabels',
  'risk_assessment.levelCurrent': 'riskLevelLabels',
  'risk_assessment.levelAfter': 'riskLevelLabels',
  'risk_assessment.statementState': 'riskStatementLabels',
  'risk_factor.factorCategory': 'riskFactorLabels',
  'risk_factor.levelBefore': 'riskLevelLabels',
  'risk_factor.levelCurrent': 'riskLevelLabels',
  'risk_factor.levelAfter': 'riskLevelLabels',
  'risk_factor.carried': 'riskCarriedLabels',
  'risk_measure.kind': 'riskMeasureKindLabels',
  'report.kind': 'reportKindLabels',
  'report.state': 'reportStageLabels',
  'report_template.kind': 'reportKindLabels',
  'study_session.kind': 'studyKindLabels',
  'information_submission.kind': 'informationKindLabels',
  'information_adoption.level': 'adoptionLevelLabels',
  'collection_return.timeliness': 'recipientStateLabels',
  'collection_notice.kind': 'collectionNoticeLabels',
  'station_activity.category': 'activityCategoryLabels',
  'typical_case.category': 'activityCategoryLabels',
  recordState: 'organizationLabels.recordState_',
};
const ORGANIZATION_TABLES: ReadonlySet<string> = new Set(['organization', 'organization_contact', 'annual_review']);

/** The Chinese name of a table. */
export function tableTitle(table: string): string {
  return messageIfKnown('zh-CN', `auditObjects.${table}`) ?? messageIfKnown('zh-CN', `exportTables.${table}`) ?? table;
}

/** The Chinese name of a field; undefined when the catalogues have none. */
export function fieldTitle(table: string, field: string): string | undefined {
  const section = isCollection(table) ? FIELD_SECTIONS[table] : undefined;
  const own = section && messageIfKnown('zh-CN', `${section}.${field}`);
  return (
    own ?? messageIfKnown('zh-CN', `exportFields.${field}`) ?? messageIfKnown('zh-CN', `organizationFields.${field}`)
  );
}

/** The Chinese word of every code of an enum field; undefined for any other field. */
export function valueWords(table: string, field: string): Readonly<Record<string, string>> | undefined {
  const section =
    VALUE_SECTIONS[`${table}.${field}`] ??
    VALUE_SECTIONS[field] ??
    (ORGANIZATION_TABLES.has(table) ? `organizationLabels.${field}_` : undefined);
  if (section === undefined) return undefined;
  const [name = '', prefix = ''] = section.split('.');
  const words = Object.entries(sections[name] ?? {}).flatMap(([key, word]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), word] as const] : [],
  );
  return words.length === 0 ? undefined : Object.fromEntries(words);
}
