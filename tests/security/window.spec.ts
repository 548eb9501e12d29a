import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { WEB_PREFERENCES } from '#main/windowOptions.ts';
import { REPOSITORY } from '../support/launchApp.ts';
import { lastWebPreferences, logLines, securityApp } from '../support/securityApp.ts';

// Numbers are the rows of architecture.md §4.
const launched = securityApp();

test('2: no Node in the page', async () => {
  const types = await launched().page.evaluate(() =>
    ['require', 'process', 'Buffer', 'module', 'global', '__dirname'].map((name) => typeof Reflect.get(window, name)),
  );
  expect(new Set(types)).toEqual(new Set(['undefined']));
});

test('2, 3, 4, 6, 8, 9, 10, 11: the page runs with exactly the frozen preferences', async () => {
  const preferences = await lastWebPreferences(launched());
  expect(preferences).toMatchObject({
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    contextIsolation: true,
    sandbox: true,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
  });
  expect(preferences.enableBlinkFeatures ?? '').toBe('');
  // What Electron does not list back, the constant that the window is made from says.
  expect(WEB_PREFERENCES).toMatchObject({
    nodeIntegrationInWorker: false,
    spellcheck: false,
    navigateOnDragDrop: false,
  });
  expect(Object.isFrozen(WEB_PREFERENCES)).toBe(true);
});

test('3: what the page does to built-in objects does not reach the bridge', async () => {
  // Through Electron, because Playwright's own helper in the page would trip over the change.
  const answer = await launched().app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`
      Array.prototype.push = Function.prototype.call = () => { throw new Error('changed'); };
      Object.prototype.name = 'changed';
      window.bridge?.call('session.state', {});`),
  );
  expect(answer).toMatchObject({ ok: true });
  await launched().page.reload();
});

test('4: the page runs in the system sandbox', async () => {
  const { app } = launched();
  const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId());
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  expect(/^Seccomp:\s+(\d)/m.exec(status)?.[1]).toBe('2');
  expect(/^Uid:\s+(\d+)/m.exec(status)?.[1]).not.toBe('0');
  expect(await app.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'))).toBe(false);
});

test('5: every permission is refused, by request and by check', async () => {
  const { page } = launched();
  const answers = await page.evaluate(async () => ({
    notification: await Notification.requestPermission(),
    position: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        (error) => resolve(error.code),
      ),
    ),
    // Without a window manager the page never has the focus, and then Chromium refuses by itself: hence also the query.
    clipboard: await navigator.clipboard.readText().then(
      () => 'given',
      (error: Error) => error.name,
    ),
    clipboardState: (await navigator.permissions.query({ name: 'clipboard-read' as PermissionName })).state,
    camera: await navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'given',
      (error: Error) => error.name,
    ),
    screen: await navigator.mediaDevices.getDisplayMedia().then(
      () => 'given',
      (error: Error) => error.name,
    ),
  }));
  expect(answers).toMatchObject({
    notification: 'denied',
    position: 1,
    clipboard: 'NotAllowedError',
    clipboardState: 'denied',
  });
  expect([answers.camera, answers.screen]).not.toContain('given');
  const asked = logLines(launched()).filter((line) => line.event === 'permission.refused');
  const names = asked.map((line) => line.permission);
  expect(names).toEqual(expect.arrayContaining(['notifications', 'geolocation', 'clipboard-read']));
});

test('16: Electron is pinned to one version, and it is the one that runs', async () => {
  const manifest = JSON.parse(readFileSync(join(REPOSITORY, 'package.json'), 'utf8')) as {
    devDependencies: { electron: string };
  };
  const pinned = manifest.devDependencies.electron;
  expect(pinned).toMatch(/^\d+\.\d+\.\d+$/);
  const installed = JSON.parse(readFileSync(join(REPOSITORY, 'node_modules/electron/package.json'), 'utf8')) as {
    version: string;
  };
  expect(installed.version).toBe(pinned);
  // On machines that cannot download it a stand-in runs the tests, named openly by Electron's own variable.
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH) {
    expect(await launched().app.evaluate(() => process.versions.electron)).toBe(pinned);
  }
});

test('the window title and the menu say nothing', async () => {
  const { app, page } = launched();
  await page.evaluate(() => {
    document.title = '某某协会';
  });
  const seen = await app.evaluate(({ BrowserWindow, Menu }) => ({
    title: BrowserWindow.getAllWindows()[0]?.getTitle(),
    menu: Menu.getApplicationMenu() === null,
  }));
  expect(seen).toEqual({ title: '台账', menu: true });
});

test('only named environment variables reach the service process', async () => {
  const { app } = launched();
  const pid = await app.evaluate(
    ({ app }) =>
      app.getAppMetrics().find((metric) => [metric.name, metric.serviceName].includes('taizhang-service'))?.pid,
  );
  const names = readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .map((pair) => pair.split('=')[0]);
  expect(names).not.toContain('TAIZHANG_DATA_ROOT');
  expect(names).not.toContain('PATH');
});
