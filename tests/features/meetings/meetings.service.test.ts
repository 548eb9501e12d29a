import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput, CallOutput } from '#shared/contract/list.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { sampleMeeting } from './sampleMeeting.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type SaveInput = CallInput<'meetings.save'>;
const get = (id: string) => office.call('meetings.get', { id });

/** What the screen sends back of a stored meeting. */
function resend({ meeting, agenda, attendance, decisions, actions }: CallOutput<'meetings.get'>): SaveInput {
  const { kind, title, leadingGroupId, organizationId, startAt, endAt, place, chairName, recorderName } = meeting;
  const { openingText, minutesText, distribution, copyTo, mark } = meeting;
  const heading = { kind, title, leadingGroupId, organizationId, startAt, endAt, place, chairName, recorderName };
  return {
    id: meeting.id,
    expectedRevision: meeting.revision,
    fields: { ...heading, openingText, minutesText, distribution, copyTo, mark },
    agenda,
    attendance,
    decisions: decisions.map(({ number: _number, ...row }) => row),
    actions: actions.map(({ revision: _revision, doneOn: _doneOn, evidence: _evidence, ...row }) => row),
  };
}

async function revisionOf(id: string): Promise<number> {
  const { entries } = await office.call('records.history', { id });
  return entries[0]?.revision ?? 0;
}

/** History leaves out what is false: only a stated 自核 stands in it. */
async function isSelfChecked(service: TestService, id: string): Promise<boolean> {
  const { fields } = await service.call('records.asAt', { id, date: '2026-03-05' });
  return fields?.selfChecked === true;
}

async function finalized(part: Partial<SaveInput['fields']> = {}) {
  const { id, revision } = await office.call('meetings.save', sampleMeeting(part));
  return office.call('meetings.finalize', { id, expectedRevision: revision });
}

