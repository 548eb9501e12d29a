import { Button, Checkbox, Modal } from '@mantine/core';
import { useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts } from '#renderer/ui/Card.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ROLES, type Role } from '#shared/contract/permissions.ts';
import styles from './UsersPage.module.css';
import type { UserAccount } from './UsersPage.tsx';

/** The roles of an account and whether it may log in; excluded combinations are refused by the service. */
export function UserRoles({ user, onClose }: { readonly user: UserAccount; onClose(): void }) {
  const { t, label } = useText();
  const [roles, setRoles] = useState<readonly Role[]>(user.roles);
  const [enabled, setEnabled] = useState(user.enabled);
  const save = useJob('users.setRoles', 'users.savingRoles');
  const run = () =>
    save.mutate(
      { id: user.id, roles: [...roles], enabled },
      {
        onSuccess() {
          announce(t('users.rolesSaved', { name: user.displayName }));
          onClose();
        },
      },
    );
  return (
    <Modal opened title={t('users.rolesTitle', { name: user.displayName })} onClose={onClose} size={440}>
      <p>{t('users.rolesHelp')}</p>
      <div className={styles.roles}>
        {ROLES.map((role) => (
          <Checkbox
            key={role}
            label={label('roleLabels', role)}
            checked={roles.includes(role)}
            onChange={(event) =>
              setRoles(event.currentTarget.checked ? [...roles, role] : roles.filter((other) => other !== role))
            }
          />
        ))}
        <Checkbox
          mt={8}
          label={t('users.enable')}
          checked={enabled}
          onChange={(event) => setEnabled(event.currentTarget.checked)}
        />
      </div>
      <ErrorNotice error={save.error} />
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
