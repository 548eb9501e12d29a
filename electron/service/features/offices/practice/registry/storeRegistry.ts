import type { CommandContext } from '../../../../context.ts';
import { deskOf, type StoredCounty } from './desk.ts';
import { storeCases } from './storeCases.ts';
import { storeChanges } from './storeChanges.ts';
import { storeGovernance } from './storeGovernance.ts';
import { storePapers } from './storePapers.ts';
import type { AddedFields } from './storeRules.ts';
import { storeSupervision } from './storeSupervision.ts';
import { storeUnits } from './storeUnits.ts';

/**
 * What is kept of organizations beside their own records, entered through the handlers of the features in the order of a working
 * life: units, changes, papers, meetings and terms, supervision, applications.
 * @returns id of the application whose materials are complete
 */
export async function storeRegistry(
  command: CommandContext,
  county: StoredCounty,
  added: AddedFields,
): Promise<{ readonly caseId: string }> {
  const desk = deskOf(county, command);
  await storeUnits(desk);
  await storeChanges(desk, added);
  await storePapers(desk);
  await storeGovernance(desk);
  await storeSupervision(desk);
  return { caseId: await storeCases(desk) };
}
