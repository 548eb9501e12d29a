import { Button, PasswordInput, Select, UnstyledButton } from '@mantine/core';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { isCallError } from '#renderer/api/callError.ts';
import { call } from '#renderer/api/client.ts';
import { useJob } from '#renderer/api/queries.ts';
import { acceptSession, useSession } from '#renderer/api/session.tsx';
import { announceError } from '#renderer/ui/announce.tsx';
import { Acts, Card, Stack } from '#renderer/ui/Card.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { GateScreen } from '#renderer/ui/GateScreen.tsx';
import { ErrorNotice, Notice } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { ConfirmSheets } from './ConfirmSheets.tsx';
import styles from './LockScreen.module.css';
import { Recover } from './Recover.tsx';
import { useCountdown } from './useCountdown.ts';

const LAST_LOGIN = 'taizhang.lastLogin';

/** An office is chosen and waits for a login. */
export function LockScreen() {
  const { t } = useText();
  const { office, practicePassword } = useSession();
  const [panel, setPanel] = useState<'login' | 'recover' | 'confirm'>('login');
  const leave = async () => {
    try {
      acceptSession(await call('offices.close', {}));
    } catch (error) {
      announceError(error);
    }
  };
  return (
    <GateScreen
      title={office?.name}
      mark={office?.practice === true ? t('shell.practice') : undefined}
      wide={panel !== 'login'}
    >
      {panel === 'recover' && <Recover onBack={() => setPanel('login')} />}
      {panel === 'confirm' && <ConfirmSheets onBack={() => setPanel('login')} />}
      {panel === 'login' && (
        <>
          <LoginForm practicePassword={practicePassword} />
          <div className={styles.links}>
            <UnstyledButton className={styles.link} onClick={() => setPanel('recover')}>
              {t('session.recover')}
            </UnstyledButton>
            <UnstyledButton className={styles.link} onClick={() => setPanel('confirm')}>
              {t('session.confirmSheets')}
            </UnstyledButton>
            <UnstyledButton className={styles.link} onClick={() => void leave()}>
              {t('session.otherOffice')}
            </UnstyledButton>
          </div>
        </>
      )}
    </GateScreen>
  );
}

function LoginForm({ practicePassword }: { readonly practicePassword: string | null }) {
  const { t } = useText();
  const { logins } = useSession();
  const [login, setLogin] = useState(() => rememberedLogin(logins));
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const logIn = useJob('session.login', 'session.loggingIn');
  const wait = useCountdown(isCallError(logIn.error, 'E_BACKOFF') ? logIn.error : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (login === '' || wait !== null || logIn.isPending) return;
    logIn.mutate(
      { login, password },
      {
        onSuccess(state) {
          // Somebody else starts at his own first page, not where the one before stopped.
          if (localStorage.getItem(LAST_LOGIN) !== login) location.hash = '';
          localStorage.setItem(LAST_LOGIN, login);
          acceptSession(state);
        },
        onError: () => setPassword(''),
      },
    );
  };
  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Card>
      <form onSubmit={submit}>
        <Stack>
          <Field label={t('session.user')}>
            <Select
              data={[...logins]}
              value={login === '' ? null : login}
              allowDeselect={false}
              searchable={logins.length > 8}
              onChange={(value) => setLogin(value ?? '')}
            />
          </Field>
          <Field label={t('session.password')} warning={capsLock ? t('session.capsLock') : undefined}>
            <PasswordInput
              autoFocus
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
              onKeyUp={watchCapsLock}
            />
          </Field>
          {practicePassword !== null && (
            <Notice>
              {t('session.practicePassword', { password: practicePassword })}
              <UnstyledButton className={styles.fill} onClick={() => setPassword(practicePassword)}>
                {t('session.practiceFill')}
              </UnstyledButton>
            </Notice>
          )}
          <ErrorNotice error={logIn.error} />
          {wait !== null && <p className={styles.wait}>{t('session.wait', { time: wait })}</p>}
          <Acts>
            <Button type="submit" loading={logIn.isPending} disabled={wait !== null || login === ''}>
              {t('session.login')}
            </Button>
          </Acts>
        </Stack>
      </form>
    </Card>
  );
}

function rememberedLogin(logins: readonly string[]): string {
  const last = localStorage.getItem(LAST_LOGIN);
  return logins.find((login) => login === last) ?? logins.at(-1) ?? '';
}
