import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { queryClient, queryKey, useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { AgendaProposalRow } from '#shared/features/agendaProposals/agendaProposals.contract.ts';

type Props = {
  /** In the order in which they were chosen. */
  readonly proposals: readonly AgendaProposalRow[];
  onDone(): void;
  onClose(): void;
};

/** Puts chosen items into a draft meeting, in the order chosen. */
export function CollateDialog({ proposals, onDone, onClose }: Props) {
  const { t } = useText();
  const [, navigate] = useLocation();
  const drafts = useCall('meetings.list', { filter: { recordState: 'draft' }, limit: 100 }).data?.rows ?? [];
  const [chosenId, setChosenId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const collate = useCommand('agendaProposals.collate');
  const meeting = drafts.find(({ id }) => id === (chosenId ?? drafts[0]?.id));
  const early = proposals.some(({ stage }) => stage === 'proposed');
  const isMissing = early && reason.trim() === '';
  const submit = () => {
    setTried(true);
    if (meeting === undefined || isMissing || collate.isPending) return;
    const ids = proposals.map(({ id }) => id);
    collate.mutate(
      { ids, meetingId: meeting.id, expectedRevision: meeting.revision, reason },
      {
        onSuccess: ({ meetingId }) => {
          announce(t('agendaProposals.collated', { title: meeting.title }));
          onDone();
          // What was read of the meeting before must not open on its desk.
          queryClient.removeQueries({ queryKey: queryKey('meetings.get', { id: meetingId }) });
          navigate(`/meetings/${meetingId}`);
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t('agendaProposals.toMeetingTitle', { count: proposals.length })} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <p>{drafts.length === 0 ? t('agendaProposals.noDraft') : t('agendaProposals.toMeetingHelp')}</p>
          <ol>
            {proposals.map(({ id, title }, index) => (
              <li key={id}>{`${index + 1}. ${title}`}</li>
            ))}
          </ol>
          <Field label={t('agendaProposals.draftMeeting')} required>
            <Select
              data-autofocus
              searchable
              openOnFocus={false}
              allowDeselect={false}
              data={drafts.map(({ id, title, startAt }) => ({ value: id, label: `${startAt.slice(0, 10)}　${title}` }))}
              value={meeting?.id ?? null}
              onChange={setChosenId}
            />
          </Field>
          {early && (
            <Field
              label={t('agendaProposals.reason')}
              required
              {...(tried && isMissing ? { error: t('agendaProposals.problemEmpty') } : {})}
            >
              <TextInput maxLength={500} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
            </Field>
          )}
          <FailureNotice error={collate.error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={meeting === undefined} loading={collate.isPending}>
            {t('agendaProposals.toMeeting')}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
