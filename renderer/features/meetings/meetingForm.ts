import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import type { MEETING_KINDS, MinutesText } from '#shared/features/meetings/meetings.contract.ts';
import {
  type AgendaRow,
  type AttendanceRow,
  agendaRowsOf,
  attendanceRows,
  type DecisionRow,
  decisionRowsOf,
  newAgendaRow,
  newAttendanceRow,
  newDecisionRow,
  newKey,
  placeOf,
  type Row,
  sentAgenda,
  sentDecision,
  sentPerson,
} from './conductRows.ts';

export type { AgendaRow, AttendanceRow, Capacity, DecisionRow } from './conductRows.ts';
export { attendanceRows, newAgendaRow, newAttendanceRow, newDecisionRow, newKey } from './conductRows.ts';

export type MeetingKind = (typeof MEETING_KINDS)[number];
export type MeetingRecord = CallOutput<'meetings.get'>;
export type MeetingContent = Omit<CallInput<'meetings.save'>, 'id' | 'expectedRevision'>;

export type TaskRow = Row & {
  readonly text: string;
  readonly responsibleUnit: string;
  readonly responsibleNames: string;
  readonly dueOn: string | null;
  readonly organizationId: string | null;
  readonly ownerMemberId: string | null;
  readonly coOwnerNames: string;
  readonly doneWhen: string;
  readonly status: 'open' | 'done' | 'cancelled';
  /** Key of the decision in this form that the task carries out. */
  readonly decisionKey: string | null;
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

/** An empty row of the tasks. */
export function newTaskRow(text = ''): TaskRow {
  const blank = {
    responsibleUnit: '',
    responsibleNames: '',
    dueOn: null,
    organizationId: null,
    ownerMemberId: null,
    coOwnerNames: '',
    doneWhen: '',
    status: 'open',
    decisionKey: null,
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

/** The form of a new meeting that begins from a template or an earlier meeting. */
export function formFromStart(start: CallOutput<'meetingTemplates.start'>, date: string): MeetingForm {
  const { startTime, agenda, attendance, minutesText, ...fields } = start;
  return {
    ...emptyForm(date),
    ...fields,
    startTime,
    minutesText,
    agenda: agenda.length === 0 ? [newAgendaRow()] : agenda.map((item) => ({ ...newAgendaRow(), ...item })),
    attendance: attendanceRows(attendance),
  };
}

/** A kept draft with what rows have since got, so that one of an earlier version of the program opens. */
export function completeForm(form: MeetingForm): MeetingForm {
  return {
    ...form,
    agenda: form.agenda.map((row) => ({ ...newAgendaRow(), ...row })),
    attendance: form.attendance.map((row) => ({ ...newAttendanceRow(row.capacity), ...row })),
    decisions: form.decisions.map((row) => ({ ...newDecisionRow(), ...row })),
    actions: form.actions.map((row) => ({ ...newTaskRow(), ...row })),
  };
}

/** The form of a stored meeting. */
export function formFromMeeting({ meeting, agenda, attendance, decisions, actions }: MeetingRecord): MeetingForm {
  const agendaRows = agendaRowsOf(agenda);
  const decisionRows = decisionRowsOf(decisions, agendaRows);
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
    attendance: attendanceRows(attendance, agendaRows),
    decisions: decisionRows,
    actions: actions.map((action) => ({
      key: newKey(),
      id: action.id,
      text: action.text,
      responsibleUnit: action.responsibleUnit ?? '',
      responsibleNames: action.responsibleNames ?? '',
      dueOn: action.dueOn,
      organizationId: action.organizationId,
      ownerMemberId: action.ownerMemberId,
      coOwnerNames: action.coOwnerNames ?? '',
      doneWhen: action.doneWhen ?? '',
      status: action.status,
      decisionKey: action.decisionIndex === null ? null : (decisionRows[action.decisionIndex]?.key ?? null),
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
    agenda: form.agenda.filter(
      (row) => !isBlank(row.title, row.proposerUnit, row.proposerName, row.summaryText, row.discussionText),
    ),
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
    agenda: agenda.map(sentAgenda),
    attendance: attendance.map((row) => sentPerson(row, agenda)),
    decisions: decisions.map((row) => sentDecision(row, agenda)),
    actions: actions.map(({ id, key: _key, decisionKey, dueOn, ...task }) => {
      return { ...withId(id), ...task, dueOn: dueOn ?? '', decisionIndex: placeOf(decisions, decisionKey) };
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
