import type { HandlerInput } from '#shared/contract/list.ts';
import type { MaterialSettings } from '#shared/features/materialChecklists/materialSettings.ts';
import { caseState } from '#shared/features/materialChecklists/materials.rules.ts';
import { materialState } from '#shared/features/materialChecklists/materials.ts';
import type { WorkingCalendar } from '#shared/lib/workingDays.ts';
import { voidRecord } from '../../db/records.ts';
import { refuseIssues } from '../../db/ruleBroken.ts';
import type { Write } from '../../db/write.ts';
import { caseById, type StoredCase } from '../materialChecklists/cases.repository.ts';
import { closeCase, completeCase, openCase, saveCase } from '../materialChecklists/cases.save.ts';
import { listMatters } from '../materialChecklists/matters.ts';
import type { StoredFiling } from './activityFilings.repository.ts';

/** The matter whose list of materials a filing follows. */
const MATTER = 'activity_filing';

/** What the terms of a list of materials are reckoned with. */
export type MaterialTerms = {
  readonly calendar: WorkingCalendar;
  readonly settings: MaterialSettings;
  readonly informDays: number;
};
type Owner = Pick<StoredFiling, 'materialCaseId' | 'receivedOn'>;

/** Opens the list of materials of a new filing; null where the office retired the list: then completeness is entered without it. */
export async function openFilingCase(
  write: Write,
  fields: HandlerInput<'activityFilings.register'>['fields'],
  terms: MaterialTerms,
): Promise<string | null> {
  const matter = (await listMatters(write.trx)).find(({ code }) => code === MATTER);
  if (matter === undefined || !matter.active) return null;
  const { organizationId, receivedOn } = fields;
  const opened = await openCase(write, { matterCode: MATTER, organizationId, applicantName: null, receivedOn }, terms);
  return opened.id;
}

async function caseOf(write: Write, { materialCaseId }: Owner): Promise<StoredCase | null> {
  if (materialCaseId === null) return null;
  const found = await caseById(write.trx, materialCaseId);
  return found.recordState === 'voided' ? null : found;
}

/** An open list follows a corrected day of receipt. @throws AppError `rule_broken` when a material was received before it */
export async function moveFilingCase(
  write: Write,
  present: Owner,
  { receivedOn }: { readonly receivedOn: string },
  terms: MaterialTerms,
): Promise<void> {
  const found = receivedOn === present.receivedOn ? null : await caseOf(write, present);
  if (found === null || caseState(found) !== 'open') return;
  const items = found.items.map((item) =>
    materialState.parse(Object.fromEntries(Object.entries(item).filter(([key]) => key in materialState.shape))),
  );
  const target = { id: found.id, expectedRevision: found.revision };
  await saveCase(write, { ...target, receivedOn, items, note: found.note }, terms);
}

/** Completes the list with its filing. @throws AppError `rule_broken` while a material is missing, or when the list was closed */
export async function completeFilingCase(
  write: Write,
  present: Owner,
  completeOn: string,
  user: { readonly id: string; readonly displayName: string },
): Promise<void> {
  const found = await caseOf(write, present);
  if (found === null) return;
  const state = caseState(found);
  if (state === 'closed') refuseIssues([{ field: 'completeOn', code: 'filing_case_closed' }]);
  if (state === 'open') await completeCase(write, { id: found.id, expectedRevision: found.revision, completeOn }, user);
}

/** Ends an open list whose filing came to its end without complete material. */
export async function closeFilingCase(write: Write, present: Owner, closedOn: string, reason: string): Promise<void> {
  const found = await caseOf(write, present);
  if (found === null || caseState(found) !== 'open') return;
  await closeCase(write, { id: found.id, expectedRevision: found.revision, closedOn, reason });
}

/** Voids the list of a voided filing. */
export async function voidFilingCase(write: Write, present: Owner, reason: string): Promise<void> {
  const found = await caseOf(write, present);
  if (found !== null) await voidRecord(write, 'material_case', found.id, found.revision, reason);
}
