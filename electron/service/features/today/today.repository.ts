import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { FilingStage } from '#shared/features/activityFilings/activityFilings.lists.ts';
import type { Schema } from '../../db/schema.ts';
import { shownCondition } from '../activityFilings/activityFilings.repository.ts';
import { isAwaited } from '../collectionTasks/outstandingOffices.repository.ts';

// What the page of the day asks the stores of other features where their own lists cannot be asked for a span of days.

/** Open items of the work plan up to a day that no later item goes on with, with the member or the unit that answers for each. */
export async function planItemsDue(db: Kysely<Schema>, until: string) {
  const found = await sql<{ id: string; year: number; text: string; dueOn: string; who: string }>`
    SELECT p.id, p.year, p.text, p.dueOn,
      CASE WHEN person.id IS NULL THEN unit.name ELSE trim(person.name || ' ' || person.post) END AS who
    FROM plan_item p JOIN office unit ON unit.id = p.responsibleOfficeId
      LEFT JOIN member person ON person.id = p.responsibleMemberId
    WHERE p.recordState <> 'voided' AND p.status = 'open' AND p.dueOn <= ${until} AND NOT EXISTS (
      SELECT 1 FROM plan_item later WHERE later.carriedFromId = p.id AND later.recordState <> 'voided')
    ORDER BY p.dueOn, p.rowKey`.execute(db);
  return found.rows;
}

/** Draft meetings that begin after a moment, up to the end of a day, earliest first. */
export async function meetingsAhead(db: Kysely<Schema>, after: string, until: string) {
  return db
    .selectFrom('meeting')
    .select(['id', 'title', 'startAt', 'place', 'chairName'])
    .where('recordState', '=', 'draft')
    .where('startAt', '>', after)
    .where('startAt', '<', `${until}T24`)
    .orderBy('startAt')
    .orderBy('rowKey')
    .execute();
}

/** Filings of activities without a result whose activity begins up to a day; those that wait for the supervising unit or for corrected material are left out. */
export async function filingsToDecide(db: Kysely<Schema>, until: string) {
  const found = await sql<{ id: string; number: string; title: string; organizationName: string; dueOn: string }>`
    SELECT f.id, f.filingNo AS number, f.title, o.name AS organizationName, substr(f.startAt, 1, 10) AS dueOn
    FROM activity_filing f JOIN organization o ON o.id = f.organizationId
    WHERE f.recordState <> 'voided' AND o.recordState <> 'voided' AND (f.result IS NULL OR f.result = 'accepted_pending')
      AND NOT (f.completeOn IS NOT NULL AND f.supervisingUnitDecision IS 'pending') AND f.startAt < ${`${until}T24`}
    ORDER BY f.startAt, f.rowKey`.execute(db);
  return found.rows;
}

/** Inspections that were planned for a day and not held yet. */
export async function inspectionsPlanned(db: Kysely<Schema>, until: string) {
  const found = await sql<{ id: string; number: string; organizationName: string; dueOn: string; who: string | null }>`
    SELECT i.id, i.inspectionNo AS number, o.name AS organizationName, i.plannedOn AS dueOn,
      (SELECT group_concat(value ->> 'name', '、') FROM json_each(i.inspectors)) AS who
    FROM inspection i JOIN organization o ON o.id = i.organizationId
    WHERE i.recordState = 'draft' AND i.heldOn IS NULL AND i.plannedOn <= ${until}
    ORDER BY i.plannedOn, i.rowKey`.execute(db);
  return found.rows;
}

/**
 * Reports that may be due up to a day and are not handed in yet; `dueOn` as it was when they were saved last. Of drafts all that can have
 * a day: the calendar of today decides.
 */
export async function reportsOpen(db: Kysely<Schema>, until: string) {
  const found = await sql<{ id: string; dueOn: string | null }>`
    SELECT id, dueOn FROM report WHERE recordState <> 'voided' AND state <> 'submitted'
      AND (dueOn <= ${until} OR (state = 'draft' AND kind = 'half_yearly')) ORDER BY dueOn, rowKey`.execute(db);
  return found.rows;
}

/** Collections that were sent and are not closed, with the number of offices that still have to return something, by day. */
export async function collectionsOut(db: Kysely<Schema>) {
  const found = await sql<{ id: string; title: string; dueOn: string; outstanding: number }>`
    SELECT c.id, c.title, c.dueOn, (SELECT count(*) FROM json_each(c.recipientOfficeIds) asked
      WHERE ${isAwaited('c', 'asked.value')}) AS outstanding
    FROM collection_task c
    WHERE c.recordState <> 'voided' AND c.sentOn IS NOT NULL AND c.closedOn IS NULL ORDER BY c.dueOn, c.rowKey`.execute(
    db,
  );
  return found.rows.filter(({ outstanding }) => outstanding > 0);
}

