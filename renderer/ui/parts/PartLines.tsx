import styles from './Parts.module.css';

/** A cell of two lines: what counts, and below it what belongs to it; empty ones are left out. */
export function PartLines({ first, second }: { readonly first: string; readonly second: string }) {
  return (
    <>
      <div className={styles.whole}>{first}</div>
      <div className={styles.second}>{second}</div>
    </>
  );
}
