import { at, copy, endedBut, type Made, organization, set, spoil } from './faults.ts';

const filing = at('/filings/', 'filing');
const inspection = at('/inspections/', 'inspection');
const risk = at('/risk/', 'risk');

const FILINGS: Readonly<Record<string, Made>> = {
  filing_accepted_bare: spoil('activity_filing', 'filing', "emergencyPlanAttachmentId = 'nothing'", filing),
  filing_accepted_undecided: spoil('activity_filing', 'filing', 'supervisingUnitDecision = NULL', filing),
  filing_permit_missing: spoil('activity_filing', 'filing', 'publicSecurityPermitNo = NULL', filing),
  filing_summary_missing: spoil('activity_filing', 'filing', 'summarySubmittedOn = NULL', filing),
  filing_summary_early: spoil('activity_filing', 'filing', "summarySubmittedOn = '2025-10-01'", filing),
  filing_timeliness: spoil('activity_filing', 'filing', "timeliness = 'late'", filing),
  filing_of_ended: (n) => ({
    record: `filing-${n}`,
    place: filing(n),
    sql: endedBut(n, 'filing'),
  }),
};

const INSPECTIONS: Readonly<Record<string, Made>> = {
  inspection_few: spoil('inspection', 'inspection', `inspectors = '[{"memberId":null,"name":"张文员"}]'`, inspection),
  inspection_future: (n) => ({
    record: `ahead-${n}`,
    place: `/inspections/ahead-${n}`,
    sql: [
      copy(
        'inspection',
        `inspection-${n}`,
        `ahead-${n}`,
        'inspectionNo, organizationId, planKind, target, heldOn, inspectors, checklist, problemsFound, conclusion',
        `'JC-2027-${n}', organizationId, planKind, target, '2027-01-01', inspectors, checklist, 0, 'pass'`,
      ),
    ],
  }),
  inspection_counts: spoil('inspection', 'inspection', 'problemsFound = 3', inspection),
  inspection_pass_problem: (n) => ({
    record: `inspection-${n}`,
    place: inspection(n),
    sql: [
      set('inspection', `inspection-${n}`, "conclusion = 'pass', closedOn = NULL"),
      set(
        'inspection_finding',
        `finding-${n}`,
        'rectifiedOn = NULL, reinspectedOn = NULL, reinspectionResult = NULL, closedOn = NULL',
      ),
    ],
  }),
  inspection_open_of_ended: (n) => ({
    record: `finding-${n}`,
    place: inspection(n),
    sql: [...endedBut(n, ''), set('inspection_finding', `finding-${n}`, 'closedOn = NULL')],
  }),
  finding_closed_bare: (n) => ({
    record: `finding-${n}`,
    place: inspection(n),
    sql: [set('inspection_finding', `finding-${n}`, 'evidenceText = NULL')],
  }),
  finding_days: (n) => ({
    record: `finding-${n}`,
    place: inspection(n),
    sql: [set('inspection_finding', `finding-${n}`, "rectifiedOn = '2025-05-01'")],
  }),
};

const inRisk = (table: string, kind: string, values: string): Made => spoil(table, kind, values, risk);

const RISK: Readonly<Record<string, Made>> = {
  risk_level_matrix: inRisk('risk_factor', 'factor', "levelCurrent = 'major'"),
  risk_residual_above: inRisk('risk_factor', 'factor', "likelihoodAfter = 5, severityAfter = 5, levelAfter = 'major'"),
  risk_lowered_bare: (n) => ({
    record: `factor-${n}`,
    place: risk(n),
    sql: [set('risk_measure', `measure-${n}`, "recordState = 'voided', voidReason = '重复'")],
  }),
  risk_unapproved: spoil('risk_assessment', 'risk', 'approvedByMemberId = NULL, approvedOn = NULL', risk),
  risk_level_highest: spoil('risk_assessment', 'risk', "levelBefore = 'low'", risk),
  risk_acceptance_expired: (n) => ({
    record: `factor-${n}`,
    place: risk(n),
    sql: [set('risk_acceptance', `acceptance-${n}`, "expiresOn = '2026-02-01'")],
  }),
  risk_acceptance_low: inRisk('risk_acceptance', 'acceptance', "riskFactorId = 'factor-1'"),
  risk_measure_factor: (n) => ({
    record: `measure-${n}`,
    place: risk(n),
    sql: [set('risk_measure', `measure-${n}`, `riskFactorIds = '["factor-${n}","factor-1"]'`)],
  }),
  risk_subject_gone: spoil('risk_assessment', 'risk', "subjectId = 'filing-1'", risk),
};

const submission = at('/information?submission=', 'submission');
const station = at('/community?station=', 'station');
const stationActivity = at('/community/activities?activity=', 'activity');
const returned = at('/information/collections/returns/', 'return');
const task = at('/information/collections/', 'task');
const report = at('/reports/', 'report');
const DRAFT_REPORT = "state = 'draft', recordState = 'draft', documentId = NULL, number = NULL, issuedOn = NULL";

