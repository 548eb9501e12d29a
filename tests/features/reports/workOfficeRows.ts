import { insertRows } from '#service/db/write.ts';
import { type Row, type Rows, writePast } from '#tests/support/wholeOffice.ts';
import {
  HEADINGS,
  PERSON,
  SECTIONS,
  type Stored,
  shifted,
  TOWNSHIPS,
  type Unit,
  type WorkOffice,
} from './workOffice.ts';

/** Writes it into an office past the screens. */
export async function storeWork(
  folder: string,
  person: { readonly login: string; readonly password: string },
  work: WorkOffice,
): Promise<void> {
  await writePast(folder, person, async (write) => {
    const row = ({ id, state }: Stored, fields: Row): Row => ({
      ...{ id, originOfficeId: write.officeId, recordState: state, revision: 1, createdAt: write.at },
      ...{ createdBy: write.actor.id, updatedAt: write.at, updatedBy: write.actor.id, ...fields },
      voidReason: state === 'voided' ? '误录' : null,
    });
    for (const [table, rows] of Object.entries(rowsOf(work, row, write.officeId)))
      await insertRows(write.trx, table, rows);
  });
}

type RowOf = (stored: Stored, fields: Row) => Row;

function rowsOf(work: WorkOffice, row: RowOf, officeId: string): Rows {
  return { office: officeRows(row, officeId), ...meetingRows(work, row), ...otherRows(work, row, officeId) };
}

function officeRows(row: RowOf, parentId: string): Row[] {
  const of = (level: string) => (unit: Unit) =>
    row(unit, { name: unit.name, level, local: 0, parentId, settings: '{}', validFrom: '2010-01-01' });
  return [...SECTIONS.map(of('section')), ...TOWNSHIPS.map(of('township'))];
}

function meetingRows({ meetings, sessions }: WorkOffice, row: RowOf): Rows {
  return {
    meeting: meetings.map((meeting, index) =>
      row(meeting, {
        ...{ kind: meeting.kind, title: `第${index}次会议`, startAt: meeting.startAt, place: '会议室' },
        ...{ chairName: PERSON, recorderName: PERSON, minutesText: '{"blocks":[]}', selfChecked: 0 },
      }),
    ),
    attendance: meetings.flatMap(({ id: meetingId, attendance }) =>
      attendance.map((line, index) => {
        const { capacity, headcount } = line;
        return row(line, { meetingId, seq: index + 1, capacity, headcount, name: PERSON, substituteVotes: 0 });
      }),
    ),
    action_item: meetings.flatMap(({ id: meetingId, actions }) =>
      actions.map((action, index) => {
        const { status, dueOn, doneOn } = action;
        const text = `任务${action.id}`;
        return row(action, {
          ...{ meetingId, seq: index + 1, text, responsibleNames: PERSON, status, dueOn, doneOn, stage: 'set_up' },
          ...{ stepCount: 0, extensionCount: 0, listed: 0 },
        });
      }),
    ),
    study_session: sessions.map((session) => {
      const { kind, heldOn, participants, absent, tenths } = session;
      return row(session, {
        ...{ kind, heldOn, participants, absent, hours: tenths === null ? null : tenths / 10 },
        ...{ topic: '业务学习', chairName: PERSON, attendance: '[]' },
      });
    }),
    study_make_up: sessions.flatMap(({ id: sessionId, makeUps }) =>
      makeUps.map((one) => row(one, { sessionId, madeUpOn: one.madeUpOn, headcount: one.headcount })),
    ),
  };
}

function otherRows(work: WorkOffice, row: RowOf, officeId: string): Rows {
  const { submissions, targets, tasks, stations, cases, planItems } = work;
  return {
    information_submission: submissions.map((one, index) => {
      const { section: sectionId, submittedOn } = one;
      const head = { number: `XX-${index}`, title: '信息', kind: 'brief', officerName: PERSON };
      return row(one, { ...head, sectionId, submittedOn });
    }),
    information_adoption: submissions.flatMap(({ id: submissionId, adoptions }) =>
      adoptions.map((one) =>
        row(one, { submissionId, level: one.level, outlet: '民政简报', adoptedOn: one.adoptedOn, points: 1 }),
      ),
    ),
    information_target: targets.map((one) =>
      row(one, { sectionId: one.section, period: one.period, target: one.target }),
    ),
    collection_task: tasks.map((one) => {
      const { dueOn, cutoffTime, recipients, state } = one;
      return row(one, {
        ...{ title: '材料征集', dueOn, cutoffTime, outline: JSON.stringify(HEADINGS) },
        ...{ recipientOfficeIds: JSON.stringify(recipients), sentOn: state === 'draft' ? null : shifted(dueOn, -30) },
      });
    }),
    collection_return: tasks.flatMap(({ id: taskId, dueOn, cutoffTime, returns }) =>
      returns.map((one) => {
        const isLate = one.receivedAt > `${dueOn}T${cutoffTime}`;
        const sections = JSON.stringify(Object.fromEntries(HEADINGS.map((heading, at) => [heading, one.texts[at]])));
        const { office, receivedAt } = one;
        const coversOfficeIds = JSON.stringify(one.covers);
        const timeliness = isLate ? 'late' : 'on_time';
        return row(one, { taskId, officeId: office, receivedAt, sections, coversOfficeIds, timeliness });
      }),
    ),
    service_station: stations.map((one, index) =>
      row(one, { name: `第${index}站`, townshipName: '城东街道', openedOn: one.openedOn, closedOn: one.closedOn }),
    ),
    station_activity: stations.flatMap(({ id: stationId, activities }) =>
      activities.map((one) =>
        row(one, {
          ...{ stationId, heldOn: one.heldOn, category: one.category, organizationIds: '[]', hours: one.tenths / 10 },
          ...{ volunteerTimes: one.volunteers, servedTimes: one.served, onsiteLeadName: PERSON },
        }),
      ),
    ),
    typical_case: cases.map((one) => row(one, { officeId, heldOn: one.heldOn, title: '案例', text: '{"blocks":[]}' })),
    plan_item: planItems.map((one, index) => {
      const { dueOn, status, doneOn } = one;
      const year = Number(dueOn.slice(0, 4));
      return row(one, {
        ...{
          year,
          seq: index + 1,
          text: '重点工作',
          responsibleOfficeId: SECTIONS[0]?.id ?? '',
          dueOn,
          status,
          doneOn,
        },
      });
    }),
  };
}
