import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A page: head (title, facts, acts), then a body that fills the rest; `scroll` when the body itself scrolls. */
export function Page({
  title,
  subtitle,
  actions,
  scroll = true,
  children,
}: {
  readonly title: ReactNode;
  readonly subtitle?: ReactNode;
  readonly actions?: ReactNode;
  readonly scroll?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <div className={styles.heading}>
          <h1 className={styles.title}>{title}</h1>
          {subtitle !== undefined && <div className={styles.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </header>
      <div className={scroll ? styles.scroll : styles.fill}>{children}</div>
    </div>
  );
}

/** A row of controls above a list or inside a page. */
export function Toolbar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.toolbar}>{children}</div>;
}

/** A titled group of fields or lines. */
export function Section({
  title,
  actions,
  children,
}: {
  readonly title: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles.section}>
      <div className={styles.sectionHead}>
        <h2>{title}</h2>
        {actions}
      </div>
      {children}
    </section>
  );
}

/** Two columns of fields on wide pages, one on narrow ones. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={styles.fieldGrid}>{children}</div>;
}

/** A column of readable width for settings and the like. */
export function Sheet({ children }: { readonly children: ReactNode }) {
  return <div className={styles.sheet}>{children}</div>;
}

type SplitProps = {
  readonly list: ReactNode;
  readonly side: ReactNode | null;
  /** Room of the side. */
  readonly width?: 'narrow' | 'half' | 'wide';
  /** What stays on a window that is too small for both. */
  readonly small?: 'list' | 'side' | 'both';
};

/** A list with what is chosen in it at its right. */
export function SplitView({ list, side, width = 'half', small = 'list' }: SplitProps) {
  return (
    <div className={styles.split} data-open={side !== null} data-small={small}>
      <div className={styles.splitList}>{list}</div>
      {side !== null && (
        <aside className={styles.splitSide} data-width={width}>
          {side}
        </aside>
      )}
    </div>
  );
}
