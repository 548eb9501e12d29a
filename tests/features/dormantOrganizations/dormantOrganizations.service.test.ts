// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#service/db/records.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { addUser, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { seededNumbers } from '#tests/features/organizations/asAt.history.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';
import { type Invented, invented, listed, NOW, store, TODAY, write } from './dormantOffice.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: NOW });
});
afterAll(() => office.close());

const OUTCOME = {
  ...{ outcome: 'rectify', decidedOn: TODAY, documentNo: '云民发〔2026〕8号', basisText: null, dueOn: '2026-10-10' },
  ...{ statementText: '因负责人变动停止活动，拟年内换届。', doneOn: null, doneNote: null },
} as const satisfies Omit<CallInput<'dormantOrganizations.save'>, 'organizationId'>;

/** A day shifted by whole years; the days of these tests are never 29 February. */
const shifted = (day: string, years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

/** What the rule means, reckoned from the invented facts alone: day by day instead of by the last one. */
function expectedReasons(one: Invented, { reviewYears = 2, activityYears = 2 } = {}): string[] {
  if (one.state !== 'final' || !['normal', 'liquidating'].includes(one.status)) return [];
  const lastPossible = { day: '', month: '-28', year: '-12-31' }[one.precision];
  const founded =
    one.foundedOn === null
      ? TODAY
      : `${one.foundedOn.slice(0, one.precision === 'year' ? 4 : one.precision === 'month' ? 7 : 10)}${lastPossible}`;
  const reasons: string[] = [];
  const asked = Array.from({ length: reviewYears }, (_, index) => 2025 - index);
  const tookPart = (year: number) =>
    one.reviews.some(
      (review) => review.year === year && review.conclusion !== 'not_submitted' && review.voided !== true,
    );
  const isReviewed = one.registrationKind === 'registered';
  if (isReviewed && asked.every((year) => founded <= `${year}-01-01` && !tookPart(year)) && !tookPart(2026))
    reasons.push('no_review');
  const border = shifted(TODAY, -activityYears);
  const meetingDays = one.meetings.filter(({ state }) => state === 'final').map(({ day }) => day);
  const lately = [...one.acts, ...one.ownMeetings, ...meetingDays].some((day) => day > border && day <= TODAY);
  if (founded <= border && !lately) reasons.push('no_activity');
  if (one.certificateValidTo !== null && one.certificateValidTo < TODAY) reasons.push('certificate_expired');
  return reasons;
}

/** Organizations whose days lie on, just before and just after every border of the rule. */
function inventMany(count: number, seed: number): Invented[] {
  const random = seededNumbers(seed);
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[random(items.length)];
    if (item === undefined) throw new RangeError();
    return item;
  };
  const days = [
    '2015-06-12',
    '2023-12-31',
    '2024-01-01',
    '2024-01-02',
    '2024-07-09',
    '2024-07-10',
    '2024-07-11',
    '2025-03-01',
  ];
  const conclusions = [
    'qualified',
    'basically_qualified',
    'unqualified',
    'report_submitted',
    'exempt_new',
    'not_submitted',
  ];
  return Array.from({ length: count }, () => {
    const precision = pick(['day', 'day', 'month', 'year'] as const);
    const day = pick(days);
    return invented({
      registrationKind: pick(['registered', 'registered', 'filed'] as const),
      foundedOn:
        random(12) === 0
          ? null
          : precision === 'year'
            ? `${day.slice(0, 4)}-01-01`
            : precision === 'month'
              ? `${day.slice(0, 7)}-01`
              : day,
      precision,
      status: pick([
        'normal',
        'normal',
        'normal',
        'normal',
        'liquidating',
        'cancelled',
        'revoked',
        'license_revoked',
        'filing_ended',
      ]),
      state: pick(['final', 'final', 'final', 'final', 'final', 'draft', 'voided'] as const),
      townshipName: pick(['城关街道', '河西街道']),
      certificateValidTo: pick([null, '2026-07-09', '2026-07-10', '2026-07-11', '2020-01-01']),
      reviews: [2022, 2023, 2024, 2025, 2026]
        .filter(() => random(3) === 0)
        .map((year) => ({ year, conclusion: pick(conclusions), voided: random(8) === 0 })),
      acts: random(3) === 0 ? [pick(days)] : [],
      listEntries: random(4) === 0 ? ['2026-05-01'] : [],
      ownMeetings: random(4) === 0 ? [pick(days)] : [],
      meetings:
        random(3) === 0
          ? [{ day: pick([...days, '2026-07-10', '2026-07-11']), state: pick(['final', 'draft', 'voided'] as const) }]
          : [],
    });
  });
}

