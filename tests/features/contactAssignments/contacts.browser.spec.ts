import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { organizationOf } from '#tests/features/units/unitsOffice.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, openPlace, pictures, seen, shot, typeDate } from '#tests/support/clerk.ts';

// D4 at the screen: 分管联系.

let app: BrowserApp;
let today: string;
const members = new Map<string, string>();
const ids: string[] = [];

const PEOPLE = [
  ['林国栋', '副县长'],
  ['周文斌', '县政府办公室副主任'],
  ['陈立新', '县民政局局长'],
  ['黄爱民', '县民政局副局长'],
  ['沈丽华', '县教育局副局长'],
  ['苏雪梅', '县文化广电旅游体育局副局长'],
  ['徐敏', '社会组织管理股股长'],
] as const;
const TOWNSHIPS = ['城关街道', '河西街道', '柳溪镇', '石桥镇', '云岭镇', '白杨镇', '清泉镇', '双河乡'];

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  today = (await app.call('session.state', {})).today;
  for (const name of TOWNSHIPS) await app.call('units.save', { fields: { name, level: 'township' } });
  for (const [name, post] of PEOPLE) {
    const { id } = await app.call('duties.saveMember', { fields: { name, post, workPhone: '0500-6221001' } });
    members.set(name, id);
  }
  for (let number = 1; number <= 56; number += 1) {
    const townshipName = number % 9 === 8 ? null : (TOWNSHIPS[number % TOWNSHIPS.length] ?? null);
    const service = { legalType: 'service_institution', legalSubtype: 'legal_person' } as const;
    const fields = organizationOf(number, { townshipName, ...(number % 3 === 0 ? service : {}) });
    ids.push((await app.call('organizations.save', { fields, reason: '另一家组织' })).id);
  }
  const holders = ['陈立新', '陈立新', '黄爱民', '徐敏', '徐敏'];
  for (const [index, name] of holders.entries()) {
    const fields = { memberId: members.get(name) ?? '', townshipName: TOWNSHIPS[index], startOn: '2025-01-01' };
    await app.call('contactAssignments.save', { fields: { ...fields, basisDocumentNo: '云社领〔2025〕3号' } });
  }
});

afterAll(async () => app?.close());

/** A member as a field offers him. */
const option = (name: string) =>
  PEOPLE.filter(([one]) => one === name).map(([one, post]) => `${one}　${post}`)[0] ?? '';

const holder = (page: Page, name: string | RegExp) =>
  page.getByRole('navigation', { name: '联系人' }).getByRole('button', { name });

test('D4 what is uncovered stands first; members by arrows; some are ticked and given a contact, seen before it is done', async () => {
  const { page } = app;
  await openPlace(page, '/duties');
  await (await seen(page.getByRole('link', { name: '分管联系', exact: true }))).click();
  await seen(page.getByText(/家在册的社会组织还没有联系人/));
  await seen(page.getByRole('row', { name: /1号协会/ }).first());
  await pictures(page, 'contacts-1-all');
  await holder(page, /未覆盖/).click();
  await seen(page.getByRole('row', { name: /未覆盖/ }).first());
  await expect.poll(() => page.url()).toContain('holder=none');

  // Keyboard: down to a member and back up to what is uncovered.
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowDown');
  await seen(page.getByRole('row', { name: /陈立新/ }).first());
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowUp');
  await seen(page.getByRole('row', { name: /未覆盖/ }).first());
  const before = Number(/\d+/.exec((await holder(page, /未覆盖/).textContent()) ?? '')?.[0]);

  await page.getByRole('grid').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press(' ');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press(' ');
  await seen(page.getByText('已勾选 2 家'));
  await page.keyboard.press('Control+Alt+m');
  await seen(page.getByRole('dialog', { name: '调整联系人' }));
  await choose(page, field(page, '新的联系人'), option('沈丽华'));
  await typeDate(field(page, '调整日期'), '2026-03-01');
  await field(page, '依据文号').fill('云社领〔2026〕5号');
  await seen(page.getByText('调整 2 家；不变 0 家；当日不在册 0 家，不调整'));
  await pictures(page, 'contacts-2-move');
  await button(page, '调整 2 家').click();
  await seen(page.getByText('已调整 2 家的联系人。'));
  await seen(holder(page, new RegExp(`未覆盖.*${before - 2}`)));
  const { total } = await app.call('contactAssignments.organizations', { holder: members.get('沈丽华') ?? '' });
  expect(total).toBe(2);
});

