import type {
  MISSING_COLUMNS,
  PLAN_ITEM_COLUMNS,
  RECURRING_COLUMNS,
  STUDY_COLUMNS,
} from '#shared/features/exports/exports.lists.ts';
import type { PlanItemRow } from '#shared/features/planItems/planItems.contract.ts';
import { cellWords, dutyName, periodName, ruleWords } from '#shared/features/recurringDuties/dutyWords.ts';
import type { DutyCell, DutyRow, MissingRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import type { StudySessionRow } from '#shared/features/studySessions/studySessions.contract.ts';
import { type MessageKey, message } from '#shared/text/index.ts';
import { planStateText } from '../planItems/planItems.document.ts';
import { countText } from '../recurringDuties/recurringDuties.document.ts';
import { type Columns, column, word } from './exports.columns.ts';

const t = (key: MessageKey, places: Readonly<Record<string, string | number>> = {}) => message('zh-CN', key, places);

export const planItemColumns: Columns<typeof PLAN_ITEM_COLUMNS, PlanItemRow> = {
  seq: column('planItems.columnSeq', 'number', (row) => row.seq),
  text: column('planItems.columnText', 'text', (row) => row.text),
  office: column('planItems.columnOffice', 'text', (row) => row.responsibleOfficeName),
  member: column('planItems.columnMember', 'text', (row) => row.responsibleMemberName),
  dueOn: column('planItems.columnDueOn', 'date', (row) => row.dueOn),
  state: column('planItems.columnState', 'text', planStateText),
  doneOn: column('planItems.columnDoneOn', 'date', (row) => row.doneOn),
  evidence: column('planItems.columnEvidence', 'text', (row) => row.evidence),
  progress: column('planItems.columnProgress', 'text', (row) =>
    [row.progressOn, row.progressText].filter(Boolean).join(' '),
  ),
};

export const studyColumns: Columns<typeof STUDY_COLUMNS, StudySessionRow> = {
  heldOn: column('studySessions.heldOn', 'date', (row) => row.heldOn),
  kind: column('studySessions.kind', 'text', (row) => word('studyKindLabels', row.kind)),
  topic: column('studySessions.topic', 'text', (row) => row.topic),
  place: column('studySessions.place', 'text', (row) => row.place),
  hours: column('studySessions.hours', 'number', (row) => row.hours),
  chair: column('studySessions.chair', 'text', (row) => row.chairName),
  recorder: column('studySessions.recorder', 'text', (row) => row.recorderName),
  participants: column('studySessions.participants', 'number', (row) => row.participants),
  absent: column('studySessions.absent', 'number', (row) => row.absent),
  madeUp: column('studySessions.madeUp', 'number', (row) => row.madeUp),
  state: column('studySessions.state', 'text', (row) => word('studyStateLabels', row.recordState)),
};

/** A duty in one of its windows. */
export type DutyLine = { readonly row: DutyRow; readonly cell: DutyCell };

export const recurringColumns: Columns<typeof RECURRING_COLUMNS, DutyLine> = {
  duty: column('recurringDuties.columnDuty', 'text', ({ row }) => dutyName(row, t)),
  rule: column('recurringDuties.columnRule', 'text', ({ row }) => ruleWords(row, t)),
  period: column('recurringDuties.columnPeriod', 'text', ({ row, cell }) => periodName(row, cell, t)),
  dueOn: column('recurringDuties.columnDueOn', 'date', ({ cell }) => cell.dueOn),
  state: column('recurringDuties.columnState', 'text', ({ row, cell }) => cellWords(row, cell, t)),
  records: column('recurringDuties.columnDone', 'text', ({ cell }) =>
    cell.records.map(({ on, title }) => `${on} ${title}`).join('；'),
  ),
};

export const missingColumns: Columns<typeof MISSING_COLUMNS, MissingRow> = {
  organization: column('recurringDuties.columnOrganization', 'text', (row) => row.organizationName),
  type: column('recurringDuties.columnType', 'text', (row) =>
    row.legalType === null ? null : word('organizationLabels', `legalType_${row.legalType}`),
  ),
  township: column('recurringDuties.columnTownship', 'text', (row) => row.townshipName),
  supervisingUnit: column('recurringDuties.columnSupervising', 'text', (row) => row.supervisingUnit),
  count: column('recurringDuties.columnCount', 'text', countText),
};
