import { v7 } from 'uuid';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRecord, updateRecord, voidRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { logIn } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { LIST_COLUMNS } from '#shared/features/organizations/organizations.contract.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { seededNumbers } from './asAt.history.ts';

let office: TestService;
beforeEach(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterEach(() => office.close());

type SaveFields = CallInput<'organizations.save'>['fields'];

function group(number: number, part: Partial<SaveFields> = {}): SaveFields {
  return {
    name: `云州市第${number}号商会`,
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: `云社字${number}`,
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    domicile: '人民路1号',
    ...part,
  };
}

const asAtNames = async (asAt: string, filter: CallInput<'organizations.list'>['filter'] = {}) =>
  (await office.call('organizations.list', { asAt, filter })).rows.map(({ name }) => name);

describe('R6 as at 2025-06-30', () => {
  it('name, head, address and totals by type equal what was true that day, after 200 changes entered in any order', async () => {
    const random = seededNumbers(630);
    const types = ['social_group', 'foundation', 'other'] as const;
    const truth: { id: string; revision: number; now: SaveFields; june: SaveFields }[] = [];
    for (let number = 1; number <= 20; number++) {
      const fields = group(number, { legalType: types[number % 3] ?? null });
      const saved = await office.call('organizations.save', { fields });
      truth.push({ ...saved, now: fields, june: fields });
    }
    // Each organization's changes in the order of their days, the clerk goes from one organization to another as the papers come.
    const latest = new Map<string, string>();
    for (let number = 0; number < 200; number++) {
      const one = truth[random(truth.length)];
      if (one === undefined) throw new RangeError('empty');
      const part: Partial<SaveFields> =
        [
          { name: `云州市更名第${number}号商会` },
          { legalRepresentativeName: `王${number}` },
          { domicile: `新华路${number}号` },
          { legalType: types[random(3)] ?? null },
        ][random(4)] ?? {};
      const earliest = Date.parse(latest.get(one.id) ?? '2024-01-01');
      const effectiveOn = new Date(earliest + random(160) * 86_400_000).toISOString().slice(0, 10);
      const held = effectiveOn > '2026-03-05' ? '2026-03-05' : effectiveOn;
      latest.set(one.id, held);
      one.now = { ...one.now, ...part };
      if (held <= '2025-06-30') one.june = one.now;
      const saved = await office.call('organizations.save', {
        id: one.id,
        expectedRevision: one.revision,
        fields: one.now,
        effectiveOn: held,
      });
      one.revision = saved.revision;
    }
    expect(truth.filter(({ now, june }) => now !== june).length).toBeGreaterThan(10);
    expect(truth.filter(({ june }) => june.name.includes('更名')).length).toBeGreaterThan(3);

    const list = await office.call('organizations.list', { asAt: '2025-06-30' });
    const shown = new Map(list.rows.map((row) => [row.id, row]));
    for (const { id, june } of truth) {
      const { name, legalRepresentativeName, domicile, legalType } = june;
      const expected = { name, legalRepresentativeName, domicile, legalType };
      expect(shown.get(id)).toMatchObject(expected);
      expect((await office.call('organizations.get', { id, asAt: '2025-06-30' })).organization).toMatchObject(expected);
    }
    const { byType } = await office.call('organizations.facets', { asAt: '2025-06-30' });
    for (const type of types) {
      expect(byType[type] ?? 0).toBe(truth.filter(({ june }) => june.legalType === type).length);
    }
    const sorted = await office.call('organizations.list', {
      asAt: '2025-06-30',
      sort: { column: 'domicile', direction: 'desc' },
      offset: 5,
      limit: 5,
    });
    expect(sorted.total).toBe(20);
    const domiciles = truth.map(({ june }) => june.domicile ?? '').sort((left, right) => (left < right ? 1 : -1));
    expect(sorted.rows.map(({ domicile }) => domicile)).toEqual(domiciles.slice(5, 10));
    expect(await office.call('organizations.list', { asAt: '2025-06-30', offset: 40 })).toMatchObject({
      total: 20,
      rows: [],
    });
  });
});

describe('as at a day', () => {
  it('puts back-dated changes entered out of order in the order of their days', async () => {
    const { id, revision } = await office.call('organizations.save', { fields: group(1) });
    const second = await office.call('organizations.save', {
      id,
      expectedRevision: revision,
      fields: group(1, { name: '云州市丙商会' }),
      effectiveOn: '2026-01-10',
    });
    await office.call('organizations.save', {
      id,
      expectedRevision: second.revision,
      fields: group(1, { name: '云州市乙商会' }),
      effectiveOn: '2025-01-10',
    });
    expect(await asAtNames('2025-01-09')).toEqual(['云州市第1号商会']);
    expect(await asAtNames('2025-01-10')).toEqual(['云州市乙商会']);
    expect(await asAtNames('2026-01-09')).toEqual(['云州市乙商会']);
    expect(await asAtNames('2026-01-10')).toEqual(['云州市丙商会']);
    expect(await asAtNames('2026-03-05')).toEqual(['云州市丙商会']);
    // A former name is found by its words and initials on its days only.
    expect(await asAtNames('2025-06-30', { text: '乙商' })).toEqual(['云州市乙商会']);
    expect(await asAtNames('2025-06-30', { text: 'yzsysh' })).toEqual(['云州市乙商会']);
    expect(await asAtNames('2026-02-01', { text: '乙商' })).toEqual([]);
    const { organization, asAt } = await office.call('organizations.get', { id, asAt: '2024-12-31' });
    expect([organization.name, asAt]).toEqual(['云州市第1号商会', '2024-12-31']);
    expect((await office.call('organizations.get', { id })).asAt).toBeNull();
  });

  it('lists from the founding on, a month or year counting from its first day, corrections of the date for every day', async () => {
    const { id, revision } = await office.call('organizations.save', {
      fields: group(1, { establishedOn: '2019-05-20', establishedOnPrecision: 'month' }),
    });
    expect(await asAtNames('2019-04-30')).toEqual([]);
    expect(await asAtNames('2019-05-01')).toHaveLength(1);
    expect((await office.failure('organizations.get', { id, asAt: '2019-04-30' })).code).toBe('not_found');
    await office.call('organizations.save', {
      id,
      expectedRevision: revision,
      fields: group(1, { establishedOn: '2012-05-20', establishedOnPrecision: 'year' }),
    });
    expect(await asAtNames('2011-12-31')).toEqual([]);
    expect(await asAtNames('2012-01-01')).toHaveLength(1);
  });

  it('shows a voided organization until the day before', async () => {
    const { id, revision } = await office.call('organizations.save', { fields: group(1) });
    office.setClock('2026-04-01T09:00:00+08:00');
    await office.call('organizations.void', { id, expectedRevision: revision, reason: '重复录入' });
    expect(await asAtNames('2026-03-31')).toHaveLength(1);
    expect(await asAtNames('2026-04-01')).toEqual([]);
    expect(await asAtNames('2026-04-01', { includeVoided: true })).toHaveLength(1);
    const then = await office.call('organizations.get', { id, asAt: '2026-03-31' });
    expect(then.organization).toMatchObject({ recordState: 'final', voidReason: null });
    expect((await office.call('organizations.facets', { asAt: '2026-04-01' })).total).toBe(0);
  });

  it('shows the contacts, reviews and events known for the day', async () => {
    const contacts = [{ name: '林某某', role: 'liaison' as const, validFrom: '2024-01-01' }];
    const annualReviews = [
      { year: 2023, regime: 'report' as const, conclusion: 'report_submitted' as const, concludedOn: '2024-05-10' },
    ];
    const { id, revision } = await office.call('organizations.save', { fields: group(1), contacts, annualReviews });
    office.setClock('2026-04-01T09:00:00+08:00');
    const [contact] = (await office.call('organizations.get', { id })).contacts;
    await office.call('organizations.save', {
      id,
      expectedRevision: revision,
      fields: group(1, { domicile: '新华路2号' }),
      effectiveOn: '2025-02-01',
      contacts: [{ ...contact, name: '林某某', post: '主任' }],
    });
    const on = (asAt: string) => office.call('organizations.get', { id, asAt });
    const early = await on('2023-12-31');
    expect([early.contacts, early.annualReviews, early.events.length]).toEqual([[], [], 1]);
    expect((await on('2024-05-09')).annualReviews).toEqual([]);
    const later = await on('2025-02-01');
    expect(later.contacts).toMatchObject([{ name: '林某某', post: null }]);
    expect(later.annualReviews).toMatchObject([{ year: 2023 }]);
    expect(later.events.map(({ kind }) => kind)).toEqual(['changed', 'established']);
    expect((await on('2026-04-01')).contacts).toMatchObject([{ post: '主任' }]);
  });

  it('follows ending events and credit lists as they stand today', async () => {
    const { id } = await office.call('organizations.save', { fields: group(1, { status: 'cancelled' }) });
    const statusOn = async (asAt: string) => {
      const [row] = (await office.call('organizations.list', { asAt })).rows;
      const { organization } = await office.call('organizations.get', { id, asAt });
      expect([row?.status, row?.creditFlag]).toEqual([organization.status, organization.creditFlag]);
      return `${organization.status} ${organization.creditFlag}`;
    };
    // Nothing says since when.
    expect(await statusOn('2020-01-01')).toBe('cancelled none');
    const clock = { now: () => Date.parse('2026-03-05T11:00:00+08:00'), newId: () => v7() };
    const session = await logIn(office.folder, 'clerk', PASSWORD, clock);
    try {
      const told = (kind: string, effectiveOn: string) =>
        runWrite(session.environment, session.actor, 'test', (write) =>
          createRecord(write, 'organization_event', { organizationId: id, kind, effectiveOn, items: [] }),
        );
      const { value: ended } = await told('cancelled', '2023-05-01');
      await told('list_abnormal_in', '2021-01-01');
      await told('list_serious_in', '2022-01-01');
      await told('list_abnormal_out', '2022-06-01');
      await told('list_serious_out', '2022-09-01');
      expect(await statusOn('2020-12-31')).toBe('normal none');
      expect(await statusOn('2021-12-31')).toBe('normal activity_abnormal');
      expect(await statusOn('2022-07-01')).toBe('normal serious_illegal');
      expect(await statusOn('2023-04-30')).toBe('normal none');
      expect(await statusOn('2023-05-01')).toBe('cancelled none');
      await runWrite(session.environment, session.actor, 'test', (write) =>
        updateRecord(write, 'organization_event', ended, undefined, { effectiveOn: '2024-05-01' }),
      );
      expect(await statusOn('2023-05-01')).toBe('normal none');
      expect(await statusOn('2024-05-01')).toBe('cancelled none');
      await runWrite(session.environment, session.actor, 'test', (write) =>
        voidRecord(write, 'organization_event', ended, undefined, '录入有误'),
      );
      expect(await statusOn('2020-01-01')).toBe('cancelled none');
    } finally {
      await session.store.close();
    }
  });

  it('refuses a day in the future or outside the calendar, and changes nothing of the list of now', async () => {
    await office.call('organizations.save', { fields: group(1) });
    for (const asAt of ['2026-03-06', '2026-02-30', '1949-09-30', '2026']) {
      expect((await office.failure('organizations.list', { asAt })).code).toBe('invalid_input');
      expect((await office.failure('organizations.facets', { asAt })).code).toBe('invalid_input');
    }
    const now = await office.call('organizations.list', {});
    expect(await office.call('organizations.list', { asAt: '2026-03-05' })).toEqual({ ...now, asAt: '2026-03-05' });
  });

  it('keeps no past of a record that was never changed, and reads the list with filters on every field', async () => {
    const { id } = await office.call('organizations.save', { fields: group(1) });
    const filter = {
      text: '商会 云社字1',
      registrationKind: 'registered',
      legalType: 'social_group',
      status: 'normal',
    } as const;
    expect(await asAtNames('2020-01-01', filter)).toEqual(['云州市第1号商会']);
    for (const other of [
      { text: '书法' },
      { registrationKind: 'filed' },
      { supervisingUnit: '县教育局' },
      { townshipName: '河西' },
      { assessmentGrade: '5A' },
      { certificateEndsBy: '2030-01-01' },
    ] as const) {
      expect(await asAtNames('2020-01-01', { ...filter, ...other })).toEqual([]);
    }
    const { organization } = await office.call('organizations.get', { id });
    const then = await office.call('organizations.get', { id, asAt: '2020-01-01' });
    expect(then.organization).toEqual(organization);
  });

  it('sorts by every column of the list', async () => {
    for (const number of [1, 2, 3]) await office.call('organizations.save', { fields: group(number) });
    for (const column of LIST_COLUMNS) {
      const { rows } = await office.call('organizations.list', {
        asAt: '2026-03-05',
        sort: { column, direction: 'desc' },
      });
      expect(rows).toHaveLength(3);
    }
  });
});
