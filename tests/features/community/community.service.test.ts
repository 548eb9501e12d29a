// needs: pdftotext
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallInput } from '#shared/contract/list.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { expected, issuesOf } from '#tests/features/officialDocuments/sampleDocument.ts';
import { association } from '#tests/features/organizations/association.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

type StationFields = CallInput<'serviceStations.save'>['fields'];
type ActivityFields = CallInput<'stationActivities.save'>['fields'];
type CaseFields = CallInput<'typicalCases.save'>['fields'];

let office: TestService;
let elders = '';
let readers = '';
beforeAll(async () => {
  office = await makeService({ now: '2026-06-30T10:00:00+08:00' });
  elders = await association(office, { name: '云州市老年协会' });
  readers = await association(office, { name: '云州市读书会' });
});
afterAll(() => office.close());

const station = (fields: Partial<StationFields> = {}) =>
  office.call('serviceStations.save', {
    fields: { name: '春晖站', townshipName: '城关街道', openedOn: '2026-01-10', ...fields },
  });
const activityFields = (fields: Partial<ActivityFields> & { stationId: string }): ActivityFields => ({
  ...{ heldOn: '2026-03-05', category: 'convenience', title: '义诊', volunteerTimes: 8, servedTimes: 40, hours: 16.5 },
  ...fields,
});
const activity = (fields: Partial<ActivityFields> & { stationId: string }) =>
  office.call('stationActivities.save', { fields: activityFields(fields) });
const paragraphs = (...texts: string[]) => ({
  blocks: texts.map((text) => ({ kind: 'paragraph' as const, text })),
});
const typicalCase = (fields: Partial<CaseFields> = {}) =>
  office.call('typicalCases.save', {
    fields: { title: '邻里互助结对', heldOn: '2026-04-20', text: paragraphs('结对三十户。'), ...fields },
  });
const text = (file: { readonly $file: string }) => rawText(office.bytes(file)).replace(/\s/g, '');
const refused = async <Name extends 'serviceStations.save' | 'serviceStations.close' | 'stationActivities.save'>(
  name: Name,
  input: CallInput<Name>,
) => issuesOf(await office.failure(name, input));

describe('volunteer service stations (domain.md §7)', () => {
  it('opens with township, community and hub; a second one of the name in the township is refused, elsewhere not', async () => {
    const { id } = await station({
      ...{ name: '同心站', communityName: '东门社区', hubOrganizationId: elders, leadPost: '社区副主任' },
    });
    expect(await office.call('serviceStations.get', { id })).toMatchObject({
      ...{ name: '同心站', townshipName: '城关街道', communityName: '东门社区', closedOn: null, activities: 0 },
      ...{ hubOrganizationName: '云州市老年协会', leadPost: '社区副主任' },
    });
    const again = { name: '同心站', townshipName: '城关街道', openedOn: '2026-02-01' };
    expect(await refused('serviceStations.save', { fields: again })).toEqual(['name: station_exists']);
    await office.call('serviceStations.save', { fields: { ...again, townshipName: '城东街道' } });
    const future = { name: '未来站', townshipName: '城关街道', openedOn: '2026-07-01' };
    expect(await refused('serviceStations.save', { fields: future })).toEqual(['openedOn: date_in_future']);
    const { stations, townships } = await office.call('serviceStations.names', {});
    expect(stations.map(({ name, townshipName }) => `${townshipName} ${name}`)).toEqual([
      '城东街道 同心站',
      '城关街道 同心站',
    ]);
    expect(townships).toContain('城东街道');
  });

  it('refuses an activity before it opened and after it closed, in words, and a closing before its last activity', async () => {
    const made = await station({ name: '暖阳站' });
    await activity({ stationId: made.id, heldOn: '2026-03-05' });
    const early = await office.failure('stationActivities.save', {
      fields: activityFields({ stationId: made.id, heldOn: '2026-01-09' }),
    });
    expect(issuesOf(early)).toEqual(['heldOn: activity_before_opening']);
    const before = { ...expected(made), closedOn: '2026-03-04', reason: '社区合并' };
    expect(await refused('serviceStations.close', before)).toEqual(['closedOn: station_held_after']);
    const closed = await office.call('serviceStations.close', { ...before, closedOn: '2026-03-31' });
    const late = { fields: activityFields({ stationId: made.id, heldOn: '2026-04-01' }) };
    expect(await refused('stationActivities.save', late)).toEqual(['heldOn: activity_after_closing']);
    await activity({ stationId: made.id, heldOn: '2026-03-31' });
    const opened = {
      ...expected(closed),
      fields: { name: '暖阳站', townshipName: '城关街道', openedOn: '2026-03-06' },
    };
    expect(await refused('serviceStations.save', opened)).toEqual(['openedOn: station_held_before']);
    const again = await office.call('serviceStations.close', {
      ...expected(closed),
      closedOn: null,
      reason: '重新启用',
    });
    await office.call('stationActivities.save', late);
    const stale = await office.failure('serviceStations.close', {
      ...expected(closed),
      closedOn: null,
      reason: '再启用',
    });
    expect(stale.code).toBe('conflict');
    const history = await office.call('records.history', { id: made.id });
    expect(history.entries.map(({ reason }) => reason).filter((reason) => reason !== '')).toEqual(
      expect.arrayContaining(['社区合并', '重新启用']),
    );
    expect(again.revision).toBe(3);
  });

  it('refuses an activity of a station that is voided, and of an organization that does not exist', async () => {
    const made = await station({ name: '误录站' });
    const unknown = activityFields({ stationId: made.id, organizationIds: [made.id] });
    expect(await refused('stationActivities.save', { fields: unknown })).toEqual(['organizationIds: not_found']);
    await office.call('serviceStations.void', { ...expected(made), reason: '录错' });
    expect(await refused('stationActivities.save', { fields: activityFields({ stationId: made.id }) })).toEqual([
      'stationId: not_found',
    ]);
  });
});

