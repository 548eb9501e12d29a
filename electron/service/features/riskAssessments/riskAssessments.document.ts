import type { SheetDocumentInput } from '#shared/features/documents/sheetDocument.ts';
import {
  FACTORS_OF,
  type RiskLevel,
  type SubjectKind,
} from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import type { AssessmentRow } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import type { RiskMatrixDefinition } from '#shared/features/riskMatrices/riskMatrices.contract.ts';
import { message } from '#shared/text/index.ts';
import { listBlocks, registerSheet, SIGNING_ROW_MM } from '../documents/printedSheet.ts';

const REGISTER_COLUMNS = [
  { title: message('zh-CN', 'riskAssessments.columnNo'), width: 31 },
  { title: message('zh-CN', 'riskAssessments.columnSubject'), width: 56 },
  { title: message('zh-CN', 'riskAssessments.columnAssessedOn'), width: 24 },
  { title: message('zh-CN', 'riskAssessments.columnLevels'), width: 40 },
  { title: message('zh-CN', 'riskAssessments.columnMeasures'), width: 17 },
  { title: message('zh-CN', 'riskAssessments.columnReview'), width: 24 },
  { title: message('zh-CN', 'riskAssessments.columnState'), width: 17 },
];

/** 风险评估台账 as a printed list, newest first. */
export function registerOfAssessments(list: {
  readonly officeName: string;
  readonly printedOn: string;
  readonly rows: readonly AssessmentRow[];
}): SheetDocumentInput {
  return registerSheet({
    title: message('zh-CN', 'riskAssessments.registerTitle'),
    subtitle: '',
    officeName: list.officeName,
    printedOn: list.printedOn,
    columns: REGISTER_COLUMNS,
    rows: list.rows.map((row) => [
      row.assessmentNo,
      subjectWords(row),
      row.assessedOn,
      [row.levelBefore, row.levelCurrent, row.levelAfter].map(levelWord).join('→'),
      measuresWord(row),
      row.reviewDueOn ?? '',
      message('zh-CN', `riskStateLabels.${row.state}`),
    ]),
  });
}

/** What was assessed; an activity or a venue with its organization. */
function subjectWords({ subjectKind, subjectName, organizationName: organization }: AssessmentRow): string {
  const subject = message('zh-CN', 'riskAssessments.subjectOf', { kind: kindWord(subjectKind), name: subjectName });
  return subjectKind === 'organization'
    ? subject
    : message('zh-CN', 'riskAssessments.ofOrganization', { subject, organization });
}

function kindWord(kind: SubjectKind): string {
  return message('zh-CN', `riskSubjectLabels.${kind}`);
}

function levelWord(level: RiskLevel | null): string {
  return level === null ? message('zh-CN', 'riskAssessments.unrated') : message('zh-CN', `riskLevelLabels.${level}`);
}

function measuresWord({ measuresOpen: count, measuresOverdue: overdue }: AssessmentRow): string {
  return overdue > 0
    ? message('zh-CN', 'riskAssessments.overdueOf', { count, overdue })
    : message('zh-CN', 'riskAssessments.openOf', { count });
}

/** Rows for measures on an empty form. */
const BLANK_MEASURES = 6;

/** 风险评估表, empty: a row for each factor that this kind of subject may have, rows for measures, statement and approval. */
export function blankAssessment(form: {
  readonly officeName: string;
  readonly subjectKind: SubjectKind;
  readonly matrix: RiskMatrixDefinition;
}): SheetDocumentInput {
  const { officeName, subjectKind, matrix } = form;
  const bands = matrix.bands.map(({ level, from, to }) =>
    message('zh-CN', 'riskAssessments.formBand', { from, to, level: levelWord(level) }),
  );
  const word = (
    key:
      | 'formSubject'
      | 'formOrganization'
      | 'formDate'
      | 'formAssessor'
      | 'formConclusion'
      | 'formStatement'
      | 'formApproved',
  ) => message('zh-CN', `riskAssessments.${key}`);
  return {
    title: message('zh-CN', 'riskAssessments.formTitle', { subject: kindWord(subjectKind) }),
    subtitle: '',
    author: officeName,
    blocks: [
      ...listBlocks(
        [
          { title: word('formSubject'), width: 60 },
          { title: word('formOrganization'), width: 52 },
          { title: word('formDate'), width: 28 },
          { title: word('formAssessor'), width: 40 },
        ],
        [['', '', '', officeName]],
        SIGNING_ROW_MM,
      ),
      {
        kind: 'paragraph',
        text: message('zh-CN', 'riskAssessments.formHint', { version: matrix.version, bands: bands.join('、') }),
      },
      ...listBlocks(
        [
          { title: message('zh-CN', 'riskAssessments.formFactor'), width: 22 },
          { title: message('zh-CN', 'riskAssessments.formRisk'), width: 80 },
          { title: message('zh-CN', 'riskAssessments.formBefore'), width: 22 },
          { title: message('zh-CN', 'riskAssessments.formCurrent'), width: 22 },
          { title: message('zh-CN', 'riskAssessments.formAfter'), width: 22 },
        ],
        FACTORS_OF[subjectKind].map((factor) => [message('zh-CN', `riskFactorLabels.${factor}`), '', '', '', '']),
        SIGNING_ROW_MM,
      ),
      ...listBlocks(
        [
          { title: message('zh-CN', 'riskAssessments.formMeasure'), width: 70 },
          { title: message('zh-CN', 'riskAssessments.formFactors'), width: 26 },
          { title: message('zh-CN', 'riskAssessments.formOwner'), width: 28 },
          { title: message('zh-CN', 'riskAssessments.formDue'), width: 22 },
          { title: message('zh-CN', 'riskAssessments.formDone'), width: 22 },
        ],
        Array.from({ length: BLANK_MEASURES }, () => ['', '', '', '', '']),
        SIGNING_ROW_MM,
      ),
      ...listBlocks(
        [
          { title: word('formConclusion'), width: 56 },
          { title: word('formStatement'), width: 56 },
          { title: word('formApproved'), width: 56 },
        ],
        [['', '', message('zh-CN', 'riskAssessments.formSigned')]],
        SIGNING_ROW_MM * 3,
      ),
    ],
  };
}
