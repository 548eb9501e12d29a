import { AppError } from '#shared/contract/errors.ts';
import type { ImportValues } from '#shared/features/organizations/import/importTypes.ts';
import { chosenValues } from '#shared/features/organizations/import/rowPlan.ts';
import { type OrganizationFields, organizationFields } from '#shared/features/organizations/organizations.contract.ts';
import { message } from '#shared/text/index.ts';
import type { Fields, FieldValue } from '../../db/collections.ts';
import { createRecord, createRecords, type StoredRecord, updateRecord } from '../../db/records.ts';
import type { Write } from '../../db/write.ts';
import { isStatusByEvents } from '../organizationEvents/lifeCycle.ts';
import { importedExtra, importedFields } from './organizations.comparing.ts';
import { type Children, contactChange, contactName, reviewChanges } from './organizations.importChildren.ts';
import type { BatchRecord } from './organizations.imports.repository.ts';
import { foundingEvent, recordRegisteredChange, storedFields } from './organizations.write.ts';

/** Writing the rows of a list: every function answers what the log of imports keeps of it. */

const AS_IMPORT = { action: 'organization.import' };

/** Adds organizations with the event that founds them, their contact and their reviews. */
export async function addOrganizations(write: Write, rows: readonly ImportValues[]): Promise<BatchRecord[]> {
  const parsed = rows.map((values) => ({ values, fields: completeFields(values) }));
  const ids = await createRecords(
    write,
    'organization',
    parsed.map(({ fields, values }) => ({
      fields: { ...storedFields(fields), ...importedExtra(values), creditFlag: 'none' },
    })),
    AS_IMPORT,
  );
  const of = (index: number) => ids[index] ?? '';
  const events = await createRecords(
    write,
    'organization_event',
    parsed.map(({ fields }, index) => ({ fields: foundingEvent(of(index), fields, write.today) })),
  );
  const contacts = await createRecords(
    write,
    'organization_contact',
    parsed.flatMap(({ values }, index) => {
      const name = contactName(values);
      return name === null ? [] : [{ fields: contactFields(of(index), name, phoneOf(values), write.today) }];
    }),
  );
  const reviews = await createRecords(
    write,
    'annual_review',
    parsed.flatMap(({ values }, index) =>
      (values.annualReviews ?? []).map((review) => ({ fields: reviewFields(of(index), review) })),
    ),
  );
  return [
    ...ids.map((id) => created('organization', id)),
    ...events.map((id) => created('organization_event', id)),
    ...contacts.map((id) => created('organization_contact', id)),
    ...reviews.map((id) => created('annual_review', id)),
  ];
}

/**
 * Brings what a row has into an organization of the registry: fields, the telephone of a contact or a new contact, reviews.
 * A cell that is empty changes nothing.
 * @param chosen the fields that are taken over; all when left out
 */
export async function updateOrganization(
  write: Write,
  record: StoredRecord,
  children: Children,
  values: ImportValues,
  chosen?: readonly string[],
): Promise<BatchRecord[]> {
  const brought = chosenValues(values, chosen);
  const own = storedFields(organizationFields.parse({ ...formFieldsOf(record), ...importedFields(brought) }));
  // A status that events have made is theirs: a list may not call an organization normal that was cancelled (domain.md §3.1).
  const isTheirs = own.status !== record.status && (await isStatusByEvents(write, record));
  const fields = { ...own, ...importedExtra(brought), ...(isTheirs ? { status: record.status } : {}) };
  const { changed, revision } = await updateRecord(
    write,
    'organization',
    record.id,
    record.revision,
    fields,
    AS_IMPORT,
  );
  const note = message('zh-CN', 'importReport.changedByImport');
  const event = await recordRegisteredChange(write, record, fields, changed, {
    effectiveOn: write.today,
    documentNo: null,
    note,
  });
  const whole: ImportValues = { ...brought, registrationKind: values.registrationKind };
  return [
    ...(changed.length > 0 ? [updated('organization', record, revision, changed)] : []),
    ...(event === undefined ? [] : [created('organization_event', event)]),
    ...(await updateContact(write, record.id, children, whole)),
    ...(await updateReviews(write, record.id, children, whole)),
  ];
}

async function updateContact(
  write: Write,
  organizationId: string,
  { contacts }: Children,
  values: ImportValues,
): Promise<BatchRecord[]> {
  const change = contactChange(values, contacts);
  if (change === null) return [];
  if (change.kind === 'create') {
    const fields = contactFields(organizationId, change.name, change.workPhone, write.today);
    return [created('organization_contact', await createRecord(write, 'organization_contact', fields, AS_IMPORT))];
  }
  const { contact, workPhone } = change;
  const patch = { workPhone };
  const done = await updateRecord(write, 'organization_contact', contact.id, contact.revision, patch, AS_IMPORT);
  return [updated('organization_contact', contact, done.revision, done.changed)];
}

async function updateReviews(
  write: Write,
  organizationId: string,
  { reviews }: Children,
  values: ImportValues,
): Promise<BatchRecord[]> {
  const entries: BatchRecord[] = [];
  for (const { review, present } of reviewChanges(values, reviews)) {
    if (present === null) {
      const id = await createRecord(write, 'annual_review', reviewFields(organizationId, review), AS_IMPORT);
      entries.push(created('annual_review', id));
      continue;
    }
    const { regime, conclusion } = review;
    const patch = { regime, conclusion };
    const done = await updateRecord(write, 'annual_review', present.id, present.revision, patch, AS_IMPORT);
    entries.push(updated('annual_review', present, done.revision, done.changed));
  }
  return entries;
}

function created(collection: BatchRecord['collection'], recordId: string): BatchRecord {
  return { recordId, collection, action: 'created', revision: 1, before: null };
}

function updated(
  collection: BatchRecord['collection'],
  record: StoredRecord,
  revision: number,
  changed: readonly string[],
): BatchRecord {
  const before = Object.fromEntries(changed.map((field) => [field, record[field] ?? null]));
  return { recordId: record.id, collection, action: 'updated', revision, before };
}

/** What an organization has of which nothing is known. */
const EMPTY = organizationFields.parse({ name: '', registrationKind: 'registered' });

/** Every field of the schema is there: those of the row parsed by their own schemas, the others empty. */
function completeFields(values: ImportValues): OrganizationFields {
  const fields = { ...EMPTY, ...importedFields(values) };
  if (!isComplete(fields)) throw new AppError('internal');
  return fields;
}

function isComplete(fields: Readonly<Record<string, unknown>>): fields is OrganizationFields {
  return Object.keys(EMPTY).every((field) => field in fields);
}

function formFieldsOf(record: StoredRecord): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(record).filter(([field]) => field in organizationFields.shape));
}

function phoneOf(values: ImportValues): string | null {
  return values.contact?.workPhone ?? null;
}

function contactFields(organizationId: string, name: string, workPhone: string | null, today: string): Fields {
  return {
    organizationId,
    name,
    post: null,
    role: 'office',
    workPhone,
    workEmail: null,
    validFrom: today,
    validTo: null,
  };
}

function reviewFields(organizationId: string, review: NonNullable<ImportValues['annualReviews']>[number]): Fields {
  return { organizationId, ...review, submittedOn: null, concludedOn: null, rectificationDueOn: null };
}
