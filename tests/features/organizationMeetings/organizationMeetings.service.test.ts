import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association as registered } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Meeting = CallInput<'organizationMeetings.save'>['fields'];
type Resolution = CallInput<'organizationResolutions.save'>['fields'];

const MEETING: Meeting = {
  body: 'members',
  session: '第三届第一次',
  heldOn: '2024-05-12',
  place: '云州饭店二楼',
  chairName: '周某某',
  chairPost: '会长',
  due: 100,
  present: 60,
};
const association = () => registered(office);
const meeting = async (organizationId: string, fields: Partial<Meeting> = {}) =>
  (await office.call('organizationMeetings.save', { organizationId, fields: { ...MEETING, ...fields } })).id;
const refused = async (organizationId: string, fields: Partial<Meeting>) =>
  await office.failure('organizationMeetings.save', { organizationId, fields: { ...MEETING, ...fields } });
const resolution = (meetingId: string, fields: Partial<Resolution> = {}): Resolution => ({
  meetingId,
  subject: 'fees',
  title: '会费标准修订办法',
  votesFor: 55,
  votesAgainst: 3,
  votesAbstain: 2,
  content: '单位会员每年2000元',
  ...fields,
});

describe('R8 meetings of an organization', () => {
  it('keep body, session, day, place, chair as post holder and the numbers due and present; few present is no refusal', async () => {
    const organizationId = await association();
    await meeting(organizationId);
    await meeting(organizationId, { body: 'council', heldOn: '2025-01-10', due: 21, present: 20 });
    const { rows } = await office.call('organizationMeetings.list', { organizationId });
    expect(rows.map(({ fields }) => [fields.body, fields.heldOn, fields.due, fields.present])).toEqual([
      ['council', '2025-01-10', 21, 20],
      ['members', '2024-05-12', 100, 60],
    ]);
    expect(rows[1]?.fields).toEqual({ ...MEETING, attachmentId: null, note: null });
  });

  it.each<[string, Partial<Meeting>, string[]]>([
    ['more present than due', { present: 101 }, ['present: present_above_due']],
    ['a day to come', { heldOn: '2026-03-06' }, ['heldOn: date_in_future']],
    ['a chair without a post', { chairPost: null }, ['chairPost: post_missing']],
  ])('refuses %s', async (_name, fields, expected) => {
    const organizationId = await association();
    const failure = await refused(organizationId, fields);
    expect(failure.code).toBe('rule_broken');
    expect(issuesOf(failure)).toEqual(expected);
    expect((await office.call('organizationMeetings.list', { organizationId })).rows).toEqual([]);
  });

  it('refuses a session twice and what is no number or day', async () => {
    const organizationId = await association();
    await meeting(organizationId);
    expect(issuesOf(await refused(organizationId, { heldOn: '2024-06-01', session: '第三届 第一次' }))).toEqual([
      'session: session_exists',
    ]);
    for (const bad of [{ heldOn: '2024-02-30' }, { due: 0 }, { present: -1 }, { present: 1.5 }])
      expect((await refused(organizationId, { session: null, ...bad })).code).toBe('invalid_input');
  });

  it('refuses a stale form and answers the present record', async () => {
    const organizationId = await association();
    const id = await meeting(organizationId);
    const target = { id, organizationId, expectedRevision: 1 };
    await office.call('organizationMeetings.save', { ...target, fields: { ...MEETING, place: '甲改的' } });
    const failure = await office.failure('organizationMeetings.save', {
      ...target,
      fields: { ...MEETING, place: '乙改的' },
    });
    expect(failure.code).toBe('conflict');
    expect(failure.details.record).toMatchObject({ id, revision: 2, place: '甲改的' });
  });

  it('shows the council meetings of the office, none of another kind or organization', async () => {
    const organizationId = await association();
    const held: CallInput<'meetings.save'>['fields'] = {
      kind: 'council',
      title: '第三届理事会第四次会议',
      startAt: '2026-02-01T09:00',
      place: '协会会议室',
      chairName: '周某某',
      recorderName: '王某某',
      organizationId,
    };
    const save = (own: Partial<typeof held>) =>
      office.call('meetings.save', {
        fields: { ...held, ...own },
        ...{ agenda: [], attendance: [], decisions: [], actions: [] },
      });
    const { id } = await save({});
    await save({ title: '另一家的会议', organizationId: await association() });
    await save({ kind: 'office', title: '局务会', organizationId: null });
    expect((await office.call('organizationMeetings.council', { organizationId })).rows).toEqual([
      {
        ...{ id, title: '第三届理事会第四次会议', number: null, startAt: '2026-02-01T09:00', place: '协会会议室' },
        recordState: 'draft',
      },
    ]);
  });
});

