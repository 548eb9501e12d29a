import { type Kysely, sql } from 'kysely';
import {
  type ContactAssignment,
  contactAssignment,
} from '#shared/features/contactAssignments/contactAssignments.contract.ts';
import type { ContactTerm } from '#shared/features/contactAssignments/contactAssignments.rules.ts';
import type { Schema } from '../../db/schema.ts';

/** An assignment of an organization that is not voided. */
export type OwnTerm = ContactTerm & {
  readonly organizationId: string;
  readonly revision: number;
  readonly standing: boolean;
};

/** The assignments of organizations that are not voided, by organization, the earliest first. */
export async function termsOfOrganizations(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly OwnTerm[]>> {
  const found = await sql<Omit<OwnTerm, 'standing'> & { standing: number }>`
    SELECT a.id, a.revision, a.memberId, a.organizationId, a.startOn, a.endOn,
      EXISTS (SELECT 1 FROM member m WHERE m.id = a.memberId AND m.recordState <> 'voided') AS standing
    FROM json_each(${JSON.stringify(ids)}) AS w
    JOIN contact_assignment AS a ON a.organizationId = w.value AND a.recordState IN ('draft', 'final', 'archived')
    ORDER BY a.startOn, a.rowKey`.execute(db);
  const terms = new Map<string, OwnTerm[]>();
  for (const row of found.rows) {
    const own = terms.get(row.organizationId);
    const term = { ...row, standing: row.standing === 1 };
    if (own) own.push(term);
    else terms.set(row.organizationId, [term]);
  }
  return terms;
}

/** Assignments with their holder, voided ones too, the latest first. */
export async function assignmentsWithHolder(db: Kysely<Schema>, ids: readonly string[]): Promise<ContactAssignment[]> {
  const found = await sql<Record<string, unknown>>`
    SELECT a.id, a.revision, iif(a.organizationId IS NULL, 'township', 'direct') AS via, a.memberId, m.name, m.post,
      a.organizationId, a.townshipName, a.startOn, a.endOn, a.note, a.basisDocumentNo, a.recordState, a.voidReason
    FROM contact_assignment AS a JOIN member AS m ON m.id = a.memberId
    WHERE a.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
    ORDER BY a.startOn DESC, a.rowKey DESC`.execute(db);
  return found.rows.map(({ recordState, ...row }) =>
    contactAssignment.parse({ ...row, voided: recordState === 'voided' }),
  );
}

/** Ids of the assignments of an organization, voided ones too. */
export async function idsOfOrganization(db: Kysely<Schema>, organizationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('contact_assignment')
    .select('id')
    .where('organizationId', '=', organizationId)
    .execute();
  return rows.map(({ id }) => id);
}

/** Every assignment of a township, voided ones too, with the name it was entered under. */
export async function townshipAssignments(db: Kysely<Schema>) {
  const rows = await db
    .selectFrom('contact_assignment')
    .select(['id', 'townshipName', 'startOn'])
    .where('townshipName', 'is not', null)
    .execute();
  return rows.map(({ id, townshipName, startOn }) => ({ id, townshipName: townshipName ?? '', startOn }));
}

/** A member as the tables name it. */
export type Holder = {
  readonly memberId: string;
  readonly name: string;
  readonly post: string;
  readonly active: boolean;
  readonly workPhone: string | null;
};

/** Members that are not voided, by id, in the order they were entered. */
export async function holders(db: Kysely<Schema>): Promise<ReadonlyMap<string, Holder>> {
  const rows = await db
    .selectFrom('member')
    .select(['id', 'name', 'post', 'active', 'workPhone'])
    .where('recordState', '<>', 'voided')
    .orderBy('rowKey')
    .execute();
  return new Map(rows.map(({ id, active, ...row }) => [id, { ...row, memberId: id, active: active === 1 }] as const));
}

/** Assignments of a member that hold on a day or begin later, with what they are for. */
export async function openAssignments(db: Kysely<Schema>, memberId: string, today: string) {
  const found = await sql<{
    id: string;
    organizationId: string | null;
    organizationName: string | null;
    townshipName: string | null;
    startOn: string;
    endOn: string | null;
  }>`
    SELECT a.id, a.organizationId, o.name AS organizationName, a.townshipName, a.startOn, a.endOn
    FROM contact_assignment AS a LEFT JOIN organization AS o ON o.id = a.organizationId
    WHERE a.memberId = ${memberId} AND a.recordState <> 'voided' AND (a.endOn IS NULL OR a.endOn >= ${today})
      AND (o.id IS NULL OR o.recordState = 'draft' OR o.recordState <> 'voided' AND o.status IN ('normal', 'liquidating'))
    ORDER BY a.townshipName IS NULL, a.townshipName, o.sortKey, a.startOn`.execute(db);
  return found.rows;
}
