import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { Link } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall } from '#renderer/api/queries.ts';
import { useCommands } from '#renderer/ui/commands.ts';
import { DecisionState } from '#renderer/ui/decisions/DecisionState.tsx';
import { Fact, Facts } from '#renderer/ui/Field.tsx';
import { FoldedHistory } from '#renderer/ui/FoldedHistory.tsx';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page, Section, Sheet } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ActionsSection } from './ActionsSection.tsx';
import { ChangesSection } from './ChangesSection.tsx';
import { CitationsSection } from './CitationsSection.tsx';
import { ProofSection } from './ProofSection.tsx';

/** One decision: what was decided, where and how, what became of it, what changes and what cites it (features M6, "Beyond" 5). */
export function DecisionPage({ id = '' }: { readonly id?: string }) {
  const { t } = useText();
  const { data, error, refetch } = useCall('decisions.get', { id });
  if (data !== undefined) return <DecisionRecord key={id} record={data} />;
  return (
    <Page title={t('decisions.page')}>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {error === null && <LoadingState />}
    </Page>
  );
}

function DecisionRecord({ record }: { readonly record: CallOutput<'decisions.get'> }) {
  const { t, known, label } = useText();
  const { decision, meeting, actions } = record;
  const corrected = useCall('minutes.corrections', { meetingId: meeting.id }).data?.correctedDecisions.find(
    ({ decisionId }) => decisionId === decision.id,
  );
  const print = () =>
    void printFile(() => runJob('decisions.printProof', { decisionId: decision.id }, 'decisions.printingProof'));
  useCommands([
    { id: 'decision.print', label: 'decisions.printProof', shortcut: 'Ctrl+P', canRun: () => true, run: print },
  ]);
  const isVoided = decision.state === 'voided';
  return (
    <Page
      title={decision.number}
      subtitle={
        <>
          {decision.formerNumber !== null && t('decisions.formerNumberIs', { number: decision.formerNumber })}{' '}
          <DecisionState state={decision.state} />
        </>
      }
      actions={
        <Button variant="default" leftSection={<IconPrinter size={15} aria-hidden />} title="Ctrl+P" onClick={print}>
          {t('decisions.printProof')}
        </Button>
      }
    >
      <Sheet>
        {isVoided && (
          <Notice tone="overdue">{t('decisions.voidedBecause', { reason: meeting.voidReason ?? '' })}</Notice>
        )}
        <Section title={t('decisions.decision')}>
          <Facts>
            <Fact label={t('decisions.text')} wide>
              {decision.text}
            </Fact>
            {corrected !== undefined && (
              <Fact label={t('decisions.correctedAs')} wide>
                {corrected.text}
              </Fact>
            )}
            <Fact label={t('decisions.body')}>{decision.bodyName}</Fact>
            <Fact label={t('decisions.decidedOn')}>{decision.decidedOn}</Fact>
            <Fact label={t('decisions.meeting')}>
              <Link href={`/meetings/${meeting.id}`}>{[meeting.title, meeting.number].filter(Boolean).join(' ')}</Link>
            </Fact>
            <Fact label={t('decisions.agendaItem')}>{decision.agendaTitle}</Fact>
            <Fact label={t('decisions.votes')}>
              <Votes decision={decision} />
            </Fact>
            {decision.quorumReason !== null && <Fact label={t('decisions.quorumReason')}>{decision.quorumReason}</Fact>}
          </Facts>
        </Section>
        <ActionsSection decisionId={decision.id} actions={actions} editable={!isVoided} />
        <ProofSection decisionId={decision.id} />
        <ChangesSection record={record} editable={!isVoided} />
        <CitationsSection decisionId={decision.id} />
        <FoldedHistory
          id={decision.id}
          hidden={HIDDEN}
          fieldLabel={(field) => known(`exportFields.${field}`) ?? field}
          valueText={(field, value) =>
            field === 'recordState' ? label('meetingStateLabels', String(value)) : String(value)
          }
        />
      </Sheet>
    </Page>
  );
}

/** Ids and counters that say nothing to a reader; the number is shown as written. */
const HIDDEN = new Set(['meetingId', 'agendaItemId', 'bodyKey', 'numberYear', 'numberSeq', 'seq']);

function Votes({ decision }: { readonly decision: CallOutput<'decisions.get'>['decision'] }) {
  const { t, known } = useText();
  const { votesFor, votesAgainst, votesAbstain, votesDue, votesPresent, ballot } = decision;
  if (votesFor === null) return <>{t('decisions.noVotes')}</>;
  const parts = [
    votesDue === null || votesPresent === null ? '' : t('decisions.votesDue', { due: votesDue, present: votesPresent }),
    t('decisions.votesOf', { for: votesFor, against: votesAgainst ?? 0, abstain: votesAbstain ?? 0 }),
    ballot === null ? '' : (known(`proof.ballot_${ballot}`) ?? ''),
  ];
  return <>{parts.filter(Boolean).join('，')}</>;
}
