import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import styles from './TodayPage.module.css';

type Props = {
  readonly href: string;
  /** The state of the day, or what is to be done. */
  readonly state: ReactNode;
  readonly kind?: string;
  readonly name: string;
  readonly note?: string | null;
  readonly end?: ReactNode;
  /** Shown while the pointer rests on it, and told as its description. */
  readonly title?: string;
};

/** One line of the page: a press leads to the work. */
export function Line({ href, state, kind, name, note = null, end = null, title }: Props) {
  const [, navigate] = useLocation();
  return (
    <li>
      <button type="button" className={styles.line} data-walk="line" title={title} onClick={() => navigate(href)}>
        <span className={styles.state}>{state}</span>
        {kind !== undefined && <span className={styles.kind}>{kind}</span>}
        <span className={styles.name} title={title === undefined ? name : undefined}>
          {name}
        </span>
        <span className={styles.note}>{note}</span>
        <span className={styles.end}>{end}</span>
      </button>
    </li>
  );
}

/** The head of a part of the page. */
export function Head({
  title,
  count,
  children,
}: {
  readonly title: string;
  readonly count?: number;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
      {children !== undefined && <span className={styles.more}>{children}</span>}
    </div>
  );
}
