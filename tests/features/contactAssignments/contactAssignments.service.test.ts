import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactOf, organizationsOfMember } from '#service/features/contactAssignments/contactOf.ts';
import { logIn } from '#service/office/session.ts';
import { codesOf } from '#tests/features/organizationEvents/samples.ts';
import { organizationOf } from '#tests/features/units/unitsOffice.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { addIn, addMember, assign, contactsOn } from './contactsOffice.ts';

const CLOCK = { now: () => Date.parse('2026-03-05T10:00:00+08:00'), newId: v7 };

let office: TestService;
let zhang = '';
let li = '';
const ids: string[] = [];
const name = (number: number) => organizationOf(number).name;
const at = (date: string) => contactsOn(office, date);

beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
  zhang = await addMember(office, '张建国', { post: '局长' });
  li = await addMember(office, '李春梅');
  for (const number of [0, 1, 2, 3]) ids.push(await addIn(office, number, number < 2 ? '城关街道' : '河西乡'));
  ids.push(await addIn(office, 4, null));
});
afterAll(() => office.close());

describe('D4 who keeps contact with an organization', () => {
  it('is nobody, then the contact of its township, then its own; each from its day on', async () => {
    expect(Object.values(await at('2026-03-05'))).toEqual([null, null, null, null, null]);
    await assign(office, { memberId: zhang, townshipName: '城关街道', startOn: '2025-01-01' });
    await assign(office, { memberId: li, organizationId: ids[0], startOn: '2025-07-01', endOn: '2025-12-31' });
    expect(await at('2024-12-31')).toMatchObject({ [name(0)]: null, [name(1)]: null });
    expect(await at('2025-01-01')).toMatchObject({ [name(0)]: '张建国', [name(1)]: '张建国', [name(2)]: null });
    expect(await at('2025-07-01')).toMatchObject({ [name(0)]: '李春梅', [name(1)]: '张建国' });
    expect(await at('2025-12-31')).toMatchObject({ [name(0)]: '李春梅' });
    expect(await at('2026-01-01')).toMatchObject({ [name(0)]: '张建国', [name(4)]: null });
  });

  it('counts load, how it came about, types, townships, and what is uncovered', async () => {
    const overview = await office.call('contactAssignments.overview', { at: '2025-08-01' });
    expect(overview).toMatchObject({ total: 5, uncovered: 3, uncoveredByType: { social_group: 3 } });
    expect(overview.members).toMatchObject([
      { name: '张建国', direct: 0, viaTownship: 1, total: 1, townships: ['城关街道'], byType: { social_group: 1 } },
      { name: '李春梅', direct: 1, viaTownship: 0, total: 1, townships: [] },
    ]);
    expect(overview.townships).toMatchObject([
      { name: '城关街道', total: 2, uncovered: 0, contact: { name: '张建国', startOn: '2025-01-01' } },
      { name: '河西乡', total: 2, uncovered: 2, contact: null },
    ]);
    expect(overview.cells).toEqual(
      expect.arrayContaining([
        { memberId: zhang, townshipName: '城关街道', count: 1 },
        { memberId: li, townshipName: '城关街道', count: 1 },
        { memberId: null, townshipName: '河西乡', count: 2 },
        { memberId: null, townshipName: null, count: 1 },
      ]),
    );
    const none = await office.call('contactAssignments.organizations', { at: '2025-08-01', holder: 'none' });
    expect(none.total).toBe(3);
    const own = await office.call('contactAssignments.organizations', { at: '2025-08-01', holder: li });
    expect(own.rows).toMatchObject([{ id: ids[0], memberName: '李春梅', via: 'direct', startOn: '2025-07-01' }]);
    const typed = { at: '2025-08-01', type: 'foundation' as const };
    expect((await office.call('contactAssignments.organizations', typed)).total).toBe(0);
    const words = { at: '2025-08-01', text: name(3), townshipName: '河西乡' };
    expect((await office.call('contactAssignments.organizations', words)).rows).toMatchObject([{ id: ids[3] }]);
    expect((await office.call('contactAssignments.organizations', { text: name(3) })).rows).toMatchObject([
      { id: ids[3] },
    ]);
  });

  it('refuses a second contact on any day, naming the holder and the period; nothing is kept of it', async () => {
    const refuse = async (fields: Parameters<typeof assign>[1]) => {
      const failure = await office.failure('contactAssignments.save', { fields });
      expect(failure.code).toBe('rule_broken');
      return failure.details.fields;
    };
    const before = await at('2025-12-31');
    expect(await refuse({ memberId: zhang, organizationId: ids[0], startOn: '2025-12-31' })).toEqual([
      {
        field: 'startOn',
        code: 'contact_overlap',
        params: { name: '李春梅', from: '2025-07-01', to: '2025-12-31' },
      },
    ]);
    expect(await refuse({ memberId: li, townshipName: '城关街道 ', startOn: '2024-01-01' })).toEqual([
      { field: 'startOn', code: 'contact_overlap_open', params: { name: '张建国', from: '2025-01-01' } },
    ]);
    const subject = { field: 'organizationId', code: 'contact_subject' };
    expect(await refuse({ memberId: li, startOn: '2026-01-01' })).toEqual([subject]);
    const both = { memberId: li, organizationId: ids[1], townshipName: '河西乡', startOn: '2026-01-01' };
    expect(await refuse(both)).toEqual([subject]);
    const order = { memberId: li, organizationId: ids[1], startOn: '2026-01-02', endOn: '2026-01-01' };
    expect(await refuse(order)).toEqual([{ field: 'endOn', code: 'date_order' }]);
    expect(await refuse({ memberId: ids[0] ?? '', organizationId: ids[1], startOn: '2026-01-01' })).toEqual([
      { field: 'memberId', code: 'not_found' },
    ]);
    expect(await at('2025-12-31')).toEqual(before);
  });

  it('corrects and voids one assignment, guarded by the revision that was shown', async () => {
    const { id, revision } = await assign(office, {
      ...{ memberId: li, organizationId: ids[4], startOn: '2026-01-01', note: '初次指定' },
    });
    const fields = { memberId: li, organizationId: ids[4], startOn: '2025-11-01' };
    const changed = await office.call('contactAssignments.save', { id, expectedRevision: revision, fields });
    const stale = { id, expectedRevision: revision, fields: { ...fields, memberId: zhang } };
    const failure = await office.failure('contactAssignments.save', stale);
    expect(failure).toMatchObject({ code: 'conflict', details: { record: { id, memberId: li } } });
    const other = { id, expectedRevision: changed.revision, fields: { ...fields, organizationId: ids[3] } };
    expect(codesOf(await office.failure('contactAssignments.save', other))).toEqual(['contact_subject_stays']);
    expect(await at('2025-11-01')).toMatchObject({ [name(4)]: '李春梅' });
    const target = { id, expectedRevision: changed.revision, reason: '录错' };
    await office.call('contactAssignments.void', target);
    expect(await at('2026-03-05')).toMatchObject({ [name(4)]: null });
    const { rows } = await office.call('contactAssignments.ofSubject', { organizationId: ids[4] });
    expect(rows).toMatchObject([{ id, voided: true, voidReason: '录错', startOn: '2025-11-01' }]);
    expect((await office.failure('contactAssignments.void', { ...target, expectedRevision: 3 })).code).toBe('conflict');
  });

  it('is answered to other features', async () => {
    const session = await logIn(office.folder, 'clerk', PASSWORD, CLOCK);
    const db = session.store.reader;
    expect(await contactOf(db, ids[0] ?? '', '2025-08-01')).toMatchObject({ memberId: li, via: 'direct' });
    expect(await contactOf(db, ids[1] ?? '', '2025-08-01')).toMatchObject({ memberId: zhang, via: 'township' });
    expect(await contactOf(db, ids[4] ?? '', '2025-08-01')).toBeNull();
    const own = await organizationsOfMember(db, zhang, '2026-02-01', '2026-03-05');
    expect([...own].sort()).toEqual([ids[0], ids[1]]);
    await session.store.close();
  });
});
