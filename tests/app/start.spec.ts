import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { findElectron } from '../../electron/findElectron.ts';
import { ensureDisplay } from '../support/display.ts';
import { type LaunchedApp, launchApp, REPOSITORY, removeDataRoot, stubDialogs } from '../support/launchApp.ts';

let launched: LaunchedApp | undefined;

afterEach(async () => {
  await launched?.app.close().catch(() => {});
  if (launched) await removeDataRoot(launched.dataRoot);
  launched = undefined;
});

test('starts, answers calls from the page, and ends when the window is closed', async () => {
  launched = await launchApp();
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle())).toBe('台账');
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true, value: { phase: 'none' } });
  expect(await launched.call('app.info', {})).toMatchObject({ ok: true, value: { packaged: false } });
  expect(await launched.call('no.such', {})).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } });
  await launched.quit();
  expect(logOf(launched.dataRoot).map((line) => line.event)).toEqual(expect.arrayContaining(['service.ready', 'stop']));
  expect(logOf(launched.dataRoot).some((line) => line.event === 'service.killed')).toBe(false);
});

test('a second start on the same data ends at once and leaves the first window alone', async () => {
  launched = await launchApp();
  const binary = findElectron() ?? '';
  const second = spawn(binary, ['.', '--disable-gpu'], {
    cwd: REPOSITORY,
    env: { ...process.env, DISPLAY: await ensureDisplay(), TAIZHANG_DATA_ROOT: launched.dataRoot },
    stdio: 'ignore',
  });
  const code = await new Promise((resolve) => second.once('exit', resolve));
  expect(code).toBe(0);
  expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true });
});

test('a dead service is started once more, a second death is told to the page, and asking again starts it', async () => {
  launched = await launchApp();
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true });
  // The page starts anew when it is locked: what it heard is kept in its session storage.
  await launched.page.addInitScript(() => {
    window.bridge?.onEvent((event) => {
      sessionStorage.setItem('heard', `${sessionStorage.getItem('heard') ?? ''} ${event.type}`);
    });
  });
  await launched.page.reload();
  const heard = () => launched?.page.evaluate(() => sessionStorage.getItem('heard') ?? '').catch(() => '');
  await killService(launched);
  await expect.poll(heard, { timeout: 10_000 }).toContain('locked');
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true });
  await killService(launched);
  await expect.poll(heard, { timeout: 10_000 }).toContain('serviceStopped');
  expect(await launched.call('session.state', {})).toMatchObject({ ok: true, value: { phase: 'none' } });
});

test('files go in and out by ticket, and dialogs hand out tickets instead of paths', async () => {
  launched = await launchApp();
  const folder = await mkdtemp(join(tmpdir(), 'taizhang-files-'));
  const chosen = join(folder, 'chosen.txt');
  const saved = join(folder, 'saved.txt');
  await writeFile(chosen, 'content');
  await stubDialogs(launched.app, { open: chosen, save: saved });

  const opened = await launched.call('dialogs.openFile', { title: 'x', extensions: ['txt'] });
  expect(opened).toMatchObject({ ok: true, value: { file: { name: 'chosen.txt' } } });
  expect(JSON.stringify(opened)).not.toContain(folder);

  const ticket = await launched.page.evaluate(async () => {
    const handed = await window.bridge?.call('files.upload', { name: 'a.bin', size: 3 });
    const { $file } = (handed?.ok ? handed.value : {}) as { $file: string };
    const sent = await fetch(`/_files/${$file}`, { method: 'POST', body: new Blob([new Uint8Array([1, 2, 3])]) });
    return { $file, status: sent.status };
  });
  expect(ticket.status).toBe(200);
  const forged = await launched.page.evaluate(async () => (await fetch('/_files/forged-ticket-0000')).status);
  expect(forged).toBe(404);
  expect(existsSync(saved)).toBe(false);
  expect(await launched.call('dialogs.saveFile', { file: ticket.$file, suggestedName: 'a.bin' })).toEqual({
    ok: true,
    value: { saved: true, name: 'saved.txt' },
  });
  expect([...(await readFile(saved))]).toEqual([1, 2, 3]);
  const done = await launched.call('dialogs.saveFile', { file: 'forged-ticket-0000', suggestedName: '../a.txt' });
  expect(done).toMatchObject({ ok: false, error: { code: 'not_found' } });
  expect(await readFile(chosen, 'utf8')).toBe('content');
  await rm(folder, { recursive: true });
});

test('the practice office opens by a flag, and locking the machine locks it', async () => {
  launched = await launchApp({ args: ['--practice'] });
  // The page starts anew when the office opens and when it is locked: a question in between is asked again.
  const ask = (name: string, input: unknown) => launched?.call(name, input).catch(() => undefined);
  const phase = async () => {
    const state = await ask('session.state', {});
    return state?.ok ? (state.value as { phase: string }).phase : state?.error.code;
  };
  await expect.poll(phase, { timeout: 60_000 }).toBe('open');
  await launched.app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expect.poll(phase, { timeout: 10_000 }).toBe('locked');
  const code = async () => {
    const answer = await ask('search.find', { text: '协会' });
    return answer?.ok === false ? answer.error.code : 'answered';
  };
  await expect.poll(code, { timeout: 10_000 }).toBe('locked');
});

async function killService({ app }: LaunchedApp): Promise<void> {
  const pid = await app.evaluate(
    ({ app }) =>
      app
        .getAppMetrics()
        .find((metric) => metric.name === 'taizhang-service' || metric.serviceName === 'taizhang-service')?.pid,
  );
  if (pid === undefined) throw new Error('no service process');
  process.kill(pid, 'SIGKILL');
}

function logOf(dataRoot: string): { event: string }[] {
  const text = readFileSync(join(dataRoot, 'electron', 'logs', 'main.log'), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { event: string });
}
