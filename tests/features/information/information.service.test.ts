// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { pdfText, rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type Fields = CallInput<'information.save'>['fields'];

let office: TestService;
let registryId = '';
let mergedId = '';
let townshipId = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-04-20T10:00:00+08:00' });
  const unit = async (name: string, level: 'section' | 'township' = 'section') =>
    (await office.call('duties.saveUnit', { fields: { name, shortName: null, level, workPhone: null } })).id;
  registryId = await unit('社会组织管理股');
  mergedId = await unit('社会事务股');
  townshipId = await unit('城关街道', 'township');
});
afterAll(() => office.close());

const fields = (changes: Partial<Fields> = {}): Fields => ({
  ...{ sectionId: registryId, officerName: '周敏', title: '我市开展社会组织年检', kind: 'brief' },
  ...{ submittedOn: '2026-03-30', reviewerName: null, ...changes },
});
const add = (changes: Partial<Fields> = {}) => office.call('information.save', { fields: fields(changes) });
const adopt = (
  submissionId: string,
  level: CallInput<'information.saveAdoption'>['fields']['level'],
  adoptedOn: string,
  outlet = '云州政务信息',
) => office.call('information.saveAdoption', { submissionId, fields: { level, outlet, adoptedOn } });
const list = async (input: CallInput<'information.list'> = {}) => (await office.call('information.list', input)).rows;
const cell = async (sectionId: string, period: string) => {
  const { sections } = await office.call('information.overview', { year: 2026 });
  return sections.find(({ id }) => id === sectionId)?.cells.find((one) => one.period === period);
};

