// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'studySessions.save'>['fields'];

let office: TestService;
const members: string[] = [];
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  for (const [name, post] of [
    ['王珺', '股长'],
    ['李喆', '科员'],
    ['赵敏', '科员'],
  ] as const)
    members.push((await office.call('duties.saveMember', { fields: { name, post } })).id);
});
afterAll(() => office.close());

const person = (index: number, present: boolean, absentReason: string | null = null) => ({
  ...{
    memberId: members[index] ?? '',
    name: ['王珺', '李喆', '赵敏'][index] ?? '',
    post: '科员',
    present,
    absentReason,
  },
});
const fields = (changes: Partial<Fields> = {}): Fields => ({
  ...{
    kind: 'collective_study',
    heldOn: '2026-02-10',
    hours: 1.5,
    place: '三楼会议室',
    topic: '学习《社会组织登记管理条例》',
  },
  ...{ chairName: '张建国', recorderName: '李喆', participants: 20, absent: 3 },
  ...{ contentText: '逐条学习登记程序。', discussionText: '结合年检工作交流。', ...changes },
});
const draft = (changes: Partial<Fields> = {}) => office.call('studySessions.save', { fields: fields(changes) });
async function held(changes: Partial<Fields> = {}) {
  const saved = await draft(changes);
  return office.call('studySessions.finalize', expected(saved));
}
const coverage = async (kind: string, year = 2026) => {
  const { kinds } = await office.call('studySessions.coverage', { year });
  const found = kinds.find((one) => one.kind === kind);
  if (!found) throw new Error(kind);
  return found;
};
const text = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');

