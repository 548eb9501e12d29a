import { type Kysely, sql } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../db/schema.ts';
import type { DueLook } from './dueSources.ts';

/** Organizations in effect: final records without an ending. */
function inEffect(db: Kysely<Schema>, { organizationId }: DueLook) {
  return db
    .selectFrom('organization')
    .where('organization.recordState', 'in', ['final', 'archived'])
    .where('status', 'in', ['normal', 'liquidating'])
    .$if(organizationId !== undefined, (query) => query.where('organization.id', '=', organizationId ?? ''));
}

/** Ends of assessment grades. */
export async function gradeEnds(
  db: Kysely<Schema>,
  look: DueLook,
): Promise<{ readonly id: string; readonly dueOn: string | null; readonly grade: string | null }[]> {
  return inEffect(db, look)
    .select(['id', 'assessmentValidTo as dueOn', 'assessmentGrade as grade'])
    .where('assessmentValidTo', '<=', look.until)
    .where('assessmentGrade', 'is not', null)
    .where('assessmentGrade', '<>', 'none')
    .execute();
}

/** The last entry into the abnormal list of each organization that is on it. */
export async function abnormalEntries(
  db: Kysely<Schema>,
  look: DueLook,
): Promise<{ readonly id: string; readonly eventId: string; readonly since: string }[]> {
  const found = await inEffect(db, look)
    .innerJoin('organization_event as event', 'event.organizationId', 'organization.id')
    .select(['organization.id', 'event.id as eventId', 'event.effectiveOn as since'])
    .where('creditFlag', '=', 'activity_abnormal')
    .where('event.kind', '=', 'list_abnormal_in')
    .where('event.recordState', '<>', 'voided')
    .orderBy('event.effectiveOn')
    .orderBy('event.rowKey')
    .execute();
  return [...new Map(found.map((row) => [row.id, row])).values()];
}

/** Every review of the organizations that have one with a day for rectification. */
export async function reviewsToRectify(
  db: Kysely<Schema>,
  look: DueLook,
): Promise<
  {
    readonly organizationId: string;
    readonly id: string;
    readonly year: number;
    readonly conclusion: string;
    readonly rectificationDueOn: string | null;
  }[]
> {
  return inEffect(db, look)
    .innerJoin('annual_review as review', 'review.organizationId', 'organization.id')
    .select(['organizationId', 'review.id', 'year', 'conclusion', 'rectificationDueOn'])
    .where('review.recordState', '<>', 'voided')
    .where('organizationId', 'in', (query) =>
      query
        .selectFrom('annual_review')
        .select('organizationId')
        .where('rectificationDueOn', '<=', look.until)
        .where('recordState', '<>', 'voided'),
    )
    .execute();
}

/** Follow-up days of outcomes for dormant organizations that are not done yet. */
export async function followUpsDue(
  db: Kysely<Schema>,
  look: DueLook,
): Promise<
  { readonly id: string; readonly organizationId: string; readonly dueOn: string | null; readonly outcome: string }[]
> {
  return inEffect(db, look)
    .innerJoin('dormant_review as review', 'review.organizationId', 'organization.id')
    .select(['review.id', 'organizationId', 'dueOn', 'outcome'])
    .where('review.recordState', 'in', ['final', 'archived'])
    .where('dueOn', '<=', look.until)
    .where('doneOn', 'is', null)
    .execute();
}

/** Days by which missing material is to be handed in, of cases that are still open: the latest notice of each counts. */
export async function correctionsDue(
  db: Kysely<Schema>,
  look: DueLook,
): Promise<
  {
    readonly caseId: string;
    readonly organizationId: string | null;
    readonly dueOn: string;
    readonly matter: string;
    readonly noticedOn: string;
    readonly n: number;
    readonly unverifiedYears: readonly number[];
  }[]
> {
  const found = await inEffect(db, look)
    .innerJoin('material_case as matter', 'matter.organizationId', 'organization.id')
    .innerJoin('correction_notice as notice', 'notice.caseId', 'matter.id')
    .select(['caseId', 'organizationId', 'dueOn', 'matterTitle as matter', 'noticedOn'])
    .select(['workingDays as n', 'unverifiedYears'])
    .where('matter.recordState', 'in', ['final', 'archived'])
    .where('notice.recordState', 'in', ['final', 'archived'])
    .where('completeOn', 'is', null)
    .where('closedOn', 'is', null)
    .orderBy('noticedOn')
    .orderBy('notice.rowKey')
    .execute();
  return [...new Map(found.map((row) => [row.caseId, row])).values()].map((row) => ({
    ...row,
    unverifiedYears: z.array(z.number().int()).parse(JSON.parse(row.unverifiedYears)),
  }));
}

/** Name and township of organizations in effect, by id. */
export async function organizationsInEffect(
  db: Kysely<Schema>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, { readonly name: string; readonly townshipName: string | null }>> {
  const found = await sql<{ id: string; name: string; townshipName: string | null }>`
    SELECT id, name, townshipName FROM organization
    WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))
      AND recordState IN ('final', 'archived') AND status IN ('normal', 'liquidating')`.execute(db);
  return new Map(found.rows.map(({ id, ...row }) => [id, row]));
}
