import { type KeyboardEvent, useRef } from 'react';
import { useText } from '#renderer/ui/text.tsx';
import type { PartRow } from '#shared/features/organizations/parts.ts';
import { PartValueShown } from './PartDetails.tsx';
import styles from './Parts.module.css';
import type { PartSpec } from './partTypes.ts';

type Props = {
  readonly part: PartSpec;
  readonly rows: readonly PartRow[];
  readonly chosenId: string | null;
  onChoose(id: string): void;
  /** Enter or double click. */
  onOpen(row: PartRow): void;
  onVoid(row: PartRow): void;
  onAdd(): void;
};

/** The rows of a part; one of them takes the keyboard. */
export function PartTable({ part, rows, chosenId, onChoose, onOpen, onVoid, onAdd }: Props) {
  const { t } = useText();
  const body = useRef<HTMLTableSectionElement>(null);
  const withReason = rows.some((row) => row.voided);
  const fieldOf = (name: string) => part.fields.find(({ field }) => field === name);
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: Math.min(rows.length - 1, index + 1),
      ArrowUp: Math.max(0, index - 1),
      Home: 0,
      End: rows.length - 1,
    };
    const row = rows[index];
    const target = targets[event.key];
    const next = target === undefined ? undefined : rows[target];
    const acts: Readonly<Record<string, (of: PartRow) => void>> = { Enter: onOpen, Delete: onVoid, Insert: onAdd };
    const act = acts[event.key];
    if (next !== undefined && target !== undefined) {
      const line = body.current?.children[target];
      if (line instanceof HTMLElement) line.focus();
      onChoose(next.id);
    } else if (act !== undefined && row !== undefined) act(row);
    else return;
    event.preventDefault();
  };
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are chosen and changed by keys */}
      <table className={styles.table} role="grid" aria-label={part.title}>
        <thead>
          <tr>
            {part.columns.map(({ id, label, width }) => (
              <th key={id} style={width === undefined ? undefined : { width }}>
                {label ?? fieldOf(id)?.label}
              </th>
            ))}
            {withReason && <th>{t('common.voidReason')}</th>}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map((row, index) => (
            <tr
              key={row.id}
              className={styles.row}
              data-voided={row.voided}
              aria-selected={row.id === chosenId}
              tabIndex={row.id === chosenId || (chosenId === null && index === 0) ? 0 : -1}
              onFocus={() => onChoose(row.id)}
              onClick={() => onChoose(row.id)}
              onDoubleClick={() => onOpen(row)}
              onKeyDown={(event) => onKeyDown(event, index)}
            >
              {part.columns.map(({ id, render, whole }) => (
                <td key={id} className={whole === true || fieldOf(id)?.kind === 'date' ? styles.whole : undefined}>
                  {render === undefined ? <PartValueShown field={fieldOf(id)} row={row} /> : render(row)}
                </td>
              ))}
              {withReason && <td className={styles.reason}>{row.voidReason}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