describe('submissions and adoptions (domain.md §8)', () => {
  it('get the next number of the year in which they were sent, never one again', async () => {
    const first = await add();
    const earlier = await add({ title: '去年的信息一篇', submittedOn: '2025-12-31' });
    const second = await add({ title: '另一篇', submittedOn: '2026-02-01' });
    expect([first.number, earlier.number, second.number]).toEqual(['XX-2026-0001', 'XX-2025-0001', 'XX-2026-0002']);
    await office.call('information.void', { ...expected(second), reason: '录重了' });
    expect((await add({ title: '再一篇', submittedOn: '2026-02-02' })).number).toBe('XX-2026-0003');
    expect((await list({ year: 2026 })).map(({ number }) => number)).toEqual(['XX-2026-0001', 'XX-2026-0003']);
    const withVoided = await list({ year: 2026, includeVoided: true });
    expect(withVoided.find(({ number }) => number === 'XX-2026-0002')?.voidReason).toBe('录重了');
    const changed = await office.call('information.save', {
      ...expected(first),
      fields: fields({ officerName: '孙岚' }),
    });
    expect(changed).toMatchObject({ number: 'XX-2026-0001', revision: 2 });
  });

  it('one submission counts once, each adoption once, in the period of its own day', async () => {
    const [first] = await list({ text: 'XX-2026-0001' });
    const id = first?.id ?? '';
    expect((await adopt(id, 'city', '2026-03-31')).points).toBe(1);
    expect((await adopt(id, 'province', '2026-04-02', '省民政厅网站')).points).toBe(2);
    expect((await adopt(id, 'ministry', '2026-04-10', '中国社会组织')).points).toBe(4);
    expect((await list({ text: 'XX-2026-0001' }))[0]).toMatchObject({
      adoptions: 3,
      points: 7,
      highestLevel: 'ministry',
      outlets: '云州政务信息、省民政厅网站、中国社会组织',
    });
    const march = await office.call('information.statistics', { period: '2026-03' });
    expect(march.total).toMatchObject({ submitted: 1, submissionsAdopted: 1, city: 1, province: 0, points: 1 });
    const april = await office.call('information.statistics', { period: '2026-04' });
    // Sent in the quarter before: no submission of this one, but its adoptions.
    expect(april.total).toMatchObject({
      submitted: 0,
      submissionsAdopted: 1,
      city: 0,
      province: 1,
      ministry: 1,
      points: 6,
    });
    const year = await office.call('information.statistics', { period: '2026' });
    expect(year.total).toMatchObject({ submitted: 2, submissionsAdopted: 1, points: 7 });
    expect(year.rows.map(({ name }) => name)).toEqual(['社会组织管理股', '社会事务股']);
    expect((await list({ adoptedIn: '2026Q2' })).map(({ number }) => number)).toEqual(['XX-2026-0001']);
    expect(await list({ adoptedIn: '2026-03', level: 'ministry' })).toEqual([]);
    expect((await list({ period: '2026-02' })).map(({ number }) => number)).toEqual(['XX-2026-0003']);
    expect((await list({ year: 2026, adopted: 'not_adopted' })).map(({ number }) => number)).toEqual(['XX-2026-0003']);
  });

  it('points stay when the table changes; a voided adoption or submission leaves every figure', async () => {
    const { id } = await add({ title: '经验材料', kind: 'experience', submittedOn: '2026-04-01' });
    const adoption = await adopt(id, 'province', '2026-04-03', '省厅简报');
    expect(adoption.points).toBe(8);
    await office.as('admin');
    const { office: local } = await office.call('settings.get', {});
    const { revision, name, shortName, documentPrefix, address, workPhone, settings } = local;
    await office.call('settings.save', {
      ...{ expectedRevision: revision, name, shortName, documentPrefix: documentPrefix ?? '', address, workPhone },
      settings: { ...settings, information: { points: { experience: { province: 20 } } } },
    });
    await office.as('clerk');
    expect((await adopt(id, 'province', '2026-04-04', '省厅网站')).points).toBe(20);
    const { submission, adoptions } = await office.call('information.get', { id });
    expect(submission).toMatchObject({ adoptions: 2, points: 28 });
    expect(adoptions.map(({ points }) => points)).toEqual([8, 20]);
    await office.call('information.voidAdoption', { ...expected(adoption), reason: '不是录用' });
    expect((await office.call('information.get', { id })).submission).toMatchObject({ adoptions: 1, points: 20 });
    await office.call('information.void', { id, expectedRevision: 1, reason: '不是本单位的' });
    const { total } = await office.call('information.statistics', { period: '2026' });
    expect(total).toMatchObject({ submitted: 2, points: 7 });
  });

  it('a corrected kind reckons the points of its adoptions again, voided ones left out', async () => {
    const { id } = await add({ title: '录错种类的一篇', submittedOn: '2026-04-05' });
    expect((await adopt(id, 'province', '2026-04-06', '省厅简报')).points).toBe(2);
    const voided = await adopt(id, 'ministry', '2026-04-07', '部网站');
    await office.call('information.voidAdoption', { ...expected(voided), reason: '不是录用' });
    const corrected = fields({ title: '录错种类的一篇', submittedOn: '2026-04-05', kind: 'general' });
    await office.call('information.save', { id, expectedRevision: 1, fields: corrected });
    const { submission, adoptions } = await office.call('information.get', { id });
    expect(submission).toMatchObject({ kind: 'general', adoptions: 1, points: 4 });
    expect(adoptions.map(({ points }) => points)).toEqual([4, 4]);
    await office.call('information.void', { id, expectedRevision: 2, reason: '试录' });
  });

  it('refuses an adoption before it was sent, in the future or twice, and what else is wrong; nothing changes', async () => {
    const [first] = await list({ text: 'XX-2026-0001' });
    const id = first?.id ?? '';
    const before = await office.call('information.get', { id });
    const refused = async (adoptedOn: string, outlet = '某刊物') =>
      issuesOf(
        await office.failure('information.saveAdoption', {
          submissionId: id,
          fields: { level: 'city', outlet, adoptedOn },
        }),
      );
    expect(await refused('2026-03-29')).toEqual(['adoptedOn: adopted_before_submission']);
    expect(await refused('2026-04-21')).toEqual(['adoptedOn: date_in_future']);
    expect(await refused('2026-03-31', '云州政务信息')).toEqual(['outlet: adoption_twice']);
    const late = await office.failure('information.save', {
      ...{ id, expectedRevision: before.submission.revision },
      fields: fields({ submittedOn: '2026-04-01' }),
    });
    expect(issuesOf(late)).toEqual(['submittedOn: submitted_after_adoption']);
    const stale = await office.failure('information.save', { id, expectedRevision: 1, fields: fields() });
    expect(stale.code).toBe('conflict');
    const township = await office.failure('information.save', { fields: fields({ sectionId: townshipId }) });
    expect(issuesOf(township)).toEqual(['sectionId: not_found']);
    const tomorrow = await office.failure('information.save', { fields: fields({ submittedOn: '2026-04-21' }) });
    expect(issuesOf(tomorrow)).toEqual(['submittedOn: date_in_future']);
    expect(await office.call('information.get', { id })).toEqual(before);
  });
});

