import { z } from 'zod';
import { dateText, fileOutput, recordId } from '../../contract/primitives.ts';
import { defineJob } from '../../contract/procedure.ts';
import { actionsContract } from '../actions/actions.contract.ts';
import { activityFilingsContract } from '../activityFilings/activityFilings.contract.ts';
import { agendaProposalsContract } from '../agendaProposals/agendaProposals.contract.ts';
import { annualReviewsContract } from '../annualReviews/annualReviews.contract.ts';
import { collectionTasksContract } from '../collectionTasks/collectionTasks.contract.ts';
import { serviceStationsContract } from '../community/serviceStations.contract.ts';
import { stationActivitiesContract } from '../community/stationActivities.contract.ts';
import { typicalCasesContract } from '../community/typicalCases.contract.ts';
import { consistencyContract } from '../consistency/consistency.contract.ts';
import { contactAssignmentsContract } from '../contactAssignments/contactAssignments.contract.ts';
import { contactsContract } from '../contacts/contacts.contract.ts';
import { decisionsContract } from '../decisions/decisions.contract.ts';
import { documentNumbersContract } from '../documentNumbers/documentNumbers.contract.ts';
import { documentsContract } from '../documents/documents.contract.ts';
import { dormantOrganizationsContract } from '../dormantOrganizations/dormantOrganizations.contract.ts';
import { duplicatesContract } from '../duplicates/duplicates.contract.ts';
import { MOST_FIELDS } from '../extraFields/extraFields.rules.ts';
import { handoversContract } from '../handovers/handovers.contract.ts';
import { informationContract } from '../information/information.contract.ts';
import { inspectionsContract } from '../inspections/inspections.contract.ts';
import { materialChecklistsContract } from '../materialChecklists/materialChecklists.contract.ts';
import { meetingsContract } from '../meetings/meetings.contract.ts';
import { officialDocumentsContract } from '../officialDocuments/officialDocuments.contract.ts';
import { organizationEventsContract } from '../organizationEvents/organizationEvents.contract.ts';
import { dueItemsContract } from '../organizations/dueItems.contract.ts';
import { LIST_COLUMNS, organizationsContract, registryColumn } from '../organizations/organizations.contract.ts';
import { penaltiesContract } from '../penalties/penalties.contract.ts';
import { planItemsContract } from '../planItems/planItems.contract.ts';
import { recurringDutiesContract } from '../recurringDuties/recurringDuties.contract.ts';
import { regroupingsContract } from '../regroupings/regroupings.contract.ts';
import { reportsContract } from '../reports/reports.contract.ts';
import { reportTemplatesContract } from '../reports/reportTemplates.contract.ts';
import { riskAssessmentsContract } from '../riskAssessments/riskAssessments.contract.ts';
import { sealsContract } from '../seals/seals.contract.ts';
import { studySessionsContract } from '../studySessions/studySessions.contract.ts';
import { termsContract } from '../terms/terms.contract.ts';
import { todayContract } from '../today/today.contract.ts';
import { unitsContract } from '../units/units.contract.ts';
import { STATION_ACTIVITY_COLUMNS, STATION_COLUMNS, TYPICAL_CASE_COLUMNS } from './exports.communityLists.ts';
import {
  COLLECTION_COLUMNS,
  INFORMATION_COLUMNS,
  STATISTICS_COLUMNS,
  TARGET_COLUMNS,
} from './exports.informationLists.ts';
import {
  ACTION_COLUMNS,
  CONSISTENCY_COLUMNS,
  CONTACT_COLUMNS,
  DECISION_COLUMNS,
  DORMANT_COLUMNS,
  DORMANT_REVIEW_COLUMNS,
  DUE_ITEM_COLUMNS,
  DUPLICATE_COLUMNS,
  DUTY_COLUMNS,
  EVENT_COLUMNS,
  FILING_COLUMNS,
  FINDING_COLUMNS,
  HANDOVER_COLUMNS,
  INSPECTION_COLUMNS,
  ISSUED_COLUMNS,
  LIAISON_COLUMNS,
  MATERIAL_CASE_COLUMNS,
  MEETING_COLUMNS,
  MERGE_COLUMNS,
  MISSING_COLUMNS,
  NUMBER_COLUMNS,
  OFFICIAL_COLUMNS,
  PENALTY_COLUMNS,
  PLAN_ITEM_COLUMNS,
  PROPOSAL_COLUMNS,
  RECURRING_COLUMNS,
  REGROUPING_COLUMNS,
  REPORT_COLUMNS,
  REPORT_TEMPLATE_COLUMNS,
  REVIEW_COLUMNS,
  RISK_COLUMNS,
  RISK_DUE_COLUMNS,
  SEAL_USE_COLUMNS,
  STUDY_COLUMNS,
  TERM_DUE_COLUMNS,
  TODAY_COLUMNS,
  UNIT_COLUMNS,
} from './exports.lists.ts';

