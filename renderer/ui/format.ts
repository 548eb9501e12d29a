/** Milliseconds of a day. */
const DAY = 86_400_000;

/** Whole days from one calendar date to another (`YYYY-MM-DD`); negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** `2026-06-30T09:30:05.000+08:00` → `2026-06-30 09:30`. */
export function shortMoment(stamp: string): string {
  return stamp.slice(0, 16).replace('T', ' ');
}

/** A number with thin groups of three, as tables show it. */
export function groupedNumber(value: number): string {
  return value.toLocaleString('en-US');
}

/** A date as known: `2019`, `2019-11` or `2019-11-07`. */
export function dateWithPrecision(date: string, precision: string): string {
  if (precision === 'year') return date.slice(0, 4);
  return precision === 'month' ? date.slice(0, 7) : date;
}

/** Bytes as KB or MB. */
export function fileSize(bytes: number): string {
  return bytes < 1_048_576 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1_048_576).toFixed(1)} MB`;
}
