import type { ReactNode } from 'react';
import styles from './PlainScreen.module.css';

/** One heading, one sentence, what to do: for failures of a whole page. */
export function PlainScreen({
  title,
  body,
  code,
  children,
}: {
  readonly title: string;
  readonly body: string;
  readonly code?: string;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.screen}>
      <h1>{title}</h1>
      <p>{body}</p>
      {code !== undefined && <code className={styles.code}>{code}</code>}
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
