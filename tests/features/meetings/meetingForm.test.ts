import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contentFromForm,
  emptyForm,
  filledRows,
  formFromMeeting,
  type MeetingForm,
  type MeetingRecord,
  newAgendaRow,
  newAttendanceRow,
  newDecisionRow,
  newTaskRow,
  previewContent,
} from '#renderer/features/meetings/meetingForm.ts';
import { meetingProblems } from '#renderer/features/meetings/meetingProblems.ts';
import { readTime } from '#renderer/features/meetings/readTime.ts';
import { splitNames } from '#renderer/features/meetings/splitNames.ts';
import { takeStoredIds } from '#renderer/features/meetings/takeStoredIds.ts';
import { meetingsContract } from '#shared/features/meetings/meetings.contract.ts';

const saveInput = meetingsContract.find((procedure) => procedure.name === 'meetings.save')?.input;
const GROUP = '01a205a5-cc90-725f-94e3-142ee31dc08e';

function fullForm(): MeetingForm {
  const first = newAgendaRow('审议工作方案');
  return {
    ...emptyForm('2026-06-30'),
    title: '领导小组2026年第1次会议',
    leadingGroupId: GROUP,
    place: '三楼会议室',
    chairName: '王建国',
    recorderName: '李敏',
    agenda: [newAgendaRow(''), first],
    attendance: [
      newAttendanceRow('present', '𠮷某'),
      newAttendanceRow('leave', ''),
      { ...newAttendanceRow('observer', '联络员'), headcount: '64' },
    ],
    decisions: [{ ...newDecisionRow('同意方案。'), agendaKey: first.key }],
    actions: [{ ...newTaskRow('完成核查'), responsibleUnit: '社会组织管理科', dueOn: '2026-07-31' }],
  };
}

/** What the service answers for content it has stored: every row with an id, in the order sent. */
function stored(form: MeetingForm, revision: number): MeetingRecord {
  const id = (kind: number, index: number) =>
    `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(index).padStart(12, '0')}`;
  const content = saveInput?.parse(contentFromForm(form)) as MeetingRecord & { fields: MeetingRecord['meeting'] };
  return {
    ...content,
    meeting: { ...content.fields, id: id(0, 0), revision, number: null },
    agenda: content.agenda.map((row, index) => ({ ...row, id: id(1, index) })),
    attendance: content.attendance.map((row, index) => ({ ...row, id: id(2, index) })),
    decisions: content.decisions.map((row, index) => ({ ...row, id: id(3, index), number: null })),
    actions: content.actions.map((row, index) => ({ ...row, id: id(4, index) })),
  };
}

describe('form of a meeting', () => {
  it('sends what the contract takes, without empty rows, and keeps the agenda item of a decision', () => {
    const content = contentFromForm(fullForm());
    expect(saveInput?.safeParse(content).success).toBe(true);
    expect(content.agenda?.map((row) => row.title)).toEqual(['审议工作方案']);
    expect(content.attendance?.map((row) => [row.capacity, row.name, row.headcount])).toEqual([
      ['present', '𠮷某', 1],
      ['observer', '联络员', 64],
    ]);
    expect(content.decisions?.[0]?.agendaIndex).toBe(0);
  });

  it('puts an end before the start on the next day, also at the end of a month', () => {
    const form = { ...fullForm(), startTime: '21:00', endTime: '00:30' };
    expect(contentFromForm(form).fields.endAt).toBe('2026-07-01T00:30');
    expect(contentFromForm({ ...form, endTime: '22:15' }).fields.endAt).toBe('2026-06-30T22:15');
  });

  it('comes back from the service as it was sent', () => {
    const form = { ...fullForm(), endTime: '11:30' };
    const back = formFromMeeting(stored(form, 3));
    expect(back.revision).toBe(3);
    const bare = (content: ReturnType<typeof contentFromForm>) =>
      JSON.stringify(content, (key, value) => (key === 'id' ? undefined : value));
    expect(bare(contentFromForm(back))).toBe(bare(contentFromForm(form)));
  });

  it('is never refused as a preview, however little is filled in', () => {
    const word = fc.constantFrom('', ' ', '会', '三楼会议室');
    fc.assert(
      fc.property(
        word,
        word,
        word,
        word,
        word,
        fc.constantFrom(null, '2026-07-31'),
        (title, place, chair, agenda, task, dueOn) => {
          const form: MeetingForm = {
            ...emptyForm('2026-06-30'),
            startOn: dueOn,
            startTime: '',
            title,
            place,
            chairName: chair,
            agenda: [{ ...newAgendaRow(agenda), proposerName: '某科' }],
            actions: [{ ...newTaskRow(task), dueOn }],
            decisions: [newDecisionRow(place)],
          };
          expect(saveInput?.safeParse(previewContent(form, '（未填）', '2026-06-30')).error).toBeUndefined();
        },
      ),
    );
  });

  it('takes the stored ids, and keeps rows typed while it was saved', () => {
    const form = fullForm();
    const record = stored(form, 1);
    const late = newDecisionRow('补充一项。');
    const after = takeStoredIds({ ...form, decisions: [late, ...form.decisions] }, filledRows(form), record);
    expect(after.revision).toBe(1);
    expect(after.decisions.map((row) => row.id)).toEqual([null, record.decisions[0]?.id]);
    expect(after.agenda.map((row) => row.id)).toEqual([null, record.agenda[0]?.id]);
    expect(after.attendance.map((row) => row.id)).toEqual([record.attendance[0]?.id, null, record.attendance[1]?.id]);
  });

  it('says in words what is missing, at the field', () => {
    expect(meetingProblems(fullForm()).size).toBe(0);
    const task = { ...newTaskRow('无人负责'), dueOn: null };
    const problems = meetingProblems({ ...fullForm(), title: '会', startTime: '25:00', place: ' ', actions: [task] });
    expect(Object.fromEntries(problems)).toEqual({
      title: 'meetings.problemTitle',
      startTime: 'meetings.problemTime',
      place: 'meetings.problemEmpty',
      [`${task.key}.responsibleUnit`]: 'meetings.problemOwner',
      [`${task.key}.dueOn`]: 'meetings.problemDue',
    });
  });
});

describe('typed helpers', () => {
  it.each([
    ['9:00', '09:00'],
    ['0930', '09:30'],
    ['930', '09:30'],
    ['9点半', '09:30'],
    ['下午3时20分', '15:20'],
    ['14：05', '14:05'],
    ['25:00', '25:00'],
    ['九点', '九点'],
    ['', ''],
  ])('time %s', (typed, time) => {
    expect(readTime(typed)).toBe(time);
  });

  it.each([
    ['张三、李四，王　五', ['张三', '李四', '王五']],
    ['张三\r\n李四\r\n', ['张三', '李四']],
    ['张　三　李　四', ['张三', '李四']],
    ['欧阳建国', ['欧阳建国']],
  ])('names %j', (text, names) => {
    expect(splitNames(text)).toEqual(names);
  });
});