describe('targets (domain.md §8, §9.1)', () => {
  it('month, quarter and year stand for themselves, met, missed or running', async () => {
    const set = (period: string, target: number, adoptionTarget: number | null = null) =>
      office.call('information.saveTarget', { fields: { sectionId: registryId, period, target, adoptionTarget } });
    const february = await set('2026-02', 1);
    await set('2026-03', 2);
    await set('2026Q1', 2, 2);
    await set('2026', 24);
    expect(await cell(registryId, '2026-02')).toMatchObject({ target: 1, done: 1, state: 'met' });
    expect(await cell(registryId, '2026-03')).toMatchObject({ target: 2, done: 1, state: 'missed' });
    expect(await cell(registryId, '2026Q1')).toMatchObject({
      done: 2,
      state: 'met',
      adopted: 1,
      adoptionState: 'missed',
    });
    expect(await cell(registryId, '2026')).toMatchObject({ target: 24, done: 2, state: 'due', adopted: 3, points: 7 });
    expect(await cell(registryId, '2026-04')).toMatchObject({ target: null, state: 'none', adopted: 2 });
    const again = await office.failure('information.saveTarget', {
      fields: { sectionId: registryId, period: '2026-02', target: 3, adoptionTarget: null },
    });
    expect(issuesOf(again)).toEqual(['period: target_is_set']);
    for (const period of ['2026-13', '2026Q5', '三月']) {
      const malformed = await office.failure('information.saveTarget', {
        fields: { sectionId: registryId, period, target: 1, adoptionTarget: null },
      });
      expect(issuesOf(malformed)).toEqual(['period: period_malformed']);
    }
    await office.call('information.saveTarget', {
      ...expected(february),
      fields: { sectionId: registryId, period: '2026-02', target: 2, adoptionTarget: null },
    });
    expect(await cell(registryId, '2026-02')).toMatchObject({ target: 2, state: 'missed' });
  });

  it('are set for several sections at once; what is set stays', async () => {
    const many: CallInput<'information.addTargets'> = {
      year: 2026,
      kind: 'month',
      sectionIds: [registryId, mergedId],
      target: 1,
      adoptionTarget: null,
    };
    expect(await office.call('information.addTargets', many)).toEqual({ count: 22, kept: 2 });
    expect(await office.call('information.addTargets', many)).toEqual({ count: 0, kept: 24 });
    expect(await cell(registryId, '2026-03')).toMatchObject({ target: 2 });
    expect(await cell(mergedId, '2026-01')).toMatchObject({ target: 1, state: 'missed' });
    const gone = await office.failure('information.addTargets', { ...many, sectionIds: [townshipId] });
    expect(issuesOf(gone)).toEqual(['sectionIds: not_found']);
  });

  it('the recurring duty counts the sections that reached theirs, in month, quarter and year', async () => {
    const { rows } = await office.call('recurringDuties.year', { year: 2026 });
    const windows = (key: string) =>
      rows.find((row) => row.key === key)?.cells.map(({ state, count, needed }) => [state, count, needed]) ?? [];
    await add({ title: '社会事务股的信息', sectionId: mergedId, submittedOn: '2026-04-15' });
    const months = windows('information-month');
    expect(months).toHaveLength(12);
    expect(months[1]).toEqual(['missed', 0, 2]);
    expect(windows('information-quarter').slice(0, 2)).toEqual([
      ['satisfied', 1, 1],
      ['nothing', 0, 0],
    ]);
    expect(windows('information-year')).toEqual([['running', 0, 1]]);
    const after = await office.call('recurringDuties.year', { year: 2026 });
    const april = after.rows.find(({ key }) => key === 'information-month')?.cells[3];
    expect(april).toMatchObject({ count: 1, needed: 2, state: 'running' });
    expect(months[11]).toEqual(['ahead', 0, 2]);
  });

  it('a target that is taken back is none', async () => {
    const march = await cell(registryId, '2026-03');
    await office.call('information.voidTarget', {
      ...{ id: march?.targetId ?? '', expectedRevision: march?.revision ?? 0 },
      reason: '任务调整',
    });
    expect(await cell(registryId, '2026-03')).toMatchObject({ target: null, state: 'none', done: 1 });
  });
});