describe('R14 candidates from records', () => {
  it.each([7, 2026])('are those that an independent reckoning finds, with the same reasons (seed %i)', async (seed) => {
    const here = await makeService({ now: NOW });
    try {
      const all = inventMany(400, seed);
      await store(here, all);
      const expected = Object.fromEntries(
        all.map((one) => [one.name, expectedReasons(one)] as const).filter(([, reasons]) => reasons.length > 0),
      );
      expect(Object.keys(expected).length).toBeGreaterThan(100);
      expect(await listed(here)).toEqual(expected);
      const overview = await here.call('dormantOrganizations.overview', {});
      expect(overview.total).toBe(Object.keys(expected).length);
      for (const kind of ['no_review', 'no_activity', 'certificate_expired'])
        expect(overview.byReason[kind]).toBe(
          Object.values(expected).filter((reasons) => reasons.includes(kind)).length,
        );
      const inTown = all.filter((one) => one.townshipName === '河西街道' && expectedReasons(one).includes('no_review'));
      const filtered = await here.call('dormantOrganizations.list', {
        filter: { townshipName: '河西街道', reason: 'no_review' },
        limit: 500,
      });
      expect(filtered.rows.map((row) => row.name).sort()).toEqual(inTown.map(({ name }) => name).sort());
    } finally {
      await here.close();
    }
  });

  it('names for every reason the record it rests on', async () => {
    const silent = invented({
      ...{ name: '云州市沉寂协会', certificateValidTo: '2026-01-31' },
      reviews: [
        { year: 2023, conclusion: 'qualified' },
        { year: 2025, conclusion: 'not_submitted' },
      ],
      meetings: [
        { day: '2022-03-01', state: 'final' },
        { day: '2024-03-01', state: 'final' },
        { day: '2026-03-01', state: 'draft' },
      ],
    });
    const bare = invented({ name: '云州市空白协会', reviews: [], acts: [], meetings: [] });
    await store(office, [silent, bare]);
    const { rows } = await office.call('dormantOrganizations.list', { filter: { text: '沉寂' } });
    const [row] = rows;
    expect(row?.reasons).toMatchObject([
      { kind: 'no_review', years: [2024, 2025], records: [{ collection: 'annual_review', day: '2025' }] },
      {
        kind: 'no_activity',
        lastOn: '2024-03-01',
        since: '2024-03-01',
        records: [{ collection: 'meeting', day: '2024-03-01' }],
      },
      { kind: 'certificate_expired', lastOn: '2026-01-31', records: [{ collection: 'organization', id: silent.id }] },
    ]);
    const meetingId = row?.reasons[1]?.records[0]?.id ?? '';
    expect((await office.call('meetings.get', { id: meetingId })).meeting.startAt).toBe('2024-03-01T09:00');
    const nothing = (await office.call('dormantOrganizations.list', { filter: { text: '空白' } })).rows[0];
    for (const reason of nothing?.reasons ?? []) expect(reason.records).toMatchObject([{ id: bare.id }]);
    expect(nothing?.reasons.map(({ kind }) => kind)).toEqual(['no_review', 'no_activity']);
  });

  it('follows the settings of the office at once', async () => {
    const before = await listed(office);
    expect(before.云州市沉寂协会).toHaveLength(3);
    const change = async (dormancy: CallInput<'settings.save'>['settings']['dormancy']) => {
      await office.as('admin');
      const { office: own } = await office.call('settings.get', {});
      const { name, shortName, documentPrefix, address, workPhone } = own;
      await office.call('settings.save', {
        ...{
          expectedRevision: own.revision,
          name,
          shortName,
          address,
          workPhone,
          documentPrefix: documentPrefix ?? '',
        },
        settings: { ...own.settings, dormancy },
      });
      await office.as('clerk');
    };
    await change({ reviewYears: 3, activityYears: 5, reasons: ['no_review', 'no_activity'] });
    expect((await listed(office)).云州市沉寂协会).toBeUndefined();
    expect((await office.call('dormantOrganizations.overview', {})).years).toEqual([2023, 2024, 2025]);
    await change({});
    expect(await listed(office)).toEqual(before);
    const failure = await office.failure('settings.save', {
      expectedRevision: 1,
      name: '甲局',
      documentPrefix: '甲',
      settings: {},
    });
    expect(failure.code).toBe('forbidden');
  });
});

