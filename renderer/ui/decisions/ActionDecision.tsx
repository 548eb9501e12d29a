import { Button, Group, Modal } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { runJob } from '#renderer/api/jobs.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { printFile } from '#renderer/ui/printFile.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CitedDecisions } from './CitedDecisions.tsx';
import { DecisionPicker } from './DecisionPicker.tsx';
import styles from './decisions.module.css';

type Props = { readonly actionId: string; readonly revision: number };

/** Beside an action: the decision that it carries out, how whole its chain of proof is, its printed sheet, and what it cites. */
export function ActionDecision({ actionId, revision }: Props) {
  const { t } = useText();
  const can = useCan();
  const [linking, setLinking] = useState(false);
  const { data, error, refetch } = useCall('decisions.proof', { actionId });
  const count = data === undefined ? 0 : data.missing.length + (data.actions[0]?.missing.length ?? 0);
  const print = () => void printFile(() => runJob('decisions.printProof', { actionId }, 'decisions.printingProof'));
  return (
    <>
      <Section
        title={t('decisions.carriesOut')}
        actions={
          <Group gap={8}>
            {can('meetings.write') && data !== undefined && (
              <Button variant="default" onClick={() => setLinking(true)}>
                {t('decisions.pick')}
              </Button>
            )}
            <Button variant="default" leftSection={<IconPrinter size={14} aria-hidden />} onClick={print}>
              {t('decisions.printProof')}
            </Button>
          </Group>
        }
      >
        <ErrorNotice error={error} onRetry={() => void refetch()} />
        {data !== undefined && (
          <div className={styles.line}>
            {data.decision === null ? (
              <span className={styles.dim}>{t('proof.noDecision')}</span>
            ) : (
              <>
                <Link href={`/meetings/decisions/${data.decision.id}`}>{data.decision.number}</Link>
                <span className={styles.lineText}>{data.decision.text}</span>
              </>
            )}
            <StateBadge tone={count === 0 ? 'fine' : 'behind'} icon={count === 0 ? 'check' : 'warning'}>
              {count === 0 ? t('decisions.chainWhole') : t('decisions.chainMissing', { count })}
            </StateBadge>
          </div>
        )}
      </Section>
      <CitedDecisions ownerType="action_item" ownerId={actionId} />
      {linking && (
        <LinkDialog
          actionId={actionId}
          revision={revision}
          present={data?.decision?.id ?? null}
          onClose={() => setLinking(false)}
        />
      )}
    </>
  );
}

function LinkDialog({
  actionId,
  revision,
  present,
  onClose,
}: Props & { readonly present: string | null; onClose(): void }) {
  const { t } = useText();
  const [decisionId, setDecisionId] = useState(present);
  const link = useCommand('decisions.linkAction');
  const confirm = () =>
    link.mutate(
      { actionId, expectedRevision: revision, decisionId },
      {
        onSuccess: () => {
          announce(t(decisionId === null ? 'decisions.unlinked' : 'decisions.linked'));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t('decisions.pick')} size="lg">
      <Stack>
        <Field label={t('decisions.carriesOut')}>
          <DecisionPicker autoFocus value={decisionId} onChange={setDecisionId} />
        </Field>
        <FailureNotice error={link.error} refused="decisions.refused" />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={link.isPending} disabled={decisionId === present} onClick={confirm}>
          {t('common.save')}
        </Button>
      </Group>
    </Modal>
  );
}
