import { sql } from 'kysely';
import { periodText } from '#shared/features/information/information.rules.ts';
import { periodWords } from '#shared/features/information/informationWords.ts';
import type { Period } from '#shared/features/recurringDuties/periods.rules.ts';
import type { Fact } from '#shared/features/reports/figures/fact.ts';
import { periodsEndingIn } from '#shared/features/reports/reportPeriod.rules.ts';
import { STUDY_KINDS, type StudyKind } from '#shared/features/studySessions/studySessions.lists.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { type MessageKey, type MessageParameters, message } from '#shared/text/index.ts';
import { meetingsHeld } from '../../recurringDuties/recurringDuties.repository.ts';
import { byDay, COUNTED, titleOf } from './factRows.ts';
import type { FactLook, FactSource } from './factSource.ts';

const t = (key: MessageKey, places?: MessageParameters) => message('zh-CN', key, places);
/** A month or quarter as facts name it: 2026年3月, 2026年第1季度. */
const nameOf = (period: Period) => periodWords(periodText(period), t);

type MeetingRow = {
  readonly id: string;
  readonly number: string | null;
  readonly title: string;
  readonly startOn: string;
  readonly kind: string;
  readonly present: number;
  readonly observer: number;
  readonly leave: number;
  readonly absent: number;
};

/** Final meetings `m`; a council meeting of a voided organization is out with it, and with it its attendance and actions (domain.md §2). */
const COUNTED_MEETING = sql`m.recordState IN ${COUNTED} AND NOT EXISTS (
  SELECT 1 FROM organization o WHERE o.id = m.organizationId AND o.recordState = 'voided')`;

/** Final meetings that began in the period, with the heads of each list of their attendance. */
async function meetings({ db, period }: FactLook): Promise<Fact[]> {
  const heads = ['present', 'observer', 'leave', 'absent'].map(
    (capacity) => sql`coalesce(sum(a.headcount) FILTER (WHERE a.capacity = ${capacity}), 0) AS ${sql.ref(capacity)}`,
  );
  const found = await sql<MeetingRow>`
    SELECT m.id, m.number, m.title, substr(m.startAt, 1, 10) AS startOn, m.kind, ${sql.join(heads)}
    FROM meeting m LEFT JOIN attendance a ON a.meetingId = m.id AND a.recordState IN ${COUNTED}
    WHERE ${COUNTED_MEETING} AND m.startAt >= ${period.from} AND m.startAt < ${addDays(period.to, 1)}
    GROUP BY m.rowKey`.execute(db);
  return byDay(
    found.rows.map(({ id, number, title, startOn, kind, ...attendance }) => ({
      ...{ id, collection: 'meeting', recordId: id, title: titleOf(number, title), on: startOn },
      data: { startOn, kind, attendance },
    })),
  );
}

/** Quarters that end in the period, each with the topic analyses held in it; it opens the first of them. */
async function topicQuarters({ db, period }: FactLook): Promise<Fact[]> {
  const quarters = periodsEndingIn('quarter', period);
  const held = await within(quarters, (from, to) => meetingsHeld(db, ['topic_analysis'], from, to));
  return quarters.map((quarter) => {
    const own = held.filter(({ on }) => on >= quarter.from && on <= quarter.to);
    return {
      ...{ id: periodText(quarter), ...opened('meeting', own[0]), title: nameOf(quarter), on: quarter.to },
      data: { lastDay: quarter.to, meetings: own.length },
    };
  });
}

type SessionRow = {
  readonly id: string;
  readonly kind: StudyKind;
  readonly heldOn: string;
  readonly topic: string | null;
  readonly participants: number;
  readonly absent: number;
  readonly madeUp: number;
  readonly hours: number | null;
};

/** Final study sessions and trainings between two days, with how many made up for them. */
async function sessionsHeld(db: FactLook['db'], from: string, to: string): Promise<readonly SessionRow[]> {
  const found = await sql<SessionRow>`
    SELECT s.id, s.kind, s.heldOn, s.topic, s.participants, s.absent, s.hours, coalesce(sum(m.headcount), 0) AS madeUp
    FROM study_session s LEFT JOIN study_make_up m ON m.sessionId = s.id AND m.recordState IN ${COUNTED}
    WHERE s.recordState IN ${COUNTED} AND s.heldOn BETWEEN ${from} AND ${to}
    GROUP BY s.rowKey ORDER BY s.heldOn, s.rowKey`.execute(db);
  return found.rows;
}

/** Sessions of the period. */
async function studySessions({ db, period }: FactLook): Promise<Fact[]> {
  const found = await sessionsHeld(db, period.from, period.to);
  return byDay(
    found.map(({ id, kind, heldOn, topic, participants, absent, madeUp, hours }) => ({
      ...{ id, collection: 'study_session', recordId: id, title: topic ?? t(`studyKindLabels.${kind}`), on: heldOn },
      data: { heldOn, kind, participants, absent, madeUp, hours: hours ?? 0 },
    })),
  );
}

/** Months that end in the period, each once for either kind, with the sessions held in it; it opens the first of them. */
async function studyMonths({ db, period }: FactLook): Promise<Fact[]> {
  const months = periodsEndingIn('month', period);
  const held = await within(months, (from, to) => sessionsHeld(db, from, to));
  return byDay(
    months.flatMap((month) =>
      STUDY_KINDS.map((kind) => {
        const own = held.filter(
          (session) => session.kind === kind && session.heldOn >= month.from && session.heldOn <= month.to,
        );
        const title = titleOf(t(`studyKindLabels.${kind}`), nameOf(month));
        return {
          ...{ id: `${kind} ${periodText(month)}`, ...opened('study_session', own[0]), title, on: month.to },
          data: { lastDay: month.to, kind, sessions: own.length },
        };
      }),
    ),
  );
}

/** What was held from the first to the last day of some periods; nothing when there are none. */
async function within<Held>(
  periods: readonly Period[],
  read: (from: string, to: string) => Promise<readonly Held[]>,
): Promise<readonly Held[]> {
  const [first, last] = [periods[0], periods.at(-1)];
  return first && last ? read(first.from, last.to) : [];
}

function opened(
  collection: string,
  record: { readonly id: string } | undefined,
): Pick<Fact, 'collection' | 'recordId'> {
  return record ? { collection, recordId: record.id } : { collection: null, recordId: null };
}

type ActionRow = {
  readonly id: string;
  readonly text: string;
  readonly meetingOn: string;
  readonly dueOn: string;
  readonly status: string;
  readonly doneOn: string | null;
};

/** Actions that count (`listed`: neither they nor their meeting are voided or drafts) of meetings that began in the period. */
async function meetingActions({ db, period }: FactLook): Promise<Fact[]> {
  // CROSS JOIN: the meetings of the period first, then their actions by index, instead of every action there is.
  const found = await sql<ActionRow>`
    SELECT a.id, a.text, substr(m.startAt, 1, 10) AS meetingOn, a.dueOn, a.status, a.doneOn
    FROM meeting m CROSS JOIN action_item a ON a.meetingId = m.id
    WHERE ${COUNTED_MEETING} AND m.startAt >= ${period.from} AND m.startAt < ${addDays(period.to, 1)}
      AND a.listed = 1`.execute(db);
  return byDay(
    found.rows.map(({ id, text, ...data }) => ({
      ...{ id, collection: 'action_item', recordId: id, title: text, on: data.meetingOn },
      data,
    })),
  );
}

export const MEETING_SOURCES: Readonly<Record<string, FactSource>> = {
  meetings,
  topicQuarters,
  studySessions,
  studyMonths,
  meetingActions,
};
