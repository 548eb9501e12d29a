import type { Kysely } from 'kysely';
import type { CouncilType } from '#shared/features/recurringDuties/recurringDuties.lists.ts';
import {
  councilCounts,
  type DutyRule,
  type DutyWindow,
} from '#shared/features/recurringDuties/recurringDuties.rules.ts';
import { grouped } from '#shared/lib/grouped.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type CouncilMeeting,
  confirmations,
  councilMeetings,
  type PastValue,
  pastValues,
  type StandingOrganization,
  standingOrganizations,
} from './recurringDuties.repository.ts';

const IN_EFFECT: ReadonlySet<string> = new Set(['normal', 'liquidating']);

/** What councils and contact lists are reckoned from, read once for all windows between two days. */
export type CoverageRecords = {
  readonly organizations: readonly StandingOrganization[];
  readonly past: ReadonlyMap<number, readonly PastValue[]>;
  readonly councils: ReadonlyMap<string, readonly CouncilMeeting[]>;
  readonly confirmed: ReadonlyMap<string, readonly { readonly on: string }[]>;
};

/** What the coverage of a period is reckoned from, both days included. */
export async function readCoverage(db: Kysely<Schema>, from: string, to: string): Promise<CoverageRecords> {
  return {
    organizations: await standingOrganizations(db),
    past: grouped(await pastValues(db), ({ organizationKey }) => organizationKey),
    councils: grouped(await councilMeetings(db, from, to), ({ organizationId }) => organizationId),
    confirmed: grouped(await confirmations(db, from, to), ({ organizationId }) => organizationId),
  };
}

/** What an organization was on a day. */
export type Standing = Pick<StandingOrganization, 'status' | 'registrationKind' | 'legalType'>;

/** The organizations in effect at the end of a day (domain.md §3.2), each with what it was then, in the order of the records. */
export function standingOn(
  { organizations, past }: Pick<CoverageRecords, 'organizations' | 'past'>,
  day: string,
): { readonly organization: StandingOrganization; readonly then: Standing }[] {
  const number = Number(day.replaceAll('-', ''));
  return organizations.flatMap((organization) => {
    if (organization.foundedOn > day) return [];
    const then = valuesOn(organization, past.get(organization.rowKey), number);
    return IN_EFFECT.has(then.status) ? [{ organization, then }] : [];
  });
}

/** How one organization stands in a window. */
export type OrganizationCoverage = {
  readonly id: string;
  /** Days with what counts, and days with a meeting that does not (too few directors, or their number is not known). */
  readonly count: number;
  readonly notCounted: number;
  readonly covered: boolean;
};

/**
 * The organizations in effect on a day for which a rule holds, each with what it did within the window. Two councils of one day are one:
 * the office's minutes and the organization's own entry may tell of the same meeting.
 * @param day end of the window; today while it runs
 */
export function coverageOf(
  records: CoverageRecords,
  rule: DutyRule,
  { from, to }: DutyWindow,
  day: string,
): OrganizationCoverage[] {
  const isWithin = ({ on }: { readonly on: string }) => on >= from && on <= to;
  const rows: OrganizationCoverage[] = [];
  for (const { organization, then } of standingOn(records, day)) {
    if (rule.duty === 'contacts') {
      const count = (records.confirmed.get(organization.id) ?? []).some(isWithin) ? 1 : 0;
      rows.push({ id: organization.id, count, notCounted: 0, covered: count > 0 });
      continue;
    }
    if (then.registrationKind !== 'registered' || !rule.types.includes(councilType(then.legalType))) continue;
    const held = (records.councils.get(organization.id) ?? []).filter(isWithin);
    const days = new Set(held.filter((one) => councilCounts(one, rule)).map(({ on }) => on));
    const others = new Set(held.map(({ on }) => on).filter((on) => !days.has(on)));
    const covered = days.size >= rule.times;
    rows.push({ id: organization.id, count: days.size, notCounted: others.size, covered });
  }
  return rows;
}

function councilType(legalType: string | null): CouncilType {
  if (legalType === 'social_group' || legalType === 'service_institution' || legalType === 'foundation')
    return legalType;
  return 'other';
}

/** Status, kind and type as they were on a day. */
function valuesOn(organization: StandingOrganization, past: readonly PastValue[] | undefined, day: number): Standing {
  const { status, registrationKind, legalType } = organization;
  const then = { status, registrationKind, legalType };
  for (const { field, fromDay, toDay, value } of past ?? []) {
    if (fromDay > day || toDay <= day) continue;
    if (field === 'legalType') then.legalType = value;
    else then[field] = value ?? '';
  }
  return then;
}
