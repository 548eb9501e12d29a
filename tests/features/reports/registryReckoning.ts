import { type Kysely, sql } from 'kysely';
import type { Schema } from '#service/db/schema.ts';
import type { ReportPeriod } from '#shared/features/reports/reportPeriod.rules.ts';

type Row = Readonly<Record<string, string | number | null>>;
const rowsOf = async (db: Kysely<Schema>, table: string) =>
  (await sql<Row>`SELECT * FROM ${sql.table(table)}`.execute(db)).rows;

/** The tables as they lie in the database; everything below is reckoned from them alone, by the words of domain.md §9.5. */
export async function tables(db: Kysely<Schema>) {
  const names = ['organization', 'organization_event', 'organization_contact', 'commitment', 'annual_review'] as const;
  const more = ['meeting', 'organization_meeting', 'organization_term', 'term_postponement', 'leading_group'] as const;
  const last = ['member', 'duty_assignment', 'field_history'] as const;
  const found: Record<string, readonly Row[]> = {};
  for (const name of [...names, ...more, ...last]) found[name] = await rowsOf(db, name);
  return (name: (typeof names | typeof more | typeof last)[number]) => found[name] ?? [];
}
type Tables = Awaited<ReturnType<typeof tables>>;

const stands = (row: Row) => row.recordState === 'final' || row.recordState === 'archived';
const text = (value: string | number | null | undefined) => String(value ?? '');
const ENDED = ['cancelled', 'revoked', 'license_revoked', 'filing_ended'];

/** Kind and type of an organization at the end of a day; undefined: not in effect. */
function asOf(of: Tables, organization: Row, day: string): { kind: string; type: string } | undefined {
  const events = of('organization_event').filter(
    (one) => one.organizationId === organization.id && one.recordState !== 'voided',
  );
  const [date, precision] = organization.filedOn
    ? [text(organization.filedOn), organization.filedOnPrecision]
    : [text(organization.establishedOn), organization.establishedOnPrecision];
  const founded = precision === 'month' ? `${date.slice(0, 7)}-01` : date;
  if (!stands(organization) || founded > day) return undefined;
  if (events.some(({ kind, effectiveOn }) => ENDED.includes(text(kind)) && text(effectiveOn) <= day)) return undefined;
  const changes = of('field_history').filter(
    ({ recordId, revision }) => recordId === organization.id && Number(revision) > 1,
  );
  const then = (field: string) => {
    let value = organization[field];
    // Each field changed once at most: before that day it was what the change replaced.
    for (const { changes: json, effectiveOn } of changes) {
      const change = JSON.parse(text(json))[field];
      if (change !== undefined && text(effectiveOn) > day) value = change[0];
    }
    return text(value);
  };
  return { kind: then('registrationKind'), type: then('legalType') };
}

const QUARTERS = ['2025', '2026'].flatMap((year) => [
  { code: `${year}Q1`, from: `${year}-01-01`, to: `${year}-03-31` },
  { code: `${year}Q2`, from: `${year}-04-01`, to: `${year}-06-30` },
  { code: `${year}Q3`, from: `${year}-07-01`, to: `${year}-09-30` },
  { code: `${year}Q4`, from: `${year}-10-01`, to: `${year}-12-31` },
]);

