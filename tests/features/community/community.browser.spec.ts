import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays } from '#shared/lib/workingDays.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, dialog, field, pictures, row, section, seen, shot, typeDate } from '#tests/support/clerk.ts';

// 社区 at the screen: stations, activities one after another, statistics, a case, the year-end exchange (domain.md §7, §9.1).

let app: BrowserApp;
let today: string;
let origin: string;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  origin = new URL(app.page.url()).origin;
  for (const name of ['云州市老年协会', '云州市读书会'])
    await app.call('organizations.save', {
      fields: {
        ...{ name, registrationKind: 'registered', legalType: 'social_group', registrationNo: `云民证字${name}` },
        ...{ registrationAuthority: '云州市民政局', establishedOn: '2019-11-07', townshipName: '城关街道' },
      },
    });
});

afterAll(async () => app?.close());

const open = async (place: string, heading: string) => {
  await app.page.goto(`${origin}/#${place}`);
  await seen(app.page.getByRole('heading', { level: 1, name: heading }));
};
/** The form beside the list; the filter row above has fields of the same names. */
const side = () => app.page.locator('aside');
const pick = async (control: Locator, typed: string) => {
  const { page } = app;
  await control.fill(typed);
  await page.getByRole('option', { name: typed, exact: false }).first().click();
};

test('a station is opened beside the list; one of the same name is refused at the form, nothing typed is lost', async () => {
  const { page, complaints } = app;
  await open('/community', '志愿服务站点');
  await seen(page.getByText('还没有登记志愿服务站点'));
  await shot(page, 'stations-empty');
  await page.keyboard.press('Control+Alt+n');
  await button(page, '保存').click();
  await seen(page.getByText('请填写站点名称，至少两个字'));
  await field(page, '站点名称').fill('同心志愿服务站');
  await field(side(), '街道（乡镇）').fill('城关街道');
  await field(page, '社区（村）').fill('东门社区');
  await typeDate(field(page, '启用日期'), addDays(today, -200));
  await pick(field(page, '枢纽型组织'), '云州市老年协会');
  await field(page, '负责人职务').fill('社区副主任');
  await pictures(page, 'station-form');
  await page.keyboard.press('Control+s');
  await seen(section(page, '同心志愿服务站'));
  await app.call('serviceStations.save', {
    fields: { name: '暖阳志愿服务站', townshipName: '城东街道', openedOn: addDays(today, -90) },
  });
  await button(page, '新增站点').click();
  await field(page, '站点名称').fill('同心志愿服务站');
  await field(side(), '街道（乡镇）').fill('城关街道');
  await typeDate(field(page, '启用日期'), addDays(today, -10));
  await button(page, '保存').click();
  await seen(page.getByText('城关街道已有同名站点', { exact: false }));
  expect(await field(page, '站点名称').inputValue()).toBe('同心志愿服务站');
  await button(page, '取消').click();
  // Forgetting what was typed may take its time: the form has closed, and whoever goes on meanwhile is not called back.
  let forgotten = 0;
  await page.route('**/rpc/drafts.discard', async (route) => {
    await new Promise((later) => setTimeout(later, 1000));
    await route.continue();
    forgotten += 1;
  });
  await button(dialog(page), '放弃').click();
  await field(page, '站点名称').waitFor({ state: 'detached' });
  await open('/community/activities', '站点活动');
  await expect.poll(() => forgotten).toBeGreaterThan(0);
  await page.unrouteAll({ behavior: 'wait' });
  await seen(page.getByRole('heading', { level: 1, name: '站点活动' }));
  expect(complaints).toEqual([]);
});

test('activities are entered one after another by keyboard; a day before the station opened is refused in words', async () => {
  const { page, complaints } = app;
  await open('/community/activities', '站点活动');
  await button(page, '连续登记').click();
  await seen(page.getByRole('heading', { level: 1, name: '连续登记站点活动' }));
  await choose(page, field(page, '站点'), '暖阳志愿服务站');
  await typeDate(field(page, '活动日期'), addDays(today, -91));
  await choose(page, field(page, '类别'), '便民服务');
  await field(page, '活动内容').fill('义诊');
  await field(page, '志愿者人次').fill('8');
  await field(page, '服务人次').fill('40');
  await field(page, '服务时长').fill('16.5');
  await page.keyboard.press('Enter');
  await seen(page.getByText(`站点 ${addDays(today, -90)} 才启用，这一天还不能有活动`));
  await typeDate(field(page, '活动日期'), addDays(today, -20));
  await field(page, '服务时长').press('Enter');
  await seen(page.getByText('本次已登记 1 条'));
  await expect.poll(() => field(page, '活动内容').evaluate((box) => box === document.activeElement)).toBe(true);
  // The next one: station, day and category have come along, the keyboard stands at what changes.
  await page.keyboard.type('磨刀理发');
  for (const typed of ['3', '25', '6']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(typed);
  }
  // Whoever types the next line before this one is saved keeps what was typed.
  await page.route('**/rpc/stationActivities.save', async (route) => {
    await new Promise((later) => setTimeout(later, 800));
    await route.continue();
  });
  await page.keyboard.press('Enter');
  await field(page, '活动内容').fill('修伞');
  await seen(page.getByText('本次已登记 2 条'));
  expect(await field(page, '活动内容').inputValue()).toBe('修伞');
  expect(await field(page, '志愿者人次').inputValue()).toBe('');
  await page.unrouteAll({ behavior: 'wait' });
  await field(page, '活动内容').fill('');
  await pictures(page, 'activity-entry');
  const { rows, sums } = await app.call('stationActivities.list', {});
  expect(rows.map(({ title, volunteerTimes, hours }) => [title, volunteerTimes, hours])).toEqual([
    ['磨刀理发', 3, 6],
    ['义诊', 8, 16.5],
  ]);
  expect(sums).toMatchObject({ activities: 2, servedTimes: 65, hours: 22.5 });
  expect(complaints).toEqual([]);
});

