import { type Kysely, sql } from 'kysely';
import type { Schema } from '#service/db/schema.ts';

/**
 * The figures of domain.md §9.5 once more, one statement for each family, written from its table alone: nothing of the program's rules,
 * sources or calendar takes part. `c` in a comment names what the table leaves open and how the program reads it.
 */
const FAMILIES: Readonly<Record<string, string>> = {
  'HF01 HF03': `SELECT CASE registrationKind WHEN 'filed' THEN 'HF03.filed' ELSE 'HF01.registered' END, count(*)
    FROM standing WHERE onDay = :to GROUP BY 1`,
  HF02: `SELECT 'HF02.byType@' || type, count(*) FROM standing WHERE onDay = :to AND registrationKind = 'registered' GROUP BY 1`,
  'HF04 HF05 HF06': `SELECT CASE e.kind WHEN 'established' THEN 'HF04.established' WHEN 'changed' THEN 'HF05.changes'
      WHEN 'name_changed' THEN 'HF05.changes' WHEN 'cancelled' THEN 'HF06.cancelled' WHEN 'revoked' THEN 'HF06.revoked'
      WHEN 'license_revoked' THEN 'HF06.revoked' WHEN 'filed' THEN 'HF06.filed' WHEN 'filing_ended' THEN 'HF06.filingEnded'
      WHEN 'list_abnormal_in' THEN 'HF06.listedIn' WHEN 'list_abnormal_out' THEN 'HF06.listedOut' ELSE 'none' END, count(*)
    FROM organization_event e JOIN organization o ON o.id = e.organizationId
    WHERE e.recordState COUNTS AND o.recordState <> 'voided' AND e.effectiveOn BETWEEN :from AND :to GROUP BY 1`,
  'HF06 at end': `SELECT 'HF06.listedAtEnd', count(*) FROM standing s WHERE s.onDay = :to AND s.registrationKind = 'registered'
    AND (SELECT count(*) FROM organization_event e WHERE e.organizationId = s.id AND e.recordState COUNTS
        AND e.kind = 'list_abnormal_in' AND e.effectiveOn <= :to)
      > (SELECT count(*) FROM organization_event e WHERE e.organizationId = s.id AND e.recordState COUNTS
        AND e.kind = 'list_abnormal_out' AND e.effectiveOn <= :to)`,
  'HF07 meetings': `SELECT 'HF07.byKind@' || kind, count(*) FROM held GROUP BY 1
    UNION ALL SELECT 'HF07.meetings', count(*) FROM held`,
  'HF07 attendance': `SELECT 'HF07.attendance@' || a.capacity, sum(a.headcount) FROM attendance a JOIN held ON held.id = a.meetingId
    WHERE a.recordState COUNTS GROUP BY 1`,
  'HF07 quarters': `SELECT CASE WHEN EXISTS (SELECT 1 FROM meeting m WHERE m.recordState COUNTS AND m.kind = 'topic_analysis'
      AND date(substr(m.startAt, 1, 10)) BETWEEN q.first AND q.last) THEN 'HF07.topicQuarters' ELSE 'HF07.topicQuartersMissing' END, count(*)
    FROM quarter q GROUP BY 1`,
  HF08: `SELECT 'HF08.inEffect@' || q.code, count(s.id) FROM quarter q
      LEFT JOIN standing s ON s.onDay = q.last AND s.registrationKind = 'registered' GROUP BY 1
    UNION ALL SELECT 'HF08.covered@' || q.code, count(*) FROM quarter q
      JOIN standing s ON s.onDay = q.last AND s.registrationKind = 'registered'
      WHERE EXISTS (SELECT 1 FROM meeting m WHERE m.recordState COUNTS AND m.kind = 'council' AND m.organizationId = s.id
          AND substr(m.startAt, 1, 10) BETWEEN q.first AND q.last)
        OR EXISTS (SELECT 1 FROM organization_meeting m WHERE m.recordState COUNTS AND m.body = 'council' AND m.organizationId = s.id
          AND m.heldOn BETWEEN q.first AND q.last) GROUP BY 1`,
  HF09: `WITH session AS (SELECT s.*, (SELECT coalesce(sum(u.headcount), 0) FROM study_make_up u
        WHERE u.sessionId = s.id AND u.recordState COUNTS) AS madeUp
      FROM study_session s WHERE s.recordState COUNTS AND s.heldOn BETWEEN :from AND :to)
    SELECT 'HF09.sessions@' || kind, count(*) FROM session GROUP BY 1
    UNION ALL SELECT 'HF09.participants@' || kind, sum(participants) FROM session GROUP BY 1
    UNION ALL SELECT 'HF09.absent@' || kind, sum(absent) FROM session GROUP BY 1
    UNION ALL SELECT 'HF09.madeUp@' || kind, sum(madeUp) FROM session GROUP BY 1
    UNION ALL SELECT 'HF09.hours@' || kind, round(coalesce(sum(hours), 0), 4) FROM session GROUP BY 1`,
  'HF09 months': `SELECT CASE WHEN EXISTS (SELECT 1 FROM study_session s WHERE s.recordState COUNTS AND s.kind = k.value
      AND s.heldOn BETWEEN m.first AND m.last) THEN 'HF09.monthsCovered@' ELSE 'HF09.monthsMissing@' END || k.value, count(*)
    FROM month m JOIN json_each('["collective_study","training"]') k GROUP BY 1`,
  'HF10 filed': `WITH filed AS (SELECT * FROM filing WHERE completeOn BETWEEN :from AND :to)
    SELECT 'HF10.filed', count(*) FROM filed
    UNION ALL SELECT 'HF10.onTime', count(*) FROM filed WHERE timeliness = 'on_time'
    UNION ALL SELECT 'HF10.late', count(*) FROM filed WHERE timeliness = 'late'
    UNION ALL SELECT 'HF10.approved', count(*) FROM filed WHERE supervisingUnitDecision = 'approved'
    UNION ALL SELECT 'HF10.rejected', count(*) FROM filed WHERE result = 'rejected'
    UNION ALL SELECT 'HF10.cancelled', count(*) FROM filed WHERE result = 'cancelled'
    UNION ALL SELECT 'HF10.pending', count(*) FROM filed WHERE supervisingUnitDecision = 'pending'
      AND result NOT IN ('accepted','rejected','withdrawn','cancelled')
    UNION ALL SELECT 'HF10.permitRequired', count(*) FROM filed WHERE publicSecurityRequired
    UNION ALL SELECT 'HF10.byKind@' || activityKind, count(*) FROM filed GROUP BY 1`,
  'HF10 others': `WITH held AS (SELECT * FROM filing WHERE result = 'accepted' AND date(substr(startAt, 1, 10)) BETWEEN :from AND :to)
    SELECT 'HF10.neverCompleted', count(*) FROM filing WHERE completeOn IS NULL AND receivedOn BETWEEN :from AND :to
    UNION ALL SELECT 'HF10.held', count(*) FROM held
    UNION ALL SELECT 'HF10.summaryOverdue', count(*) FROM held
      WHERE summaryDueOn < :to AND NOT coalesce(summarySubmittedOn <= :to, 0)
    UNION ALL SELECT 'HF10.summaryLate', count(*) FROM held WHERE summarySubmittedOn > summaryDueOn`,
  HF11: `WITH checked AS (SELECT i.* FROM inspection i JOIN organization o ON o.id = i.organizationId AND o.recordState <> 'voided'
      WHERE i.recordState COUNTS AND i.heldOn BETWEEN :from AND :to),
    problem AS (SELECT f.* FROM inspection_finding f JOIN checked ON checked.id = f.inspectionId WHERE f.recordState COUNTS)
    SELECT 'HF11.held', count(*) FROM checked
    UNION ALL SELECT 'HF11.byTarget@' || target, count(*) FROM checked GROUP BY 1
    UNION ALL SELECT 'HF11.organizations', count(DISTINCT organizationId) FROM checked
    UNION ALL SELECT 'HF11.found', count(*) FROM problem
    UNION ALL SELECT 'HF11.rectified', count(*) FROM problem WHERE rectifiedOn <= :to
    UNION ALL SELECT 'HF11.outstanding', count(*) FROM problem WHERE rectifiedOn IS NULL OR rectifiedOn > :to`,
  HF12: `WITH rated AS (SELECT a.* FROM risk_assessment a JOIN organization o ON o.id = a.organizationId AND o.recordState <> 'voided'
      WHERE a.recordState COUNTS AND a.assessedOn BETWEEN :from AND :to AND NOT (a.subjectKind = 'activity' AND EXISTS (
        SELECT 1 FROM activity_filing f WHERE f.id = a.subjectId AND f.recordState = 'voided'))),
    measure AS (SELECT m.* FROM risk_measure m JOIN rated ON rated.id = m.assessmentId WHERE m.recordState COUNTS)
    SELECT 'HF12.assessed', count(*) FROM rated
    UNION ALL SELECT 'HF12.byLevelBefore@' || levelBefore, count(*) FROM rated GROUP BY 1
    UNION ALL SELECT 'HF12.byLevelAfter@' || levelAfter, count(*) FROM rated GROUP BY 1
    UNION ALL SELECT 'HF12.measures', count(*) FROM measure
    UNION ALL SELECT 'HF12.measuresDone', count(*) FROM measure WHERE doneOn <= :to
    UNION ALL SELECT 'HF12.measuresOverdue', count(*) FROM measure WHERE dueOn < :to AND (doneOn IS NULL OR doneOn > :to)`,
  HF13: `WITH own AS (SELECT a.*, a.status = 'done' AND a.doneOn <= :to AS isDone FROM action_item a JOIN held ON held.id = a.meetingId
      WHERE a.recordState COUNTS)
    SELECT 'HF13.created', count(*) FROM own
    UNION ALL SELECT 'HF13.cancelled', count(*) FROM own WHERE status = 'cancelled'
    UNION ALL SELECT 'HF13.done', count(*) FROM own WHERE isDone
    UNION ALL SELECT 'HF13.doneLate', count(*) FROM own WHERE isDone AND doneOn > dueOn
    UNION ALL SELECT 'HF13.open', count(*) FROM own WHERE status <> 'cancelled' AND NOT isDone AND dueOn >= :to
    UNION ALL SELECT 'HF13.overdue', count(*) FROM own WHERE status <> 'cancelled' AND NOT isDone AND dueOn < :to`,
  HF14: `WITH sent AS (SELECT * FROM information_submission WHERE recordState COUNTS),
    used AS (SELECT a.* FROM information_adoption a JOIN sent ON sent.id = a.submissionId
      WHERE a.recordState COUNTS AND a.adoptedOn BETWEEN :from AND :to)
    SELECT 'HF14.submitted', count(*) FROM sent WHERE submittedOn BETWEEN :from AND :to
    UNION ALL SELECT 'HF14.submittedBySection@' || sectionId, count(*) FROM sent WHERE submittedOn BETWEEN :from AND :to GROUP BY 1
    UNION ALL SELECT 'HF14.adoptions', count(*) FROM used
    UNION ALL SELECT 'HF14.adoptionsByLevel@' || level, count(*) FROM used GROUP BY 1
    UNION ALL SELECT 'HF14.submissionsAdopted', count(DISTINCT submissionId) FROM used`,
  'HF14 targets': `WITH aim AS (SELECT t.sectionId, t.target, (SELECT count(*) FROM information_submission s WHERE s.recordState COUNTS
        AND s.sectionId = t.sectionId AND s.submittedOn BETWEEN m.first AND m.last) AS sent
      FROM information_target t JOIN month m ON m.code = t.period WHERE t.recordState COUNTS)
    SELECT 'HF14.targetMonths@' || sectionId, count(*) FROM aim GROUP BY 1
    UNION ALL SELECT 'HF14.targetMonthsMet@' || sectionId, count(*) FROM aim WHERE sent >= target GROUP BY 1`,
  // The first return decides whether it was in time, the last whether it is complete; a return after END is late.
  HF15: `WITH asked AS (SELECT t.id AS taskId, r.value AS officeId, t.outline, t.figureKeys, t.dueOn || 'T' || t.cutoffTime AS limitAt
      FROM collection_task t JOIN json_each(t.recipientOfficeIds) r WHERE t.recordState COUNTS AND t.dueOn BETWEEN :from AND :to),
    came AS (SELECT a.*, c.receivedAt, c.sections, c.figures, c.coversOfficeIds,
        row_number() OVER (PARTITION BY a.taskId, a.officeId ORDER BY c.receivedAt, c.rowKey) AS nth,
        row_number() OVER (PARTITION BY a.taskId, a.officeId ORDER BY c.receivedAt DESC, c.rowKey DESC) AS nthLast
      FROM asked a JOIN collection_return c ON c.taskId = a.taskId AND c.officeId = a.officeId
      WHERE c.recordState COUNTS),
    named AS (SELECT DISTINCT came.taskId, n.value AS officeId FROM came JOIN json_each(came.coversOfficeIds) n WHERE nthLast = 1),
    counted AS (
      SELECT 'expected' AS what, taskId FROM asked
      UNION ALL SELECT CASE WHEN receivedAt <= limitAt THEN 'onTime' ELSE 'late' END, taskId FROM came WHERE nth = 1
      UNION ALL SELECT CASE WHEN EXISTS (SELECT 1 FROM named n WHERE n.taskId = a.taskId AND n.officeId = a.officeId)
          THEN 'contained' ELSE 'missing' END, taskId FROM asked a WHERE NOT EXISTS (
        SELECT 1 FROM came WHERE came.taskId = a.taskId AND came.officeId = a.officeId)
      UNION ALL SELECT 'incomplete', taskId FROM came WHERE nthLast = 1 AND (
        EXISTS (SELECT 1 FROM json_each(outline) h
          WHERE trim(coalesce((SELECT s.value FROM json_each(sections) s WHERE s.key = h.value), ''), ' ' || char(12288)) = '')
        OR EXISTS (SELECT 1 FROM json_each(coalesce(figureKeys, '[]')) k
          WHERE NOT EXISTS (SELECT 1 FROM json_each(coalesce(figures, '{}')) f WHERE f.key = k.value))))
    SELECT 'HF15.' || what, count(*) FROM counted GROUP BY 1
    UNION ALL SELECT 'HF15.' || what || 'ByTask@' || taskId, count(*) FROM counted GROUP BY 1`,
  HF16: `SELECT 'HF16.signed', count(*) FROM commitment c JOIN organization o ON o.id = c.organizationId AND o.recordState <> 'voided'
      WHERE c.recordState COUNTS AND c.signedOn BETWEEN :from AND :to
    UNION ALL SELECT 'HF16.valid', count(*) FROM standing s WHERE s.onDay = :to AND s.registrationKind = 'registered'
      AND EXISTS (SELECT 1 FROM commitment c WHERE c.organizationId = s.id AND c.recordState COUNTS
        AND :to BETWEEN c.signedOn AND coalesce(c.validTo, :to))`,
  HF17: `WITH done AS (SELECT a.* FROM station_activity a JOIN service_station s ON s.id = a.stationId AND s.recordState <> 'voided'
      WHERE a.recordState COUNTS AND a.heldOn BETWEEN :from AND :to)
    SELECT 'HF17.openStations', count(*) FROM service_station
      WHERE recordState COUNTS AND :to BETWEEN openedOn AND coalesce(closedOn, :to)
    UNION ALL SELECT 'HF17.activities', count(*) FROM done
    UNION ALL SELECT 'HF17.activitiesByCategory@' || category, count(*) FROM done GROUP BY 1
    UNION ALL SELECT 'HF17.volunteerTimes', coalesce(sum(volunteerTimes), 0) FROM done
    UNION ALL SELECT 'HF17.servedTimes', coalesce(sum(servedTimes), 0) FROM done
    UNION ALL SELECT 'HF17.hours', round(coalesce(sum(hours), 0), 4) FROM done`,
  HF18: `SELECT 'HF18.cases', count(*) FROM typical_case WHERE recordState COUNTS AND heldOn BETWEEN :from AND :to`,
  // c: a cancelled item is not due.
  HF19: `WITH due AS (SELECT *, coalesce(doneOn <= :to, 0) AS isDone FROM plan_item
      WHERE recordState COUNTS AND status <> 'cancelled' AND dueOn BETWEEN :from AND :to)
    SELECT 'HF19.due', count(*) FROM due
    UNION ALL SELECT 'HF19.done', count(*) FROM due WHERE isDone
    UNION ALL SELECT 'HF19.doneLate', count(*) FROM due WHERE isDone AND doneOn > dueOn
    UNION ALL SELECT 'HF19.overdue', count(*) FROM due WHERE NOT isDone AND dueOn < :to`,
  HF20: `SELECT 'HF20.withLiaison', count(*) FROM standing s WHERE s.onDay = :to AND s.registrationKind = 'registered'
    AND EXISTS (SELECT 1 FROM organization_contact c WHERE c.organizationId = s.id AND c.recordState COUNTS AND c.role = 'liaison'
      AND :to BETWEEN coalesce(c.validFrom, :to) AND coalesce(c.validTo, :to))`,
  HF21: `WITH own AS (SELECT r.* FROM annual_review r JOIN organization o ON o.id = r.organizationId AND o.recordState <> 'voided'
      WHERE r.recordState COUNTS AND r.year = CAST(substr(:to, 1, 4) AS INTEGER) - 1)
    SELECT 'HF21.total', count(*) FROM own UNION ALL SELECT 'HF21.byConclusion@' || conclusion, count(*) FROM own GROUP BY 1`,
  // c: in a group that was dissolved by END nobody has a duty.
  HF22: `SELECT 'HF22.byRole@' || a.role, count(*) FROM duty_assignment a
      JOIN leading_group g ON g.id = a.leadingGroupId AND g.recordState <> 'voided' AND coalesce(g.dissolvedOn > :to, 1)
      JOIN member m ON m.id = a.memberId AND m.recordState <> 'voided'
    WHERE a.recordState COUNTS AND :to BETWEEN a.startOn AND coalesce(a.endOn, :to) GROUP BY 1`,
  // c: features W1 asks for re-elections; a first term is no re-election, and a term ends on the day of its years or of its postponement.
  terms: `SELECT 'terms.reElected', count(*) FROM organization_term t JOIN organization o ON o.id = t.organizationId AND o.recordState <> 'voided'
      WHERE t.recordState COUNTS AND t.number > 1 AND t.electedOn BETWEEN :from AND :to
    UNION ALL SELECT 'terms.postponements', count(*) FROM term_postponement p
      JOIN organization o ON o.id = p.organizationId AND o.recordState <> 'voided'
      JOIN organization_term t ON t.id = p.termId AND t.recordState <> 'voided'
      WHERE p.recordState COUNTS AND p.approvedOn BETWEEN :from AND :to
    UNION ALL SELECT 'terms.overdue', count(*) FROM standing s JOIN organization_term t ON t.organizationId = s.id
      WHERE s.onDay = :to AND t.recordState COUNTS AND t.electedOn <= :to
        AND NOT EXISTS (SELECT 1 FROM organization_term n WHERE n.organizationId = s.id AND n.recordState COUNTS
          AND n.electedOn <= :to AND n.number > t.number)
        AND max(CAST(substr(t.startOn, 1, 4) + t.years AS TEXT) || substr(t.startOn, 5), coalesce((
          SELECT max(p.newDueOn) FROM term_postponement p
          WHERE p.termId = t.id AND p.recordState <> 'voided' AND p.recordState COUNTS AND p.approvedOn <= :to), '')) < :to`,
};

