import { type KeyboardEvent, useRef } from 'react';
import { useCall } from '#renderer/api/queries.ts';
import { ACTION_TABS } from '#renderer/app/navigationItems.ts';
import { ActionState } from '#renderer/ui/ActionState.tsx';
import { useListFilter } from '#renderer/ui/listFilter.ts';
import { ErrorNotice, LoadingState } from '#renderer/ui/Notice.tsx';
import { Page, SplitView, Toolbar } from '#renderer/ui/Page.tsx';
import { SubTabs } from '#renderer/ui/SubTabs.tsx';
import { useText } from '#renderer/ui/text.tsx';
import type { CallOutput } from '#shared/contract/list.ts';
import { ActionFilters } from './ActionFilters.tsx';
import { ActionSide, useActionSide } from './ActionSide.tsx';
import { type ActionRow, actionFilterStore, viewFilter } from './actionFilter.ts';
import { ownersOf } from './actionWords.ts';
import styles from './Board.module.css';

type BoardColumn = CallOutput<'actions.board'>['columns'][number];

/** 看板: a column for each stage of the loop. Arrows go from card to card, Enter opens one with its next acts. */
export function BoardPage() {
  const { t } = useText();
  const filter = useListFilter(actionFilterStore);
  const { data, error, refetch } = useCall('actions.board', viewFilter(filter.settled), { keep: true });
  const side = useActionSide();
  const board = useRef<HTMLDivElement>(null);
  // Cancelled ones are looked up in the list; the board shows what is to be done and what was.
  const columns = (data?.columns ?? []).filter(({ stage }) => stage !== 'cancelled');
  const goTo = (column: number, row: number) =>
    board.current?.querySelectorAll<HTMLElement>('[data-column]')[column]?.querySelectorAll<HTMLElement>('button')[row];
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, readonly [number, number]>> = {
      ArrowLeft: [-1, 0],
      ArrowRight: [1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    };
    const step = steps[event.key];
    const place = event.target instanceof HTMLElement ? event.target.dataset.place?.split(' ').map(Number) : undefined;
    if (step === undefined || place === undefined) return;
    event.preventDefault();
    const [column = 0, row = 0] = place;
    let next = column + step[0];
    // An empty column is passed over.
    while (step[0] !== 0 && columns[next] !== undefined && columns[next]?.rows.length === 0) next += step[0];
    const length = columns[next]?.rows.length ?? 0;
    goTo(next, Math.max(0, Math.min(length - 1, row + step[1])))?.focus();
  };
  return (
    <Page scroll={false} title={t('actionLoop.board')}>
      <SubTabs label={t('actions.actions')} tabs={ACTION_TABS} />
      <Toolbar>
        <ActionFilters filter={filter} states={false} />
      </Toolbar>
      <ErrorNotice error={error} onRetry={() => void refetch()} />
      <SplitView
        small="side"
        list={
          data === undefined ? (
            <LoadingState />
          ) : (
            <section ref={board} className={styles.board} aria-label={t('actionLoop.board')} onKeyDown={onKeyDown}>
              {columns.map((column, index) => (
                <StageColumn key={column.stage} column={column} index={index} chosen={side.id} onOpen={side.open} />
              ))}
            </section>
          )
        }
        side={side.id === null ? null : <ActionSide id={side.id} onClose={side.close} />}
      />
    </Page>
  );
}

type ColumnProps = {
  readonly column: BoardColumn;
  readonly index: number;
  readonly chosen: string | null;
  onOpen(id: string): void;
};

function StageColumn({ column, index, chosen, onOpen }: ColumnProps) {
  const { t, label } = useText();
  const { stage, total, rows } = column;
  const name = label('actionStageLabels', stage);
  return (
    <section className={styles.column} data-column={stage} aria-label={name}>
      <h2 className={styles.head}>
        {name} <span className={styles.count}>{total}</span>
      </h2>
      <div className={styles.cards}>
        {rows.length === 0 && <p className={styles.empty}>{t('actionLoop.boardEmpty')}</p>}
        {rows.map((row, place) => (
          <BoardCard
            key={row.id}
            row={row}
            place={`${index} ${place}`}
            isChosen={chosen === row.id}
            onOpen={() => onOpen(row.id)}
          />
        ))}
        {total > rows.length && (
          <p className={styles.empty}>{t('actionLoop.boardMore', { count: total - rows.length })}</p>
        )}
      </div>
    </section>
  );
}

function BoardCard(props: {
  readonly row: ActionRow;
  readonly place: string;
  readonly isChosen: boolean;
  onOpen(): void;
}) {
  const { row, place, isChosen, onOpen } = props;
  return (
    <button type="button" className={styles.card} data-place={place} aria-pressed={isChosen} onClick={onOpen}>
      <span className={styles.text}>{row.text}</span>
      <span className={styles.owner}>{ownersOf(row)}</span>
      <span className={styles.foot}>
        <ActionState action={row} />
        <span className={styles.date}>{row.dueOn}</span>
      </span>
    </button>
  );
}
