import { describe, expect, it } from 'vitest';
import { readDue, readPastedPlan } from '#shared/features/planItems/pastedPlan.rules.ts';
import { planItemIssues, planQuarters, planStatusIssues } from '#shared/features/planItems/planItems.rules.ts';

const PEOPLE = {
  offices: [
    { id: 'A', name: '社会组织管理股', shortName: '社管股' },
    { id: 'B', name: '办公室', shortName: null },
  ],
  members: [{ id: 'M', name: '王 珺' }],
};
const read = (pasted: string) => readPastedPlan(pasted, 2026, PEOPLE);
const brief = (pasted: string) =>
  read(pasted).map(({ text, officeId, memberId, dueOn, issues }) => [
    text,
    officeId,
    memberId,
    dueOn,
    issues.map(({ code }) => code).join(' '),
  ]);

describe('a due date as offices write it', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026年6月30日前', '2026-06-30'],
    ['2026.6.30', '2026-06-30'],
    ['6月30日', '2026-06-30'],
    ['6.30', '2026-06-30'],
    ['6月底', '2026-06-30'],
    ['2月', '2026-02-28'],
    ['6月底前', '2026-06-30'],
    ['6月前', '2026-05-31'],
    ['2026年9月', '2026-09-30'],
    ['2027年1月', '2027-01-31'],
    ['上半年', '2026-06-30'],
    ['三季度', '2026-09-30'],
    ['第3季度末', '2026-09-30'],
    ['年底前', '2026-12-31'],
    ['全年', '2026-12-31'],
    ['１２月３１日', '2026-12-31'],
    ['2026', '2026-12-31'],
    ['46203', '2026-06-30'],
    ['2月30日', null],
    ['13月', null],
    ['长期坚持', null],
    ['尽快', null],
    ['26.6.30', null],
  ])('%s', (text, date) => {
    expect(readDue(text, 2026)).toBe(date);
  });

  it('knows leap years', () => {
    expect([readDue('2月底', 2024), readDue('2月29日', 2024), readDue('2月29日', 2026)]).toEqual([
      ...['2024-02-29', '2024-02-29', null],
    ]);
  });
});

describe('a pasted plan', () => {
  it('is read by its heading, whatever the order of the columns; running numbers and remarks are left out', () => {
    const pasted = [
      '序号\t完成时限\t工作事项\t责任单位\t责任人\t备注',
      '1\t6月底\t完成社会组织年检\t社会组织管理股\t王珺\t重点',
      '2\t三季度\t开展清理整治\t社管股\t\t',
      '',
    ].join('\r\n');
    expect(brief(pasted)).toEqual([
      ['完成社会组织年检', 'A', 'M', '2026-06-30', ''],
      ['开展清理整治', 'A', null, '2026-09-30', ''],
    ]);
  });

  it('without a heading goes by order; a column of running numbers in front is left out', () => {
    expect(brief('1\t完成年检\t办公室\t\t年底\n2\t印发要点\t办公室\t王珺\t1月31日')).toEqual([
      ['完成年检', 'B', null, '2026-12-31', ''],
      ['印发要点', 'B', 'M', '2026-01-31', ''],
    ]);
    expect(brief('完成年检\t办公室\t\t年底')).toEqual([['完成年检', 'B', null, '2026-12-31', '']]);
  });

  it('reads a cell with line breaks, tabs and quotation marks as spreadsheets copy it', () => {
    expect(brief('"完成""年检""\n和公示\t工作"\t办公室\t\t年底')).toEqual([
      ['完成"年检" 和公示 工作', 'B', null, '2026-12-31', ''],
    ]);
  });

  it('names what is wrong with each row, and guesses nothing', () => {
    expect(brief('\t办公室\t\t年底\n甲乙\t财务科\t赵某\t长期\n丙丁\t\t\t\n戊己\t办公室\t\t2025-12-31')).toEqual([
      ['', 'B', null, '2026-12-31', 'plan_text_missing'],
      ['甲乙', null, null, null, 'plan_office_unknown plan_member_unknown plan_due_unreadable'],
      ['丙丁', null, null, null, 'plan_office_missing plan_due_missing'],
      ['戊己', 'B', null, '2025-12-31', 'plan_due_before'],
    ]);
    expect(read('甲乙\t办公室\t\t年底\n\n丙丁\t办公室\t\t年底').map(({ line }) => line)).toEqual([1, 3]);
  });

  it('takes at most 200 rows, and survives any text', () => {
    expect(read(Array.from({ length: 300 }, (_, n) => `事项${n}\t办公室\t\t年底`).join('\n'))).toHaveLength(200);
    for (const odd of ['', '\n\n', '"', '"\t"', '\t\t\t', '"a"b\tc']) expect(() => read(odd)).not.toThrow();
  });
});

describe('a plan item', () => {
  it('is due in its year or the next', () => {
    const codes = (dueOn: string) => planItemIssues({ year: 2026, dueOn }).map(({ code }) => code);
    expect([codes('2025-12-31'), codes('2026-01-01'), codes('2027-12-31'), codes('2028-01-01')]).toEqual([
      ...[['plan_due_before'], [], [], ['plan_due_after']],
    ]);
  });

  it('is done on a day that has come, with words or a file', () => {
    const issues = (change: object, files = 0) =>
      planStatusIssues(
        { status: 'done', doneOn: '2026-03-01', evidence: '', reason: '', ...change },
        { year: 2026, today: '2026-03-05' },
        files,
      ).map(({ field, code }) => `${field}: ${code}`);
    expect(issues({})).toEqual(['evidence: plan_evidence']);
    expect(issues({}, 1)).toEqual([]);
    expect(issues({ evidence: '已印发' })).toEqual([]);
    expect(issues({ evidence: '已印发', doneOn: '2026-03-06' })).toEqual(['doneOn: date_in_future']);
    expect(issues({ evidence: '已印发', doneOn: null })).toEqual(['doneOn: required']);
    expect(issues({ evidence: '已印发', doneOn: '2016-03-01' })).toEqual(['doneOn: plan_done_before']);
    expect(issues({ status: 'cancelled', doneOn: null })).toEqual(['reason: required']);
    expect(issues({ status: 'cancelled', doneOn: null, reason: '机构改革' })).toEqual([]);
  });

  it('counts in the quarter it is due in; cancelled ones do not, one due in January after counts in the fourth', () => {
    const item = (dueOn: string, status: 'open' | 'done' | 'cancelled' = 'open', doneOn: string | null = null) => ({
      ...{ year: 2026, dueOn, status, doneOn },
    });
    const items = [
      item('2026-03-31', 'done', '2026-04-02'),
      item('2026-03-31', 'done', '2026-03-31'),
      item('2026-06-30'),
      item('2026-07-01'),
      item('2026-12-31', 'cancelled'),
      item('2027-01-15'),
    ];
    expect(planQuarters(items, '2026-07-01')).toEqual([
      { quarter: 1, due: 2, done: 2, doneLate: 1, overdue: 0 },
      { quarter: 2, due: 1, done: 0, doneLate: 0, overdue: 1 },
      { quarter: 3, due: 1, done: 0, doneLate: 0, overdue: 0 },
      { quarter: 4, due: 1, done: 0, doneLate: 0, overdue: 0 },
    ]);
  });
});
