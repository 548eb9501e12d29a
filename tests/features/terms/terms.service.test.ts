import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MIGRATIONS } from '#service/db/migrations/index.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association as registered } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Term = CallInput<'terms.save'>['fields'];
type Postponement = CallInput<'termPostponements.save'>['fields'];

const TERM: Term = {
  number: 2,
  electedOn: '2021-04-28',
  startOn: '2021-05-10',
  years: 5,
  councilMembers: 21,
  supervisors: 3,
  reportNumber: '云茶协〔2021〕6号',
};
const association = () => registered(office);
const term = async (organizationId: string, fields: Partial<Term> = {}) =>
  (await office.call('terms.save', { organizationId, fields: { ...TERM, ...fields } })).id;
const refusedTerm = async (organizationId: string, fields: Partial<Term>) =>
  issuesOf(await office.failure('terms.save', { organizationId, fields: { ...TERM, ...fields } }));
const postponement = (termId: string, fields: Partial<Postponement> = {}): Postponement => ({
  termId,
  approvalNumber: '云民社〔2026〕3号',
  approvedBy: '云州市民政局',
  approvedOn: '2026-03-02',
  formerDueOn: '2026-05-10',
  newDueOn: '2026-11-10',
  ...fields,
});
const postpone = (organizationId: string, termId: string, fields: Partial<Postponement> = {}) =>
  office.call('termPostponements.save', { organizationId, fields: postponement(termId, fields) });
const refusedPostponement = async (organizationId: string, termId: string, fields: Partial<Postponement> = {}) =>
  issuesOf(await office.failure('termPostponements.save', { organizationId, fields: postponement(termId, fields) }));
/** The line of an organization on the page 换届. */
const line = async (organizationId: string) => {
  const { rows } = await office.call('terms.due', { range: 'recorded', limit: 1000 });
  return rows.find(({ id }) => id === organizationId);
};

