import type { ActivityFilingsTables } from './schema/activityFilings.ts';
import type { ChecklistsTables } from './schema/checklists.ts';
import type { CollectionTasksTables } from './schema/collectionTasks.ts';
import type { CommunityTables } from './schema/community.ts';
import type { ContactAssignmentsTables } from './schema/contactAssignments.ts';
import type { CoreTables } from './schema/core.ts';
import type { DecisionsTables } from './schema/decisions.ts';
import type { DocumentsTables } from './schema/documents.ts';
import type { DutiesTables } from './schema/duties.ts';
import type { ExtraFieldsTables } from './schema/extraFields.ts';
import type { HandoversTables } from './schema/handovers.ts';
import type { InformationTables } from './schema/information.ts';
import type { InspectionsTables } from './schema/inspections.ts';
import type { MeetingConductTables } from './schema/meetingConduct.ts';
import type { MeetingsTables } from './schema/meetings.ts';
import type { MergingTables } from './schema/merging.ts';
import type { MinutesTables } from './schema/minutes.ts';
import type { PapersTables } from './schema/papers.ts';
import type { PlanAndStudyTables } from './schema/planAndStudy.ts';
import type { RegistryTables } from './schema/registry.ts';
import type { ReportsTables } from './schema/reports.ts';
import type { RiskAssessmentsTables } from './schema/riskAssessments.ts';
import type { SearchTables } from './schema/search.ts';
import type { SigningTables } from './schema/signing.ts';
import type { SupervisionTables } from './schema/supervision.ts';
import type { SupervisionLoopTables } from './schema/supervisionLoop.ts';
import type { TermsTables } from './schema/terms.ts';
import type { UnitsTables } from './schema/units.ts';
import type { WorkingCalendarsTables } from './schema/workingCalendars.ts';

/** The tables as Kysely sees them. Booleans are 0/1, lists and objects are JSON text: `collections.ts` says which. */
export type Schema = ExtraFieldsTables &
  ContactAssignmentsTables &
  CoreTables &
  ChecklistsTables &
  RegistryTables &
  MeetingConductTables &
  HandoversTables &
  MeetingsTables &
  MergingTables &
  MinutesTables &
  DecisionsTables &
  DocumentsTables &
  DutiesTables &
  PapersTables &
  PlanAndStudyTables &
  SigningTables &
  SearchTables &
  SupervisionTables &
  SupervisionLoopTables &
  TermsTables &
  UnitsTables &
  ActivityFilingsTables &
  InspectionsTables &
  RiskAssessmentsTables &
  InformationTables &
  CommunityTables &
  CollectionTasksTables &
  WorkingCalendarsTables &
  ReportsTables;
