import { Link, useLocation } from 'wouter';
import { DUTY_LOOKS } from '#renderer/ui/dutyLooks.ts';
import { StateBadge } from '#renderer/ui/StateBadge.tsx';
import { useText } from '#renderer/ui/text.tsx';
import { placeWith } from '#renderer/ui/useAddressPart.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { cellWords, dutyName, periodName } from '#shared/features/recurringDuties/dutyWords.ts';
import type { CadenceRow } from '#shared/features/today/today.contract.ts';
import { monthsOf } from '#shared/features/today/today.rules.ts';
import { Head } from './Line.tsx';
import styles from './TodayPage.module.css';

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

type Cadence = CallOutput<'today.get'>['cadence'];

/** The recurring duties of the year in one look: twelve months, each period as long as it lasts; a cell opens it. */
export function CadenceCalendar({ cadence: { year, rows } }: { readonly cadence: Cadence }) {
  const { t } = useText();
  return (
    <section className={styles.cadence} aria-label={t('today.cadence')}>
      <Head title={t('today.cadence')}>
        <Link href="/actions/cadence">{t('today.cadenceAll')}</Link>
      </Head>
      {rows.length === 0 ? (
        <p className={styles.none}>{t('today.cadenceNone')}</p>
      ) : (
        <table className={styles.months}>
          <thead>
            <tr>
              <th scope="col">{t('today.cadenceOf', { year })}</th>
              {MONTHS.map((month) => (
                <th key={month} scope="col">
                  {t('today.cadenceMonth', { month })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Duty key={row.key} row={row} year={year} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

/** Cells of a duty with the months that no period covers between them. */
function Duty({ row, year }: { readonly row: CadenceRow; readonly year: number }) {
  const { t } = useText();
  const name = dutyName(row, t);
  const placed = row.cells.flatMap((cell) => {
    const months = monthsOf(cell, year);
    return months === null ? [] : [{ cell, ...months }];
  });
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      {placed.map(({ cell, first, last }, index) => (
        <Period
          key={cell.number}
          row={row}
          cell={cell}
          year={year}
          gap={first - (placed[index - 1]?.last ?? 0) - 1}
          span={last - first + 1}
        />
      ))}
      <Gap months={12 - (placed.at(-1)?.last ?? 0)} />
    </tr>
  );
}

function Gap({ months }: { readonly months: number }) {
  return months > 0 ? <td colSpan={months} /> : null;
}

type PeriodProps = {
  readonly row: CadenceRow;
  readonly cell: CadenceRow['cells'][number];
  readonly year: number;
  /** Months before it without a period. */
  readonly gap: number;
  readonly span: number;
};

function Period({ row, cell, year, gap, span }: PeriodProps) {
  const { t, label } = useText();
  const [, navigate] = useLocation();
  const { tone, icon } = DUTY_LOOKS[cell.state];
  const words = t('today.cadenceCell', {
    duty: dutyName(row, t),
    period: periodName(row, cell, t),
    state: cellWords(row, cell, t),
  });
  const place = placeWith('/actions/cadence', { year: String(year), duty: `${row.key} ${cell.number}` });
  return (
    <>
      <Gap months={gap} />
      <td colSpan={span}>
        <button
          type="button"
          className={styles.period}
          data-walk="cell"
          aria-label={words}
          title={words}
          onClick={() => navigate(place)}
        >
          <StateBadge tone={tone} icon={icon}>
            {span >= 3 ? cellWords(row, cell, t) : label('cadenceLabels', cell.state)}
          </StateBadge>
        </button>
      </td>
    </>
  );
}