describe('R7 terms', () => {
  it('keeps each term; the next election closes the former, and the due list speaks of the last', async () => {
    const organizationId = await association();
    const second = await term(organizationId);
    expect(await line(organizationId)).toMatchObject({ termId: second, number: 2, dueOn: '2026-05-10', daysLeft: 66 });
    const third = await term(organizationId, { number: 3, electedOn: '2026-02-01', startOn: '2026-02-01' });
    const { rows } = await office.call('terms.list', { organizationId });
    expect(rows.map(({ id, fields }) => [id, fields.number, fields.councilMembers, fields.reportNumber])).toEqual([
      [third, 3, 21, '云茶协〔2021〕6号'],
      [second, 2, 21, '云茶协〔2021〕6号'],
    ]);
    expect(await line(organizationId)).toMatchObject({ termId: third, number: 3, dueOn: '2031-02-01', group: null });
    // Was the election recorded by mistake, the former term runs again.
    await office.call('terms.void', { id: third, expectedRevision: 1, reason: '录错' });
    expect(await line(organizationId)).toMatchObject({ termId: second, dueOn: '2026-05-10' });
  });

  it.each<[string, Partial<Term>, string[]]>([
    ['an election to come', { electedOn: '2026-03-06', startOn: '2026-03-06' }, ['electedOn: date_in_future']],
    ['a term before its election', { startOn: '2021-04-27' }, ['startOn: term_before_election']],
    ['a first day long after it', { startOn: '2022-04-29' }, ['startOn: term_long_after_election']],
  ])('refuses %s', async (_name, fields, expected) => {
    const organizationId = await association();
    expect(await refusedTerm(organizationId, fields)).toEqual(expected);
    expect((await office.call('terms.list', { organizationId })).rows).toEqual([]);
  });

  it('refuses a number twice, an order of days against the numbers, and impossible values at the door', async () => {
    const organizationId = await association();
    await term(organizationId);
    expect(await refusedTerm(organizationId, { electedOn: '2022-04-28', startOn: '2022-05-10' })).toEqual([
      'number: term_exists',
    ]);
    expect(await refusedTerm(organizationId, { number: 1, electedOn: '2022-01-01', startOn: '2022-01-01' })).toEqual([
      'electedOn: term_order',
      'startOn: term_order',
    ]);
    for (const bad of [{ startOn: '2021-02-29' }, { years: 0 }, { years: 4.5 }, { number: 0 }, { supervisors: -1 }]) {
      const failure = await office.failure('terms.save', { organizationId, fields: { ...TERM, number: 3, ...bad } });
      expect(failure.code).toBe('invalid_input');
    }
    expect((await office.call('terms.list', { organizationId })).rows).toHaveLength(1);
  });

  it('names the meeting that elected, of the same organization, and not before it', async () => {
    const organizationId = await association();
    const meeting = { body: 'members', heldOn: '2021-04-28', due: 100, present: 80 } as const;
    const own = await office.call('organizationMeetings.save', { organizationId, fields: meeting });
    const other = await office.call('organizationMeetings.save', {
      organizationId: await association(),
      fields: meeting,
    });
    expect(await refusedTerm(organizationId, { meetingId: other.id })).toEqual(['meetingId: not_found']);
    expect(await refusedTerm(organizationId, { meetingId: own.id, electedOn: '2021-04-27' })).toEqual([
      'electedOn: elected_before_meeting',
    ]);
    await term(organizationId, { meetingId: own.id });
    const { rows } = await office.call('terms.list', { organizationId });
    expect(rows[0]?.names).toEqual({ [own.id]: '2021-04-28 会员大会' });
    // The meeting stays while the term rests on it.
    const kept = await office.failure('organizationMeetings.void', { id: own.id, expectedRevision: 1, reason: '录错' });
    expect(issuesOf(kept)).toEqual(['meetingId: meeting_in_use']);
  });

  it('refuses a stale form and answers the present record', async () => {
    const organizationId = await association();
    const id = await term(organizationId);
    const target = { id, organizationId, expectedRevision: 1 };
    await office.call('terms.save', { ...target, fields: { ...TERM, note: '甲改的' } });
    const failure = await office.failure('terms.save', { ...target, fields: { ...TERM, note: '乙改的' } });
    expect(failure.code).toBe('conflict');
    expect(failure.details.record).toMatchObject({ id, revision: 2, note: '甲改的' });
    const twice = await office.failure('terms.void', { id, expectedRevision: 1, reason: '录错' });
    expect(twice.code).toBe('conflict');
  });
});

