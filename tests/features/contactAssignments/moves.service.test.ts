import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare, merge, two } from '#tests/features/duplicates/twoRecords.ts';
import { codesOf, filled, record } from '#tests/features/organizationEvents/samples.ts';
import { addUnit, organizationOf, RENAMING } from '#tests/features/units/unitsOffice.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { addIn, addMember, assign, contactsOn, move, movingOf, organizations, townships } from './contactsOffice.ts';

let office: TestService;
let zhang = '';
let li = '';
let wang = '';
let last = 0;
const name = (number: number) => organizationOf(number).name;
const at = (date: string) => contactsOn(office, date);
const history = async (organizationId: string) =>
  (await office.call('contactAssignments.ofSubject', { organizationId })).rows.filter(({ voided }) => !voided);

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  zhang = await addMember(office, '张建国', { post: '局长' });
  li = await addMember(office, '李春梅');
  wang = await addMember(office, '王国庆');
});
afterAll(() => office.close());

/** So many organizations of a township, with their numbers. */
async function some(count: number, township: string | null): Promise<{ id: string; name: string }[]> {
  const added = [];
  for (let number = 0; number < count; number += 1) {
    last += 1;
    added.push({ id: await addIn(office, last, township), name: name(last) });
  }
  return added;
}

describe('D4 a move carries history', () => {
  it('ends the old assignment the day before and begins the new one; every past day keeps its contact', async () => {
    const [one] = await some(1, null);
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', zhang, organizations(one.id));
    const preview = await move(office, '2025-06-01', li, organizations(one.id));
    expect(preview).toMatchObject({
      rows: [{ before: { name: '张建国', via: 'direct' }, after: { name: '李春梅', endOn: null }, change: 'moves' }],
      counts: { moves: 1, unchanged: 0, ended: 0, uncovered: 0 },
    });
    // A move back is a move: nothing is undone.
    await move(office, '2025-09-01', zhang, organizations(one.id));
    expect(await history(one.id)).toMatchObject([
      { name: '张建国', startOn: '2025-09-01', endOn: null },
      { name: '李春梅', startOn: '2025-06-01', endOn: '2025-08-31' },
      { name: '张建国', startOn: '2025-01-01', endOn: '2025-05-31' },
    ]);
    const days = ['2024-12-31', '2025-05-31', '2025-06-01', '2025-08-31', '2025-09-01'];
    const holders = await Promise.all(days.map(async (day) => (await at(day))[one.name]));
    expect(holders).toEqual([null, '张建国', '李春梅', '李春梅', '张建国']);
    // A correction of the past: what was entered for later days stays.
    const late = await move(office, '2025-03-01', wang, organizations(one.id));
    expect(late.rows).toMatchObject([{ after: { name: '王国庆', endOn: '2025-05-31' } }]);
    expect((await at('2025-04-01'))[one.name]).toBe('王国庆');
    expect((await at('2025-06-01'))[one.name]).toBe('李春梅');
    expect((await at('2026-03-05'))[one.name]).toBe('张建国');
  });

  it('writes one line into the history of each assignment and into the time line of the organization', async () => {
    const [one] = await some(1, null);
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', zhang, organizations(one.id));
    const before = (await history(one.id))[0];
    const preview = await office.call('contactAssignments.previewMove', {
      ...{ on: '2025-06-01', to: li, chosen: organizations(one.id) },
    });
    const words = { basisDocumentNo: '云民发〔2025〕9号', note: '领导分工调整' };
    await office.call('contactAssignments.move', { on: '2025-06-01', to: li, subjects: movingOf(preview), ...words });
    const { entries } = await office.call('records.history', { id: before?.id ?? '' });
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({ action: 'contactAssignment.move', reason: '领导分工调整' });
    expect((await history(one.id))[0]).toMatchObject(words);
    const line = await office.call('organizations.timeline', { id: one.id, kinds: ['contact'] });
    expect(line.entries.map(({ on, text, parameters }) => [on, text, parameters.name])).toEqual([
      ['2025-06-01', 'assignmentBegun', '李春梅'],
      ['2025-05-31', 'assignmentEnded', '张建国'],
      ['2025-01-01', 'assignmentBegun', '张建国'],
    ]);
  });

  it('on the first day of an assignment leaves nothing of it but a voided line', async () => {
    const [one] = await some(1, null);
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', zhang, organizations(one.id));
    await move(office, '2025-01-01', li, organizations(one.id));
    expect(await history(one.id)).toMatchObject([{ name: '李春梅', startOn: '2025-01-01', endOn: null }]);
    const { rows } = await office.call('contactAssignments.ofSubject', { organizationId: one.id });
    expect(rows.map(({ voided, voidReason }) => [voided, voidReason])).toContainEqual([true, '起始当日改由他人联系']);
  });

  it('gives an organization back to its township, and leaves alone what its township has already', async () => {
    const [first, second] = await some(2, '城关街道');
    if (first === undefined || second === undefined) throw new Error('none');
    await move(office, '2025-01-01', zhang, townships('城关街道'));
    const own = await move(office, '2025-03-01', li, organizations(first.id));
    expect(own.rows).toMatchObject([{ before: { via: 'township' }, after: { via: 'direct' } }]);
    const same = await move(office, '2025-03-01', zhang, organizations(second.id));
    expect(same.counts).toMatchObject({ moves: 0, unchanged: 1 });
    const back = await move(office, '2025-05-01', null, organizations(first.id, second.id));
    expect(back).toMatchObject({
      counts: { moves: 1, unchanged: 1, uncovered: 0 },
      rows: [{ after: { name: '张建国', via: 'township' } }, { change: 'unchanged' }],
    });
    expect((await at('2025-04-30'))[first.name]).toBe('李春梅');
    expect((await at('2025-05-01'))[first.name]).toBe('张建国');
  });

  it('of a township takes its organizations along, and says what would have no contact', async () => {
    const [one] = await some(1, '河西乡');
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', zhang, townships('河西乡'));
    await move(office, '2025-07-01', li, townships('河西乡'));
    expect([(await at('2025-06-30'))[one.name], (await at('2025-07-01'))[one.name]]).toEqual(['张建国', '李春梅']);
    const gone = await move(office, '2025-10-01', null, townships('河西乡'));
    expect(gone.counts).toMatchObject({ moves: 1, uncovered: 1 });
    expect((await at('2025-10-01'))[one.name]).toBeNull();
  });

  it('refuses a contact who is not in service', async () => {
    const former = await addMember(office, '郑某', { active: false });
    const [one] = await some(1, null);
    const chosen = organizations(one?.id ?? '');
    const failure = await office.failure('contactAssignments.previewMove', { on: '2026-01-01', to: former, chosen });
    expect(codesOf(failure)).toEqual(['contact_inactive']);
  });
});

