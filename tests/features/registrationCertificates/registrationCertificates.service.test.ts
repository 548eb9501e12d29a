import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Fields = CallInput<'registrationCertificates.save'>['fields'];

const ORIGINAL: Fields = {
  copy: 'original',
  number: '51330106MJ8765432X',
  issuedOn: '2022-01-05',
  validFrom: '2022-01-01',
  validTo: '2026-12-31',
};

const save = (organizationId: string, fields: Partial<Fields> = {}, target = {}) =>
  office.call('registrationCertificates.save', { ...target, organizationId, fields: { ...ORIGINAL, ...fields } });
const refused = async (organizationId: string, fields: Partial<Fields>) =>
  issuesOf(
    await office.failure('registrationCertificates.save', { organizationId, fields: { ...ORIGINAL, ...fields } }),
  );

async function validity(id: string): Promise<(string | null)[]> {
  const { organization } = await office.call('organizations.get', { id });
  return [organization.certificateValidFrom, organization.certificateValidTo];
}

describe('R9 validity of the certificate', () => {
  it('stays as entered while no certificate is recorded, and follows the one in force then', async () => {
    const entered = { certificateValidFrom: '2020-01-01', certificateValidTo: '2024-12-31' };
    const id = await association(office, entered);
    expect(await validity(id)).toEqual(['2020-01-01', '2024-12-31']);
    await save(id);
    expect(await validity(id)).toEqual(['2022-01-01', '2026-12-31']);
    // On the day before it was issued the registry still says what was entered.
    const before = await office.call('organizations.get', { id, asAt: '2022-01-04' });
    expect(before.organization.certificateValidTo).toBe('2024-12-31');
    const after = await office.call('organizations.get', { id, asAt: '2022-01-05' });
    expect(after.organization.certificateValidTo).toBe('2026-12-31');
    const { entries } = await office.call('records.history', { id });
    expect(entries[0]).toMatchObject({
      revision: 2,
      reason: '以登记证书（51330106MJ8765432X）为准',
      changes: [
        { field: 'certificateValidFrom', old: '2020-01-01', new: '2022-01-01' },
        { field: 'certificateValidTo', old: '2024-12-31', new: '2026-12-31' },
      ],
    });
  });

  it('as at today is what the record holds, also when a newer certificate is voided or an older one is entered later', async () => {
    const id = await association(office);
    await save(id, { number: 'A', issuedOn: '2018-01-05', validFrom: '2018-01-01', validTo: '2021-12-31' });
    const second = await save(id);
    const target = { id: second.id, expectedRevision: second.revision };
    await office.call('registrationCertificates.void', { ...target, reason: '录错' });
    expect(await validity(id)).toEqual(['2018-01-01', '2021-12-31']);
    const today = await office.call('organizations.get', { id, asAt: '2026-03-05' });
    expect(today.organization.certificateValidTo).toBe('2021-12-31');
  });

  it('follows the original before a copy, the newer before the older, and goes back when the newer one is voided', async () => {
    const id = await association(office);
    const first = await save(id);
    await save(id, { copy: 'duplicate', issuedOn: '2023-03-03', validFrom: '2023-03-01', validTo: '2025-12-31' });
    expect(await validity(id)).toEqual(['2022-01-01', '2026-12-31']);
    const ended = { ending: 'replaced' as const, endedOn: '2026-02-01', endingNote: '换发新证' };
    await save(id, ended, { id: first.id, expectedRevision: first.revision });
    const newer = await save(id, { issuedOn: '2026-02-01', validFrom: '2026-02-01', validTo: '2031-01-31' });
    expect(await validity(id)).toEqual(['2026-02-01', '2031-01-31']);
    await office.call('registrationCertificates.void', {
      ...{ id: newer.id, expectedRevision: 1 },
      reason: '录错组织',
    });
    // What is left in force is the copy: the former original was handed in.
    expect(await validity(id)).toEqual(['2023-03-01', '2025-12-31']);
  });

  it('stays as it was when the last certificate is lost', async () => {
    const id = await association(office);
    const { id: certificate } = await save(id);
    const lost = { ending: 'lost' as const, endedOn: '2026-01-10', endingNote: '已在省级报刊声明作废' };
    await save(id, lost, { id: certificate, expectedRevision: 1 });
    expect(await validity(id)).toEqual(['2022-01-01', '2026-12-31']);
  });

  it('changes nothing at all when the certificate is refused', async () => {
    const id = await association(office);
    await refused(id, { validTo: '2021-12-31' });
    expect(await validity(id)).toEqual([null, null]);
    expect((await office.call('records.history', { id })).entries).toHaveLength(1);
  });
});

