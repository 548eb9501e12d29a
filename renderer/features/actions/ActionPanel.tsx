import { Button, CloseButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Link } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { ActionState } from '#renderer/ui/ActionState.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { ActionDecision } from '#renderer/ui/decisions/ActionDecision.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { namesBeside } from '#shared/features/actions/actions.rules.ts';
import { ActForm } from './ActForm.tsx';
import { ActionForm } from './ActionForm.tsx';
import { ActionLog } from './ActionLog.tsx';
import styles from './ActionsPage.module.css';
import { ACTS, type Act, type GotAction } from './actForm.ts';
import { ExtensionLines } from './ExtensionLines.tsx';
import { ProofFiles } from './ProofFiles.tsx';

/** One action: what it is, what can be done with it, its evidence, its extensions and its log. */
export function ActionPanel({ got, onClose }: { readonly got: GotAction; onClose(): void }) {
  const { t } = useText();
  const can = useCan();
  const { action, steps } = got;
  const [asked, setAct] = useAddressPart('act');
  const act = ACTS.find((one) => one === asked) ?? null;
  const [editing, setEditing] = useState(false);
  const files = useCall('attachments.list', { ownerType: 'action_item', ownerId: action.id }).data?.rows ?? [];
  const used = new Set(steps.flatMap((step) => step.attachmentIds));
  const fresh = files.map((file) => file.id).filter((id) => !used.has(id));
  if (editing) return <ActionForm action={action} onClose={() => setEditing(false)} />;
  const openAct = (next: Act | null) => setAct(next, { replace: true });
  return (
    <>
      <Section
        title={t('actions.detail')}
        actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
      >
        <p className={styles.text}>{action.text}</p>
        <ActionFacts got={got} />
        {act !== null && <ActForm key={act} act={act} got={got} fileIds={fresh} onClose={() => openAct(null)} />}
        {act === null && <ActionActs got={got} onAct={openAct} onEdit={() => setEditing(true)} />}
      </Section>
      <ProofFiles actionId={action.id} rows={files} editable={can('registry.write')} />
      <ExtensionLines got={got} onDecide={() => openAct('decide')} />
      <ActionDecision actionId={action.id} revision={action.revision} />
      <ActionLog steps={steps} files={files} />
    </>
  );
}

function ActionFacts({ got: { action } }: { readonly got: GotAction }) {
  const { t, label } = useText();
  const due: ReactNode =
    action.firstDueOn === null ? (
      action.dueOn
    ) : (
      <>
        {action.dueOn}{' '}
        <span className={styles.dim}>
          {t('actionLoop.extensions', { count: action.extensionCount, first: action.firstDueOn })}
        </span>
      </>
    );
  return (
    <Facts>
      <Fact label={t('common.status')}>
        <span className={styles.badges}>
          <ActionState action={action} />
          {action.status === 'open' && <span>{label('actionStageLabels', action.stage)}</span>}
          {action.isExtensionAsked && (
            <StateBadge tone="near" icon="clock">
              {t('actionLoop.extensionAsked')}
            </StateBadge>
          )}
        </span>
      </Fact>
      <Fact label={t('actions.dueOn')}>{due}</Fact>
      <Fact label={t('actions.unit')}>{action.responsibleUnit ?? action.organizationName}</Fact>
      <Fact label={t('actions.names')}>
        {[
          action.ownerName && `${action.ownerName} ${action.ownerPost ?? ''}`.trim(),
          namesBeside(action.ownerName, action.responsibleNames),
        ]
          .filter(Boolean)
          .join(t('actionPrint.ownerJoin'))}
      </Fact>
      {action.coOwnerNames !== null && <Fact label={t('actionLoop.coOwners')}>{action.coOwnerNames}</Fact>}
      {action.doneWhen !== null && <Fact label={t('actionLoop.doneWhen')}>{action.doneWhen}</Fact>}
      <Fact label={t('actions.source')}>
        {action.meetingId === null ? (
          action.sourceText
        ) : (
          <Link href={`/meetings/${action.meetingId}`}>
            {[action.meetingTitle, action.meetingNumber].filter(Boolean).join(' ')}
          </Link>
        )}
      </Fact>
      {action.lastReportOn !== null && <Fact label={t('actionLoop.lastReportOn')}>{action.lastReportOn}</Fact>}
      {action.doneOn !== null && <Fact label={t('actions.doneOn')}>{action.doneOn}</Fact>}
      {action.evidence !== null && <Fact label={t('actions.evidence')}>{action.evidence}</Fact>}
      {action.struckOffOn !== null && <Fact label={t('actionLoop.struckOffOn')}>{action.struckOffOn}</Fact>}
    </Facts>
  );
}

