import type { Kysely } from 'kysely';
import { AppError } from '#shared/contract/errors.ts';
import type { OrganizationMatch } from '#shared/features/duplicates/duplicates.contract.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import type { Fields } from '../../db/collections.ts';
import { findRecord } from '../../db/records.ts';
import type { Schema } from '../../db/schema.ts';
import type { Write } from '../../db/write.ts';
import { matchingOrganizations } from './duplicates.matching.repository.ts';

/** What a form may repeat: who has its code, who looks like it, and whether saving it needs a reason. */
export type Repetition = {
  readonly sameCode: readonly OrganizationMatch[];
  readonly sameName: readonly OrganizationMatch[];
  readonly reasonNeeded: boolean;
};

/** Fields by which organizations are found alike; while none of them changes, a reason was given already. */
const COMPARED = ['name', 'registrationNo', 'filingNo', 'townshipName'] as const;

/** @param fields the stored form of the fields (`storedFields`); @param id of the organization being edited */
export async function repetitionOf(db: Kysely<Schema>, id: string | undefined, fields: Fields): Promise<Repetition> {
  const text = (field: string) => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const matches = await matchingOrganizations(db, {
    name: text('name') ?? '',
    uscc: text('uscc'),
    registrationNo: text('registrationNo'),
    filingNo: text('filingNo'),
    townshipName: text('townshipName'),
    exceptId: id,
  });
  const hasCode = (match: OrganizationMatch) => match.reasons.some(({ code }) => code === 'sameCode');
  const sameName = matches.filter((match) => !hasCode(match));
  const stored = id === undefined ? undefined : await findRecord(db, 'organization', id);
  const isAsStored = COMPARED.every((field) => nameKey(String(stored?.[field] ?? '')) === nameKey(text(field) ?? ''));
  return {
    sameCode: matches.filter(hasCode),
    sameName,
    reasonNeeded: sameName.length > 0 && (stored === undefined || !isAsStored),
  };
}

/**
 * Refuses an organization that repeats another one (features R3): the same code always; the same number, name, former name or sound
 * unless a reason is given, which history and audit keep.
 * @throws AppError `duplicate` with the other organization and the field
 */
export async function refuseDuplicates(
  write: Write,
  input: { readonly id?: string | undefined; readonly reason: string },
  fields: Fields,
): Promise<void> {
  const { sameCode, sameName, reasonNeeded } = await repetitionOf(write.trx, input.id, fields);
  const [code] = sameCode;
  if (code) throw new AppError('duplicate', { name: code.name, id: code.id, field: 'uscc' });
  const [name] = sameName;
  if (name && reasonNeeded && !input.reason.trim()) {
    throw new AppError('duplicate', { name: name.name, id: name.id, field: 'name' });
  }
}
