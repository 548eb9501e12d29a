import { Button } from '@mantine/core';
import { useCan } from '#renderer/api/session.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { RiskAcceptance } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { RevokeDialog } from './AcceptanceDialogs.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import styles from './riskAssessments.module.css';

const STATES = {
  inForce: { tone: 'near', icon: 'flag' },
  expired: { tone: 'overdue', icon: 'warning' },
  revoked: { tone: 'quiet', icon: 'ban' },
} as const;

/** Which risks were accepted, by whom, until when and why. */
export function AcceptancesSection({ record, act, onAct }: RiskSectionProps) {
  const text = useText();
  const { t, label } = text;
  const can = useCan();
  if (record.state === 'draft' || (record.acceptances.length === 0 && record.state === 'voided')) return null;
  const seqOf = (factorId: string) => record.factorRows.find(({ id }) => id === factorId)?.seq ?? '';
  const revoking = record.acceptances.find(({ id }) => act === `revoke-${id}`);
  return (
    <Section title={t('riskAssessments.acceptances')}>
      {record.acceptances.length === 0 && <p className={styles.dim}>{t('riskAssessments.acceptancesNone')}</p>}
      {record.acceptances.length > 0 && (
        <table className={styles.table} aria-label={t('riskAssessments.acceptances')}>
          <tbody>
            {record.acceptances.map((one) => (
              <tr key={one.id}>
                <td className={styles.narrow}>{t('riskAssessments.factorOf', { seq: seqOf(one.riskFactorId) })}</td>
                <td>
                  <p>{acceptedWords(one, text)}</p>
                  <p className={styles.dim}>{one.reason}</p>
                  {one.state === 'inForce' && can('risk.approve') && (
                    <div className={styles.acts}>
                      <Button variant="subtle" size="compact-sm" onClick={() => onAct(`revoke-${one.id}`)}>
                        {t('riskAssessments.revoke')}
                      </Button>
                    </div>
                  )}
                </td>
                <td className={styles.narrow}>
                  <StateBadge {...STATES[one.state]}>{label('riskAcceptanceStateLabels', one.state)}</StateBadge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {revoking !== undefined && <RevokeDialog acceptance={revoking} onClose={() => onAct(null)} />}
    </Section>
  );
}

function acceptedWords(one: RiskAcceptance, { t }: Pick<Text, 't'>): string {
  const name = [one.approverName, one.approverPost].filter((word) => word !== null).join(' ');
  const accepted = t('riskAssessments.acceptedUntil', { name, from: one.acceptedOn, to: one.expiresOn });
  if (one.state === 'revoked') {
    const places = { date: one.revokedOn ?? '', reason: one.revokeReason ?? '' };
    return `${accepted}；${t('riskAssessments.revokedFor', places)}`;
  }
  return one.state === 'expired' ? `${accepted}；${t('riskAssessments.expiredOn', { date: one.expiresOn })}` : accepted;
}
