import type { CallInput } from '#shared/contract/list.ts';
import type { TextBlock } from '#shared/features/documents/textBlock.ts';
import type { MinutesText } from '#shared/features/meetings/meetings.contract.ts';
import type { CountyFigures } from './figures.ts';
import { GROUP_MEMBERS, type GroupMember } from './people.ts';
import type { WorkdayAgo } from './workdays.ts';

type SaveInput = CallInput<'meetings.save'>;
export type AttendanceInput = NonNullable<SaveInput['attendance']>[number];
export type ActionInput = NonNullable<SaveInput['actions']>[number];

/** What the texts of a meeting are written from. */
export type MeetingFacts = {
  readonly today: string;
  readonly leadingGroupId: string;
  /** Ids of the members by name. */
  readonly memberIds: ReadonlyMap<string, string>;
  /** Id of the council's organization (县社会组织联合会). */
  readonly councilId: string;
  /** Since when the group has its present members. */
  readonly regroupedOn: string;
  readonly workdayAgo: WorkdayAgo;
  figures(date: string): CountyFigures;
};

/** An action with what became of it. */
export type PlannedAction = ActionInput & { readonly done?: { readonly on: string; readonly evidence: string } };

export type PlannedMeeting = {
  readonly content: Omit<SaveInput, 'actions' | 'id' | 'expectedRevision'>;
  readonly actions: readonly PlannedAction[];
  /** Date of issue; null leaves the minutes a draft. */
  readonly issuedOn: string | null;
  readonly signed: boolean;
};

/** 2026年3月5日. */
export function inWords(date: string): string {
  return `${Number(date.slice(0, 4))}年${monthDay(date)}`;
}

/** 3月5日. */
export function monthDay(date: string): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
}

export const chapter = (text: string): TextBlock => ({ kind: 'heading', level: 1, text });
export const section = (text: string): TextBlock => ({ kind: 'heading', level: 2, text });
export const point = (text: string): TextBlock => ({ kind: 'heading', level: 3, text });
export const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text });

export function table(titles: readonly string[], rows: readonly (readonly string[])[]): TextBlock {
  return { kind: 'table', columns: titles.map((title) => ({ title })), rows: rows.map((cells) => [...cells]) };
}

export function minutes(...blocks: TextBlock[]): MinutesText {
  return { blocks };
}

/** The group as it stood on a date, before or after it was regrouped. */
function groupAt(date: string, regroupedOn: string): GroupMember[] {
  return GROUP_MEMBERS.filter((one) => (date < regroupedOn ? !one.joined : !one.former));
}

/** Attendance of the group's members; `leave` gives those absent with their reason. */
export function groupAttendance(
  facts: MeetingFacts,
  date: string,
  leave: Readonly<Record<string, string>> = {},
): AttendanceInput[] {
  return groupAt(date, facts.regroupedOn).flatMap((one): AttendanceInput[] => {
    if (one.role === 'liaison') return [];
    const person = { memberId: facts.memberIds.get(one.name) ?? null, name: one.name, post: one.post, unit: one.unit };
    const leaveReason = leave[one.name];
    if (leaveReason !== undefined) return [{ ...person, capacity: 'leave', leaveReason }];
    return [{ ...person, capacity: one.role === 'office_director' ? 'observer' : 'present' }];
  });
}

/** Somebody who is not in the leading group. */
export function guest(
  capacity: AttendanceInput['capacity'],
  person: { readonly name: string; readonly post: string; readonly unit: string },
): AttendanceInput {
  return { capacity, name: person.name, post: person.post, unit: person.unit };
}
