import { Button } from '@mantine/core';
import { useLocation } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
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
  const mayVoid = state !== 'voided' && can(isDraft ? 'risk.write' : 'risk.approve');
  const mayApprove = isDraft && can('risk.approve') && missingIssues(record).length === 0;
  const mayRerate = stands && can('risk.write');
  const mayClose = stands && can('risk.approve');
  const mayAdd = isDraft && can('risk.write') && act === null;
  useCommands([
    {
      id: 'risk.back',
      label: 'common.back',
      shortcut: 'Escape',
      canRun: () => act === null,
      run: () => go('/risk'),
    },
    {
      id: 'risk.factor',
      label: 'riskAssessments.addFactor',
      canRun: () => mayAdd,
      run: () => onAct('factor-new'),
    },
    {
      id: 'risk.measure',
      label: 'riskAssessments.addMeasure',
      canRun: () => mayAdd,
      run: () => onAct('measure-new'),
    },
    { id: 'risk.head', label: 'riskAssessments.editHead', canRun: () => mayAdd, run: () => onAct('head') },
    { id: 'risk.approve', label: 'riskAssessments.approve', canRun: () => mayApprove, run: () => onAct('approve') },
    { id: 'risk.take', label: 'riskAssessments.take', canRun: () => canTake, run: () => onAct('take') },
    { id: 'risk.rerate', label: 'riskAssessments.rerate', canRun: () => mayRerate, run: () => onAct('rerate') },
    { id: 'risk.close', label: 'riskAssessments.close', canRun: () => mayClose, run: () => onAct('close') },
    { id: 'risk.void', label: 'riskAssessments.voidTitle', canRun: () => mayVoid, run: () => void voiding() },
  ]);
  return (
    <div className={styles.headActs}>
      {mayVoid && (
        <Button variant="subtle" color="red" onClick={() => void voiding()}>
          {t('riskAssessments.void')}
        </Button>
      )}
      <SheetActs {...{ record, act, onAct }} />
      {canTake && (
        <Button variant="default" onClick={() => onAct('take')}>
          {t('riskAssessments.take')}
        </Button>
      )}
      {mayRerate && (
        <Button variant="default" onClick={() => onAct('rerate')}>
          {t('riskAssessments.rerate')}
        </Button>
      )}
      {mayClose && (
        <Button variant="default" onClick={() => onAct('close')}>
          {t('riskAssessments.close')}
        </Button>
      )}
      {isDraft && can('risk.approve') && (
        <Button disabled={!mayApprove} onClick={() => onAct('approve')}>
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
