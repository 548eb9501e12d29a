import { Button } from '@mantine/core';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { LevelBadge } from '#renderer/ui/risk/LevelBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { DifferenceKind } from '#shared/features/riskAssessments/copy.contract.ts';
import type { RiskLevel } from '#shared/features/riskAssessments/riskAssessments.lists.ts';
import { countedPairs, type Pair } from '#shared/features/riskAssessments/riskAssessments.rules.ts';
import type { RiskFactor } from '#shared/features/riskAssessments/riskRecords.contract.ts';
import { AcceptDialog } from './AcceptanceDialogs.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import { FactorForm } from './FactorForm.tsx';
import { ProposalNote } from './ProposalNote.tsx';
import styles from './riskAssessments.module.css';
import { FactorStateBadge } from './riskWords.tsx';

/** The risks of an assessment with their three levels. */
export function FactorsSection({ record, act, onAct }: RiskSectionProps) {
  const { t } = useText();
  const can = useCan();
  const editable = record.state === 'draft' && can('risk.write');
  const mayAccept = (record.state === 'present' || record.state === 'reviewDue') && can('risk.approve');
  const close = () => onAct(null);
  const edited = record.factorRows.find(({ id }) => act === `factor-${id}`);
  if (editable && (act === 'factor-new' || edited !== undefined))
    return <FactorForm key={act} record={record} factor={edited ?? null} onClose={close} />;
  const accepting = record.factorRows.find(({ id }) => act === `accept-${id}`);
  return (
    <Section
      title={t('riskAssessments.factors')}
      actions={
        editable && (
          <Button size="compact-sm" variant="default" onClick={() => onAct('factor-new')}>
            {t('riskAssessments.addFactor')}
          </Button>
        )
      }
    >
      {record.factorRows.length === 0 ? (
        <p className={styles.dim}>
          {t('riskAssessments.factorsNone')}。{editable && t('riskAssessments.factorsHelp')}
        </p>
      ) : (
        <table className={styles.table} aria-label={t('riskAssessments.factors')}>
          <thead>
            <tr>
              <th className={styles.narrow}>{t('riskFactorFieldLabels.seq')}</th>
              <th>{t('riskAssessments.formRisk')}</th>
              <th className={styles.narrow}>{t('riskFactorFieldLabels.levelBefore')}</th>
              <th className={styles.narrow}>{t('riskFactorFieldLabels.levelCurrent')}</th>
              <th className={styles.narrow}>{t('riskFactorFieldLabels.levelAfter')}</th>
              <th className={styles.narrow}>{t('riskAssessments.columnState')}</th>
            </tr>
          </thead>
          <tbody>
            {record.factorRows.map((factor) => (
              <FactorRow
                key={factor.id}
                factor={factor}
                taken={record.takenInto.find(({ factorId }) => factorId === factor.id)?.assessmentNo ?? null}
                copied={record.copiedFromId !== null}
                {...{ editable, mayAccept, onAct }}
              />
            ))}
          </tbody>
        </table>
      )}
      {accepting !== undefined && mayAccept && <AcceptDialog factor={accepting} onClose={close} />}
    </Section>
  );
}

type RowProps = {
  readonly factor: RiskFactor;
  /** Number of the organization's assessment that took it over. */
  readonly taken: string | null;
  /** The assessment was copied from the last period: each factor says how it stands against it. */
  readonly copied: boolean;
  readonly editable: boolean;
  readonly mayAccept: boolean;
  onAct: RiskSectionProps['onAct'];
};

function FactorRow({ factor, taken, copied, editable, mayAccept, onAct }: RowProps) {
  const { t, label } = useText();
  const { id, seq, state } = factor;
  const { before, current, after } = countedPairs(factor);
  const against = standingAgainst(factor, copied);
  const voiding = async () => {
    const question = { title: t('riskAssessments.voidFactorTitle'), confirm: t('common.void'), danger: true };
    const reason = await askReason({ ...question, label: t('common.voidReason') });
    if (reason === null) return;
    await call('riskAssessments.voidFactor', { id, expectedRevision: factor.revision, reason }).catch(announceError);
  };
  const canAccept = mayAccept && state !== 'accepted' && state !== 'closed';
  return (
    <tr>
      <td className={styles.narrow}>{seq}</td>
      <td>
        <p>
          <span className={styles.dim}>{label('riskFactorLabels', factor.factorCategory)}</span> {factor.riskText}
        </p>
        <p className={styles.dim}>
          {t('riskAssessments.basis')}：{factor.basisText}
          {factor.basisTitle !== null && factor.basisTitle !== factor.basisText && `（${factor.basisTitle}）`}
        </p>
        <ProposalNote factor={factor} />
        {factor.residualReason !== null && (
          <p className={styles.dim}>
            {t('riskFactorFieldLabels.residualReason')}：{factor.residualReason}
          </p>
        )}
        {factor.closedReason !== null && (
          <p className={styles.dim}>
            {t('riskFactorFieldLabels.closedReason')}：{factor.closedReason}
          </p>
        )}
        {taken !== null && <p className={styles.dim}>{t('riskAssessments.takenInto', { number: taken })}</p>}
        {(editable || canAccept) && (
          <div className={styles.acts}>
            {editable && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${t('common.edit')} ${seq}`}
                onClick={() => onAct(`factor-${id}`)}
              >
                {t('common.edit')}
              </Button>
            )}
            {editable && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-label={`${t('common.void')} ${seq}`}
                onClick={() => void voiding()}
              >
                {t('common.void')}
              </Button>
            )}
            {canAccept && (
              <Button variant="subtle" size="compact-sm" onClick={() => onAct(`accept-${id}`)}>
                {t('riskAssessments.accept')}
              </Button>
            )}
          </div>
        )}
      </td>
      <LevelCell level={factor.levelBefore} pair={before} />
      <LevelCell level={factor.levelCurrent} pair={current} />
      <LevelCell level={factor.levelAfter} pair={after} />
      <td className={styles.narrow}>
        <div className={styles.badges}>
          <FactorStateBadge state={state} />
          {against !== null && <span className={styles.dim}>{label('riskDifferenceLabels', against)}</span>}
        </div>
      </td>
    </tr>
  );
}

/** How a factor stands against the last period, in the words of the difference table; null: there is none, or its state says it. */
function standingAgainst({ carried, closedReason }: RiskFactor, copied: boolean): DifferenceKind | null {
  if (!copied || closedReason !== null) return null;
  return carried ?? 'unrated';
}

/** A level with the pair behind it. */
function LevelCell({ level, pair }: { readonly level: RiskLevel | null; readonly pair: Pair | null }) {
  return (
    <td className={styles.narrow}>
      <div className={styles.badges}>
        <LevelBadge level={level} />
        {pair !== null && <span className={styles.dim}>{`${pair.likelihood}×${pair.severity}`}</span>}
      </div>
    </td>
  );
}
