import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { call } from '#renderer/api/client.ts';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { announce, announceError } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { askReason } from '#renderer/ui/dialogs.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import type { Citation } from '#shared/features/decisions/decisions.contract.ts';
import type { CitingCollection } from '#shared/features/decisions/decisions.lists.ts';
import { DecisionPicker } from './DecisionPicker.tsx';
import { DecisionState } from './DecisionState.tsx';
import styles from './decisions.module.css';

type Owner = { readonly ownerType: CitingCollection; readonly ownerId: string };

/**
 * The decisions that a record rests on, each a link to its page, with 引用决议 for those who may write (features M6). Stands on the page
 * or panel of any record whose collection is in `CITING_COLLECTIONS`.
 */
export function CitedDecisions({
  ownerType,
  ownerId,
  editable = true,
  always = false,
}: Owner & { readonly editable?: boolean; readonly always?: boolean }) {
  const { t } = useText();
  const can = useCan();
  const { data, error, refetch } = useCall('decisions.citations', { ownerType, ownerId });
  const [citing, setCiting] = useState(false);
  const mayWrite = editable && can('meetings.write');
  const citations = data?.citations ?? [];
  // Whoever only reads is not told of a possibility that was not used, unless he asked.
  if (!always && !mayWrite && citations.length === 0 && error === null) return null;
  return (
    <Section
      title={t('decisions.basis')}
      actions={
        mayWrite && (
          <Button size="compact-sm" variant="default" onClick={() => setCiting(true)}>
            {t('decisions.cite')}
          </Button>
        )
      }
    >
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      {data !== undefined && citations.length === 0 && <p className={styles.dim}>{t('decisions.noBasis')}</p>}
      <ul className={styles.lines}>
        {citations.map((one) => (
          <li key={one.id} className={styles.line}>
            <Link href={`/meetings/decisions/${one.decisionId}`}>{one.decisionNumber}</Link>
            <DecisionState state={one.decisionState} />
            <span className={styles.lineText}>{one.decisionText}</span>
            {one.note !== null && <span className={styles.dim}>{one.note}</span>}
            {mayWrite && (
              <Button variant="subtle" size="compact-sm" onClick={() => void takeBack(one, t)}>
                {t('decisions.uncite')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {citing && <CiteDialog ownerType={ownerType} ownerId={ownerId} onClose={() => setCiting(false)} />}
    </Section>
  );
}

/** Takes a citation back with a reason. */
export async function takeBack(
  { id, revision }: Pick<Citation, 'id' | 'revision'>,
  t: ReturnType<typeof useText>['t'],
): Promise<void> {
  const reason = await askReason({
    title: t('decisions.unciteTitle'),
    label: t('decisions.takeBackReason'),
    confirm: t('decisions.uncite'),
  });
  if (reason === null) return;
  try {
    await call('decisions.uncite', { id, expectedRevision: revision, reason });
    announce(t('decisions.uncited'));
  } catch (failure) {
    announceError(failure);
  }
}

type CiteForm = { readonly decisionId: string | null; readonly note: string };
const NOTHING: CiteForm = { decisionId: null, note: '' };

function CiteDialog({ ownerType, ownerId, onClose }: Owner & { onClose(): void }) {
  const { t } = useText();
  const [form, setForm] = useState<CiteForm>(NOTHING);
  const { decisionId, note } = form;
  const cite = useCommand('decisions.cite');
  const draft = useFormDraft({
    key: `citation:${ownerType}-${ownerId}`,
    title: t('decisions.citeTitle'),
    base: NOTHING,
    form,
    dirty: note !== '' || decisionId !== null,
    onTake: (_base, typed: CiteForm) => setForm(typed),
  });
  const leave = () => void draft.leave(onClose);
  const confirm = () => {
    if (decisionId === null) return;
    cite.mutate(
      { ownerType, ownerId, decisionId, note: note.trim() },
      {
        onSuccess: () => {
          announce(t('decisions.cited'));
          void draft.saved().then(onClose);
        },
      },
    );
  };
  return (
    <Modal opened onClose={leave} title={t('decisions.citeTitle')} size="lg">
      {draft.notice}
      <Stack>
        <Field label={t('decisions.decision')} required>
          <DecisionPicker autoFocus value={decisionId} onChange={(id) => setForm({ ...form, decisionId: id })} />
        </Field>
        <Field label={t('decisions.note')}>
          <Textarea
            autosize
            maxLength={500}
            value={note}
            onChange={(event) => setForm({ ...form, note: event.currentTarget.value })}
          />
        </Field>
        <FailureNotice error={cite.error} refused="decisions.refused" />
      </Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={leave}>
          {t('common.cancel')}
        </Button>
        <Button loading={cite.isPending} disabled={decisionId === null} onClick={confirm}>
          {t('decisions.cite')}
        </Button>
      </Group>
    </Modal>
  );
}
