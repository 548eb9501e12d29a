import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { message } from '#shared/text/index.ts';
import type { Fields } from '../../db/collections.ts';
import {
  createRecord,
  createRecords,
  findRecord,
  type StoredRecord,
  updateRecord,
  voidRecord,
} from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import type { Divisions } from '../../divisions.ts';
import { childrenOf, sameOrganizations } from './organizations.repository.ts';
import { pinyinKeys } from './pinyinKeys.ts';

type SaveInput = HandlerInput<'organizations.save'>;

/** Items on the registration certificate: their change is an event of its own, never a silent overwrite (R5). */
const REGISTERED_ITEMS = [
  'name',
  'legalRepresentativeName',
  'domicile',
  'businessScope',
  'activityArea',
  'registeredCapitalWan',
  'supervisingUnit',
] as const;

/** The stored form of a form's fields: cleaned code, derived keys. */
export function storedFields(fields: OrganizationFields): Fields {
  const code = fields.uscc ? checkCreditCode(fields.uscc) : undefined;
  const uscc = code ? code.normalized || null : null;
  const legalType = fields.legalType ?? (fields.registrationKind === 'registered' ? (code?.legalType ?? null) : null);
  return { ...fields, uscc, legalType, nameKey: nameKey(fields.name), ...pinyinKeys(fields.name) };
}

/**
 * Creates or changes an organization with its contacts, reviews and the event that its registered items need.
 * @throws AppError `rule_broken` with `fields`, `duplicate` (same code; same name without a reason), `conflict`, `not_found`
 */
export async function saveOrganization(
  write: Write,
  input: SaveInput,
  divisions: Divisions,
): Promise<{ id: string; revision: number }> {
  const fields = storedFields(input.fields);
  const contacts = input.contacts ?? (input.id ? await childrenOf(write.trx, 'organization_contact', input.id) : []);
  const check = checkOrganization({ ...fields, contacts }, { isCurrentDivision: divisions.isKnownDivision });
  if (check.errors.length > 0) throw new AppError('rule_broken', { count: check.errors.length, fields: check.errors });
  await refuseDuplicates(write, input, fields);
  if (!input.id) return createOrganization(write, input, fields);

  const present = await findRecord(write.trx, 'organization', input.id);
  if (!present) throw new AppError('not_found');
  if (present.recordState === 'voided') throw new AppError('conflict', { record: present });
  const effectiveOn = input.effectiveOn ?? write.today;
  const { revision, changed } = await updateRecord(
    write,
    'organization',
    input.id,
    input.expectedRevision ?? -1,
    fields,
    {
      reason: input.reason,
      effectiveOn,
    },
  );
  const circumstances = { effectiveOn, documentNo: input.documentNo ?? null, note: input.reason || null };
  await recordRegisteredChange(write, present, fields, changed, circumstances);
  await saveChildren(write, input.id, input);
  return { id: input.id, revision };
}

/**
 * Writes the change event when registered items are among the changed fields (R5); `present` is the record before.
 * @returns the id of the event, when there is one
 */
export async function recordRegisteredChange(
  write: Write,
  present: StoredRecord,
  fields: Fields,
  changed: readonly string[],
  circumstances: { readonly effectiveOn: string; readonly documentNo: string | null; readonly note: string | null },
): Promise<string | undefined> {
  const items = REGISTERED_ITEMS.filter((field) => changed.includes(field)).map((field) => ({
    field,
    before: present[field] ?? null,
    after: fields[field] ?? null,
  }));
  if (items.length === 0) return undefined;
  return createRecord(write, 'organization_event', {
    organizationId: present.id,
    kind: items.some((item) => item.field === 'name') ? 'name_changed' : 'changed',
    items,
    ...circumstances,
  });
}

async function createOrganization(
  write: Write,
  input: SaveInput,
  fields: Fields,
): Promise<{ id: string; revision: number }> {
  const id = await createRecord(write, 'organization', { ...fields, creditFlag: 'none' }, { reason: input.reason });
  await createRecord(write, 'organization_event', foundingEvent(id, input.fields, write.today));
  await saveChildren(write, id, input);
  return { id, revision: 1 };
}

/** The event with which an organization comes into effect (domain.md §3.2). */
export function foundingEvent(
  organizationId: string,
  fields: Pick<OrganizationFields, 'registrationKind' | 'establishedOn' | 'filedOn'>,
  today: string,
): Fields {
  const filed = fields.registrationKind === 'filed';
  return {
    organizationId,
    kind: filed ? 'filed' : 'established',
    effectiveOn: (filed ? fields.filedOn : fields.establishedOn) ?? today,
    items: [],
    documentNo: null,
    note: null,
  };
}

async function refuseDuplicates(write: Write, input: SaveInput, fields: Fields): Promise<void> {
  const { sameCode, sameName } = await sameOrganizations(write.trx, {
    uscc: typeof fields.uscc === 'string' ? fields.uscc : null,
    nameKey: nameKey(input.fields.name),
    exceptId: input.id,
  });
  const [code] = sameCode;
  if (code) throw new AppError('duplicate', { name: code.name, id: code.id, field: 'uscc' });
  const [name] = sameName;
  if (name && !input.reason.trim()) throw new AppError('duplicate', { name: name.name, id: name.id, field: 'name' });
}

/** Contacts and reviews as sent: new ones are created, present ones changed, missing ones voided. Left out: untouched. */
async function saveChildren(write: Write, organizationId: string, input: SaveInput): Promise<void> {
  if (input.contacts) {
    await replaceChildren(
      write,
      'organization_contact',
      organizationId,
      input.contacts.map(({ id, ...fields }) => ({
        id,
        fields: { ...fields, validFrom: fields.validFrom ?? write.today },
      })),
    );
  }
  if (input.annualReviews) {
    await replaceChildren(
      write,
      'annual_review',
      organizationId,
      input.annualReviews.map(({ id, ...fields }) => ({ id, fields })),
    );
  }
}

async function replaceChildren(
  write: Write,
  collection: 'organization_contact' | 'annual_review',
  organizationId: string,
  wanted: readonly { readonly id: string | undefined; readonly fields: Fields }[],
): Promise<void> {
  const present = await childrenOf(write.trx, collection, organizationId);
  const kept = new Set(wanted.flatMap((child) => (child.id ? [child.id] : [])));
  for (const child of present) {
    if (!kept.has(child.id))
      await voidRecord(write, collection, child.id, undefined, message('zh-CN', 'importReport.removedFromForm'));
  }
  for (const child of wanted) {
    const known = child.id ? present.find((one) => one.id === child.id) : undefined;
    if (child.id && !known) throw new AppError('not_found');
    if (known) await updateRecord(write, collection, known.id, undefined, child.fields);
  }
  const created = wanted.filter((child) => !child.id).map((child) => ({ fields: { organizationId, ...child.fields } }));
  await createRecords(write, collection, created);
}
