import { z } from 'zod';
import { ACTION_STATUSES } from '../../actions/actions.contract.ts';
import { ATTENDANCE_CAPACITIES, MEETING_KINDS } from '../../meetings/meetings.contract.ts';
import { STUDY_KINDS } from '../../studySessions/studySessions.lists.ts';
import { liesIn } from '../reportPeriod.rules.ts';
import type { FactSet, FigureSpec } from './fact.ts';
import { factSet } from './factSet.ts';
import { weighed } from './weighed.ts';

const BY_STUDY_KIND = { section: 'studyKindLabels', values: STUDY_KINDS } as const;

/** HF07, HF09 and HF13 of domain.md §9.5: meetings, study and training, and what became of what meetings decided. */
export const MEETING_FIGURES: readonly FigureSpec[] = [
  { key: 'HF07.meetings', group: 'HF07', unit: 'meeting' },
  { key: 'HF07.byKind', group: 'HF07', unit: 'meeting', by: { section: 'meetingKindLabels', values: MEETING_KINDS } },
  { key: 'HF07.topicQuarters', group: 'HF07', unit: 'quarter' },
  { key: 'HF07.topicQuartersMissing', group: 'HF07', unit: 'quarter' },
  {
    ...{ key: 'HF07.attendance', group: 'HF07', unit: 'person_times' },
    by: { section: 'attendanceLabels', values: ATTENDANCE_CAPACITIES },
  },
  { key: 'HF09.sessions', group: 'HF09', unit: 'session', by: BY_STUDY_KIND },
  { key: 'HF09.monthsCovered', group: 'HF09', unit: 'month', by: BY_STUDY_KIND },
  { key: 'HF09.monthsMissing', group: 'HF09', unit: 'month', by: BY_STUDY_KIND },
  { key: 'HF09.participants', group: 'HF09', unit: 'person_times', by: BY_STUDY_KIND },
  { key: 'HF09.absent', group: 'HF09', unit: 'person_times', by: BY_STUDY_KIND },
  { key: 'HF09.madeUp', group: 'HF09', unit: 'person_times', by: BY_STUDY_KIND },
  { key: 'HF09.hours', group: 'HF09', unit: 'hour', by: BY_STUDY_KIND },
  { key: 'HF13.created', group: 'HF13', unit: 'action' },
  { key: 'HF13.cancelled', group: 'HF13', unit: 'action' },
  { key: 'HF13.done', group: 'HF13', unit: 'action' },
  { key: 'HF13.doneLate', group: 'HF13', unit: 'action' },
  { key: 'HF13.open', group: 'HF13', unit: 'action' },
  { key: 'HF13.overdue', group: 'HF13', unit: 'action' },
];

const people = z.number().int().min(0);

/** A meeting by its start date, with the heads of each list of its attendance; a substitute is one of those who came. */
const meetings = factSet(
  z.strictObject({
    startOn: z.string(),
    kind: z.enum(MEETING_KINDS),
    attendance: z.record(z.enum(ATTENDANCE_CAPACITIES), people),
  }),
  ({ startOn, kind, attendance }, period, add) => {
    if (!liesIn(startOn, period)) return;
    add('HF07.meetings');
    add('HF07.byKind', { by: { value: kind } });
    for (const value of ATTENDANCE_CAPACITIES) weighed(add, 'HF07.attendance', attendance[value], { by: { value } });
  },
);

/**
 * A quarter is judged whole when its last day lies in the period, as for HF08: one that is still running is not missed, and an analysis
 * held before a special period began covers its quarter too.
 */
const topicQuarters = factSet(
  z.strictObject({ lastDay: z.string(), meetings: z.number().int().min(0) }),
  ({ lastDay, meetings: held }, period, add) => {
    if (!liesIn(lastDay, period)) return;
    add(held > 0 ? 'HF07.topicQuarters' : 'HF07.topicQuartersMissing');
  },
);

/** A study session or training; made up counts whenever it was made up. */
const studySessions = factSet(
  z.strictObject({
    heldOn: z.string(),
    kind: z.enum(STUDY_KINDS),
    participants: people,
    absent: people,
    madeUp: people,
    hours: z.number().min(0),
  }),
  ({ heldOn, kind, participants, absent, madeUp, hours }, period, add) => {
    if (!liesIn(heldOn, period)) return;
    const by = { value: kind };
    add('HF09.sessions', { by });
    weighed(add, 'HF09.participants', participants, { by });
    weighed(add, 'HF09.absent', absent, { by });
    weighed(add, 'HF09.madeUp', madeUp, { by });
    weighed(add, 'HF09.hours', hours, { by });
  },
);

/** A month of one kind; like a quarter it is judged whole when its last day lies in the period. */
const studyMonths = factSet(
  z.strictObject({ lastDay: z.string(), kind: z.enum(STUDY_KINDS), sessions: z.number().int().min(0) }),
  ({ lastDay, kind, sessions }, period, add) => {
    if (!liesIn(lastDay, period)) return;
    add(sessions > 0 ? 'HF09.monthsCovered' : 'HF09.monthsMissing', { by: { value: kind } });
  },
);

/** An action of a meeting as it stood on END: created = cancelled + done + open + overdue. */
const meetingActions = factSet(
  z.strictObject({
    meetingOn: z.string(),
    dueOn: z.string(),
    status: z.enum(ACTION_STATUSES),
    doneOn: z.string().nullable(),
  }),
  ({ meetingOn, dueOn, status, doneOn }, period, add) => {
    if (!liesIn(meetingOn, period)) return;
    add('HF13.created');
    if (status === 'cancelled') {
      add('HF13.cancelled');
    } else if (isDoneBy({ status, doneOn }, period.to)) {
      add('HF13.done');
      if (doneOn !== null && doneOn > dueOn) add('HF13.doneLate');
    } else add(dueOn >= period.to ? 'HF13.open' : 'HF13.overdue');
  },
);

/** Whether something was done on a day: what was done later was not yet. */
export function isDoneBy(
  { status, doneOn }: { readonly status: string; readonly doneOn: string | null },
  day: string,
): boolean {
  return status === 'done' && doneOn !== null && doneOn <= day;
}

export const MEETING_SETS: Readonly<Record<string, FactSet<unknown>>> = {
  meetings,
  topicQuarters,
  studySessions,
  studyMonths,
  meetingActions,
};
