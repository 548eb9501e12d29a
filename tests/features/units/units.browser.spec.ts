import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, openPlace, seen, shot, typeDate } from '#tests/support/clerk.ts';
import { organizationOf } from './unitsOffice.ts';

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const units = ['云州市教体局', '云州市教体局', '云州市文化广电旅游局', '云州市科学技术协会', '云州市教体局'];
  for (const [index, supervisingUnit] of units.entries()) {
    const place = {
      townshipName: index % 2 === 0 ? '青云街道' : '石桥镇',
      communityName: index === 0 ? '幸福社区' : null,
    };
    const fields = organizationOf(index + 1, { supervisingUnit, supervisionMode: 'dual', ...place });
    await app.call('organizations.save', { fields, reason: '另一家组织' });
  }
});
afterAll(() => app.close());

test('R10 a clerk takes names over, renames a unit, sees its organizations under the new name, and merges another', async () => {
  const { page } = app;
  await openPlace(page, '/today');
  await page.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '名录', exact: true }).click();
  await (await seen(page.getByRole('link', { name: '单位', exact: true }))).click();
  await seen(page.getByText('名录中有 6 个名称尚未建档'));
  await shot(page, 'units-1-empty');
  await button(page, '查看').click();
  await seen(page.getByRole('checkbox', { name: '云州市教体局' }));
  await shot(page, 'units-2-unrecorded');
  await button(page, '建档（6）').click();
  await seen(page.getByText('已建档 6 个单位。'));
  await seen(page.getByRole('row', { name: /云州市教体局/ }));
  await shot(page, 'units-3-list');

  await page.getByRole('row', { name: /云州市教体局/ }).click();
  await (await seen(button(page, '更名'))).click();
  await seen(page.getByText(/名录中使用“云州市教体局”的 3 家社会组织/));
  await field(page, '新名称').fill('云州市文化广电旅游局');
  await field(page, '依据文号').fill('云政发〔2026〕3号');
  await field(page, '原因').fill('机构改革');
  await page.getByRole('dialog').getByRole('button', { name: '更名', exact: true }).click();
  await seen(button(page, '改为合并到“云州市文化广电旅游局”'));
  await shot(page, 'units-4-taken');
  await field(page, '新名称').fill('云州市教育局');
  await typeDate(field(page, '生效日期'), '2026-02-01');
  await shot(page, 'units-5-rename');
  await page.getByRole('dialog').getByRole('button', { name: '更名', exact: true }).click();
  await seen(page.getByText('已更名，3 家社会组织一并更改。'));
  await seen(page.getByRole('heading', { name: '云州市教育局', exact: true }));
  await seen(page.getByText('云州市教体局 → 云州市教育局'));
  await shot(page, 'units-6-renamed');

  await button(page, '在名录中查看云州市教育局的社会组织').click();
  await seen(page.getByRole('row', { name: /1号协会/ }));
  expect(await page.getByLabel('业务主管单位').first().inputValue()).toBe('云州市教育局');
  expect(await page.getByLabel('状态', { exact: true }).and(page.locator('input')).first().inputValue()).toBe('在册');
  await page.getByLabel('业务主管单位').first().fill('云州市教体局');
  await seen(page.getByText('3 家，名录共 5 家'));
  await seen(page.getByRole('row', { name: /2号协会.*云州市教育局/ }));
  await shot(page, 'units-7-registry');

  await page.getByRole('link', { name: '单位', exact: true }).click();
  await page.getByRole('row', { name: /云州市科学技术协会/ }).click();
  await (await seen(button(page, '撤销'))).click();
  await seen(page.getByText(/还有 1 家社会组织使用“云州市科学技术协会”/));
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await seen(page.getByText('请选择单位'));
  await shot(page, 'units-8-end');
  const successor = field(page.getByRole('dialog'), '承接单位');
  await successor.fill('whgd');
  await choose(page, successor, '云州市文化广电旅游局');
  await field(page, '原因').fill('职责划转');
  await page.getByRole('dialog').getByRole('button', { name: '撤销', exact: true }).click();
  await seen(page.getByText('已合并，1 家社会组织一并更改。'));
  await seen(page.getByText('云州市科学技术协会 并入 云州市文化广电旅游局'));
  await shot(page, 'units-9-merged');
  await button(page, '撤回').click();
  await field(page, '原因').fill('文件看错');
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await seen(page.getByText('已撤回，1 家社会组织恢复。'));
  await seen(page.getByText('已撤回：文件看错'));
  await shot(page, 'units-10-undone');
  expect(app.complaints).toEqual([]);
});

test('R10 the form offers units by pinyin initials, exchanges a former name and makes a record of an unknown one', async () => {
  const { page } = app;
  await openPlace(page, '/organizations/new');
  const unit = await seen(field(page, '业务主管单位'));
  await unit.fill('yzsjyj');
  await (await seen(page.getByRole('option', { name: '云州市教育局' }))).click();
  expect(await unit.inputValue()).toBe('云州市教育局');
  await unit.fill('云州市教体局');
  await unit.press('Tab');
  await seen(page.getByText('“云州市教育局”的曾用名。'));
  await button(page, '改用现名称').click();
  expect(await unit.inputValue()).toBe('云州市教育局');
  await unit.fill('云州市财政局');
  await unit.press('Tab');
  await seen(page.getByText('单位中没有这个名称。'));
  await unit.scrollIntoViewIfNeeded();
  await shot(page, 'units-11-form');
  await button(page, '建档').click();
  await seen(page.getByText('已建档“云州市财政局”。'));
  const { rows } = await app.call('units.list', { filter: { text: '财政' } });
  expect(rows).toMatchObject([{ name: '云州市财政局', level: 'supervising' }]);
  expect(app.complaints).toEqual([]);
});

test('R10 a new unit, wrong input at the field, a change elsewhere shown, a small window', async () => {
  const { page } = app;
  await page.setViewportSize({ width: 1024, height: 720 });
  await openPlace(page, '/organizations/units');
  await (await seen(button(page, '新增单位'))).first().click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await seen(page.getByText('请填写名称，至少两个字'));
  await choose(page, field(page, '类别').last(), '社区（村）');
  await field(page, '名称').fill('和平社区');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await seen(page.getByText('请选择所属街道（乡镇）'));
  await shot(page, 'units-12-new');
  const parent = field(page, '所属街道（乡镇）');
  await parent.fill('qyjd');
  await choose(page, parent, '青云街道');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await seen(page.getByRole('heading', { name: '和平社区', exact: true }));
  await shot(page, 'units-13-small');
  await button(page, '修改').click();
  const { rows } = await app.call('units.list', { filter: { text: '和平社区' } });
  const [stored] = rows;
  if (!stored) throw new Error('not saved');
  await app.call('units.save', {
    ...{ id: stored.id, expectedRevision: stored.revision },
    fields: { name: stored.name, level: 'community', parentId: stored.parentId, workPhone: '0571-88005678' },
  });
  await field(page, '办公电话').fill('0571-88001234');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  const both = await seen(page.getByRole('dialog', { name: '这条记录刚被别处改过，没有保存' }));
  await seen(both.getByText('0571-88005678'));
  await shot(page, 'units-14-conflict');
  expect((await app.call('units.get', { id: stored.id })).unit.workPhone).toBe('0571-88005678');
  await both.getByRole('button', { name: '全用本页的' }).click();
  await both.getByRole('button', { name: '选定' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await seen(page.getByText('0571-88001234'));
  expect((await app.call('units.get', { id: stored.id })).unit.workPhone).toBe('0571-88001234');
});
