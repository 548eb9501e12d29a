/** Replaced by its feature. */
export function RiskAssessmentsPage() {
  return null;
}