export const EXPORT_FORMATS = ['xlsx', 'csv'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** The input of a list's own query, so that an export cannot be filtered otherwise than the list. */
function inputOf<const Listed extends readonly { readonly name: string }[], Name extends Listed[number]['name']>(
  contract: Listed,
  name: Name,
): Extract<Listed[number], { name: Name }> {
  const found = contract.find(
    (procedure): procedure is Extract<Listed[number], { name: Name }> => procedure.name === name,
  );
  if (!found) throw new Error(`no ${name}`);
  return found;
}

/** One list: the input of its query (`offset` and `limit` are not heeded) and the columns in their order; left out: all. */
function exported<
  const Name extends string,
  Input extends z.ZodType,
  const Columns extends readonly [string, ...string[]],
>(list: Name, input: Input, columns: Columns) {
  return z.strictObject({
    list: z.literal(list),
    input,
    columns: z.array(z.enum(columns)).min(1).max(columns.length).optional(),
    format: z.enum(EXPORT_FORMATS),
  });
}

export const exportRequest = z.discriminatedUnion('list', [
  exported('organizations', inputOf(organizationsContract, 'organizations.list').input, LIST_COLUMNS).extend({
    columns: z
      .array(registryColumn)
      .min(1)
      .max(LIST_COLUMNS.length + MOST_FIELDS)
      .optional(),
  }),
  exported('agendaProposals', inputOf(agendaProposalsContract, 'agendaProposals.list').input, PROPOSAL_COLUMNS),
  exported('meetings', inputOf(meetingsContract, 'meetings.list').input, MEETING_COLUMNS),
  exported('actions', inputOf(actionsContract, 'actions.list').input, ACTION_COLUMNS),
  exported('decisions', inputOf(decisionsContract, 'decisions.list').input, DECISION_COLUMNS),
  exported('activityFilings', inputOf(activityFilingsContract, 'activityFilings.list').input, FILING_COLUMNS),
  exported('inspections', inputOf(inspectionsContract, 'inspections.list').input, INSPECTION_COLUMNS),
  exported('inspectionFindings', inputOf(inspectionsContract, 'inspections.findings').input, FINDING_COLUMNS),
  exported('planItems', inputOf(planItemsContract, 'planItems.list').input, PLAN_ITEM_COLUMNS),
  exported('riskAssessments', inputOf(riskAssessmentsContract, 'riskAssessments.list').input, RISK_COLUMNS),
  exported('riskDue', inputOf(riskAssessmentsContract, 'riskAssessments.due').input, RISK_DUE_COLUMNS),
  exported('studySessions', inputOf(studySessionsContract, 'studySessions.list').input, STUDY_COLUMNS),
  exported('serviceStations', inputOf(serviceStationsContract, 'serviceStations.list').input, STATION_COLUMNS),
  exported(
    'stationActivities',
    inputOf(stationActivitiesContract, 'stationActivities.list').input,
    STATION_ACTIVITY_COLUMNS,
  ),
  exported('typicalCases', inputOf(typicalCasesContract, 'typicalCases.list').input, TYPICAL_CASE_COLUMNS),
  exported('information', inputOf(informationContract, 'information.list').input, INFORMATION_COLUMNS),
  exported('informationTargets', inputOf(informationContract, 'information.overview').input, TARGET_COLUMNS),
  exported('informationStatistics', inputOf(informationContract, 'information.statistics').input, STATISTICS_COLUMNS),
  exported('collectionTasks', inputOf(collectionTasksContract, 'collectionTasks.list').input, COLLECTION_COLUMNS),
  exported('reports', inputOf(reportsContract, 'reports.list').input, REPORT_COLUMNS),
  exported('reportTemplates', inputOf(reportTemplatesContract, 'reportTemplates.list').input, REPORT_TEMPLATE_COLUMNS),
  exported('recurringDuties', inputOf(recurringDutiesContract, 'recurringDuties.year').input, RECURRING_COLUMNS),
  exported('recurringMissing', inputOf(recurringDutiesContract, 'recurringDuties.missing').input, MISSING_COLUMNS),
  exported('documents', inputOf(documentsContract, 'documents.list').input, ISSUED_COLUMNS),
  exported('officialDocuments', inputOf(officialDocumentsContract, 'officialDocuments.list').input, OFFICIAL_COLUMNS),
  exported('documentNumbers', inputOf(documentNumbersContract, 'documentNumbers.list').input, NUMBER_COLUMNS),
  exported('organizationEvents', inputOf(organizationEventsContract, 'organizationEvents.list').input, EVENT_COLUMNS),
  exported('annualReviews', inputOf(annualReviewsContract, 'annualReviews.organizations').input, REVIEW_COLUMNS),
  exported('todayDue', inputOf(todayContract, 'today.due').input, TODAY_COLUMNS),
  exported('dueItems', inputOf(dueItemsContract, 'organizations.dueItems').input, DUE_ITEM_COLUMNS),
  exported('termsDue', inputOf(termsContract, 'terms.due').input, TERM_DUE_COLUMNS),
  exported(
    'contactAssignments',
    inputOf(contactAssignmentsContract, 'contactAssignments.organizations').input,
    CONTACT_COLUMNS,
  ),
  exported('liaisons', inputOf(contactsContract, 'contacts.liaisons').input, LIAISON_COLUMNS),
  exported('regroupings', inputOf(regroupingsContract, 'regroupings.list').input, REGROUPING_COLUMNS),
  exported('handovers', inputOf(handoversContract, 'handovers.list').input, HANDOVER_COLUMNS),
  exported('penalties', inputOf(penaltiesContract, 'penalties.register').input, PENALTY_COLUMNS),
  exported('duplicates', inputOf(duplicatesContract, 'duplicates.pairs').input, DUPLICATE_COLUMNS),
  exported('merges', inputOf(duplicatesContract, 'duplicates.merges').input, MERGE_COLUMNS),
  exported('consistency', inputOf(consistencyContract, 'consistency.check').input, CONSISTENCY_COLUMNS),
  exported('sealUses', inputOf(sealsContract, 'seals.uses').input, SEAL_USE_COLUMNS),
  exported('units', inputOf(unitsContract, 'units.list').input, UNIT_COLUMNS),
  exported(
    'dormantOrganizations',
    inputOf(dormantOrganizationsContract, 'dormantOrganizations.list').input,
    DORMANT_COLUMNS,
  ),
  exported(
    'dormantReviews',
    inputOf(dormantOrganizationsContract, 'dormantOrganizations.reviews').input,
    DORMANT_REVIEW_COLUMNS,
  ),
  exported(
    'materialCases',
    inputOf(materialChecklistsContract, 'materialChecklists.list').input,
    MATERIAL_CASE_COLUMNS,
  ),
  exported('duties', z.strictObject({ at: dateText.optional(), leadingGroupId: recordId.optional() }), DUTY_COLUMNS),
]);
export type ExportRequest = z.output<typeof exportRequest>;

export const exportsContract = [
  defineJob({
    name: 'exports.list',
    permission: 'exports.list',
    summary: 'A list as filtered and sorted, every row of it, as an Excel or CSV file; recorded in the log.',
    input: exportRequest,
    output: z.strictObject({ file: fileOutput, rows: z.number().int() }),
  }),
  defineJob({
    name: 'exports.dump',
    permission: 'exports.dump',
    summary:
      'Everything as plain files in one ZIP with attachments, hash list and a page to read it by; not encrypted.',
    input: z.strictObject({}),
    output: z.strictObject({
      file: fileOutput,
      records: z.number().int(),
      attachments: z.number().int(),
      /** Attachments whose file is gone or damaged; named in the data notes. */
      missing: z.number().int(),
    }),
  }),
] as const;
