// biome-ignore-all lint/a11y/useSemanticElements: a table element cannot hold rows that are placed one by one
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid takes the keyboard as one widget, its cells do not
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import styles from './DataTable.module.css';
import { rememberedPlaces } from './rememberedPlaces.ts';

export type Column<Row, Id extends string = string> = {
  readonly id: Id;
  readonly label: string;
  /** Smallest width in pixels. */
  readonly width: number;
  /** Share of the room that is left; 0 keeps the width. */
  readonly grow?: number;
  readonly align?: 'right';
  readonly sortable?: boolean;
  render(row: Row): ReactNode;
  /** Full text for the tooltip when the cell is cut. */
  text?(row: Row): string;
};

export type Sort<Id extends string = string> = { readonly column: Id; readonly direction: 'asc' | 'desc' };

type Props<Row, Id extends string> = {
  /** Read out to those who cannot see the table. */
  readonly label: string;
  readonly columns: readonly Column<Row, Id>[];
  readonly rowCount: number;
  /** Undefined while the row is on the way. */
  rowAt(index: number): Row | undefined;
  keyOf(row: Row): string;
  /** Tells which rows are on the screen, for lists read in blocks. */
  onShowing?(first: number, last: number): void;
  readonly selectedKey?: string | null;
  onSelect?(row: Row, index: number, by: 'pointer' | 'keyboard'): void;
  /** Enter or double click. */
  onOpen?(row: Row, index: number): void;
  readonly sort?: Sort<Id>;
  onSort?(sort: Sort<Id>): void;
  /** Under this name scroll place and row are kept when the user returns. */
  readonly placeKey?: string;
  /** A change of this (filter, sort) goes back to the top. */
  readonly resetKey?: string;
  /** Shown under the head instead of rows. */
  readonly empty?: ReactNode;
  readonly compact?: boolean;
  /** The keyboard is here from the start. */
  readonly autoFocus?: boolean;
};

/** A list of any length: only the rows on the screen exist; arrows, Page, Home, End move, Enter opens. */
export function DataTable<Row, Id extends string = string>(props: Props<Row, Id>) {
  const { columns, rowCount, rowAt, keyOf, onShowing, placeKey, resetKey, compact = false } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const place = placeKey === undefined ? undefined : rememberedPlaces.get(placeKey);
  const current = useRef(place?.index ?? 0);
  const rowHeight = compact ? 28 : 32;
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    initialOffset: place?.offset ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => onShowing?.(first, last), [onShowing, first, last]);
  useEffect(() => {
    if (props.autoFocus === true) scroller.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  // Back to the same place: only once the rows are there is the list long enough to scroll.
  const restored = useRef(place === undefined);
  useLayoutEffect(() => {
    if (restored.current || rowCount === 0 || place === undefined) return;
    restored.current = true;
    virtualizer.scrollToOffset(place.offset);
  }, [rowCount, place, virtualizer]);

  const lastReset = useRef(resetKey);
  useLayoutEffect(() => {
    if (lastReset.current === resetKey) return;
    lastReset.current = resetKey;
    current.current = 0;
    virtualizer.scrollToOffset(0);
  }, [resetKey, virtualizer]);

  const notePlace = () => {
    if (placeKey === undefined || scroller.current === null || !restored.current) return;
    rememberedPlaces.set(placeKey, { offset: scroller.current.scrollTop, index: current.current });
  };
  /** A row chosen by a key before it was there (End in a long list): selected when it comes. */
  const awaited = useRef<number | null>(null);
  const select = (index: number, by: 'pointer' | 'keyboard') => {
    const row = rowAt(index);
    current.current = index;
    notePlace();
    awaited.current = row === undefined ? index : null;
    if (row !== undefined) props.onSelect?.(row, index, by);
  };
  useEffect(() => {
    const index = awaited.current;
    const row = index === null ? undefined : rowAt(index);
    if (index === null || row === undefined) return;
    awaited.current = null;
    props.onSelect?.(row, index, 'keyboard');
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget && event.key !== 'Escape') return;
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2);
    const move: Readonly<Record<string, number>> = {
      ArrowDown: current.current + 1,
      ArrowUp: current.current - 1,
      PageDown: current.current + page,
      PageUp: current.current - page,
      Home: 0,
      End: rowCount - 1,
    };
    const target = move[event.key];
    if (target !== undefined && rowCount > 0) {
      event.preventDefault();
      const index = Math.min(rowCount - 1, Math.max(0, target));
      virtualizer.scrollToIndex(index, { align: 'auto' });
      select(index, 'keyboard');
    } else if (event.key === 'Enter') {
      const row = rowAt(current.current);
      if (row === undefined) return;
      event.preventDefault();
      notePlace();
      props.onOpen?.(row, current.current);
    }
  };
  const template = columns
    .map((column) => `minmax(${column.width}px, ${column.grow ? `${column.grow}fr` : `${column.width}px`})`)
    .join(' ');
  const width = columns.reduce((sum, column) => sum + column.width, 0);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rowCount + 1}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onScroll={notePlace}
    >
      <div className={styles.head} role="row" style={{ gridTemplateColumns: template, minWidth: width }}>
        {columns.map((column) => (
          <HeadCell key={column.id} column={column} sort={props.sort} onSort={props.onSort} />
        ))}
      </div>
      {rowCount === 0 && props.empty}
      <div className={styles.body} style={{ height: virtualizer.getTotalSize(), minWidth: width }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const selected = row !== undefined && keyOf(row) === props.selectedKey;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the grid handles the keyboard
            <div
              key={item.key}
              className={styles.row}
              role="row"
              aria-rowindex={item.index + 2}
              aria-selected={selected}
              data-current={item.index === current.current}
              style={{ gridTemplateColumns: template, height: rowHeight, transform: `translateY(${item.start}px)` }}
              onClick={() => select(item.index, 'pointer')}
              onDoubleClick={() => row !== undefined && props.onOpen?.(row, item.index)}
            >
              {row === undefined ? (
                <span className={styles.waiting} role="gridcell" />
              ) : (
                columns.map((column) => (
                  <span
                    key={column.id}
                    role="gridcell"
                    className={styles.cell}
                    data-align={column.align}
                    title={column.text?.(row)}
                  >
                    {column.render(row)}
                  </span>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function HeadCell<Row, Id extends string>({
  column,
  sort,
  onSort,
}: {
  readonly column: Column<Row, Id>;
  readonly sort: Sort<Id> | undefined;
  readonly onSort: ((sort: Sort<Id>) => void) | undefined;
}) {
  const direction = sort?.column === column.id ? sort.direction : null;
  const Arrow = direction === 'desc' ? IconArrowDown : IconArrowUp;
  const content = (
    <>
      <span className={styles.headText}>{column.label}</span>
      {direction !== null && <Arrow size={13} aria-hidden />}
    </>
  );
  return (
    <span
      role="columnheader"
      className={styles.headCell}
      data-align={column.align}
      aria-sort={direction === null ? undefined : direction === 'asc' ? 'ascending' : 'descending'}
    >
      {column.sortable === true && onSort !== undefined ? (
        <button
          type="button"
          className={styles.headButton}
          onClick={() => onSort({ column: column.id, direction: direction === 'asc' ? 'desc' : 'asc' })}
        >
          {content}
        </button>
      ) : (
        content
      )}
    </span>
  );
}
