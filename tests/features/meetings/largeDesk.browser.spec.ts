import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { openPlace, seen, shot } from '#tests/support/clerk.ts';
import { keystrokeTimes } from '#tests/support/typing.ts';
import { sampleMeeting } from './sampleMeeting.ts';

// The largest meeting that the contract allows: 100 items, 500 people, and 60 tasks, on one desk.

const TEXT = '关于社会组织评估等级的审议意见'.repeat(2);
let app: BrowserApp;
let id: string;
beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const made = await app.call('meetings.save', {
    ...sampleMeeting(),
    agenda: Array.from({ length: 100 }, (_item, index) => ({ title: `第${index + 1}项工作情况汇报` })),
    attendance: Array.from({ length: 500 }, (_one, index) => ({
      ...{ capacity: 'present' as const, name: `参会人${index + 1}`, post: '科长', unit: `单位${index % 40}` },
      leftIndex: index % 50 === 0 ? 80 : null,
    })),
    actions: Array.from({ length: 60 }, (_task, index) => ({
      ...{ text: `任务${index + 1}`, responsibleUnit: '办公室', dueOn: '2026-12-31' },
    })),
  });
  id = made.id;
});
afterAll(async () => app?.close());

async function median(label: string, place: number): Promise<number> {
  const cell = app.page.getByRole('textbox', { name: label, exact: true }).nth(place);
  await cell.scrollIntoViewIfNeeded();
  await cell.click();
  // Each field is heard of by itself.
  await app.page.evaluate(() => Reflect.deleteProperty(window, 'keystrokes'));
  const times = (await keystrokeTimes(app.page, cell, TEXT)).toSorted((one, other) => one - other);
  return times[Math.floor(times.length / 2)] ?? Number.POSITIVE_INFINITY;
}

test('the desk opens and typing stays quick in every list', { timeout: 180_000 }, async () => {
  const { page } = app;
  const started = performance.now();
  await openPlace(page, `/meetings/${id}`);
  await seen(page.getByRole('textbox', { name: '姓名（集体填名称）', exact: true }).nth(499));
  const opened = performance.now() - started;
  const times = {
    opened,
    item: await median('议题', 50),
    person: await median('姓名（集体填名称）', 250),
    decision: await median('议定内容', 0),
  };
  await shot(page, 'large-desk');
  // A quiet machine needs a fraction of it; other tests may run beside this one.
  expect(times.opened).toBeLessThan(15_000);
  expect(Math.max(times.item, times.person, times.decision), JSON.stringify(times)).toBeLessThan(250);
  expect(app.complaints).toEqual([]);
});
