import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificateFactsOf } from '#service/signing/certificateFacts.ts';
import { createOfficeIdentity } from '#service/signing/identity.ts';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, section, seen, shot } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';

// The security administrator's page of certificates and trust, as it is used: issue, revoke, trust by typing from paper.

let app: BrowserApp;
const other = createOfficeIdentity({
  officeName: '云山县民政局',
  divisionCode: '330127',
  at: new Date(Date.now() - 86_400_000),
});

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员' });
});
afterAll(() => app.close());

async function openTab(login: string, tab: string): Promise<void> {
  await app.call('session.login', { login, password: PASSWORD });
  await app.page.reload();
  await goTo(app.page, '设置');
  await app.page.getByRole('tab', { name: tab, exact: true }).click();
}

test('a certificate is issued, shown to its user, and revoked with a reason', async () => {
  const { page } = app;
  await openTab('admin', '证书与信任');
  await button(page, '签发证书').click();
  const dialog = page.getByRole('dialog');
  await choose(page, field(dialog, '给谁'), '张文员');
  await button(dialog, '签发证书').press('Enter');
  await seen(page.getByText('已给“张文员”签发证书。'));
  const people = section(page, '人员签名证书');
  await seen(people.getByRole('cell', { name: '有效', exact: true }));
  await shot(page, 'certificates');

  await openTab('clerk', '我的账户');
  const own = section(page, '我的签名证书');
  await seen(own.getByText('C=CN, O=云州市民政局, CN=张文员'));
  expect(await page.getByRole('tab', { name: '证书与信任' }).count()).toBe(0);
  await shot(page, 'own-certificate');

  await openTab('admin', '证书与信任');
  await people.getByRole('button', { name: '吊销', exact: true }).click();
  await seen(page.getByRole('heading', { name: '吊销“张文员”的证书' }));
  expect(await button(dialog, '吊销').isDisabled()).toBe(true);
  await choose(page, field(dialog, '吊销原因'), '人员调动或职务变动');
  await shot(page, 'revoke');
  await button(dialog, '吊销').click();
  await seen(page.getByText('证书已吊销，吊销列表第 2 期已生成。'));
  await seen(people.getByText('吊销：人员调动或职务变动'));
  await seen(section(page, '吊销列表').getByText('第 2 期，', { exact: false }));
});

test("another office's root is trusted only by the fingerprint typed from paper", async () => {
  const { page } = app;
  await openTab('admin', '证书与信任');
  await button(page, '信任外单位证书').click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('input[type=file]').setInputFiles({
    name: '云山县根证书.cer',
    mimeType: 'application/pkix-cert',
    buffer: other.rootCertificateDer,
  });
  await seen(dialog.getByText('云山县民政局 根证书', { exact: false }));
  const fingerprint = certificateFactsOf(other.rootCertificateDer).fingerprint.toUpperCase();
  const end = fingerprint.slice(-16);
  // It is not on the screen: nobody can copy it instead of comparing.
  const shown = ((await dialog.textContent()) ?? '').replaceAll(/\s/g, '').toUpperCase();
  expect(shown).not.toContain(end);
  const typed = field(dialog, '键入指纹');
  await typed.fill(`${end.slice(0, -1)}${end.endsWith('0') ? '1' : '0'}`);
  await typed.press('Tab');
  await seen(dialog.getByText('键入的指纹与证书不一致', { exact: false }));
  await field(dialog, '对方确认人').fill('云山县民政局办公室主任');
  await choose(page, field(dialog, '确认方式'), '电话');
  expect(await button(dialog, '信任').isDisabled()).toBe(true);
  await shot(page, 'trust-mistyped');
  await typed.fill(end.toLowerCase().replaceAll(/(.{4})/g, '$1 '));
  await seen(dialog.getByText('与证书一致。'));
  await typed.press('Enter');
  await seen(page.getByText('已信任“云山县民政局 根证书”。'));
  const trusted = section(page, '信任的证书');
  await seen(trusted.getByText('云山县民政局办公室主任，电话', { exact: false }));
  await shot(page, 'trusted');

  await trusted.getByRole('button', { name: '不再信任', exact: true }).click();
  await dialog.getByLabel('原因').fill('单位已撤销');
  await button(dialog, '不再信任').click();
  await seen(page.getByText('已不再信任“云山县民政局 根证书”。'));
  await expect.poll(() => trusted.getByText('云山县', { exact: false }).count()).toBe(0);
  expect(app.complaints).toEqual([]);
});
