/** What a random draw (双随机) asks for. The draw itself needs a digest: `electron/service/features/inspections/draw.ts`. */
import type { FieldIssue } from '../../lib/fieldIssue.ts';

/** Enough to draw from: organizations that fit the filter, inspectors for each. */
export function drawIssues({
  wanted,
  candidates,
  inspectorsEach,
  pool,
}: {
  readonly wanted: number;
  readonly candidates: number;
  readonly inspectorsEach: number;
  readonly pool: number;
}): FieldIssue[] {
  const issues: FieldIssue[] = [];
  if (candidates < wanted) issues.push({ field: 'wanted', code: 'draw_too_many', params: { count: candidates } });
  if (pool < inspectorsEach)
    issues.push({ field: 'inspectorPool', code: 'draw_pool_short', params: { count: inspectorsEach } });
  return issues;
}