describe('R7 postponement', () => {
  it('needs number, unit and day of an approval, moves the day, and several keep every old day', async () => {
    const organizationId = await association();
    const id = await term(organizationId);
    for (const missing of ['approvalNumber', 'approvedBy', 'approvedOn', 'newDueOn'] as const) {
      const fields = { ...postponement(id), [missing]: '' };
      const failure = await office.failure('termPostponements.save', { organizationId, fields });
      expect(failure.code, missing).toBe('invalid_input');
    }
    expect((await line(organizationId))?.dueOn).toBe('2026-05-10');
    await postpone(organizationId, id);
    expect(await line(organizationId)).toMatchObject({ dueOn: '2026-11-10', daysLeft: 250, group: null });
    const again = { formerDueOn: '2026-11-10', newDueOn: '2027-05-10', approvalNumber: '云民社〔2026〕4号' };
    await postpone(organizationId, id, again);
    expect(await line(organizationId)).toMatchObject({
      dueOn: '2027-05-10',
      postponements: 2,
      approvalNumber: '云民社〔2026〕4号',
    });
    const { rows } = await office.call('termPostponements.list', { organizationId });
    expect(rows.map(({ fields }) => `${fields.formerDueOn} ${fields.newDueOn} ${fields.approvalNumber}`)).toEqual([
      '2026-11-10 2027-05-10 云民社〔2026〕4号',
      '2026-05-10 2026-11-10 云民社〔2026〕3号',
    ]);
    expect(rows[0]?.names).toEqual({ [id]: '第 2 届' });
  });

  it('begins at the day that holds, and only the last one is changed in its day or voided', async () => {
    const organizationId = await association();
    const id = await term(organizationId);
    expect(await refusedPostponement(organizationId, id, { formerDueOn: '2026-05-09' })).toEqual([
      'formerDueOn: former_due_differs',
    ]);
    expect(await refusedPostponement(organizationId, id, { newDueOn: '2026-05-10' })).toEqual([
      'newDueOn: new_due_not_later',
    ]);
    expect(await refusedPostponement(organizationId, id, { approvedOn: '2026-03-06' })).toEqual([
      'approvedOn: date_in_future',
    ]);
    expect(await refusedPostponement(organizationId, id, { approvedOn: '2021-04-27' })).toEqual([
      'approvedOn: approved_before_term',
    ]);
    const first = await postpone(organizationId, id);
    // Two clerks record the same one: the second sees that the day has moved.
    expect(await refusedPostponement(organizationId, id)).toEqual(['formerDueOn: former_due_differs']);
    const second = await postpone(organizationId, id, { formerDueOn: '2026-11-10', newDueOn: '2027-01-10' });
    const target = { organizationId, id: first.id, expectedRevision: 1 };
    const moved = await office.failure('termPostponements.save', {
      ...target,
      fields: postponement(id, { newDueOn: '2026-12-10' }),
    });
    expect(issuesOf(moved)).toEqual(['newDueOn: postponement_followed']);
    await office.call('termPostponements.save', { ...target, fields: postponement(id, { grounds: '换届筹备未完成' }) });
    const early = await office.failure('termPostponements.void', { id: first.id, expectedRevision: 2, reason: '录错' });
    expect(issuesOf(early)).toEqual(['newDueOn: postponement_followed']);
    await office.call('termPostponements.void', { id: second.id, expectedRevision: 1, reason: '录错' });
    expect((await line(organizationId))?.dueOn).toBe('2026-11-10');
    await office.call('termPostponements.void', { id: first.id, expectedRevision: 2, reason: '录错' });
    expect((await line(organizationId))?.dueOn).toBe('2026-05-10');
  });

  it('holds the term as it is, belongs to the last term only, and goes with a voided one', async () => {
    const organizationId = await association();
    const second = await term(organizationId);
    await postpone(organizationId, second);
    const changed = {
      id: second,
      expectedRevision: 1,
      organizationId,
      fields: { ...TERM, years: 4, startOn: '2021-05-11' },
    };
    expect(issuesOf(await office.failure('terms.save', changed))).toEqual([
      'startOn: term_is_postponed',
      'years: term_is_postponed',
    ]);
    const third = await term(organizationId, { number: 3, electedOn: '2026-03-01', startOn: '2026-03-01' });
    expect(await refusedPostponement(organizationId, second, { formerDueOn: '2026-11-10' })).toEqual([
      'termId: term_closed',
    ]);
    const other = await association();
    expect(await refusedPostponement(other, third)).toEqual(['termId: not_found']);
    await office.call('terms.void', { id: second, expectedRevision: 1, reason: '录错' });
    expect((await office.call('termPostponements.list', { organizationId })).rows).toEqual([]);
    const all = await office.call('termPostponements.list', { organizationId, includeVoided: true });
    expect(all.rows).toMatchObject([{ voided: true, voidReason: '录错' }]);
  });
});

