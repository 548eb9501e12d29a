import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { type StudySessionFields, studyAttendance } from '#shared/features/studySessions/studySessions.contract.ts';
import { STUDY_KINDS, type StudyKind } from '#shared/features/studySessions/studySessions.lists.ts';

export type StudyRecord = CallOutput<'studySessions.get'>;
export type StudyPerson = StudyRecord['session']['attendance'][number];

/** A session as it is typed. */
export type StudyForm = {
  readonly kind: StudyKind;
  readonly heldOn: string | null;
  readonly hours: number | null;
  readonly place: string;
  readonly topic: string;
  readonly chairName: string;
  readonly recorderName: string;
  readonly participants: number;
  readonly absent: number;
  readonly contentText: string;
  readonly discussionText: string;
  readonly attendance: readonly StudyPerson[];
};

/** Reads a stored session, or what a conflict answers, as the form shows it. */
export function formOfSession(record: Readonly<Record<string, unknown>>): StudyForm {
  const text = (name: string) => (typeof record[name] === 'string' ? record[name] : '');
  const number = (name: string) => (typeof record[name] === 'number' ? record[name] : null);
  const attendance = studyAttendance.array().safeParse(record.attendance);
  return {
    kind: STUDY_KINDS.find((kind) => kind === record.kind) ?? 'collective_study',
    heldOn: text('heldOn') || null,
    hours: number('hours'),
    place: text('place'),
    topic: text('topic'),
    chairName: text('chairName'),
    recorderName: text('recorderName'),
    participants: number('participants') ?? 0,
    absent: number('absent') ?? 0,
    contentText: text('contentText'),
    discussionText: text('discussionText'),
    attendance: attendance.success ? attendance.data : [],
  };
}

/** What is sent; the day must be there. */
export function fieldsOfForm(form: StudyForm, heldOn: string): CallInput<'studySessions.save'>['fields'] {
  const { attendance, ...fields } = form;
  return { ...fields, heldOn, attendance: attendance.map((person) => ({ ...person })) };
}

/** The same as the rules read it: texts without blanks around them, empty ones as nothing. */
export function fieldsToCheck(form: StudyForm, heldOn: string): StudySessionFields {
  const own = (text: string) => text.trim() || null;
  return {
    ...form,
    heldOn,
    ...{ place: own(form.place), topic: own(form.topic), chairName: own(form.chairName) },
    ...{ recorderName: own(form.recorderName), contentText: own(form.contentText) },
    discussionText: own(form.discussionText),
    attendance: [...form.attendance],
  };
}

/** The list with the numbers that follow from it. */
export function withPeople(
  attendance: readonly StudyPerson[],
): Pick<StudyForm, 'attendance' | 'participants' | 'absent'> {
  const participants = attendance.filter(({ present }) => present).length;
  return { attendance, participants, absent: attendance.length - participants };
}
