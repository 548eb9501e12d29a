import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import { reasonWords } from '#shared/features/dormantOrganizations/dormancyWords.ts';
import type { DormantReason } from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import type {
  DORMANT_COLUMNS,
  DORMANT_REVIEW_COLUMNS,
  MATERIAL_CASE_COLUMNS,
} from '#shared/features/exports/exports.lists.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { type Columns, column, type RowOf, word } from './exports.columns.ts';

const t = (key: MessageKey, parameters?: MessageParameters) => message('zh-CN', key, parameters);

function reasonsText(reasons: readonly DormantReason[], rule: DormancySettings): string {
  return reasons.map((reason) => reasonWords(reason, rule, t)).join(t('dormantOrganizations.listJoin'));
}

/** The candidates by the rule in force. */
export function dormantColumns(
  rule: DormancySettings,
): Columns<typeof DORMANT_COLUMNS, RowOf<'dormantOrganizations.list'>> {
  return {
    name: column('dormantOrganizations.name', 'text', (row) => row.name),
    code: column('dormantOrganizations.code', 'code', (row) => row.code),
    township: column('dormantOrganizations.township', 'text', (row) => row.townshipName),
    reasons: column('dormantOrganizations.reasons', 'text', (row) => reasonsText(row.reasons, rule)),
    outcome: column('dormantOrganizations.outcome', 'text', (row) =>
      word('dormantOutcomeLabels', row.review?.outcome ?? null),
    ),
    decidedOn: column('dormantOrganizations.decidedOn', 'date', (row) => row.review?.decidedOn ?? null),
    basis: column('dormantOrganizations.basis', 'text', (row) => basisText(row.review)),
    dueOn: column('dormantOrganizations.dueOn', 'date', (row) => row.review?.dueOn ?? null),
    doneOn: column('dormantOrganizations.doneOn', 'date', (row) => row.review?.doneOn ?? null),
  };
}

function basisText(review: { readonly documentNo: string | null; readonly basisText: string | null } | null): string {
  return [review?.documentNo, review?.basisText].filter(Boolean).join(t('dormantOrganizations.listJoin'));
}

export const dormantReviewColumns: Columns<typeof DORMANT_REVIEW_COLUMNS, RowOf<'dormantOrganizations.reviews'>> = {
  decidedOn: column('dormantOrganizations.decidedOn', 'date', (row) => row.decidedOn),
  name: column('dormantOrganizations.name', 'text', (row) => row.name),
  code: column('dormantOrganizations.code', 'code', (row) => row.code),
  township: column('dormantOrganizations.township', 'text', (row) => row.townshipName),
  outcome: column('dormantOrganizations.outcome', 'text', (row) => word('dormantOutcomeLabels', row.outcome)),
  documentNo: column('dormantOrganizations.documentNo', 'code', (row) => row.documentNo),
  basis: column('dormantOrganizations.basisText', 'text', (row) => row.basisText),
  statement: column('dormantOrganizations.statement', 'text', (row) => row.statementText),
  reasons: column('dormantOrganizations.keptReasons', 'text', (row) => reasonsText(row.reasons, row.ruleUsed)),
  dueOn: column('dormantOrganizations.dueOn', 'date', (row) => row.dueOn),
  doneOn: column('dormantOrganizations.doneOn', 'date', (row) => row.doneOn),
  doneNote: column('dormantOrganizations.doneNote', 'text', (row) => row.doneNote),
  by: column('dormantOrganizations.recordedBy', 'text', (row) => row.recordedByName),
};

export const materialCaseColumns: Columns<typeof MATERIAL_CASE_COLUMNS, RowOf<'materialChecklists.list'>> = {
  caseNo: column('materialChecklists.caseNo', 'code', (row) => row.caseNo),
  applicant: column('materialChecklists.applicant', 'text', (row) => row.applicantName),
  matter: column('materialChecklists.matter', 'text', (row) => row.matterTitle),
  receivedOn: column('materialChecklists.receivedOn', 'date', (row) => row.receivedOn),
  missing: column('materialChecklists.missing', 'number', (row) => row.missing),
  noticedOn: column('materialChecklists.noticedOn', 'date', (row) => row.noticedOn),
  deadline: column('materialChecklists.deadline', 'date', (row) => row.deadline?.dueOn ?? null),
  state: column('materialChecklists.state', 'text', (row) => word('materialStateLabels', row.state)),
  completeOn: column('materialChecklists.completeOn', 'date', (row) => row.completeOn),
  completedBy: column('materialChecklists.completedBy', 'text', (row) => row.completedByName),
};
