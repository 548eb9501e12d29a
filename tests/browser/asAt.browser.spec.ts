import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '../support/browserApp.ts';
import { button, field, goTo, seen, shot, typeDate } from '../support/clerk.ts';

// The registry as at a past day at the screen: chosen in the head of the list, read only, left by Esc.

let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
  const fields = {
    registrationKind: 'registered',
    legalType: 'social_group',
    registrationNo: '云社字1',
    registrationAuthority: '云州市民政局',
    establishedOn: '2015-06-01',
    legalRepresentativeName: '陈某某',
    name: '云州市商会',
  } as const;
  const { id, revision } = await app.call('organizations.save', { fields });
  await app.call('organizations.save', {
    id,
    expectedRevision: revision,
    fields: { ...fields, name: '云州市总商会', legalRepresentativeName: '王某某' },
    effectiveOn: '2025-09-01',
  });
  await app.call('organizations.save', {
    fields: { ...fields, name: '云州市书法协会', registrationNo: '云社字2', establishedOn: '2025-10-08' },
  });
});

afterAll(async () => app?.close());

test('R6 list and page of 2025-06-30, read only, and back to now by Esc', async () => {
  const { page, complaints } = app;
  await goTo(page, '名录');
  const grid = await seen(page.getByRole('grid', { name: '社会组织名录' }));
  await seen(grid.getByText('云州市总商会'));
  await typeDate(field(page, '截至日期'), '2025-6-30');
  await seen(page.getByText('截至 2025-06-30 的名录（只读）'));
  await seen(page.getByText('共 1 家：社会团体 1', { exact: true }));
  await seen(grid.getByText('云州市商会', { exact: true }));
  expect(await grid.getByText('云州市总商会').count()).toBe(0);
  expect(await grid.getByText('云州市书法协会').count()).toBe(0);
  for (const name of ['新建', '导入名册']) expect(await button(page, name).isDisabled()).toBe(true);
  await shot(page, 'asAt-list');

  await grid.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await seen(page.getByRole('heading', { level: 1, name: '云州市商会', exact: true }));
  await seen(page.getByText('截至 2025-06-30 的内容（只读）'));
  await seen(page.getByText('陈某某').first());
  expect(await button(page, '修改').count()).toBe(0);
  await shot(page, 'asAt-page');
  await button(page, '看现在的内容').click();
  await seen(page.getByRole('heading', { level: 1, name: '云州市总商会', exact: true }));

  await page.keyboard.press('Escape');
  await seen(page.getByText('截至 2025-06-30 的名录（只读）'));
  await grid.focus();
  // The record beside the list closes first.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await seen(grid.getByText('云州市书法协会'));
  expect(await page.getByText('（只读）').count()).toBe(0);

  await typeDate(field(page, '截至日期'), '2089-1-1');
  await seen(page.getByText('截至日期不能晚于今天，名录没有改变。'));
  await seen(grid.getByText('云州市总商会'));
  expect(complaints).toEqual([]);
});
