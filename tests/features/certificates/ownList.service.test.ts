// needs: openssl
import { afterAll, beforeAll, expect, it } from 'vitest';
import { logIn } from '#service/office/session.ts';
import { workFolder } from '#tests/signing/tools.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';
import { listPem, pemOf, readListByOpenssl } from './tools.ts';

const START = '2026-01-06T10:00:00+08:00';
const DAY = 86_400_000;
let office: TestService;
let root = '';
const folder = workFolder();

beforeAll(async () => {
  office = await makeService({ now: START });
  await office.as('admin');
  root = await pemOf(office, folder, 'root', 'root');
});
afterAll(async () => {
  await office.close();
  folder.remove();
});

const present = async () => (await office.call('certificates.list', {})).revocationList;

it('an office has its first list from the day it is founded, and OpenSSL reads it', async () => {
  expect(await present()).toMatchObject({ number: 1, revoked: 0 });
  expect(readListByOpenssl(await listPem(office, folder), root)).toMatchObject({ number: 1, serials: [] });
});

it('an act with the key of the authority renews a list that ends soon, and only such a one', async () => {
  await office.call('certificates.renewOffice', { years: 5 });
  expect(await present()).toMatchObject({ number: 1 });
  office.setClock(new Date(Date.parse(START) + 25 * DAY).toISOString());
  await office.as('admin');
  await office.call('certificates.renewOffice', { years: 5 });
  const next = await present();
  expect(next).toMatchObject({ number: 2, revoked: 0 });
  expect(Date.parse(next?.thisUpdate ?? '')).toBeGreaterThanOrEqual(Date.parse(START) + 25 * DAY);
  await office.call('certificates.renewOffice', { years: 5 });
  expect(await present()).toEqual(next);
});

it('an office founded before lists were made gets its first one with the next such act', async () => {
  await office.service.lock('user');
  const now = Date.parse(START) + 26 * DAY;
  const session = await logIn(office.folder, 'admin', PASSWORD, { now: () => now, newId: () => 'none' });
  await session.store.writer.deleteFrom('revocation_list').execute();
  await session.store.close();
  office.setClock(new Date(now).toISOString());
  await office.as('admin');
  expect(await present()).toBeNull();
  const clerk = (await office.call('users.list', {})).users.find((user) => user.login === 'clerk')?.id ?? '';
  await office.call('certificates.issue', { userId: clerk, algorithm: 'ec', years: 3 });
  expect(await present()).toMatchObject({ number: 1, revoked: 0 });
  await office.as('auditor');
  const { entries } = await office.call('audit.list', { limit: 500 });
  const issued = entries.filter((entry) => entry.action === 'certificate.revocationList');
  expect(issued.map((entry) => entry.detail.number)).toEqual([1, 2]);
});
