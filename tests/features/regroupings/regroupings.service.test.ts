// needs: pdftotext
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import type { DutyRole } from '#shared/features/duties/duties.rules.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
type Wanted = CallInput<'regroupings.carryOut'>['lineup'][number];

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

async function newGroup(name: string, part: { dissolvedOn?: string } = {}): Promise<string> {
  const fields = {
    name,
    establishedOn: '2024-01-01',
    documentNo: '云民发〔2024〕1号',
    officeLocation: '社会组织管理科',
  };
  return (await office.call('duties.saveGroup', { fields: { ...fields, ...part } })).id;
}
async function newMember(name: string, post = '副局长', active = true): Promise<string> {
  return (await office.call('duties.saveMember', { fields: { name, post, active } })).id;
}
async function assign(leadingGroupId: string, memberId: string, role: DutyRole, seq: number, part: object = {}) {
  const fields = { leadingGroupId, memberId, role, seq, startOn: '2024-01-01', ...part };
  return (await office.call('duties.saveAssignment', { fields })).id;
}
async function lineupAt(leadingGroupId: string, at: string) {
  const { assignments } = await office.call('duties.overview', { at });
  return assignments.filter((row) => row.leadingGroupId === leadingGroupId);
}
type Row = Awaited<ReturnType<typeof lineupAt>>[number];
const shown = (rows: readonly Row[]) => rows.map(({ role, memberName, seq }) => `${role} ${memberName} ${seq}`);
const goesOn = ({ id, memberId, role, joint, scopeText, sectionNames, dutyIds, postDutyText }: Row): Wanted => ({
  ...{ assignmentId: id, memberId, role, joint, scopeText, sectionNames, dutyIds, postDutyText },
});
const joins = (memberId: string, role: DutyRole, takesOver: string | null = null): Wanted => ({
  ...{ assignmentId: takesOver, memberId, role },
});

/** A group of five with duties, as it is on 2026-04-01. */
async function sample(name: string) {
  const group = await newGroup(name);
  const people = {
    chief: await newMember('张建国', '局长'),
    deputy: await newMember('李春梅', '副局长'),
    first: await newMember('王珺', '社会组织管理科科长'),
    second: await newMember('赵堃', '办公室主任'),
    newcomer: await newMember('孙志强', '副局长'),
  };
  await assign(group, people.chief, 'leader', 1, { scopeText: '全面负责' });
  await assign(group, people.deputy, 'deputy_leader', 1, {
    scopeText: '牵头登记管理',
    postDutyText: '分管社会组织管理科',
    sectionNames: ['社会组织管理科'],
    basisDocumentNo: '云民发〔2024〕1号',
  });
  await assign(group, people.first, 'member', 1);
  await assign(group, people.second, 'member', 2);
  await assign(group, people.first, 'office_director', 1);
  const present = await lineupAt(group, '2026-04-01');
  return { group, people, present };
}

function regroup(group: string, present: readonly Row[], lineup: readonly Wanted[], part: object = {}) {
  return {
    leadingGroupId: group,
    effectiveOn: '2026-04-01',
    reason: '人员变动',
    documentNo: null,
    present: present.map(({ id, revision }) => ({ id, revision })),
    lineup: [...lineup],
    ...part,
  };
}

