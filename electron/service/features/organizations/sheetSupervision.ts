import { message, messageIfKnown } from '#shared/text/index.ts';
import type { StoredRecord } from '../../db/records.ts';
import { penaltyContent } from '../penalties/penalties.document.ts';
import type { SheetPart } from './organizationSheetParts.ts';
import { of } from './timelineRecord.ts';

const word = (section: string, value: string): string => messageIfKnown('zh-CN', `${section}.${value}`) ?? value;

function gradeState(record: StoredRecord): string {
  const date = of(record, 'endedOn');
  return date === '' ? '' : message('zh-CN', 'supervision.gradeWithdrawn', { date });
}

/** Grades, penalties and commitments on the sheet of an organization (features R12, R16). */
export const SUPERVISION_PARTS: readonly SheetPart[] = [
  {
    title: 'supervision.grades',
    collection: 'assessment_grade',
    day: 'grantedOn',
    columns: [
      {
        title: 'gradeFieldLabels.grade',
        width: 4,
        cell: (record) =>
          of(record, 'grade') === 'none'
            ? message('zh-CN', 'supervision.gradeNone')
            : word('organizationLabels', `assessmentGrade_${of(record, 'grade')}`),
      },
      { title: 'gradeFieldLabels.grantedOn', width: 6, cell: 'grantedOn' },
      { title: 'gradeFieldLabels.validTo', width: 6, cell: 'validTo' },
      { title: 'gradeFieldLabels.documentNumber', width: 8, cell: 'documentNumber' },
      { title: 'gradeFieldLabels.issuedBy', width: 8, cell: 'issuedBy' },
      { title: 'supervision.state', width: 6, cell: gradeState },
    ],
  },
  {
    title: 'supervision.penalties',
    collection: 'penalty',
    day: 'decidedOn',
    columns: [
      { title: 'penaltyFieldLabels.decidedOn', width: 6, cell: 'decidedOn' },
      {
        title: 'supervision.penaltyContent',
        width: 8,
        cell: (record) =>
          penaltyContent({
            kind: of(record, 'kind'),
            amountYuan: of(record, 'amountYuan') || null,
            periodFrom: of(record, 'periodFrom') || null,
            periodTo: of(record, 'periodTo') || null,
          }),
      },
      { title: 'penaltyFieldLabels.decisionNumber', width: 8, cell: 'decisionNumber' },
      { title: 'penaltyFieldLabels.legalBasis', width: 9, cell: 'legalBasis' },
      { title: 'penaltyFieldLabels.statement', width: 9, cell: 'statement' },
      { title: 'penaltyFieldLabels.executedOn', width: 6, cell: 'executedOn' },
    ],
  },
  {
    title: 'supervision.commitments',
    collection: 'commitment',
    day: 'signedOn',
    columns: [
      {
        title: 'commitmentFieldLabels.kind',
        width: 8,
        cell: (record) => word('commitmentKindLabels', of(record, 'kind')),
      },
      { title: 'commitmentFieldLabels.signedOn', width: 6, cell: 'signedOn' },
      { title: 'commitmentFieldLabels.validTo', width: 6, cell: 'validTo' },
      { title: 'commitmentFieldLabels.note', width: 12, cell: 'note' },
    ],
  },
];
