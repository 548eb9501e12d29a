import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserApp, makeOffice, startBrowserApp } from '#tests/support/browserApp.ts';
import { button, choose, field, goTo, openPlace, pictures, row, seen } from '#tests/support/clerk.ts';
import { PASSWORD } from '#tests/support/makeService.ts';
import { writePast } from '#tests/support/wholeOffice.ts';
import { filled, group } from '../organizationEvents/samples.ts';

/** A resident number that nobody has; its check character is right. */
const RESIDENT_NUMBER = '110105194912310020';

let app: BrowserApp;
const folder = mkdtempSync(path.join(tmpdir(), 'taizhang-consistency-'));
let ended = '';
let branch = '';

beforeAll(async () => {
  app = await startBrowserApp();
  await makeOffice(app, { office: '云州市民政局', clerk: '张文员', folder });
  const ids: string[] = [];
  for (let number = 1; number <= 4; number += 1)
    ids.push((await app.call('organizations.save', { fields: group(number), reason: '另一家组织' })).id);
  ended = ids[0] ?? '';
  const certificate = {
    copy: 'original',
    number: '云社证字第8号',
    issuedOn: '2023-06-01',
    validFrom: '2023-06-01',
  } as const;
  await app.call('registrationCertificates.save', {
    organizationId: ended,
    fields: { ...certificate, validTo: '2028-05-31' },
  });
  branch = (
    await app.call('branches.save', {
      organizationId: ended,
      fields: { name: '云州市第1号商会城东分会', kind: 'branch', establishedOn: '2018-05-01' },
    })
  ).id;
  const { organization } = await app.call('organizations.get', { id: ended });
  await app.call('organizationEvents.record', {
    organizationId: ended,
    expectedRevision: organization.revision,
    ...filled('cancelled', '2026-01-10'),
  });
}, 60_000);
afterAll(async () => {
  await app?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('K8 what contradicts itself is listed with its severity, leads to the record, and is gone after it was put right', async () => {
  const { page, complaints } = app;
  await goTo(page, '今日');
  await page.getByRole('link', { name: '数据核对', exact: true }).click();
  const grid = await seen(page.getByRole('grid', { name: '数据核对' }));
  await seen(row(grid, '组织状态为注销，证书云社证字第8号没有收回、换发或遗失记录。'));
  await seen(row(grid, '组织状态为注销，“云州市第1号商会城东分会”没有终止。'));
  await seen(row(grid, '在册登记组织未填统一社会信用代码。').first());
  await seen(page.getByText('矛盾（2）', { exact: true }));
  await seen(page.getByText('待补（3）', { exact: true }));
  await pictures(page, 'consistency');
  await page.getByText('矛盾（2）', { exact: true }).click();
  await expect.poll(() => grid.getByRole('row').count()).toBe(3);
  await choose(page, page.getByRole('combobox', { name: '规则' }), '已终止仍有分支机构 1');
  await expect.poll(() => grid.getByRole('row').count()).toBe(2);
  // By the keyboard to the record, and back with the filter as it was.
  await grid.focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain(`/organizations/${ended}?tab=papers`);
  await seen(page.getByText('云州市第1号商会城东分会').first());
  const { rows } = await app.call('branches.list', { organizationId: ended });
  const stored = rows.find(({ id }) => id === branch);
  if (stored === undefined) throw new Error('no branch');
  const { revision, fields } = stored;
  const changed = { ...fields, endedOn: '2026-01-10', endingNote: '随总会注销' };
  await app.call('branches.save', {
    id: branch,
    expectedRevision: revision,
    organizationId: ended,
    fields: changed,
    reason: '补登',
  });
  await page.goBack();
  await button(page, '重新核对').click();
  await seen(page.getByText('没有符合筛选条件的问题'));
  await button(page, '清除筛选').click();
  await seen(page.getByText('矛盾（1）', { exact: true }));
  await page.keyboard.press('F5');
  await seen(page.getByText(/核对\d+条规则，用时\d+\.\d秒/));
  expect(complaints).toEqual([]);
});

test('A8, K11 a resident number in free text is warned of in words, blocks nothing, and is kept nowhere once it is taken out', async () => {
  const { page, complaints } = app;
  await openPlace(page, `/organizations/${ended}/edit`);
  const note = field(page, '备注');
  await note.fill(`联系时请核对 ${RESIDENT_NUMBER}。`);
  const warning = page.getByText('像是有居民身份证号。程序没有登记身份证号的地方，请删去号码。');
  await seen(warning);
  await pictures(page, 'resident-number');
  await note.fill('涉及国家秘密的事项按规定办理。');
  await expect.poll(() => warning.count()).toBe(0);
  await note.fill('机密★一年');
  await seen(page.getByText(/像是有国家秘密密级标志/));
  await note.fill(`再填 ${RESIDENT_NUMBER.slice(0, 6)} ${RESIDENT_NUMBER.slice(6, 14)} ${RESIDENT_NUMBER.slice(14)}`);
  await seen(warning);
  // A draft holds what the clerk typed, no more; when the number is taken out it holds the rest.
  await expect.poll(async () => (await app.call('drafts.list', {})).drafts.length, { timeout: 15_000 }).toBe(1);
  await note.fill('联系时请核对证件。');
  await expect.poll(() => warning.count()).toBe(0);
  await button(page, '保存').click();
  await expect
    .poll(async () => (await app.call('organizations.get', { id: ended })).organization.note)
    .toBe('联系时请核对证件。');
  await expect.poll(async () => (await app.call('drafts.list', {})).drafts.length).toBe(0);
  const digits = RESIDENT_NUMBER.slice(6);
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))).not.toContain(digits);
  await app.call('session.lock', {});
  await writePast(folder, { login: 'clerk', password: PASSWORD }, async ({ trx }) => {
    for (const table of [
      'audit_entry',
      'field_history',
      'record_state',
      'draft',
      'organization',
      'meta',
      'search_page',
    ]) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)}`.execute(trx);
      expect(JSON.stringify(rows), table).not.toContain(digits);
    }
  });
  // The files beside the database (journal, guard, state) are plain text.
  for (const name of readdirSync(folder))
    if (statSync(path.join(folder, name)).isFile())
      expect(readFileSync(path.join(folder, name)).includes(digits), name).toBe(false);
  expect(complaints).toEqual([]);
});