describe('D4 many at once', () => {
  it('all or none: one of 200 changed meanwhile, nothing is moved, and it says which', async () => {
    const all = await some(200, '云岭镇');
    const chosen = { by: 'filter', filter: { townshipName: '云岭镇' } } as const;
    const input = { on: '2026-01-01', to: zhang, chosen };
    const preview = await office.call('contactAssignments.previewMove', input);
    expect(preview.counts).toMatchObject({ moves: 200 });
    const other = all[117];
    await assign(office, { memberId: li, organizationId: other?.id, startOn: '2025-12-01' });
    const send = { on: '2026-01-01', to: zhang, subjects: movingOf(preview) };
    const failure = await office.failure('contactAssignments.move', send);
    expect(failure).toMatchObject({ code: 'conflict', details: { changed: [other?.name], count: 1 } });
    const after = await office.call('contactAssignments.organizations', { townshipName: '云岭镇', holder: zhang });
    expect(after.total).toBe(0);
    // Seen again, it goes.
    await move(office, '2026-01-01', zhang, chosen);
    const filter = { townshipName: '云岭镇', holder: zhang };
    expect((await office.call('contactAssignments.organizations', filter)).total).toBe(200);
    expect((await office.call('contactAssignments.organizations', { ...filter, at: '2025-12-31' })).total).toBe(0);
    // Somebody who sends the same again moves nothing: it is so already.
    expect((await office.failure('contactAssignments.move', send)).code).toBe('conflict');
    const audited = await office.call('records.history', { id: (await history(all[0]?.id ?? ''))[0]?.id ?? '' });
    expect(audited.entries).toHaveLength(1);
  });
});

