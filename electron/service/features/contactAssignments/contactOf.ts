import type { Kysely } from 'kysely';
import type { CallOutput } from '#shared/contract/list.ts';
import type { ContactAssignment } from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import { holdsOn } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';
import {
  assignmentsWithHolder,
  holders,
  idsOfOrganization,
  termsOfOrganizations,
  townshipAssignments,
} from './assignments.repository.ts';
import { type Day, idsOfMember, townshipAt } from './cover.repository.ts';
import { townshipCoverAt } from './cover.ts';
import type { TownshipTerm } from './townships.repository.ts';

/** Who keeps contact with an organization. */
export type Contact = {
  readonly assignmentId: string;
  readonly memberId: string;
  readonly via: 'direct' | 'township';
};

/**
 * Who keeps contact with an organization on a day: its own assignment decides, else that of its township; null: nobody.
 * @param today the day on which it is asked: from it on the registry counts as it stands
 */
export async function contactOf(
  db: Kysely<Schema>,
  organizationId: string,
  date: string,
  today: string = date,
): Promise<Contact | null> {
  const own = (await termsOfOrganizations(db, [organizationId])).get(organizationId) ?? [];
  const direct = own.find((term) => term.standing && holdsOn(term, date));
  if (direct) return { assignmentId: direct.id, memberId: direct.memberId, via: 'direct' };
  const townshipName = await townshipAt(db, { at: date, today }, organizationId);
  const term = townshipName === null ? undefined : (await townshipCoverAt(db, date)).byName.get(townshipName);
  return term === undefined ? null : { assignmentId: term.id, memberId: term.memberId, via: 'township' };
}

/** Ids of the organizations in effect with which a member keeps contact on a day, by name. */
export async function organizationsOfMember(
  db: Kysely<Schema>,
  memberId: string,
  date: string,
  today: string = date,
): Promise<string[]> {
  return idsOfMember(db, { at: date, today }, await townshipCoverAt(db, date), memberId);
}

/** Who is contact of an organization on a day, with every assignment of it and of its township. */
export async function contactsOfOrganization(
  db: Kysely<Schema>,
  day: Day,
  organizationId: string,
): Promise<CallOutput<'contactAssignments.ofSubject'>> {
  const contact = await contactOf(db, organizationId, day.at, day.today);
  const townshipName = await townshipAt(db, day, organizationId);
  const own = await idsOfOrganization(db, organizationId);
  const ofTownship = townshipName === null ? [] : await idsOfTownship(db, day.at, townshipName);
  return answer(db, day, townshipName, contact?.assignmentId, await assignmentsWithHolder(db, [...own, ...ofTownship]));
}

/** Who is contact of a township on a day, with every assignment of it. */
export async function contactsOfTownship(
  db: Kysely<Schema>,
  day: Day,
  townshipName: string,
): Promise<CallOutput<'contactAssignments.ofSubject'>> {
  const { keyOf, terms } = await townshipCoverAt(db, day.at);
  const key = keyOf(townshipName, day.at);
  const isOf = (term: TownshipTerm) => term.standing && keyOf(term.townshipName, term.startOn) === key;
  const current = terms.find((term) => isOf(term) && holdsOn(term, day.at));
  const rows = await assignmentsWithHolder(db, await idsOfTownship(db, day.at, townshipName));
  return answer(db, day, townshipName, current?.id, rows);
}

async function idsOfTownship(db: Kysely<Schema>, at: string, townshipName: string): Promise<string[]> {
  const { keyOf } = await townshipCoverAt(db, at);
  const key = keyOf(townshipName, at);
  const all = await townshipAssignments(db);
  return all.filter((one) => keyOf(one.townshipName, one.startOn) === key).map(({ id }) => id);
}

async function answer(
  db: Kysely<Schema>,
  { at }: Day,
  townshipName: string | null,
  currentId: string | undefined,
  rows: ContactAssignment[],
): Promise<CallOutput<'contactAssignments.ofSubject'>> {
  const current = rows.find(({ id }) => id === currentId);
  const workPhone = current === undefined ? null : ((await holders(db)).get(current.memberId)?.workPhone ?? null);
  return { at, townshipName, contact: current === undefined ? null : { ...current, workPhone }, rows };
}
