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

type Fields = CallInput<'articles.save'>['fields'];

const FIRST: Fields = {
  versionNumber: 1,
  adoptedOn: '2019-11-01',
  withoutMeetingReason: '成立大会通过，早于本系统启用',
  approvedOn: '2019-11-07',
  approvalNumber: '云民许〔2019〕12号',
  summary: '成立时的章程',
};

const association = () => registered(office);

describe('R9 articles', () => {
  it('keeps every version with its approval day, newest first', async () => {
    const organizationId = await association();
    await office.call('articles.save', { organizationId, fields: FIRST });
    await office.call('articles.save', {
      organizationId,
      fields: { ...FIRST, versionNumber: 2, adoptedOn: '2024-05-01', approvedOn: '2024-05-20', approvalNumber: null },
    });
    const { rows } = await office.call('articles.list', { organizationId });
    expect(rows.map(({ fields }) => [fields.versionNumber, fields.adoptedOn, fields.approvedOn])).toEqual([
      [2, '2024-05-01', '2024-05-20'],
      [1, '2019-11-01', '2019-11-07'],
    ]);
    expect(rows[1]?.fields).toEqual({ ...FIRST, meetingId: null, attachmentId: null, note: null });
  });

  it('refuses a stale form and answers the present record', async () => {
    const organizationId = await association();
    const { id } = await office.call('articles.save', { organizationId, fields: FIRST });
    const target = { id, organizationId, expectedRevision: 1 };
    await office.call('articles.save', { ...target, fields: { ...FIRST, summary: '甲改的' } });
    const failure = await office.failure('articles.save', { ...target, fields: { ...FIRST, summary: '乙改的' } });
    expect(failure.code).toBe('conflict');
    expect(failure.details.record).toMatchObject({ id, revision: 2, summary: '甲改的' });
    const blind = await office.failure('articles.save', { id, organizationId, fields: FIRST });
    expect(blind.code).toBe('conflict');
  });

  it('belongs to one organization that exists and is not voided', async () => {
    const organizationId = await association();
    const { id, revision } = await office.call('articles.save', { organizationId, fields: FIRST });
    const other = await association();
    const moved = { id, expectedRevision: revision, organizationId: other, fields: FIRST };
    expect((await office.failure('articles.save', moved)).code).toBe('not_found');
    await office.call('organizations.void', { id: other, expectedRevision: 1, reason: '录入错误' });
    const late = await office.failure('articles.save', { organizationId: other, fields: FIRST });
    expect(issuesOf(late)).toEqual(['organizationId: organization_voided']);
    expect(late.message).toBeTruthy();
  });

  it('is voided with a reason, stays readable and counts no longer', async () => {
    const organizationId = await association();
    const { id, revision } = await office.call('articles.save', { organizationId, fields: FIRST });
    await office.call('articles.void', { id, expectedRevision: revision, reason: '扫描件录错' });
    expect(await office.call('articles.list', { organizationId })).toEqual({ rows: [], voidedCount: 1 });
    const all = await office.call('articles.list', { organizationId, includeVoided: true });
    expect(all.rows).toMatchObject([{ id, voided: true, voidReason: '扫描件录错' }]);
    // Its number is free again.
    await office.call('articles.save', { organizationId, fields: FIRST });
    const twice = await office.failure('articles.void', { id, expectedRevision: 2, reason: '再作废' });
    expect(twice.code).toBe('conflict');
  });

  it.each<[string, Partial<Fields>, string[]]>([
    [
      'a day to come',
      { adoptedOn: '2026-03-06', approvedOn: null, approvalNumber: null },
      ['adoptedOn: date_in_future', 'meetingId: articles_need_meeting'],
    ],
    ['approval before adoption', { approvedOn: '2019-10-31' }, ['approvedOn: approved_before_adopted']],
    ['a number without its day', { approvedOn: null }, ['approvedOn: number_without_day']],
    ['neither meeting nor reason', { withoutMeetingReason: ' ' }, ['meetingId: articles_without_meeting']],
  ])('refuses %s', async (_name, part, expected) => {
    const organizationId = await association();
    const failure = await office.failure('articles.save', { organizationId, fields: { ...FIRST, ...part } });
    expect(issuesOf(failure)).toEqual(expected);
    expect((await office.call('articles.list', { organizationId })).rows).toEqual([]);
  });

  it('refuses a number twice, and a later number with an earlier day', async () => {
    const organizationId = await association();
    await office.call('articles.save', { organizationId, fields: { ...FIRST, versionNumber: 2 } });
    const same = await office.failure('articles.save', { organizationId, fields: { ...FIRST, versionNumber: 2 } });
    expect(issuesOf(same)).toEqual(['versionNumber: version_exists']);
    const early = { ...FIRST, versionNumber: 3, adoptedOn: '2018-01-01' };
    expect(issuesOf(await office.failure('articles.save', { organizationId, fields: early }))).toEqual([
      'adoptedOn: version_order',
    ]);
  });

  it('adopting new articles requires picking the meeting that adopted them', async () => {
    const organizationId = await association();
    await office.call('articles.save', { organizationId, fields: FIRST });
    const fresh: Fields = {
      ...{ versionNumber: 2, adoptedOn: '2026-03-05', summary: '理事会任期改为五年' },
      withoutMeetingReason: '以后补录',
    };
    // On the day on which the organization was entered and after it no reason stands for the meeting.
    const alone = await office.failure('articles.save', { organizationId, fields: fresh });
    expect(issuesOf(alone)).toEqual(['meetingId: articles_need_meeting']);
    const meeting = { body: 'members' as const, session: '第三届第一次', heldOn: '2026-03-05', due: 60, present: 52 };
    const { id: meetingId } = await office.call('organizationMeetings.save', { organizationId, fields: meeting });
    const picked = { ...fresh, meetingId, withoutMeetingReason: null };
    const early = { ...picked, adoptedOn: '2026-03-04' };
    expect(issuesOf(await office.failure('articles.save', { organizationId, fields: early }))).toEqual([
      'adoptedOn: adopted_before_meeting',
    ]);
    const { id, revision } = await office.call('articles.save', { organizationId, fields: picked });
    const { rows } = await office.call('articles.list', { organizationId });
    expect(rows[0]?.fields.meetingId).toBe(meetingId);
    expect(rows[0]?.names[meetingId]).toContain('第三届第一次');
    // The meeting of another organization is none, and one that adopted articles is not voided under them.
    const other = await association();
    expect(issuesOf(await office.failure('articles.save', { organizationId: other, fields: picked }))).toEqual([
      'meetingId: not_found',
    ]);
    const wrong = { id: meetingId, expectedRevision: 1, reason: '录错' };
    expect((await office.failure('organizationMeetings.void', wrong)).code).toBe('rule_broken');
    await office.call('articles.void', { id, expectedRevision: revision, reason: '未获通过' });
    await office.call('organizationMeetings.void', wrong);
  });

  it('refuses an impossible date at the door', async () => {
    const organizationId = await association();
    const failure = await office.failure('articles.save', {
      organizationId,
      fields: { ...FIRST, adoptedOn: '2026-02-30' },
    });
    expect(failure.code).toBe('invalid_input');
    expect(issuesOf(failure)).toEqual(['fields.adoptedOn: date']);
  });
});
