import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { ATTENDANCE_CAPACITIES, MEETING_KINDS, MinutesText } from '#shared/features/meetings/meetings.contract.ts';

export type MeetingKind = (typeof MEETING_KINDS)[number];
export type Capacity = (typeof ATTENDANCE_CAPACITIES)[number];
export type MeetingRecord = CallOutput<'meetings.get'>;
export type MeetingContent = Omit<CallInput<'meetings.save'>, 'id' | 'expectedRevision'>;

/** Rows carry a key of the screen (stable while edited) and, once stored, the record's id. */
type Row = { readonly key: string; readonly id: string | null };
export type AgendaRow = Row & { readonly title: string; readonly proposerName: string; readonly summaryText: string };
export type AttendanceRow = Row & {
  readonly capacity: Capacity;
  readonly memberId: string | null;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
  readonly headcount: string;
  readonly leaveReason: string;
};
export type DecisionRow = Row & { readonly text: string; readonly agendaKey: string | null };
export type TaskRow = Row & {
  readonly text: string;
  readonly responsibleUnit: string;
  readonly responsibleNames: string;
  readonly dueOn: string | null;
  readonly organizationId: string | null;
  readonly status: 'open' | 'done' | 'cancelled';
};

/** The meeting as it stands on the screen: every text a string, nothing missing, rows in order. JSON-safe: it is the draft. */
export type MeetingForm = {
  readonly revision: number | null;
  readonly kind: MeetingKind;
  readonly title: string;
  readonly leadingGroupId: string | null;
  readonly organizationId: string | null;
  readonly startOn: string | null;
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  readonly chairName: string;
  readonly recorderName: string;
  readonly openingText: string;
  readonly minutesText: MinutesText;
  readonly distribution: string;
  readonly copyTo: string;
  readonly mark: string;
  readonly agenda: readonly AgendaRow[];
  readonly attendance: readonly AttendanceRow[];
  readonly decisions: readonly DecisionRow[];
  readonly actions: readonly TaskRow[];
};

/** A new key for a row of the screen. */
export function newKey(): string {
  return crypto.randomUUID();
}

export function newAgendaRow(title = ''): AgendaRow {
  return { key: newKey(), id: null, title, proposerName: '', summaryText: '' };
}

export function newAttendanceRow(capacity: Capacity, name = ''): AttendanceRow {
  return {
    key: newKey(),
    id: null,
    capacity,
    memberId: null,
    name,
    post: '',
    unit: '',
    headcount: '1',
    leaveReason: '',
  };
}

export function newDecisionRow(text = ''): DecisionRow {
  return { key: newKey(), id: null, text, agendaKey: null };
}

export function newTaskRow(text = ''): TaskRow {
  const blank = {
    responsibleUnit: '',
    responsibleNames: '',
    dueOn: null,
    organizationId: null,
    status: 'open',
  } as const;
  return { key: newKey(), id: null, text, ...blank };
}

/** An empty form for a new meeting on a date (`YYYY-MM-DD`). */
export function emptyForm(date: string): MeetingForm {
  return {
    revision: null,
    kind: 'leading_group',
    title: '',
    leadingGroupId: null,
    organizationId: null,
    startOn: date,
    startTime: '09:00',
    endTime: '',
    place: '',
    chairName: '',
    recorderName: '',
    openingText: '',
    minutesText: { blocks: [] },
    distribution: '',
    copyTo: '',
    mark: '',
    agenda: [],
    attendance: [],
    decisions: [],
    actions: [],
  };
}

type StoredAttendance = CallOutput<'meetings.prefill'>['attendance'][number];

/** Attendance rows of a stored or prefilled list. */
export function attendanceRows(list: readonly StoredAttendance[]): AttendanceRow[] {
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
  }));
}

/** The form of a stored meeting. */
export function formFromMeeting({ meeting, agenda, attendance, decisions, actions }: MeetingRecord): MeetingForm {
  const agendaRows = agenda.map((item) => ({
    key: newKey(),
    id: item.id,
    title: item.title,
    proposerName: item.proposerName ?? '',
    summaryText: item.summaryText ?? '',
  }));
  return {
    revision: meeting.revision,
    kind: meeting.kind,
    title: meeting.title,
    leadingGroupId: meeting.leadingGroupId,
    organizationId: meeting.organizationId,
    startOn: meeting.startAt.slice(0, 10),
    startTime: meeting.startAt.slice(11, 16),
    endTime: meeting.endAt?.slice(11, 16) ?? '',
    place: meeting.place,
    chairName: meeting.chairName,
    recorderName: meeting.recorderName,
    openingText: meeting.openingText ?? '',
    minutesText: meeting.minutesText,
    distribution: meeting.distribution ?? '',
    copyTo: meeting.copyTo ?? '',
    mark: meeting.mark ?? '',
    agenda: agendaRows,
    attendance: attendanceRows(attendance),
    decisions: decisions.map((decision) => ({
      key: newKey(),
      id: decision.id,
      text: decision.text,
      agendaKey: decision.agendaIndex === null ? null : (agendaRows[decision.agendaIndex]?.key ?? null),
    })),
    actions: actions.map((action) => ({
      key: newKey(),
      id: action.id,
      text: action.text,
      responsibleUnit: action.responsibleUnit ?? '',
      responsibleNames: action.responsibleNames ?? '',
      dueOn: action.dueOn,
      organizationId: action.organizationId,
      status: action.status,
    })),
  };
}

