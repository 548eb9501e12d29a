import type { Kysely } from 'kysely';
import type { CallOutput, HandlerInput } from '#shared/contract/list.ts';
import { dueGroup } from '#shared/features/organizations/dueItems.rules.ts';
import type { TermDueRow } from '#shared/features/terms/terms.contract.ts';
import {
  TERM_ORGANIZATION_TYPES,
  TERM_RANGES,
  type TermOrganizationType,
  type TermRange,
} from '#shared/features/terms/terms.lists.ts';
import { isInRange } from '#shared/features/terms/terms.rules.ts';
import { nameKey } from '#shared/lib/nameKey.ts';
import { daysBetween } from '#shared/lib/workingDays.ts';
import type { Schema } from '../../db/schema.ts';
import { type OrganizationWithTerm, organizationsWithTerms, postponementsOf } from './terms.repository.ts';

type Filter = HandlerInput<'terms.printDue'>;

/** A page of the organizations in effect by the last day of their term, with the number in each range. */
export async function termsDuePage(
  db: Kysely<Schema>,
  { offset, limit, ...filter }: HandlerInput<'terms.due'>,
  today: string,
): Promise<CallOutput<'terms.due'>> {
  const all = await organizationsWithTerms(db);
  const townships = [...new Set(all.flatMap(({ townshipName }) => townshipName ?? []))];
  const fitting = all.filter((one) => fits(one, filter));
  const counts: Record<TermRange, number> = {
    ...{ due: 0, overdue: 0, '30': 0, '90': 0, '180': 0 },
    ...{ recorded: 0, unrecorded: 0 },
  };
  for (const one of fitting)
    for (const range of TERM_RANGES) if (isInRange(range, standing(one, today))) counts[range] += 1;
  const found = inOrder(fitting.filter((one) => isInRange(filter.range, standing(one, today))));
  return {
    total: found.length,
    rows: await rowsOf(db, found.slice(offset, offset + limit), today),
    counts,
    townships: townships.sort((left, right) => left.localeCompare(right, 'zh-CN')),
  };
}

/** Every organization of the range, earliest last day first. */
export async function termsDue(db: Kysely<Schema>, filter: Filter, today: string): Promise<TermDueRow[]> {
  const all = await organizationsWithTerms(db);
  const found = all.filter((one) => fits(one, filter) && isInRange(filter.range, standing(one, today)));
  return rowsOf(db, inOrder(found), today);
}

function fits(one: OrganizationWithTerm, { township, text, organizationType }: Filter): boolean {
  if (township !== undefined && one.townshipName !== township) return false;
  if (organizationType !== undefined && typeOf(one) !== organizationType) return false;
  return text === undefined || nameKey(one.name).includes(nameKey(text));
}

function typeOf({ registrationKind, legalType }: OrganizationWithTerm): TermOrganizationType {
  if (registrationKind === 'filed') return 'filed';
  return TERM_ORGANIZATION_TYPES.find((type) => type === legalType) ?? 'other';
}

/** Where a term stands today; null when none is recorded. */
function standing({ dueOn }: OrganizationWithTerm, today: string) {
  return dueOn === null ? null : { group: dueGroup(dueOn, today) };
}

/** Earliest day first; among equals the order of names, in which the organizations come. */
function inOrder(found: readonly OrganizationWithTerm[]): OrganizationWithTerm[] {
  return [...found].sort((left, right) => {
    const [one, other] = [left.dueOn ?? '', right.dueOn ?? ''];
    return one < other ? -1 : one > other ? 1 : 0;
  });
}

async function rowsOf(
  db: Kysely<Schema>,
  found: readonly OrganizationWithTerm[],
  today: string,
): Promise<TermDueRow[]> {
  const postponed = await postponementsOf(
    db,
    found.flatMap(({ termId }) => termId ?? []),
  );
  return found.map((one): TermDueRow => {
    const { id, name, townshipName, termId, number, startOn, years, dueOn } = one;
    const moved = postponed.get(termId ?? '');
    return {
      ...{
        id,
        organizationName: name,
        townshipName,
        organizationType: typeOf(one),
        termId,
        number,
        startOn,
        years,
        dueOn,
      },
      daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
      group: standing(one, today)?.group ?? null,
      postponements: moved?.count ?? 0,
      approvalNumber: moved?.approvalNumber ?? null,
    };
  });
}