describe('R14 outcomes', () => {
  const target = invented({ name: '云州市待处置协会', reviews: [], meetings: [] });
  beforeAll(() => store(office, [target]));

  it('are refused without basis, without a day where the organization goes on, and with impossible days', async () => {
    const input = { ...OUTCOME, organizationId: target.id };
    const refused = async (changes: Partial<CallInput<'dormantOrganizations.save'>>) =>
      issuesOf(await office.failure('dormantOrganizations.save', { ...input, ...changes }));
    expect(await refused({ documentNo: null })).toEqual(['basisText: outcome_without_basis']);
    expect(await refused({ dueOn: null })).toEqual(['dueOn: outcome_without_due']);
    expect(await refused({ outcome: 'revive', dueOn: null })).toEqual(['dueOn: outcome_without_due']);
    expect(await refused({ decidedOn: '2026-07-11' })).toEqual(['decidedOn: date_in_future']);
    expect(await refused({ dueOn: '2026-07-09' })).toEqual(['dueOn: due_before_decision']);
    expect(await refused({ doneOn: '2026-07-09' })).toEqual(['doneOn: done_before_decision']);
    const sound = invented();
    await store(office, [sound]);
    expect(await refused({ organizationId: sound.id })).toEqual(['organizationId: not_dormant']);
    expect((await office.call('dormantOrganizations.reviews', {})).total).toBe(0);
  });

  it('are kept with date, basis, statement and the reasons of the day; nothing else changes', async () => {
    const before = await office.call('organizations.get', { id: target.id });
    const { id } = await office.call('dormantOrganizations.save', { ...OUTCOME, organizationId: target.id });
    const { rows } = await office.call('dormantOrganizations.reviews', {});
    expect(rows).toMatchObject([
      { id, ...OUTCOME, name: target.name, townshipName: '城关街道', recordedByName: '张文员', recordState: 'final' },
    ]);
    expect(rows[0]?.reasons.map(({ kind, years }) => [kind, years])).toEqual([
      ['no_review', [2024, 2025]],
      ['no_activity', []],
    ]);
    expect(await office.call('organizations.get', { id: target.id })).toEqual(before);
  });

  it('keep their reasons when the organization is active again', async () => {
    const awake = invented({ name: '云州市恢复协会', meetings: [] });
    await store(office, [awake]);
    const saved = { ...OUTCOME, outcome: 'revive' as const, organizationId: awake.id };
    const { id, revision } = await office.call('dormantOrganizations.save', saved);
    await write(office, (transaction) =>
      createRecord(transaction, 'organization_event', {
        ...{ organizationId: awake.id, kind: 'changed', effectiveOn: TODAY, items: [] },
      }),
    );
    const { reasons, reviews } = await office.call('dormantOrganizations.of', { organizationId: awake.id });
    expect(reasons).toEqual([]);
    expect(reviews[0]?.reasons.map(({ kind }) => kind)).toEqual(['no_activity']);
    await office.call('dormantOrganizations.void', { id, expectedRevision: revision, reason: '另行登记' });
  });

  it('stand in the list, are filtered by, and give way when they are carried out', async () => {
    const named = async (outcome: CallInput<'dormantOrganizations.list'>['filter']) =>
      (await office.call('dormantOrganizations.list', { filter: outcome })).rows.map((row) => row.name);
    expect(await named({ outcome: 'rectify' })).toEqual([target.name]);
    expect(await named({ outcome: 'none' })).not.toContain(target.name);
    const [row] = (await office.call('dormantOrganizations.list', { filter: { outcome: 'rectify' } })).rows;
    expect(row?.review).toMatchObject({ outcome: 'rectify', decidedOn: TODAY, dueOn: '2026-10-10' });
    office.setClock('2026-10-11T10:00:00+08:00');
    const progress = async (wanted: 'open' | 'overdue' | 'done') =>
      (await office.call('dormantOrganizations.reviews', { filter: { progress: wanted } })).total;
    expect([await progress('open'), await progress('overdue'), await progress('done')]).toEqual([1, 1, 0]);
    office.setClock(NOW);
    expect(await progress('overdue')).toBe(0);
    const review = row?.review;
    if (!review) throw new Error('no review');
    const { id, revision, organizationId } = review;
    const done = { ...OUTCOME, id, expectedRevision: revision, organizationId, doneOn: TODAY, doneNote: '已换届' };
    await office.call('dormantOrganizations.save', done);
    expect(await named({ outcome: 'rectify' })).toEqual([]);
    expect(await named({ outcome: 'none' })).toContain(target.name);
    const stale = await office.failure('dormantOrganizations.save', { ...done, doneNote: '另一处' });
    expect(stale.code).toBe('conflict');
    expect(stale.details.record).toMatchObject({ id, doneNote: '已换届' });
    const history = await office.call('records.history', { id });
    expect(history.entries[0]?.changes.map(({ field }) => field).sort()).toEqual(['doneNote', 'doneOn']);
  });

  it('show on the page of the organization, voided ones with their reason', async () => {
    const { reviews, reasons } = await office.call('dormantOrganizations.of', { organizationId: target.id });
    expect(reasons.map(({ kind }) => kind)).toEqual(['no_review', 'no_activity']);
    const [review] = reviews;
    if (!review) throw new Error('no review');
    await office.call('dormantOrganizations.void', {
      id: review.id,
      expectedRevision: review.revision,
      reason: '登记错误',
    });
    const after = await office.call('dormantOrganizations.of', { organizationId: target.id });
    expect(after.reviews).toMatchObject([{ recordState: 'voided', voidReason: '登记错误' }]);
    expect((await office.call('dormantOrganizations.reviews', {})).total).toBe(0);
    // The one of the organization that woke up is voided, too.
    expect((await office.call('dormantOrganizations.reviews', { filter: { includeVoided: true } })).total).toBe(2);
  });

  it('may be recorded by whoever may write the registry alone', async () => {
    await addUser(office, 'wang', '王局长', ['leader']);
    await office.as('wang');
    const failure = await office.failure('dormantOrganizations.save', { ...OUTCOME, organizationId: target.id });
    expect(failure.code).toBe('forbidden');
    expect((await office.call('dormantOrganizations.list', {})).total).toBeGreaterThan(0);
    await office.as('clerk');
  });
});

