/**
 * The record collections: which table, and which of its fields are stored as 0/1 or as JSON text.
 * `derived` fields are computed at write time and are no part of history, audit hashes or exchange.
 */
export type Collection = {
  readonly booleans: readonly string[];
  readonly json: readonly string[];
  readonly derived: readonly string[];
};

const plain: Collection = { booleans: [], json: [], derived: [] };

export const COLLECTIONS = {
  office: { booleans: ['local'], json: ['settings'], derived: [] },
  organization: {
    booleans: ['isCharity', 'hasPublicFundraising', 'isVolunteerService', 'isIndustryAssociation', 'isHub'],
    json: [],
    derived: ['nameKey', 'sortKey', 'initials'],
  },
  organization_event: { booleans: [], json: ['items'], derived: [] },
  organization_contact: plain,
  annual_review: plain,
  leading_group: plain,
  member: { booleans: ['active'], json: [], derived: [] },
  duty_assignment: { booleans: [], json: ['sectionNames'], derived: [] },
  meeting: { booleans: ['selfChecked'], json: ['minutesText'], derived: [] },
  agenda_item: plain,
  attendance: plain,
  decision: plain,
  action_item: plain,
  attachment: { booleans: [], json: ['fontsUsed'], derived: [] },
  official_document: { booleans: [], json: ['content'], derived: [] },
  document_number: plain,
  document_step: { booleans: ['onPaper'], json: [], derived: [] },
  seal: { booleans: ['active'], json: [], derived: [] },
  seal_use: plain,
} as const satisfies Record<string, Collection>;

export type CollectionName = keyof typeof COLLECTIONS;

/** A field value as records carry it: JSON-safe. */
export type FieldValue = string | number | boolean | null | readonly unknown[] | { readonly [key: string]: unknown };
export type Fields = { readonly [field: string]: FieldValue | undefined };
export type StoredValue = string | number | null;

/** A field as the table stores it. */
export function toStored(collection: CollectionName, field: string, value: FieldValue | undefined): StoredValue {
  if (value === undefined || value === null) return null;
  const { booleans, json }: Collection = COLLECTIONS[collection];
  if (booleans.includes(field)) return value ? 1 : 0;
  if (json.includes(field) || typeof value === 'object') return JSON.stringify(value);
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value;
}

/** A row as records carry it: booleans and JSON turned back, `rowKey` left out. */
export function fromStored(
  collection: CollectionName,
  row: Readonly<Record<string, unknown>>,
): Record<string, FieldValue> {
  const { booleans, json }: Collection = COLLECTIONS[collection];
  const fields: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(row)) {
    if (field === 'rowKey') continue;
    if (booleans.includes(field)) fields[field] = value === 1;
    else if (json.includes(field)) fields[field] = typeof value === 'string' ? parseJson(value) : null;
    else if (typeof value === 'string' || typeof value === 'number') fields[field] = value;
    else fields[field] = null;
  }
  return fields;
}

function parseJson(value: string): FieldValue {
  const parsed: FieldValue = JSON.parse(value);
  return parsed;
}
