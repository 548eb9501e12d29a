import { type RawBuilder, sql } from 'kysely';
import { fillWholeOffice, WHOLE_TODAY, writePast } from '#tests/support/wholeOffice.ts';

/** Moment of the office: the day of the generated records. */
export const TODAY_NOW = Date.parse(`${WHOLE_TODAY}T10:00:00+08:00`);

const day = (days: RawBuilder<unknown>) => sql`date(${WHOLE_TODAY}, (${days}) || ' days')`;
/** From 60 days ago to 59 days ahead, another day for each row. */
const AROUND = day(sql`rowKey % 120 - 60`);

/**
 * An office of full size in which work is open: one task in five, certificates and terms that end, filings to decide, problems to be
 * rectified, draft assessments, minutes that are drafts.
 * @param folder an office that is not open
 */
export async function fillTodayOffice(
  folder: string,
  person: { readonly login: string; readonly password: string },
  size: { readonly organizations: number; readonly works: number },
): Promise<void> {
  await fillWholeOffice(folder, person, { ...size, sparse: true, uuids: true });
  await writePast(folder, person, async ({ trx }) => {
    const changes = [
      sql`UPDATE action_item SET status = 'open', stage = CASE rowKey % 3 WHEN 0 THEN 'assigned' ELSE 'reported' END, doneOn = NULL,
        struckOffOn = NULL, completedBy = NULL, dueOn = ${AROUND} WHERE rowKey % 5 = 0`,
      sql`UPDATE action_item SET stage = 'completed', struckOffOn = NULL, completedBy = 'another' WHERE rowKey % 50 = 1`,
      sql`UPDATE registration_certificate SET validTo = ${AROUND} WHERE endedOn IS NULL AND validFrom < ${day(sql`-90`)} AND rowKey % 20 = 0`,
      sql`UPDATE plan_item SET status = 'open', doneOn = NULL, dueOn = ${AROUND} WHERE rowKey % 10 = 0 AND year <= ${Number(WHOLE_TODAY.slice(0, 4)) - 1}`,
      sql`UPDATE activity_filing SET recordState = 'draft', result = NULL, summaryDueOn = NULL, startAt = ${AROUND} || 'T09:00', endAt = ${AROUND} || 'T17:00'
        WHERE rowKey % 50 = 0`,
      sql`UPDATE inspection_finding SET rectifiedOn = NULL, reinspectedOn = NULL, reinspectionResult = NULL, closedOn = NULL, rectifyDueOn = ${AROUND}
        WHERE rowKey % 20 = 0`,
      sql`UPDATE meeting SET recordState = 'draft', number = NULL, numberSeq = NULL, numberYear = NULL, minutesIssuedOn = NULL,
        startAt = ${AROUND} || 'T09:00' WHERE rowKey % 100 = 0`,
    ];
    for (const change of changes) await change.execute(trx);
  });
}
