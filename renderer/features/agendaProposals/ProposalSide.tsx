import { Button, CloseButton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCall } from '#renderer/api/queries.ts';
import { AgendaStepDialog, type DecidedStep } from '#renderer/ui/AgendaStepDialog.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';
import { nextStep } from '#shared/features/agendaProposals/agendaWorkflow.rules.ts';
import styles from './Proposals.module.css';
import { StageBadge } from './StageBadge.tsx';

type Props = {
  readonly proposal: AgendaProposalRow;
  /** The procedure by which this user decides; null: he may not. */
  readonly by: 'agendaProposals.record' | 'agendaProposals.decide' | null;
  readonly editable: boolean;
  onEdit(): void;
  onVoid(): void;
  onClose(): void;
};

/** One proposed item: what it is, where it stands, who decided what and when. */
export function ProposalSide({ proposal, by, editable, onEdit, onVoid, onClose }: Props) {
  const { t, label, known } = useText();
  const steps = useCall('agendaProposals.steps', { id: proposal.id }).data?.steps ?? [];
  const [asked, setAsked] = useState<DecidedStep | null>(null);
  const next = nextStep(proposal.stage);
  // The office collates by putting the item into a meeting.
  const isWaiting = proposal.meetingId === null;
  const agreeing = next === 'collated' && isWaiting ? undefined : next;
  return (
    <Section
      title={t('agendaProposals.item')}
      actions={<CloseButton size="sm" aria-label={t('common.close')} onClick={onClose} />}
    >
      <Facts>
        <Fact label={t('agendaProposals.item')} wide>
          {proposal.title}
        </Fact>
        <Fact label={t('agendaProposals.body')} wide>
          {proposal.groupName ?? t('agendaProposals.noBody')}
        </Fact>
        <Fact label={t('agendaProposals.unit')}>{proposal.proposerUnit}</Fact>
        <Fact label={t('agendaProposals.person')}>{proposal.proposerName}</Fact>
        <Fact label={t('agendaProposals.minutes')}>{proposal.minutesPlanned}</Fact>
        <Fact label={t('agendaProposals.stage')}>
          <StageBadge proposal={proposal} />
        </Fact>
        <Fact label={t('agendaProposals.meeting')} wide>
          {proposal.meetingId === null ? (
            t('agendaProposals.notYet')
          ) : (
            <Link href={`/meetings/${proposal.meetingId}`}>{proposal.meetingTitle}</Link>
          )}
        </Fact>
        <Fact label={t('agendaProposals.summary')} wide>
          {proposal.summaryText !== null && <span className={styles.summary}>{proposal.summaryText}</span>}
        </Fact>
      </Facts>
      <Acts>
        {editable && isWaiting && (
          <>
            <Button variant="subtle" color="red" onClick={onVoid}>
              {t('common.void')}
            </Button>
            <Button variant="default" title="Ctrl+E" onClick={onEdit}>
              {t('common.edit')}
            </Button>
          </>
        )}
        {by !== null && proposal.stage !== 'proposed' && proposal.stage !== 'fixed' && (
          <Button variant="default" onClick={() => setAsked('returned')}>
            {t('meetingConduct.step_returned')}
          </Button>
        )}
        {by !== null && agreeing !== undefined && (
          <Button variant="default" onClick={() => setAsked(agreeing)}>
            {t(`meetingConduct.step_${agreeing}`)}
          </Button>
        )}
      </Acts>
      <h3>{t('agendaProposals.history')}</h3>
      {steps.length === 0 && <p className={styles.by}>{t('agendaProposals.noSteps')}</p>}
      <ul className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id}>
            {t('meetingConduct.stageLine', {
              stage: label('agendaStepLabels', step.step),
              name: step.personName,
              at: step.decidedAt.replace('T', ' '),
            })}
            {step.recordedByName !== step.personName && (
              <span className={styles.by}>　{t('agendaProposals.recordedBy', { name: step.recordedByName })}</span>
            )}
            {step.remark !== null && <div className={styles.summary}>{step.remark}</div>}
          </li>
        ))}
      </ul>
      <FoldedHistory
        id={proposal.id}
        fieldLabel={(field) => known(`agendaProposalFieldLabels.${field}`) ?? field}
        valueText={(field, value) =>
          field === 'stage' ? (known(`agendaStageLabels.${String(value)}`) ?? '') : String(value ?? '')
        }
      />
      {asked !== null && by !== null && (
        <AgendaStepDialog by={by} step={asked} ids={[proposal.id]} onClose={() => setAsked(null)} />
      )}
    </Section>
  );
}
