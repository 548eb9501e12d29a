import type Database from 'better-sqlite3';
import { AppError } from '#shared/contract/errors.ts';
import { first } from './0001_first.ts';
import { documents } from './0002_documents.ts';
import { search } from './0003_search.ts';
import { imports } from './0004_imports.ts';
import { asAt } from './0005_as_at.ts';
import { registrationEvents } from './0006_registration_events.ts';
import { units } from './0007_units.ts';
import { organizationPapers } from './0008_organization_papers.ts';
import { terms } from './0009_terms.ts';
import { checklists } from './0010_checklists.ts';
import { extraFields } from './0011_extra_fields.ts';
import { merging } from './0012_merging.ts';
import { supervisionRecords } from './0013_supervision_records.ts';
import { registryTotals } from './0014_registry_totals.ts';
import { dutyItems } from './0015_duty_items.ts';
import { contactAssignments } from './0016_contact_assignments.ts';
import { handovers } from './0017_handovers.ts';
import { meetingConduct } from './0018_meeting_conduct.ts';
import { minutesVersions } from './0019_minutes_versions.ts';
import { supervisionLoop } from './0020_supervision_loop.ts';
import { decisionLog } from './0021_decision_log.ts';
import { planAndStudy } from './0022_plan_and_study.ts';
import { activityFilings } from './0023_activity_filings.ts';
import { inspections } from './0024_inspections.ts';
import { riskAssessments } from './0025_risk_assessments.ts';
import { information } from './0026_information.ts';
import { community } from './0027_community.ts';
import { collectionTasks } from './0028_collection_tasks.ts';
import { workingCalendars } from './0029_working_calendars.ts';
import { reports } from './0030_reports.ts';
import { figureReturns } from './0031_figure_returns.ts';

/** Numbered, forward only. A released migration never changes; a new need is a new file. */
export const MIGRATIONS: readonly { readonly version: number; readonly name: string; readonly sql: string }[] = [
  first,
  documents,
  search,
  imports,
  asAt,
  registrationEvents,
  units,
  organizationPapers,
  terms,
  checklists,
  extraFields,
  merging,
  supervisionRecords,
  registryTotals,
  dutyItems,
  contactAssignments,
  handovers,
  meetingConduct,
  minutesVersions,
  supervisionLoop,
  decisionLog,
  planAndStudy,
  activityFilings,
  inspections,
  riskAssessments,
  information,
  community,
  collectionTasks,
  workingCalendars,
  reports,
  figureReturns,
];

export const SCHEMA_VERSION = MIGRATIONS.at(-1)?.version ?? 0;

/** 'Tzhg' as a 32-bit number: marks the file as one of ours. */
const APPLICATION_ID = 0x547a6867;

/** Brings the database to the present schema in one transaction. @throws AppError `E_DB_NEWER`, `E_DB_OTHER_STORE` */
export function migrate(database: Database.Database): void {
  const present = database.pragma('user_version', { simple: true });
  const mark = database.pragma('application_id', { simple: true });
  if (typeof present !== 'number' || present > SCHEMA_VERSION) throw new AppError('E_DB_NEWER');
  if (present > 0 && mark !== APPLICATION_ID) throw new AppError('E_DB_OTHER_STORE');
  database.transaction(() => {
    if (present === 0) database.pragma(`application_id = ${APPLICATION_ID}`);
    for (const migration of MIGRATIONS) if (migration.version > present) database.exec(migration.sql);
  })();
}