describe('a regrouping is one dated act', () => {
  it('ends the day before, begins on the day, keeps whoever stays; what a newcomer takes over is copied', async () => {
    const { group, people, present } = await sample('登记管理领导小组');
    const [leader, deputy, first, second, director] = present;
    if (!leader || !deputy || !first || !second || !director) throw new Error('no line-up');
    const lineup = [
      goesOn(leader),
      { ...goesOn(deputy), memberId: people.newcomer },
      goesOn(second),
      goesOn(first),
      joins(people.second, 'office_director'),
    ];
    const { id } = await office.call('regroupings.carryOut', regroup(group, present, lineup));
    expect(shown(await lineupAt(group, '2026-03-31'))).toEqual(shown(present));
    const { groups } = await office.call('search.find', { text: '人员变动', limit: 5 });
    expect(groups.flatMap(({ hits }) => hits)).toMatchObject([{ kind: 'regrouping', id, title: '人员变动' }]);
    const after = await lineupAt(group, '2026-04-01');
    expect(after.map(({ role, memberName }) => `${role} ${memberName}`)).toEqual([
      'leader 张建国',
      'deputy_leader 孙志强',
      'member 赵堃',
      'member 王珺',
      'office_director 赵堃',
    ]);
    expect(after[0]).toEqual(leader);
    expect(after[1]).toMatchObject({
      startOn: '2026-04-01',
      endOn: null,
      scopeText: '牵头登记管理',
      postDutyText: '分管社会组织管理科',
      sectionNames: ['社会组织管理科'],
      basisDocumentNo: null,
    });
    const { regrouping, people: changes, blocked } = await office.call('regroupings.get', { id });
    expect(changes.map(({ name, change }) => `${name} ${change}`)).toEqual([
      '张建国 stays',
      '孙志强 joins',
      '赵堃 changes',
      '王珺 changes',
      '李春梅 leaves',
    ]);
    expect(regrouping).toMatchObject({ joins: 1, leaves: 1, changes: 2, document: null });
    expect(blocked).toBeNull();
    // One line of history for what ended, in its own words.
    const { entries } = await office.call('records.history', { id: deputy.id });
    expect(entries.filter(({ action }) => action === 'regrouping.carryOut')).toHaveLength(1);
  });

  it('void: the assignments are again as they were, day for day', async () => {
    const { group, people, present } = await sample('年检工作领导小组');
    const days = ['2025-06-01', '2026-03-31', '2026-04-01', '2027-01-01'];
    const before = await Promise.all(days.map(async (day) => shown(await lineupAt(group, day))));
    const [leader, ...others] = present;
    if (!leader) throw new Error('no leader');
    const lineup = [{ ...goesOn(leader), memberId: people.newcomer }, ...others.slice(0, 2).map(goesOn)];
    const { id, revision } = await office.call('regroupings.carryOut', regroup(group, present, lineup));
    expect(shown(await lineupAt(group, '2026-04-01'))).toHaveLength(3);
    await office.call('regroupings.void', { id, expectedRevision: revision, reason: '文件未通过' });
    expect(await Promise.all(days.map(async (day) => shown(await lineupAt(group, day))))).toEqual(before);
    expect((await lineupAt(group, '2026-04-01')).map(({ endOn }) => endOn)).toEqual(present.map(({ endOn }) => endOn));
    const again = await office.failure('regroupings.void', { id, expectedRevision: revision + 1, reason: '再作废' });
    expect(again.code).toBe('conflict');
    const { rows } = await office.call('regroupings.list', { filter: { leadingGroupId: group } });
    expect(rows).toEqual([]);
  });

  it('is not voided once an assignment was changed, or the group was regrouped again', async () => {
    const { group, people, present } = await sample('评估工作领导小组');
    const act = await office.call(
      'regroupings.carryOut',
      regroup(group, present, [...present.slice(0, 4).map(goesOn), joins(people.newcomer, 'liaison')]),
    );
    const now = await lineupAt(group, '2026-05-01');
    const next = await office.call(
      'regroupings.carryOut',
      regroup(group, now, [...now.slice(0, 3).map(goesOn), joins(people.newcomer, 'member')], {
        effectiveOn: '2026-05-01',
      }),
    );
    const codeOf = async (id: string) => (await office.call('regroupings.get', { id })).blocked;
    expect(await codeOf(act.id)).toBe('regrouping_changed_since');
    const refused = await office.failure('regroupings.void', {
      id: act.id,
      expectedRevision: act.revision,
      reason: '先作废前一次',
    });
    expect(refused.details.fields).toEqual([{ field: 'recordState', code: 'regrouping_changed_since' }]);
    await office.call('regroupings.void', { id: next.id, expectedRevision: next.revision, reason: '后一次有误' });
    // With the later act undone nothing depends on the first one.
    expect(await codeOf(act.id)).toBeNull();
    const { regrouping } = await office.call('regroupings.get', { id: act.id });
    await office.call('regroupings.void', {
      id: act.id,
      expectedRevision: regrouping.revision,
      reason: '前一次也有误',
    });
    expect(shown(await lineupAt(group, '2026-05-01'))).toEqual(shown(present));
    // An assignment that somebody edits afterwards keeps its regrouping.
    const restored = await lineupAt(group, '2026-06-01');
    const third = await office.call(
      'regroupings.carryOut',
      regroup(group, restored, [...restored.slice(0, 2).map(goesOn), joins(people.newcomer, 'member')], {
        effectiveOn: '2026-06-01',
      }),
    );
    const edited = (await lineupAt(group, '2026-06-01')).find(({ memberId }) => memberId === people.newcomer);
    if (!edited) throw new Error('no newcomer');
    await office.call('duties.saveAssignment', {
      id: edited.id,
      expectedRevision: edited.revision,
      fields: { leadingGroupId: group, memberId: people.newcomer, role: 'member', startOn: edited.startOn, seq: 9 },
    });
    expect(await codeOf(third.id)).toBe('regrouping_changed_since');
  });
});

