/**
 * Reads a typed calendar date.
 * @returns `YYYY-MM-DD`, or null when it is none
 */
export function parseDate(typed: string): string | null {
  const match = /^\s*(\d{4})\s*[-/.年]?\s*(\d{1,2})\s*[-/.月]?\s*(\d{1,2})\s*日?\s*$/.exec(typed.normalize('NFKC'));
  if (match === null) return null;
  const [, year = '', month = '', day = ''] = match;
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text ? text : null;
}
