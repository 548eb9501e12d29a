/** Where the names of a collection's fields stand first; the rest stands with the fields of organizations or of the export. */
const FIELD_SECTIONS: Readonly<Record<string, string>> = {
  organization_articles: 'articlesFieldLabels',
  organization_branch: 'branchFieldLabels',
  registration_certificate: 'certificateFieldLabels',
  seal_filing: 'sealFilingFieldLabels',
  organization_term: 'termFieldLabels',
  term_officer: 'termOfficerFieldLabels',
  term_postponement: 'termPostponementFieldLabels',
  organization_meeting: 'organizationMeetingFieldLabels',
  organization_resolution: 'resolutionFieldLabels',
  organization_contact: 'contactFieldLabels',
  contact_assignment: 'contactAssignmentLabels',
  contact_confirmation: 'confirmationFieldLabels',
  assessment_grade: 'gradeFieldLabels',
  penalty: 'penaltyFieldLabels',
  commitment: 'commitmentFieldLabels',
  meeting: 'meetingFieldLabels',
  risk_assessment: 'riskAssessmentFieldLabels',
  activity_filing: 'activityFilingFieldLabels',
  inspection: 'inspectionFieldLabels',
  inspection_finding: 'inspectionFindingFieldLabels',
  service_station: 'stationFieldLabels',
  station_activity: 'activityFieldLabels',
  typical_case: 'caseFieldLabels',
  exchange_case: 'exchangeFieldLabels',
};
/** Where the words of a collection's codes stand, by collection and field. */
const VALUE_SECTIONS: Readonly<Record<string, string>> = {
  'organization_event.kind': 'organizationLabels.event_',
  'organization_branch.kind': 'branchKindLabels.',
  'registration_certificate.copy': 'certificateCopyLabels.',
  'registration_certificate.ending': 'certificateEndingLabels.',
  'seal_filing.kind': 'sealFilingKindLabels.',
  'seal_filing.ending': 'sealEndingLabels.',
  'organization_meeting.body': 'meetingBodyLabels.',
  'organization_resolution.subject': 'resolutionSubjectLabels.',
  'penalty.kind': 'penaltyKindLabels.',
  'commitment.kind': 'commitmentKindLabels.',
  'attachment.kind': 'attachmentKindLabels.',
  'meeting.kind': 'meetingKindLabels.',
  'station_activity.category': 'activityCategoryLabels.',
  'typical_case.category': 'activityCategoryLabels.',
  'action_item.status': 'actionStatusLabels.',
  'activity_filing.activityKind': 'activityKindLabels.',
  'activity_filing.supervisingUnitDecision': 'unitDecisionLabels.',
  'activity_filing.result': 'filingResultLabels.',
  'activity_filing.timeliness': 'filingTimelinessLabels.',
  'inspection.planKind': 'inspectionKindLabels.',
  'inspection.target': 'inspectionTargetLabels.',
  'inspection.conclusion': 'inspectionConclusionLabels.',
  'inspection.reinspectionResult': 'inspectionReinspectionLabels.',
  'inspection_finding.severity': 'inspectionSeverityLabels.',
  'inspection_finding.reinspectionResult': 'inspectionReinspectionLabels.',
  'dormant_review.outcome': 'dormantOutcomeLabels.',
  'risk_assessment.subjectKind': 'riskSubjectLabels.',
  'risk_assessment.levelBefore': 'riskLevelLabels.',
  'risk_assessment.levelCurrent': 'riskLevelLabels.',
  'risk_assessment.levelAfter': 'riskLevelLabels.',
  'risk_assessment.statementState': 'riskStatementLabels.',
};

/** Under which keys of the catalogue the name of a field may stand, the best first. */
export function fieldWordKeys(collection: string, field: string): readonly string[] {
  const own = FIELD_SECTIONS[collection] ?? 'organizationFields';
  return [`${own}.${field}`, `exportFields.${field}`, `organizationFields.${field}`];
}

/** Under which key of the catalogue the word of a code stands. */
export function valueWordKey(collection: string, field: string, code: string): string {
  return `${VALUE_SECTIONS[`${collection}.${field}`] ?? `organizationLabels.${field}_`}${code}`;
}
