import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';
import { useText } from '#renderer/ui/text.tsx';
import styles from './TodayPage.module.css';

/** Rows shown of each list; the rest is one press away. */
export const SHOWN = 12;

type CardProps = {
  readonly title: string;
  readonly count?: number | undefined;
  readonly more?: { readonly href: string; readonly label: string };
  /** Undefined while it is read. */
  readonly rows: readonly ReactNode[] | undefined;
  readonly none: string;
  /** How many are not shown; left out: what is missing from the count. */
  readonly rest?: number;
};

/** A list of the day under its name. */
export function Card({ title, count, more, rows, none, ...left }: CardProps) {
  const { t } = useText();
  const rest = left.rest ?? (count ?? 0) - (rows?.length ?? 0);
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{title}</h2>
        {count !== undefined && count > 0 && <span className={styles.count}>{count}</span>}
        {more !== undefined && (
          <Link href={more.href} className={styles.more}>
            {more.label}
          </Link>
        )}
      </div>
      {rows?.length === 0 && <p className={styles.none}>{none}</p>}
      <ul>{rows}</ul>
      {rest > 0 && <p className={styles.none}>{t('today.more', { count: rest })}</p>}
    </section>
  );
}

/** One line: the words that name it, what stands beside, and where a press leads. */
export function Line({
  href,
  name,
  note,
  state,
}: {
  readonly href: string;
  readonly name: string;
  readonly note?: string;
  readonly state: ReactNode;
}) {
  const [, navigate] = useLocation();
  return (
    <li>
      <button type="button" className={styles.line} onClick={() => navigate(href)}>
        <span className={styles.name}>{name}</span>
        <span className={styles.note}>{note}</span>
        <span className={styles.state}>{state}</span>
      </button>
    </li>
  );
}
