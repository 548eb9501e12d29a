import { Link } from 'wouter';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { RiskRecord } from './AssessmentPage.tsx';
import styles from './riskAssessments.module.css';
import { AssessmentStateBadge, LevelChain } from './riskWords.tsx';

/** Every assessment of the same subject, the newest first, each by the criteria of its own day. */
export function VersionsSection({ record }: { readonly record: RiskRecord }) {
  const { t } = useText();
  if (record.versions.length < 2) return null;
  return (
    <Section title={t('riskAssessments.versions')}>
      <table className={styles.table} aria-label={t('riskAssessments.versions')}>
        <tbody>
          {record.versions.map((one) => (
            <tr key={one.id}>
              <td className={styles.narrow}>{one.assessedOn}</td>
              <td className={styles.narrow}>
                {one.id === record.id ? (
                  <strong>{one.assessmentNo}</strong>
                ) : (
                  <Link href={`/risk/${one.id}`}>{one.assessmentNo}</Link>
                )}
              </td>
              <td>
                <LevelChain {...one} />
              </td>
              <td className={styles.narrow}>{t('riskAssessments.matrixUsed', { version: one.matrixVersion })}</td>
              <td className={styles.narrow}>
                <AssessmentStateBadge state={one.state} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