describe('figures HF17 and HF18 (domain.md §9.5)', () => {
  it('equal a count of the records by hand: categories, townships, months, stations open on the last day', async () => {
    const own = await makeService({ now: '2026-06-30T10:00:00+08:00' });
    const call = own.call;
    const open = async (name: string, townshipName: string, openedOn: string) =>
      call('serviceStations.save', { fields: { name, townshipName, openedOn } });
    const [east, west, gone, last] = [
      await open('东站', '城东街道', '2025-05-01'),
      await open('西站', '城西街道', '2026-06-30'),
      await open('旧站', '城西街道', '2025-05-01'),
      await open('末日站', '城西街道', '2025-05-01'),
    ];
    const held = (
      stationId: string,
      heldOn: string,
      category: ActivityFields['category'],
      counts: readonly number[],
    ) => {
      const [volunteerTimes = 0, servedTimes = 0, hours = 0] = counts;
      return call('stationActivities.save', {
        fields: { stationId, heldOn, category, volunteerTimes, servedTimes, hours },
      });
    };
    await held(east.id, '2025-12-31', 'civility', [1, 1, 1]);
    await held(east.id, '2026-01-01', 'civility', [3, 30, 0.1]);
    await held(east.id, '2026-06-30', 'civility', [4, 40, 0.2]);
    await held(gone.id, '2026-02-10', 'platform', [5, 50, 10.5]);
    const wrong = await held(east.id, '2026-03-01', 'governance', [9, 90, 9]);
    await call('stationActivities.void', { ...expected(wrong), reason: '录错' });
    await call('serviceStations.close', { ...expected(gone), closedOn: '2026-06-29', reason: '撤销' });
    // Closed on the last day of the period, it was open on it.
    await call('serviceStations.close', { ...expected(last), closedOn: '2026-06-30', reason: '撤销' });
    const voided = await open('误录站', '城西街道', '2026-01-01');
    await held(voided.id, '2026-03-01', 'governance', [9, 90, 9]);
    await call('serviceStations.void', { ...expected(voided), reason: '录错' });
    const write = (title: string, heldOn: string) =>
      call('typicalCases.save', { fields: { title, heldOn, text: paragraphs('正文') } });
    await write('去年的案例', '2025-12-31');
    await write('今年的案例', '2026-01-01');
    const period = { from: '2026-01-01', to: '2026-06-30' };
    const figures = await call('stationActivities.statistics', period);
    expect(figures).toMatchObject({
      ...{ openStations: 3, typicalCases: 1 },
      // 0.1 + 0.2 + 10.5 in decimals
      total: { activities: 3, volunteerTimes: 12, servedTimes: 120, hours: 10.8 },
    });
    expect(figures.byCategory.map(({ category, activities }) => `${category} ${activities}`)).toEqual([
      ...['theory_science 0', 'civility 2', 'culture_sports 0', 'convenience 0', 'governance 0', 'platform 1'],
    ]);
    expect(figures.byCategory[1]).toMatchObject({ volunteerTimes: 7, servedTimes: 70, hours: 0.3 });
    expect(figures.byTownship).toMatchObject([
      { townshipName: '城东街道', openStations: 1, activities: 2 },
      { townshipName: '城西街道', openStations: 2, activities: 1 },
    ]);
    expect(figures.byMonth.map(({ month, activities }) => `${month} ${activities}`)).toEqual([
      ...['2026-01 1', '2026-02 1', '2026-06 1'],
    ]);
    expect(figures.byStation.map(({ stationName, activities }) => `${stationName} ${activities}`)).toEqual([
      ...['东站 2', '旧站 1', '末日站 0', '西站 0'],
    ]);
    // Every figure opens the list of its records: the list narrowed to it is as long as the figure says.
    const list = await call('stationActivities.list', { filter: { ...period, category: 'civility' } });
    expect([list.total, list.sums.activities]).toEqual([2, 2]);
    expect((await call('stationActivities.list', { filter: { ...period, stationId: gone.id } })).total).toBe(1);
    const west1 = await call('stationActivities.statistics', { ...period, townshipName: '城西街道' });
    expect([west1.openStations, west1.total.activities]).toEqual([2, 1]);
    expect(west.revision).toBe(1);
    const sheet = await call('stationActivities.printStatistics', period);
    const printed = rawText(own.bytes(sheet.file)).replace(/\s/g, '');
    expect(printed).toContain('志愿服务统计表2026-01-01至2026-06-30');
    expect(printed).toMatch(
      /按类别宣讲与科普0000\.0移风易俗27700\.3.*阵地建设155010\.5.*城东街道（启用站点1个）27700\.3.*合计31212010\.8期末启用站点3个，期内典型案例1个/u,
    );
    await own.close();
  });
});

