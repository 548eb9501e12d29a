import type { Kysely } from 'kysely';
import type { Schema } from '../../db/schema.ts';

type RecordKey = { readonly collection: string | null; readonly recordId: string | null };

/** Records with a page of their own, or beside their list. */
const PAGES: ReadonlyMap<string, (id: string) => string> = new Map<string, (id: string) => string>([
  ['organization', (id) => `/organizations/${id}`],
  ['meeting', (id) => `/meetings/${id}`],
  ['decision', (id) => `/meetings/decisions/${id}`],
  ['action_item', (id) => `/actions?action=${id}`],
  ['plan_item', (id) => `/actions/plan?item=${id}`],
  ['study_session', (id) => `/meetings/study/${id}`],
  ['activity_filing', (id) => `/filings/${id}`],
  ['inspection', (id) => `/inspections/${id}`],
  ['inspection_finding', (id) => `/inspections/findings/${id}`],
  ['risk_assessment', (id) => `/risk/${id}`],
  ['risk_measure', (id) => `/risk/measures/${id}`],
  ['information_submission', (id) => `/information?submission=${id}`],
  ['collection_task', (id) => `/information/collections/${id}`],
  ['collection_return', (id) => `/information/collections/returns/${id}`],
  ['service_station', (id) => `/community?station=${id}`],
  ['station_activity', (id) => `/community/activities?activity=${id}`],
  ['typical_case', (id) => `/community/cases/${id}`],
  ['case_exchange', () => '/community/exchange'],
  ['leading_group', (id) => `/duties?group=${id}`],
  ['duty_assignment', (id) => `/duties?assignment=${id}`],
  ['duty_item', () => '/duties?view=items'],
  ['member', () => '/duties?view=members'],
  ['regrouping', (id) => `/duties/regroupings?id=${id}`],
  ['official_document', (id) => `/official/${id}`],
]);

/** Records on a tab of their organization. */
const ORGANIZATION_TABS = {
  organization_event: 'events',
  annual_review: 'supervision',
  assessment_grade: 'supervision',
  penalty: 'supervision',
  commitment: 'supervision',
  organization_contact: 'contacts',
  contact_confirmation: 'contacts',
  contact_assignment: 'contacts',
  organization_term: 'terms',
  term_officer: 'terms',
  term_postponement: 'terms',
  organization_meeting: 'meetings',
  organization_resolution: 'meetings',
  organization_articles: 'papers',
  organization_branch: 'papers',
  registration_certificate: 'papers',
  seal_filing: 'papers',
} as const;
type TabCollection = keyof typeof ORGANIZATION_TABS;

/** Records that open on the page of another one: its collection, and the ids of their owners. */
const OWNED: Readonly<Record<string, { readonly of: string; owners: OwnersOf }>> = {
  agenda_item: {
    of: 'meeting',
    owners: (db, ids) =>
      db.selectFrom('agenda_item').select(['id', 'meetingId as ownerId']).where('id', 'in', ids).execute(),
  },
  attendance: {
    of: 'meeting',
    owners: (db, ids) =>
      db.selectFrom('attendance').select(['id', 'meetingId as ownerId']).where('id', 'in', ids).execute(),
  },
  action_step: {
    of: 'action_item',
    owners: (db, ids) =>
      db.selectFrom('action_step').select(['id', 'actionId as ownerId']).where('id', 'in', ids).execute(),
  },
  information_adoption: {
    of: 'information_submission',
    owners: (db, ids) =>
      db.selectFrom('information_adoption').select(['id', 'submissionId as ownerId']).where('id', 'in', ids).execute(),
  },
  study_make_up: {
    of: 'study_session',
    owners: (db, ids) =>
      db.selectFrom('study_make_up').select(['id', 'sessionId as ownerId']).where('id', 'in', ids).execute(),
  },
};
type OwnersOf = (
  db: Kysely<Schema>,
  ids: readonly string[],
) => Promise<readonly { readonly id: string; readonly ownerId: string | null }[]>;

/** Name of a record in the map of `placesOfRecords`. */
export function placeKey({ collection, recordId }: RecordKey): string {
  return `${collection} ${recordId}`;
}

/**
 * The page on which each record stands, by `placeKey`; one statement a kind of record, so that a page of rows costs a handful.
 * Records without a page, or no longer there, are left out.
 */
export async function placesOfRecords(
  db: Kysely<Schema>,
  records: readonly RecordKey[],
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  const idsOf = new Map<string, string[]>();
  for (const { collection, recordId } of records) {
    if (collection === null || recordId === null) continue;
    const page = PAGES.get(collection);
    if (page !== undefined) places.set(placeKey({ collection, recordId }), page(recordId));
    else idsOf.set(collection, [...(idsOf.get(collection) ?? []), recordId]);
  }
  for (const [collection, ids] of idsOf) {
    const tab = isTabCollection(collection) ? ORGANIZATION_TABS[collection] : undefined;
    const owned = OWNED[collection];
    const owners = isTabCollection(collection)
      ? await organizationsOf(db, collection, ids)
      : ((await owned?.owners(db, ids)) ?? []);
    for (const { id, ownerId } of owners) {
      if (ownerId === null) continue;
      const place = tab === undefined ? PAGES.get(owned?.of ?? '')?.(ownerId) : `/organizations/${ownerId}?tab=${tab}`;
      if (place !== undefined) places.set(placeKey({ collection, recordId: id }), place);
    }
  }
  return places;
}

function organizationsOf(db: Kysely<Schema>, collection: TabCollection, ids: readonly string[]) {
  return db.selectFrom(collection).select(['id', 'organizationId as ownerId']).where('id', 'in', ids).execute();
}

function isTabCollection(collection: string): collection is TabCollection {
  return collection in ORGANIZATION_TABS;
}
