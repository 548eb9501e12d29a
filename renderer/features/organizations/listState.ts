import type { z } from 'zod';
import { createStore } from '#renderer/api/store.ts';
import type { Sort } from '#renderer/ui/DataTable.tsx';
import {
  type ListColumn,
  type organizationFilter,
  type RegistryColumn,
  registryColumn,
} from '#shared/features/organizations/organizations.contract.ts';

export type OrganizationFilter = z.input<typeof organizationFilter>;

/** Filter, order and chosen row of the list; kept while the page lives, so that the user returns to the same place. */
export const listState = createStore<{
  readonly filter: OrganizationFilter;
  readonly sort: Sort<RegistryColumn>;
  readonly selected: string | null;
}>({ filter: {}, sort: { column: 'name', direction: 'asc' }, selected: null });

const COLUMNS_KEY = 'taizhang.organizationColumns';
const DEFAULT_COLUMNS: readonly ListColumn[] = [
  'name',
  'uscc',
  'legalType',
  'status',
  'legalRepresentativeName',
  'supervisingUnit',
  'townshipName',
  'establishedOn',
  'certificateValidTo',
  'assessmentGrade',
];

/** Columns shown, in order; remembered on this machine. */
export const shownColumns = createStore<readonly RegistryColumn[]>(storedColumns());
shownColumns.subscribe(() => localStorage.setItem(COLUMNS_KEY, shownColumns.get().join(',')));

/** Shows the columns that a new user sees. */
export function resetColumns(): void {
  shownColumns.set(DEFAULT_COLUMNS);
}

/** Shows or hides a column; the name always stays. */
export function toggleColumn(column: RegistryColumn): void {
  if (column === 'name') return;
  shownColumns.update((columns) =>
    columns.includes(column) ? columns.filter((item) => item !== column) : [...columns, column],
  );
}

/** Moves a column one place towards the beginning (-1) or the end (1). */
export function moveColumn(column: RegistryColumn, by: -1 | 1): void {
  shownColumns.update((columns) => {
    const from = columns.indexOf(column);
    const other = columns[from + by];
    if (other === undefined) return columns;
    const next = [...columns];
    next[from] = other;
    next[from + by] = column;
    return next;
  });
}

function storedColumns(): readonly RegistryColumn[] {
  const stored = (localStorage.getItem(COLUMNS_KEY) ?? '').split(',');
  const columns = stored.flatMap((name) => registryColumn.safeParse(name).data ?? []);
  return columns.includes('name') ? columns : DEFAULT_COLUMNS;
}