describe('activities', () => {
  it('keep organizations, counts and who led on site; list, search, time line and table show them', async () => {
    const { id: stationId } = await station({ name: '书香站', townshipName: '城北街道' });
    const { id, revision } = await activity({
      ...{ stationId, title: '亲子共读', category: 'culture_sports', organizationIds: [readers, elders] },
      ...{ onsiteLeadName: '顾秋实', onsiteLeadPost: '站点干事', hours: 12.5 },
    });
    const row = await office.call('stationActivities.get', { id });
    expect(row.organizations.map(({ name }) => name)).toEqual(['云州市读书会', '云州市老年协会']);
    const { rows } = await office.call('stationActivities.list', { filter: { organizationId: readers } });
    expect(rows.map((one) => one.id)).toEqual([id]);
    expect((await office.call('stationActivities.list', { filter: { text: '顾秋实' } })).total).toBe(1);
    const line = await office.call('organizations.timeline', { id: readers, kinds: ['community'] });
    expect(line.entries).toMatchObject([
      {
        ...{ collection: 'station_activity', id, on: '2026-03-05', place: `/community/activities?activity=${id}` },
        ...{ parameters: { station: '书香站', title: '亲子共读' } },
      },
    ]);
    for (const words of ['亲子共读', '顾秋实']) {
      const { groups } = await office.call('search.find', { text: words });
      expect(groups.map(({ kind }) => kind)).toContain('stationActivity');
    }
    const table = await office.call('exports.list', {
      ...{ list: 'stationActivities', input: { filter: { stationId } }, format: 'csv' },
    });
    expect(csvRows(office.bytes(table.file).toString('utf8'))[1]).toEqual([
      ...['2026-03-05', '书香站', '城北街道', '文化体育', '亲子共读', '云州市读书会、云州市老年协会'],
      ...['8', '40', '12.5', '顾秋实', '站点干事', '', ''],
    ]);
    await office.call('stationActivities.void', { id, expectedRevision: revision, reason: '重复登记' });
    const after = await office.call('stationActivities.list', { filter: { stationId } });
    expect([after.total, after.sums.activities]).toEqual([1, 0]);
    const found = await office.call('search.find', { text: '亲子共读' });
    expect(found.groups.map(({ kind }) => kind)).not.toContain('stationActivity');
  });

  it('of an organization that is merged into another belong to that one, named once', async () => {
    const other = await association(office, { name: '云州市读书协会' });
    const { id: stationId } = await station({ name: '合并站' });
    const both = await activity({ stationId, organizationIds: [other, elders, readers] });
    const one = await activity({ stationId, organizationIds: [other] });
    const { clashes } = await office.call('duplicates.compare', { keptId: readers, mergedId: other });
    const choices = clashes.map(({ merged }) => ({ mergedRecordId: merged.id, keep: 'kept' as const }));
    await office.call('duplicates.merge', {
      ...{ keptId: readers, keptRevision: 1, mergedId: other, mergedRevision: 1 },
      ...{ take: [], choices, reason: '同一家' },
    });
    const ids = async (id: string) => (await office.call('stationActivities.get', { id })).organizationIds;
    expect(await ids(both.id)).toEqual([readers, elders]);
    expect(await ids(one.id)).toEqual([readers]);
  });

  it('print as a register with sums, and empty for the pen', async () => {
    const { id: stationId } = await station({ name: '打印站', townshipName: '城南街道' });
    await activity({ stationId, heldOn: '2026-04-01', hours: 3 });
    await activity({ stationId, heldOn: '2026-04-02', hours: 4.5 });
    const filter = { townshipName: '城南街道', from: '2026-04-01', to: '2026-04-30' };
    const { file, count } = await office.call('stationActivities.print', { filter });
    expect(count).toBe(2);
    expect(text(file)).toContain('站点活动登记册城南街道2026-04-01至2026-04-30');
    expect(text(file)).toMatch(/合计16807\.5/u);
    const empty = text((await office.call('stationActivities.print', { empty: true })).file);
    expect(empty).toContain('志愿者人次');
    expect(empty).not.toContain('2026-04-01');
    const stations = text((await office.call('serviceStations.print', { filter: { townshipName: '城南街道' } })).file);
    expect(stations).toContain('志愿服务站点登记册城南街道');
    expect(stations).toMatch(/1打印站城南街道2026-01-102/u);
    expect(text((await office.call('serviceStations.print', { empty: true })).file)).toContain('负责人职务');
  });
});

