import { ActionState } from '#renderer/ui/ActionState.tsx';
import type { ActionRow } from './actionFilter.ts';
import { ownersOf, sourceOf } from './actionWords.ts';
import styles from './MyItems.module.css';

type Props = { readonly rows: readonly ActionRow[]; readonly chosen: string | null; onOpen(id: string): void };

/** Actions one under the other, each a button that opens it beside the list. */
export function ActionLines({ rows, chosen, onOpen }: Props) {
  return (
    <ul className={styles.lines}>
      {rows.map((row) => (
        <li key={row.id}>
          <button type="button" className={styles.line} aria-pressed={chosen === row.id} onClick={() => onOpen(row.id)}>
            <span className={styles.state}>
              <ActionState action={row} />
            </span>
            <span className={styles.date}>{row.dueOn}</span>
            <span className={styles.words} title={row.text}>
              {row.text}
            </span>
            <span className={styles.owner}>{ownersOf(row)}</span>
            <span className={styles.source}>{sourceOf(row)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
