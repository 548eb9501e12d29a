import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { type LiaisonRow, liaisonRow } from '#shared/features/contacts/contacts.contract.ts';
import { LIAISON_STATES, type LiaisonState } from '#shared/features/contacts/contacts.lists.ts';
import { quarterOf } from '#shared/features/contacts/contacts.rules.ts';
import { likePattern } from '../../db/like.ts';
import type { Schema } from '../../db/schema.ts';

type Filter = HandlerInput<'contacts.printLiaisons'>;

/** What an organization's row must be to stand in a state. */
const STATES: Readonly<Record<LiaisonState, RawBuilder<unknown>>> = {
  all: sql`1`,
  unconfirmed: sql`confirmed.day IS NULL`,
  confirmed: sql`confirmed.day IS NOT NULL`,
  vacant: sql`liaison.names IS NULL`,
};

/**
 * Organizations in effect, each beside its liaisons of today and the confirmation of this quarter. A filed group is reached through whoever
 * leads its activities (domain.md §3.1: township and contact are what it is filed with).
 */
function roster(today: string): RawBuilder<unknown> {
  const { from, endsOn } = quarterOf(today);
  return sql`organization o
    LEFT JOIN (
      SELECT c.organizationId, group_concat(trim(coalesce(c.post, '') || ' ' || c.name), '、') AS names,
        group_concat(c.workPhone, '、') AS phones, max(c.validFrom) AS since
      FROM organization_contact c JOIN organization owner ON owner.id = c.organizationId
      WHERE (c.role = 'liaison' OR (c.role = 'activity_lead' AND owner.registrationKind = 'filed'))
        AND c.recordState <> 'voided' AND (c.validFrom IS NULL OR c.validFrom <= ${today})
        AND (c.validTo IS NULL OR c.validTo >= ${today})
      GROUP BY c.organizationId) liaison ON liaison.organizationId = o.id
    LEFT JOIN (
      SELECT organizationId, max(confirmedOn) AS day, confirmedByName FROM contact_confirmation
      WHERE recordState <> 'voided' AND confirmedOn BETWEEN ${from} AND ${endsOn}
      GROUP BY organizationId) confirmed ON confirmed.organizationId = o.id
    WHERE o.recordState IN ('final', 'archived') AND o.status IN ('normal', 'liquidating')`;
}

function narrowed({ text, township }: Filter): RawBuilder<unknown> {
  const pattern = likePattern(text ?? '');
  return sql`
    ${township === undefined ? sql`` : sql`AND o.townshipName = ${township}`}
    ${text === undefined ? sql`` : sql`AND (o.name LIKE ${pattern} ESCAPE '\\' OR liaison.names LIKE ${pattern} ESCAPE '\\')`}`;
}

/** A page of the liaison roster by name, with the number in each state. */
export async function liaisonPage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'contacts.liaisons'>,
  today: string,
): Promise<CallOutput<'contacts.liaisons'>> {
  const from = sql`${roster(today)} ${narrowed(filter)}`;
  const sums = sql.join(LIAISON_STATES.map((state) => sql`coalesce(sum(${STATES[state]}), 0) AS ${sql.ref(state)}`));
  const counted = await sql<Record<LiaisonState, number>>`SELECT ${sums} FROM ${from}`.execute(db);
  const counts = counted.rows[0] ?? { all: 0, unconfirmed: 0, confirmed: 0, vacant: 0 };
  const townships = await sql<{ name: string }>`SELECT DISTINCT townshipName AS name FROM organization
    WHERE townshipName <> '' AND recordState IN ('final', 'archived') AND status IN ('normal', 'liquidating')`.execute(
    db,
  );
  const { year, number, endsOn } = quarterOf(today);
  return {
    total: counts[filter.state],
    rows: await liaisonRows(db, filter, today, { offset, limit }),
    counts,
    townships: townships.rows.map(({ name }) => name).sort((left, right) => left.localeCompare(right, 'zh-CN')),
    quarter: { year, number, endsOn },
  };
}

/** Rows of the roster by name. */
export async function liaisonRows(
  db: Kysely<Schema>,
  filter: Filter,
  today: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<LiaisonRow[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT o.id, o.name AS organizationName, o.townshipName, liaison.names AS liaisons, liaison.phones AS workPhones,
      liaison.since, confirmed.day AS confirmedOn, confirmed.confirmedByName
    FROM ${roster(today)} AND ${STATES[filter.state]} ${narrowed(filter)}
    ORDER BY o.sortKey, o.rowKey LIMIT ${limit} OFFSET ${offset}`.execute(db);
  return found.rows.map((row) => liaisonRow.parse(row));
}