describe('typical cases', () => {
  it('keep their text, print alone with counted headings, and as a booklet with contents', async () => {
    const one = await typicalCase({
      ...{ title: '一碗热汤暖邻里', category: 'convenience', organizationId: elders, heldOn: '2026-02-14' },
      text: {
        blocks: [
          { kind: 'heading', level: 1, text: '背景' },
          { kind: 'paragraph', text: '独居老人就餐不便。' },
          { kind: 'heading', level: 1, text: '做法' },
          { kind: 'paragraph', text: '每日送餐。' },
        ],
      },
    });
    await typicalCase({ title: '让书架流动起来', heldOn: '2026-02-20', text: paragraphs('流动书架进楼道。') });
    const { rows } = await office.call('typicalCases.list', { filter: { text: '热汤' } });
    expect(rows).toMatchObject([{ id: one.id, letters: 18, organizationName: '云州市老年协会', exchangeYears: [] }]);
    const alone = text((await office.call('typicalCases.print', { id: one.id })).file);
    expect(alone).toMatch(/一碗热汤暖邻里.*一、背景.*独居老人就餐不便。二、做法/u);
    const { file, count } = await office.call('typicalCases.printBooklet', { filter: { year: 2026 } });
    expect(count).toBe(2);
    expect(text(file)).toMatch(/典型案例汇编2026年目录.*1一碗热汤暖邻里.*2让书架流动起来.*流动书架进楼道。/u);
    const { groups } = await office.call('search.find', { text: '每日送餐' });
    expect(groups.map(({ kind }) => kind)).toContain('typicalCase');
    const line = await office.call('organizations.timeline', { id: elders, kinds: ['community'] });
    expect(line.entries.map(({ text: key }) => key)).toEqual(
      expect.arrayContaining(['typicalCase', 'stationActivity', 'stationHub']),
    );
  });

  it('are refused without a text and for a day to come; a stale change is a conflict', async () => {
    const failure = await office.failure('typicalCases.save', {
      fields: { title: '没有正文', heldOn: '2026-07-01', text: paragraphs(' ') },
    });
    expect(issuesOf(failure)).toEqual(['heldOn: date_in_future', 'text: case_text_missing']);
    const made = await typicalCase({ title: '改两次' });
    const fields = { title: '改两次', heldOn: '2026-04-20', text: paragraphs('第二稿') };
    await office.call('typicalCases.save', { ...expected(made), fields });
    const stale = await office.failure('typicalCases.save', { ...expected(made), fields });
    expect(stale.code).toBe('conflict');
  });
});