/** The end as a moment: an end before the start is on the next day (domain.md §6: such a meeting belongs to its start date). */
function endMoment(form: MeetingForm): string | null {
  if (form.startOn === null || form.endTime === '') return null;
  if (form.endTime > form.startTime) return `${form.startOn}T${form.endTime}`;
  const next = new Date(Date.parse(`${form.startOn}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
  return `${next}T${form.endTime}`;
}

const withId = (id: string | null) => (id === null ? {} : { id });
const isBlank = (...texts: readonly string[]) => texts.every((text) => text.trim() === '');

/** Rows in which something stands; empty ones are only places to type. */
export function filledRows(form: MeetingForm): Pick<MeetingForm, 'agenda' | 'attendance' | 'decisions' | 'actions'> {
  return {
    agenda: form.agenda.filter((row) => !isBlank(row.title, row.proposerName, row.summaryText)),
    attendance: form.attendance.filter((row) => !isBlank(row.name, row.post, row.unit)),
    decisions: form.decisions.filter((row) => !isBlank(row.text)),
    actions: form.actions.filter(
      (row) => !isBlank(row.text, row.responsibleUnit, row.responsibleNames) || row.dueOn !== null,
    ),
  };
}

/** What `meetings.save` and `meetings.preview` take; empty rows are left out. */
export function contentFromForm(form: MeetingForm): MeetingContent {
  const { agenda, attendance, decisions, actions } = filledRows(form);
  return {
    fields: {
      kind: form.kind,
      title: form.title,
      leadingGroupId: form.kind === 'council' ? null : form.leadingGroupId,
      organizationId: form.kind === 'council' ? form.organizationId : null,
      startAt: `${form.startOn ?? ''}T${form.startTime}`,
      endAt: endMoment(form),
      place: form.place,
      chairName: form.chairName,
      recorderName: form.recorderName,
      openingText: form.openingText,
      minutesText: form.minutesText,
      distribution: form.distribution,
      copyTo: form.copyTo,
      mark: form.mark,
    },
    agenda: agenda.map(({ id, title, proposerName, summaryText }) => ({
      ...withId(id),
      title,
      proposerName,
      summaryText,
    })),
    attendance: attendance.map((row) => ({
      ...withId(row.id),
      capacity: row.capacity,
      memberId: row.memberId,
      name: row.name,
      post: row.post,
      unit: row.unit,
      headcount: Math.min(10_000, Math.max(1, Number.parseInt(row.headcount, 10) || 1)),
      leaveReason: row.leaveReason,
    })),
    decisions: decisions.map((row) => {
      const index = agenda.findIndex((item) => item.key === row.agendaKey);
      return { ...withId(row.id), text: row.text, agendaIndex: index < 0 ? null : index };
    }),
    actions: actions.map(({ id, text, responsibleUnit, responsibleNames, dueOn, organizationId, status }) => {
      return { ...withId(id), text, responsibleUnit, responsibleNames, dueOn: dueOn ?? '', organizationId, status };
    }),
  };
}

/**
 * Content for the page preview of an unfinished form: what must be filled and is not yet shows `missing`, rows that cannot be
 * drawn yet are left out.
 */
export function previewContent(form: MeetingForm, missing: string, today: string): MeetingContent {
  const shown = (text: string) => (text.trim() === '' ? missing : text);
  const content = contentFromForm({
    ...form,
    title: [...form.title.trim()].length < 2 ? missing : form.title,
    startOn: form.startOn ?? today,
    startTime: form.startTime === '' ? '09:00' : form.startTime,
    place: shown(form.place),
    chairName: shown(form.chairName),
    recorderName: shown(form.recorderName),
    agenda: form.agenda.map((row) => ({ ...row, title: shown(row.title) })).filter((row) => row.title !== missing),
    actions: form.actions.filter((row) => row.dueOn !== null && row.text.trim() !== ''),
  });
  return content;
}
