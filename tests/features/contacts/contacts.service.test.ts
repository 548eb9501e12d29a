// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

const NOW = '2026-03-05T10:00:00+08:00';
let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: NOW });
});
afterAll(() => office.close());

type Fields = CallInput<'contacts.save'>['fields'];
const LIAISON: Fields = {
  name: '王珺',
  post: '秘书长',
  role: 'liaison',
  workPhone: '0571-88886666',
  validFrom: '2024-01-01',
};
const add = async (organizationId: string, fields: Partial<Fields> = {}) =>
  (await office.call('contacts.save', { organizationId, fields: { ...LIAISON, ...fields } })).id;
const list = async (organizationId: string) =>
  (await office.call('contacts.list', { organizationId })).rows.map(({ fields: one }) => [
    one.name,
    one.validFrom,
    one.validTo,
  ]);
const on = async (organizationId: string, day: string) => {
  const { liaisonIds } = await office.call('contacts.standing', { organizationId, day });
  const { rows } = await office.call('contacts.list', { organizationId });
  return liaisonIds.map((id) => rows.find((row) => row.id === id)?.fields.name);
};

describe('§3.3 changing a liaison', () => {
  it('is refused for a voided organization', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    const { revision } = (await office.call('organizations.get', { id: organizationId })).organization;
    await office.call('organizations.void', { id: organizationId, expectedRevision: revision, reason: '重复登记' });
    const change = { id, expectedRevision: 1, changedOn: '2026-03-02', successorName: '周赟' };
    expect(issuesOf(await office.failure('contacts.changeLiaison', change))).toEqual([
      'organizationId: organization_voided',
    ]);
  });

  it('closes the old row and opens a new one; who was liaison on any day stays known', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    await office.call('contacts.changeLiaison', {
      ...{ id, expectedRevision: 1, changedOn: '2026-03-02', successorName: '周赟', successorPost: '副秘书长' },
      reason: '原联络员调离',
    });
    expect(await list(organizationId)).toEqual([
      ['周赟', '2026-03-02', null],
      ['王珺', '2024-01-01', '2026-03-01'],
    ]);
    expect(await on(organizationId, '2023-12-31')).toEqual([]);
    expect(await on(organizationId, '2026-03-01')).toEqual(['王珺']);
    expect(await on(organizationId, '2026-03-02')).toEqual(['周赟']);
    const { entries } = await office.call('records.history', { id });
    expect(entries[0]).toMatchObject({
      reason: '原联络员调离',
      changes: [{ field: 'validTo', old: null, new: '2026-03-01' }],
    });
  });

  it('is no plain change: another name or role of a liaison is refused, a telephone is not', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    const save = (fields: Partial<Fields>) => ({
      id,
      expectedRevision: 1,
      organizationId,
      fields: { ...LIAISON, ...fields },
    });
    expect(issuesOf(await office.failure('contacts.save', save({ name: '周赟' })))).toEqual(['name: liaison_change']);
    expect(issuesOf(await office.failure('contacts.save', save({ role: 'office' })))).toEqual(['role: liaison_role']);
    expect(await list(organizationId)).toEqual([['王珺', '2024-01-01', null]]);
    await office.call('contacts.save', save({ workPhone: '0571-88880000' }));
    const stale = await office.failure('contacts.changeLiaison', {
      ...{ id, expectedRevision: 1, changedOn: '2026-03-02', successorName: '周赟' },
    });
    expect([stale.code, stale.details.record]).toEqual([
      'conflict',
      expect.objectContaining({ workPhone: '0571-88880000' }),
    ]);
  });

  it('refuses days that cannot be, somebody who is no liaison, the same person; nothing changes', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    const left = await add(organizationId, { name: '李玥', validFrom: '2020-01-01', validTo: '2023-12-31' });
    const other = await add(organizationId, { name: '林某某', role: 'office' });
    const change = async (input: Partial<CallInput<'contacts.changeLiaison'>>) =>
      issuesOf(
        await office.failure('contacts.changeLiaison', {
          ...{ id, expectedRevision: 1, changedOn: '2026-03-02', successorName: '周赟' },
          ...input,
        }),
      );
    expect(await change({ changedOn: '2026-03-06' })).toEqual(['changedOn: date_in_future']);
    expect(await change({ changedOn: '2024-01-01' })).toEqual(['changedOn: liaison_too_early']);
    expect(await change({ successorName: '王珺' })).toEqual(['successorName: liaison_same']);
    expect(await change({ id: left })).toEqual(['changedOn: liaison_ended']);
    expect(await change({ id: other })).toEqual(['changedOn: not_liaison']);
    const impossible = { id, expectedRevision: 1, changedOn: '2026-02-30', successorName: '周赟' };
    expect((await office.failure('contacts.changeLiaison', impossible)).code).toBe('invalid_input');
    expect(await list(organizationId)).toHaveLength(3);
  });

  it('the form of the organization obeys the same rule and leaves what it was not sent', async () => {
    const { fields } = { fields: { ...(await formFields()) } };
    const { id, revision } = await office.call('organizations.save', {
      fields,
      contacts: [
        { ...LIAISON, post: '秘书长' },
        { name: '林某某', role: 'office', workPhone: '0571-1234567' },
      ],
    });
    const { contacts } = await office.call('organizations.get', { id });
    const renamed = contacts.map((one) => (one.role === 'liaison' ? { ...one, name: '周赟' } : one));
    await office.call('organizations.save', { id, expectedRevision: revision, fields, contacts: renamed });
    expect((await list(id)).sort()).toEqual([
      ['周赟', '2026-03-05', null],
      ['林某某', '2026-03-05', null],
      ['王珺', '2024-01-01', '2026-03-04'],
    ]);
    const present = await office.call('organizations.get', { id });
    // The form that another clerk still has open sends the former liaison again: he stays as he is, the new one is ended, none is lost.
    const { revision: now } = present.organization;
    await office.call('organizations.save', { id, expectedRevision: now, fields });
    expect(await on(id, '2026-03-05')).toEqual(['周赟']);
    const open = present.contacts.filter(({ role }) => role !== 'liaison');
    office.setClock('2026-03-09T10:00:00+08:00');
    await office.call('organizations.save', { id, expectedRevision: now, fields, contacts: open });
    expect((await list(id)).find(([name]) => name === '周赟')).toEqual(['周赟', '2026-03-05', '2026-03-08']);
    expect(await on(id, '2026-03-06')).toEqual(['周赟']);
    const wrong = [{ ...LIAISON, validTo: '2023-01-01' }];
    const failure = await office.failure('organizations.save', { id, expectedRevision: now, fields, contacts: wrong });
    expect(issuesOf(failure)).toEqual(['contacts: contact_order']);
    office.setClock(NOW);
  });

  it('the printed sheet shows who was contact from when to when', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    const successor = { successorName: '周赟', successorPost: '副秘书长', successorPhone: '0571-88889999' };
    await office.call('contacts.changeLiaison', { id, expectedRevision: 1, changedOn: '2026-03-02', ...successor });
    await office.call('contactConfirmations.save', {
      organizationId,
      fields: {
        confirmedOn: '2026-03-04',
        confirmedByName: '张文员',
        respondentName: '周赟',
        respondentPost: '副秘书长',
      },
    });
    const text = rawText(office.bytes((await office.call('organizations.sheets', { ids: [organizationId] })).file));
    expect(text).toContain('王珺联络员秘书长0571-888866662024-01-012026-03-01');
    expect(text).toContain('周赟联络员副秘书长0571-888899992026-03-02');
    expect(text).toContain('核对联系人名单：张文员，答复人周赟');
  });
});

