import { Button } from '@mantine/core';
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { useCommands } from '#renderer/ui/commands.ts';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, Section } from '#renderer/ui/Page.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAddressPart } from '#renderer/ui/useAddressPart.ts';
import { useFormDraft } from '#renderer/ui/useFormDraft.tsx';
import { HandoverSteps } from './HandoverSteps.tsx';
import styles from './Handovers.module.css';
import { emptyForm, fieldsOf, type HandoverForm } from './handoverForm.ts';
import { PartiesForm } from './PartiesForm.tsx';

/** 办理交接, the first step: parties, day and witness, with what is open now. The rest is done on the page of the hand-over. */
export function HandoverNewPage() {
  const { t, known } = useText();
  const [, go] = useLocation();
  const { today } = useSession();
  const [from] = useAddressPart('from');
  const people = useCall('handovers.people', {});
  const [form, setForm] = useState<HandoverForm>(() => emptyForm(null, today));
  const [tried, setTried] = useState(false);
  const save = useCommand('handovers.save');
  // Who is named in the address, together with his account, as soon as it is known who has one.
  const [named, setNamed] = useState(false);
  if (!named && people.data !== undefined) {
    setNamed(true);
    const account = people.data.accounts.find((one) => one.enabled && from !== null && one.memberId === from);
    if (from !== null && people.data.members.some(({ id }) => id === from))
      setForm((now) => ({ ...now, fromMemberId: from, fromUserId: account?.id ?? null }));
  }
  const dirty = form.toMemberId !== null || form.reason !== '' || form.witnessName !== '' || form.witnessPost !== '';
  const draft = useFormDraft({
    key: 'handover:new',
    title: t('handovers.draftTitle'),
    base: null,
    form,
    dirty,
    onTake: (_base, kept) => setForm(kept),
  });
  const { fromMemberId, fromUserId, handedOn } = form;
  const found = useCall(
    'handovers.preview',
    { fromMemberId: fromMemberId ?? '', fromUserId, on: handedOn ?? today },
    { enabled: fromMemberId !== null, keep: true },
  );
  const back = () => void draft.leave(() => go('/duties/handovers'));
  const begin = () => {
    setTried(true);
    const fields = fieldsOf(form);
    if (fields === null) return;
    save.mutate(
      { fields },
      {
        onSuccess: ({ id }) => {
          void draft.saved();
          announce(t('handovers.begun'));
          go(`/duties/handovers/${id}`);
        },
      },
    );
  };
  useCommands([
    {
      id: 'handover.begin',
      label: 'handovers.begin',
      shortcut: 'Ctrl+S',
      canRun: () => !save.isPending,
      run: begin,
    },
    { id: 'handover.back', label: 'common.back', shortcut: 'Escape', canRun: () => true, run: back },
  ]);
  const kinds = found.data?.kinds ?? [];
  return (
    <Page
      title={t('handovers.newTitle')}
      actions={
        <>
          <Button variant="default" leftSection={<IconArrowLeft size={14} aria-hidden />} onClick={back}>
            {t('common.back')}
          </Button>
          <Button
            title="Ctrl+S"
            rightSection={<IconArrowRight size={14} aria-hidden />}
            loading={save.isPending}
            onClick={begin}
          >
            {t('handovers.begin')}
          </Button>
        </>
      }
    >
      <HandoverSteps current="parties" />
      {draft.notice}
      <ErrorNotice error={people.error} onRetry={() => void people.refetch()} />
      <FailureNotice error={save.error} />
      {people.data === undefined ? (
        people.error === null && <LoadingState />
      ) : (
        <Section title={t('handovers.parties')}>
          <PartiesForm
            isNew
            form={form}
            people={people.data}
            tried={tried}
            onChange={(part) => setForm((now) => ({ ...now, ...part }))}
          />
          {fromMemberId !== null && found.data !== undefined && (
            <p className={styles.found}>
              {kinds.length === 0
                ? t('handovers.foundNone')
                : `${t('handovers.found')}${kinds
                    .map(({ kind, count }) =>
                      t('handovers.foundKind', { kind: known(`handoverLabels.${kind}`) ?? kind, count }),
                    )
                    .join('，')}`}
            </p>
          )}
        </Section>
      )}
    </Page>
  );
}
