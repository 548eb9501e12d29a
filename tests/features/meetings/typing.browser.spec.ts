import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, openPlace, seen } from '#tests/support/clerk.ts';
import { bestOfRounds } from '#tests/support/typing.ts';
import { longMeeting } from './longMeeting.ts';

// Minutes of 30,000 characters and 60 tasks (domain.md §6): typing stays quick, and nothing typed is lost.

let app: BrowserApp;
let id: string;
beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  ({ id } = await app.call('meetings.save', longMeeting()));
});
afterAll(async () => app?.close());

const openMinutes = async () => {
  await openPlace(app.page, `/meetings/${id}`);
  const editor = await seen(app.page.getByRole('textbox', { name: '纪要正文', exact: true }));
  await editor.locator('p').nth(40).click();
  return editor;
};
const storedText = async () =>
  (await app.call('meetings.get', { id })).meeting.minutesText.blocks
    .map((block) => (block.kind === 'table' ? '' : block.text))
    .join('\n');

test('a keystroke in 30,000 characters of minutes does not wait for the rest of the page', async () => {
  const editor = await openMinutes();
  // The figure of a quiet machine is the bench's (under 16 ms); other tests may run beside this one.
  const { median, p95 } = await bestOfRounds(app.page, editor);
  expect(median).toBeLessThan(16);
  expect(p95).toBeLessThan(48);
  expect(app.complaints).toEqual([]);
});

test('what was typed a moment before Ctrl+S or a press on 保存 is saved with the rest', async () => {
  const { page, complaints } = app;
  const editor = await openMinutes();
  await editor.pressSequentially('第一处刚刚写完');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('已保存').first());
  await expect.poll(storedText).toContain('第一处刚刚写完');
  await editor.locator('p').nth(60).click();
  await page.keyboard.press('End');
  await page.keyboard.insertText('第二处也刚刚写完');
  await button(page, '保存').click();
  await expect.poll(storedText).toContain('第二处也刚刚写完');
  expect(complaints).toEqual([]);
});

test('what was typed last is kept as a draft when the page is closed under the clerk', async () => {
  const { page } = app;
  const editor = await openMinutes();
  await editor.pressSequentially('正在写的时候断了电');
  await expect
    .poll(async () => (await app.call('drafts.get', { key: `meeting:${id}` })).draft?.content ?? '', {
      timeout: 15_000,
    })
    .toContain('正在写的时候断了电');
  await page.reload();
  await (await seen(button(page, '接着填写'))).click();
  await seen(page.getByRole('textbox', { name: '纪要正文', exact: true }).getByText('正在写的时候断了电'));
});