describe('meetings.save', () => {
  it('stores fields and lists as typed and reads them back in order', async () => {
    const input = sampleMeeting();
    const { id } = await office.call('meetings.save', input);
    const got = await get(id);
    expect(got.meeting).toMatchObject({ ...input.fields, recordState: 'draft', number: null, revision: 1 });
    expect(got.agenda.map((row) => row.title)).toEqual(['审议年度检查方案', '研究清理整治工作']);
    expect(got.attendance).toMatchObject(input.attendance ?? []);
    expect(got.decisions).toMatchObject(input.decisions ?? []);
    expect(got.actions).toMatchObject(input.actions ?? []);
    expect(got.createdByName).toBe('张文员');
  });

  it('writes nothing when the same is sent again', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    const before = await get(id);
    expect(await office.call('meetings.save', resend(before))).toEqual({ id, revision: 1 });
    expect(await get(id)).toEqual(before);
    for (const row of [...before.agenda, ...before.attendance, ...before.decisions, ...before.actions]) {
      expect(await revisionOf(row.id)).toBe(1);
    }
  });

  it('changes only the rows that differ, voids the ones that are gone, and moves the revision on', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    const before = await get(id);
    const [first, second, third, fourth] = before.attendance;
    if (!first || !second || !third || !fourth) throw new Error('four rows were stored');
    const changed = { ...second, post: '一级调研员' };
    const input = {
      ...resend(before),
      attendance: [first, changed, fourth, { capacity: 'present' as const, name: '吴旸' }],
    };
    expect(await office.call('meetings.save', input)).toEqual({ id, revision: 2 });
    const after = await get(id);
    expect(after.attendance.map((row) => row.name)).toEqual(['张建国', '李春梅', '郑昇', '吴旸']);
    expect(after.attendance[0]?.id).toBe(first.id);
    expect(await revisionOf(first.id)).toBe(1);
    expect(await revisionOf(second.id)).toBe(2);
    const history = await office.call('records.history', { id: third.id });
    expect(history.entries[0]).toMatchObject({ action: 'attendance.void', reason: '已从会议草稿中删去' });
    // The decisions still point at their agenda items.
    expect(after.decisions.map((row) => row.agendaIndex)).toEqual([0, 1]);
    // Whoever still shows the first revision must not overwrite the changed list.
    const stale = await office.failure('meetings.save', resend(before));
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ id, revision: 2 });
  });

  it('keeps a decision with its agenda item when the agenda is put in another order', async () => {
    const { id } = await office.call('meetings.save', sampleMeeting());
    const before = await get(id);
    const decisions = before.decisions.map(({ number: _number, ...row }) => ({
      ...row,
      agendaIndex: 1 - (row.agendaIndex ?? 0),
    }));
    await office.call('meetings.save', { ...resend(before), agenda: [...before.agenda].reverse(), decisions });
    const after = await get(id);
    const titleOf = (got: typeof after, place: number) => got.agenda[got.decisions[place]?.agendaIndex ?? -1]?.title;
    expect([titleOf(after, 0), titleOf(after, 1)]).toEqual([titleOf(before, 0), titleOf(before, 1)]);
    expect(after.agenda.map((row) => row.id)).toEqual(before.agenda.map((row) => row.id).reverse());
  });

  it("never takes over another meeting's row", async () => {
    const first = await get((await office.call('meetings.save', sampleMeeting())).id);
    const { id } = await office.call('meetings.save', { ...sampleMeeting(), agenda: first.agenda });
    expect(await get(first.meeting.id)).toEqual(first);
    expect((await get(id)).agenda[0]?.id).not.toBe(first.agenda[0]?.id);
  });

  it('refuses an end before the start, unknown references, and done without evidence', async () => {
    const nobody = '0190aaaa-0000-7000-8000-000000000000';
    const input = sampleMeeting({ endAt: '2026-03-03T08:00', leadingGroupId: nobody });
    const attendance = [{ capacity: 'present' as const, memberId: nobody }];
    const actions = [{ text: '已办的事', responsibleUnit: '办公室', dueOn: '2026-03-31', status: 'done' as const }];
    const decisions = [{ text: '同意。', agendaIndex: 9 }];
    const failure = await office.failure('meetings.save', { ...input, attendance, actions, decisions });
    expect(failure.code).toBe('rule_broken');
    expect(failure.details).toEqual({
      count: 5,
      fields: [
        { field: 'endAt', code: 'date_order' },
        { field: 'decisions.0.agendaIndex', code: 'not_found' },
        { field: 'leadingGroupId', code: 'not_found' },
        { field: 'attendance.0.memberId', code: 'not_found' },
        { field: 'actions.0.status', code: 'done_needs_evidence' },
      ],
    });
  });
});

