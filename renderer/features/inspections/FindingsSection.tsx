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
import styles from './inspections.module.css';
import { FindingBadge } from './inspectionWords.tsx';

type Props = {
  readonly inspection: InspectionDetails;
  readonly findings: readonly InspectionFinding[];
  readonly othersCanClose: boolean;
  onAdd(): void;
  onEdit(finding: InspectionFinding): void;
};
type Act = 'statement' | 'rectify' | 'reinspect' | 'extend' | 'close';

/** 存在问题: what was found beside what the organization says to it, and what became of it. */
export function FindingsSection({ inspection, findings, othersCanClose, onAdd, onEdit }: Props) {
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
        <Finding
          key={finding.id}
          inspection={inspection}
          finding={finding}
          othersCanClose={othersCanClose}
          onEdit={onEdit}
        />
      ))}
    </Section>
  );
}

type FindingProps = Pick<Props, 'inspection' | 'othersCanClose' | 'onEdit'> & { readonly finding: InspectionFinding };

function Finding({ inspection, finding, othersCanClose, onEdit }: FindingProps) {
  const { t, label } = useText();
  const can = useCan();
  const { user } = useSession();
  const [act, setAct] = useState<Act | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const { id, revision, seq, state, statementText } = finding;
  const isDraft = inspection.recordState === 'draft';
  const isLive = inspection.recordState !== 'voided' && state !== 'closed';
  const canWrite = can('inspections.write') && isLive;
  const canDecide = can('inspections.finalize') && isLive && !isDraft;
  const mayClose = finding.rectifiedBy !== user?.id || !othersCanClose;
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
  const button = (words: string, run: () => void, main = false) => (
    <Button size="compact-sm" variant={main ? 'filled' : 'default'} onClick={run}>
      {words}
    </Button>
  );
  const dialog = { finding, heldOn: inspection.heldOn, onClose: () => setAct(null) };
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
          {isDraft && canWrite && button(t('common.edit'), () => onEdit(finding))}
          {canWrite &&
            button(t(statementText === null ? 'inspections.statementAdd' : 'inspections.statementEdit'), () =>
              setAct('statement'),
            )}
          {canDecide &&
            state === 'open' &&
            finding.rectifyDueOn !== null &&
            button(t('inspections.extend'), () => setAct('extend'))}
          {canWrite &&
            (state === 'open' || state === 'rectified') &&
            button(t('inspections.rectify'), () => setAct('rectify'), state === 'open' && !isDraft)}
          {canWrite &&
            !isDraft &&
            state === 'rectified' &&
            button(t('inspections.reinspect'), () => setAct('reinspect'), true)}
          {canDecide &&
            state === 'reinspected' &&
            mayClose &&
            button(t('inspections.close'), () => setAct('close'), true)}
          {isDraft && canWrite && (
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
      {act === 'close' && (
        <CloseDialog finding={finding} isSelf={finding.rectifiedBy === user?.id} onClose={() => setAct(null)} />
      )}
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
