import type { ReactNode } from 'react';
import styles from './Card.module.css';

/** A framed surface on the desk; `row` puts its text and acts side by side. */
export function Card({
  title,
  help,
  children,
  row = false,
  label,
}: {
  /** Name read out where the title stands inside. */
  readonly label?: string;
  readonly title?: string;
  readonly help?: string;
  readonly children?: ReactNode;
  readonly row?: boolean;
}) {
  return (
    <section className={styles.card} data-row={row} aria-label={label}>
      {(title !== undefined || help !== undefined) && (
        <div className={styles.text}>
          {title !== undefined && <h2>{title}</h2>}
          {help !== undefined && <p className={styles.help}>{help}</p>}
        </div>
      )}
      {children}
    </section>
  );
}

/** Lines of a form under each other, with acts at the end of a row. */
export function Stack({ children }: { readonly children: ReactNode }) {
  return <div className={styles.stack}>{children}</div>;
}

/** Acts beside each other, at the right end. */
export function Acts({ children }: { readonly children: ReactNode }) {
  return <div className={styles.acts}>{children}</div>;
}
