// needs: pdftotext
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecord } from '#service/db/records.ts';
import { runWrite } from '#service/db/write.ts';
import { logIn } from '#service/office/session.ts';
import type { CallInput } from '#shared/contract/list.ts';
import { addDays } from '#shared/lib/workingDays.ts';
import { rawText } from '#tests/documents/pdfTools.ts';
import { csvRows } from '#tests/features/exports/exportedLists.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

const TODAY = '2026-03-05';
let office: TestService;
const ids = new Map<string, string>();

type SaveFields = CallInput<'organizations.save'>['fields'];

async function save(name: string, part: Partial<SaveFields> = {}, more: Partial<CallInput<'organizations.save'>> = {}) {
  const fields = {
    name,
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: `云社字${ids.size}`,
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    townshipName: '城关街道',
    ...part,
  } as const;
  const { id } = await office.call('organizations.save', { fields, ...more });
  ids.set(name, id);
  return id;
}

beforeAll(async () => {
  office = await makeService({ now: `${TODAY}T10:00:00+08:00` });
  await save('甲商会', { certificateValidTo: addDays(TODAY, 30) });
  await save('乙商会', { certificateValidTo: addDays(TODAY, -1), townshipName: '河西街道' });
  await save('丙商会', { certificateValidTo: addDays(TODAY, 181) });
  await save('丁商会', { certificateValidTo: TODAY, assessmentGrade: '5A', assessmentValidTo: addDays(TODAY, 90) });
  await save('戊商会', { assessmentGrade: 'none', assessmentValidTo: addDays(TODAY, 10) });
  const ended = await save('己商会', { certificateValidTo: addDays(TODAY, 5) });
  await save(
    '庚商会',
    {},
    {
      annualReviews: [
        { year: 2024, regime: 'inspection', conclusion: 'unqualified', rectificationDueOn: addDays(TODAY, 91) },
      ],
    },
  );
  await save(
    '辛商会',
    {},
    {
      annualReviews: [
        { year: 2023, regime: 'inspection', conclusion: 'unqualified', rectificationDueOn: addDays(TODAY, -200) },
        { year: 2024, regime: 'inspection', conclusion: 'qualified' },
      ],
    },
  );
  const listed = await save('壬商会', { townshipName: '河西街道' });
  const left = await save('癸商会');
  const voided = await save('作废商会', { certificateValidTo: addDays(TODAY, 5) });
  await office.call('organizations.void', { id: voided, expectedRevision: 1, reason: '重复录入' });
  const clock = { now: () => Date.parse(`${TODAY}T11:00:00+08:00`), newId: () => v7() };
  const session = await logIn(office.folder, 'clerk', PASSWORD, clock);
  try {
    const told = (organizationId: string, kind: string, effectiveOn: string) =>
      runWrite(session.environment, session.actor, 'test', (write) =>
        createRecord(write, 'organization_event', { organizationId, kind, effectiveOn, items: [] }),
      );
    await told(ended, 'cancelled', '2026-01-10');
    await told(listed, 'list_abnormal_in', '2024-04-20');
    await told(left, 'list_abnormal_in', '2024-04-20');
    await told(left, 'list_abnormal_out', '2025-04-20');
    await session.store.writer
      .updateTable('organization')
      .set({ status: 'cancelled' })
      .where('id', '=', ended)
      .execute();
    await session.store.writer
      .updateTable('organization')
      .set({ creditFlag: 'activity_abnormal' })
      .where('id', '=', listed)
      .execute();
  } finally {
    await session.store.close();
  }
});
afterAll(() => office.close());

type Asked = CallInput<'organizations.dueItems'>;
const due = async (asked: Asked = {}) => {
  const answer = await office.call('organizations.dueItems', asked);
  return answer.rows.map((row) => `${row.dueOn} ${row.organizationName} ${row.kind}`);
};