/** What several families start from: what stood on a day, meetings of the period, filings, and the quarters and months that end in it. */
const SHARED = `
  day(onDay) AS (SELECT :to UNION SELECT last FROM quarter),
  standing AS (
    SELECT day.onDay, o.id, o.registrationKind, coalesce((SELECT h.changes ->> '$.legalType[0]' FROM field_history h
      WHERE h.recordId = o.id AND h.revision > 1 AND h.changes -> '$.legalType' IS NOT NULL
        AND coalesce(h.effectiveOn, substr(h.at, 1, 10)) > day.onDay ORDER BY h.historyKey LIMIT 1), o.legalType) AS type
    FROM day JOIN organization o WHERE o.recordState COUNTS AND coalesce(o.establishedOn, o.filedOn) <= day.onDay
      AND NOT EXISTS (SELECT 1 FROM organization_event e WHERE e.organizationId = o.id AND e.recordState COUNTS
        AND e.kind IN ('cancelled','revoked','license_revoked','filing_ended') AND e.effectiveOn <= day.onDay)),
  held AS (SELECT m.* FROM meeting m WHERE m.recordState COUNTS AND date(substr(m.startAt, 1, 10)) BETWEEN :from AND :to
    AND NOT EXISTS (SELECT 1 FROM organization o WHERE o.id = m.organizationId AND o.recordState = 'voided')),
  filing AS (SELECT f.* FROM activity_filing f JOIN organization o ON o.id = f.organizationId AND o.recordState <> 'voided'
    WHERE f.recordState COUNTS)`;

