/**
 * The record collections: which table, and which of its fields are stored as 0/1 or as JSON text.
 * `derived` fields are computed at write time and are no part of history, audit hashes or exchange.
 */
export type Collection = {
  readonly booleans: readonly string[];
  readonly json: readonly string[];
  readonly derived: readonly string[];
  /**
   * Columns that hold one JSON object of many small values. A record carries each value as a field of its own, `<column>.<key>`, and so
   * do history, audit and merge state: two offices that fill in different values of one record do not meet in exchange
   * (security-and-exchange.md §7.5), and a past value is found under its own name.
   */
  readonly spread?: readonly string[];
};

const plain: Collection = { booleans: [], json: [], derived: [] };

export const COLLECTIONS = {
  office: { booleans: ['local'], json: ['settings'], derived: [] },
  organization: {
    booleans: ['isCharity', 'hasPublicFundraising', 'isVolunteerService', 'isIndustryAssociation', 'isHub'],
    json: [],
    derived: ['nameKey', 'sortKey', 'initials'],
    spread: ['extra'],
  },
  organization_event: { booleans: [], json: ['items'], derived: [] },
  extra_field: { booleans: ['retired'], json: ['choices'], derived: [] },
  organization_contact: plain,
  contact_assignment: plain,
  contact_confirmation: plain,
  assessment_grade: plain,
  penalty: plain,
  commitment: plain,
  annual_review: plain,
  distinct_pair: plain,
  organization_articles: plain,
  organization_branch: plain,
  registration_certificate: plain,
  seal_filing: plain,
  organization_term: plain,
  term_officer: plain,
  term_postponement: plain,
  organization_meeting: plain,
  organization_resolution: plain,
  organization_merge: { booleans: [], json: ['changes'], derived: [] },
  leading_group: plain,
  member: { booleans: ['active'], json: [], derived: [] },
  duty_assignment: { booleans: ['joint'], json: ['sectionNames', 'dutyIds'], derived: [] },
  duty_item: plain,
  meeting: { booleans: ['selfChecked'], json: ['minutesText'], derived: [] },
  agenda_item: plain,
  agenda_proposal: plain,
  agenda_step: plain,
  meeting_notice: { booleans: ['withReply'], json: [], derived: [] },
  meeting_template: { booleans: [], json: ['agendaTitles'], derived: [] },
  attendance: { booleans: ['substituteVotes'], json: ['recusals'], derived: [] },
  decision: plain,
  decision_change: plain,
  decision_citation: plain,
  action_item: { booleans: [], json: [], derived: ['listed'] },
  action_step: { booleans: ['selfChecked'], json: ['attachmentIds'], derived: [] },
  action_extension: { booleans: ['selfApproved'], json: [], derived: [] },
  minutes_version: { booleans: [], json: ['content'], derived: [] },
  minutes_review: plain,
  minutes_remark: plain,
  minutes_correction: { booleans: ['selfChecked'], json: ['lines'], derived: [] },
  plan_item: plain,
  plan_progress: plain,
  study_session: { booleans: [], json: ['attendance'], derived: [] },
  study_make_up: plain,
  service_station: plain,
  station_activity: { booleans: [], json: ['organizationIds'], derived: [] },
  typical_case: { booleans: [], json: ['text'], derived: [] },
  case_exchange: plain,
  exchange_case: plain,
  attachment: { booleans: [], json: ['fontsUsed'], derived: [] },
  official_document: { booleans: [], json: ['content'], derived: [] },
  document_number: plain,
  document_step: { booleans: ['onPaper'], json: [], derived: [] },
  seal: { booleans: ['active'], json: [], derived: [] },
  seal_use: plain,
  unit_change: plain,
  dormant_review: { booleans: [], json: ['reasons', 'ruleUsed'], derived: [] },
  checklist_template: { booleans: ['active'], json: ['items'], derived: [] },
  material_case: { booleans: [], json: ['items', 'informUnverified'], derived: [] },
  correction_notice: { booleans: [], json: ['unverifiedYears', 'lines'], derived: [] },
  regrouping: { booleans: [], json: ['lines'], derived: [] },
  activity_filing: { booleans: ['publicSecurityRequired', 'selfChecked'], json: ['ruleUsed'], derived: [] },
  activity_filing_move: plain,
  inspection_template: { booleans: ['active'], json: ['items'], derived: [] },
  inspection: { booleans: [], json: ['inspectors', 'checklist', 'rectifyReason'], derived: [] },
  inspection_finding: { booleans: ['selfChecked'], json: ['extensions', 'attempts'], derived: [] },
  inspection_paper: plain,
  inspection_draw: { booleans: [], json: ['filter', 'candidates', 'inspectorPool', 'drawn'], derived: [] },
  handover: { booleans: ['leaves'], json: ['choices', 'ticks', 'extras', 'given'], derived: [] },
  calendar_edition: { booleans: [], json: ['off', 'makeup', 'moved'], derived: [] },
  information_submission: plain,
  information_adoption: plain,
  information_target: plain,
  collection_task: { booleans: [], json: ['outline', 'recipientOfficeIds', 'figureKeys'], derived: [] },
  collection_return: { booleans: [], json: ['sections', 'figures', 'coversOfficeIds'], derived: [] },
  report: { booleans: [], json: ['content', 'figures', 'changed', 'warnings'], derived: ['figures', 'changed'] },
  report_template: { booleans: [], json: ['content'], derived: [] },
  collection_notice: { booleans: [], json: ['officeIds'], derived: [] },
  risk_matrix: { booleans: [], json: ['definition'], derived: [] },
  risk_assessment: { booleans: ['selfChecked'], json: ['matrix'], derived: [] },
  risk_factor: { booleans: [], json: ['proposal'], derived: [] },
  risk_measure: { booleans: [], json: ['riskFactorIds'], derived: [] },
  risk_acceptance: plain,
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

/**
 * The columns of a row for fields of a record. The values of a spread column are put together in it.
 * @param present the stored record when only some fields change; a spread column then comes only with a change of its own
 */
export function storedColumns(
  collection: CollectionName,
  fields: Fields,
  present?: Readonly<Record<string, FieldValue | undefined>>,
): Record<string, StoredValue> {
  const { spread = [] }: Collection = COLLECTIONS[collection];
  const columns: Record<string, StoredValue> = {};
  const changed = new Set<string>(present === undefined ? spread : []);
  for (const [field, value] of Object.entries(fields)) {
    const column = spread.find((one) => field.startsWith(`${one}.`));
    if (column === undefined) columns[field] = toStored(collection, field, value);
    else changed.add(column);
  }
  for (const column of changed) columns[column] = gathered(column, { ...present, ...fields });
  return columns;
}

/** The values of a spread column as JSON with sorted keys, so that equal values are equal text; null for none. */
function gathered(column: string, fields: Fields): StoredValue {
  const values = Object.entries(fields)
    .filter(([field, value]) => field.startsWith(`${column}.`) && value !== null && value !== undefined)
    .map(([field, value]) => [field.slice(column.length + 1), value] as const)
    .sort(([one], [two]) => (one < two ? -1 : 1));
  return values.length === 0 ? null : JSON.stringify(Object.fromEntries(values));
}

/** A row as records carry it: booleans and JSON turned back, spread columns taken apart, `rowKey` left out. */
export function fromStored(
  collection: CollectionName,
  row: Readonly<Record<string, unknown>>,
): Record<string, FieldValue> {
  const { booleans, json, spread = [] }: Collection = COLLECTIONS[collection];
  const fields: Record<string, FieldValue> = {};
  for (const [field, value] of Object.entries(row)) {
    if (field === 'rowKey') continue;
    if (spread.includes(field)) {
      Object.assign(fields, takenApart(field, value));
      continue;
    }
    if (booleans.includes(field)) fields[field] = value === 1;
    else if (json.includes(field)) fields[field] = typeof value === 'string' ? parseJson(value) : null;
    else if (typeof value === 'string' || typeof value === 'number') fields[field] = value;
    else fields[field] = null;
  }
  return fields;
}

function takenApart(column: string, stored: unknown): Record<string, FieldValue> {
  if (typeof stored !== 'string') return {};
  const values: Readonly<Record<string, FieldValue>> = JSON.parse(stored);
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [`${column}.${key}`, value]));
}

function parseJson(value: string): FieldValue {
  const parsed: FieldValue = JSON.parse(value);
  return parsed;
}
