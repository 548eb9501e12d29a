import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useJob } from '#renderer/api/queries.ts';
import { announce } from '#renderer/ui/announce.tsx';
import { Acts, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { ErrorNotice } from '#renderer/ui/Notice.tsx';
import { PasswordPair } from '#renderer/ui/PasswordPair.tsx';
import { passwordReady } from '#renderer/ui/passwordRule.ts';
import { useText } from '#renderer/ui/text.tsx';

/** A new account, disabled and without roles until the security administrator acts (§3.4). */
export function CreateUser({ onClose }: { onClose(): void }) {
  const { t } = useText();
  const [login, setLogin] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [post, setPost] = useState('');
  const [password, setPassword] = useState('');
  const [repeated, setRepeated] = useState('');
  const [ownPassword, setOwnPassword] = useState('');
  const create = useJob('users.create', 'users.creating');
  const loginRight = /^[\p{L}\p{N}._-]{2,40}$/u.test(login.trim());
  const ready =
    loginRight && displayName.trim() !== '' && ownPassword !== '' && passwordReady(password, repeated, login.trim());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    create.mutate(
      {
        login: login.trim(),
        displayName: displayName.trim(),
        ...(post.trim() === '' ? {} : { post: post.trim() }),
        password,
        ownPassword,
      },
      {
        onSuccess() {
          announce(t('users.created', { name: displayName.trim() }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened title={t('users.new')} onClose={onClose} size={560}>
      <form onSubmit={submit}>
        <Stack>
          <p>{t('users.newHelp')}</p>
          <Field
            label={t('users.login')}
            required
            error={login !== '' && !loginRight ? t('offices.loginError') : undefined}
          >
            <TextInput
              data-autofocus
              autoComplete="off"
              value={login}
              onChange={(event) => setLogin(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('users.displayName')} required>
            <TextInput
              autoComplete="off"
              maxLength={50}
              value={displayName}
              onChange={(event) => setDisplayName(event.currentTarget.value)}
            />
          </Field>
          <Field label={t('users.post')}>
            <TextInput maxLength={100} value={post} onChange={(event) => setPost(event.currentTarget.value)} />
          </Field>
          <PasswordPair
            label={t('users.oneTime')}
            login={login.trim()}
            password={password}
            repeated={repeated}
            onPassword={setPassword}
            onRepeated={setRepeated}
          />
          <Field label={t('users.ownPassword')} required help={t('users.ownPasswordHelp')}>
            <PasswordInput
              autoComplete="current-password"
              value={ownPassword}
              onChange={(event) => setOwnPassword(event.currentTarget.value)}
            />
          </Field>
          <ErrorNotice error={create.error} />
          <Acts>
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!ready} loading={create.isPending}>
              {t('users.create')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Modal>
  );
}