test('one activity beside the list gets its organizations; the sums stand above, and what is voided leaves them', async () => {
  const { page, complaints } = app;
  await button(page, '返回活动列表').click();
  await seen(page.getByText('共 2 次活动，志愿者 11 人次，服务 65 人次，22.5 小时'));
  await row(page, '义诊').click();
  await seen(section(page, '义诊'));
  await button(section(page, '义诊'), '修改').click();
  await pick(field(page, '参加组织'), '云州市读书会');
  await field(page, '现场负责人').fill('顾秋实');
  await field(page, '现场负责人职务').fill('站点干事');
  await pictures(page, 'activity-form');
  await button(page, '保存').click();
  await seen(page.getByRole('link', { name: '云州市读书会' }));
  await pictures(page, 'activity-side');
  await row(page, '磨刀理发').click();
  await button(section(page, '磨刀理发'), '作废').click();
  await dialog(page).getByRole('textbox').fill('重复登记');
  await button(dialog(page), '作废活动').click();
  await seen(page.getByText('共 1 次活动，志愿者 8 人次，服务 40 人次，16.5 小时'));
  expect(complaints).toEqual([]);
});

test('figures of a period open the list of their records; a station closes after its last activity', async () => {
  const { page, complaints } = app;
  await open('/community/statistics', '服务统计');
  await typeDate(field(page, '起'), addDays(today, -100));
  await typeDate(field(page, '止'), today);
  await seen(section(page, '按街道（乡镇）').getByText('城东街道'));
  await pictures(page, 'statistics');
  await section(page, '按类别').getByRole('row').filter({ hasText: '便民服务' }).getByRole('button').click();
  await seen(page.getByRole('heading', { level: 1, name: '站点活动' }));
  await seen(row(page, '义诊'));
  await open('/community', '志愿服务站点');
  await row(page, '暖阳志愿服务站').click();
  await button(page, '停用').click();
  await typeDate(field(dialog(page), '最后启用日'), addDays(today, -30));
  await field(dialog(page), '停用原因').fill('社区合并');
  await button(dialog(page), '停用').click();
  await seen(dialog(page).getByText('停用不能早于这一天', { exact: false }));
  await shot(page, 'station-close');
  await typeDate(field(dialog(page), '最后启用日'), addDays(today, -1));
  await button(dialog(page), '停用').click();
  await seen(section(page, '暖阳志愿服务站').getByText('已停用'));
  await pictures(page, 'station-side');
  expect(complaints).toEqual([]);
});

test('a case is written in the editor and put on the programme of the year-end exchange, in order', async () => {
  const { page, complaints } = app;
  await open('/community/cases', '典型案例');
  await seen(page.getByText('还没有典型案例'));
  await button(page, '新建典型案例').click();
  await button(page, '保存').click();
  await seen(page.getByText('请填写标题，至少两个字'));
  await seen(page.getByText('请填写正文'));
  await field(page, '标题').fill('一碗热汤暖邻里');
  await choose(page, field(page, '类别'), '便民服务');
  await pick(field(page, '社会组织'), '云州市老年协会');
  await page.getByRole('textbox', { name: '案例正文' }).fill('独居老人就餐不便，志愿者每日送餐上门。');
  await pictures(page, 'case');
  await page.keyboard.press('Control+s');
  await seen(page.getByText('案例已保存。').first());
  await seen(page.getByRole('heading', { level: 1, name: '一碗热汤暖邻里' }));
  await app.call('typicalCases.save', {
    fields: {
      ...{ title: '让书架流动起来', heldOn: today },
      text: { blocks: [{ kind: 'paragraph', text: '流动书架进楼道。' }] },
    },
  });
  await open('/community/exchange', '年末交流');
  await seen(page.getByText('还没有选定交流案例'));
  await button(page, '选定案例').click();
  await dialog(page).getByLabel('让书架流动起来', { exact: false }).check();
  await dialog(page).getByLabel('一碗热汤暖邻里', { exact: false }).check();
  await shot(page, 'exchange-choose');
  await button(dialog(page), '选定 2 个').click();
  await seen(page.getByRole('link', { name: '一碗热汤暖邻里' }));
  // Pressed twice before the list is read anew it is moved once, and no conflict with oneself is told.
  let moved = 0;
  page.on('request', (request) => {
    if (request.url().endsWith('/rpc/caseExchanges.moveCase')) moved += 1;
  });
  await button(page, '上移《一碗热汤暖邻里》').dblclick();
  await seen(page.getByRole('row').nth(1).getByText('一碗热汤暖邻里'));
  expect(moved).toBe(1);
  await button(page, '修改《让书架流动起来》的交流单位和时长').click();
  await field(dialog(page), '时长（分钟）').fill('15');
  await button(dialog(page), '保存').click();
  await seen(page.getByRole('row').nth(2).getByText('15'));
  await button(page, '修改安排').click();
  await field(dialog(page), '地点').fill('三楼会议室');
  await button(dialog(page), '保存').click();
  await seen(section(page, '交流安排').getByText('三楼会议室'));
  await pictures(page, 'exchange');
  await open('/community/cases', '典型案例');
  await pictures(page, 'cases');
  expect(complaints).toEqual([]);
});