describe('bad input changes nothing', () => {
  it('two leaders, a member twice, nobody changed, a member voided or gone, a day that cannot be', async () => {
    const { group, people, present } = await sample('安全工作领导小组');
    const all = present.map(goesOn);
    const gone = await newMember('钱已退', '原副局长', false);
    const voided = await newMember('误录入');
    await office.call('duties.void', { collection: 'member', id: voided, expectedRevision: 1, reason: '录错了' });
    const codes = async (lineup: readonly Wanted[], part: object = {}) => {
      const failure = await office.failure('regroupings.carryOut', regroup(group, present, lineup, part));
      expect(failure.code).toBe('rule_broken');
      const { fields } = failure.details;
      return Array.isArray(fields) ? fields.map((issue: { code: string }) => issue.code) : [];
    };
    expect(await codes([...all, joins(people.newcomer, 'leader')])).toEqual(['second_leader']);
    expect(await codes([...all, joins(people.first, 'member')])).toContain('duty_overlap');
    expect(await codes(all)).toEqual(['regrouping_nothing']);
    expect(await codes([...all, joins(voided, 'member')])).toEqual(['regrouping_member_voided']);
    expect(await codes([...all, joins(gone, 'member')])).toEqual(['regrouping_member_inactive']);
    expect(await codes(all.slice(1), { effectiveOn: '2024-01-01' })).toEqual(['regrouping_before_group']);
    const later = await lineupAt(group, '2026-04-01');
    expect(shown(later)).toEqual(shown(present));
    await office.call(
      'regroupings.carryOut',
      regroup(group, present, [...all, joins(people.newcomer, 'liaison')], { effectiveOn: '2026-09-01' }),
    );
    expect(await codes(all.slice(1))).toEqual(['regrouping_later_change']);
  });

  it('joint leaders may be several', async () => {
    const { group, people, present } = await sample('普查领导小组');
    const [leader, ...others] = present;
    if (!leader) throw new Error('no leader');
    const lineup = [
      { ...goesOn(leader), joint: true },
      { ...joins(people.newcomer, 'leader'), joint: true },
      ...others.map(goesOn),
    ];
    await office.call('regroupings.carryOut', regroup(group, present, lineup));
    const leaders = (await lineupAt(group, '2026-04-01')).filter(({ role }) => role === 'leader');
    expect(leaders.map(({ memberName, joint }) => [memberName, joint])).toEqual([
      ['张建国', true],
      ['孙志强', true],
    ]);
  });

  it('somebody else changed the line-up meanwhile: a conflict with the present one, nothing overwritten', async () => {
    const { group, people, present } = await sample('执法领导小组');
    const [leader] = present;
    if (!leader) throw new Error('no leader');
    await office.call('duties.saveAssignment', {
      id: leader.id,
      expectedRevision: leader.revision,
      fields: { leadingGroupId: group, memberId: leader.memberId, role: 'leader', startOn: '2024-01-01', seq: 5 },
    });
    const lineup = [...present.map(goesOn), joins(people.newcomer, 'member')];
    const failure = await office.failure('regroupings.carryOut', regroup(group, present, lineup));
    expect(failure.code).toBe('conflict');
    expect(shown(await lineupAt(group, '2026-04-01'))).toHaveLength(5);
  });
});