const INFORMATION: Readonly<Record<string, Made>> = {
  adoption_before: (n) => ({
    record: `adoption-${n}`,
    place: submission(n),
    sql: [set('information_adoption', `adoption-${n}`, "adoptedOn = '2026-01-10'")],
  }),
  adoption_twice: (n) => ({
    record: `secondAdoption-${n}`,
    place: submission(n),
    sql: [
      copy(
        'information_adoption',
        `adoption-${n}`,
        `secondAdoption-${n}`,
        'submissionId, level, outlet, adoptedOn, points',
        'submissionId, level, outlet, adoptedOn, points',
      ),
    ],
  }),
  submission_section: spoil('information_submission', 'submission', "sectionId = 'nothing'", submission),
  submission_future: (n) => ({
    record: `submission-${n}`,
    place: submission(n),
    sql: [
      set('information_submission', `submission-${n}`, "submittedOn = '2026-10-01'"),
      set('information_adoption', `adoption-${n}`, "recordState = 'voided', voidReason = '重复'"),
    ],
  }),
  station_activity_outside: (n) => ({
    record: `activity-${n}`,
    place: stationActivity(n),
    sql: [set('station_activity', `activity-${n}`, "heldOn = '2021-01-01'")],
  }),
  station_activity_organization: (n) => ({
    record: `activity-${n}`,
    place: stationActivity(n),
    sql: [set('station_activity', `activity-${n}`, `organizationIds = '["nothing"]'`)],
  }),
  station_hub: spoil('service_station', 'station', "hubOrganizationId = 'organization-10'", station),
  report_document_gone: spoil('report', 'report', "documentId = 'nothing'", report),
  report_document_differs: spoil('report', 'report', "issuedOn = '2025-04-11'", report),
  report_overdue: spoil('report', 'report', `${DRAFT_REPORT}, dueOn = '2025-07-15'`, report),
  report_uncounted: spoil('report', 'report', `${DRAFT_REPORT}, countedAt = NULL`, report),
  return_not_asked: (n) => ({
    record: `return-${n}`,
    place: returned(n),
    sql: [set('collection_return', `return-${n}`, "officeId = 'section-1'")],
  }),
  return_timeliness: (n) => ({
    record: `return-${n}`,
    place: returned(n),
    sql: [set('collection_return', `return-${n}`, "receivedAt = '2026-02-21T00:10'")],
  }),
  return_contains_itself: (n) => ({
    record: `return-${n}`,
    place: returned(n),
    sql: [set('collection_return', `return-${n}`, `coversOfficeIds = '["section-${n}"]'`)],
  }),
  return_contains_twice: (n) => ({
    record: `secondReturn-${n}`,
    place: `/information/collections/returns/secondReturn-${n}`,
    sql: [
      set('collection_task', `task-${n}`, `recipientOfficeIds = '["section-${n}","section-1"]'`),
      set('collection_return', `return-${n}`, `coversOfficeIds = '["section-10"]'`),
      copy(
        'collection_return',
        `return-${n}`,
        `secondReturn-${n}`,
        'taskId, officeId, receivedAt, sections, timeliness, coversOfficeIds',
        "taskId, 'section-1', receivedAt, sections, timeliness, coversOfficeIds",
      ),
    ],
  }),
  task_office: spoil(
    'collection_task',
    'task',
    "recipientOfficeIds = json_insert(recipientOfficeIds, '$[#]', 'nothing')",
    task,
  ),
};

const RECORDS: Readonly<Record<string, Made>> = {
  parent_gone: (n) => ({
    record: `officer-${n}`,
    place: '/organizations',
    sql: [set('term_officer', `officer-${n}`, "termId = 'nothing'")],
  }),
  attachment_gone: (n) => ({
    record: `plan-${n}`,
    place: '/documents',
    sql: [set('attachment', `plan-${n}`, "ownerId = 'nothing'")],
  }),
  paper_gone: (n) => ({
    record: `sealFiling-${n}`,
    place: organization('attachments')(n),
    sql: [set('seal_filing', `sealFiling-${n}`, "attachmentId = 'nothing'")],
  }),
  void_reason: (n) => ({
    record: `filing-${n}`,
    place: '/filings',
    sql: [
      set('activity_filing', `filing-${n}`, "recordState = 'voided'"),
      `UPDATE risk_assessment SET recordState = 'voided', voidReason = '重复' WHERE id = 'risk-${n}'`,
    ],
  }),
  unit_parent: (n) => ({
    record: `section-${n}`,
    place: `/organizations/units?unit=section-${n}`,
    sql: [set('office', `section-${n}`, "parentId = 'nothing'")],
  }),
  unit_days: (n) => ({
    record: `section-${n}`,
    place: `/organizations/units?unit=section-${n}`,
    sql: [set('office', `section-${n}`, "validFrom = '2027-01-01', endedOn = '2026-12-31'")],
  }),
};

export const REGISTER_FAULTS = { ...FILINGS, ...INSPECTIONS, ...RISK, ...INFORMATION, ...RECORDS };
