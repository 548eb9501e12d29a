import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { type KnownSubject, NewAssessmentDialog } from './NewAssessmentDialog.tsx';
import styles from './riskAssessments.module.css';
import { AssessmentStateBadge, LevelChain, measureWords, trendPlace } from './riskWords.tsx';

type Props = {
  /** What the list shows: all assessments of an organization, or those of one subject. */
  readonly filter: Pick<CallInput<'riskAssessments.list'>, 'organizationId' | 'subjectKind' | 'subjectId'>;
  /** What a new one is about. */
  readonly subject: KnownSubject;
  readonly editable: boolean;
};

/** The assessments of one organization or activity, on its own page; each opens, and a new one can be begun. */
export function SubjectAssessments({ filter, subject, editable }: Props) {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  const [adding, setAdding] = useState(false);
  const { data, error, refetch } = useCall('riskAssessments.list', { ...filter, state: 'all', limit: 200 });
  const rows = data?.rows ?? [];
  if (!can('risk.read')) return null;
  const { organizationId } = filter;
  return (
    <Section
      title={t('riskAssessments.title')}
      actions={
        <>
          {organizationId !== undefined && rows.length > 0 && (
            <Link href={trendPlace(organizationId)}>{t('riskPictures.trendTitle')}</Link>
          )}
          {editable && can('risk.write') && (
            <Button variant="default" onClick={() => setAdding(true)}>
              {t('riskAssessments.add')}
            </Button>
          )}
        </>
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data !== undefined && rows.length === 0 && <p className={styles.dim}>{t('riskAssessments.noneOfSubject')}</p>}
      {rows.length > 0 && (
        <table className={styles.table} aria-label={t('riskAssessments.title')}>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className={styles.narrow}>{row.assessedOn}</td>
                <td className={styles.narrow}>
                  <Link href={`/risk/${row.id}`}>{row.assessmentNo}</Link>
                </td>
                <td>
                  {label('riskSubjectLabels', row.subjectKind)}：{row.subjectName}
                  {measureWords(row, text) !== '' && (
                    <span className={styles.dim}>
                      {' '}
                      {t('riskAssessments.columnMeasures')} {measureWords(row, text)}
                    </span>
                  )}
                </td>
                <td className={styles.narrow}>
                  <LevelChain {...row} />
                </td>
                <td className={styles.narrow}>
                  <AssessmentStateBadge state={row.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {adding && <NewAssessmentDialog subject={subject} onClose={() => setAdding(false)} />}
    </Section>
  );
}

/** The tab of an organization: everything that was assessed of it, its activities and venues too. */
export function RiskTab({ organizationId, editable }: { readonly organizationId: string; readonly editable: boolean }) {
  return (
    <SubjectAssessments
      filter={{ organizationId }}
      subject={{ subjectKind: 'organization', subjectId: organizationId, organizationId }}
      editable={editable}
    />
  );
}
