import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '#renderer/api/client.ts';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { AttachedFiles } from '#renderer/ui/AttachedFiles.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { InspectionFinding } from '#shared/features/inspections/findings.contract.ts';
import type { InspectionDetails } from '#shared/features/inspections/inspections.contract.ts';
import { CloseDialog, ExtendDialog, RectifyDialog, ReinspectDialog, StatementDialog } from './FindingDialogs.tsx';
import { type FindingAct, type OpenAct, useFindingActs } from './findingActs.ts';
import styles from './inspections.module.css';
import { FindingBadge } from './inspectionWords.tsx';

type Props = {
  readonly inspection: InspectionDetails;
  readonly findings: readonly InspectionFinding[];
  readonly othersCanClose: boolean;
  /** The dialog that is open, of whichever problem. */
  readonly open: OpenAct | null;
  onAdd(): void;
  onAct(finding: InspectionFinding, act: FindingAct): void;
  onClose(): void;
};

/** 存在问题: what was found beside what the organization says to it, and what became of it. */
export function FindingsSection({ inspection, findings, onAdd, ...rest }: Props) {
  const { t } = useText();
  const can = useCan();
  const isDraft = inspection.recordState === 'draft' && can('inspections.write');
  return (
    <Section
      title={t('inspections.findings')}
      actions={
        isDraft && (
          <Button size="compact-sm" variant="default" leftSection={<IconPlus size={14} aria-hidden />} onClick={onAdd}>
            {t('inspections.findingAdd')}
          </Button>
        )
      }
    >
      {findings.length === 0 && <p className={styles.dim}>{t('inspections.findingNone')}</p>}
      {findings.map((finding) => (
        <Finding key={finding.id} inspection={inspection} finding={finding} {...rest} />
      ))}
    </Section>
  );
}

type FindingProps = Omit<Props, 'findings' | 'onAdd'> & { readonly finding: InspectionFinding };

function Finding({ inspection, finding, othersCanClose, open, onAct, onClose }: FindingProps) {
  const { t, label } = useText();
  const can = useCan();
  const { user } = useSession();
  const may = useFindingActs(inspection, othersCanClose)(finding);
  const act = open?.findingId === finding.id ? open.act : null;
  const [failed, setFailed] = useState<unknown>(null);
  const { id, revision, seq, state, statementText } = finding;
  const isDraft = inspection.recordState === 'draft';
  const isLive = inspection.recordState !== 'voided' && state !== 'closed';
  const voidIt = async () => {
    const reason = await askReason({
      title: t('inspections.findingVoidTitle'),
      body: t('inspections.findingVoidBody'),
      label: t('common.voidReason'),
      confirm: t('common.void'),
      danger: true,
    });
    if (reason === null) return;
    try {
      await call('inspections.voidFinding', { id, expectedRevision: revision, reason });
      announce(t('inspections.findingVoided'));
    } catch (error) {
      setFailed(error);
    }
  };
  const button = (one: FindingAct, words: string, main = false) =>
    may[one] && (
      <Button size="compact-sm" variant={main ? 'filled' : 'default'} onClick={() => onAct(finding, one)}>
        {words}
      </Button>
    );
  const dialog = { finding, heldOn: inspection.heldOn, onClose };
  return (
    <article className={styles.finding} aria-label={t('inspections.findingNumber', { seq })}>
      <div className={styles.findingHead}>
        <strong>{t('inspections.findingNumber', { seq })}</strong>
        {!isDraft && <FindingBadge finding={finding} />}
        {finding.severity === 'serious' && (
          <StateBadge tone="overdue" icon="warning">
            {label('inspectionSeverityLabels', finding.severity)}
          </StateBadge>
        )}
        {finding.rectifyDueOn !== null && (
          <span className={styles.dim}>
            {t('inspections.dueOn')} {finding.rectifyDueOn}
          </span>
        )}
        <span className={styles.findingActs}>
          {button('finding', t('common.edit'))}
          {button('statement', t(statementText === null ? 'inspections.statementAdd' : 'inspections.statementEdit'))}
          {button('extend', t('inspections.extend'))}
          {button('rectify', t('inspections.rectify'), state === 'open' && !isDraft)}
          {button('reinspect', t('inspections.reinspect'), true)}
          {button('close', t('inspections.close'), true)}
          {may.finding && (
            <Button size="compact-sm" variant="subtle" color="red" onClick={() => void voidIt()}>
              {t('common.void')}
            </Button>
          )}
        </span>
      </div>
      <FailureNotice error={failed} />
      <div className={styles.sides}>
        <div>
          <p>{finding.foundText}</p>
          {finding.basisText !== null && (
            <p className={styles.dim}>
              {t('inspectionFindingFieldLabels.basisText')}：{finding.basisText}
            </p>
          )}
          {finding.demandText !== null && (
            <p>
              {t('inspectionFindingFieldLabels.demandText')}：{finding.demandText}
            </p>
          )}
          <FindingLog finding={finding} />
        </div>
        <div className={styles.statement}>
          <span className={styles.dim}>{t('inspections.statement')}</span>
          {statementText === null ? (
            <p className={styles.dim}>{t('inspections.statementNone')}</p>
          ) : (
            <>
              <p>{statementText}</p>
              <p className={styles.dim}>
                {[finding.statementOn, finding.statementPost, finding.statementName].filter(Boolean).join('　')}
              </p>
            </>
          )}
        </div>
      </div>
      <AttachedFiles
        title={t('inspections.evidence')}
        ownerType="inspection_finding"
        ownerId={id}
        editable={can('inspections.write') && isLive}
      />
      {act === 'statement' && <StatementDialog {...dialog} />}
      {act === 'rectify' && <RectifyDialog {...dialog} />}
      {act === 'reinspect' && <ReinspectDialog {...dialog} />}
      {act === 'extend' && <ExtendDialog {...dialog} />}
      {act === 'close' && <CloseDialog finding={finding} isSelf={finding.rectifiedBy === user?.id} onClose={onClose} />}
    </article>
  );
}

/** What became of a problem, one line each. */
function FindingLog({ finding }: { readonly finding: InspectionFinding }) {
  const { t, label } = useText();
  const { extensions, attempts, rectifiedOn, evidenceText, reinspectedOn, reinspectionResult, closedOn } = finding;
  const lines = [
    ...extensions.map(({ onDate, byName, oldDueOn, newDueOn, reason }) =>
      t('inspections.extensionLine', { on: onDate, by: byName, old: oldDueOn, new: newDueOn, reason }),
    ),
    ...attempts.map(({ rectifiedOn: rectified, reinspectedOn: reinspected, reinspectionText }) =>
      t('inspections.attemptLine', {
        rectified,
        reinspected,
        text: reinspectionText === null ? '' : `：${reinspectionText}`,
      }),
    ),
    ...(rectifiedOn === null
      ? []
      : [`${rectifiedOn} ${t('inspections.rectify')}${evidenceText === null ? '' : `：${evidenceText}`}`]),
    ...(reinspectedOn === null || reinspectionResult !== 'pass'
      ? []
      : [
          [reinspectedOn, label('inspectionReinspectionLabels', reinspectionResult), finding.reinspectionText]
            .filter(Boolean)
            .join(' '),
        ]),
    ...(closedOn === null
      ? []
      : [
          `${t('inspections.closedLine', { on: closedOn, by: finding.closedByName ?? '' })}${finding.selfChecked ? `（${t('inspections.selfChecked')}）` : ''}`,
        ]),
  ];
  if (lines.length === 0) return null;
  return (
    <ul className={styles.log}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
