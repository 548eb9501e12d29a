/** A moment of any offset (ISO 8601) as office time, `2026-06-30 09:30`; the office's time zone has had no summer time since 1991. */
export function localMoment(stamp: string): string {
  const moment = Date.parse(stamp);
  if (Number.isNaN(moment)) return stamp;
  return new Date(moment + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
