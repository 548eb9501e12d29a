import type { MessageKey } from '#shared/text/index.ts';
import { contentFromForm, filledRows, type MeetingForm } from './meetingForm.ts';

/** What is wrong, by field name or row key + column (`<key>.text`). */
export type Problems = ReadonlyMap<string, MessageKey>;

const MOMENT = /^([01]\d|2[0-3]):[0-5]\d$/;
const length = (text: string) => [...text.trim()].length;

/** What must be corrected before the meeting can be saved; in the order of the page. */
export function meetingProblems(form: MeetingForm): Problems {
  const problems = new Map<string, MessageKey>();
  const note = (when: boolean, place: string, key: MessageKey) => {
    if (when && !problems.has(place)) problems.set(place, key);
  };
  note(length(form.title) < 2, 'title', 'meetings.problemTitle');
  note(length(form.title) > 200, 'title', 'meetings.problemTooLong');
  note(form.startOn === null, 'startOn', 'meetings.problemDate');
  note(!MOMENT.test(form.startTime), 'startTime', 'meetings.problemTime');
  note(form.endTime !== '' && !MOMENT.test(form.endTime), 'endTime', 'meetings.problemTime');
  note(form.kind === 'leading_group' && form.leadingGroupId === null, 'leadingGroupId', 'meetings.problemGroup');
  note(form.kind === 'council' && form.organizationId === null, 'organizationId', 'meetings.problemOrganization');
  note(length(form.place) === 0, 'place', 'meetings.problemEmpty');
  note(length(form.chairName) === 0, 'chairName', 'meetings.problemEmpty');
  note(length(form.recorderName) === 0, 'recorderName', 'meetings.problemEmpty');
  noteRows(form, note);
  noteText(form, note);
  return problems;
}

type Note = (when: boolean, place: string, key: MessageKey) => void;

function noteRows(form: MeetingForm, note: Note): void {
  const rows = filledRows(form);
  for (const row of rows.agenda) note(length(row.title) === 0, `${row.key}.title`, 'meetings.problemEmpty');
  for (const row of rows.attendance) {
    const group = Number.parseInt(row.headcount, 10) > 1;
    note(!group && length(row.name) === 0, `${row.key}.name`, 'meetings.problemName');
    note(!/^[1-9]\d{0,4}$/.test(row.headcount.trim()), `${row.key}.headcount`, 'meetings.problemHeadcount');
  }
  for (const row of rows.actions) {
    note(length(row.text) === 0, `${row.key}.text`, 'meetings.problemEmpty');
    note(
      length(row.responsibleUnit) + length(row.responsibleNames) === 0,
      `${row.key}.responsibleUnit`,
      'meetings.problemOwner',
    );
    note(row.dueOn === null, `${row.key}.dueOn`, 'meetings.problemDue');
  }
}

function noteText(form: MeetingForm, note: Note): void {
  for (const block of contentFromForm(form).fields.minutesText?.blocks ?? []) {
    if (block.kind === 'heading') note(block.text.length > 2000, 'minutesText', 'meetings.problemHeadingLong');
    if (block.kind === 'table') {
      note(
        block.columns.some((column) => column.title.length > 200),
        'minutesText',
        'meetings.problemTableTitle',
      );
      note(block.columns.length > 20, 'minutesText', 'meetings.problemTableWide');
    }
  }
}
