/** Replaced by its feature. */
export function InspectionsPage() {
  return null;
}