describe('R9 collection, return, loss', () => {
  it('keeps who collected it with the post, and how it ended', async () => {
    const organizationId = await association(office);
    const collected = { collectedOn: '2022-01-06', collectedByName: '王珺', collectedByPost: '秘书长' };
    const { id } = await save(organizationId, collected);
    const ended = { ending: 'returned' as const, endedOn: '2026-03-01', endingNote: '注销时交回' };
    await save(organizationId, { ...collected, ...ended }, { id, expectedRevision: 1 });
    const { rows } = await office.call('registrationCertificates.list', { organizationId });
    expect(rows[0]?.fields).toEqual({ ...ORIGINAL, ...collected, ...ended, attachmentId: null, note: null });
  });

  it('lets a lost certificate be replaced by one of the same validity', async () => {
    const id = await association(office);
    const { id: first } = await save(id);
    await save(id, { ending: 'lost', endedOn: '2026-01-10' }, { id: first, expectedRevision: 1 });
    await save(id, { number: '补发1号', issuedOn: '2026-01-20' });
    const { rows } = await office.call('registrationCertificates.list', { organizationId: id });
    expect(rows.map(({ fields }) => [fields.number, fields.ending])).toEqual([
      ['补发1号', null],
      [ORIGINAL.number, 'lost'],
    ]);
  });

  it.each<[string, Partial<Fields>, string[]]>([
    ['issued on a day to come', { issuedOn: '2026-03-06' }, ['issuedOn: date_in_future']],
    ['an end before the beginning', { validTo: '2021-12-31' }, ['validTo: validity_order']],
    [
      'collected before it was issued',
      { collectedOn: '2022-01-04', collectedByName: '王珺', collectedByPost: '秘书长' },
      ['collectedOn: collected_before_issued'],
    ],
    ['collected by nobody', { collectedOn: '2022-01-06' }, ['collectedByName: collector_missing']],
    [
      'collected by somebody without a post',
      { collectedOn: '2022-01-06', collectedByName: '王珺' },
      ['collectedByPost: post_missing'],
    ],
    [
      'a collector without a day',
      { collectedByName: '王珺', collectedByPost: '秘书长' },
      ['collectedOn: collected_without_day'],
    ],
    ['an end of no kind', { endedOn: '2026-01-01' }, ['ending: ending_missing']],
    ['an end without a day', { ending: 'returned' }, ['endedOn: ending_without_day']],
    ['a remark on no end', { endingNote: '遗失' }, ['ending: ending_missing']],
    ['returned before it was issued', { ending: 'returned', endedOn: '2022-01-04' }, ['endedOn: ended_before_begin']],
    ['returned on a day to come', { ending: 'returned', endedOn: '2026-03-06' }, ['endedOn: date_in_future']],
  ])('refuses one %s', async (_name, fields, expected) => {
    const id = await association(office);
    expect(await refused(id, fields)).toEqual(expected);
    expect((await office.call('registrationCertificates.list', { organizationId: id })).rows).toEqual([]);
  });

  it('refuses two of one kind in force on one day, not two of different kinds', async () => {
    const id = await association(office);
    await save(id);
    const overlap = ['validFrom: certificate_overlap'];
    expect(await refused(id, { number: '第二张' })).toEqual(overlap);
    expect(await refused(id, { issuedOn: '2026-02-01', validFrom: '2026-12-31', validTo: '2030-12-31' })).toEqual(
      overlap,
    );
    await save(id, { issuedOn: '2026-02-01', validFrom: '2027-01-01', validTo: '2031-12-31' });
    await save(id, { copy: 'duplicate' });
    // Each may be changed without standing in its own way.
    const { rows } = await office.call('registrationCertificates.list', { organizationId: id });
    for (const row of rows) {
      const target = { id: row.id, expectedRevision: row.revision };
      await save(id, { ...row.fields, note: '核对无误' }, target);
    }
  });
});

describe('R9 what is refused at the door', () => {
  it.each<[string, Partial<Fields>, string]>([
    ['an impossible day', { validTo: '2026-02-30' }, 'fields.validTo: date'],
    ['a day after the end of the calendar', { validTo: '2199-01-01' }, 'fields.validTo: date_range'],
    ['a number of 61 characters', { number: '证'.repeat(61) }, 'fields.number: too_long'],
    ['no number', { number: '  ' }, 'fields.number: too_short'],
  ])('%s', async (_name, fields, expected) => {
    const organizationId = await association(office);
    const failure = await office.failure('registrationCertificates.save', {
      organizationId,
      fields: { ...ORIGINAL, ...fields },
    });
    expect([failure.code, ...issuesOf(failure)]).toEqual(['invalid_input', expected]);
  });
});