/** Who follows up inspections, as name and post. */
export async function followUpOf(db: Kysely<Schema>, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ id: string; who: string }>`
    SELECT i.id, trim(person.name || ' ' || person.post) AS who
    FROM inspection i JOIN member person ON person.id = i.followUpMemberId
    WHERE i.id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`.execute(db);
  return new Map(found.rows.map(({ id, who }) => [id, who]));
}

type Found = { readonly id: string; readonly title: string; readonly note: string | null; readonly on: string | null };
/** How many there are, and the first of them. `id` leads to the page. */
export type Part = { readonly total: number; readonly rows: readonly Found[] };

async function partOf(
  db: Kysely<Schema>,
  from: RawBuilder<unknown>,
  columns: RawBuilder<unknown>,
  most: number,
): Promise<Part> {
  const counted = await sql<{ total: number }>`SELECT count(*) AS total FROM ${from}`.execute(db);
  const total = counted.rows[0]?.total ?? 0;
  if (total === 0) return { total, rows: [] };
  const found = await sql<Found>`SELECT ${columns} FROM ${from} ORDER BY 4, 1 LIMIT ${most}`.execute(db);
  return { total, rows: found.rows };
}

/** Open tasks that a user handed over and of which nobody has reported yet, by due date; his own are left out. */
export async function tasksWithoutReport(
  db: Kysely<Schema>,
  user: { readonly id: string; readonly memberId: string | null },
  most: number,
): Promise<Part> {
  const own = sql`coalesce(t.ownerMemberId, '') <> ${user.memberId ?? '-'}`;
  return partOf(
    db,
    sql`action_item t INDEXED BY action_item_open LEFT JOIN member person ON person.id = t.ownerMemberId
      WHERE t.listed = 1 AND t.status = 'open' AND t.assignedOn IS NOT NULL AND t.lastReportOn IS NULL AND ${own}
        AND EXISTS (SELECT 1 FROM action_step s WHERE s.actionId = t.id AND s.kind = 'assigned' AND s.createdBy = ${user.id}
          AND s.recordState <> 'voided')`,
    sql`t.id, t.text AS title, coalesce(t.responsibleUnit, person.name, t.responsibleNames) AS note, t.dueOn AS "on"`,
    most,
  );
}

/** Requests of a user for a later due date that nobody has answered, the oldest first. The id is that of the task. */
export async function extensionsAskedBy(db: Kysely<Schema>, userId: string, most: number): Promise<Part> {
  return partOf(
    db,
    sql`action_extension e JOIN action_item t ON t.id = e.actionId
      WHERE e.state = 'asked' AND e.recordState <> 'voided' AND +t.listed = 1 AND +t.status = 'open' AND e.createdBy = ${userId}`,
    sql`t.id, t.text AS title, e.newDueOn AS note, e.askedOn AS "on"`,
    most,
  );
}

/** Documents under review that a user wrote, the longest waiting first. */
export async function documentsInReviewOf(
  db: Kysely<Schema>,
  userId: string,
  except: readonly string[],
  most: number,
): Promise<Part> {
  return partOf(
    db,
    sql`official_document d WHERE d.recordState = 'draft' AND d.stage IN ('review', 'approved')
      AND d.id NOT IN (SELECT value FROM json_each(${JSON.stringify(except)}))
      AND (coalesce(d.handlerUserId, d.createdBy) = ${userId} OR (SELECT s.createdBy FROM document_step s
        WHERE s.documentId = d.id AND s.step = 'drafted' AND s.recordState <> 'voided' ORDER BY s.seq DESC LIMIT 1) = ${userId})`,
    sql`d.id, d.title, d.stage AS note, substr(d.updatedAt, 1, 10) AS "on"`,
    most,
  );
}

/** Final minutes of a day or later that nobody signed yet, the oldest first; older ones were issued on paper. */
export async function minutesToSign(db: Kysely<Schema>, since: string, most: number): Promise<Part> {
  return partOf(
    db,
    sql`meeting m WHERE m.recordState = 'final' AND m.minutesIssuedOn >= ${since}
      AND NOT EXISTS (SELECT 1 FROM attachment a WHERE a.ownerType = 'meeting' AND a.ownerId = m.id
        AND a.recordState <> 'voided' AND a.signerName IS NOT NULL)`,
    sql`m.id, m.title, m.number AS note, m.minutesIssuedOn AS "on"`,
    most,
  );
}

/** Drafts of correction sheets, but for those of a user. */
export async function correctionsToApprove(db: Kysely<Schema>, exceptUser: string | null, most: number): Promise<Part> {
  return partOf(
    db,
    sql`minutes_correction c JOIN meeting m ON m.id = c.meetingId
      WHERE c.recordState = 'draft' AND m.recordState <> 'voided' AND c.createdBy IS NOT ${exceptUser}`,
    sql`c.id, m.title, c.draftedByName AS note, substr(c.createdAt, 1, 10) AS "on"`,
    most,
  );
}

