/** Replaced by its feature. */
export function ActivityFilingsPage() {
  return null;
}
