import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { sampleMeeting } from '../features/meetings/sampleMeeting.ts';
import { makeSoftHsm, PIN, softHsmModule } from '../signing/softHsm.ts';
import { derOf, makeTestKey, mustRun } from '../signing/tools.ts';
import { type LaunchedApp, launchApp, removeDataRoot, stubDialogs } from '../support/launchApp.ts';
import { PASSWORD } from '../support/makeService.ts';

// The built program in a real Electron: the service asks main, main starts the token process, a real SoftHSM2 signs.

let launched: LaunchedApp | undefined;
let folder = '';
let module = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'taizhang-token-'));
  module = softHsmModule();
});
afterEach(async () => {
  await launched?.app.close().catch(() => {});
  if (launched) await removeDataRoot(launched.dataRoot);
  launched = undefined;
  rmSync(folder, { recursive: true, force: true });
});

const tokensAnswer = z.object({
  tokens: z.array(
    z.object({ label: z.string(), serial: z.string(), certificates: z.array(z.object({ certificateId: z.string() })) }),
  ),
});
const shaAnswer = z.object({ sha256: z.string() });
const signedSha = (answer: unknown) => z.object({ value: shaAnswer }).parse(answer).value.sha256;
const issuedAnswer = z.object({ document: z.object({ id: z.string(), sha256: z.string() }) });
const savedAnswer = z.object({ id: z.string(), revision: z.number() });

/** The value of a call that must succeed. */
async function value<Value>(name: string, input: unknown, schema: z.ZodType<Value>): Promise<Value> {
  const answer = await launched?.call(name, input);
  if (!answer?.ok) throw new Error(`${name}: ${JSON.stringify(answer)}`);
  return schema.parse(answer.value);
}

/** SoftHSM2 with one token, configured where it looks in the home folder: no variable of ours reaches the token process. */
function home(): { readonly home: string; readonly configuration: string } {
  const path = (name: string) => join(folder, name);
  const key = makeTestKey(path, '王海', 'rsa:2048');
  const hsm = makeSoftHsm(path);
  hsm.initialize('王海的令牌');
  mustRun('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', key.key, '-out', path('key.p8')]);
  writeFileSync(path('certificate.der'), derOf(key.certificate));
  hsm.load('王海的令牌', '07', { key: path('key.p8'), certificate: path('certificate.der') });
  const place = join(folder, 'home', '.config', 'softhsm2');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'softhsm2.conf'), readFileSync(path('softhsm2.conf')));
  delete process.env.SOFTHSM2_CONF;
  return { home: join(folder, 'home'), configuration: join(place, 'softhsm2.conf') };
}

/** How many utility processes Electron runs for tokens now. */
async function tokenProcesses(): Promise<number> {
  const names = await launched?.app.evaluate(({ app }) => app.getAppMetrics().map((one) => one.name));
  return (names ?? []).filter((name) => name === 'taizhang-token').length;
}

/** An office with administrator, auditor and clerk, recovery sheets confirmed. */
async function makeOffice(): Promise<void> {
  const person = { password: PASSWORD, mustChange: false };
  const created = await value(
    'offices.create',
    {
      name: '云州市民政局',
      level: 'bureau',
      divisionCode: '330100',
      documentPrefix: '云民发',
      people: [
        { ...person, login: 'admin', displayName: '管理员', roles: ['sysadmin', 'secadmin'] },
        { ...person, login: 'auditor', displayName: '审计员', roles: ['auditadmin'] },
        { ...person, login: 'clerk', displayName: '张文员', roles: ['recorder', 'reviewer', 'leader', 'exchange'] },
      ],
    },
    z.object({ recovery: z.unknown() }),
  );
  await value('offices.confirmRecovery', created.recovery, z.unknown());
}

async function logIn(login: string): Promise<void> {
  await value('session.login', { login, password: PASSWORD }, z.unknown());
}

