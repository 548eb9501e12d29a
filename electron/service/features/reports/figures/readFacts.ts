import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { FACT_SETS, FIGURES } from '#shared/features/reports/figures/figureCatalog.ts';
import { countFigures, type Facts, type Figure } from '#shared/features/reports/figures/figures.rules.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import type { FactLook, FactSource } from './factSource.ts';
import { REGISTRY_SOURCES } from './registryFacts.repository.ts';
import { SUPERVISION_SOURCES } from './supervisionFacts.repository.ts';
import { WORK_SOURCES } from './workFacts.repository.ts';

const SOURCES: Readonly<Record<string, FactSource>> = {
  ...REGISTRY_SOURCES,
  ...WORK_SOURCES,
  ...SUPERVISION_SOURCES,
};

/** Every record that counts in a period, by set; one view of the database when `db` is. */
export async function readFacts(look: FactLook): Promise<Facts> {
  const facts: Record<string, readonly Fact[]> = {};
  for (const [set, read] of Object.entries(SOURCES)) facts[set] = await read(look);
  return facts;
}

/** All figures of a period (domain.md §9.5) from facts, live or frozen. */
export function figuresOf(facts: Facts, period: ReportPeriod): Figure[] {
  return countFigures(FIGURES, FACT_SETS, facts, period);
}
