import { Button } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import { PlainScreen } from './PlainScreen.tsx';

type State = { readonly error: Error | null };

/** Catches what a page throws while drawing, so that the frame and its navigation stay. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { error: null };
  static getDerivedStateFromError(error: Error): State {
    return { error };
  }
  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack);
  }
  override render(): ReactNode {
    if (this.state.error === null) return this.props.children;
    return <Crash error={this.state.error} onRetry={() => this.setState({ error: null })} />;
  }
}

function Crash({ error, onRetry }: { readonly error: Error; onRetry(): void }) {
  const { t } = useText();
  return (
    <PlainScreen
      title={t('shell.crashTitle')}
      body={t('shell.crashBody')}
      code={`${error.name}: ${error.message}`.slice(0, 200)}
    >
      <Button variant="default" onClick={() => history.back()}>
        {t('common.back')}
      </Button>
      <Button onClick={onRetry}>{t('common.retry')}</Button>
    </PlainScreen>
  );
}
