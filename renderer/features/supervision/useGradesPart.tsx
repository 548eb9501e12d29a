import { call } from '#renderer/api/client.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { PartSpec } from '#renderer/ui/parts/partTypes.ts';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { assessmentGradeFields } from '#shared/features/assessmentGrades/assessmentGrades.contract.ts';
import { type GradeState, gradeState } from '#shared/features/assessmentGrades/assessmentGrades.rules.ts';
import { ASSESSMENT_GRADES } from '#shared/features/organizations/organizations.lists.ts';

const LOOKS: Readonly<Record<GradeState, readonly [tone: Tone, icon: StateIcon]>> = {
  none: ['quiet', 'dot'],
  held: ['fine', 'check'],
  ending: ['behind', 'clock'],
  expired: ['overdue', 'warning'],
  withdrawn: ['quiet', 'ban'],
};

/** The evaluations (等级评估) of an organization (features R12). */
export function useGradesPart(): PartSpec {
  const { t, label: word } = useText();
  const { today, office } = useSession();
  const label = (field: keyof typeof assessmentGradeFields.shape) => t(`gradeFieldLabels.${field}`);
  const gradeWord = (grade: string) =>
    grade === 'none' ? t('supervision.gradeNone') : word('organizationLabels', `assessmentGrade_${grade}`);
  return {
    feature: 'assessmentGrades',
    title: t('supervision.grades'),
    add: t('supervision.addGrade'),
    change: t('supervision.changeGrade'),
    empty: t('supervision.noGrades'),
    help: t('supervision.gradeHelp'),
    fields: [
      {
        field: 'grade',
        label: label('grade'),
        kind: 'choice',
        required: true,
        options: ASSESSMENT_GRADES.map((value) => ({ value, label: gradeWord(value) })),
      },
      { field: 'grantedOn', label: label('grantedOn'), kind: 'date', required: true },
      {
        field: 'validTo',
        label: label('validTo'),
        kind: 'date',
        help: t('supervision.gradeValidHelp'),
        shown: ({ grade }) => grade !== 'none',
      },
      { field: 'documentNumber', label: label('documentNumber'), kind: 'text', max: 100 },
      { field: 'issuedBy', label: label('issuedBy'), kind: 'text', max: 100, required: true },
      { field: 'basis', label: label('basis'), kind: 'text', max: 500, required: true },
      { field: 'endedOn', label: label('endedOn'), kind: 'date', shown: ({ grade }) => grade !== 'none' },
      {
        field: 'endingNote',
        label: label('endingNote'),
        kind: 'text',
        max: 300,
        required: true,
        shown: ({ endedOn }) => typeof endedOn === 'string',
      },
      { field: 'attachmentId', label: label('attachmentId'), kind: 'file', fileKind: 'supervision' },
      { field: 'note', label: label('note'), kind: 'area', max: 500 },
    ],
    columns: [
      { id: 'grade', width: 88, whole: true },
      { id: 'grantedOn', width: 104 },
      { id: 'validTo', width: 104 },
      { id: 'documentNumber', width: 168 },
      { id: 'issuedBy' },
      {
        id: 'state',
        label: t('supervision.state'),
        width: 144,
        render: ({ fields }) => {
          const read = assessmentGradeFields.parse(fields);
          const state = gradeState(read, today);
          const [tone, icon] = LOOKS[state];
          return (
            <StateBadge tone={tone} icon={icon}>
              {state === 'withdrawn'
                ? t('supervision.gradeWithdrawn', { date: read.endedOn })
                : t(`supervision.gradeState_${state}`)}
            </StateBadge>
          );
        },
      },
      { id: 'attachmentId' },
    ],
    initial: (rows) => ({
      grade: null,
      grantedOn: null,
      issuedBy: rows[0]?.fields.issuedBy ?? office?.name ?? null,
      basis: rows[0]?.fields.basis ?? t('supervision.gradeBasis'),
    }),
    save: async ({ fields, ...input }) =>
      call('assessmentGrades.save', { ...input, fields: assessmentGradeFields.parse(fields) }),
  };
}