describe('R9 the scan of a certificate', () => {
  const SCAN = Buffer.from('%PDF-1.4\n%%EOF\n');
  const attach = async (ownerId: string, name: string) =>
    office.call('attachments.add', {
      ...{ ownerType: 'organization', ownerId, kind: 'certificate' },
      source: await office.fileIn(name, SCAN),
    });

  it('is an attachment of the same organization, whatever its name was', async () => {
    const id = await association(office);
    const hostile = await attach(id, '../../\u202Egpj.证书<script>.pdf');
    const { id: certificate } = await save(id, { attachmentId: hostile.id });
    const { rows } = await office.call('registrationCertificates.list', { organizationId: id });
    expect(rows[0]?.names).toEqual({ [hostile.id]: hostile.fileName });
    expect(hostile.fileName).not.toMatch(/[\\/<>\u202E]/u);
    const other = await association(office);
    expect(await refused(other, { attachmentId: hostile.id })).toEqual(['attachmentId: not_found']);
    await office.call('attachments.void', { id: hostile.id, expectedRevision: 1, reason: '扫描不清' });
    // One that was voided later stays named; it cannot be chosen any more.
    await save(id, { attachmentId: hostile.id, note: '待重扫' }, { id: certificate, expectedRevision: 1 });
    expect(await refused(id, { copy: 'duplicate', attachmentId: hostile.id })).toEqual(['attachmentId: not_found']);
  });
});

describe('R9 found and exported', () => {
  it('finds certificate numbers, approval numbers and branch names on the page of their organization', async () => {
    const id = await association(office, { name: '青禾县乡村阅读促进会' });
    await save(id, { number: '青民证字第0713号' });
    await office.call('articles.save', {
      organizationId: id,
      fields: {
        ...{ versionNumber: 3, adoptedOn: '2024-05-01', withoutMeetingReason: '会议在系统启用前' },
        ...{ approvedOn: '2024-05-20', approvalNumber: '青民许〔2024〕55号' },
      },
    });
    await office.call('branches.save', {
      organizationId: id,
      fields: { name: '乡村阅读促进会流动书屋工作委员会', kind: 'branch', establishedOn: '2024-01-01' },
    });
    const found = async (text: string) => {
      const { groups } = await office.call('search.find', { text });
      return groups.flatMap((group) =>
        group.hits.map((hit) => [hit.kind, hit.parentId === id, hit.title, hit.detail, hit.match]),
      );
    };
    expect(await found('青民证字第0713号')).toEqual([
      ['certificate', true, '正本 青民证字第0713号', '青禾县乡村阅读促进会 2022-01-01 2026-12-31', 'code'],
    ]);
    expect(await found('青民许(2024)55号')).toEqual([
      ['articles', true, '章程第 3 版', '青禾县乡村阅读促进会 青民许〔2024〕55号 2024-05-20', 'code'],
    ]);
    expect(await found('流动书屋')).toEqual([
      ['branch', true, '乡村阅读促进会流动书屋工作委员会', '青禾县乡村阅读促进会 2024-01-01', 'name'],
    ]);
    const { rows } = await office.call('branches.list', { organizationId: id });
    await office.call('branches.void', { id: rows[0]?.id ?? '', expectedRevision: 1, reason: '录错' });
    expect(await found('流动书屋')).toEqual([]);
  });
});

describe('R9 what is open before an end', () => {
  it('lists live branches, then certificates and seals that are out; what ended or is voided is not listed', async () => {
    const organizationId = await association(office);
    const branch = { name: '青年工作委员会', kind: 'branch' as const, establishedOn: '2023-01-01' };
    await office.call('branches.save', { organizationId, fields: branch });
    await office.call('branches.save', {
      organizationId,
      fields: { ...branch, name: '驻沪代表处', kind: 'representative', endedOn: '2025-01-01' },
    });
    const { id: certificate } = await save(organizationId);
    await save(organizationId, { copy: 'duplicate' });
    const seal = { kind: 'official' as const, name: '云州市茶文化协会', filedOn: '2022-01-10' };
    await office.call('sealFilings.save', { organizationId, fields: seal });
    await office.call('sealFilings.save', {
      organizationId,
      fields: { ...seal, kind: 'contract', ending: 'destroyed', endedOn: '2025-05-05' },
    });
    const wrong = await office.call('sealFilings.save', { organizationId, fields: { ...seal, kind: 'other' } });
    await office.call('sealFilings.void', { id: wrong.id, expectedRevision: 1, reason: '录错' });
    const open = async () =>
      (await office.call('organizationEvents.allowed', { organizationId })).open.map(({ kind, name, since }) => [
        kind,
        name,
        since,
      ]);
    expect(await open()).toEqual([
      ['branch', '青年工作委员会', '2023-01-01'],
      ['certificate', '正本 51330106MJ8765432X', '2022-01-05'],
      ['certificate', '副本 51330106MJ8765432X', '2022-01-05'],
      ['seal', '公章 云州市茶文化协会', '2022-01-10'],
    ]);
    const returned = { ending: 'returned' as const, endedOn: '2026-03-05' };
    await save(organizationId, returned, { id: certificate, expectedRevision: 1 });
    expect((await open()).map(([, name]) => name)).not.toContain('正本 51330106MJ8765432X');
  });
});
