import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { message } from '#shared/text/index.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { brokenRules } from './brokenRules.ts';
import { sampleMeeting } from './sampleMeeting.ts';

let office: TestService;
let groupId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  const fields = { name: '社会组织管理工作领导小组', establishedOn: '2024-01-01', quorum: 'two_thirds' as const };
  groupId = (await office.call('duties.saveGroup', { fields })).id;
});
afterAll(() => office.close());

const person = (name: string, more = {}) => ({ capacity: 'present' as const, name, ...more });

/** Three items, five people of whom two are on leave, one leaving before item 3. */
function conducted() {
  const sample = sampleMeeting({ leadingGroupId: groupId });
  return {
    ...sample,
    agenda: [
      { title: '一' },
      { title: '二', discussionText: '与会人员就方案作了讨论。' },
      { title: '三', minutesPlanned: 20 },
    ],
    attendance: [
      person('张建国', { officialPlace: 0 }),
      person('李春梅', { officialPlace: 1, leftIndex: 2, leftAt: '10:40' }),
      person('王珺', { substituteFor: '郑昇', substituteVotes: true, officialPlace: 3 }),
      person('吴旸', { arrivedIndex: 1, arrivedAt: '09:40', recusals: [{ agendaIndex: 1, reason: '任该会理事' }] }),
      { capacity: 'leave' as const, name: '郑昇', leaveReason: '出差', officialPlace: 2 },
    ],
    decisions: [
      { text: '同意。', agendaIndex: 0, ballot: 'hand' as const, votesFor: 3, votesAgainst: 0, votesAbstain: 0 },
    ],
  };
}

describe('conduct of a meeting (features M3–M5)', () => {
  it('keeps who came, left, stood in and was recused, by the item also when the agenda changes its order', async () => {
    const input = conducted();
    const { id, revision } = await office.call('meetings.save', input);
    const got = await office.call('meetings.get', { id });
    expect(got.attendance).toMatchObject(input.attendance);
    expect(got.agenda).toMatchObject(input.agenda);
    expect(got.decisions).toMatchObject(input.decisions);
    const [one, two, three] = got.agenda;
    if (!one || !two || !three) throw new Error('three items were stored');
    // Item 3 goes to the front: whoever left before it left before the first item of the new order.
    const attendance = got.attendance.map((row) => ({
      ...row,
      leftIndex: row.leftIndex === 2 ? 0 : row.leftIndex,
      arrivedIndex: row.arrivedIndex === 1 ? 2 : row.arrivedIndex,
      recusals: row.recusals?.map((recusal) => ({ ...recusal, agendaIndex: 2 })) ?? null,
    }));
    const agenda = [three, one, two];
    const decisions = got.decisions.map(({ number: _number, ...row }) => ({ ...row, agendaIndex: 1, votesFor: 2 }));
    await office.call('meetings.save', { ...input, id, expectedRevision: revision, agenda, attendance, decisions });
    const after = await office.call('meetings.get', { id });
    expect(after.agenda.map((row) => row.title)).toEqual(['三', '一', '二']);
    expect(after.attendance[1]).toMatchObject({ leftIndex: 0, leftAt: '10:40' });
    expect(after.attendance[3]?.recusals).toEqual([{ agendaIndex: 2, reason: '任该会理事' }]);
  });

  it('refuses votes of somebody who left, naming him; nothing is stored', async () => {
    const input = conducted();
    const decisions = [{ ...input.decisions[0], text: '通过。', agendaIndex: 2, votesFor: 4 }];
    const before = (await office.call('meetings.list', {})).total;
    const failure = await office.failure('meetings.save', { ...input, decisions });
    const [issue] = brokenRules(failure);
    expect(issue).toMatchObject({ field: 'decisions.0.votesFor', code: 'votes_of_absent' });
    expect(message('zh-CN', 'ruleIssues.votes_of_absent', { ...issue?.params })).toBe(
      '第 1 项议定事项：同意、反对、弃权合计 4 票，比有表决权的到会人数 3 多 1 票；李春梅在该议题时未到会、已离会或回避，不能表决',
    );
    expect((await office.call('meetings.list', {})).total).toBe(before);
  });

  it('does not make minutes final without the quorum unless the item is undecided or a reason is given; keeps due and present', async () => {
    const input = conducted();
    // Item 3: five due with the one who stands in, present 张建国 王珺 吴旸.
    const decisions = [
      { text: '同意第三项。', agendaIndex: 2, ballot: 'hand' as const, votesFor: 2, votesAgainst: 0, votesAbstain: 0 },
    ];
    const attendance = input.attendance.map((row) =>
      row.name === '吴旸'
        ? { ...row, capacity: 'absent' as const, arrivedIndex: null, arrivedAt: null, recusals: null }
        : row,
    );
    const saved = await office.call('meetings.save', { ...input, attendance, decisions });
    const failure = await office.failure('meetings.finalize', { id: saved.id, expectedRevision: saved.revision });
    expect(brokenRules(failure)).toMatchObject([
      { field: 'decisions.0.quorumReason', code: 'quorum_missed', params: { place: 1, due: 4, present: 2, needed: 3 } },
    ]);
    const withReason = decisions.map((row) => ({ ...row, quorumReason: '事项紧急，会后书面征求意见' }));
    const again = await office.call('meetings.save', {
      ...{ ...input, attendance, decisions: withReason, id: saved.id, expectedRevision: saved.revision },
      agenda: (await office.call('meetings.get', { id: saved.id })).agenda,
    });
    await office.call('meetings.finalize', { id: again.id, expectedRevision: again.revision });
    const got = await office.call('meetings.get', { id: again.id });
    expect(got.meeting.recordState).toBe('final');
    const { fields } = await office.call('records.asAt', { id: got.decisions[0]?.id ?? '', date: '2026-03-05' });
    expect(fields).toMatchObject({ votesDue: 4, votesPresent: 2, quorumReason: '事项紧急，会后书面征求意见' });
  });

  it('holds the council of a foundation to two thirds of its directors', async () => {
    const organization = await office.call('organizations.save', {
      fields: {
        name: '云州市儿童关爱基金会',
        registrationKind: 'registered',
        legalType: 'foundation',
        registrationNo: '云基证字第0001号',
        registrationAuthority: '云州市民政局',
        establishedOn: '2019-05-06',
        status: 'normal',
      },
    });
    const sample = sampleMeeting({ kind: 'council', organizationId: organization.id, leadingGroupId: null });
    const attendance = [
      { capacity: 'present' as const, name: '理事', headcount: 6 },
      { capacity: 'absent' as const, name: '未到理事', headcount: 4 },
    ];
    const decisions = [{ text: '通过年度预算。', agendaIndex: 0 }];
    const { id, revision } = await office.call('meetings.save', { ...sample, attendance, decisions });
    const failure = await office.failure('meetings.finalize', { id, expectedRevision: revision });
    expect(brokenRules(failure)).toMatchObject([{ code: 'quorum_missed', params: { due: 10, present: 6, needed: 7 } }]);
    const council = await office.call('organizationMeetings.council', { organizationId: organization.id });
    expect(council.rows.map((row) => row.id)).toContain(id);
  });
});
