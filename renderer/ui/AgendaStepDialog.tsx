import { Button, Modal, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import type { CallInput } from '#shared/contract/list.ts';
import { announce } from './announce.tsx';
import { Acts, Stack } from './Card.tsx';
import { FailureNotice } from './FailureNotice.tsx';
import { Field } from './Field.tsx';
import { useText } from './text.tsx';

export type DecidedStep = CallInput<'agendaProposals.record'>['step'];

type Props = {
  /** The procedure that this user may call. */
  readonly by: 'agendaProposals.record' | 'agendaProposals.decide';
  readonly step: DecidedStep;
  /** Proposals, or items of a draft meeting. */
  readonly ids: readonly string[];
  onClose(): void;
};

/** Writes down what was decided on items: by whom, and why where the usual way is left. */
export function AgendaStepDialog({ by, step, ids, onClose }: Props) {
  const { t, label } = useText();
  const { user } = useSession();
  const [personName, setPersonName] = useState(user?.displayName ?? '');
  const [remark, setRemark] = useState('');
  const [checked, setChecked] = useState(false);
  const record = useCommand(by);
  const needsReason = step === 'direct' || step === 'returned';
  const isMissing = needsReason && remark.trim() === '';
  const submit = () => {
    setChecked(true);
    if (isMissing) return;
    record.mutate(
      { ids: [...ids], step, personName, remark },
      {
        onSuccess: ({ count }) => {
          announce(t('meetingConduct.stepDone', { count }));
          onClose();
        },
      },
    );
  };
  const title = t('meetingConduct.stepTitle', { step: label('agendaStepLabels', step), count: ids.length });
  return (
    <Modal opened onClose={onClose} title={title} size="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <Stack>
          <Field label={t('meetingConduct.stepPerson')} help={t('meetingConduct.stepPersonHelp')}>
            <TextInput
              maxLength={50}
              value={personName}
              {...(needsReason ? {} : { 'data-autofocus': true })}
              onChange={(event) => setPersonName(event.currentTarget.value)}
            />
          </Field>
          <Field
            label={t('meetingConduct.stepReason')}
            required={needsReason}
            {...(checked && isMissing ? { error: t('agendaProposals.problemEmpty') } : {})}
          >
            <TextInput
              maxLength={500}
              value={remark}
              {...(needsReason ? { 'data-autofocus': true } : {})}
              onChange={(event) => setRemark(event.currentTarget.value)}
            />
          </Field>
          <FailureNotice error={record.error} />
        </Stack>
        <Acts>
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" loading={record.isPending}>
            {label('agendaStepLabels', step)}
          </Button>
        </Acts>
      </form>
    </Modal>
  );
}
