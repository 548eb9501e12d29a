import { describe, expect, it } from 'vitest';
import { movedTo } from '#renderer/features/meetings/conductRows.ts';
import {
  type AttendanceRow,
  completeForm,
  contentFromForm,
  emptyForm,
  type MeetingForm,
  newAgendaRow,
  newAttendanceRow,
  newDecisionRow,
} from '#renderer/features/meetings/meetingForm.ts';
import { mergeForms } from '#renderer/features/meetings/mergeForms.ts';

const row = <Row extends { key: string; id: string | null }>(
  made: Row,
  id: string | null,
  part: Partial<Row> = {},
): Row => ({
  ...made,
  ...part,
  id,
});

function form(): MeetingForm {
  const [first, second] = [row(newAgendaRow('议题一'), 'a1'), row(newAgendaRow('议题二'), 'a2')];
  return {
    ...emptyForm('2026-06-30'),
    revision: 1,
    title: '例会',
    place: '三楼会议室',
    agenda: [first, second],
    attendance: [
      row(newAttendanceRow('present', '张建国'), 'p1'),
      row(newAttendanceRow('present', '李春梅'), 'p2', { leftKey: second.key }),
    ],
    decisions: [row(newDecisionRow('同意。'), 'd1', { agendaKey: first.key })],
    actions: [],
  };
}

/** The same stored meeting on another screen: new keys everywhere, the same words. */
function elsewhere(one: MeetingForm): MeetingForm {
  const keys = new Map(one.agenda.map((item) => [item.key, crypto.randomUUID() as string]));
  const of = (key: string | null) => (key === null ? null : (keys.get(key) ?? null));
  return {
    ...one,
    revision: 2,
    agenda: one.agenda.map((item) => ({ ...item, key: keys.get(item.key) ?? '' })),
    attendance: one.attendance.map((person) => ({
      ...person,
      key: crypto.randomUUID(),
      arrivedKey: of(person.arrivedKey),
      leftKey: of(person.leftKey),
    })),
    decisions: one.decisions.map((item) => ({ ...item, key: crypto.randomUUID(), agendaKey: of(item.agendaKey) })),
  };
}
const named = <Row extends { id: string | null }>(rows: readonly Row[], id: string, part: Partial<Row>): Row[] =>
  rows.map((one) => (one.id === id ? { ...one, ...part } : one));

describe('two clerks on one draft', () => {
  it('takes what only one of them changed, in fields and in rows', () => {
    const base = form();
    const mine = { ...base, place: '二楼会议室', attendance: named(base.attendance, 'p1', { post: '局长' }) };
    const theirs = {
      ...elsewhere(base),
      title: '第二季度例会',
      attendance: named(elsewhere(base).attendance, 'p2', { post: '副局长' }),
    };
    // Keys of the other screen must hang together.
    const other = { ...elsewhere({ ...base, attendance: theirs.attendance }), title: theirs.title };
    const { form: merged, clashes } = mergeForms(base, mine, other);
    expect(clashes).toEqual([]);
    expect([merged.title, merged.place, merged.revision]).toEqual(['第二季度例会', '二楼会议室', 2]);
    expect(merged.attendance.map((one) => one.post)).toEqual(['局长', '副局长']);
    // Keys stay mine: the cursor stays in its row.
    expect(merged.agenda.map((item) => item.key)).toEqual(mine.agenda.map((item) => item.key));
    expect(merged.attendance[0]?.key).toBe(mine.attendance[0]?.key);
  });

  it('keeps rows that either added, drops what either removed and the other left alone', () => {
    const base = form();
    const added = newAgendaRow('我的新议题');
    const mine = { ...base, agenda: [...base.agenda, added], attendance: base.attendance.slice(1) };
    const other = elsewhere(base);
    const theirs = {
      ...other,
      agenda: [...other.agenda, row(newAgendaRow('他的新议题'), 'a3')],
      decisions: [],
    };
    const { form: merged, clashes } = mergeForms(base, mine, theirs);
    expect(clashes).toEqual([]);
    expect(merged.agenda.map((item) => item.title)).toEqual(['议题一', '议题二', '我的新议题', '他的新议题']);
    expect(merged.attendance.map((one) => one.name)).toEqual(['李春梅']);
    expect(merged.decisions).toEqual([]);
    // Whoever left before item 2 still left before it.
    expect(merged.attendance[0]?.leftKey).toBe(merged.agenda[1]?.key);
  });

  it('asks where both changed the same, and takes what is chosen; nothing typed is lost by default', () => {
    const base = form();
    const mine = { ...base, place: '二楼', decisions: named(base.decisions, 'd1', { text: '我的写法。' }) };
    const other = elsewhere(base);
    const theirs = { ...other, place: '四楼', decisions: named(other.decisions, 'd1', { text: '他的写法。' }) };
    const { form: kept, clashes } = mergeForms(base, mine, theirs);
    expect(clashes.map((clash) => clash.id)).toEqual(['place', 'd1']);
    expect([kept.place, kept.decisions[0]?.text]).toEqual(['二楼', '我的写法。']);
    const { form: chosen } = mergeForms(base, mine, theirs, new Set(['d1']));
    expect([chosen.place, chosen.decisions[0]?.text]).toEqual(['二楼', '他的写法。']);
    expect(chosen.decisions[0]?.agendaKey).toBe(chosen.agenda[0]?.key);
  });

  it('a row that one changed and the other removed is asked for; kept, it is entered anew', () => {
    const base = form();
    const mine = { ...base, decisions: named(base.decisions, 'd1', { text: '改过。' }) };
    const theirs = { ...elsewhere(base), decisions: [] };
    const { form: kept, clashes } = mergeForms(base, mine, theirs);
    expect(clashes).toMatchObject([{ id: 'd1', list: 'decisions', theirs: undefined }]);
    expect(kept.decisions).toMatchObject([{ id: null, text: '改过。' }]);
    expect(mergeForms(base, mine, theirs, new Set(['d1'])).form.decisions).toEqual([]);
  });
});

