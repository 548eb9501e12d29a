import { type Kysely, type RawBuilder, sql } from 'kysely';
import { OPEN_END } from '#shared/features/duties/duties.rules.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import type { OrganizationFact } from '#shared/features/reports/figures/registry.figures.ts';
import { periodsEndingIn, type ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';
import { effectiveDueOn } from '#shared/features/terms/terms.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import type { Schema } from '../../../db/schema.ts';
import { standingOn } from '../../recurringDuties/coverage.ts';
import {
  councilMeetings,
  pastValues,
  standingOrganizations,
} from '../../recurringDuties/recurringDuties.repository.ts';
import type { FactLook } from './factSource.ts';

type AtEnd = NonNullable<OrganizationFact['atEnd']>;

/** A quarter of the calendar with its code, `2026Q1`. */
type Quarter = { readonly code: string; readonly from: string; readonly to: string };

/** The quarters that end in a period, in order. */
export function quartersOf(period: ReportPeriod): Quarter[] {
  return periodsEndingIn('quarter', period).map(({ year, number, from, to }) => ({
    code: `${year}Q${number}`,
    from,
    to,
  }));
}

/** What an organization `o` is called at the end of a day. */
export function nameOn(day: string): RawBuilder<string> {
  const number = Number(day.replaceAll('-', ''));
  return sql<string>`coalesce((SELECT past.value FROM organization_past past WHERE past.field = 'name'
    AND past.organizationKey = o.rowKey AND past.fromDay <= ${number} AND past.toDay > ${number}), o.name)`;
}

/**
 * Every organization that is in effect at the end of the period or of a quarter that ends in it, by id, with what its figures ask for.
 * In effect (domain.md §3.2) is what the registry says as at that day.
 */
export async function organizationFacts({ db, period }: FactLook): Promise<Fact<OrganizationFact>[]> {
  const { to } = period;
  const records = {
    organizations: await standingOrganizations(db),
    past: grouped(await pastValues(db), ({ organizationKey }) => organizationKey),
  };
  const facts = new Map<string, { atEnd: AtEnd | null; readonly quarters: OrganizationFact['quarters'] }>();
  const factOf = (id: string) => {
    const known = facts.get(id);
    if (known) return known;
    const fact = { atEnd: null, quarters: [] };
    facts.set(id, fact);
    return fact;
  };
  for (const { code, from, to: end } of quartersOf(period)) {
    const councils = grouped(await councilMeetings(db, from, end), ({ organizationId }) => organizationId);
    for (const { organization, then } of standingOn(records, end)) {
      if (then.registrationKind !== 'registered') continue;
      factOf(organization.id).quarters.push({ quarter: code, councils: councils.get(organization.id)?.length ?? 0 });
    }
  }
  const lists = await listEntries(db, to);
  const committed = await committedUntil(db, to);
  const liaisons = await liaisonsUntil(db, to);
  const terms = await termsUntil(db, to);
  for (const { organization, then } of standingOn(records, to)) {
    const { id } = organization;
    factOf(id).atEnd = {
      kind: then.registrationKind === 'filed' ? 'filed' : 'registered',
      type: then.legalType,
      listedIn: lists.get(id)?.listedIn ?? 0,
      listedOut: lists.get(id)?.listedOut ?? 0,
      committedTo: committed.get(id) ?? null,
      liaisonTo: liaisons.get(id) ?? null,
      termDueOn: terms.get(id) ?? null,
    };
  }
  const names = await namesOn(db, to);
  return [...facts]
    .map(([id, data]) => ({
      ...{ id, collection: 'organization', recordId: id },
      title: names.get(id) ?? '',
      on: null,
      data,
    }))
    .sort((left, right) => (left.id < right.id ? -1 : 1));
}

/** Names of all organizations at the end of a day. */
async function namesOn(db: Kysely<Schema>, day: string): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; name: string }>`SELECT o.id, ${nameOn(day)} AS name
    FROM organization o WHERE o.recordState IN ('final','archived')`.execute(db);
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}

/** How often organizations were entered in the list of abnormal activity and removed from it, up to a day. */
async function listEntries(db: Kysely<Schema>, day: string) {
  const found = await sql<{ organizationId: string; listedIn: number; listedOut: number }>`
    SELECT organizationId, sum(kind = 'list_abnormal_in') AS listedIn, sum(kind = 'list_abnormal_out') AS listedOut
    FROM organization_event WHERE kind IN ('list_abnormal_in','list_abnormal_out') AND effectiveOn <= ${day}
      AND recordState IN ('final','archived') GROUP BY organizationId`.execute(db);
  return new Map(found.rows.map(({ organizationId, ...counts }) => [organizationId, counts]));
}

/** The last day on which a commitment binds of those signed up to a day, by organization. */
async function committedUntil(db: Kysely<Schema>, day: string): Promise<ReadonlyMap<string, string>> {
  return lastDays(
    db,
    sql`SELECT organizationId, max(coalesce(validTo, ${OPEN_END})) AS "on" FROM commitment
      WHERE recordState IN ('final','archived') AND signedOn <= ${day} GROUP BY organizationId`,
  );
}

/** The last day of a liaison of those whose time had begun by a day, by organization; an open beginning counts as always. */
async function liaisonsUntil(db: Kysely<Schema>, day: string): Promise<ReadonlyMap<string, string>> {
  return lastDays(
    db,
    sql`SELECT organizationId, max(coalesce(validTo, ${OPEN_END})) AS "on" FROM organization_contact
      WHERE role = 'liaison' AND recordState IN ('final','archived') AND (validFrom IS NULL OR validFrom <= ${day})
      GROUP BY organizationId`,
  );
}

async function lastDays(db: Kysely<Schema>, query: RawBuilder<unknown>): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ organizationId: string; on: string }>`${query}`.execute(db);
  return new Map(found.rows.map(({ organizationId, on }) => [organizationId, on]));
}

/** The last day of the term that ran on a day, as it was known then: the last one elected, moved by what was approved by then. */
async function termsUntil(db: Kysely<Schema>, day: string): Promise<ReadonlyMap<string, string>> {
  // With max() SQLite takes the other columns from the row that holds it.
  const terms = await sql<{ id: string; organizationId: string; startOn: string; years: number }>`
    SELECT id, organizationId, startOn, years, max(number) FROM organization_term
    WHERE recordState IN ('final','archived') AND electedOn <= ${day} GROUP BY organizationId`.execute(db);
  const moved = await sql<{ termId: string; newDueOn: string }>`
    SELECT termId, max(newDueOn) AS newDueOn FROM term_postponement
    WHERE recordState IN ('final','archived') AND approvedOn <= ${day} GROUP BY termId`.execute(db);
  const movedTo = grouped(moved.rows, ({ termId }) => termId);
  return new Map(
    terms.rows.map(({ id, organizationId, ...term }) => [organizationId, effectiveDueOn(term, movedTo.get(id) ?? [])]),
  );
}