async function formFields() {
  const organizationId = await association(office);
  const { organization } = await office.call('organizations.get', { id: organizationId });
  return {
    name: `${organization.name}分会`,
    registrationKind: 'registered' as const,
    legalType: 'social_group' as const,
    registrationNo: `${organization.registrationNo}之一`,
    registrationAuthority: '云州市民政局',
    establishedOn: '2019-11-07',
  };
}

describe('§9.3 ten working days for the change of a liaison', () => {
  it('counts over holidays from the day after the change and says whether the entry kept to it', async () => {
    const organizationId = await association(office);
    const id = await add(organizationId);
    // 10 February to 5 March 2026: the holiday lasts from the 15th to the 23rd, 14 and 28 February are worked.
    const changed = await office.call('contacts.changeLiaison', {
      ...{ id, expectedRevision: 1, changedOn: '2026-02-10', successorName: '周赟' },
    });
    const { clocks } = await office.call('contacts.standing', { organizationId });
    const counted = {
      from: '2026-02-10',
      n: 10,
      restDays: 10,
      makeupDays: 2,
      editionYears: [2026],
      unverifiedYears: [],
    };
    expect(clocks).toMatchObject({
      [changed.id]: { reason: { date: '2026-03-02', ...counted }, enteredOn: '2026-03-05', met: false },
    });
    const inTime = await office.call('contacts.changeLiaison', {
      ...{ id: changed.id, expectedRevision: 1, changedOn: '2026-03-05', successorName: '李玥' },
    });
    const answer = await office.call('contacts.standing', { organizationId });
    expect(answer.clocks[inTime.id]).toMatchObject({ reason: { date: '2026-03-19' }, met: true });
  });

  it('names since when nobody is liaison and until when the next one is to be entered', async () => {
    const organizationId = await association(office);
    await add(organizationId, { validTo: '2026-02-27' });
    const { vacancy, liaisonIds } = await office.call('contacts.standing', { organizationId });
    expect(liaisonIds).toEqual([]);
    const reason = { date: '2026-03-13', from: '2026-02-28', n: 10, restDays: 3, unverifiedYears: [] };
    expect(vacancy).toMatchObject({ since: '2026-02-28', reason });
  });
});

