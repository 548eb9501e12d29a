import type { CallOutput } from '#shared/contract/list.ts';
import type { DutyCell, DutyRow } from '#shared/features/recurringDuties/recurringDuties.contract.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';

type Now = CallOutput<'recurringDuties.now'>;

/**
 * What today's page tells: windows that are due soon, and for each duty the last window that ended when it was missed. Soonest first,
 * what was missed before all.
 * @param years duties of the years that today may concern, with their year
 */
export function dutiesNow(
  years: readonly { readonly year: number; readonly rows: readonly DutyRow[] }[],
  today: string,
): Now {
  const found = years.flatMap(({ year, rows }) =>
    rows.flatMap((row) => row.cells.map((cell) => ({ year, row, cell, daysLeft: daysBetween(today, cell.dueOn) }))),
  );
  const isLast = ({ row, cell }: { row: DutyRow; cell: DutyCell }) =>
    !found.some((other) => other.row.key === row.key && other.cell.to < today && other.cell.to > cell.to);
  const shown = found.filter(
    (one) => one.cell.state === 'due_soon' || (one.cell.state === 'missed' && (one.cell.to >= today || isLast(one))),
  );
  return {
    rows: shown
      .sort((left, right) => left.daysLeft - right.daysLeft)
      .map(({ year, row, cell, daysLeft }) => {
        const { cells: _cells, leadDays: _leadDays, ...rule } = row;
        return { ...rule, year, cell, daysLeft };
      }),
  };
}
