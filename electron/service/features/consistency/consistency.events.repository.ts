import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ENDINGS, ITS_ORGANIZATION, live, organizationPlace } from './consistencyRule.ts';

const place = organizationPlace('events');

/** Events `x` of registration of living organizations `o` that fit a condition. */
function events(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, o.id AS owner, o.name, x.effectiveOn AS day, x.kind AS event ${columns}
    FROM organization_event x ${ITS_ORGANIZATION} WHERE ${live('x')} AND (${condition})`;
}

/** Another event `e` of the same organization. */
const another = (condition: RawBuilder<unknown>) => sql`EXISTS (SELECT 1 FROM organization_event e
  WHERE e.organizationId = x.organizationId AND e.rowKey <> x.rowKey AND ${live('e')} AND (${condition}))`;

/** What contradicts itself in the life of an organization. */
export const eventRules: readonly ConsistencyRule[] = [
  {
    key: 'event_founding_twice',
    module: 'events',
    severity: 'error',
    find: () =>
      events(
        sql`x.kind IN ('established', 'filed') AND ${another(sql`e.kind IN ('established', 'filed') AND e.rowKey < x.rowKey`)}`,
      ),
    place,
  },
  {
    key: 'event_before_founding',
    module: 'events',
    severity: 'error',
    find: () =>
      events(
        sql`x.effectiveOn < min(coalesce(o.establishedOn, o.filedOn), coalesce(o.filedOn, o.establishedOn))`,
        sql`, min(coalesce(o.establishedOn, o.filedOn), coalesce(o.filedOn, o.establishedOn)) AS founded`,
      ),
    place,
  },
  {
    key: 'event_after_ending',
    module: 'events',
    severity: 'error',
    find: () =>
      events(
        sql`x.kind NOT IN ${ENDINGS}
          AND ${another(sql`e.kind IN ('cancelled', 'revoked', 'filing_ended') AND e.effectiveOn < x.effectiveOn`)}`,
      ),
    place,
  },
  {
    key: 'event_ending_twice',
    module: 'events',
    severity: 'error',
    // What lost its certificate (吊销) may still be cancelled; nothing ends after it was cancelled or revoked, or twice in one way.
    find: () =>
      events(
        sql`x.kind IN ${ENDINGS} AND ${another(sql`(e.effectiveOn, e.rowKey) < (x.effectiveOn, x.rowKey)
          AND (e.kind = x.kind OR e.kind IN ('cancelled', 'revoked', 'filing_ended')) AND e.kind IN ${ENDINGS}`)}`,
      ),
    place,
  },
  {
    key: 'event_lists_turns',
    module: 'events',
    severity: 'warning',
    find: () => sql`SELECT x.id, o.id AS owner, o.name, x.effectiveOn AS day, x.kind AS event FROM (
        SELECT *, lag(kind) OVER (PARTITION BY organizationId, substr(kind, 1, 9) ORDER BY effectiveOn, rowKey) AS before
        FROM organization_event WHERE kind LIKE 'list_%' AND recordState <> 'voided') x ${ITS_ORGANIZATION}
      WHERE x.kind = x.before OR (x.before IS NULL AND x.kind LIKE '%_out')`,
    place,
  },
  {
    key: 'event_future',
    module: 'events',
    severity: 'error',
    find: (today) => events(sql`x.effectiveOn > ${today}`),
    place,
  },
  {
    key: 'event_liquidation_late',
    module: 'events',
    severity: 'error',
    find: () => events(sql`x.liquidationFinishedOn > x.effectiveOn`, sql`, x.liquidationFinishedOn AS finished`),
    place,
  },
];
