import { Button, Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { IconAlertTriangle, IconCircleCheck, IconInbox, IconInfoCircle } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import styles from './Notice.module.css';
import { useText } from './text.tsx';

type Tone = 'info' | 'fine' | 'behind' | 'overdue' | 'near';
const ICONS = {
  info: IconInfoCircle,
  near: IconInfoCircle,
  fine: IconCircleCheck,
  behind: IconAlertTriangle,
  overdue: IconAlertTriangle,
} as const;

/** A framed sentence with an icon; `children` may hold links and buttons. */
export function Notice({ tone = 'info', children }: { readonly tone?: Tone; readonly children: ReactNode }) {
  const Icon = ICONS[tone];
  return (
    <div className={styles.notice} data-tone={tone} role={tone === 'overdue' ? 'alert' : 'status'}>
      <Icon size={16} className={styles.icon} aria-hidden />
      <div className={styles.body}>{children}</div>
    </div>
  );
}

/** A failure as its sentence with its code to quote, and the retry when there is one. */
export function ErrorNotice({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { t, errorText } = useText();
  if (error === null || error === undefined) return null;
  const code = typeof error === 'object' && 'code' in error ? String(error.code) : 'internal';
  return (
    <Notice tone="overdue">
      <span>{errorText(error)}</span> <span className={styles.code}>{t('common.errorCode', { code })}</span>
      {onRetry !== undefined && (
        <Button size="compact-xs" variant="default" ml={8} onClick={onRetry}>
          {t('common.retry')}
        </Button>
      )}
    </Notice>
  );
}

/** What belongs into an empty list, and the first act. */
export function EmptyState({
  title,
  help,
  action,
}: {
  readonly title: string;
  readonly help?: string;
  readonly action?: ReactNode;
}) {
  return (
    <div className={styles.empty}>
      <IconInbox size={28} stroke={1.2} aria-hidden />
      <h2>{title}</h2>
      {help !== undefined && <p>{help}</p>}
      {action}
    </div>
  );
}

/** Nothing for 300 ms, then a word that says what is happening. */
export function LoadingState({ label }: { readonly label?: string }) {
  const { t } = useText();
  const [shown, setShown] = useState(false);
  const { start, clear } = useTimeout(() => setShown(true), 300);
  useEffect(() => {
    start();
    return clear;
  }, [start, clear]);
  if (!shown) return null;
  return (
    <div className={styles.loading} role="status">
      <Loader size={16} />
      <span>{label ?? t('common.loading')}</span>
    </div>
  );
}
