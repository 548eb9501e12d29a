import type { z } from 'zod';
import type { ReportPeriod } from '../reportPeriod.rules.ts';
import type { AddTo, FactSet } from './fact.ts';

/**
 * A set of facts for the table of all sets: what its rule receives is read by the schema of its own facts first, so that facts from a
 * snapshot (`unknown`) and from the database pass the same door.
 */
export function factSet<Data>(
  data: z.ZodType<Data>,
  count: (data: Data, period: ReportPeriod, add: AddTo) => void,
): FactSet<unknown> {
  return { data, count: (raw, period, add) => count(data.parse(raw), period, add) };
}
