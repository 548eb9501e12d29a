import type { RISK_COLUMNS, RISK_DUE_COLUMNS } from '#shared/features/exports/exports.lists.ts';
import type { RiskDueRow } from '#shared/features/riskAssessments/riskAssessments.contract.ts';
import type { AssessmentRow } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { message } from '#shared/text/index.ts';
import { type Columns, column, word } from './exports.columns.ts';

const level = (value: string | null) => (value === null ? null : word('riskLevelLabels', value));

export const riskColumns: Columns<typeof RISK_COLUMNS, AssessmentRow> = {
  number: column('riskAssessments.columnNo', 'text', (row) => row.assessmentNo),
  subjectKind: column('riskAssessmentFieldLabels.subjectKind', 'text', (row) =>
    word('riskSubjectLabels', row.subjectKind),
  ),
  subject: column('riskAssessments.columnSubject', 'text', (row) => row.subjectName),
  organization: column('riskAssessments.columnOrganization', 'text', (row) => row.organizationName),
  township: column('organizationFields.townshipName', 'text', (row) => row.townshipName),
  period: column('riskAssessmentFieldLabels.periodLabel', 'text', (row) => row.periodLabel),
  assessedOn: column('riskAssessments.columnAssessedOn', 'date', (row) => row.assessedOn),
  levelBefore: column('riskAssessmentFieldLabels.levelBefore', 'text', (row) => level(row.levelBefore)),
  levelCurrent: column('riskAssessmentFieldLabels.levelCurrent', 'text', (row) => level(row.levelCurrent)),
  levelAfter: column('riskAssessmentFieldLabels.levelAfter', 'text', (row) => level(row.levelAfter)),
  measuresOpen: column('riskAssessments.columnMeasures', 'number', (row) => row.measuresOpen),
  measuresOverdue: column('riskAssessments.columnOverdue', 'number', (row) => row.measuresOverdue),
  reviewDueOn: column('riskAssessments.columnReview', 'date', (row) => row.reviewDueOn),
  approvedOn: column('riskAssessmentFieldLabels.approvedOn', 'date', (row) => row.approvedOn),
  closedOn: column('riskAssessmentFieldLabels.closedOn', 'date', (row) => row.closedOn),
  matrixVersion: column('riskAssessmentFieldLabels.matrixVersion', 'number', (row) => row.matrixVersion),
  state: column('riskAssessments.columnState', 'text', (row) => word('riskStateLabels', row.state)),
};

export const riskDueColumns: Columns<typeof RISK_DUE_COLUMNS, RiskDueRow> = {
  dueOn: column('riskAssessments.dueColumnDay', 'date', (row) => row.dueOn),
  kind: column('riskAssessments.dueColumnKind', 'text', (row) => word('riskDueLabels', row.kind)),
  number: column('riskAssessments.columnNo', 'text', (row) => row.assessmentNo),
  subject: column('riskAssessments.columnSubject', 'text', (row) => row.subjectName),
  organization: column('riskAssessments.columnOrganization', 'text', (row) => row.organizationName),
  level: column('riskAssessments.dueColumnLevel', 'text', (row) => level(row.level)),
  text: column('riskAssessments.dueColumnText', 'text', (row) =>
    row.kind === 'review' ? message('zh-CN', 'riskAssessments.dueReview') : row.text,
  ),
  responsible: column('riskAssessments.dueColumnResponsible', 'text', (row) => row.responsible),
};