test('D4 somebody else was faster: nothing is moved, it says which, and what is typed stays', async () => {
  const { page } = app;
  await holder(page, /黄爱民/).click();
  await seen(page.getByRole('row', { name: /黄爱民/ }).first());
  await button(page, '调整联系人').click();
  await choose(page, field(page, '新的联系人'), option('苏雪梅'));
  await field(page, '事由').fill('分工调整');
  const moved = await app.call('contactAssignments.organizations', { holder: members.get('黄爱民') ?? '' });
  await seen(page.getByText(new RegExp(`^调整 ${moved.total} 家；`)));
  const [first] = moved.rows;
  const fields = { memberId: members.get('周文斌') ?? '', organizationId: first?.id, startOn: '2026-01-01' };
  // Somebody else comes between the last look and the act.
  await page.route('**/rpc/contactAssignments.move', async (route) => {
    await app.call('contactAssignments.save', { fields });
    await route.continue();
  });
  await button(page, `调整 ${moved.total} 家`).click();
  await seen(page.getByText(/刚被别人改过，一家也没有调整/));
  expect(await field(page, '事由').inputValue()).toBe('分工调整');
  await pictures(page, 'contacts-3-conflict');
  await page.unrouteAll({ behavior: 'wait' });
  const after = await app.call('contactAssignments.organizations', { holder: members.get('苏雪梅') ?? '' });
  expect(after.total).toBe(0);
  await page.keyboard.press('Escape');
  await (await seen(button(page, '放弃'))).click();
});

test('D4 members by townships: a number opens its list, a township its history and its move', async () => {
  const { page } = app;
  await openPlace(page, '/duties/contacts?view=matrix');
  await seen(page.getByRole('table', { name: /联系人与街道（乡镇）对照/ }));
  await pictures(page, 'contacts-4-matrix');
  await page.getByRole('button', { name: '河西街道', exact: true }).click();
  await seen(page.getByText(/由县民政局局长陈立新（0500-6221001）联系。/));
  await pictures(page, 'contacts-5-township');
  await page.setViewportSize({ width: 1440, height: 900 });
  await button(page, '调整联系人').click();
  await choose(page, field(page, '新的联系人'), option('黄爱民'));
  await shot(page, 'contacts-6-township-move');
  await button(page, '调整').click();
  await seen(page.getByText('已调整联系人。'));
  await seen(page.getByRole('row', { name: /陈立新.*随河西街道/ }));
  await page.getByRole('button', { name: '黄爱民 河西街道', exact: true }).click();
  await seen(page.getByRole('row', { name: /河西街道.*黄爱民/ }).first());
  await expect.poll(() => page.url()).toContain('holder=');

  // A past day: the former contact.
  await typeDate(page.getByLabel('查询日期').and(page.locator('input')), '2025-06-30');
  await seen(page.getByText('这一天没有由其联系的社会组织。').or(page.getByText('没有符合条件的社会组织。')));
  await expect.poll(() => page.url()).toContain('at=2025-06-30');
  await holder(page, /陈立新/).click();
  await seen(page.getByRole('row', { name: /河西街道.*陈立新/ }).first());
  await shot(page, 'contacts-7-past');
});

test('D4 on the page of an organization: who is contact today, who was before, a correction keeps a draft', async () => {
  const { page, complaints } = app;
  const { rows } = await app.call('contactAssignments.organizations', { holder: members.get('沈丽华') ?? '' });
  await openPlace(page, `/organizations/${rows[0]?.id}?tab=contacts`);
  await seen(page.getByText(new RegExp(`${today} 由县教育局副局长沈丽华.*，单独指定`)));
  await pictures(page, 'contacts-8-organization');
  await button(page, '更正').click();
  await typeDate(field(page, '截止日期'), '2026-02-01');
  await button(page, '保存').click();
  await seen(page.getByText('截止日期不能早于起始日期'));
  await typeDate(field(page, '起始日期'), '2026-01-15');
  await shot(page, 'contacts-9-correct');
  await button(page, '保存').click();
  await seen(page.getByText('已保存。'));
  await seen(page.getByText(`${today} 没有联系人`).or(page.getByText(/（随.+）联系/)));
  expect(complaints).toEqual([]);
});
