import type { Column } from '#renderer/ui/DataTable.tsx';
import { DueBadge } from '#renderer/ui/DueBadge.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { StateBadge, type StateIcon, type Tone } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type {
  AssessmentState,
  FactorState,
  RiskLevel,
} from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import type { AssessmentRow } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import styles from './riskAssessments.module.css';

const STATES: Readonly<Record<AssessmentState, readonly [Tone, StateIcon]>> = {
  draft: ['accent', 'pencil'],
  present: ['fine', 'check'],
  reviewDue: ['overdue', 'clock'],
  superseded: ['quiet', 'dot'],
  closed: ['quiet', 'lock'],
  voided: ['quiet', 'ban'],
};

/** Where an assessment stands, as word, icon and colour. */
export function AssessmentStateBadge({ state }: { readonly state: AssessmentState }) {
  const { label } = useText();
  const [tone, icon] = STATES[state];
  return <StateBadge {...{ tone, icon }}>{label('riskStateLabels', state)}</StateBadge>;
}

const FACTOR_STATES: Readonly<Record<FactorState, readonly [Tone, StateIcon]>> = {
  closed: ['quiet', 'ban'],
  accepted: ['near', 'flag'],
  reopened: ['overdue', 'warning'],
  treating: ['behind', 'clock'],
  treated: ['fine', 'check'],
  standing: ['quiet', 'dot'],
};

/** Where a factor stands. */
export function FactorStateBadge({ state }: { readonly state: FactorState }) {
  const { label } = useText();
  const [tone, icon] = FACTOR_STATES[state];
  return <StateBadge {...{ tone, icon }}>{label('riskFactorStateLabels', state)}</StateBadge>;
}

type Levels = Readonly<Record<'levelBefore' | 'levelCurrent' | 'levelAfter', RiskLevel | null>>;

/** Inherent, current and residual level side by side. */
export function LevelChain({ levelBefore, levelCurrent, levelAfter }: Levels) {
  return (
    <span className={styles.chain}>
      <LevelBadge level={levelBefore} />
      <span aria-hidden>→</span>
      <LevelBadge level={levelCurrent} />
      <span aria-hidden>→</span>
      <LevelBadge level={levelAfter} />
    </span>
  );
}

/** A half-year in words: 2026年上半年. */
export function periodWords(period: string | null, { t }: Pick<Text, 't'>): string {
  if (period === null) return '';
  const half = t(period.endsWith('1') ? 'riskAssessments.half1' : 'riskAssessments.half2');
  return t('riskAssessments.period', { year: period.slice(0, 4), half });
}

/** The half-year steps of one organization. */
export function trendPlace(organizationId: string): string {
  return `/risk/trend?organization=${organizationId}`;
}

/** Open measures in words; empty when there are none. */
export function measureWords(row: AssessmentRow, { t }: Pick<Text, 't'>): string {
  const { measuresOpen: count, measuresOverdue: overdue, reopened } = row;
  const words = [
    count === 0 ? '' : t(overdue > 0 ? 'riskAssessments.overdueOf' : 'riskAssessments.openOf', { count, overdue }),
    reopened === 0 ? '' : t('riskAssessments.reopenedOf', { count: reopened }),
  ];
  return words.filter(Boolean).join('，');
}

/** The columns of the list of assessments. @param daysTo days from today to a day */
export function assessmentColumns(text: Text, daysTo: (day: string) => number): readonly Column<AssessmentRow>[] {
  const { t, label } = text;
  const subject = (row: AssessmentRow) => {
    if (row.subjectKind === 'organization') return row.subjectName;
    const kind = label('riskSubjectLabels', row.subjectKind);
    const subject = t('riskAssessments.subjectOf', { kind, name: row.subjectName });
    return t('riskAssessments.ofOrganization', { subject, organization: row.organizationName });
  };
  return [
    { id: 'number', label: t('riskAssessments.columnNo'), width: 112, render: (row) => row.assessmentNo },
    { id: 'subject', label: t('riskAssessments.columnSubject'), width: 130, grow: 4, render: subject, text: subject },
    { id: 'assessedOn', label: t('riskAssessments.columnAssessedOn'), width: 90, render: (row) => row.assessedOn },
    { id: 'levels', label: t('riskAssessments.columnLevels'), width: 218, render: (row) => <LevelChain {...row} /> },
    {
      id: 'measures',
      label: t('riskAssessments.columnMeasures'),
      width: 96,
      grow: 1,
      render: (row) => measureWords(row, text),
      text: (row) => measureWords(row, text),
    },
    {
      id: 'review',
      label: t('riskAssessments.columnReview'),
      width: 118,
      render: (row) =>
        row.reviewDueOn !== null && (row.state === 'present' || row.state === 'reviewDue') ? (
          <DueBadge daysLeft={daysTo(row.reviewDueOn)} words={row.reviewDueOn} />
        ) : (
          ''
        ),
    },
    {
      id: 'state',
      label: t('riskAssessments.columnState'),
      width: 88,
      render: (row) => <AssessmentStateBadge state={row.state} />,
    },
  ];
}
