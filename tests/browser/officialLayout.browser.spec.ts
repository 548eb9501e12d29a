import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { creditCode } from '#tests/features/organizations/tables.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '../support/browserApp.ts';
import { button, field, logIn, seen, shot } from '../support/clerk.ts';
import { PASSWORD } from '../support/makeService.ts';

// The section 公文版式 of the settings, and the organization sheet from page and list.

const WORDS = { office: '云州市民政局', clerk: '张文员' };
const NAMES = ['云州市养老服务协会', '云州市茶叶协会'];
let app: BrowserApp;

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, WORDS);
  for (const [index, name] of NAMES.entries()) {
    await app.call('organizations.save', {
      fields: {
        name,
        registrationKind: 'registered',
        legalType: 'social_group',
        uscc: creditCode(index + 1),
        registrationAuthority: WORDS.office,
        establishedOn: '2019-11-07',
        legalRepresentativeName: '周赟',
      },
    });
  }
  await app.page.reload();
});
afterAll(() => app.close());

async function open(path: string): Promise<void> {
  await app.page.evaluate((place) => {
    location.hash = `#${place}`;
  }, path);
}

describe('公文版式', () => {
  test('a clerk prints the sheet of one organization and of the list', async () => {
    const { page } = app;
    await open('/organizations');
    await seen(page.getByText(NAMES[0] ?? ''));
    await shot(page, 'organizations-print');
    const [many] = await Promise.all([page.waitForEvent('download'), button(page, '批量打印档案页').click()]);
    expect(many.suggestedFilename()).toMatch(/^社会组织档案页-\d{4}-\d{2}-\d{2}\.zip$/u);
    expect(
      readFileSync(await many.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page
      .getByRole('gridcell', { name: NAMES[0] ?? '' })
      .first()
      .dblclick();
    await seen(button(page, '打印档案页'));
    const [one] = await Promise.all([page.waitForEvent('download'), button(page, '打印档案页').click()]);
    expect(one.suggestedFilename()).toBe(`${NAMES[0]} 档案页.pdf`);
    expect(
      readFileSync(await one.path())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  });

  test('the administrator changes a measure, is told of a wrong one, and resets it', async () => {
    const { page } = app;
    await app.call('session.lock', {});
    await logIn(page, 'admin', PASSWORD);
    await open('/settings');
    await page.getByRole('tab', { name: '公文版式' }).click();
    const top = field(page, '文件、纪要标志上边（距纸上边）');
    await seen(top);
    await shot(page, 'official-layout');
    expect(await top.getAttribute('placeholder')).toBe('72');
    await top.fill('6');
    await seen(page.getByText('请填 40 至 110'));
    expect(await button(page, '保存版式').isDisabled()).toBe(true);
    await top.fill('60');
    await top.evaluate((element) => element.setAttribute('data-before', ''));
    await button(page, '保存版式').click();
    await seen(page.getByText('设置已保存。'));
    // The form stands anew once the settings have been read again.
    await page.locator('[data-before]').waitFor({ state: 'detached' });
    const stored = async () => (await app.call('settings.get', {})).office.settings.officialLayout;
    expect(await stored()).toEqual({ measures: { markInkTop: 60 } });
    await button(page, '恢复“文件、纪要标志上边（距纸上边）”的默认值').click();
    await button(page, '保存版式').click();
    await expect.poll(stored).toEqual({ measures: {} });
    expect(app.complaints).toEqual([]);
  });
});
