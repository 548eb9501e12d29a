import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { CitedDecisions } from '#renderer/ui/decisions/CitedDecisions.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Sheet } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAskedForm } from '#renderer/ui/useAskedForm.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { AcceptancesSection } from './AcceptancesSection.tsx';
import { AssessmentActs } from './AssessmentActs.tsx';
import { AssessmentHead } from './AssessmentHead.tsx';
import { DifferenceSection } from './DifferenceSection.tsx';
import { FactorsSection } from './FactorsSection.tsx';
import { MeasuresSection } from './MeasuresSection.tsx';
import styles from './riskAssessments.module.css';
import { AssessmentStateBadge } from './riskWords.tsx';
import { StatementSection } from './StatementSection.tsx';
import { VersionsSection } from './VersionsSection.tsx';

export type RiskRecord = CallOutput<'riskAssessments.get'>;

/** What is open on the page: `factor-<id>`, `measure-new`, `approve` … as the keys of drafts end. */
export type Act = string | null;

export type RiskSectionProps = {
  readonly record: RiskRecord;
  readonly act: Act;
  onAct(act: Act): void;
};

/** One assessment: its risks with three levels, measures, acceptances, statement, approval, versions (features K2–K7). */
export function AssessmentPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('riskAssessments.get', { id });
  if (data !== undefined) return <Assessment key={id} record={data} />;
  return (
    <Page title={t('riskAssessments.title')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

/** Letters of the id of a record. */
const ID = 36;
/** What is stored to compute with, and says nothing to a reader. */
const HIDDEN = new Set(['matrix', 'subjectId', 'organizationId']);

function Assessment({ record }: { readonly record: RiskRecord }) {
  const { t, label, known } = useText();
  const can = useCan();
  const [act, setAct] = useState<Act>(null);
  useAskedForm('riskAssessment:', true, (rest) => {
    if (!rest.startsWith(record.id) || !can('risk.write')) return false;
    setAct(rest.slice(ID + 1));
    return true;
  });
  const props = { record, act, onAct: setAct };
  return (
    <Page
      title={record.assessmentNo}
      subtitle={
        <>
          {t('riskAssessments.subjectOf', {
            kind: label('riskSubjectLabels', record.subjectKind),
            name: record.subjectName,
          })}{' '}
          <AssessmentStateBadge state={record.state} />
        </>
      }
      actions={<AssessmentActs {...props} />}
    >
      <Sheet>
        <Notices record={record} />
        <AssessmentHead {...props} />
        <FactorsSection {...props} />
        <MeasuresSection {...props} />
        <AcceptancesSection {...props} />
        <StatementSection {...props} />
        <CitedDecisions ownerType="risk_assessment" ownerId={record.id} editable={record.state !== 'voided'} />
        <AttachedFiles
          title={t('riskAssessments.files')}
          ownerType="risk_assessment"
          ownerId={record.id}
          editable={record.state !== 'voided' && can('risk.write')}
        />
        <DifferenceSection id={record.id} />
        <VersionsSection record={record} />
        <FoldedHistory
          id={record.id}
          hidden={HIDDEN}
          fieldLabel={(field) => known(`riskAssessmentFieldLabels.${field}`) ?? field}
          valueText={(field, value) => {
            if (field.startsWith('level')) return label('riskLevelLabels', String(value));
            if (field === 'subjectKind') return label('riskSubjectLabels', String(value));
            if (field === 'statementState') return label('riskStatementLabels', String(value));
            return field === 'recordState' ? label('meetingStateLabels', String(value)) : String(value);
          }}
        />
      </Sheet>
    </Page>
  );
}

/** What a reader must know first: voided, closed, replaced. */
function Notices({ record }: { readonly record: RiskRecord }) {
  const { t } = useText();
  const date = record.closedOn ?? '';
  return (
    <div className={styles.notes}>
      {record.voidReason !== null && (
        <Notice tone="overdue">{t('riskAssessments.voidedBecause', { reason: record.voidReason })}</Notice>
      )}
      {record.supersededById !== null && (
        <Notice tone="near">
          <Link href={`/risk/${record.supersededById}`}>
            {t('riskAssessments.supersededBy', { number: record.supersededByNo ?? '' })}
          </Link>
        </Notice>
      )}
      {record.closedReason !== null && (
        <Notice tone="near">{t('riskAssessments.closedFor', { date, reason: record.closedReason })}</Notice>
      )}
      {record.endedBy !== null && record.state === 'closed' && (
        <Notice tone="near">
          {t(record.endedBy === 'held' ? 'riskAssessments.endedHeld' : 'riskAssessments.endedCalledOff', { date })}
        </Notice>
      )}
    </div>
  );
}