type ActsProps = { readonly got: GotAction; onAct(act: Act): void; onEdit(): void };

/** What can be done now: the next step first, what ends it last. */
function ActionActs({ got: { action, closing }, onAct, onEdit }: ActsProps) {
  const { t } = useText();
  const can = useCan();
  const target = { id: action.id, expectedRevision: action.revision };
  const reasoned = async (kind: 'cancel' | 'reopen' | 'sendBack') => {
    const words = {
      cancel: {
        title: 'actions.cancelTitle',
        label: 'actions.cancelReason',
        confirm: 'actions.cancelAction',
        done: 'actions.cancelledSaved',
      },
      reopen: {
        title: 'actions.reopenTitle',
        label: 'actions.reopenReason',
        confirm: 'actions.reopen',
        done: 'actions.reopenedSaved',
      },
      sendBack: {
        title: 'actionLoop.sendBackTitle',
        label: 'actionLoop.sendBackReason',
        confirm: 'actionLoop.sendBack',
        done: 'actionLoop.sendBackSaved',
      },
    } as const;
    const { title, label, confirm, done } = words[kind];
    const question = { title: t(title), label: t(label), confirm: t(confirm), danger: kind === 'cancel' };
    const reason = await askReason(question);
    if (reason === null) return;
    try {
      if (kind === 'sendBack') await call('actions.sendBack', { ...target, reason });
      else await call('actions.setStatus', { ...target, status: kind === 'cancel' ? 'cancelled' : 'open', reason });
      announce(t(done));
    } catch (error) {
      announceError(error);
    }
  };
  const canWrite = can('meetings.write');
  const canCheck = can('meetings.finalize');
  const isOpen = action.status === 'open';
  const isWaiting = action.stage === 'completed';
  const isBarred = closing.isDoer && closing.othersCanClose;
  const next: Act = action.stage === 'set_up' ? 'assign' : 'report';
  return (
    <div className={styles.acts}>
      {canWrite && isOpen && (
        <>
          <Button onClick={() => onAct(next)}>
            {t(next === 'assign' ? 'actionLoop.assign' : 'actionLoop.report')}
          </Button>
          {next === 'assign' && (
            <Button variant="default" onClick={() => onAct('report')}>
              {t('actionLoop.report')}
            </Button>
          )}
          <Button variant="default" onClick={() => onAct('complete')}>
            {t('actions.markDone')}
          </Button>
          {!action.isExtensionAsked && (
            <Button variant="default" onClick={() => onAct('extend')}>
              {t('actionLoop.askExtension')}
            </Button>
          )}
          {next === 'report' && (
            <Button variant="subtle" onClick={() => onAct('assign')}>
              {t('actionLoop.assign')}
            </Button>
          )}
          {action.meetingId === null && (
            <Button variant="subtle" onClick={onEdit}>
              {t('common.edit')}
            </Button>
          )}
          <Button variant="subtle" color="red" onClick={() => void reasoned('cancel')}>
            {t('actions.cancelAction')}
          </Button>
        </>
      )}
      {canCheck && isWaiting && (
        <>
          <Button disabled={isBarred} onClick={() => onAct('strikeOff')}>
            {t('actionLoop.strikeOff')}
          </Button>
          <Button variant="default" onClick={() => void reasoned('sendBack')}>
            {t('actionLoop.sendBack')}
          </Button>
          {isBarred && <span className={styles.dim}>{t('actionLoop.strikeOffOther')}</span>}
        </>
      )}
      {canWrite && !isOpen && !isWaiting && (
        <Button variant="default" onClick={() => void reasoned('reopen')}>
          {t('actions.reopen')}
        </Button>
      )}
    </div>
  );
}
