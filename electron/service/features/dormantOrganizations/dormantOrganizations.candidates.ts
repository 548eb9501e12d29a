import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import {
  type DormancyReason,
  dormancyReasons,
  yearsAsked,
} from '#shared/features/dormantOrganizations/dormancy.rules.ts';
import type { DormancySettings } from '#shared/features/dormantOrganizations/dormancySettings.ts';
import type {
  DormantFilter,
  DormantReason,
  DormantReview,
} from '#shared/features/dormantOrganizations/dormantOrganizations.contract.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type FactsFilter,
  type LiveOrganization,
  lastSigns,
  liveOrganizations,
  missedReviews,
  type RestingRow,
} from './dormancyFacts.repository.ts';
import { latestReviews } from './dormantReviews.repository.ts';

/** The rule and the day it is applied on. */
export type DormancyRule = { readonly settings: DormancySettings; readonly today: string };

type Candidate = {
  readonly organization: LiveOrganization;
  readonly reasons: readonly DormancyReason[];
  readonly review: DormantReview | null;
};

/** Whoever the rule lists, by name; nothing is decided by it. */
async function candidates(db: Kysely<Schema>, rule: DormancyRule, filter: FactsFilter): Promise<Candidate[]> {
  const reviews = await latestReviews(db);
  return (await liveOrganizations(db, rule.today, filter)).flatMap((organization) => {
    const reasons = dormancyReasons(organization, rule.settings, rule.today);
    return reasons.length === 0 ? [] : [{ organization, reasons, review: reviews.get(organization.id) ?? null }];
  });
}

/** The outcome that stands; one that was carried out is past when the organization is listed again. */
function standingOutcome(review: DormantReview | null): string {
  return review === null || review.doneOn !== null ? 'none' : review.outcome;
}

/** One page of the candidates. */
export async function listCandidates(
  db: Kysely<Schema>,
  rule: DormancyRule,
  { filter, offset, limit }: { readonly filter: DormantFilter; readonly offset: number; readonly limit: number },
): Promise<CallOutput<'dormantOrganizations.list'>> {
  const all = await candidates(db, rule, filter);
  const found = all.filter(
    ({ reasons, review }) =>
      (filter.reason === undefined || reasons.some(({ kind }) => kind === filter.reason)) &&
      (filter.outcome === undefined || standingOutcome(review) === filter.outcome),
  );
  const page = found.slice(offset, offset + limit);
  const resting = await restingRecords(
    db,
    rule,
    page.map(({ organization }) => organization.id),
  );
  const rows = page.map(({ organization, reasons, review }) => {
    const { id, name, code, townshipName, status } = organization;
    return {
      ...{ id, organizationId: id, name, code, townshipName, status, review },
      reasons: reasons.map((reason) => withRecords(reason, id, resting)),
    };
  });
  return { total: found.length, rows };
}

/** How many there are, by reason, township and outcome. */
export async function candidateOverview(
  db: Kysely<Schema>,
  rule: DormancyRule,
): Promise<CallOutput<'dormantOrganizations.overview'>> {
  const all = await candidates(db, rule, {});
  const byReason: Record<string, number> = {};
  const byOutcome: Record<string, number> = {};
  const townships = new Set<string>();
  for (const { organization, reasons, review } of all) {
    for (const { kind } of reasons) byReason[kind] = (byReason[kind] ?? 0) + 1;
    const outcome = standingOutcome(review);
    byOutcome[outcome] = (byOutcome[outcome] ?? 0) + 1;
    if (organization.townshipName !== null) townships.add(organization.townshipName);
  }
  return {
    rule: rule.settings,
    years: yearsAsked(rule.settings, rule.today),
    total: all.length,
    byReason,
    byOutcome,
    townships: [...townships].sort((left, right) => left.localeCompare(right, 'zh-CN')),
  };
}

/** The reasons that hold for one organization; none where it does not exist any more. */
export async function reasonsOf(
  db: Kysely<Schema>,
  rule: DormancyRule,
  organizationId: string,
): Promise<DormantReason[]> {
  const [organization] = await liveOrganizations(db, rule.today, { organizationId });
  if (organization === undefined) return [];
  const resting = await restingRecords(db, rule, [organizationId]);
  return dormancyReasons(organization, rule.settings, rule.today).map((reason) =>
    withRecords(reason, organizationId, resting),
  );
}

type Resting = { readonly signs: ReadonlyMap<string, RestingRow>; readonly missed: readonly RestingRow[] };

async function restingRecords(
  db: Kysely<Schema>,
  { settings, today }: DormancyRule,
  ids: readonly string[],
): Promise<Resting> {
  const [firstYear = 0] = yearsAsked(settings, today);
  const signs = await lastSigns(db, today, ids);
  return {
    signs: new Map(signs.map((row) => [row.organizationId, row])),
    missed: await missedReviews(db, firstYear, ids),
  };
}

/** A reason with the records it rests on; where there is none, that is what it rests on: the organization's own record. */
function withRecords(reason: DormancyReason, organizationId: string, { signs, missed }: Resting): DormantReason {
  const own = { collection: 'organization', id: organizationId, day: '' };
  const found =
    reason.kind === 'no_review'
      ? missed.filter((row) => row.organizationId === organizationId)
      : reason.kind === 'no_activity'
        ? [signs.get(organizationId)].filter((row) => row !== undefined)
        : [];
  const records = found.map(({ collection, id, day }) => ({ collection, id, day }));
  return { ...reason, years: [...reason.years], records: records.length === 0 ? [own] : records };
}
