import type { Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, field, openPlace, row, seen, typeDate } from '#tests/support/clerk.ts';
import { officeDay } from '#tests/support/officeDay.ts';
import { group } from '../features/organizationEvents/samples.ts';

// A clerk who is quicker than the program: presses twice, goes elsewhere before an answer is there, types before a box has drawn
// itself, and reads while others write.

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
});
beforeEach(async () => {
  await openPlace(app.page, '/today');
  await seen(app.page.getByRole('heading', { level: 1, name: '今日' }));
});
afterAll(async () => {
  expect(app.complaints).toEqual([]);
  await app.close();
});

const addStation = (name: string) =>
  app.call('serviceStations.save', { fields: { name, townshipName: '城关街道', openedOn: officeDay(-30) } });

/** Opens the form of a new station and fills it in. */
async function fillStation(name: string): Promise<void> {
  const { page } = app;
  await openPlace(page, '/community?side=new');
  await field(page, '站点名称').fill(name);
  await field(page.locator('aside'), '街道（乡镇）').fill('城关街道');
  await typeDate(field(page, '启用日期'), officeDay(-10));
}

/** A gate that is passed once somebody opens it. */
function gate(): { readonly opened: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { opened: promise, open: resolve };
}

test('who went elsewhere while something was being saved is not called back by the answer', async () => {
  const { page } = app;
  const answered = gate();
  const { id } = await app.call('organizations.save', { fields: group(1) });
  await openPlace(page, `/organizations/${id}/edit`);
  await field(page, '备注').fill('每月例会');
  await page.route('**/rpc/organizations.save', async (route) => {
    await answered.opened;
    await route.continue();
  });
  await button(page, '保存').click();
  await openPlace(page, '/actions');
  await seen(page.getByRole('heading', { level: 1, name: '任务' }));
  answered.open();
  await seen(page.getByText('已保存', { exact: false }));
  await page.unrouteAll({ behavior: 'wait' });
  expect(new URL(page.url()).hash).toBe('#/actions');
  await seen(page.getByRole('heading', { level: 1, name: '任务' }));
});

test('a button pressed twice in one moment saves once', async () => {
  const { page } = app;
  let asked = 0;
  await fillStation('西门志愿服务站');
  await page.route('**/rpc/serviceStations.save', async (route) => {
    asked += 1;
    await route.continue();
  });
  await button(page, '保存').evaluate((element) => {
    if (!(element instanceof HTMLElement)) return;
    element.click();
    element.click();
  });
  await seen(row(page, '西门志愿服务站'));
  await page.unrouteAll({ behavior: 'wait' });
  expect(asked).toBe(1);
});

test('a list that was read before a change and answered after it is read again', async () => {
  const { page } = app;
  const held: Route[] = [];
  await page.route('**/rpc/serviceStations.list', async (route) => {
    held.push(route);
    if (held.length > 1) return route.continue();
    const answer = await route.fetch();
    await addStation('南门志愿服务站');
    // The page has heard of the change by then.
    await new Promise((later) => setTimeout(later, 500));
    await route.fulfill({ response: answer });
  });
  await page.reload();
  await openPlace(page, '/community');
  await seen(row(page, '南门志愿服务站'));
  await page.unrouteAll({ behavior: 'wait' });
});

test('what was changed while a list that is no longer shown was being read is there when it is opened again', async () => {
  const { page } = app;
  await openPlace(page, '/community');
  await seen(row(page, '南门志愿服务站'));
  const [read, answered] = [gate(), gate()];
  let first = true;
  await page.route('**/rpc/serviceStations.list', async (route) => {
    if (!first) return route.continue();
    first = false;
    const answer = await route.fetch();
    read.open();
    await answered.opened;
    await route.fulfill({ response: answer });
  });
  await addStation('北门志愿服务站');
  await read.opened;
  await openPlace(page, '/today');
  await seen(page.getByRole('heading', { level: 1, name: '今日' }));
  await addStation('中门志愿服务站');
  await new Promise((later) => setTimeout(later, 500));
  answered.open();
  await page.unrouteAll({ behavior: 'wait' });
  await openPlace(page, '/community');
  await seen(row(page, '中门志愿服务站'));
});

test('what was changed while the line of events was down is read when it is up again', async () => {
  const { page } = app;
  const [down, up] = [gate(), gate()];
  let lines = 0;
  await page.route('**/events', async (route) => {
    lines += 1;
    if (lines === 1) return route.fulfill({ contentType: 'text/event-stream', body: 'retry: 100\n\n' });
    down.open();
    await up.opened;
    return route.continue();
  });
  await page.reload();
  await openPlace(page, '/community');
  await seen(row(page, '中门志愿服务站'));
  await down.opened;
  await addStation('外门志愿服务站');
  up.open();
  await seen(row(page, '外门志愿服务站'));
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('whoever presses Ctrl+K types on in the box at once; a page has its keys as soon as it is drawn', async () => {
  const { page } = app;
  const role = await page.evaluate(async () => {
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }));
    // No task of the browser comes between: only what the program itself still does of this key.
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    return document.activeElement?.getAttribute('role');
  });
  expect(role).toBe('combobox');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.evaluate(() => {
    new MutationObserver((_changes, watch) => {
      const heading = document.querySelector('main h1')?.textContent;
      if (heading !== '风险评估') return;
      watch.disconnect();
      const keys = { key: 'n', ctrlKey: true, altKey: true, bubbles: true };
      document.body.dispatchEvent(new KeyboardEvent('keydown', keys));
    }).observe(document.body, { childList: true, subtree: true });
  });
  await openPlace(page, '/risk');
  await seen(page.getByRole('dialog').getByText('评估单位'));
  await page.keyboard.press('Escape');
});

test('Ctrl+S and Ctrl+P never reach the browser, also where nothing can be saved or printed and while a dialog is open', async () => {
  const { page } = app;
  await page.evaluate(() => {
    const reached: string[] = [];
    Reflect.set(window, 'reached', reached);
    window.addEventListener('keydown', (event) => {
      if (event.key.length === 1 && !event.defaultPrevented) reached.push(event.key);
    });
  });
  const press = async () => {
    for (const key of ['Control+s', 'Control+p']) await page.keyboard.press(key);
  };
  await openPlace(page, '/settings');
  await seen(page.getByRole('heading', { level: 1, name: '设置' }));
  await press();
  await page.keyboard.press('Control+k');
  await seen(page.getByRole('dialog'));
  await press();
  await page.keyboard.press('Escape');
  expect(await page.evaluate(() => Reflect.get(window, 'reached'))).toEqual([]);
});