describe('meetings.finalize', () => {
  it('numbers within kind and year without gaps, and a voided number stays taken', async () => {
    const own = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    try {
      const make = async (part: Partial<SaveInput['fields']>) => {
        const { id, revision } = await own.call('meetings.save', sampleMeeting(part));
        return own.call('meetings.finalize', { id, expectedRevision: revision });
      };
      expect((await make({})).number).toBe('〔2026〕1号');
      const second = await make({});
      expect(second.number).toBe('〔2026〕2号');
      expect((await make({ kind: 'office' })).number).toBe('〔2026〕1号');
      expect((await make({ startAt: '2025-12-31T23:00', endAt: '2026-01-01T01:00' })).number).toBe('〔2025〕1号');
      await own.call('meetings.void', { id: second.id, expectedRevision: second.revision, reason: '重复录入' });
      expect((await make({})).number).toBe('〔2026〕3号');
      const { rows } = await own.call('meetings.list', { filter: { kind: 'leading_group', year: 2026 } });
      expect(rows.map((row) => [row.number, row.recordState])).toEqual(
        expect.arrayContaining([
          ['〔2026〕1号', 'final'],
          ['〔2026〕2号', 'voided'],
          ['〔2026〕3号', 'final'],
        ]),
      );
    } finally {
      await own.close();
    }
  });

  it('refused attempts leave no gap', async () => {
    const kind = 'training';
    const { id, revision } = await office.call('meetings.save', {
      ...sampleMeeting({ kind, minutesText: { blocks: [] } }),
      decisions: [],
    });
    const failure = await office.failure('meetings.finalize', { id, expectedRevision: revision });
    expect(failure.details.fields).toEqual([{ field: 'minutesText', code: 'required' }]);
    expect((await office.failure('meetings.finalize', { id, expectedRevision: 9 })).code).toBe('conflict');
    expect((await finalized({ kind })).number).toBe('〔2026〕1号');
  });

  it('numbers the decisions, makes every row final, sets the date of issue and notes the self-check', async () => {
    const { id } = await finalized({ kind: 'exchange' });
    const got = await get(id);
    expect(got.decisions.map((row) => row.number)).toEqual(['交流决〔2026〕1号', '交流决〔2026〕2号']);
    expect(got.meeting).toMatchObject({ recordState: 'final', minutesIssuedOn: '2026-03-05' });
    for (const row of [...got.agenda, ...got.attendance, ...got.decisions, ...got.actions]) {
      const { fields } = await office.call('records.asAt', { id: row.id, date: '2026-03-05' });
      expect(fields?.recordState).toBe('final');
    }
    expect(await isSelfChecked(office, id)).toBe(true);
  });

  it('afterwards refuses every change and a second finalizing', async () => {
    const { id, revision } = await finalized({ kind: 'topic_analysis' });
    const before = await get(id);
    const changed = { ...resend(before), expectedRevision: revision, agenda: [] };
    const failure = await office.failure('meetings.save', changed);
    expect(failure.code).toBe('rule_broken');
    expect(failure.details.fields).toEqual([{ field: 'recordState', code: 'is_final' }]);
    expect((await office.failure('meetings.finalize', { id, expectedRevision: revision })).code).toBe('rule_broken');
    expect(await get(id)).toEqual(before);
  });

  it('asks for what the rows need: a name, an owner, an issue date after the meeting, a council its organization', async () => {
    const input = sampleMeeting({ kind: 'council' });
    const attendance = [{ capacity: 'present' as const, post: '理事' }];
    const actions = [{ text: '修改章程', dueOn: '2026-04-30' }];
    const { id, revision } = await office.call('meetings.save', { ...input, attendance, actions });
    const failure = await office.failure('meetings.finalize', {
      id,
      expectedRevision: revision,
      issuedOn: '2026-03-01',
    });
    expect(failure.details.fields).toEqual([
      { field: 'organizationId', code: 'required' },
      { field: 'issuedOn', code: 'date_order' },
      { field: 'attendance.0.name', code: 'required' },
      { field: 'actions.0.responsibleUnit', code: 'required' },
    ]);
  });

  it('asks for 自核 on an own entry only while a second person can check', async () => {
    const own = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    try {
      const { id, revision } = await own.call('meetings.save', sampleMeeting());
      await own.as('admin');
      const account = {
        login: 'checker',
        displayName: '赵审核',
        password: '初始口令2026abc',
        ownPassword: '测试口令2026abc',
      };
      const checker = await own.call('users.create', account);
      await own.call('users.setRoles', { id: checker.id, roles: ['recorder', 'reviewer'], enabled: true });
      await own.as('clerk');
      const failure = await own.failure('meetings.finalize', { id, expectedRevision: revision });
      expect(failure.details.fields).toEqual([{ field: 'selfChecked', code: 'own_entry' }]);

      await own.as('checker', '初始口令2026abc');
      await own.call('session.changePassword', { oldPassword: '初始口令2026abc', newPassword: '第二口令2026xyz' });
      await own.call('meetings.finalize', { id, expectedRevision: revision });
      expect(await isSelfChecked(own, id)).toBe(false);

      await own.as('clerk');
      const second = await own.call('meetings.save', sampleMeeting());
      await own.call('meetings.finalize', { id: second.id, expectedRevision: 1, selfChecked: true });
      expect(await isSelfChecked(own, second.id)).toBe(true);
    } finally {
      await own.close();
    }
  });
});

describe('meetings.list', () => {
  it('filters by words with wildcards taken as they are', async () => {
    await office.call('meetings.save', sampleMeeting({ title: '完成率100%的专题会', kind: 'other' }));
    const found = async (text: string) =>
      (await office.call('meetings.list', { filter: { text, kind: 'other' } })).rows.map((row) => row.title);
    expect(await found('100% 专题')).toEqual(['完成率100%的专题会']);
    expect(await found('1%率')).toEqual([]);
    expect(await found('_')).toEqual([]);
  });
});