describe('official order (features M3)', () => {
  const people = ['组长', '副组长', '成员甲', '成员乙'].map(
    (name, officialPlace): AttendanceRow => ({ ...newAttendanceRow('present', name), officialPlace }),
  );
  const list = (rows: readonly AttendanceRow[], capacity: AttendanceRow['capacity']) =>
    rows.filter((one) => one.capacity === capacity).map((one) => one.name);
  const move = (rows: readonly AttendanceRow[], name: string, capacity: AttendanceRow['capacity']) => {
    const found = rows.find((one) => one.name === name);
    if (!found) throw new Error(name);
    return movedTo(rows, found, capacity);
  };

  it('is kept after moves between lists, there and back, in any order', () => {
    let rows = move(move(move(people, '成员乙', 'leave'), '副组长', 'leave'), '成员甲', 'leave');
    expect(list(rows, 'leave')).toEqual(['副组长', '成员甲', '成员乙']);
    rows = move(move(rows, '成员甲', 'present'), '副组长', 'present');
    expect(list(rows, 'present')).toEqual(['组长', '副组长', '成员甲']);
    expect(rows).toHaveLength(4);
  });

  it('whoever was typed by hand goes to the end of a list', () => {
    const rows = movedTo(
      [...people, newAttendanceRow('observer', '来宾')],
      newAttendanceRow('observer', '客人'),
      'present',
    );
    expect(list(rows, 'present').at(-1)).toBe('客人');
  });
});

describe('what is sent', () => {
  it('who is on leave neither came late nor stands in for anybody; times and votes travel as numbers', () => {
    const base = form();
    const [first, second] = base.agenda;
    const attendance = [
      row(newAttendanceRow('leave', '王珺'), null, { arrivedKey: first?.key ?? null, substituteFor: '张建国' }),
      row(newAttendanceRow('present', '吴旸'), null, {
        ...{ leftKey: second?.key ?? null, leftAt: '10:40' },
        recusals: [{ agendaKey: first?.key ?? '', reason: '任理事' }],
      }),
    ];
    const decisions = [
      row(newDecisionRow('同意。'), null, { ballot: 'secret', votesFor: '5', votesAgainst: '0', votesAbstain: '' }),
    ];
    const content = contentFromForm({ ...base, attendance, decisions });
    expect(content.attendance?.[0]).not.toHaveProperty('substituteFor');
    expect(content.attendance?.[1]).toMatchObject({
      ...{ arrivedIndex: null, leftIndex: 1, leftAt: '10:40' },
      recusals: [{ agendaIndex: 0, reason: '任理事' }],
    });
    expect(content.decisions?.[0]).toMatchObject({
      ballot: 'secret',
      votesFor: 5,
      votesAgainst: 0,
      votesAbstain: null,
    });
  });

  it('a draft kept by an earlier version of the program opens', () => {
    const old = JSON.parse(
      JSON.stringify({ ...form(), attendance: [{ key: 'x', id: null, capacity: 'present', name: '甲' }] }),
    );
    const opened = completeForm(old);
    expect(opened.attendance[0]).toMatchObject({ name: '甲', recusals: [], headcount: '1' });
    expect(contentFromForm(opened).attendance).toHaveLength(1);
  });
});