describe('year-end exchange (domain.md §9.1)', () => {
  const get = (year?: number) => office.call('caseExchanges.get', year === undefined ? {} : { year });

  it('speaks of the year whose window has not ended, and counts only what lies in it', async () => {
    office.setClock('2026-11-05T10:00:00+08:00');
    expect(await get()).toMatchObject({ year: 2026, from: '2026-11-01', to: '2027-01-31', state: 'running' });
    const hold = async (startAt: string) => {
      const saved = await office.call('meetings.save', {
        fields: {
          ...{ kind: 'exchange', title: `交流会 ${startAt.slice(0, 10)}`, startAt, place: '三楼会议室' },
          ...{ chairName: '张建国', recorderName: '李喆', openingText: '会议交流如下：' },
          minutesText: paragraphs('交流典型案例。'),
        },
        attendance: [{ capacity: 'present', name: '张建国' }],
      });
      return office.call('meetings.finalize', { ...expected(saved), selfChecked: true });
    };
    office.setClock('2027-02-02T10:00:00+08:00');
    await hold('2026-10-31T09:00');
    await hold('2027-02-01T09:00');
    expect(await get()).toMatchObject({ year: 2027, state: 'ahead' });
    expect(await get(2026)).toMatchObject({ state: 'missed', meetings: [] });
    await hold('2027-01-31T14:00');
    expect(await get(2026)).toMatchObject({ state: 'satisfied', meetings: [{ on: '2027-01-31' }] });
    const { rows } = await office.call('recurringDuties.year', { year: 2026 });
    expect(rows.find(({ duty }) => duty === 'exchange')?.cells[0]?.state).toBe('satisfied');
    office.setClock('2027-01-15T10:00:00+08:00');
    expect((await get()).year).toBe(2026);
  });

  it('cases stand on the programme in order, each presented by its own or by another organization; it prints', async () => {
    const first = await typicalCase({ title: '甲案例', organizationId: elders });
    const second = await typicalCase({ title: '乙案例' });
    await office.call('caseExchanges.addCases', { year: 2026, typicalCaseIds: [first.id, second.id] });
    const twice = await office.failure('caseExchanges.addCases', { year: 2026, typicalCaseIds: [first.id] });
    expect(issuesOf(twice)).toEqual(['typicalCaseIds: case_on_programme']);
    const [, last] = (await get(2026)).cases;
    const moved = await office.call('caseExchanges.moveCase', {
      ...{ id: last?.id ?? '', expectedRevision: 1, up: true },
    });
    await office.call('caseExchanges.saveCase', {
      ...{ ...expected(moved), presenterOrganizationId: readers, minutes: 15 },
    });
    expect((await get(2026)).cases).toMatchObject([
      { title: '乙案例', presenterName: '云州市读书会', minutes: 15 },
      { title: '甲案例', presenterName: '云州市老年协会', minutes: null },
    ]);
    const stale = await office.failure('caseExchanges.moveCase', { id: last?.id ?? '', expectedRevision: 1, up: true });
    expect(stale.code).toBe('conflict');
    const fields = { plannedOn: '2027-01-20', place: '会议中心', hostName: '黄爱民', hostPost: '副局长' };
    const plan = await office.call('caseExchanges.savePlan', { year: 2026, fields });
    const second2 = await office.failure('caseExchanges.savePlan', { year: 2026, fields });
    expect(second2.code).toBe('conflict');
    await office.call('caseExchanges.savePlan', { year: 2026, expectedRevision: plan.revision, fields });
    const { file, count } = await office.call('caseExchanges.print', { year: 2026 });
    expect(count).toBe(2);
    expect(text(file)).toMatch(
      /年末交流会节目单2026年度时间：2027年1月20日地点：会议中心主持人：黄爱民副局长.*1乙案例云州市读书会152甲案例云州市老年协会/u,
    );
    const empty = text((await office.call('caseExchanges.print', { year: 2026, empty: true })).file);
    expect(empty).toContain('交流案例');
    expect(empty).not.toContain('乙案例');
  });

  it('a case on a programme cannot be voided before it is taken off', async () => {
    const { rows } = await office.call('typicalCases.list', { filter: { text: '甲案例' } });
    const [row] = rows;
    expect(row?.exchangeYears).toEqual([2026]);
    const target = { id: row?.id ?? '', expectedRevision: row?.revision ?? 0, reason: '录错' };
    expect(issuesOf(await office.failure('typicalCases.void', target))).toEqual(['id: case_on_programme']);
    const listed = (await get(2026)).cases.find(({ title }) => title === '甲案例');
    await office.call('caseExchanges.removeCase', { id: listed?.id ?? '', expectedRevision: listed?.revision ?? 0 });
    await office.call('typicalCases.void', target);
    expect((await get(2026)).cases.map(({ title }) => title)).toEqual(['乙案例']);
  });
});
