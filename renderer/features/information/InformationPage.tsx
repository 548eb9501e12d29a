/** Replaced by its feature. */
export function InformationPage() {
  return null;
}
