import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createService } from '#service/createService.ts';
import { logIn } from '#service/office/session.ts';
import { openUserCertificate } from '#service/office/userCertificates.ts';
import type { Service } from '#service/service.ts';
import type { CallInput, CallOutput, ProcedureName } from '#shared/contract/list.ts';
import { callService, PASSWORD, RESOURCES } from '#tests/support/makeService.ts';

const AT = Date.parse('2026-03-05T10:00:00+08:00');
const NEW_PASSWORD = '恢复后的口令2026abc';

let service: Service;
let dataRoot = '';
let folder = '';
let sheets: { sheetA: string; sheetB: string };
let clerk = '';
const call = <Name extends ProcedureName>(name: Name, input: CallInput<Name>): Promise<CallOutput<Name>> =>
  callService(service, name, input);

beforeAll(async () => {
  dataRoot = mkdtempSync(path.join(tmpdir(), 'taizhang-recovered-'));
  folder = path.join(dataRoot, 'office');
  service = createService({
    dataRoot,
    resourcesDirectory: RESOURCES,
    version: '0.0.0-test',
    argon2: 'floor',
    now: () => AT,
  });
  const person = { password: PASSWORD, mustChange: false };
  const created = await call('offices.create', {
    folder: { $file: service.files.offerPath(folder) },
    name: '云州市民政局',
    level: 'bureau',
    divisionCode: '330100',
    documentPrefix: '云民发',
    people: [
      { ...person, login: 'admin', displayName: '管理员', roles: ['sysadmin', 'secadmin'] },
      { ...person, login: 'auditor', displayName: '审计员', roles: ['auditadmin'] },
      { ...person, login: 'clerk', displayName: '张文员', roles: ['recorder', 'reviewer'] },
    ],
  });
  sheets = created.recovery;
  await call('offices.confirmRecovery', sheets);
  clerk = created.users.find((user) => user.login === 'clerk')?.id ?? '';
});
afterAll(async () => {
  await service.close();
  rmSync(dataRoot, { recursive: true, force: true });
});

const openAs = async (password: string) => {
  await service.lock('user');
  const session = await logIn(folder, 'clerk', password, { now: () => AT, newId: () => 'none' });
  try {
    return await openUserCertificate(session.store.reader, session);
  } finally {
    await session.store.close();
  }
};

it('after an account was recovered with the sheets its old key is lost, said so, and a renewed one opens', async () => {
  await call('session.login', { login: 'admin', password: PASSWORD });
  const { id, serial } = await call('certificates.issue', { userId: clerk, algorithm: 'ec', years: 2 });
  expect((await openAs(PASSWORD)).algorithm).toBe('ec');

  await call('offices.recover', { ...sheets, login: 'clerk', newPassword: NEW_PASSWORD });
  await expect(openAs(NEW_PASSWORD)).rejects.toMatchObject({ code: 'signing_identity_missing' });
  await call('session.login', { login: 'clerk', password: NEW_PASSWORD });
  const { certificates } = await call('certificates.mine', {});
  expect(certificates).toMatchObject([{ id, keyLost: true, state: 'valid' }]);

  await call('session.login', { login: 'admin', password: PASSWORD });
  const fresh = await call('certificates.renew', { id, years: 2 });
  expect(fresh).toMatchObject({ keyLost: false, state: 'valid' });
  expect(fresh.serial).not.toBe(serial);
  const opened = await openAs(NEW_PASSWORD);
  expect(opened.subject).toBe(fresh.subject);
});