describe('the notice', () => {
  it('lists the new line-up in official order, is linked both ways, gives its number back, and keeps the act', async () => {
    const { group, people, present } = await sample('综合监管领导小组');
    const [leader, deputy, first, second, director] = present;
    if (!leader || !deputy || !first || !second || !director) throw new Error('no line-up');
    const lineup = [
      goesOn(leader),
      goesOn(deputy),
      joins(people.newcomer, 'deputy_leader'),
      goesOn(second),
      goesOn(first),
      goesOn(director),
    ];
    const { id, revision } = await office.call('regroupings.carryOut', regroup(group, present, lineup));
    const { documentId } = await office.call('regroupings.draftNotice', { id, expectedRevision: revision });
    expect((await office.call('regroupings.ofDocument', { documentId })).regrouping).toMatchObject({ id });
    expect(
      (await office.failure('regroupings.draftNotice', { id, expectedRevision: revision + 1 })).details.fields,
    ).toEqual([{ field: 'officialDocumentId', code: 'regrouping_has_notice' }]);

    const { document } = await office.call('officialDocuments.get', { id: documentId });
    const { file } = await office.call('officialDocuments.preview', { content: document.content });
    const pdf = path.join(office.dataRoot, 'notice.pdf');
    writeFileSync(pdf, office.bytes(file));
    const text = execFileSync('pdftotext', ['-raw', pdf, '-'], { encoding: 'utf8' }).replaceAll(/[\s　]/g, '');
    expect(text).toContain('关于调整综合监管领导小组成员的通知');
    const places = [
      '组长：张建国局长',
      '副组长：李春梅副局长',
      '孙志强副局长',
      '成员：赵堃',
      '王珺社会组织管理科科长',
    ].map((part) => text.indexOf(part));
    expect(
      places.every((place) => place > 0),
      text,
    ).toBe(true);
    expect([...places].sort((one, two) => one - two)).toEqual(places);
    expect(text).toContain('领导小组办公室设在社会组织管理科，办公室主任由王珺同志担任');

    const early = await office.failure('regroupings.takeNumber', { id, expectedRevision: revision + 1 });
    expect(early.details.fields).toEqual([{ field: 'officialDocumentId', code: 'regrouping_not_issued' }]);

    // Approved, numbered and issued as any document; its number then stands in the regrouping and in what it began.
    const target = async () => {
      const { document: now } = await office.call('officialDocuments.get', { id: documentId });
      return { id: documentId, expectedRevision: now.revision };
    };
    await office.call('officialDocuments.submit', await target());
    for (const step of ['checked', 'approved'] as const)
      await office.call('officialDocuments.decide', { ...(await target()), step, outcome: 'agreed' });
    const given = await office.call('officialDocuments.takeNumber', {
      ...(await target()),
      number: { kind: 'next', classCode: '云民发', year: 2026 },
    });
    await office.call('officialDocuments.issue', { ...(await target()), issuedOn: '2026-03-05' });
    const { rows } = await office.call('regroupings.list', { filter: { leadingGroupId: group } });
    expect(rows[0]).toMatchObject({ documentNo: null, document: { stage: 'issued', number: given.number } });
    const taken = await office.call('regroupings.takeNumber', { id, expectedRevision: revision + 1 });
    expect(taken.number).toBe(given.number);
    const basis = (await lineupAt(group, '2026-04-01')).map((row) => `${row.memberName} ${row.basisDocumentNo}`);
    expect(basis).toContain(`孙志强 ${given.number}`);
    expect((await office.call('regroupings.get', { id })).blocked).toBe('regrouping_notice_issued');
    const kept = await office.failure('regroupings.void', { id, expectedRevision: taken.revision, reason: '想撤回' });
    expect(kept.details.fields).toEqual([{ field: 'recordState', code: 'regrouping_notice_issued' }]);
  });

  it('voiding an act voids the notice that is not issued', async () => {
    const { group, people, present } = await sample('换届领导小组');
    const lineup = [...present.map(goesOn), joins(people.newcomer, 'liaison')];
    const { id, revision } = await office.call('regroupings.carryOut', regroup(group, present, lineup));
    const { documentId } = await office.call('regroupings.draftNotice', { id, expectedRevision: revision });
    await office.call('regroupings.void', { id, expectedRevision: revision + 1, reason: '暂不调整' });
    const { document } = await office.call('officialDocuments.get', { id: documentId });
    expect(document.recordState).toBe('voided');
  });
});