describe('papers, exports and search', () => {
  const printed = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');

  it('the register prints what is listed, or empty lines for the pen', async () => {
    const { file, count } = await office.call('information.print', { year: 2026 });
    const text = printed(file);
    expect(text).toContain('信息报送登记簿');
    expect(text).toContain('XX-2026-0001');
    expect(text).toContain('中国社会组织');
    expect(text).toContain(`共${count}条`);
    const blank = await office.call('information.print', { blank: true });
    expect(blank.count).toBe(0);
    expect(printed(blank.file)).not.toContain('XX-');
    expect(printed(blank.file)).toContain('信息员');
  });

  it('the statistics name sections and never a person', async () => {
    const { file } = await office.call('information.printStatistics', { period: '2026' });
    const text = printed(file);
    expect(text).toContain('信息报送录用统计表');
    expect(text).toContain('社会组织管理股21011137');
    expect(text).toContain('合计');
    for (const name of ['周敏', '孙岚']) expect(text).not.toContain(name);
    const targets = await office.call('information.printTargets', { year: 2026 });
    expect(printed(targets.file)).toContain('2/2完成');
    // Figures and word of a period stand in one line each.
    expect(pdfText(office.bytes(targets.file))).toMatch(/2\/2 ?完成/);
  });

  it('exports each list, and finds by number and title', async () => {
    const exported = async (request: CallInput<'exports.list'>) =>
      csvRows(
        office
          .bytes((await office.call('exports.list', request)).file)
          .toString('utf8')
          .replace('\uFEFF', ''),
      );
    const rows = await exported({ list: 'information', input: { year: 2026 }, format: 'csv' });
    const one = rows.find(([number]) => number === 'XX-2026-0001');
    const { rows: listed } = await office.call('information.list', { year: 2026 });
    const points = listed.find(({ number }) => number === 'XX-2026-0001')?.points ?? 0;
    expect(points).toBeGreaterThan(0);
    expect(one?.[rows[0]?.indexOf('得分') ?? -1]).toBe(String(points));
    const statistics = await exported({ list: 'informationStatistics', input: { period: '2026' }, format: 'csv' });
    expect(statistics[1]).toEqual(['社会组织管理股', '2', '1', '0', '1', '1', '1', '7']);
    const targets = await exported({ list: 'informationTargets', input: { year: 2026 }, format: 'csv' });
    expect(targets.some(([section, period]) => section === '社会事务股' && period === '2026年1月')).toBe(true);
    const { groups } = await office.call('search.find', { text: 'XX-2026-0001' });
    const hits = groups.flatMap((group) => group.hits);
    expect(hits.some(({ kind, title }) => kind === 'information' && title === '我市开展社会组织年检')).toBe(true);
  });
});
