import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeTokenRunner } from '#service/hosts/nodeTokens.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeSoftHsm, PIN, type SoftHsm } from '#tests/signing/softHsm.ts';
import { derOf, makeTestKey, mustRun, workFolder } from '#tests/signing/tools.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, seen, shot } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';

// Signing at the screen: drivers and SM2 certificate by the administrator, then four signatures by the clerk.

const folder = workFolder();
const KEY_PASSWORD = '证书口令2026';
let app: BrowserApp;
let hsm: SoftHsm;
beforeAll(async () => {
  const key = makeTestKey(folder.path, '王海', 'rsa:2048');
  const file = makeTestKey(folder.path, '李春梅', 'ec');
  hsm = makeSoftHsm(folder.path);
  hsm.initialize('王海的令牌');
  mustRun('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', key.key, '-out', folder.path('key.p8')]);
  hsm.load('王海的令牌', '07', {
    key: folder.path('key.p8'),
    certificate: folder.write('c.der', derOf(key.certificate)),
  });
  mustRun('openssl', [
    ...['pkcs12', '-export', '-inkey', file.key, '-in', file.certificate, '-certfile', file.root],
    ...['-passout', `pass:${KEY_PASSWORD}`, '-out', folder.path('key.p12')],
  ]);
  app = await startBrowserApp(undefined, { tokens: nodeTokenRunner({ environment: hsm.environment }) });
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
});
afterAll(async () => {
  await app.close();
  folder.remove();
});

async function as(login: string): Promise<void> {
  await app.call('session.login', { login, password: PASSWORD });
  await app.page.reload();
}

const dialog = (page: Page) => page.getByRole('dialog', { name: '签署文件' });

/** Opens the dialog anew and chooses what to sign with. */
async function openDialog(means: string): Promise<void> {
  const { page } = app;
  await (await seen(button(page, '签署'))).first().click();
  await seen(dialog(page).getByText('已有签名'));
  await choose(page, field(dialog(page), '用什么签'), means);
}

describe('signing at the screen', () => {
  test('the administrator lists a driver found on this machine and makes the SM2 certificate', async () => {
    const { page } = app;
    await as('admin');
    await goTo(page, '设置');
    await page.getByRole('tab', { name: '签名证书' }).click();
    await seen(page.getByText('还没有登记令牌驱动。'));
    await page
      .locator('div', { has: page.getByText(hsm.module, { exact: true }) })
      .last()
      .getByRole('button', { name: '登记' })
      .click();
    await seen(button(page, '移除'));
    await button(page, '生成国密证书').click();
    await seen(page.getByText('国密根证书'));
    await shot(page, 'signing-settings');
    expect((await app.call('signing.tokenLibraries', {})).libraries).toEqual([{ path: hsm.module, problem: null }]);
  });

  test('the clerk signs with the office, a key file, a token and the SM2 certificate', async () => {
    const { page } = app;
    await as('clerk');
    const { id, revision } = await app.call('meetings.save', sampleMeeting());
    await app.call('meetings.finalize', { id, expectedRevision: revision });
    await app.call('meetings.issue', { id });
    await goTo(page, '文书');
    await page.getByText('社会组织管理工作领导小组2026年第1次会议').first().click();

    await openDialog('单位签名证书　云州市民政局');
    await seen(dialog(page).getByText('它不代替国家电子印章'));
    await seen(dialog(page).getByText('1. 单位签名：云州市民政局'));
    await shot(page, 'signing-office');
    await button(dialog(page), '签署').click();
    await seen(page.getByText('已签署：会签1，云州市民政局。'));

    await openDialog('证书文件');
    await dialog(page)
      .locator('input[type=file]')
      .setInputFiles({
        name: 'key.p12',
        mimeType: 'application/x-pkcs12',
        buffer: readFileSync(folder.path('key.p12')),
      });
    await field(dialog(page), '证书密码').fill('错的');
    await button(dialog(page), '查看证书').click();
    await seen(dialog(page).getByText('证书文件的密码不对'));
    expect(await button(dialog(page), '签署').isDisabled()).toBe(true);
    await field(dialog(page), '证书密码').fill(KEY_PASSWORD);
    await button(dialog(page), '查看证书').click();
    await seen(dialog(page).getByText('数字签名、不可否认'));
    await shot(page, 'signing-key-file');
    await button(dialog(page), '签署').click();
    await seen(page.getByText('已签署：会签2，李春梅。'));

    await openDialog('令牌');
    await seen(dialog(page).getByText('令牌口令', { exact: false }));
    await field(dialog(page), '令牌口令').fill('望闻问切口令');
    await button(dialog(page), '签署').click();
    await seen(dialog(page).getByText('令牌口令不对或长度不符'));
    await seen(dialog(page).getByText('剩余次数不多'));
    expect(await field(dialog(page), '令牌口令').inputValue()).toBe('');
    await shot(page, 'signing-token');
    await field(dialog(page), '令牌口令').fill(PIN);
    await button(dialog(page), '签署').click();
    await seen(page.getByText('已签署：会签3，王海。'));

    await openDialog('国密证书　云州市民政局');
    await seen(dialog(page).getByText('其他阅读器将显示未知算法'));
    await button(dialog(page), '签署').click();
    await seen(page.getByText('已签署：国密签名，云州市民政局。'));
    await shot(page, 'signing-done');

    const [row] = (await app.call('documents.list', {})).rows;
    expect(row?.signerName).toBe('云州市民政局、云州市民政局、李春梅、王海、云州市民政局');
    // Neither password nor PIN is left anywhere in the page.
    expect(
      await page.evaluate(
        () => document.documentElement.outerHTML + JSON.stringify({ ...localStorage, ...sessionStorage }),
      ),
    ).not.toMatch(/望闻问切|令牌123456|证书口令2026/);
    expect(app.complaints).toEqual([]);
  });
});
