import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ApproveDialog, CloseDialog, RerateDialog } from './AssessmentDialogs.tsx';
import type { RiskSectionProps } from './AssessmentPage.tsx';
import { missingIssues } from './missing.ts';
import styles from './riskAssessments.module.css';
import { SheetActs } from './SheetActs.tsx';
import { TakeDialog } from './TakeDialog.tsx';

/** What can be done with the whole assessment, as far as it stands and the user may. */
export function AssessmentActs({ record, act, onAct }: RiskSectionProps) {
  const { t } = useText();
  const can = useCan();
  const [, go] = useLocation();
  const { id, revision: expectedRevision, state } = record;
  const isDraft = state === 'draft';
  const stands = state === 'present' || state === 'reviewDue';
  const canTake = record.subjectKind === 'activity' && (stands || state === 'closed') && can('risk.write');
  const voiding = async () => {
    const question = { title: t('riskAssessments.voidTitle'), confirm: t('common.void'), danger: true };
    const reason = await askReason({ ...question, label: t('common.voidReason') });
    if (reason === null) return;
    await call('riskAssessments.void', { id, expectedRevision, reason }).then(
      () => announce(t('riskAssessments.saved')),
      announceError,
    );
  };
  const close = () => onAct(null);
  return (
    <div className={styles.headActs}>
      <SheetActs {...{ record, act, onAct }} />
      {canTake && (
        <Button variant="default" onClick={() => onAct('take')}>
          {t('riskAssessments.take')}
        </Button>
      )}
      {stands && can('risk.write') && (
        <Button variant="default" onClick={() => onAct('rerate')}>
          {t('riskAssessments.rerate')}
        </Button>
      )}
      {stands && can('risk.approve') && (
        <Button variant="default" onClick={() => onAct('close')}>
          {t('riskAssessments.close')}
        </Button>
      )}
      {state !== 'voided' && can(isDraft ? 'risk.write' : 'risk.approve') && (
        <Button variant="default" onClick={() => void voiding()}>
          {t('riskAssessments.void')}
        </Button>
      )}
      {isDraft && can('risk.approve') && (
        <Button disabled={missingIssues(record).length > 0} onClick={() => onAct('approve')}>
          {t('riskAssessments.approve')}
        </Button>
      )}
      {act === 'approve' && isDraft && <ApproveDialog record={record} onClose={close} />}
      {act === 'rerate' && stands && (
        <RerateDialog record={record} onClose={close} onMade={(made) => go(`/risk/${made}`)} />
      )}
      {act === 'close' && stands && <CloseDialog record={record} onClose={close} />}
      {act === 'take' && canTake && <TakeDialog record={record} onClose={close} />}
    </div>
  );
}
