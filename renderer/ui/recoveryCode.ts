/** Groups of a recovery sheet: each is a 16-bit word × 11 in six digits (security-and-exchange.md §3.3). */
export const SHEET_GROUPS = 8;

/** Splits typed or pasted digits into groups of six; blanks, hyphens and full-width digits are free. */
export function splitGroups(text: string): string[] {
  const digits = text.normalize('NFKC').replace(/[^0-9]/g, '');
  return Array.from({ length: SHEET_GROUPS }, (_unused, index) => digits.slice(index * 6, index * 6 + 6));
}

/** Whether a group is typed right; null while it is not complete. */
export function groupRight(group: string): boolean | null {
  if (group.length < 6) return null;
  const value = Number(group);
  return value % 11 === 0 && value / 11 <= 0xffff;
}

/** Whether all groups of a sheet are typed right. */
export function sheetReady(groups: readonly string[]): boolean {
  return groups.length === SHEET_GROUPS && groups.every((group) => groupRight(group) === true);
}
