import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { ATTENDANCE_CAPACITIES } from '#shared/features/meetings/meetings.contract.ts';
import type { AgendaOutcome, Ballot } from '#shared/features/meetings/meetings.lists.ts';
import type { Attending } from '#shared/features/meetings/presence.rules.ts';

export type Capacity = (typeof ATTENDANCE_CAPACITIES)[number];

/** Rows carry a key of the screen (stable while edited) and, once stored, the record's id. Items are meant by the key of their row. */
export type Row = { readonly key: string; readonly id: string | null };
export type AgendaRow = Row & {
  readonly title: string;
  readonly proposerUnit: string;
  readonly proposerName: string;
  readonly minutesPlanned: string;
  readonly summaryText: string;
  readonly discussionText: string;
  readonly outcome: AgendaOutcome | null;
};
export type RecusalRow = { readonly agendaKey: string; readonly reason: string };
export type AttendanceRow = Row & {
  readonly capacity: Capacity;
  readonly memberId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly headcount: string;
  readonly leaveReason: string;
  readonly substituteFor: string;
  readonly substituteVotes: boolean;
  /** In the official order of the body; null: typed by hand. */
  readonly officialPlace: number | null;
  readonly arrivedKey: string | null;
  readonly arrivedAt: string;
  readonly leftKey: string | null;
  readonly leftAt: string;
  readonly recusals: readonly RecusalRow[];
};
export type DecisionRow = Row & {
  readonly text: string;
  readonly agendaKey: string | null;
  readonly ballot: Ballot | null;
  readonly votesFor: string;
  readonly votesAgainst: string;
  readonly votesAbstain: string;
  readonly quorumReason: string;
  /** Its own number; null while the minutes are a draft. */
  readonly number: string | null;
};

type Sent = CallInput<'meetings.save'>;
type SentAgenda = NonNullable<Sent['agenda']>[number];
type SentPerson = NonNullable<Sent['attendance']>[number];
type SentDecision = NonNullable<Sent['decisions']>[number];
type StoredPerson = CallOutput<'meetings.prefill'>['attendance'][number];
type StoredLists = CallOutput<'meetings.get'>;

/** A new key for a row of the screen. */
export function newKey(): string {
  return crypto.randomUUID();
}

/** An empty row of the agenda. */
export function newAgendaRow(title = ''): AgendaRow {
  return {
    ...{ key: newKey(), id: null, title, proposerUnit: '', proposerName: '', minutesPlanned: '' },
    ...{ summaryText: '', discussionText: '', outcome: null },
  };
}

/** An empty row of one of the three attendance lists. */
export function newAttendanceRow(capacity: Capacity, name = ''): AttendanceRow {
  return {
    ...{ key: newKey(), id: null, capacity, memberId: null, name, post: '', unit: '', headcount: '1', leaveReason: '' },
    ...{ substituteFor: '', substituteVotes: false, officialPlace: null },
    ...{ arrivedKey: null, arrivedAt: '', leftKey: null, leftAt: '', recusals: [] },
  };
}

/** An empty row of the decisions. */
export function newDecisionRow(text = ''): DecisionRow {
  return {
    ...{ key: newKey(), id: null, text, agendaKey: null, ballot: null, number: null },
    ...{ votesFor: '', votesAgainst: '', votesAbstain: '', quorumReason: '' },
  };
}

const shown = (count: number | null | undefined) => (count === null || count === undefined ? '' : String(count));

/** Agenda rows of a stored meeting. */
export function agendaRowsOf(agenda: StoredLists['agenda']): AgendaRow[] {
  return agenda.map((item) => ({
    key: newKey(),
    id: item.id,
    title: item.title,
    proposerUnit: item.proposerUnit ?? '',
    proposerName: item.proposerName ?? '',
    minutesPlanned: shown(item.minutesPlanned),
    summaryText: item.summaryText ?? '',
    discussionText: item.discussionText ?? '',
    outcome: item.outcome ?? null,
  }));
}

/** Attendance rows of a stored or prefilled list; `agenda`: the rows whose places it names. */
export function attendanceRows(list: readonly StoredPerson[], agenda: readonly Row[] = []): AttendanceRow[] {
  const keyAt = (index: number | null | undefined) =>
    index === null || index === undefined ? null : (agenda[index]?.key ?? null);
  return list.map((person) => ({
    key: newKey(),
    id: person.id ?? null,
    capacity: person.capacity,
    memberId: person.memberId,
    name: person.name ?? '',
    post: person.post ?? '',
    unit: person.unit ?? '',
    headcount: String(person.headcount),
    leaveReason: person.leaveReason ?? '',
    substituteFor: person.substituteFor ?? '',
    substituteVotes: person.substituteVotes ?? false,
    officialPlace: person.officialPlace ?? null,
    arrivedKey: keyAt(person.arrivedIndex),
    arrivedAt: person.arrivedAt ?? '',
    leftKey: keyAt(person.leftIndex),
    leftAt: person.leftAt ?? '',
    recusals: (person.recusals ?? []).flatMap(({ agendaIndex, reason }) => {
      const agendaKey = keyAt(agendaIndex);
      return agendaKey === null ? [] : [{ agendaKey, reason }];
    }),
  }));
}

