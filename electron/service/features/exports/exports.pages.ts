import type { Kysely } from 'kysely';
import type { SupervisionSettings } from '#shared/features/actions/supervisionSettings.ts';
import type { FilingSettings } from '#shared/features/activityFilings/filingSettings.ts';
import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import type { ExportRequest } from '#shared/features/exports/exports.contract.ts';
import { type ExtraField, extraKey } from '#shared/features/extraFields/extraFields.rules.ts';
import { addDays, type WorkingCalendar } from '#shared/lib/workingDays.ts';
import { listIssuedDocuments } from '../../db/issuedDocuments.ts';
import type { Schema } from '../../db/schema.ts';
import { listActions } from '../actions/actions.repository.ts';
import { listFilings } from '../activityFilings/activityFilings.repository.ts';
import { listProposals } from '../agendaProposals/agendaProposals.repository.ts';
import { reviewOrganizations } from '../annualReviews/annualReviews.repository.ts';
import { collectionsPage } from '../collectionTasks/collectionTasks.repository.ts';
import { activityPage } from '../community/activities.repository.ts';
import { casePage } from '../community/cases.repository.ts';
import { stationPage } from '../community/stations.repository.ts';
import { type Checked, checkConsistency } from '../consistency/consistency.repository.ts';
import { contactPage } from '../contactAssignments/cover.repository.ts';
import { townshipCoverAt } from '../contactAssignments/cover.ts';
import { liaisonPage } from '../contacts/liaisons.repository.ts';
import { listDecisions } from '../decisions/decisions.repository.ts';
import { listNumbers } from '../documentNumbers/documentNumbers.repository.ts';
import { listCandidates } from '../dormantOrganizations/dormantOrganizations.candidates.ts';
import { listReviews } from '../dormantOrganizations/dormantReviews.repository.ts';
import { listPairs } from '../duplicates/duplicates.pairs.ts';
import { mergesPage } from '../duplicates/merges.ts';
import { dutyRows } from '../duties/duties.service.ts';
import { listHandovers } from '../handovers/handovers.repository.ts';
import { statisticsOf, targetOverview } from '../information/information.figures.ts';
import { submissionsPage } from '../information/information.repository.ts';
import { listFindings } from '../inspections/findings.repository.ts';
import { listInspections } from '../inspections/inspections.repository.ts';
import { listCases } from '../materialChecklists/cases.repository.ts';
import { listMeetings } from '../meetings/meetings.repository.ts';
import { listDocuments } from '../officialDocuments/officialDocuments.repository.ts';
import { eventsPage } from '../organizationEvents/organizationEvents.page.ts';
import { dueItemsPage } from '../organizations/dueItems.ts';
import { listOrganizationsAsAt } from '../organizations/organizations.asAt.repository.ts';
import { pastDay } from '../organizations/organizations.asAt.ts';
import { listOrganizations } from '../organizations/organizations.repository.ts';
import { penaltyPage } from '../penalties/register.repository.ts';
import { planPage } from '../planItems/planItems.repository.ts';
import { missingPage } from '../recurringDuties/recurringDuties.missing.ts';
import { type DutyAround, dutiesOfYear } from '../recurringDuties/recurringDuties.year.ts';
import { listRegroupings } from '../regroupings/regroupings.repository.ts';
import { listReports } from '../reports/reports.repository.ts';
import { listTemplates } from '../reports/reportTemplates.repository.ts';
import { assessmentPage } from '../riskAssessments/riskAssessments.repository.ts';
import { riskDue } from '../riskAssessments/riskDue.repository.ts';
import { listUses } from '../seals/seals.repository.ts';
import { studyPage } from '../studySessions/studySessions.repository.ts';
import { termsDuePage } from '../terms/terms.due.ts';
import { duePage } from '../today/todayDue.ts';
import { filteredUnits } from '../units/units.list.ts';
import { dormantColumns, dormantReviewColumns, materialCaseColumns } from './exports.checklistColumns.ts';
import {
  actionColumns,
  dueItemColumns,
  dutyColumns,
  type ExportColumn,
  eventColumns,
  extraColumns,
  issuedColumns,
  meetingColumns,
  numberColumns,
  officialColumns,
  organizationColumns,
  reviewColumns,
  sealUseColumns,
  unitColumns,
} from './exports.columns.ts';
import { stationActivityColumns, stationColumns, typicalCaseColumns } from './exports.communityColumns.ts';
import { consistencyColumns } from './exports.consistencyColumns.ts';
import { contactColumns } from './exports.contactAssignmentColumns.ts';
import { liaisonColumns } from './exports.contactColumns.ts';
import { decisionColumns } from './exports.decisionColumns.ts';
import { duplicateColumns, mergeColumns } from './exports.duplicateColumns.ts';
import { filingColumns } from './exports.filingColumns.ts';
import { handoverColumns, regroupingColumns } from './exports.handoverColumns.ts';
import {
  collectionColumns,
  statisticsColumns,
  submissionColumns,
  targetColumns,
  targetLines,
} from './exports.informationColumns.ts';
import { findingColumns, inspectionColumns } from './exports.inspectionColumns.ts';
import { penaltyColumns } from './exports.penaltyColumns.ts';
import { missingColumns, planItemColumns, recurringColumns, studyColumns } from './exports.planColumns.ts';
import { proposalColumns } from './exports.proposalColumns.ts';
import { reportColumns, reportTemplateColumns } from './exports.reportColumns.ts';
import { riskColumns, riskDueColumns } from './exports.riskColumns.ts';
import { termDueColumns } from './exports.termColumns.ts';
import { todayColumns } from './exports.todayColumns.ts';
import type { CellValue, SheetColumn } from './exportTypes.ts';