describe('study sessions (domain.md §6)', () => {
  it('a draft may be planned ahead and counts nowhere; a final one counts and no longer changes', async () => {
    const planned = await draft({ heldOn: '2026-03-20', topic: null, chairName: null });
    expect((await coverage('collective_study')).sessions).toBe(0);
    expect(issuesOf(await office.failure('studySessions.finalize', expected(planned)))).toEqual([
      'heldOn: date_in_future',
      'topic: study_topic_missing',
      'chairName: study_chair_missing',
    ]);
    const changed = await office.call('studySessions.save', {
      ...expected(planned),
      fields: fields({ heldOn: '2026-03-04' }),
    });
    const final = await office.call('studySessions.finalize', expected(changed));
    const late = await office.failure('studySessions.save', { ...expected(final), fields: fields({ hours: 8 }) });
    expect(issuesOf(late)).toEqual(['recordState: study_is_final']);
    const stale = await office.failure('studySessions.save', { ...expected(planned), fields: fields() });
    expect(stale.code).toBe('conflict');
    expect((await coverage('collective_study')).sessions).toBe(1);
  });

  it.each<[string, Partial<Fields>, string[]]>([
    ['0 hours', { hours: 0 }, ['hours: study_hours']],
    ['30 hours', { hours: 30 }, ['hours: study_hours']],
    ['-1 hours', { hours: -1 }, ['hours: study_hours']],
  ])('refuses %s', async (_name, changes, codes) => {
    expect(issuesOf(await office.failure('studySessions.save', { fields: fields(changes) }))).toEqual(codes);
  });

  it('keeps members of the office with reason of absence as they were, even when one is renamed later', async () => {
    const attendance = [person(0, true), person(1, false, '值班'), person(2, false, '公务出差')];
    const { id } = await held({ kind: 'training', participants: 8, absent: 2, attendance });
    await office.call('duties.saveMember', {
      ...{ id: members[1] ?? '', expectedRevision: 1, fields: { name: '李改名', post: '科员' } },
    });
    const { session } = await office.call('studySessions.get', { id });
    expect(session.attendance).toEqual(attendance);
    expect((await draft({ attendance: [] })).revision).toBe(1);
  });

  it('make-ups are dated, by number or by name, together never more than were absent', async () => {
    const attendance = [person(0, true), person(1, false, '值班')];
    const { id } = await held({ heldOn: '2026-01-15', participants: 10, absent: 3, attendance });
    const make = (input: Omit<CallInput<'studySessions.addMakeUp'>, 'sessionId'>) => ({ sessionId: id, ...input });
    const above = make({ madeUpOn: '2026-02-01', headcount: 4 });
    expect(issuesOf(await office.failure('studySessions.addMakeUp', above))).toEqual([
      'headcount: study_make_up_above',
    ]);
    const first = await office.call('studySessions.addMakeUp', make({ madeUpOn: '2026-02-01', headcount: 2 }));
    expect(first.madeUp).toBe(2);
    const there = make({ madeUpOn: '2026-02-02', memberIds: [members[0] ?? ''] });
    expect(issuesOf(await office.failure('studySessions.addMakeUp', there))).toEqual(['memberIds: study_not_absent']);
    const named = make({ madeUpOn: '2026-02-02', memberIds: [members[1] ?? ''], note: '自学' });
    expect((await office.call('studySessions.addMakeUp', named)).madeUp).toBe(3);
    const more = make({ madeUpOn: '2026-02-03', headcount: 1 });
    expect(issuesOf(await office.failure('studySessions.addMakeUp', more))).toEqual(['headcount: study_make_up_above']);
    const { session, makeUps } = await office.call('studySessions.get', { id });
    expect(session.madeUp).toBe(3);
    expect(makeUps).toMatchObject([
      { madeUpOn: '2026-02-01', headcount: 2, memberName: null },
      { madeUpOn: '2026-02-02', headcount: 1, memberName: '李喆', note: '自学' },
    ]);
    const [one] = makeUps;
    await office.call('studySessions.voidMakeUp', { id: one?.id ?? '', expectedRevision: 1, reason: '登记错误' });
    expect((await office.call('studySessions.get', { id })).session.madeUp).toBe(1);
  });

  it('a draft has no make-ups', async () => {
    const { id } = await draft({ heldOn: '2026-03-01' });
    const input = { sessionId: id, madeUpOn: '2026-03-02', headcount: 1 };
    expect(issuesOf(await office.failure('studySessions.addMakeUp', input))).toEqual(['recordState: study_not_final']);
  });

  it('the year shows each month of each kind: done, missing, due soon; and what is voided leaves it', async () => {
    const states = async (kind: string) => (await coverage(kind)).months.map(({ state }) => state);
    expect((await states('training')).slice(0, 4)).toEqual(['missed', 'satisfied', 'running', 'ahead']);
    expect((await states('collective_study')).slice(0, 4)).toEqual(['satisfied', 'missed', 'satisfied', 'ahead']);
    office.setClock('2026-03-26T00:00:00+08:00');
    expect((await states('training'))[2]).toBe('due_soon');
    office.setClock('2026-03-31T23:59:00+08:00');
    expect((await states('training'))[2]).toBe('due_soon');
    office.setClock('2026-04-01T00:00:00+08:00');
    expect((await states('training'))[2]).toBe('missed');
    const { id, revision } = await held({ kind: 'training', heldOn: '2026-03-31' });
    expect((await states('training'))[2]).toBe('satisfied');
    await office.call('studySessions.void', { id, expectedRevision: revision, reason: '录错' });
    expect((await states('training'))[2]).toBe('missed');
    const sums = await coverage('collective_study');
    expect(sums).toMatchObject({ sessions: 2, participants: 30, absent: 6, madeUp: 1, hours: 3 });
  });

  it('the list is filtered by year, month, kind and state', async () => {
    const titles = async (filter: NonNullable<CallInput<'studySessions.list'>['filter']>) =>
      (await office.call('studySessions.list', { filter })).rows.map(({ heldOn }) => heldOn);
    expect(await titles({ year: 2026, month: 1 })).toEqual(['2026-01-15']);
    expect(await titles({ kind: 'training', state: 'final' })).toEqual(['2026-02-10']);
    expect(await titles({ state: 'voided' })).toEqual(['2026-03-31']);
    expect(await titles({ year: 2025 })).toEqual([]);
    const exported = await office.call('exports.list', {
      ...{ list: 'studySessions', input: { filter: { year: 2026, month: 1 } }, format: 'csv' },
    });
    const rows = csvRows(office.bytes(exported.file).toString('utf8'));
    expect(rows[1]?.slice(0, 3)).toEqual(['2026-01-15', '集体学习', '学习《社会组织登记管理条例》']);
    expect(rows).toHaveLength(2);
  });

  it('prints the sign-in sheet of a planned session and the record with absences and make-ups', async () => {
    const planned = await draft({ heldOn: '2026-05-20', attendance: [person(0, true)] });
    const sheet = text((await office.call('studySessions.printSignIn', { id: planned.id })).file);
    expect(sheet).toContain('集体学习签到表');
    expect(sheet).toContain('王珺');
    expect(sheet).toContain('签名');
    const { rows } = await office.call('studySessions.list', { filter: { year: 2026, month: 1 } });
    const record = text((await office.call('studySessions.printRecord', { id: rows[0]?.id ?? '' })).file);
    expect(record).toContain('集体学习记录');
    expect(record).toContain('应到13人，实到10人，缺席3人，已补学1人');
    expect(record).toMatch(/李喆.*值班.*2026-02-02/);
    expect(record).toContain('记录人签字');
    expect(record).not.toContain('草稿');
    const draftSheet = text((await office.call('studySessions.printRecord', { id: planned.id })).file);
    expect(draftSheet).toContain('草稿');
  });

  it('is found by the search by topic and content', async () => {
    const { groups } = await office.call('search.find', { text: '逐条学习登记程序' });
    expect(groups.map(({ kind }) => kind)).toContain('studySession');
  });
});