/** Decision rows of a stored meeting. */
export function decisionRowsOf(decisions: StoredLists['decisions'], agenda: readonly Row[]): DecisionRow[] {
  return decisions.map((decision) => ({
    key: newKey(),
    id: decision.id,
    text: decision.text,
    agendaKey: decision.agendaIndex === null ? null : (agenda[decision.agendaIndex]?.key ?? null),
    ballot: decision.ballot ?? null,
    votesFor: shown(decision.votesFor),
    votesAgainst: shown(decision.votesAgainst),
    votesAbstain: shown(decision.votesAbstain),
    quorumReason: decision.quorumReason ?? '',
    number: decision.number,
  }));
}

const withId = (id: string | null) => (id === null ? {} : { id });
const countOf = (typed: string) => (/^\d{1,6}$/u.test(typed.trim()) ? Number(typed) : null);
const clockOf = (typed: string) => (/^([01]\d|2[0-3]):[0-5]\d$/u.test(typed) ? typed : null);
/** The place of a row among those that are sent; null when it is none of them. */
export const placeOf = (agenda: readonly Row[], key: string | null): number | null => {
  const index = key === null ? -1 : agenda.findIndex((item) => item.key === key);
  return index < 0 ? null : index;
};

/** An agenda row as `meetings.save` takes it. */
export function sentAgenda({ key: _key, id, minutesPlanned, ...item }: AgendaRow): SentAgenda {
  const minutes = countOf(minutesPlanned);
  return { ...withId(id), ...item, minutesPlanned: minutes === 0 ? null : minutes };
}

/** Whoever was on leave neither came late nor stood in for anybody: what was noted before he was moved there is not sent. */
export function sentPerson(row: AttendanceRow, agenda: readonly Row[]): SentPerson {
  const { capacity, memberId, name, post, unit, leaveReason, officialPlace } = row;
  const headcount = Math.min(10_000, Math.max(1, Number.parseInt(row.headcount, 10) || 1));
  const person = { ...withId(row.id), capacity, memberId, name, post, unit, headcount, leaveReason, officialPlace };
  if (capacity === 'leave' || capacity === 'absent') return person;
  const recusals = row.recusals.flatMap(({ agendaKey, reason }) => {
    const agendaIndex = placeOf(agenda, agendaKey);
    return agendaIndex === null ? [] : [{ agendaIndex, reason }];
  });
  return {
    ...person,
    substituteFor: row.substituteFor,
    substituteVotes: row.substituteVotes && row.substituteFor.trim() !== '',
    arrivedIndex: placeOf(agenda, row.arrivedKey),
    arrivedAt: clockOf(row.arrivedAt),
    leftIndex: placeOf(agenda, row.leftKey),
    leftAt: clockOf(row.leftAt),
    recusals,
  };
}

/** A decision row as `meetings.save` takes it, with the place of its item on the agenda. */
export function sentDecision(row: DecisionRow, agenda: readonly Row[]): SentDecision {
  return {
    ...withId(row.id),
    text: row.text,
    agendaIndex: placeOf(agenda, row.agendaKey),
    ballot: row.ballot,
    votesFor: countOf(row.votesFor),
    votesAgainst: countOf(row.votesAgainst),
    votesAbstain: countOf(row.votesAbstain),
    quorumReason: row.quorumReason,
  };
}

/** The attendance as the rules of presence see it. */
export function attendingOf(rows: readonly AttendanceRow[], agenda: readonly Row[]): Attending[] {
  return rows
    .filter((row) => `${row.name}${row.post}${row.unit}`.trim() !== '')
    .map((row) => {
      const { capacity, memberId, headcount, substituteFor, substituteVotes, ...rest } = sentPerson(row, agenda);
      return {
        ...{ capacity, memberId: memberId ?? null, name: row.name.trim() || null, headcount: headcount ?? 1 },
        substituteFor: substituteFor?.trim() || null,
        substituteVotes: substituteVotes ?? false,
        arrivedIndex: rest.arrivedIndex ?? null,
        leftIndex: rest.leftIndex ?? null,
        recusals: (rest.recusals ?? []).map(({ agendaIndex, reason }) => ({ agendaIndex, reason })),
      };
    });
}

/** Moves a person to another list, to his place in the official order; who was typed by hand goes to its end (features M3). */
export function movedTo(rows: readonly AttendanceRow[], row: AttendanceRow, capacity: Capacity): AttendanceRow[] {
  const others = rows.filter((other) => other.key !== row.key);
  const moved = { ...row, capacity };
  const { officialPlace } = row;
  const next = others.find(
    (other) =>
      other.capacity === capacity &&
      officialPlace !== null &&
      other.officialPlace !== null &&
      other.officialPlace > officialPlace,
  );
  const list = others.filter((other) => other.capacity === capacity);
  const before = next ?? null;
  if (before !== null) return others.flatMap((other) => (other === before ? [moved, other] : [other]));
  const last = list.at(-1);
  return last === undefined
    ? [...others, moved]
    : others.flatMap((other) => (other === last ? [other, moved] : [other]));
}
