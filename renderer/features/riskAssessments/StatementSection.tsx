import { Button } from '@mantine/core';
import { useCan } from '#renderer/api/session.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { StatementDialog } from './AssessmentDialogs.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import styles from './riskAssessments.module.css';

/** What the organization itself stated, beside the assessment. */
export function StatementSection({ record, act, onAct }: RiskSectionProps) {
  const { t, label } = useText();
  const can = useCan();
  const editable = record.state !== 'voided' && can('risk.write');
  const { statementState, statementText, statementOn, statementPost } = record;
  const by = t('riskAssessments.statementBy', { post: statementPost ?? '', date: statementOn ?? '' });
  return (
    <Section
      title={t('riskAssessments.statement')}
      actions={
        editable && (
          <Button size="compact-sm" variant="default" onClick={() => onAct('statement')}>
            {t('riskAssessments.editStatement')}
          </Button>
        )
      }
    >
      {statementState === 'none' ? (
        <p className={styles.dim}>{t('riskAssessments.statementNone')}</p>
      ) : (
        <>
          <p>
            {label('riskStatementLabels', statementState)}
            <span className={styles.dim}> {statementPost === null ? statementOn : by}</span>
          </p>
          {statementText !== null && <p>{statementText}</p>}
        </>
      )}
      {act === 'statement' && editable && <StatementDialog record={record} onClose={() => onAct(null)} />}
    </Section>
  );
}
