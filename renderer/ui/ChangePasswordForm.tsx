import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { acceptSession, useSession } from '#renderer/api/session.tsx';
import { announce } from './announce.tsx';
import { Acts, Stack } from './Card.tsx';
import { Field } from './Field.tsx';
import { ErrorNotice } from './Notice.tsx';
import { PasswordPair } from './PasswordPair.tsx';
import { passwordReady } from './passwordRule.ts';
import { useText } from './text.tsx';

/** Changes the own password: the old one once, the new one twice. */
export function ChangePasswordForm() {
  const { t } = useText();
  const login = useSession().user?.login ?? '';
  const [old, setOld] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const change = useJob('session.changePassword', 'session.changing');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate(
      { oldPassword: old, newPassword: password },
      {
        onSuccess(state) {
          setOld('');
          setPassword('');
          setRepeated('');
          announce(t('session.changed'));
          acceptSession(state);
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Field label={t('session.oldPassword')} required>
          <PasswordInput
            autoComplete="current-password"
            value={old}
            onChange={(event) => setOld(event.currentTarget.value)}
          />
        </Field>
        <PasswordPair
          login={login}
          password={password}
          repeated={repeated}
          onPassword={setPassword}
          onRepeated={setRepeated}
        />
        <ErrorNotice error={change.error} />
        <Acts>
          <Button
            type="submit"
            loading={change.isPending}
            disabled={old === '' || !passwordReady(password, repeated, login)}
          >
            {t('session.changeRun')}
          </Button>
        </Acts>
      </Stack>
    </form>
  );
}
