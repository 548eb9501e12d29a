import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconPlus, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, memo, type ReactNode, useRef } from 'react';
import { flushSync } from 'react-dom';
import { useText } from '#renderer/ui/text.tsx';
import styles from './RowList.module.css';

export type RowColumn<Row> = {
  readonly id: string;
  readonly label: string;
  /** CSS grid track, for example `minmax(0, 2fr)` or `96px`. */
  readonly track: string;
  render(row: Row, change: (part: Partial<Row>) => void): ReactNode;
};

type Props<Row> = {
  /** Name of the list, read out. */
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly RowColumn<Row>[];
  onChange(rows: readonly Row[]): void;
  newRow(): Row;
  readonly addLabel: string;
  readonly readOnly?: boolean;
  /** Further acts at the end of a row. */
  extra?(row: Row): ReactNode;
  /** Acts of `extra`; one when left out. */
  readonly extraCount?: number;
  /** What stands below a row in its full width; null: nothing. */
  below?(row: Row, change: (part: Partial<Row>) => void): ReactNode;
  /** Further keys of a row; true: done. */
  onKey?(event: KeyboardEvent, row: Row): boolean;
  /** What is said when there is no row. */
  readonly empty?: string;
  /**
   * Everything besides the row that its cells show: while it stays the same, rows that did not change are not drawn anew (a list of
   * five hundred people stays as fast as one of five). Left out: every row is drawn with the list.
   */
  readonly watched?: readonly unknown[];
};

/**
 * Rows that are edited in place. Enter adds a row below, ↑ and ↓ go to the same column, Alt+↑ and Alt+↓ move the row,
 * Ctrl+Delete removes it.
 */
export function RowList<Row extends { readonly key: string }>(props: Props<Row>) {
  const { rows, columns, onChange, newRow, readOnly = false } = props;
  const list = useRef<HTMLDivElement>(null);
  const focusCell = (key: string, column: number) => {
    const row = list.current?.querySelector(`[data-row="${CSS.escape(key)}"]`);
    const cells = row?.querySelectorAll<HTMLElement>('[data-cell]');
    const target = cells?.[Math.min(column, cells.length - 1)];
    (target?.querySelector<HTMLElement>('input, textarea, select') ?? target)?.focus();
  };
  /** Draws the changed rows at once and goes to a cell: the next key must not land in the row before. */
  const changeAndFocus = (changed: readonly Row[], key: string | undefined, column: number) => {
    flushSync(() => onChange(changed));
    if (key !== undefined) focusCell(key, column);
  };
  const change = (key: string, part: Partial<Row>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  const insert = (index: number, column: number) => {
    const row = newRow();
    changeAndFocus([...rows.slice(0, index), row, ...rows.slice(index)], row.key, column);
  };
  const remove = (index: number, column: number) => {
    const next = rows[index + 1] ?? rows[index - 1];
    changeAndFocus(
      rows.filter((_, at) => at !== index),
      next?.key,
      column,
    );
  };
  const move = (index: number, step: 1 | -1, column: number) => {
    const target = index + step;
    const row = rows[index];
    const other = rows[target];
    if (row === undefined || other === undefined) return;
    changeAndFocus(
      rows.map((item, at) => (at === index ? other : at === target ? row : item)),
      row.key,
      column,
    );
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>, row: Row, index: number) => {
    if (readOnly || event.nativeEvent.isComposing || event.defaultPrevented) return;
    const cell = event.target instanceof Element ? event.target.closest('[data-cell]') : null;
    const column = cell === null ? 0 : Number(cell.getAttribute('data-cell'));
    const inText = event.target instanceof HTMLTextAreaElement;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (props.onKey?.(event, row) === true) {
      // Alt and a digit also chooses a page in the frame.
      event.preventDefault();
      event.stopPropagation();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && cell !== null) {
      event.preventDefault();
      insert(index + 1, 0);
    } else if (event.key === 'Delete' && event.ctrlKey) {
      event.preventDefault();
      remove(index, column);
    } else if (step !== null && event.altKey) {
      event.preventDefault();
      move(index, step, column);
    } else if (step !== null && cell !== null && !(inText && staysInText(event.target, step))) {
      const next = rows[index + step];
      if (next === undefined || event.target instanceof HTMLSelectElement) return;
      event.preventDefault();
      focusCell(next.key, column);
    }
  };
  const latest = useRef<ListNow<Row>>({ props, change, remove, move, onKeyDown });
  latest.current = { props, change, remove, move, onKeyDown };
  const template = `28px ${columns.map((column) => column.track).join(' ')}${readOnly ? '' : ` ${74 + 24 * (props.extra === undefined ? 0 : (props.extraCount ?? 1))}px`}`;
  return (
    <div ref={list} className={styles.list}>
      {rows.length > 0 && (
        <div className={styles.head} style={{ gridTemplateColumns: template }} aria-hidden>
          <span />
          {columns.map((column) => (
            <span key={column.id}>{column.label}</span>
          ))}
          {!readOnly && <span className={styles.acts} />}
        </div>
      )}
      {rows.map((row, index) => (
        <RowView
          key={row.key}
          row={row}
          index={index}
          count={rows.length}
          template={template}
          readOnly={readOnly}
          watched={props.watched}
          list={latest}
        />
      ))}
      {rows.length === 0 && props.empty !== undefined && <p className={styles.empty}>{props.empty}</p>}
      {!readOnly && (
        <Button
          size="compact-sm"
          variant="subtle"
          className={styles.add ?? ''}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => insert(rows.length, 0)}
        >
          {props.addLabel}
        </Button>
      )}
    </div>
  );
}

