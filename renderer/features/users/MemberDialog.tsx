import { Button, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { useCall, useCommand } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { UserAccount } from './UsersPage.tsx';

/** Which member of the office an account belongs to: his actions stand under 我的事项. */
export function MemberDialog({ user, onClose }: { readonly user: UserAccount; onClose(): void }) {
  const { t } = useText();
  const { data, error } = useCall('users.members', {});
  const [memberId, setMemberId] = useState(user.memberId);
  const save = useCommand('users.setMember');
  const run = () =>
    save.mutate(
      { id: user.id, memberId },
      {
        onSuccess() {
          announce(t('actionLoop.memberSaved'));
          onClose();
        },
      },
    );
  return (
    <Modal opened title={`${t('actionLoop.memberTitle')}：${user.displayName}`} onClose={onClose} size={460}>
      <Stack>
        <p>{t('actionLoop.memberHelp')}</p>
        <Field label={t('actionLoop.memberOfAccount')}>
          <Select
            data-autofocus
            searchable
            clearable
            placeholder={t('actionLoop.memberNone')}
            data={(data?.members ?? []).map(({ id, name, post }) => ({ value: id, label: `${name} ${post}` }))}
            value={memberId}
            onChange={setMemberId}
          />
        </Field>
        <ErrorNotice error={error ?? save.error} />
      </Stack>
      <Acts>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button loading={save.isPending} onClick={run}>
          {t('common.save')}
        </Button>
      </Acts>
    </Modal>
  );
}