/** Draft assessments that nobody has to approve but another than who entered them. */
export async function assessmentsToApprove(db: Kysely<Schema>, exceptUser: string | null, most: number): Promise<Part> {
  return partOf(
    db,
    sql`risk_assessment a JOIN organization o ON o.id = a.organizationId
      LEFT JOIN activity_filing f ON a.subjectKind = 'activity' AND f.id = a.subjectId
      WHERE a.recordState = 'draft' AND o.recordState <> 'voided' AND a.createdBy IS NOT ${exceptUser}
        AND NOT EXISTS (SELECT 1 FROM risk_factor r WHERE r.assessmentId = a.id AND r.recordState <> 'voided'
          AND r.createdBy IS ${exceptUser})
        AND EXISTS (SELECT 1 FROM risk_factor r WHERE r.assessmentId = a.id AND r.recordState <> 'voided')`,
    sql`a.id, coalesce(a.venueName, f.title, o.name) AS title, a.assessmentNo AS note, a.assessedOn AS "on"`,
    most,
  );
}

/** Inspections that were held and are not final, the oldest first. */
export async function inspectionsToFinalize(db: Kysely<Schema>, most: number): Promise<Part> {
  return partOf(
    db,
    sql`inspection i JOIN organization o ON o.id = i.organizationId WHERE i.recordState = 'draft' AND i.heldOn IS NOT NULL`,
    sql`i.id, o.name AS title, i.inspectionNo AS note, i.heldOn AS "on"`,
    most,
  );
}

/**
 * Problems of final inspections that were rectified and wait to be inspected again (`reinspect`), or were inspected again and wait to be
 * struck off (`close`). The id is that of the inspection.
 */
export async function findingsWaiting(
  db: Kysely<Schema>,
  act: 'reinspect' | 'close',
  exceptUser: string | null,
  most: number,
): Promise<Part> {
  const isPassed = sql`(g.reinspectedOn IS NOT NULL AND coalesce(g.reinspectionResult, '') = 'pass')`;
  // Whoever entered that a problem was rectified does not strike it off while somebody else can.
  const state =
    act === 'reinspect'
      ? sql`NOT ${isPassed}`
      : sql`${isPassed} AND coalesce(g.rectifiedBy, '') <> ${exceptUser ?? '-'}`;
  return partOf(
    db,
    sql`inspection_finding g JOIN inspection i ON i.id = g.inspectionId JOIN organization o ON o.id = i.organizationId
      WHERE g.recordState <> 'voided' AND g.closedOn IS NULL AND g.rectifiedOn IS NOT NULL
        AND i.recordState IN ('final', 'archived') AND ${state}`,
    sql`i.id, o.name AS title, g.foundText AS note, coalesce(g.reinspectedOn, g.rectifiedOn) AS "on"`,
    most,
  );
}

/** Filings of activities in a stage, the nearest activity first. @param exceptUser whose own entries are left out */
export async function filingsInStage(
  db: Kysely<Schema>,
  stage: FilingStage,
  { today, exceptUser, most }: { readonly today: string; readonly exceptUser: string | null; readonly most: number },
): Promise<Part> {
  return partOf(
    db,
    sql`activity_filing f JOIN organization o ON o.id = f.organizationId WHERE f.recordState <> 'voided'
      AND o.recordState <> 'voided' AND ${shownCondition(stage, today)} AND f.createdBy IS NOT ${exceptUser}`,
    sql`f.id, f.title, o.name AS note, substr(f.startAt, 1, 10) AS "on"`,
    most,
  );
}

/** Whether the office holds nothing yet of what the first acts begin with. */
export async function isEmptyOffice(db: Kysely<Schema>): Promise<boolean> {
  const found = await sql<{ any: number }>`SELECT EXISTS (SELECT 1 FROM organization WHERE recordState <> 'voided')
    OR EXISTS (SELECT 1 FROM meeting) OR EXISTS (SELECT 1 FROM action_item WHERE listed = 1) AS any`.execute(db);
  return found.rows[0]?.any !== 1;
}

/** The end of the present log, the latest moments that its last entries and the records carry. */
export async function logHead(db: Kysely<Schema>) {
  const { log } = await db.selectFrom('meta_log').select('log').executeTakeFirstOrThrow();
  const entries = await db
    .selectFrom('audit_entry')
    .select(['seq', 'hash', 'at'])
    .where('log', '=', log)
    .orderBy('seq', 'desc')
    .limit(LAST_ENTRIES)
    .execute();
  const meta = await db.selectFrom('meta').select('value').where('key', '=', 'hlc').executeTakeFirst();
  return { entries, hlc: meta?.value ?? '' };
}

/** So many of the last entries are looked at for a moment that is later than the machine's clock. */
const LAST_ENTRIES = 200;
