import { Button, Checkbox, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { useAgendaStages } from './useAgendaStages.ts';

type Props = { readonly meetingId: string; readonly revision: number; onClose(): void };

/** Drafts the notice of a meeting as an official document; says which items it will print, and which notices there are. */
export function InviteDialog({ meetingId, revision, onClose }: Props) {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const stages = useAgendaStages(meetingId);
  const notices = useCall('meetingPapers.ofMeeting', { meetingId }).data?.notices ?? [];
  const [withReply, setWithReply] = useState(true);
  const [replyBy, setReplyBy] = useState<string | null>(null);
  const [replyTo, setReplyTo] = useState('');
  const invite = useCommand('meetingPapers.invite');
  const submit = () =>
    invite.mutate(
      { meetingId, expectedRevision: revision, withReply, replyBy: withReply ? replyBy : null, replyTo },
      {
        onSuccess: ({ documentId }) => {
          announce(t('meetingConduct.invited'));
          onClose();
          navigate(`/official/${documentId}`);
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t('meetingConduct.inviteTitle')} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <p>{t('meetingConduct.inviteBody')}</p>
          <p>
            {t('meetingConduct.inviteItems', { fixed: stages.count - stages.open.length, open: stages.open.length })}
          </p>
          {notices.length > 0 && (
            <Field label={t('meetingConduct.notices')}>
              <div>
                {notices.map((notice) => (
                  <div key={notice.documentId}>
                    <Link href={`/official/${notice.documentId}`} onClick={onClose}>
                      {notice.number ?? notice.title}
                    </Link>{' '}
                    {notice.voided ? t('meetings.stateVoided') : label('officialStageLabels', notice.stage)}
                  </div>
                ))}
              </div>
            </Field>
          )}
          <Checkbox
            label={t('meetingConduct.withReply')}
            checked={withReply}
            onChange={(event) => setWithReply(event.currentTarget.checked)}
          />
          {withReply && (
            <Field label={t('meetingConduct.replyBy')}>
              <DateField value={replyBy} onChange={setReplyBy} />
            </Field>
          )}
          <Field label={t('meetingConduct.replyTo')}>
            <TextInput maxLength={100} value={replyTo} onChange={(event) => setReplyTo(event.currentTarget.value)} />
          </Field>
          <FailureNotice error={invite.error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={invite.isPending} data-autofocus>
            {t('meetingConduct.invite')}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