describe('R14 list on paper and as a table', () => {
  it('prints rule, reasons and outcome of every line', async () => {
    await office.call('dormantOrganizations.save', { ...OUTCOME, organizationId: (await idOf('沉寂')) ?? '' });
    const { file, count } = await office.call('dormantOrganizations.print', {});
    const { total, rows } = await office.call('dormantOrganizations.list', {});
    expect(count).toBe(total);
    const text = rawText(office.bytes(file)).replaceAll(/\s/g, '');
    expect(text).toContain('僵尸型社会组织候选名单');
    expect(text).toContain('按记录列出，供核查，不作认定。');
    for (const row of rows) expect(text).toContain(row.name);
    expect(text).toContain('连续2年未参加年检（年报）：2024、2025');
    expect(text).toContain('2024-03-01起满2年没有会议、活动、登记事项');
    expect(text).toContain('整改');
    expect(text).toContain(`共${total}条`);
  });

  it('exports what is filtered', async () => {
    const { file, rows } = await office.call('exports.list', {
      list: 'dormantOrganizations',
      input: { filter: { text: '沉寂' } },
      format: 'csv',
    });
    expect(rows).toBe(1);
    const text = office.bytes(file).toString('utf8');
    expect(text).toContain('云州市沉寂协会');
    expect(text).toContain('登记证书 2026-01-31 到期');
    expect(text).toContain('整改');
    const reviews = await office.call('exports.list', { list: 'dormantReviews', input: {}, format: 'csv' });
    expect(office.bytes(reviews.file).toString('utf8')).toContain('因负责人变动停止活动，拟年内换届。');
  });
});

async function idOf(text: string): Promise<string | undefined> {
  return (await office.call('dormantOrganizations.list', { filter: { text } })).rows[0]?.organizationId;
}
