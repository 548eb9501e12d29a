import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addReviewers } from './people.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  await addReviewers(office, [
    { login: 'li', displayName: '李副局长' },
    { login: 'wang', displayName: '王文员' },
  ]);
});
afterAll(async () => office.close());

async function draft(): Promise<{ id: string; revision: number }> {
  return office.call('meetings.save', sampleMeeting());
}

async function reviewerId(name: string): Promise<string> {
  const { id } = await draft();
  const { reviewers } = await office.call('minutes.review', { meetingId: id });
  const found = reviewers.find((one) => one.name === name);
  if (!found) throw new Error(`no reviewer ${name}`);
  return found.id;
}

const codes = (failure: { details: Record<string, unknown> }) => JSON.stringify(failure.details.fields);

describe('M13: draft, review, final', () => {
  it('hands in, returns with remarks at their places, reworks, agrees, finalizes; a version at each step', async () => {
    const { id, revision } = await draft();
    const li = await reviewerId('李副局长');
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: revision, reviewerId: li, note: '请审' });
    const listed = await office.call('meetings.list', { filter: { recordState: 'draft' } });
    expect(listed.rows.find((row) => row.id === id)).toMatchObject({
      reviewState: 'waiting',
      reviewerName: '李副局长',
      // 2026-03-03 is a Tuesday: the second working day after it.
      minutesDue: { date: '2026-03-05', n: 2, from: '2026-03-03' },
      issuedDay: null,
    });
    const mine = await office.call('minutes.waiting', {});
    expect(mine.rows.find((row) => row.meetingId === id)).toMatchObject({
      state: 'with_reviewer',
      personName: '李副局长',
      dueOn: '2026-03-05',
      daysLeft: 0,
    });

    await office.as('li');
    const theirs = await office.call('minutes.waiting', {});
    expect(theirs.rows.find((row) => row.meetingId === id)?.state).toBe('to_review');
    const asked = await office.call('minutes.review', { meetingId: id });
    expect(asked).toMatchObject({ mayDecide: true, due: { date: '2026-03-05', n: 2, unverifiedYears: [] } });
    const round = asked.rounds[0]?.id ?? '';
    const empty = await office.failure('minutes.decide', {
      id: round,
      expectedRevision: revision,
      outcome: 'returned',
    });
    expect(codes(empty)).toContain('return_without_remark');
    const remark = await office.call('minutes.addRemark', {
      meetingId: id,
      place: 'text',
      placeIndex: 1,
      quote: '参检率92.6%',
      text: '数字请与年检台账核对',
    });
    await office.call('minutes.decide', {
      id: round,
      expectedRevision: revision,
      outcome: 'returned',
      answer: '见意见',
    });
    const again = await office.failure('minutes.decide', { id: round, expectedRevision: revision, outcome: 'agreed' });
    expect(codes(again)).toContain('review_answered');

    await office.as('clerk');
    const back = await office.call('minutes.waiting', {});
    expect(back.rows.find((row) => row.meetingId === id)).toMatchObject({ state: 'returned', personName: '张文员' });
    const changed = sampleMeeting({ place: '四楼会议室' });
    const { agenda, attendance, decisions, actions } = await office.call('meetings.get', { id });
    const withIds = <Row extends object>(rows: readonly Row[] | undefined, stored: readonly { id: string }[]) =>
      (rows ?? []).map((row, index) => ({ ...row, id: stored[index]?.id ?? '' }));
    const saved = await office.call('meetings.save', {
      ...changed,
      id,
      expectedRevision: revision,
      agenda: withIds(changed.agenda, agenda),
      attendance: withIds(changed.attendance, attendance),
      decisions: withIds(changed.decisions, decisions),
      actions: withIds(changed.actions, actions),
    });
    const open = await office.failure('meetings.finalize', { id, expectedRevision: saved.revision, selfChecked: true });
    expect(open.details.fields).toEqual([{ field: 'openRemarks', code: 'open_remarks', params: { count: 1 } }]);
    await office.call('minutes.resolveRemark', {
      id: remark.id,
      expectedRevision: 1,
      resolved: true,
      resolution: '已核',
    });
    const stale = await office.failure('minutes.resolveRemark', {
      id: remark.id,
      expectedRevision: 1,
      resolved: false,
    });
    expect(stale.code).toBe('conflict');
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: saved.revision, reviewerId: li });

    await office.as('li');
    const second = (await office.call('minutes.review', { meetingId: id })).rounds;
    expect(second.map((one) => [one.round, one.state])).toEqual([
      [2, 'waiting'],
      [1, 'returned'],
    ]);
    const old = await office.failure('minutes.decide', {
      id: second[0]?.id ?? '',
      expectedRevision: revision,
      outcome: 'agreed',
    });
    expect(old.code).toBe('conflict');
    await office.call('minutes.decide', {
      id: second[0]?.id ?? '',
      expectedRevision: saved.revision,
      outcome: 'agreed',
    });
    const final = await office.call('meetings.finalize', { id, expectedRevision: saved.revision });
    expect(final.number).toBe('〔2026〕1号');

    const { versions } = await office.call('minutes.versions', { meetingId: id });
    expect(versions.map((one) => [one.seq, one.reason, one.byName])).toEqual([
      [5, 'finalized', '李副局长'],
      [4, 'agreed', '李副局长'],
      [3, 'handed_in', '张文员'],
      [2, 'returned', '李副局长'],
      [1, 'handed_in', '张文员'],
    ]);
    // Equal contents have equal hashes; what was reworked has another; the final one has its number.
    expect(versions[1]?.sha256).toBe(versions[2]?.sha256);
    expect(versions[3]?.sha256).toBe(versions[4]?.sha256);
    expect(new Set(versions.map((one) => one.sha256)).size).toBe(3);
    const { finalSha256 } = await office.call('minutes.review', { meetingId: id });
    expect(finalSha256).toBe(versions[0]?.sha256);
    // The hash is recomputed here from what is stored, with nothing of the program but the canonical form of JSON.
    const { after } = await office.call('minutes.compare', {
      meetingId: id,
      before: versions[4]?.id ?? '',
      after: versions[0]?.id ?? '',
    });
    const recomputed = createHash('sha256')
      .update(canonicalize(after) ?? '')
      .digest('hex');
    expect(recomputed).toBe(finalSha256);
    // Final minutes take part in no further review.
    const late = await office.failure('minutes.handIn', { meetingId: id, expectedRevision: final.revision });
    expect(codes(late)).toContain('minutes_final');
    await office.as('clerk');
  });

  it('who handed in does not agree himself while others can, unless he says so; an asked reviewer is asked in person', async () => {
    const { id, revision } = await draft();
    const wang = await reviewerId('王文员');
    const own = await reviewerId('张文员');
    const self = await office.failure('minutes.handIn', { meetingId: id, expectedRevision: revision, reviewerId: own });
    expect(codes(self)).toContain('reviewer_self');
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: revision });
    const round = (await office.call('minutes.review', { meetingId: id })).rounds[0]?.id ?? '';
    const ownEntry = await office.failure('minutes.decide', {
      id: round,
      expectedRevision: revision,
      outcome: 'agreed',
    });
    expect(codes(ownEntry)).toContain('own_entry');
    // Handing in again replaces the round that waits.
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: revision, reviewerId: wang });
    await office.as('li');
    const [now, before] = (await office.call('minutes.review', { meetingId: id })).rounds;
    expect(before?.state).toBe('replaced');
    const other = await office.failure('minutes.decide', {
      id: now?.id ?? '',
      expectedRevision: revision,
      outcome: 'agreed',
    });
    expect(codes(other)).toContain('review_of_other');
    await office.as('clerk');
  });

  it('finalizing while somebody else saves is a conflict; a waiting round ends with the minutes', async () => {
    const { id, revision } = await draft();
    await office.call('minutes.handIn', { meetingId: id, expectedRevision: revision });
    const saved = await office.call('meetings.save', {
      ...sampleMeeting({ place: '二楼' }),
      id,
      expectedRevision: revision,
    });
    const failure = await office.failure('meetings.finalize', { id, expectedRevision: revision, selfChecked: true });
    expect(failure.code).toBe('conflict');
    expect(failure.details.record).toMatchObject({ place: '二楼', recordState: 'draft' });
    await office.call('meetings.finalize', { id, expectedRevision: saved.revision, selfChecked: true });
    const { rounds, issuedDay } = await office.call('minutes.review', { meetingId: id });
    expect(rounds.map((one) => one.state)).toEqual(['replaced']);
    expect(issuedDay).toBe('2026-03-05');
  });
});

