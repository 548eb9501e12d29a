import { type RawBuilder, sql } from 'kysely';
import type { ConsistencyModule, ConsistencySeverity } from '#shared/features/consistency/consistency.lists.ts';
import type { consistencyFindings } from '#shared/text/zh-CN/consistencyFindings.ts';

/** Rules are called as their sentences are. */
export type RuleKey = keyof typeof consistencyFindings;

/** Where a finding is seen; `owner` is the record that has a page, where the finding itself has none. */
export type FoundAt = { readonly id: string; readonly owner: string };

/**
 * One contradiction that is looked for: a set-based query over live records.
 * Its columns are `id` (the record at fault), `owner` (the record on whose page it is seen), `name` (what it is called) and the
 * parameters of its sentence `consistencyFindings.<key>`.
 */
export type ConsistencyRule = {
  readonly key: RuleKey;
  readonly module: ConsistencyModule;
  readonly severity: ConsistencySeverity;
  find(today: string): RawBuilder<unknown>;
  place(found: FoundAt): string;
};

/** The page of the organization a record belongs to, at one of its tabs. */
export function organizationPlace(tab?: string): ConsistencyRule['place'] {
  return ({ owner }) => `/organizations/${owner}${tab === undefined ? '' : `?tab=${tab}`}`;
}

/** What is not voided, by the alias of its table. */
export function live(alias: string): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(`${alias}.recordState`)} <> 'voided'`;
}

/** The organization `o` of a record `x`; voided organizations take what belongs to them along (domain.md §2). */
export const ITS_ORGANIZATION = sql`JOIN organization o ON o.id = x.organizationId AND o.recordState <> 'voided'`;

/** Events and states with which an organization is out of effect. */
export const ENDINGS = sql`('cancelled', 'revoked', 'license_revoked', 'filing_ended')`;

/** The first ending of each organization that has one, as `ended(organizationId, day)`. */
export const ENDED = sql`(SELECT organizationId, min(effectiveOn) AS day FROM organization_event
  WHERE recordState <> 'voided' AND kind IN ${ENDINGS} GROUP BY organizationId)`;

/** Later than any date. */
export const OPEN_END = sql`'9999-12-31'`;
