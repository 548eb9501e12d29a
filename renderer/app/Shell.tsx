import { Suspense } from 'react';
import { Redirect, Route, Router, Switch } from 'wouter';
import { useCan, useSession } from '#renderer/api/session.tsx';
import { LoadingState } from '#renderer/ui/Notice.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { CommandPalette } from './CommandPalette.tsx';
import { ErrorBoundary } from './ErrorBoundary.tsx';
import { guardedNavigation } from './guardedNavigation.ts';
import { Navigation } from './Navigation.tsx';
import { homeOf } from './navigationItems.ts';
import { PlainScreen } from './PlainScreen.tsx';
import { ROUTES } from './routes.tsx';
import { SessionNotices } from './SessionNotices.tsx';
import styles from './Shell.module.css';
import { ShortcutList } from './ShortcutList.tsx';
import { StatusLine } from './StatusLine.tsx';
import { TopBar } from './TopBar.tsx';
import { useFocusBack } from './useFocusBack.ts';
import { useFrameCommands } from './useFrameCommands.ts';
import { useHashPlace } from './useHashPlace.ts';
import { useIdleTouch } from './useIdleTouch.ts';
import { usePdfDrop } from './usePdfDrop.ts';

/** The frame behind the login: navigation, search box, page, status line. */
export function Shell() {
  const { t } = useText();
  useIdleTouch();
  return (
    <Router hook={useHashPlace} aroundNav={guardedNavigation(t)}>
      <Frame />
    </Router>
  );
}

function Frame() {
  const session = useSession();
  const can = useCan();
  const { t } = useText();
  useFrameCommands();
  useFocusBack();
  usePdfDrop();
  return (
    <div className={styles.frame} data-practice={session.office?.practice === true}>
      <Navigation />
      <div className={styles.main}>
        <TopBar />
        <SessionNotices />
        <main className={styles.page}>
          <Switch>
            <Route path="/">
              <Redirect to={homeOf(can)} replace />
            </Route>
            {ROUTES.map(({ path, permission, Page }) => (
              <Route key={path} path={path}>
                {(parameters) =>
                  can(permission) ? (
                    <ErrorBoundary key={`${path} ${'id' in parameters ? parameters.id : ''}`}>
                      <Suspense fallback={<LoadingState />}>
                        <Page
                          {...('id' in parameters && typeof parameters.id === 'string' ? { id: parameters.id } : {})}
                        />
                      </Suspense>
                    </ErrorBoundary>
                  ) : (
                    <PlainScreen title={t('shell.forbiddenTitle')} body={t('shell.forbiddenBody')} />
                  )
                }
              </Route>
            ))}
            <Route>
              <PlainScreen title={t('shell.notFoundTitle')} body={t('shell.notFoundBody')} />
            </Route>
          </Switch>
        </main>
        <StatusLine />
      </div>
      <CommandPalette />
      <ShortcutList />
    </div>
  );
}