describe('R8 resolutions', () => {
  it('several stand in one meeting, each with its votes; votes that are not those present are flagged at the field', async () => {
    const organizationId = await association();
    const meetingId = await meeting(organizationId);
    const save = (fields: Partial<Resolution>) =>
      office.call('organizationResolutions.save', { organizationId, fields: resolution(meetingId, fields) });
    await save({});
    await save({ subject: 'articles', title: '修改章程', votesFor: 58, votesAgainst: 0 });
    const { rows } = await office.call('organizationResolutions.list', { organizationId });
    expect(
      rows.map(({ fields }) => [fields.subject, fields.votesFor, fields.votesAgainst, fields.votesAbstain]),
    ).toEqual([
      ['fees', 55, 3, 2],
      ['articles', 58, 0, 2],
    ]);
    expect(rows[0]?.names).toEqual({ [meetingId]: '2024-05-12 第三届第一次会员大会' });
    const wrong = { organizationId, fields: resolution(meetingId, { votesFor: 56 }) };
    const failure = await office.failure('organizationResolutions.save', wrong);
    expect(issuesOf(failure)).toEqual(['votesFor: votes_unlike_present']);
    expect(failure.details.fields).toMatchObject([{ params: { votes: 61, present: 60 } }]);
    expect((await office.call('organizationResolutions.list', { organizationId })).rows).toHaveLength(2);
    // The number present follows the votes that are recorded.
    const changed = { id: meetingId, expectedRevision: 1, organizationId, fields: { ...MEETING, present: 70 } };
    expect(issuesOf(await office.failure('organizationMeetings.save', changed))).toEqual([
      'present: present_unlike_votes',
    ]);
  });

  it('belong to a meeting of the same organization and go with it when it is voided', async () => {
    const organizationId = await association();
    const meetingId = await meeting(organizationId);
    const elsewhere = { organizationId: await association(), fields: resolution(meetingId) };
    expect(issuesOf(await office.failure('organizationResolutions.save', elsewhere))).toEqual(['meetingId: not_found']);
    await office.call('organizationResolutions.save', { organizationId, fields: resolution(meetingId) });
    await office.call('organizationMeetings.void', { id: meetingId, expectedRevision: 1, reason: '录错' });
    expect((await office.call('organizationResolutions.list', { organizationId })).rows).toEqual([]);
    const late = { organizationId, fields: resolution(meetingId) };
    expect(issuesOf(await office.failure('organizationResolutions.save', late))).toEqual(['meetingId: not_found']);
  });

  it('are found by their subject matter, meetings by their session; a meeting stands on the time line and is a sign of activity', async () => {
    const organizationId = await association();
    const quiet = async () =>
      (await office.call('dormantOrganizations.of', { organizationId })).reasons.map(({ kind }) => kind);
    expect(await quiet()).toContain('no_activity');
    const meetingId = await meeting(organizationId, { session: '第九届第八次', heldOn: '2026-02-10' });
    await office.call('organizationResolutions.save', {
      organizationId,
      fields: resolution(meetingId, { title: '购置茶山场地' }),
    });
    const kinds = async (text: string) =>
      (await office.call('search.find', { text })).groups.map(({ kind, hits }) => [kind, hits[0]?.parentId]);
    expect(await kinds('第九届第八次')).toEqual([['organizationMeeting', organizationId]]);
    expect(await kinds('茶山场地')).toEqual([['resolution', organizationId]]);
    const { entries } = await office.call('organizations.timeline', { id: organizationId, kinds: ['meeting'] });
    expect(entries).toMatchObject([
      { on: '2026-02-10', text: 'ownMeeting', place: `/organizations/${organizationId}?tab=meetings` },
    ]);
    expect(await quiet()).not.toContain('no_activity');
  });
});

describe('R8, R9 articles rest on a meeting', () => {
  it('of the same organization; the meeting is not voided while they do', async () => {
    const organizationId = await association();
    const meetingId = await meeting(organizationId);
    const fields = { versionNumber: 2, adoptedOn: '2024-05-12' };
    const without = await office.failure('articles.save', { organizationId, fields });
    expect(issuesOf(without)).toEqual(['meetingId: articles_without_meeting']);
    const other = await meeting(await association());
    const foreign = await office.failure('articles.save', { organizationId, fields: { ...fields, meetingId: other } });
    expect(issuesOf(foreign)).toEqual(['meetingId: not_found']);
    await office.call('articles.save', { organizationId, fields: { ...fields, meetingId } });
    const kept = await office.failure('organizationMeetings.void', {
      id: meetingId,
      expectedRevision: 1,
      reason: '录错',
    });
    expect(issuesOf(kept)).toEqual(['meetingId: meeting_in_use']);
    expect((await office.call('organizationMeetings.list', { organizationId })).rows).toHaveLength(1);
  });
});