describe('§9.1 the contact list is confirmed each quarter', () => {
  const confirm = (organizationId: string, confirmedOn: string, fields = {}) => ({
    organizationId,
    fields: { confirmedOn, confirmedByName: '张文员', ...fields },
  });

  it('keeps who confirmed and when, once a quarter, only with a liaison on that day', async () => {
    const organizationId = await association(office);
    const refused = async (...input: Parameters<typeof confirm>) =>
      issuesOf(await office.failure('contactConfirmations.save', confirm(...input)));
    expect(await refused(organizationId, '2026-03-04')).toEqual(['confirmedOn: contacts_without_liaison']);
    await add(organizationId);
    expect(await refused(organizationId, '2026-03-06')).toEqual(['confirmedOn: date_in_future']);
    expect(await refused(organizationId, '2026-03-04', { respondentName: '王珺' })).toEqual([
      'respondentPost: post_missing',
    ]);
    await office.call('contactConfirmations.save', confirm(organizationId, '2025-12-31'));
    const standing = async () => office.call('contacts.standing', { organizationId });
    expect((await standing()).confirmedOn).toBeNull();
    await office.call('contactConfirmations.save', confirm(organizationId, '2026-01-01'));
    expect(await refused(organizationId, '2026-03-04')).toEqual(['confirmedOn: contacts_confirmed']);
    expect(await standing()).toMatchObject({
      confirmedOn: '2026-01-01',
      quarter: { year: 2026, number: 1, endsOn: '2026-03-31' },
    });
  });

  it('falls due 15 days before the quarter ends, and is missed from the day after', async () => {
    const own = await makeService({ now: '2026-03-10T10:00:00+08:00' });
    try {
      const ids = [await association(own), await association(own)];
      const [first = '', second = ''] = ids;
      for (const organizationId of ids) await own.call('contacts.save', { organizationId, fields: LIAISON });
      const due = async (day: string) => {
        own.setClock(`${day}T10:00:00+08:00`);
        const { rows } = await own.call('organizations.dueItems', { kinds: ['liaison'] });
        return rows.map(({ organizationId, dueOn, place }) => [
          ids.indexOf(organizationId),
          dueOn,
          place.split('?')[1],
        ]);
      };
      expect(await due('2026-03-15')).toEqual([]);
      const both = [0, 1].map((index) => [index, '2026-03-31', 'tab=contacts']);
      expect((await due('2026-03-16')).sort()).toEqual(both);
      await own.call('contactConfirmations.save', confirm(first, '2026-03-16'));
      expect(await due('2026-03-31')).toEqual(both.slice(1));
      // Missed: it stays overdue until the list is confirmed, also in the quarter after.
      expect(await due('2026-04-01')).toEqual(both.slice(1));
      await own.call('contactConfirmations.save', confirm(second, '2026-04-01'));
      expect(await due('2026-04-02')).toEqual([]);
      expect(await due('2026-06-20')).toEqual([[0, '2026-06-30', 'tab=contacts']]);
    } finally {
      await own.close();
    }
  });
});

