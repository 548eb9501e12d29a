import { sql } from 'kysely';
import { insertRows, type Write } from '#service/db/write.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { fillWholeOffice, uuidOf, writePast } from '#tests/support/wholeOffice.ts';
import { DUE_DAYS, OPENED, TODAY } from './todayKinds.ts';

const YESTERDAY = addDays(TODAY, -1);
const CLOSED = 4;
const VOIDED = 5;

const common = (write: Write, id: string, recordState = 'final') => ({
  ...{ id: uuidOf(id), originOfficeId: write.officeId, recordState, revision: 1, createdAt: write.at },
  ...{ createdBy: write.actor.id, updatedAt: write.at, updatedBy: write.actor.id, voidReason: null },
});

function dormantReview(write: Write, n: number) {
  const organizationId = uuidOf(`organization-${n}`);
  const rest = { outcome: 'rectify', decidedOn: '2026-01-10', dueOn: '2026-12-31', reasons: '[]', ruleUsed: '{}' };
  return { ...common(write, `dormant-${n}`), organizationId, ...rest };
}

function correction(write: Write) {
  const rest = { meetingId: uuidOf('meeting-40'), lines: '[]', draftedByName: '张文员', selfChecked: 0 };
  return { ...common(write, 'correction-1', 'draft'), ...rest };
}

const draftMeeting = (n: number, startAt: string, recordState = 'draft') =>
  sql`UPDATE meeting SET recordState = ${recordState}, number = NULL, numberSeq = NULL, numberYear = NULL, minutesIssuedOn = NULL,
    startAt = ${startAt} WHERE id = ${uuidOf(`meeting-${n}`)}`;
const change = (table: string, id: string, columns: string) =>
  sql`UPDATE ${sql.table(table)} SET ${sql.raw(columns)} WHERE id = ${uuidOf(id)}`;

/** Minutes and meetings, and one record of each kind that waits for somebody. */
const OTHERS = [
  // Issued by the second working day after: yesterday, today, tomorrow; the voided one and the final ones not.
  draftMeeting(21, '2026-03-02T09:00'),
  draftMeeting(22, '2026-03-03T09:00'),
  draftMeeting(23, '2026-03-04T09:00'),
  draftMeeting(25, '2026-03-02T09:00', 'voided'),
  draftMeeting(26, `${TODAY}T14:00`),
  draftMeeting(27, '2026-03-20T09:00'),
  draftMeeting(28, '2026-03-20T09:00', 'voided'),
  change(
    'action_item',
    'action-11',
    `status = 'open', stage = 'reported', doneOn = NULL, struckOffOn = NULL, completedBy = NULL, dueOn = '2026-05-01'`,
  ),
  change('action_extension', 'extension-11', `state = 'asked', decidedOn = NULL, newDueOn = '2026-06-01'`),
  change(
    'action_item',
    'action-12',
    `status = 'open', stage = 'assigned', doneOn = NULL, struckOffOn = NULL, completedBy = NULL, assignedOn = '2026-02-01', lastReportOn = NULL, dueOn = '2026-05-02'`,
  ),
  change('action_step', 'step-action-12', `kind = 'assigned'`),
  change('action_item', 'action-13', `stage = 'completed', struckOffOn = NULL`),
  change(
    'activity_filing',
    'filing-41',
    `recordState = 'draft', result = NULL, completeOn = NULL, startAt = '2026-06-01T09:00', endAt = '2026-06-01T10:00'`,
  ),
  change('inspection', 'inspection-21', `recordState = 'draft', conclusion = NULL, closedOn = NULL`),
  change('inspection_finding', 'finding-21', `recordState = 'voided'`),
  change('inspection_finding', 'finding-22', `reinspectedOn = NULL, reinspectionResult = NULL, closedOn = NULL`),
  change('inspection_finding', 'finding-23', `closedOn = NULL, rectifiedBy = createdBy`),
  change('risk_assessment', 'risk-41', `recordState = 'draft', approvedOn = NULL, approvedByMemberId = NULL`),
];

/** An office in which each kind has one record due yesterday, one today, one in 15 days, one closed and one voided. */
export async function makeTodayOffice(): Promise<TestService> {
  const empty = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  await empty.service.close();
  const person = { login: 'clerk', password: PASSWORD };
  await fillWholeOffice(empty.folder, person, { organizations: 46, works: 46, uuids: true });
  await writePast(empty.folder, person, async (write) => {
    const { trx } = write;
    await insertRows(
      trx,
      'dormant_review',
      [1, 2, 3, 4, 5].map((n) => dormantReview(write, n)),
    );
    await insertRows(trx, 'minutes_correction', [correction(write)]);
    const change = async (
      table: string,
      name: string,
      n: number,
      columns: Readonly<Record<string, string>>,
      day: string,
    ) => {
      const set = Object.entries(columns).map(([column, value]) => {
        const parts = value.split('?').map((part) => sql.raw(part));
        return sql`${sql.ref(column)} = ${sql.join(parts, sql`${day}`)}`;
      });
      if (set.length === 0) return;
      await sql`UPDATE ${sql.table(table)} SET ${sql.join(set)} WHERE id = ${uuidOf(`${name}-${n}`)}`.execute(trx);
    };
    for (const { table, name, ten, open, closed = {}, also = [], days = DUE_DAYS } of Object.values(OPENED)) {
      const records = [
        ...DUE_DAYS.flatMap((left, index) =>
          days.includes(left) ? [{ n: index + 1, day: addDays(TODAY, left), columns: open }] : [],
        ),
        { n: CLOSED, day: YESTERDAY, columns: closed },
        { n: VOIDED, day: YESTERDAY, columns: { ...open, recordState: `'voided'`, voidReason: `'重复'` } },
      ];
      for (const { n, day, columns } of records) {
        await change(table, name, ten * 10 + n, columns, day);
        for (const [other, otherName, changes] of also)
          if (n !== CLOSED) await change(other, otherName, ten * 10 + n, changes, day);
      }
    }
  });
  await writePast(empty.folder, person, async ({ trx }) => {
    for (const change of OTHERS) await change.execute(trx);
  });
  const office = await makeService({ now: `${TODAY}T10:00:00+08:00`, template: empty.folder });
  await empty.close().catch(() => undefined);
  return office;
}
