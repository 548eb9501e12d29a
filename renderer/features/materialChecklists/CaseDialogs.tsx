import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { useSession } from '#renderer/api/session.tsx';
import { announce } from '#renderer/ui/announce.tsx';
import { Stack } from '#renderer/ui/Card.tsx';
import { DateField } from '#renderer/ui/DateField.tsx';
import { DeadlineReason } from '#renderer/ui/DeadlineReason.tsx';
import { FailureNotice } from '#renderer/ui/FailureNotice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { MaterialCase } from '#shared/features/materialChecklists/materialChecklists.contract.ts';
import { missingMaterials } from '#shared/features/materialChecklists/materials.rules.ts';
import { noticeReason } from '#shared/features/materialChecklists/materialWords.ts';
import styles from './Materials.module.css';

type Props = { readonly one: MaterialCase; onClose(): void };

function Frame(props: {
  readonly title: string;
  readonly confirm: string;
  readonly pending: boolean;
  readonly disabled?: boolean;
  readonly children: ReactNode;
  onClose(): void;
  onConfirm(): void;
}) {
  const { t } = useText();
  return (
    <Modal opened onClose={props.onClose} title={props.title} size={560}>
      <Stack>{props.children}</Stack>
      <Group justify="flex-end" mt={16} gap={8}>
        <Button variant="default" onClick={props.onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={props.pending} disabled={props.disabled ?? false} onClick={props.onConfirm}>
          {props.confirm}
        </Button>
      </Group>
    </Modal>
  );
}

/** 出具补正通知: what it will say, the day it is given, and the day until which it must be answered with its rule. */
export function GiveNoticeDialog({ one, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [noticedOn, setNoticedOn] = useState<string | null>(today);
  const rule = useCall('materialChecklists.deadline', { noticedOn: noticedOn ?? today }, { keep: true });
  const give = useCommand('materialChecklists.giveNotice');
  const missing = missingMaterials(one.items);
  const confirm = () => {
    if (noticedOn === null) return;
    give.mutate(
      { id: one.id, expectedRevision: one.revision, noticedOn },
      {
        onSuccess: ({ dueOn }) => {
          announce(t('materialChecklists.given', { date: dueOn }));
          onClose();
        },
      },
    );
  };
  return (
    <Frame
      title={t('materialChecklists.giveTitle')}
      confirm={t('materialChecklists.giveTitle')}
      pending={give.isPending}
      disabled={noticedOn === null}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t('materialChecklists.giveBody', { count: missing.length })}</p>
      <ol className={styles.lines}>
        {missing.map((material) => (
          <li key={material.key}>
            {material.name}：{noticeReason(material, t)}
          </li>
        ))}
      </ol>
      <Field label={t('materialChecklists.noticedOn')} required>
        <DateField value={noticedOn} clearable={false} onChange={setNoticedOn} />
      </Field>
      {rule.data !== undefined && (
        <p>
          {t('materialChecklists.correctionDue')}{' '}
          <DeadlineReason reason={rule.data.reason} basis={t('materialChecklists.basisNotice')} />
        </p>
      )}
      <FailureNotice error={give.error} />
    </Frame>
  );
}

/** 确认齐备: the day, in the name of the logged-in user. */
export function CompleteDialog({ one, onClose }: Props) {
  const { t } = useText();
  const { today, user } = useSession();
  const [completeOn, setCompleteOn] = useState<string | null>(today);
  const complete = useCommand('materialChecklists.complete');
  const confirm = () => {
    if (completeOn === null) return;
    complete.mutate(
      { id: one.id, expectedRevision: one.revision, completeOn },
      {
        onSuccess: () => {
          announce(t('materialChecklists.completed'));
          onClose();
        },
      },
    );
  };
  return (
    <Frame
      title={t('materialChecklists.completeTitle')}
      confirm={t('materialChecklists.complete')}
      pending={complete.isPending}
      disabled={completeOn === null}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t('materialChecklists.completeBody', { name: user?.displayName ?? '' })}</p>
      <Field label={t('materialChecklists.completeOn')} required>
        <DateField value={completeOn} clearable={false} onChange={setCompleteOn} />
      </Field>
      <FailureNotice error={complete.error} />
    </Frame>
  );
}

/** 终止: the day and why. */
export function CloseDialog({ one, onClose }: Props) {
  const { t } = useText();
  const { today } = useSession();
  const [closedOn, setClosedOn] = useState<string | null>(today);
  const [reason, setReason] = useState('');
  const close = useCommand('materialChecklists.close');
  const confirm = () => {
    if (closedOn === null) return;
    close.mutate(
      { id: one.id, expectedRevision: one.revision, closedOn, reason },
      {
        onSuccess: () => {
          announce(t('materialChecklists.closedDone'));
          onClose();
        },
      },
    );
  };
  return (
    <Frame
      title={t('materialChecklists.closeTitle')}
      confirm={t('materialChecklists.close')}
      pending={close.isPending}
      disabled={closedOn === null || reason.trim() === ''}
      onClose={onClose}
      onConfirm={confirm}
    >
      <p>{t('materialChecklists.closeBody')}</p>
      <Field label={t('materialChecklists.closedOn')} required>
        <DateField value={closedOn} clearable={false} onChange={setClosedOn} />
      </Field>
      <Field label={t('materialChecklists.closeReason')} required>
        <Textarea
          autosize
          minRows={2}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Field>
      <FailureNotice error={close.error} />
    </Frame>
  );
}