describe('R7, R18 officers of a term', () => {
  it('have no other columns than post, name, days in office and work phone', () => {
    const database = new Database(':memory:');
    for (const migration of MIGRATIONS) database.exec(migration.sql);
    const columns = (table: string) =>
      database.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().map(String);
    const common = new Set(columns('seal_filing').filter((name) => columns('attachment').includes(name)));
    common.delete('kind');
    expect(columns('term_officer').filter((name) => !common.has(name))).toEqual([
      ...['organizationId', 'termId', 'post', 'name', 'workPhone', 'startOn', 'endOn'],
    ]);
    database.close();
  });

  it('carry post, name, days in office and work phone only, each in a term of the organization', async () => {
    const organizationId = await association();
    const termId = await term(organizationId);
    const fields = { termId, post: '会长', name: '周某某', workPhone: '0571-88001234-8' };
    const { id } = await office.call('termOfficers.save', { organizationId, fields });
    const { rows } = await office.call('termOfficers.list', { organizationId });
    expect(rows.map((row) => row.fields)).toEqual([{ ...fields, startOn: null, endOn: null }]);
    const second = { termId, post: '秘书长', name: '王某某' };
    await office.call('termOfficers.save', { organizationId, fields: second });
    const earlier = await term(organizationId, { number: 1, electedOn: '2016-04-01', startOn: '2016-04-01' });
    await office.call('termOfficers.save', { organizationId, fields: { ...second, termId: earlier, post: '会长' } });
    const all = await office.call('termOfficers.list', { organizationId });
    expect(all.rows.map((row) => `${row.names[row.fields.termId]} ${row.fields.post} ${row.fields.name}`)).toEqual([
      '第 2 届 会长 周某某',
      '第 2 届 秘书长 王某某',
      '第 1 届 会长 王某某',
    ]);
    const refused = async (part: object) =>
      issuesOf(await office.failure('termOfficers.save', { organizationId, fields: { ...fields, ...part } }));
    expect(await refused({})).toEqual(['name: officer_exists']);
    expect(await refused({ post: '秘书长', startOn: '2021-04-27' })).toEqual(['startOn: officer_before_election']);
    expect(await refused({ post: '秘书长', endOn: '2021-04-27' })).toEqual(['endOn: ended_before_begin']);
    expect(await refused({ termId: id })).toEqual(['termId: not_found']);
    const unknown = { organizationId, fields: { ...fields, birthYear: 1960 } };
    expect((await office.failure('termOfficers.save', unknown)).code).toBe('invalid_input');
    // Who left may come back.
    const left = { ...fields, endOn: '2023-01-01' };
    await office.call('termOfficers.save', { id, expectedRevision: 1, organizationId, fields: left });
    await office.call('termOfficers.save', { organizationId, fields: { ...fields, startOn: '2024-01-01' } });
    for (const voided of [termId, earlier])
      await office.call('terms.void', { id: voided, expectedRevision: 1, reason: '录错' });
    expect((await office.call('termOfficers.list', { organizationId })).rows).toEqual([]);
  });
});

it('R7, R16 terms, officers and postponements stand on the time line, and the last day among the due items', async () => {
  const organizationId = await association();
  const termId = await term(organizationId);
  const officer = { termId, post: '秘书长', name: '王某某', startOn: '2021-05-10', endOn: '2023-01-01' };
  await office.call('termOfficers.save', { organizationId, fields: officer });
  await postpone(organizationId, termId, { newDueOn: '2026-06-10' });
  const { entries } = await office.call('organizations.timeline', { id: organizationId, kinds: ['term'] });
  expect(entries.map(({ on, text, place }) => [on, text, place])).toEqual([
    ['2026-03-02', 'termPostponed', `/organizations/${organizationId}?tab=terms`],
    ['2023-01-01', 'officerEnded', `/organizations/${organizationId}?tab=terms`],
    ['2021-05-10', 'officerBegun', `/organizations/${organizationId}?tab=terms`],
    ['2021-04-28', 'termElected', `/organizations/${organizationId}?tab=terms`],
  ]);
  const due = await office.call('organizations.dueItems', { organizationId, kinds: ['term'] });
  expect(due.rows).toMatchObject([
    { recordId: termId, dueOn: '2026-06-10', place: `/organizations/${organizationId}?tab=terms` },
  ]);
});
