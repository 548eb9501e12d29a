// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: '2026-03-05T10:00:00+08:00' });
});
afterAll(() => office.close());

type Fields = CallInput<'penalties.save'>['fields'];
const SUSPENSION: Fields = {
  ...{
    kind: 'suspension',
    decisionNumber: '云民罚决字〔2026〕3号',
    decidedOn: '2026-02-11',
    decidedBy: '云州市民政局',
  },
  ...{ facts: '未按规定接受年度检查', legalBasis: '《社会团体登记管理条例》第三十条', periodFrom: '2026-02-12' },
  ...{ periodTo: '2026-05-11', statement: '因负责人更替漏报，愿意补报。', statementOn: '2026-02-06' },
};
const save = (organizationId: string, fields: Partial<Fields> = {}, target = {}) =>
  office.call('penalties.save', { ...target, organizationId, fields: { ...SUSPENSION, ...fields } });
const refused = async (organizationId: string, fields: Partial<Fields>) =>
  issuesOf(await office.failure('penalties.save', { organizationId, fields: { ...SUSPENSION, ...fields } }));

describe('R12 penalties', () => {
  it('keep kind, basis, decision, period, execution and beside it what the organization stated', async () => {
    const organizationId = await association(office);
    const { id } = await save(organizationId);
    const done = await save(organizationId, { executedOn: '2026-03-05' }, { id, expectedRevision: 1 });
    const { rows } = await office.call('penalties.list', { organizationId });
    expect(rows).toMatchObject([{ revision: done.revision, fields: { ...SUSPENSION, executedOn: '2026-03-05' } }]);
    // A second penalty of the same decision is a line of its own.
    await save(organizationId, { kind: 'fine', amountYuan: '30000.50', periodFrom: null, periodTo: null });
    expect(await refused(organizationId, { kind: 'fine', amountYuan: '1' })).toEqual([
      'decisionNumber: penalty_exists',
    ]);
    const stale = await office.failure('penalties.save', {
      id,
      expectedRevision: 1,
      organizationId,
      fields: SUSPENSION,
    });
    expect([stale.code, stale.details.record]).toEqual([
      'conflict',
      expect.objectContaining({ executedOn: '2026-03-05' }),
    ]);
  });

  it('refuse what cannot be, each at its field; nothing is stored', async () => {
    const organizationId = await association(office);
    const none = { periodFrom: null, periodTo: null };
    expect(await refused(organizationId, none)).toEqual([
      'periodFrom: penalty_period_missing',
      'periodTo: penalty_period_missing',
    ]);
    expect(await refused(organizationId, { kind: 'fine', ...none })).toEqual(['amountYuan: penalty_amount_missing']);
    expect(await refused(organizationId, { periodFrom: '2026-02-10' })).toEqual(['periodFrom: penalty_period_early']);
    expect(await refused(organizationId, { periodTo: '2026-02-11' })).toEqual(['periodTo: ended_before_begin']);
    expect(await refused(organizationId, { executedOn: '2026-02-10' })).toEqual([
      'executedOn: executed_before_decision',
    ]);
    expect(await refused(organizationId, { executedOn: '2026-03-06' })).toEqual(['executedOn: date_in_future']);
    expect(await refused(organizationId, { statement: null })).toEqual(['statement: statement_missing']);
    expect(await refused(organizationId, { statementOn: '2026-02-12' })).toEqual([
      'statementOn: statement_after_decision',
    ]);
    expect(await refused(organizationId, { decidedOn: '2026-03-06', periodFrom: '2026-03-07' })).toEqual([
      'decidedOn: date_in_future',
    ]);
    for (const amountYuan of ['-1', '1.234', '三万', '1e5'])
      expect(
        (await office.failure('penalties.save', { organizationId, fields: { ...SUSPENSION, amountYuan } })).code,
      ).toBe('invalid_input');
    expect((await office.call('penalties.list', { organizationId })).rows).toEqual([]);
    await office.call('organizations.void', { id: organizationId, expectedRevision: 1, reason: '重复录入' });
    expect(await refused(organizationId, {})).toEqual(['organizationId: organization_voided']);
  });

  it('have the clock of five working days, over holidays and make-up days', async () => {
    const organizationId = await association(office);
    // Decided on Wednesday 11 February 2026: 12, 13, 14 (worked Saturday), then 24 and 25 after the holiday.
    const late = await save(organizationId);
    const inTime = await save(organizationId, {
      ...{ decisionNumber: '云民罚决字〔2026〕4号', decidedOn: '2026-02-27', periodFrom: '2026-03-01' },
    });
    const old = await save(organizationId, { ...{ decisionNumber: '4', decidedOn: '2019-06-03' }, statementOn: null });
    const { clocks } = await office.call('penalties.clocks', { organizationId });
    expect(clocks).toMatchObject({
      [late.id]: {
        reason: { date: '2026-02-25', n: 5, makeupDays: 1, unverifiedYears: [] },
        enteredOn: '2026-03-05',
        met: false,
      },
      [inTime.id]: { reason: { date: '2026-03-05', unverifiedYears: [] }, enteredOn: '2026-03-05', met: true },
      [old.id]: { reason: { date: '2019-06-10', unverifiedYears: [2019] }, enteredOn: '2026-03-05', met: false },
    });
  });

  it('stand on the time line, in search and on the printed sheet; voided ones do not', async () => {
    const organizationId = await association(office);
    const { id } = await save(organizationId, { decisionNumber: '云民罚决字〔2026〕8号' });
    const wrong = await save(organizationId, { decisionNumber: '云民罚决字〔2026〕9号' });
    await office.call('penalties.void', { id: wrong.id, expectedRevision: 1, reason: '录错组织' });
    const { entries } = await office.call('organizations.timeline', { id: organizationId, kinds: ['supervision'] });
    expect(entries.map((entry) => [entry.id, entry.on, entry.text])).toEqual([[id, '2026-02-11', 'penaltyDecided']]);
    const found = async (text: string) =>
      (await office.call('search.find', { text })).groups.flatMap(({ kind, hits }) =>
        hits.map((hit) => [kind, hit.parentId]),
      );
    expect(await found('云民罚决字〔2026〕8号')).toEqual([['penalty', organizationId]]);
    expect(await found('云民罚决字〔2026〕9号')).toEqual([]);
    const text = rawText(office.bytes((await office.call('organizations.sheets', { ids: [organizationId] })).file));
    for (const part of [
      '2026-02-11',
      '限期停止活动',
      '云民罚决字〔2026〕8号',
      '因负责人更替',
      '行政处罚：限期停止活动，云民罚决字〔2026〕8号',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('〔2026〕9号');
  });

  it('make a register of all organizations by year and kind, printed and exported as it is listed', async () => {
    const own = await makeService({ now: '2026-03-05T10:00:00+08:00' });
    try {
      const [first, second] = [
        await association(own, { name: '云州市茶叶协会', townshipName: '城关街道' }),
        await association(own, { name: '云州市商会' }),
      ];
      const enter = (organizationId: string, fields: Partial<Fields>) =>
        own.call('penalties.save', { organizationId, fields: { ...SUSPENSION, ...fields } });
      await enter(first, {
        decidedOn: '2026-02-27',
        periodFrom: '2026-03-01',
        decisionNumber: '云民罚决字〔2026〕5号',
      });
      const none = { periodFrom: null, periodTo: null, statement: null, statementOn: null };
      await enter(second, {
        ...none,
        kind: 'fine',
        amountYuan: '30000',
        decidedOn: '2025-12-01',
        decisionNumber: '甲7',
      });
      const { id } = await enter(second, { ...none, kind: 'warning', decidedOn: '2025-12-01', decisionNumber: '甲7' });
      await own.call('penalties.void', { id, expectedRevision: 1, reason: '录错' });
      const listed = async (input: CallInput<'penalties.register'>) =>
        (await own.call('penalties.register', input)).rows.map((row) => [
          row.organizationName,
          row.kind,
          row.entry.met,
        ]);
      const suspension = ['云州市茶叶协会', 'suspension', true];
      const fine = ['云州市商会', 'fine', false];
      expect(await listed({})).toEqual([suspension, fine]);
      expect(await listed({ year: 2025 })).toEqual([fine]);
      expect(await listed({ kind: 'suspension' })).toEqual([suspension]);
      expect(await listed({ text: '甲7' })).toEqual([fine]);
      expect(await listed({ text: '_' })).toEqual([]);
      const { file, count } = await own.call('penalties.printRegister', { year: 2026 });
      expect([count, file.name]).toEqual([1, '行政处罚登记簿 2026 年.pdf']);
      const text = rawText(own.bytes(file));
      for (const part of [
        '2026-02-27',
        '云州市茶叶协会',
        '限期停止活动',
        '2026-03-01至2026-05-11',
        '未执行完毕',
        '在期限内',
      ])
        expect(text).toContain(part);
      expect(text).not.toContain('甲7');
      const sheet = await own.call('exports.list', { list: 'penalties', input: { year: 2025 }, format: 'csv' });
      const csv = own.bytes(sheet.file).toString();
      expect(csv).toContain('"云州市商会",,"罚款 30000 元","甲7","云州市民政局","未按规定接受年度检查"');
      expect(csv).toContain('"2025-12-08","2026-03-05 录入，已超过期限"');
    } finally {
      await own.close();
    }
  });
});
