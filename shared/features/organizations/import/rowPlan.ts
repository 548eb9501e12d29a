import type { ImportValues, RowClass } from './importTypes.ts';

/** What becomes of the rows of a list; the page counts with it what the service then does (domain.md §10.1, feature I3). */

/** What the clerk chose for a class of rows. */
export interface ClassChoices {
  readonly good: 'add' | 'skip';
  readonly existing: 'skip' | 'update' | 'stop';
  readonly duplicateConflict: 'skip' | 'update';
}

/** `merge`: a conflicting duplicate is put over the row it repeats. */
export type RowAction = 'skip' | 'add' | 'update' | 'merge';

/**
 * What is done with one row. Invalid and ignored rows are never written.
 * @param isExisting the registry has an organization with the same key
 * @param own what was chosen for this row alone; it wins over the choice of its class
 */
export function actionOfRow(
  row: { readonly class: RowClass; readonly isExisting: boolean },
  choices: ClassChoices,
  own?: 'skip' | 'update' | 'add',
): RowAction {
  if (row.class === 'good' && !row.isExisting)
    return own === 'skip' || (own === undefined && choices.good === 'skip') ? 'skip' : 'add';
  if (row.class === 'good') return own ?? (choices.existing === 'update' ? 'update' : 'skip');
  if (row.class === 'duplicateConflict') {
    const wanted = own ?? choices.duplicateConflict;
    return wanted === 'update' ? 'merge' : wanted;
  }
  return row.class === 'duplicateExact' && own === 'add' ? 'add' : 'skip';
}

/** Whether an update takes over a field; the precision of a date goes with the date. */
export function takesField(chosen: readonly string[] | undefined, field: string): boolean {
  if (chosen === undefined) return true;
  return (
    chosen.includes(field) || (field.endsWith('Precision') && chosen.includes(field.slice(0, -'Precision'.length)))
  );
}

/** The values of a row that were chosen; `contactName` and `contactPhone` stand for the contact, `annualReviews:<year>` for a year. */
export function chosenValues(values: ImportValues, chosen: readonly string[] | undefined): Partial<ImportValues> {
  if (chosen === undefined) return values;
  const { annualReviews, contact, ...plain } = values;
  const kept: Partial<ImportValues> = Object.fromEntries(
    Object.entries(plain).filter(([field]) => takesField(chosen, field)),
  );
  const reviews = (annualReviews ?? []).filter(({ year }) => chosen.includes(`annualReviews:${year}`));
  if (reviews.length > 0) kept.annualReviews = reviews;
  if (contact !== undefined && (chosen.includes('contactName') || chosen.includes('contactPhone')))
    kept.contact = contact;
  return kept;
}

/** One field of `differing` as a screen shows it; null when the row has none. */
export function shownValue(values: ImportValues, field: string): string | number | boolean | null {
  const [base = '', year] = field.split(':');
  if (base === 'annualReviews') {
    return values.annualReviews?.find((review) => String(review.year) === year)?.conclusion ?? null;
  }
  if (field === 'contactName') return values.contact?.name ?? null;
  if (field === 'contactPhone') return values.contact?.workPhone ?? null;
  return scalar(values[field]);
}

/** A value that crosses to the page as it is. */
export function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return null;
}