it('property: over random regroupings the line-up of every day is that of a model', async () => {
  const group = await newGroup('随机领导小组');
  const members = await Promise.all(Array.from({ length: 8 }, (_one, index) => newMember(`成员${index}`)));
  await assign(group, members[0] ?? '', 'leader', 1);
  let state = 20_260_305;
  const random = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const model: { from: string; lines: string[] }[] = [{ from: '2024-01-01', lines: ['leader 成员0'] }];
  let day = '2024-02-01';
  for (let turn = 0; turn < 25; turn += 1) {
    day = addDays(day, 1 + random(40));
    const present = await lineupAt(group, day);
    const order = [...members].sort(() => random(3) - 1).slice(0, 1 + random(7));
    const lineup: Wanted[] = order.map((memberId, index) => {
      const role = index === 0 ? ('leader' as const) : (['deputy_leader', 'member', 'liaison'] as const)[random(3)];
      const own = present.find((row) => row.memberId === memberId && row.role === role);
      return own && role ? goesOn(own) : joins(memberId, role ?? 'member');
    });
    const outcome = await office
      .call('regroupings.carryOut', regroup(group, present, lineup, { effectiveOn: day }))
      .catch((error: { code?: string }) => error.code);
    // Only a line-up that changes nothing is refused.
    const names = new Map(members.map((id, index) => [id, `成员${index}`]));
    const roles = ['leader', 'deputy_leader', 'member', 'office_director', 'liaison'];
    const lines = roles.flatMap((role) =>
      lineup.filter((line) => line.role === role).map((line) => `${role} ${names.get(line.memberId)}`),
    );
    if (typeof outcome === 'object') model.push({ from: day, lines });
    else expect(lines, String(outcome)).toEqual(model.at(-1)?.lines);
    if (typeof outcome === 'object' && random(5) === 0) {
      await office.call('regroupings.void', { id: outcome.id, expectedRevision: outcome.revision, reason: '改回原样' });
      model.pop();
    }
  }
  for (const [index, { from, lines }] of model.entries()) {
    const until = model[index + 1]?.from;
    for (const at of [from, ...(until === undefined ? ['2030-01-01'] : [addDays(until, -1)])])
      expect(
        (await lineupAt(group, at)).map(({ role, memberName }) => `${role} ${memberName}`),
        at,
      ).toEqual(lines);
  }
  expect(model.length).toBeGreaterThan(10);
}, 60_000);