const ALL = [
  `${addDays(TODAY, -1)} 乙商会 certificate`,
  `${TODAY} 丁商会 certificate`,
  `${addDays(TODAY, 30)} 甲商会 certificate`,
  '2026-04-20 壬商会 abnormalList',
  `${addDays(TODAY, 90)} 丁商会 grade`,
  `${addDays(TODAY, 91)} 庚商会 rectification`,
];

describe('R9 R12 due items', () => {
  it('certificates, grades, two years on the abnormal list and rectifications of organizations in effect, by day', async () => {
    expect(await due()).toEqual(ALL);
    const { rows, groups, total, townships } = await office.call('organizations.dueItems', {});
    expect(total).toBe(6);
    expect(groups).toEqual({ overdue: 1, days30: 2, days90: 2, days180: 1 });
    expect(townships).toEqual(['城关街道', '河西街道']);
    const listed = rows.find(({ kind }) => kind === 'abnormalList');
    expect(listed?.parameters).toEqual({ since: '2024-04-20' });
    expect(rows.map(({ tone }) => tone)).toEqual(['overdue', 'behind', 'behind', 'near', 'near', 'quiet']);
    for (const row of rows) expect(row.place).toContain(ids.get(row.organizationName) ?? '?');
  });

  it('is narrowed by days, overdue, kind, township, name and organization; the groups keep counting', async () => {
    expect(await due({ within: 0 })).toEqual(ALL.slice(0, 1));
    expect(await due({ within: 30, overdue: false })).toEqual(ALL.slice(1, 3));
    expect(await due({ within: 90 })).toEqual(ALL.slice(0, 5));
    expect(await due({ kinds: ['grade', 'abnormalList'] })).toEqual(ALL.slice(3, 5));
    expect(await due({ township: '河西街道' })).toEqual([ALL[0], ALL[3]]);
    expect(await due({ text: '庚' })).toEqual([ALL[5]]);
    expect(await due({ organizationId: ids.get('丁商会') ?? '' })).toEqual([ALL[1], ALL[4]]);
    expect((await office.call('organizations.dueItems', { within: 0 })).groups.days180).toBe(1);
    expect(await due({ offset: 2, limit: 1 })).toEqual([ALL[2]]);
    expect((await office.failure('organizations.dueItems', JSON.parse('{"within":45}'))).code).toBe('invalid_input');
  });

  it('is exported as listed, with days and rule in words', async () => {
    const { file, rows } = await office.call('exports.list', {
      list: 'dueItems',
      input: { township: '河西街道' },
      format: 'csv',
    });
    expect(rows).toBe(2);
    expect(csvRows(office.bytes(file).toString('utf8').replace('\uFEFF', ''))).toEqual([
      ['到期日', '状态', '事项', '社会组织', '街道（乡镇）', '依据的规则'],
      [addDays(TODAY, -1), '逾期1天', '登记证书到期', '乙商会', '河西街道', '证书有效期届满日，提前 90 日、30 日提醒'],
      [
        '2026-04-20',
        '还有46天',
        '异常名录满两年',
        '壬商会',
        '河西街道',
        '2024-04-20 列入活动异常名录，满两年转入严重违法失信名单',
      ],
    ]);
  });

  it('R7 prints by township, each line with its rule', async () => {
    const { file, count } = await office.call('organizations.printDueItems', {});
    expect(count).toBe(6);
    const text = rawText(office.bytes(file));
    const places = [
      '社会组织到期事项清单',
      '城关街道（4项）',
      '丁商会',
      '甲商会',
      '河西街道（2项）',
      '乙商会',
      '壬商会',
    ].map((part) => text.indexOf(part));
    expect(
      places.every((place) => place >= 0),
      text,
    ).toBe(true);
    expect([...places].sort((first, second) => first - second)).toEqual(places);
    expect(text).toContain('逾期1天');
    expect(text.replaceAll(/\s/g, '')).toContain('2024-04-20列入活动异常名录');
  });

  it('R7 the last day of the running term, moved by an approved postponement, closed by the next election', async () => {
    const organizationId = await save('丑商会', { townshipName: '东河街道' });
    const only = { organizationId } as const;
    const term = await office.call('terms.save', {
      organizationId,
      fields: { number: 3, electedOn: '2021-04-01', startOn: '2021-04-05', years: 5 },
    });
    expect(await due(only)).toEqual(['2026-04-05 丑商会 term']);
    await office.call('termPostponements.save', {
      organizationId,
      fields: {
        termId: term.id,
        approvalNumber: '云民函〔2026〕2号',
        approvedBy: '云州市民政局',
        approvedOn: '2026-03-01',
        formerDueOn: '2026-04-05',
        newDueOn: '2026-06-30',
      },
    });
    expect(await due(only)).toEqual(['2026-06-30 丑商会 term']);
    expect((await office.call('organizations.dueItems', only)).rows[0]).toMatchObject({
      parameters: { number: 3 },
      tone: 'quiet',
    });
    await office.call('terms.save', {
      organizationId,
      fields: { number: 4, electedOn: '2026-03-04', startOn: '2026-03-05', years: 5 },
    });
    expect(await due(only)).toEqual([]);
    const { entries } = await office.call('organizations.timeline', { id: organizationId, kinds: ['term'] });
    expect(entries.map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2026-03-04 termElected',
      '2026-03-01 termPostponed',
      '2021-04-01 termElected',
    ]);
    const { file } = await office.call('organizations.sheets', { ids: [organizationId] });
    const sheet = rawText(office.bytes(file));
    for (const part of ['云民函〔2026〕2号', '2026-06-30', '2021-04-05', '第3届']) expect(sheet).toContain(part);
  });

  it('R14 R15 follow-ups of dormant organizations and correction notices, until they are done', async () => {
    const organizationId = await save('子商会', { townshipName: '东河街道' });
    const only = { organizationId } as const;
    const review = await office.call('dormantOrganizations.save', {
      organizationId,
      outcome: 'rectify',
      decidedOn: '2026-03-01',
      basisText: '连续两年未报送年报',
      dueOn: '2026-05-01',
    });
    const { id: caseId, revision } = await office.call('materialChecklists.open', {
      matterCode: 'seal_filing',
      organizationId,
      applicantName: null,
      receivedOn: '2026-03-02',
    });
    const { dueOn } = await office.call('materialChecklists.giveNotice', {
      id: caseId,
      expectedRevision: revision,
      noticedOn: TODAY,
    });
    expect(await due(only)).toEqual([`${dueOn} 子商会 matter`, '2026-05-01 子商会 dormant']);
    // A day counted in working days names its calendar, one that a person set does not: in the list and on paper.
    const { rows } = await office.call('organizations.dueItems', only);
    expect(rows[0]?.counted).toMatchObject({ date: dueOn, from: TODAY, unit: 'working_day', editionYears: [2026] });
    expect(rows[1]?.counted).toBeNull();
    const list = await office.call('organizations.printDueItems', only);
    expect(rawText(office.bytes(list.file)).replace(/\s/g, '')).toContain('个工作日，按2026年节假日安排推算）');
    const opened = await office.call('materialChecklists.get', { id: caseId });
    await office.call('materialChecklists.close', {
      id: caseId,
      expectedRevision: opened.case.revision,
      reason: '申请人撤回',
      closedOn: TODAY,
    });
    await office.call('dormantOrganizations.save', {
      id: review.id,
      expectedRevision: review.revision,
      organizationId,
      outcome: 'rectify',
      decidedOn: '2026-03-01',
      basisText: '连续两年未报送年报',
      dueOn: '2026-05-01',
      doneOn: TODAY,
      doneNote: '已补报年报',
    });
    expect(await due(only)).toEqual([]);
  });

  it('an auditor is refused', async () => {
    await office.as('auditor');
    expect((await office.failure('organizations.dueItems', {})).code).toBe('forbidden');
    await office.as('clerk');
  });
});