/** The list as it is now: rows that were drawn earlier act on it. */
type ListNow<Row> = {
  readonly props: Props<Row>;
  change(key: string, part: Partial<Row>): void;
  remove(index: number, column: number): void;
  move(index: number, step: 1 | -1, column: number): void;
  onKeyDown(event: KeyboardEvent<HTMLElement>, row: Row, index: number): void;
};

type RowViewProps<Row> = {
  readonly row: Row;
  readonly index: number;
  readonly count: number;
  readonly template: string;
  readonly readOnly: boolean;
  readonly watched: readonly unknown[] | undefined;
  readonly list: { readonly current: ListNow<Row> };
};

function RowViewOf<Row extends { readonly key: string }>({
  row,
  index,
  count,
  template,
  readOnly,
  list,
}: RowViewProps<Row>) {
  const { t } = useText();
  const { props } = list.current;
  const change = (part: Partial<Row>) => list.current.change(row.key, part);
  return (
    <fieldset
      data-row={row.key}
      className={styles.row}
      style={{ gridTemplateColumns: template }}
      aria-label={`${props.label} ${index + 1}`}
      onKeyDown={(event) => list.current.onKeyDown(event, row, index)}
    >
      <span className={styles.number}>{index + 1}</span>
      {props.columns.map((column, at) => (
        <div key={column.id} className={styles.cell} data-cell={at}>
          {column.render(row, change)}
        </div>
      ))}
      {!readOnly && (
        <span className={styles.acts}>
          {props.extra?.(row)}
          <RowAct
            label={`${t('meetings.moveUp')}　Alt+↑`}
            disabled={index === 0}
            onClick={() => list.current.move(index, -1, 0)}
          >
            <IconArrowUp size={14} aria-hidden />
          </RowAct>
          <RowAct
            label={`${t('meetings.moveDown')}　Alt+↓`}
            disabled={index === count - 1}
            onClick={() => list.current.move(index, 1, 0)}
          >
            <IconArrowDown size={14} aria-hidden />
          </RowAct>
          <RowAct label={`${t('common.remove')}　Ctrl+Delete`} onClick={() => list.current.remove(index, 0)}>
            <IconX size={14} aria-hidden />
          </RowAct>
        </span>
      )}
      {props.below !== undefined && <Below>{props.below(row, change)}</Below>}
    </fieldset>
  );
}

/** Whether a row shows the same as before: its own fields, its place, and what its cells show besides. */
function showsTheSame<Row>(before: RowViewProps<Row>, now: RowViewProps<Row>): boolean {
  const { watched } = now;
  if (watched === undefined || before.watched?.length !== watched.length) return false;
  return (
    before.row === now.row &&
    before.index === now.index &&
    before.count === now.count &&
    before.template === now.template &&
    before.readOnly === now.readOnly &&
    before.watched.every((one, at) => one === watched[at])
  );
}

// `memo` forgets that the component is generic.
const RowView = memo(RowViewOf, showsTheSame) as typeof RowViewOf;

function Below({ children }: { readonly children: ReactNode }) {
  return children === null || children === undefined || children === false ? null : (
    <div className={styles.below}>{children}</div>
  );
}

/** In a text of several lines the arrows first move inside it. */
function staysInText(target: EventTarget, step: 1 | -1): boolean {
  if (!(target instanceof HTMLTextAreaElement)) return false;
  const { value, selectionStart, selectionEnd } = target;
  if (selectionStart !== selectionEnd) return true;
  return step === 1 ? selectionEnd < value.length : selectionStart > 0;
}

type RowActProps = {
  readonly label: string;
  readonly disabled?: boolean;
  onClick(): void;
  readonly children: ReactNode;
};

/** A small act at the end of a row; reached by its key, not by Tab, so that Tab goes from field to field. */
export function RowAct({ label, disabled = false, onClick, children }: RowActProps) {
  return (
    <Tooltip label={label} openDelay={500}>
      <ActionIcon size={22} tabIndex={-1} aria-label={label} disabled={disabled} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