/** Every figure of the registry, reckoned without anything of the product. */
export function reckoned(of: Tables, { from, to }: ReportPeriod): Record<string, number | null> {
  const within = (day: string | number | null | undefined) => text(day) >= from && text(day) <= to;
  const organizations = new Map(of('organization').map((row) => [row.id, row]));
  const isOut = (row: Row) => organizations.get(row.organizationId ?? '')?.recordState === 'voided';
  const counting = (table: Parameters<Tables>[0]) => of(table).filter((row) => stands(row) && !isOut(row));
  const standing = of('organization').flatMap((row) => {
    const then = asOf(of, row, to);
    return then === undefined ? [] : [{ id: row.id, ...then }];
  });
  const registered = standing.filter(({ kind }) => kind === 'registered');
  const events = (...kinds: string[]) =>
    counting('organization_event').filter(({ kind, effectiveOn }) => kinds.includes(text(kind)) && within(effectiveOn))
      .length;
  const listed = (id: string | number | null | undefined, kind: string) =>
    counting('organization_event').filter(
      (one) => one.organizationId === id && one.kind === kind && text(one.effectiveOn) <= to,
    ).length;
  const found: Record<string, number | null> = {
    'HF01.registered': registered.length,
    'HF03.filed': standing.length - registered.length,
    'HF04.established': events('established'),
    'HF05.changes': events('changed', 'name_changed'),
    'HF06.cancelled': events('cancelled'),
    'HF06.revoked': events('revoked', 'license_revoked'),
    'HF06.filed': events('filed'),
    'HF06.filingEnded': events('filing_ended'),
    'HF06.listedIn': events('list_abnormal_in'),
    'HF06.listedOut': events('list_abnormal_out'),
    'HF06.listedAtEnd': registered.filter(({ id }) => listed(id, 'list_abnormal_in') > listed(id, 'list_abnormal_out'))
      .length,
  };
  for (const type of ['social_group', 'service_institution', 'foundation', 'other'])
    found[`HF02.byType@${type}`] = registered.filter((one) => (one.type || 'other') === type).length;
  for (const quarter of QUARTERS.filter((one) => within(one.to))) {
    const held = new Set([
      ...counting('meeting')
        .filter((one) => one.kind === 'council')
        .map((one) => [one.organizationId, text(one.startAt).slice(0, 10)] as const),
      ...counting('organization_meeting')
        .filter((one) => one.body === 'council')
        .map((one) => [one.organizationId, text(one.heldOn)] as const),
    ]);
    const ids = new Set([...held].filter(([, day]) => day >= quarter.from && day <= quarter.to).map(([id]) => id));
    const then = of('organization').filter((row) => asOf(of, row, quarter.to)?.kind === 'registered');
    const covered = then.filter(({ id }) => ids.has(id ?? null)).length;
    found[`HF08.inEffect@${quarter.code}`] = then.length;
    found[`HF08.covered@${quarter.code}`] = covered;
    found[`HF08.share@${quarter.code}`] = then.length === 0 ? null : Number((covered / then.length).toFixed(6));
  }
  const own = (table: 'commitment' | 'organization_contact', id: string | number | null | undefined) =>
    counting(table).filter((one) => one.organizationId === id);
  const ends = ({ validTo }: Row) => validTo === null || text(validTo) >= to;
  found['HF16.signed'] = counting('commitment').filter(({ signedOn }) => within(signedOn)).length;
  found['HF16.valid'] = registered.filter(({ id }) =>
    own('commitment', id).some((one) => text(one.signedOn) <= to && ends(one)),
  ).length;
  const withLiaison = registered.filter(({ id }) =>
    own('organization_contact', id).some((one) => one.role === 'liaison' && text(one.validFrom) <= to && ends(one)),
  ).length;
  found['HF20.withLiaison'] = withLiaison;
  found['HF20.share'] = registered.length === 0 ? null : Number((withLiaison / registered.length).toFixed(6));
  const reviews = counting('annual_review').filter(({ year }) => year === Number(to.slice(0, 4)) - 1);
  found['HF21.total'] = reviews.length;
  for (const code of [
    'qualified',
    'basically_qualified',
    'unqualified',
    'report_submitted',
    'not_submitted',
    'exempt_new',
  ])
    found[`HF21.byConclusion@${code}`] = reviews.filter(({ conclusion }) => conclusion === code).length;
  const groups = new Map(of('leading_group').map((row) => [row.id, row]));
  const members = new Map(of('member').map((row) => [row.id, row]));
  for (const role of ['leader', 'deputy_leader', 'member', 'office_director', 'liaison'])
    found[`HF22.byRole@${role}`] = of('duty_assignment').filter((one) => {
      const group = groups.get(one.leadingGroupId ?? '');
      const isWorking = group?.recordState !== 'voided' && (!group?.dissolvedOn || text(group.dissolvedOn) > to);
      const isHeld = text(one.startOn) <= to && (one.endOn === null || text(one.endOn) >= to);
      return (
        stands(one) &&
        one.role === role &&
        isHeld &&
        isWorking &&
        members.get(one.memberId ?? '')?.recordState !== 'voided'
      );
    }).length;
  const terms = counting('organization_term');
  found['terms.reElected'] = terms.filter(({ number, electedOn }) => Number(number) >= 2 && within(electedOn)).length;
  const voidedTerms = new Set(
    of('organization_term')
      .filter(({ recordState }) => recordState === 'voided')
      .map(({ id }) => id),
  );
  const postponements = counting('term_postponement').filter(({ termId }) => !voidedTerms.has(termId ?? null));
  found['terms.postponements'] = postponements.filter(({ approvedOn }) => within(approvedOn)).length;
  found['terms.overdue'] = standing.filter(({ id }) => {
    const [last] = terms
      .filter((one) => one.organizationId === id && text(one.electedOn) <= to)
      .sort((left, right) => Number(right.number) - Number(left.number));
    if (!last) return false;
    const lastDay = `${Number(text(last.startOn).slice(0, 4)) + Number(last.years)}${text(last.startOn).slice(4)}`;
    const moved = postponements.filter((one) => one.termId === last.id && text(one.approvedOn) <= to);
    return [lastDay, ...moved.map(({ newDueOn }) => text(newDueOn))].every((day) => day < to);
  }).length;
  return found;
}