async function addDriver(file: string): Promise<void> {
  if (!launched) throw new Error('not started');
  await stubDialogs(launched.app, { open: file });
  const { file: source } = await value(
    'dialogs.openFile',
    { title: 'x', extensions: ['so'] },
    z.object({ file: z.object({ $file: z.string() }).passthrough() }),
  );
  await value('signing.addTokenLibrary', { source }, z.unknown());
}

test('signs with a token through a process that main starts; a driver that hangs or crashes harms nothing', async () => {
  const { home: homeFolder, configuration } = home();
  launched = await launchApp({ env: { HOME: homeFolder } });
  await makeOffice();
  await logIn('admin');
  await addDriver(module);
  // A cut-off library: the loader runs into a bus error.
  const damaged = join(folder, 'damaged.so');
  writeFileSync(damaged, readFileSync(module).subarray(0, 4096));
  await addDriver(damaged);
  await value('signing.createNationalIdentity', {}, z.unknown());
  await logIn('clerk');

  const { tokens } = await value('signing.tokens', { library: 0 }, tokensAnswer);
  const token = tokens.find((one) => one.label === '王海的令牌');
  if (!token) throw new Error(JSON.stringify(tokens));
  const { id, revision } = await value('meetings.save', sampleMeeting(), savedAnswer);
  await value('meetings.finalize', { id, expectedRevision: revision }, z.unknown());
  const { document } = await value('meetings.issue', { id }, issuedAnswer);
  const means = {
    kind: 'token',
    library: 0,
    tokenSerial: token.serial,
    certificateId: token.certificates[0]?.certificateId,
  };
  const input = { documentId: document.id, expectedSha256: document.sha256, role: 'cosigner' };
  const wrong = await launched.call('signing.sign', { ...input, means: { ...means, pin: '望闻问切口令' } });
  expect(wrong).toMatchObject({ ok: false, error: { code: 'token_pin' } });
  const signed = await launched.call('signing.sign', { ...input, means: { ...means, pin: PIN } });
  expect(signed).toMatchObject({ ok: true, value: { fieldName: '会签1', signerName: '王海' } });

  // Electron's own cryptography knows no SM2: the same signature as under plain Node all the same.
  const { sha256 } = await value(
    'signing.sign',
    { ...input, means: { kind: 'office' }, expectedSha256: signedSha(signed) },
    shaAnswer,
  );
  const national = await launched.call('signing.sign', {
    ...input,
    means: { kind: 'national' },
    expectedSha256: sha256,
  });
  expect(national).toMatchObject({
    ok: true,
    value: { fieldName: '国密签名', report: { signatures: [{}, {}, {}, { status: 'valid' }] } },
  });

  const crashed = await launched.call('signing.tokens', { library: 1 });
  expect(crashed).toMatchObject({ ok: false, error: { code: 'token_failed', details: { reason: 'crashed' } } });
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true, value: { phase: 'open' } });

  // A driver that blocks for good: SoftHSM2 reads its configuration from a pipe into which nobody writes.
  rmSync(configuration);
  mustRun('mkfifo', [configuration]);
  const waiting = launched.call('signing.tokens', { library: 0 }, 'waiting');
  await expect.poll(tokenProcesses, { timeout: 20_000 }).toBe(1);
  // The service answers others meanwhile.
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true, value: { phase: 'open' } });
  expect(await launched.call('jobs.cancel', { callId: 'waiting' })).toMatchObject({ ok: true });
  expect(await waiting).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  const began = performance.now();
  expect(await launched.call('signing.tokens', { library: 0 })).toMatchObject({
    ok: false,
    error: { code: 'token_timeout', details: { seconds: 20 } },
  });
  expect(performance.now() - began).toBeLessThan(25_000);
  await expect.poll(tokenProcesses, { timeout: 20_000 }).toBe(0);

  // No log holds a PIN.
  const logs = join(launched.dataRoot, 'electron', 'logs');
  for (const name of readdirSync(logs))
    expect(readFileSync(join(logs, name), 'utf8')).not.toMatch(/望闻问切|令牌123456/);
});
