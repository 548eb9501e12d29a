import fc from 'fast-check';
import { expect, it } from 'vitest';
import { behindLimits, behindReason, judgeAction, namesBeside } from '#shared/features/actions/actions.rules.ts';
import { REPORT_PERIODS, supervisionSettings } from '#shared/features/actions/supervisionSettings.ts';
import { addDays } from '#shared/lib/workingDays.ts';

const TODAY = '2026-03-31';
const rules = supervisionSettings.parse({ reportPeriod: 'monthly', reportGraceDays: 0, assignDays: 3 });
const open = {
  status: 'open' as const,
  dueOn: '2026-06-30',
  progress: null,
  setUpOn: '2026-03-01',
  assignedOn: '2026-03-01',
  lastReportOn: null,
};

it('M10: red overdue before yellow behind before blue near, each by the office’s own thresholds', () => {
  const judge = (part: object, supervision = rules) =>
    judgeAction({ ...open, ...part }, TODAY, { nearDueDays: 5, supervision }).state;
  expect(judge({ dueOn: '2026-03-30', progress: 'late' })).toBe('overdue');
  expect(judge({ dueOn: '2026-04-02', progress: 'late' })).toBe('behind');
  expect(judge({ dueOn: '2026-04-02' })).toBe('near');
  expect(judge({ dueOn: '2026-04-06' })).toBe('open');
  expect(judge({ status: 'done', progress: 'late' })).toBe('done');
  expect(judge({ assignedOn: '2026-02-27' })).toBe('behind');
  expect(judge({ assignedOn: '2026-02-28' })).toBe('open');
  expect(judge({ assignedOn: '2026-01-01', lastReportOn: '2026-03-20' })).toBe('open');
  expect(judge({ assignedOn: '2026-01-01' }, { ...rules, reportPeriod: 'none' })).toBe('open');
  expect(judge({ assignedOn: '2026-03-23' }, { ...rules, reportPeriod: 'weekly' })).toBe('behind');
  expect(judge({ assignedOn: '2026-03-24' }, { ...rules, reportPeriod: 'weekly' })).toBe('open');
  expect(judge({ assignedOn: null, setUpOn: '2026-03-27' })).toBe('behind');
  expect(judge({ assignedOn: null, setUpOn: '2026-03-28' })).toBe('open');
  expect(judge({ assignedOn: null, setUpOn: null })).toBe('open');
});

it('M9: a report keeps an action from being behind for one whole period, never less than its days', () => {
  const days = { weekly: 7, half_monthly: 15, monthly: 28, none: 400 } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...REPORT_PERIODS),
      fc.integer({ min: 0, max: 30 }),
      fc.integer({ min: 0, max: 800 }),
      fc.integer({ min: 0, max: 60 }),
      (reportPeriod, reportGraceDays, offset, since) => {
        const today = addDays('2026-01-01', offset);
        const limits = behindLimits(today, { reportPeriod, reportGraceDays, assignDays: 3 });
        const reason = behindReason({ ...open, lastReportOn: addDays(today, -since) }, limits);
        if (since <= days[reportPeriod] + reportGraceDays) expect(reason).toBeNull();
        if (reportPeriod !== 'none' && since > 31 + reportGraceDays) expect(reason).toBe('report');
      },
    ),
  );
});

it('names beside the member who answers leave him out, so that nobody is named twice', () => {
  expect(namesBeside('徐敏', '徐敏、张文员')).toBe('张文员');
  expect(namesBeside('徐敏', '徐敏')).toBeNull();
  expect(namesBeside(null, '徐敏、张文员')).toBe('徐敏、张文员');
  expect(namesBeside('徐敏', null)).toBeNull();
  expect(namesBeside('徐敏', '徐敏华')).toBe('徐敏华');
});
