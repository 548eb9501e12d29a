import { Link } from 'wouter';
import { useCan } from '#renderer/api/session.tsx';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { askedLine, askedName } from '#shared/features/rollUp/figureWords.ts';
import type { RollUpColumnShown, RollUpRowShown, RollUpTable } from '#shared/features/rollUp/rollUp.contract.ts';
import { cellWords, officeWords, standingWords, sumWords } from '#shared/features/rollUp/rollUpWords.ts';
import styles from './rollUp.module.css';

type Props = {
  readonly table: RollUpTable;
  /** Key of the figure whose sum is looked at. */
  readonly chosen: string | null;
  onChoose(key: string): void;
};

/** Figures down, offices across, the sum at the right; a value opens its return, a sum shows its offices. */
export function FigureTable({ table, chosen, onChoose }: Props) {
  const say = useText();
  const { t, locale } = say;
  const { columns, rows } = table;
  return (
    <div className={styles.scroller}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('rollUp.figure')}</th>
            {columns.map((column) => (
              <th key={column.officeId} scope="col" data-quiet={!column.counted}>
                {officeWords(column, say)}
                <div className={styles.standing}>
                  <Standing column={column} />
                </div>
              </th>
            ))}
            <th scope="col">{t('rollUp.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-chosen={row.key === chosen}>
              <th scope="row">{askedLine(row, locale)}</th>
              {columns.map((column, place) => (
                <td key={column.officeId} data-quiet={!column.counted}>
                  <Cell row={row} column={column} words={cellWords(row, place, say)} />
                </td>
              ))}
              <td>
                <button
                  type="button"
                  className={styles.sum}
                  aria-label={t('rollUp.sumOf', { name: askedName(row, locale), value: sumWords(row, say) })}
                  onClick={() => onChoose(row.key)}
                >
                  {sumWords(row, say)}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const MARKS = {
  on_time: { tone: 'fine', icon: 'check' },
  late: { tone: 'near', icon: 'clock' },
  contained: { tone: 'fine', icon: 'check' },
  missing: { tone: 'overdue', icon: 'warning' },
  waiting: { tone: 'quiet', icon: 'clock' },
} as const;

function Standing({ column }: { readonly column: RollUpColumnShown }) {
  const words = standingWords(column, useText());
  if (column.state === null) return words;
  return <StateBadge {...MARKS[column.state]}>{words}</StateBadge>;
}

type CellProps = { readonly row: RollUpRowShown; readonly column: RollUpColumnShown; readonly words: string };

function Cell({ row, column, words }: CellProps) {
  const { t, locale } = useText();
  const can = useCan();
  if (column.returnId === null || !can('information.read')) return words;
  const title = t('rollUp.cellOf', { office: column.name, name: askedName(row, locale), value: words });
  return (
    <Link href={`/information/collections/returns/${column.returnId}`} aria-label={title} className={styles.cell}>
      {words}
    </Link>
  );
}