describe('M13: versions', () => {
  it('takes a former version back as a new change; what stood there is kept', async () => {
    const { id, revision } = await draft();
    const kept = await office.call('minutes.keepVersion', { meetingId: id, expectedRevision: revision, note: '初稿' });
    expect(kept.seq).toBe(1);
    const changed = await office.call('meetings.save', {
      ...sampleMeeting({ title: '改后的会议', place: '四楼' }),
      id,
      expectedRevision: revision,
      decisions: [],
    });
    const stale = await office.failure('minutes.restoreVersion', {
      meetingId: id,
      versionId: kept.id,
      expectedRevision: revision,
    });
    expect(stale.code).toBe('conflict');
    await office.call('minutes.restoreVersion', {
      meetingId: id,
      versionId: kept.id,
      expectedRevision: changed.revision,
    });
    const now = await office.call('meetings.get', { id });
    expect(now.meeting.title).toBe('社会组织管理工作领导小组2026年第1次会议');
    expect(now.decisions.map((one) => one.text)).toEqual(sampleMeeting().decisions?.map((one) => one.text));
    expect(now.decisions.map((one) => one.agendaIndex)).toEqual([0, 1]);
    const { versions } = await office.call('minutes.versions', { meetingId: id });
    expect(versions.map((one) => one.reason)).toEqual(['before_restore', 'manual']);
    const { before, after } = await office.call('minutes.compare', {
      meetingId: id,
      before: versions[0]?.id ?? '',
      after: 'current',
    });
    expect(before.fields.title).toBe('改后的会议');
    expect(before.decisions).toEqual([]);
    expect(after.decisions).toHaveLength(2);
  });

  it('refuses a version of another meeting, and versions of a voided meeting', async () => {
    const [one, other] = [await draft(), await draft()];
    const kept = await office.call('minutes.keepVersion', { meetingId: one.id, expectedRevision: one.revision });
    const compared = await office.failure('minutes.compare', {
      meetingId: other.id,
      before: kept.id,
      after: 'current',
    });
    expect(codes(compared)).toContain('version_of_other');
    const restored = await office.failure('minutes.restoreVersion', {
      meetingId: other.id,
      versionId: kept.id,
      expectedRevision: other.revision,
    });
    expect(codes(restored)).toContain('version_of_other');
    const { revision } = await office.call('meetings.void', {
      id: one.id,
      expectedRevision: one.revision,
      reason: '会议取消',
    });
    const voided = await office.failure('minutes.keepVersion', { meetingId: one.id, expectedRevision: revision });
    expect(codes(voided)).toContain('minutes_voided');
  });
});
