import { type CheckRow, checkRows } from '#shared/features/inspections/checklist.ts';

/** The code of a line that is added by hand. */
export function nextRowCode(rows: readonly CheckRow[]): string {
  const used = rows.flatMap(({ code }) => (code.startsWith('own.') ? [Number(code.slice(4))] : []));
  return `own.${Math.max(0, ...used) + 1}`;
}

/** The checklist of a stored inspection; undefined for anything else. */
export function storedRows(stored: unknown): readonly CheckRow[] | undefined {
  return checkRows.safeParse(stored).data;
}

/**
 * A checklist that two people filled in: the lines as they are stored now, each with the answer typed here where it was changed here,
 * then the lines added here.
 * @param base the checklist with which the form began
 * @param stored `checklist` of the present record
 */
export function mergedRows(base: readonly CheckRow[], mine: readonly CheckRow[], stored: unknown): readonly CheckRow[] {
  const theirRows = storedRows(stored);
  if (theirRows === undefined) return mine;
  const before = new Map(base.map((row) => [row.code, row]));
  const typed = new Map(mine.map((row) => [row.code, row]));
  const merged = theirRows.map((theirs) => {
    const own = typed.get(theirs.code);
    const old = before.get(theirs.code);
    if (own === undefined) return theirs;
    return {
      ...theirs,
      result: own.result === (old?.result ?? null) ? theirs.result : own.result,
      remark: own.remark === (old?.remark ?? null) ? theirs.remark : own.remark,
    };
  });
  const known = new Set(merged.map(({ code }) => code));
  return [...merged, ...mine.filter(({ code }) => !known.has(code) && !before.has(code))];
}
