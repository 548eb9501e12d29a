import { useCall } from '#renderer/api/queries.ts';
import styles from '#renderer/ui/decisions/decisions.module.css';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MissingLink } from '#shared/features/decisions/proof.contract.ts';

/** Whether the chain from decision to proof is whole, and each missing link in words, as the printed sheet says it. */
export function ProofSection({ decisionId }: { readonly decisionId: string }) {
  const { t, known } = useText();
  const { data, error, refetch } = useCall('decisions.proof', { decisionId });
  const sentence = ({ code, params }: MissingLink) => known(`proof.missing_${code}`, params) ?? code;
  const several = (data?.actions.length ?? 0) > 1;
  const lines = [
    ...(data?.missing ?? []).map((one) => ({ key: one.code, text: sentence(one) })),
    ...(data?.actions ?? []).flatMap((action, index) =>
      action.missing.map((one, place) => ({
        key: `${action.id} ${place}`,
        text: several ? t('proof.missingAt', { place: index + 1, sentence: sentence(one) }) : sentence(one),
      })),
    ),
  ];
  return (
    <Section title={t('decisions.openProof')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data !== undefined && (
        <>
          <StateBadge tone={lines.length === 0 ? 'fine' : 'behind'} icon={lines.length === 0 ? 'check' : 'warning'}>
            {lines.length === 0 ? t('decisions.chainWhole') : t('decisions.chainMissing', { count: lines.length })}
          </StateBadge>
          <ul className={styles.lines}>
            {lines.map(({ key, text }) => (
              <li key={key} className={styles.line}>
                {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </Section>
  );
}