/** Every figure that is not zero (shares left out), by its key. */
export async function figuresBySql(
  db: Kysely<Schema>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<Record<string, number>> {
  const values = (spans: readonly Span[]) =>
    spans.length === 0
      ? "SELECT '', '', '' WHERE 0"
      : spans.map(({ code, first, last }) => `SELECT '${code}', '${first}', '${last}'`).join(' UNION ALL ');
  const lists = `quarter(code, first, last) AS (${values(spansEndingIn(3, from, to))}),
    month(code, first, last) AS (${values(spansEndingIn(1, from, to))})`;
  const result: Record<string, number> = {};
  for (const family of Object.values(FAMILIES)) {
    const text = `WITH ${lists},${SHARED} SELECT * FROM (${family})`
      .replaceAll('COUNTS', "IN ('final','archived')")
      .replaceAll(':from', `'${from}'`)
      .replaceAll(':to', `'${to}'`);
    const found = await sql.raw<Record<string, string | number>>(text).execute(db);
    for (const row of found.rows) {
      const [key, value] = Object.values(row);
      if (typeof key === 'string' && key !== 'none' && Number(value) !== 0) result[key] = Number(value);
    }
  }
  return result;
}

type Span = { readonly code: string; readonly first: string; readonly last: string };

/** Months (1) or quarters (3) whose last day lies between two days; the last day is found by asking for the day before the next first. */
function spansEndingIn(months: 1 | 3, from: string, to: string): Span[] {
  const spans: Span[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1)
    for (let month = 0; month < 12; month += months) {
      const day = (at: number) => new Date(at).toISOString().slice(0, 10);
      const first = day(Date.UTC(year, month, 1));
      const last = day(Date.UTC(year, month + months, 1) - 86_400_000);
      const code = months === 3 ? `${year}Q${month / 3 + 1}` : first.slice(0, 7);
      if (last >= from && last <= to) spans.push({ code, first, last });
    }
  return spans;
}
