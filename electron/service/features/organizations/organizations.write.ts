import { AppError } from '#shared/contract/errors.ts';
import type { HandlerInput } from '#shared/contract/list.ts';
import { annualReviewIssues } from '#shared/features/annualReviews/annualReviews.rules.ts';
import type { OrganizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { checkOrganization } from '#shared/features/organizations/organizations.rules.ts';
import { checkCreditCode } from '#shared/lib/creditCode.ts';
import type { FieldIssue } from '#shared/lib/fieldIssue.ts';
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
import { refuseIssues } from '../../db/ruleBroken.ts';
import { requirePresent } from '../../db/saveRecord.ts';
import type { Write } from '../../db/write.ts';
import type { Divisions } from '../../divisions.ts';
import { saveContactLines } from '../contacts/contacts.write.ts';
import { refuseDuplicates } from '../duplicates/duplicates.refusal.ts';
import { checkExtra } from '../extraFields/extraFields.write.ts';
import { saveWithItems } from '../organizationEvents/registeredItems.ts';
import { childrenOf } from './organizations.repository.ts';
import { pinyinKeys } from './pinyinKeys.ts';

export { recordRegisteredChange } from '../organizationEvents/registeredItems.ts';

type SaveInput = HandlerInput<'organizations.save'>;

/** The stored form of a form's fields: cleaned code, derived keys. */
export function storedFields(fields: OrganizationFields): Fields {
  const code = fields.uscc ? checkCreditCode(fields.uscc) : undefined;
  const uscc = code ? code.normalized || null : null;
  const legalType = fields.legalType ?? (fields.registrationKind === 'registered' ? (code?.legalType ?? null) : null);
  // Values of added fields are checked against their definitions before they become fields of the record.
  const { extra: _extra, ...own } = fields;
  return { ...own, uscc, legalType, nameKey: nameKey(fields.name), ...pinyinKeys(fields.name) };
}

/**
 * Creates or changes an organization with its contacts, reviews and the event that its registered items need.
 * @throws AppError `rule_broken` with `fields`, `duplicate` (same code; the same number, name or sound without a reason), `conflict`, `not_found`
 */
export async function saveOrganization(
  write: Write,
  input: SaveInput,
  divisions: Divisions,
): Promise<{ id: string; revision: number }> {
  const present = input.id ? await requirePresent(write, 'organization', input.id) : undefined;
  // Told before any rule: the form shows an older state, and its rules may not hold for the present one.
  if (present && present.revision !== input.expectedRevision) throw new AppError('conflict', { record: present });
  const extra = await checkExtra(write.trx, 'organization', input.id, input.fields.extra);
  const fields = { ...storedFields(input.fields), ...extra.fields };
  const contacts = input.contacts ?? (input.id ? await childrenOf(write.trx, 'organization_contact', input.id) : []);
  const preparing = present ? present.recordState === 'draft' : input.preparing;
  const check = checkOrganization({ ...fields, contacts, preparing }, { isCurrentDivision: divisions.isKnownDivision });
  const founded = preparing ? [] : foundingIssues(fields, present, write.today);
  const reviews = await reviewIssues(write, input);
  refuseIssues([...check.errors, ...extra.errors, ...founded, ...reviews]);
  await refuseDuplicates(write, input, fields);
  if (!present) return createOrganization(write, input, fields);

  await saveWithItems(write, present, fields, input);
  await saveChildren(write, present.id, input);
  const saved = await findRecord(write.trx, 'organization', present.id);
  return { id: present.id, revision: saved?.revision ?? present.revision };
}

async function createOrganization(
  write: Write,
  input: SaveInput,
  fields: Fields,
): Promise<{ id: string; revision: number }> {
  const record = { ...fields, creditFlag: 'none' };
  const { reason, preparing } = input;
  const recordState = preparing ? 'draft' : 'final';
  const id = await createRecord(write, 'organization', record, { reason, recordState });
  // One that is still preparing comes into effect by the event of its founding.
  if (!preparing) await createRecord(write, 'organization_event', foundingEvent(id, input.fields, write.today));
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

/** Nothing stands in the registry that is founded only later; a stored day that nobody touches stays. */
function foundingIssues(fields: Fields, present: StoredRecord | undefined, today: string): FieldIssue[] {
  const field = fields.registrationKind === 'filed' ? 'filedOn' : 'establishedOn';
  const day = fields[field];
  const isAhead = typeof day === 'string' && day > today && day !== present?.[field];
  return isAhead ? [{ field, code: 'date_in_future' }] : [];
}

/** What is wrong with reviews that are new or changed, by the rules of their own page; stored ones that stay are not asked about. */
async function reviewIssues(write: Write, { id, annualReviews = [] }: SaveInput): Promise<FieldIssue[]> {
  const stored = id === undefined ? [] : await childrenOf(write.trx, 'annual_review', id);
  const isStored = (review: (typeof annualReviews)[number]) => {
    const same = stored.find((one) => one.id === review.id);
    return (
      same !== undefined && Object.entries(review).every(([field, value]) => (same[field] ?? null) === (value ?? null))
    );
  };
  const found = annualReviews.flatMap((review, index) => {
    const others = annualReviews.slice(0, index);
    return isStored(review) && others.every(({ year }) => year !== review.year)
      ? []
      : annualReviewIssues(review, others, write.today);
  });
  return found.slice(0, 1).map((issue) => ({ ...issue, field: 'annualReviews' }));
}

/** Contacts by their own rules; reviews as sent: new ones are created, present ones changed, missing ones voided. Left out: untouched. */
async function saveChildren(write: Write, organizationId: string, input: SaveInput): Promise<void> {
  if (input.contacts) await saveContactLines(write, organizationId, input.contacts);
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
  collection: 'annual_review',
  organizationId: string,
  wanted: readonly { readonly id: string | undefined; readonly fields: Fields }[],
): Promise<void> {
  const present = await childrenOf(write.trx, collection, organizationId);
  // A line that takes the year of another stored one becomes a record of its own: no two may bear one year, not even in between.
  const takesYear = ({ id, fields }: (typeof wanted)[number]) =>
    present.some((one) => one.id === id) &&
    present.some((one) => one.id !== id && one.year === fields.year && wanted.some((line) => line.id === one.id));
  const kept = new Set(wanted.flatMap((child) => (child.id && !takesYear(child) ? [child.id] : [])));
  for (const child of present) {
    if (!kept.has(child.id))
      await voidRecord(write, collection, child.id, undefined, message('zh-CN', 'importReport.removedFromForm'));
  }
  for (const child of wanted) {
    const known = child.id ? present.find((one) => one.id === child.id) : undefined;
    if (child.id && !known) throw new AppError('not_found');
    if (known && kept.has(known.id)) await updateRecord(write, collection, known.id, undefined, child.fields);
  }
  const created = wanted
    .filter((child) => !child.id || !kept.has(child.id))
    .map((child) => ({ fields: { organizationId, ...child.fields } }));
  await createRecords(write, collection, created);
}
