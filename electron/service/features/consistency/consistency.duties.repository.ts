import { type RawBuilder, sql } from 'kysely';
import { type ConsistencyRule, ENDED, live, OPEN_END, organizationPlace } from './consistencyRule.ts';

const dutyPlace: ConsistencyRule['place'] = ({ id }) => `/duties?assignment=${id}`;
const contactPlace: ConsistencyRule['place'] = ({ owner }) => `/duties/contacts?member=${owner}`;

/** Duty assignments `x` of living groups `g` and members `m` that fit a condition. */
function duties(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, g.id AS owner, g.name, m.name AS person, x.startOn AS "from", coalesce(x.endOn, '') AS "to" ${columns}
    FROM duty_assignment x JOIN leading_group g ON g.id = x.leadingGroupId AND ${live('g')}
      JOIN member m ON m.id = x.memberId AND ${live('m')}
    WHERE ${live('x')} AND (${condition})`;
}

/** Whether `x` and `y` share a day; both have `startOn` and `endOn`. */
const SHARE_A_DAY = sql`x.startOn <= coalesce(y.endOn, ${OPEN_END}) AND y.startOn <= coalesce(x.endOn, ${OPEN_END})`;

/** Contact assignments `x` of members `m` that fit a condition. */
function contacts(condition: RawBuilder<unknown>, columns: RawBuilder<unknown> = sql``) {
  return sql`SELECT x.id, m.id AS owner, coalesce(o.name, x.townshipName) AS name, m.name AS person, x.startOn AS "from" ${columns}
    FROM contact_assignment x JOIN member m ON m.id = x.memberId
      LEFT JOIN organization o ON o.id = x.organizationId
    WHERE ${live('x')} AND (o.id IS NULL OR ${live('o')}) AND (${condition})`;
}

/** Contact assignments `x` of organizations that `ended`, that fit a condition. */
function contactsOfEnded(condition: RawBuilder<unknown>) {
  return sql`SELECT x.id, o.id AS owner, o.name, m.name AS person, x.startOn AS "from", ended.day
    FROM ${ENDED} ended JOIN organization o ON o.id = ended.organizationId AND ${live('o')}
      JOIN contact_assignment x ON x.organizationId = o.id AND ${live('x')} JOIN member m ON m.id = x.memberId
    WHERE ${condition}`;
}

/** What contradicts itself in the duties of leading groups and in who keeps contact with whom. */
export const dutyRules: readonly ConsistencyRule[] = [
  {
    key: 'duty_overlap',
    module: 'duties',
    severity: 'error',
    find: () =>
      duties(sql`EXISTS (SELECT 1 FROM duty_assignment y WHERE y.leadingGroupId = x.leadingGroupId AND y.memberId = x.memberId
        AND y.role = x.role AND y.rowKey < x.rowKey AND ${live('y')} AND ${SHARE_A_DAY})`),
    place: dutyPlace,
  },
  {
    key: 'duty_two_leaders',
    module: 'duties',
    severity: 'error',
    find: () =>
      duties(sql`x.role = 'leader' AND EXISTS (SELECT 1 FROM duty_assignment y JOIN member n ON n.id = y.memberId AND ${live('n')}
        WHERE y.leadingGroupId = x.leadingGroupId AND y.role = 'leader' AND y.memberId <> x.memberId AND y.rowKey < x.rowKey
          AND ${live('y')} AND NOT (x.joint = 1 AND y.joint = 1) AND ${SHARE_A_DAY})`),
    place: dutyPlace,
  },
  {
    key: 'duty_after_dissolution',
    module: 'duties',
    severity: 'error',
    find: () => duties(sql`coalesce(x.endOn, ${OPEN_END}) > g.dissolvedOn`, sql`, g.dissolvedOn AS day`),
    place: dutyPlace,
  },
  {
    key: 'duty_reversed',
    module: 'duties',
    severity: 'error',
    find: () => duties(sql`x.endOn < x.startOn`),
    place: dutyPlace,
  },
  {
    key: 'duty_before_group',
    module: 'duties',
    severity: 'warning',
    find: () => duties(sql`x.startOn < g.establishedOn`, sql`, g.establishedOn AS day`),
    place: dutyPlace,
  },
  {
    key: 'duty_inactive_member',
    module: 'duties',
    severity: 'warning',
    find: (today) =>
      duties(sql`m.active = 0 AND coalesce(x.endOn, ${today}) >= ${today} AND x.startOn <= ${today}
        AND (g.dissolvedOn IS NULL OR g.dissolvedOn > ${today})`),
    place: dutyPlace,
  },
  {
    key: 'duty_of_other_group',
    module: 'duties',
    severity: 'error',
    find: () =>
      duties(sql`EXISTS (SELECT 1 FROM json_each(x.dutyIds) named LEFT JOIN duty_item d ON d.id = named.value
        WHERE d.id IS NULL OR d.recordState = 'voided' OR d.leadingGroupId <> x.leadingGroupId)`),
    place: dutyPlace,
  },
  {
    key: 'contact_to_ended',
    module: 'contacts',
    severity: 'warning',
    find: (today) =>
      contactsOfEnded(sql`x.startOn <= ended.day AND ended.day < ${today}
      AND coalesce(x.endOn, ${OPEN_END}) >= ${today}`),
    place: organizationPlace(),
  },
  {
    key: 'contact_after_ended',
    module: 'contacts',
    severity: 'error',
    find: () => contactsOfEnded(sql`x.startOn > ended.day`),
    place: organizationPlace(),
  },
  {
    key: 'contact_inactive_member',
    module: 'contacts',
    severity: 'warning',
    find: (today) =>
      contacts(
        sql`m.active = 0 AND coalesce(x.endOn, ${today}) >= ${today} AND coalesce(o.status, 'normal') = 'normal'`,
      ),
    place: contactPlace,
  },
];