describe('D4 organizations that end, merge, or whose township changes', () => {
  it('an organization that ended no longer counts from that day on, and is not moved', async () => {
    const [one] = await some(1, null);
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', wang, organizations(one.id));
    const load = async (date: string) =>
      (await office.call('contactAssignments.overview', { at: date })).members.find(
        ({ memberId }) => memberId === wang,
      );
    const before = (await load('2026-02-01'))?.total ?? 0;
    await record(office, one.id, filled('cancelled', '2026-02-15'));
    expect((await load('2026-03-05'))?.total).toBe(before - 1);
    expect((await load('2026-02-14'))?.total).toBe(before);
    expect((await load('2026-02-15'))?.total).toBe(before - 1);
    const preview = await move(office, '2026-03-01', li, organizations(one.id));
    expect(preview.counts).toMatchObject({ moves: 0, ended: 1 });
    // Moved on a day on which it still was: this is its past.
    await move(office, '2026-01-01', li, organizations(one.id));
    expect((await at('2026-01-15'))[one.name]).toBe('李春梅');
  });

  it('merging never leaves two contacts: one side is chosen, and the undo is refused when it would', async () => {
    const ids = await two(office);
    await assign(office, { memberId: zhang, organizationId: ids.keptId, startOn: '2025-01-01' });
    await assign(office, { memberId: li, organizationId: ids.mergedId, startOn: '2025-06-01' });
    const { clashes } = await compare(office, ids);
    const clash = clashes.find(({ collection }) => collection === 'contact_assignment');
    expect(clash).toMatchObject({ mayKeepBoth: false });
    const choices = clashes.map(({ merged, suggested }) => ({
      mergedRecordId: merged.id,
      keep: merged.id === clash?.merged.id ? ('merged' as const) : suggested,
    }));
    const { mergeId } = await merge(office, ids, { choices });
    const { rows } = await office.call('contactAssignments.ofSubject', { organizationId: ids.keptId });
    expect(rows.map(({ name: holder, voided }) => [holder, voided])).toEqual([
      ['李春梅', false],
      ['张建国', true],
    ]);
    await move(office, '2026-02-01', wang, organizations(ids.keptId));
    const undo = { id: mergeId, keepEdited: true };
    expect(codesOf(await office.failure('duplicates.undo', undo))).toEqual(['merge_undo_taken']);
    expect((await at('2026-03-05'))[ids.keptName]).toBe('王国庆');
  });

  it('a township that is renamed keeps its contact under either name', async () => {
    const unit = await addUnit(office, '白杨乡', 'township');
    const [one] = await some(1, '白杨乡');
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', li, townships('白杨乡'));
    await office.call('units.rename', { ...unit, ...RENAMING, newName: '白杨镇' });
    expect([(await at('2026-01-31'))[one.name], (await at('2026-03-05'))[one.name]]).toEqual(['李春梅', '李春梅']);
    const second = { memberId: zhang, townshipName: '白杨镇', startOn: '2026-03-01' };
    expect(codesOf(await office.failure('contactAssignments.save', { fields: second }))).toEqual([
      'contact_overlap_open',
    ]);
    await move(office, '2026-03-01', zhang, townships('白杨镇'));
    expect([(await at('2026-02-28'))[one.name], (await at('2026-03-05'))[one.name]]).toEqual(['李春梅', '张建国']);
    const { townships: listed } = await office.call('contactAssignments.overview', { at: '2026-01-31' });
    const named = (list: typeof listed) => list.map((row) => row.name).filter((row) => row.startsWith('白杨'));
    expect(named(listed)).toEqual(['白杨乡']);
    expect(named((await office.call('contactAssignments.overview', {})).townships)).toEqual(['白杨镇']);
  });

  it('assignments of a member that was voided cover nothing', async () => {
    const mistaken = await addMember(office, '误录者');
    const [one] = await some(1, null);
    if (one === undefined) throw new Error('none');
    await move(office, '2025-01-01', mistaken, organizations(one.id));
    const { members } = await office.call('duties.overview', {});
    const revision = members.find(({ id }) => id === mistaken)?.revision ?? 0;
    const target = { collection: 'member', id: mistaken, expectedRevision: revision, reason: '误录' } as const;
    await office.call('duties.void', target);
    expect((await at('2026-03-05'))[one.name]).toBeNull();
    await move(office, '2026-01-01', li, organizations(one.id));
    expect((await at('2026-03-05'))[one.name]).toBe('李春梅');
  });
});
