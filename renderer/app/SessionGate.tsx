import { Button } from '@mantine/core';
import { lazy, Suspense, useEffect, useState } from 'react';
import { refreshChanged } from '#renderer/api/changes.ts';
import { onServiceEvent } from '#renderer/api/client.ts';
import { noteProgress } from '#renderer/api/jobs.ts';
import { SessionProvider, useSessionQuery } from '#renderer/api/session.tsx';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { forgetServiceDeath, noteServiceDeath } from '#renderer/ui/serviceDeath.ts';
import { useText } from '#renderer/ui/text.tsx';
import { PlainScreen } from './PlainScreen.tsx';

const FirstScreen = lazy(async () => ({
  default: (await import('#renderer/features/offices/FirstScreen.tsx')).FirstScreen,
}));
const LockScreen = lazy(async () => ({
  default: (await import('#renderer/features/session/LockScreen.tsx')).LockScreen,
}));
const PasswordScreen = lazy(async () => ({
  default: (await import('#renderer/features/session/PasswordScreen.tsx')).PasswordScreen,
}));
const Shell = lazy(async () => ({ default: (await import('./Shell.tsx')).Shell }));

/** Shows what the session's state asks for: first screen, lock screen, forced change of the password, or the program. */
export function SessionGate() {
  const { t } = useText();
  const session = useSessionQuery();
  const [stopped, setStopped] = useState(false);
  useEffect(
    () =>
      onServiceEvent((event) => {
        if (event.type === 'changed') refreshChanged(event.topics);
        else if (event.type === 'progress') noteProgress(event);
        else if (event.type === 'serviceStopped') setStopped(true);
        else {
          if (event.reason === 'closed') noteServiceDeath();
          lockPage();
        }
      }),
    [],
  );
  const phase = session.data?.phase;
  useEffect(() => {
    if (phase === 'open') forgetServiceDeath();
  }, [phase]);
  if (stopped) {
    return (
      <PlainScreen title={t('shell.serviceStoppedTitle')} body={t('shell.serviceStoppedBody')}>
        <Button onClick={() => location.reload()}>{t('shell.reopen')}</Button>
      </PlainScreen>
    );
  }
  if (session.error !== null) {
    return (
      <PlainScreen title={t('shell.serviceStoppedTitle')} body={t('shell.serviceStoppedBody')}>
        <ErrorNotice error={session.error} onRetry={() => void session.refetch()} />
      </PlainScreen>
    );
  }
  const state = session.data;
  if (state === undefined) return <LoadingState />;
  return (
    <SessionProvider value={state}>
      <Suspense fallback={<LoadingState />}>
        {state.phase === 'none' && <FirstScreen />}
        {state.phase === 'locked' && <LockScreen />}
        {state.phase === 'open' && (state.mustChangePassword ? <PasswordScreen /> : <Shell />)}
      </Suspense>
    </SessionProvider>
  );
}

/** After a lock the page is loaded anew: nothing of a record stays in it (security-and-exchange.md §3.6). */
function lockPage(): void {
  location.reload();
}
