import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { useCan } from '#renderer/api/session.tsx';
import { type Column, DataTable } from '#renderer/ui/DataTable.tsx';
import { shortMoment } from '#renderer/ui/format.ts';
import { ErrorNotice, LoadingState, Notice } from '#renderer/ui/Notice.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { type Text, useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { CreateUser } from './CreateUser.tsx';
import { MemberDialog } from './MemberDialog.tsx';
import { UserRoles } from './UserRoles.tsx';
import styles from './UsersPage.module.css';

export type UserAccount = CallOutput<'users.list'>['users'][number];

/** The accounts of the office: system administrators create them, security administrators give roles. */
export function UsersPage() {
  const text = useText();
  const { t } = text;
  const can = useCan();
  const { data, error, refetch } = useCall('users.list', {});
  const [creating, setCreating] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState(false);
  const [linking, setLinking] = useState(false);
  const users = data?.users ?? [];
  const edited = editing ? users.find((user) => user.id === chosen) : undefined;
  const linked = linking ? users.find((user) => user.id === chosen) : undefined;
  const edit = () => setEditing(can('users.roles'));
  return (
    <Page
      title={t('users.title')}
      scroll={false}
      actions={
        <>
          {can('users.roles') && (
            <Button variant="default" disabled={chosen === null} onClick={edit}>
              {t('users.setRoles')}
            </Button>
          )}
          {can('users.create') && (
            <Button variant="default" disabled={chosen === null} onClick={() => setLinking(true)}>
              {t('actionLoop.memberOfAccount')}
            </Button>
          )}
          {can('users.create') && (
            <Button leftSection={<IconPlus size={14} />} onClick={() => setCreating(true)}>
              {t('users.new')}
            </Button>
          )}
        </>
      }
    >
      {data?.smallOffice === true && (
        <div className={styles.notice}>
          <Notice>{t('users.smallOffice')}</Notice>
        </div>
      )}
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <DataTable
        label={t('users.list')}
        columns={columnsOf(text)}
        rowCount={users.length}
        rowAt={(index) => users[index]}
        keyOf={(user) => user.id}
        selectedKey={chosen}
        onSelect={(user) => setChosen(user.id)}
        onOpen={edit}
        empty={data === undefined && error === null ? <LoadingState /> : null}
      />
      {creating && <CreateUser onClose={() => setCreating(false)} />}
      {linked !== undefined && <MemberDialog key={linked.id} user={linked} onClose={() => setLinking(false)} />}
      {edited !== undefined && <UserRoles key={edited.id} user={edited} onClose={() => setEditing(false)} />}
    </Page>
  );
}

function columnsOf({ t, label }: Text): readonly Column<UserAccount>[] {
  const roles = (user: UserAccount) =>
    user.roles.length === 0 ? t('users.noRoles') : user.roles.map((role) => label('roleLabels', role)).join('、');
  return [
    { id: 'displayName', label: t('users.displayName'), width: 120, grow: 1, render: (user) => user.displayName },
    { id: 'login', label: t('users.login'), width: 120, grow: 1, render: (user) => user.login },
    { id: 'post', label: t('users.post'), width: 140, grow: 1, render: (user) => user.post },
    {
      id: 'member',
      label: t('actionLoop.memberOfAccount'),
      width: 100,
      grow: 1,
      render: (user) => user.memberName ?? t('actionLoop.memberNone'),
    },
    { id: 'roles', label: t('users.roles'), width: 220, grow: 2, render: roles, text: roles },
    {
      id: 'state',
      label: t('users.state'),
      width: 90,
      render: (user) =>
        user.enabled ? (
          <StateBadge tone="fine" icon="check">
            {t('users.enabled')}
          </StateBadge>
        ) : (
          <StateBadge tone="quiet" icon="ban">
            {t('users.disabled')}
          </StateBadge>
        ),
    },
    {
      id: 'lastLogin',
      label: t('users.lastLogin'),
      width: 140,
      render: (user) => (user.lastLoginAt === null ? t('users.never') : shortMoment(user.lastLoginAt)),
    },
  ];
}