/** One page of a list as cells, and how many rows the list has. */
export type CellPage = { readonly total: number; readonly rows: readonly (readonly CellValue[])[] };
export type Page = { readonly offset: number; readonly limit: number };

/** A list as the export reads it: the same repository that the screen's query asks. */
export type ListSource = {
  readonly columns: readonly (SheetColumn & { readonly id: string })[];
  page(db: Kysely<Schema>, page: Page): Promise<CellPage>;
};

type Around = {
  readonly today: string;
  /** The local moment, to the minute. */
  readonly moment: string;
  readonly nearDueDays: number;
  readonly supervision: SupervisionSettings;
  readonly dormancy: DormancySettings;
  /** Working days, for the clock of an entry. */
  readonly calendar: WorkingCalendar;
  /** Fields that the office added to organizations. */
  readonly extraFields: readonly ExtraField[];
  /** What recurring duties are reckoned by. */
  readonly recurring: DutyAround;
  /** What activity filings are judged by. */
  readonly filings: FilingSettings;
};

/** The list that a request names, with its filter, sort and chosen columns. */
export function listSource(
  request: ExportRequest,
  { today, moment, nearDueDays, supervision, dormancy, extraFields, calendar, recurring, filings }: Around,
): ListSource {
  const { columns } = request;
  switch (request.list) {
    case 'organizations': {
      const { input } = request;
      const { asAt } = input;
      const all = new Map([...organizationColumns, ...extraColumns(extraFields)]);
      const inUse = extraFields.filter(({ retired }) => !retired).map(({ id }) => extraKey(id));
      return source(all, columns ?? [...organizationColumns.keys(), ...inUse], (db, page) =>
        asAt === undefined
          ? listOrganizations(db, { ...input, ...page })
          : listOrganizationsAsAt(db, { ...input, ...page }, pastDay(asAt, today)),
      );
    }
    case 'agendaProposals': {
      const { input } = request;
      return source(mapOf(proposalColumns), columns, (db, page) => listProposals(db, { ...input, ...page }));
    }
    case 'meetings': {
      const { input } = request;
      return source(mapOf(meetingColumns), columns, (db, page) => listMeetings(db, { ...input, ...page }));
    }
    case 'actions': {
      const { input } = request;
      const judging = { today, nearDueDays, supervision };
      return source(mapOf(actionColumns), columns, (db, page) => listActions(db, { ...input, ...page }, judging));
    }
    case 'decisions': {
      const { input } = request;
      return source(mapOf(decisionColumns), columns, (db, page) => listDecisions(db, { ...input, ...page }, today));
    }
    case 'activityFilings': {
      const { input } = request;
      const terms = { today, calendar, settings: filings };
      return source(mapOf(filingColumns), columns, (db, page) => listFilings(db, { ...input, ...page }, terms));
    }
    case 'inspections': {
      const { input } = request;
      return source(mapOf(inspectionColumns), columns, (db, page) => listInspections(db, { ...input, ...page }, today));
    }
    case 'inspectionFindings': {
      const { input } = request;
      return source(mapOf(findingColumns), columns, (db, page) => listFindings(db, { ...input, ...page }, today));
    }
    case 'planItems': {
      const { input } = request;
      return source(mapOf(planItemColumns), columns, (db, page) => planPage(db, { ...input, ...page }, today));
    }
    case 'riskAssessments': {
      const { input } = request;
      return source(mapOf(riskColumns), columns, (db, page) => assessmentPage(db, { ...input, ...page }, today));
    }
    case 'riskDue': {
      const { input } = request;
      return source(mapOf(riskDueColumns), columns, async (db, page) => pageOf(await riskDue(db, input, today), page));
    }
    case 'studySessions': {
      const { input } = request;
      return source(mapOf(studyColumns), columns, (db, page) => studyPage(db, { ...input, ...page }));
    }
    case 'serviceStations': {
      const { input } = request;
      return source(mapOf(stationColumns), columns, (db, page) => stationPage(db, { ...input, ...page }));
    }
    case 'stationActivities': {
      const { input } = request;
      return source(mapOf(stationActivityColumns), columns, (db, page) => activityPage(db, { ...input, ...page }));
    }
    case 'typicalCases': {
      const { input } = request;
      return source(mapOf(typicalCaseColumns), columns, (db, page) => casePage(db, { ...input, ...page }));
    }
    case 'information': {
      const { input } = request;
      return source(mapOf(submissionColumns), columns, (db, page) => submissionsPage(db, { ...input, ...page }));
    }
    case 'informationTargets': {
      const { year } = request.input;
      return source(mapOf(targetColumns), columns, async (db, page) =>
        pageOf(targetLines(await targetOverview(db, year, today)), page),
      );
    }
    case 'informationStatistics': {
      const { period } = request.input;
      return source(mapOf(statisticsColumns), columns, async (db, page) =>
        pageOf((await statisticsOf(db, period, today)).rows, page),
      );
    }
    case 'collectionTasks': {
      const { input } = request;
      return source(mapOf(collectionColumns), columns, (db, page) =>
        collectionsPage(db, { ...input, ...page }, moment),
      );
    }
    case 'reports': {
      const { input } = request;
      return source(mapOf(reportColumns), columns, (db, page) =>
        listReports(db, { ...input, ...page }, { today, calendar }),
      );
    }
    case 'reportTemplates':
      return source(mapOf(reportTemplateColumns), columns, async (db, page) => pageOf(await listTemplates(db), page));
    case 'recurringDuties': {
      const { year } = request.input;
      return source(mapOf(recurringColumns), columns, async (db, page) => {
        const rows = await dutiesOfYear(db, year, recurring);
        return pageOf(
          rows.flatMap((row) => row.cells.map((cell) => ({ row, cell }))),
          page,
        );
      });
    }
    case 'recurringMissing': {
      const { input } = request;
      return source(mapOf(missingColumns), columns, (db, page) =>
        missingPage(db, { ...input, ...page }, recurring.settings, today),
      );
    }
    case 'documents':
      return source(mapOf(issuedColumns), columns, listIssuedDocuments);
    case 'officialDocuments': {
      const { input } = request;
      return source(mapOf(officialColumns), columns, (db, page) => listDocuments(db, { ...input, ...page }));
    }
    case 'documentNumbers': {
      const { input } = request;
      return source(mapOf(numberColumns), columns, (db, page) => listNumbers(db, { ...input, ...page }));
    }
    case 'organizationEvents': {
      const { input } = request;
      return source(mapOf(eventColumns), columns, (db, page) => eventsPage(db, calendar, { ...input, ...page }));
    }
    case 'annualReviews': {
      const { input } = request;
      return source(mapOf(reviewColumns), columns, (db, page) => reviewOrganizations(db, { ...input, ...page }));
    }
    case 'todayDue': {
      const { within, module, group } = request.input;
      const judging = { today, nearDueDays, supervision };
      const look = { today, moment, within, until: addDays(today, within), calendar, judging, recurring };
      return source(mapOf(todayColumns), columns, (db, page) => duePage(db, look, { module, group }, page));
    }
    case 'dueItems': {
      const { input } = request;
      return source(mapOf(dueItemColumns), columns, (db, page) =>
        dueItemsPage(db, { ...input, ...page }, { today, calendar }),
      );
    }
    case 'termsDue': {
      const { input } = request;
      return source(mapOf(termDueColumns), columns, (db, page) => termsDuePage(db, { ...input, ...page }, today));
    }
    case 'contactAssignments': {
      const { at = today, ...filter } = request.input;
      return source(mapOf(contactColumns), columns, async (db, page) =>
        contactPage(db, { at, today }, await townshipCoverAt(db, at), { ...filter, ...page }),
      );
    }
    case 'liaisons': {
      const { input } = request;
      return source(mapOf(liaisonColumns), columns, (db, page) => liaisonPage(db, { ...input, ...page }, today));
    }
    case 'penalties': {
      const { input } = request;
      return source(mapOf(penaltyColumns), columns, (db, page) => penaltyPage(db, calendar, { ...input, ...page }));
    }
    case 'regroupings': {
      const { input } = request;
      return source(mapOf(regroupingColumns), columns, (db, page) => listRegroupings(db, { ...input, ...page }));
    }
    case 'handovers': {
      const { input } = request;
      return source(mapOf(handoverColumns), columns, (db, page) => listHandovers(db, { ...input, ...page }));
    }
    case 'duplicates': {
      const { input } = request;
      return source(mapOf(duplicateColumns), columns, (db, page) => listPairs(db, { ...input, ...page }));
    }
    case 'merges': {
      const { input } = request;
      return source(mapOf(mergeColumns), columns, (db, page) => mergesPage(db, { ...input, ...page }));
    }
    case 'consistency': {
      const { input } = request;
      // One check for all pages: what is counted on the first is what stands on the last.
      let checked: Promise<Checked> | undefined;
      return source(mapOf(consistencyColumns), columns, async (db, { offset, limit }) => {
        checked ??= checkConsistency(db, input, { today, limit: Number.MAX_SAFE_INTEGER });
        const { findings } = await checked;
        return { total: findings.length, rows: findings.slice(offset, offset + limit) };
      });
    }
    case 'sealUses': {
      const { input } = request;
      return source(mapOf(sealUseColumns), columns, (db, page) => listUses(db, { ...input, ...page }));
    }
    case 'units': {
      const { filter } = request.input;
      return source(mapOf(unitColumns), columns, async (db, { offset, limit }) => {
        const all = await filteredUnits(db, filter);
        return { total: all.length, rows: all.slice(offset, offset + limit) };
      });
    }
    case 'dormantOrganizations': {
      const { input } = request;
      const rule = { settings: dormancy, today };
      return source(mapOf(dormantColumns(dormancy)), columns, (db, page) =>
        listCandidates(db, rule, { filter: input.filter, ...page }),
      );
    }
    case 'dormantReviews': {
      const { input } = request;
      return source(mapOf(dormantReviewColumns), columns, (db, page) => listReviews(db, { ...input, ...page }, today));
    }
    case 'materialCases': {
      const { input } = request;
      return source(mapOf(materialCaseColumns), columns, (db, page) => listCases(db, { ...input, ...page }, today));
    }
    case 'duties': {
      const { at = today, leadingGroupId } = request.input;
      return source(mapOf(dutyColumns), columns, async (db, { offset, limit }) => {
        const all = await dutyRows(db, at, leadingGroupId);
        return { total: all.length, rows: all.slice(offset, offset + limit) };
      });
    }
  }
}

function mapOf<Row>(columns: Readonly<Record<string, ExportColumn<Row>>>): ReadonlyMap<string, ExportColumn<Row>> {
  return new Map(Object.entries(columns));
}

function source<Row>(
  all: ReadonlyMap<string, ExportColumn<Row>>,
  chosen: readonly string[] | undefined,
  read: (db: Kysely<Schema>, page: Page) => Promise<{ readonly total: number; readonly rows: readonly Row[] }>,
): ListSource {
  const columns = [...new Set(chosen ?? all.keys())].flatMap((id) => {
    const found = all.get(id);
    return found ? [{ id, ...found }] : [];
  });
  return {
    columns: columns.map(({ id, heading, kind }) => ({ id, heading, kind })),
    page: async (db, page) => {
      const { total, rows } = await read(db, page);
      return { total, rows: rows.map((row) => columns.map(({ value }) => value(row))) };
    },
  };
}

/** A page of rows that are reckoned all at once. */
function pageOf<Row>(rows: readonly Row[], { offset, limit }: Page): { total: number; rows: readonly Row[] } {
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}