describe('the liaison roster', () => {
  it("names every organization in effect with its liaison of today and this quarter's confirmation; prints, exports, filters", async () => {
    const own = await makeService({ now: NOW });
    try {
      const first = await association(own, { name: '云州市茶叶协会', townshipName: '城关街道' });
      const second = await association(own, { name: '云州市商会', townshipName: '河西街道' });
      const third = await association(own, { name: '云州市书法协会', townshipName: '河西街道' });
      const gone = await association(own, { name: '云州市旧协会' });
      await own.call('organizations.void', { id: gone, expectedRevision: 1, reason: '重复录入' });
      const { id } = await own.call('contacts.save', { organizationId: first, fields: LIAISON });
      await own.call('contacts.changeLiaison', {
        ...{ id, expectedRevision: 1, changedOn: '2026-03-02', successorName: '周赟', successorPost: '副秘书长' },
      });
      await own.call('contacts.save', { organizationId: second, fields: { ...LIAISON, name: '李玥' } });
      await own.call('contacts.save', { organizationId: third, fields: { ...LIAISON, validTo: '2026-03-04' } });
      const confirmed = { confirmedOn: '2026-03-04', confirmedByName: '张文员' };
      await own.call('contactConfirmations.save', { organizationId: second, fields: confirmed });
      const all = await own.call('contacts.liaisons', {});
      expect(all.counts).toEqual({ all: 3, unconfirmed: 2, confirmed: 1, vacant: 1 });
      expect(all.townships).toEqual(['城关街道', '河西街道']);
      const byName = new Map(all.rows.map((row) => [row.organizationName, [row.liaisons, row.since, row.confirmedOn]]));
      expect(Object.fromEntries(byName)).toEqual({
        云州市茶叶协会: ['副秘书长 周赟', '2026-03-02', null],
        云州市商会: ['秘书长 李玥', '2024-01-01', '2026-03-04'],
        云州市书法协会: [null, null, null],
      });
      const names = async (input: CallInput<'contacts.liaisons'>) =>
        (await own.call('contacts.liaisons', input)).rows.map((row) => row.organizationName);
      expect(await names({ state: 'vacant' })).toEqual(['云州市书法协会']);
      expect(await names({ state: 'confirmed', township: '河西街道' })).toEqual(['云州市商会']);
      expect(await names({ text: '周赟' })).toEqual(['云州市茶叶协会']);
      expect(await names({ text: '100%' })).toEqual([]);
      const { file, count } = await own.call('contacts.printLiaisons', {});
      expect([count, file.name]).toEqual([3, '联络员名册 2026 年第 1 季度，2026-03-05 打印.pdf']);
      const text = rawText(own.bytes(file));
      for (const part of [
        '城关街道（1家）',
        '河西街道（2家）',
        '云州市茶叶协会副秘书长周赟',
        '云州市商会秘书长李玥0571-888866662024-01-012026-03-04张文员',
        '云州市书法协会没有联络员未核对',
        '共3家。云州市民政局',
      ])
        expect(text).toContain(part);
      const sheet = await own.call('exports.list', { list: 'liaisons', input: { state: 'confirmed' }, format: 'csv' });
      expect(own.bytes(sheet.file).toString()).toContain(
        '"云州市商会","河西街道","秘书长 李玥","0571-88886666","2024-01-01","2026-03-04","张文员"',
      );
    } finally {
      await own.close();
    }
  });
});
