import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { REPOSITORY } from '../support/launchApp.ts';
import { securityApp } from '../support/securityApp.ts';

const launched = securityApp();

test('17: the sender is our main frame by scheme and host; its parsed origin would be the text null', async () => {
  const frame = await launched().app.evaluate(({ BrowserWindow }) => {
    const main = BrowserWindow.getAllWindows()[0]?.webContents.mainFrame;
    return { origin: main?.origin, parsed: new URL(main?.url ?? '').origin };
  });
  expect(frame).toEqual({ origin: 'app://taizhang', parsed: 'null' });
});

test.each(['about:blank', 'app://taizhang/'])(
  '17: a second window on %s with the same preload is refused',
  async (address) => {
    const answer = await launched().app.evaluate(async ({ app, BrowserWindow }, target) => {
      const preload = `${app.getAppPath()}/out/preload/index.cjs`;
      const second = new BrowserWindow({
        show: false,
        webPreferences: { preload, sandbox: true, contextIsolation: true },
      });
      await second.loadURL(target);
      const result = (await second.webContents.executeJavaScript(
        'window.bridge?.call("session.state", {})',
      )) as unknown;
      second.destroy();
      return result;
    }, address);
    expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await launched().call('session.state', {})).toMatchObject({ ok: true });
  },
);

test('17: a frame inside the page has no bridge', async () => {
  const types = await launched().page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'app://taizhang/';
    document.body.append(frame);
    await new Promise((resolve) => {
      frame.onload = resolve;
    });
    return [typeof frame.contentWindow?.bridge, typeof window.bridge];
  });
  expect(types).toEqual(['undefined', 'object']);
  await launched().page.reload();
});

test('17: one channel, one handler, in one file', () => {
  const gate = readFileSync(join(REPOSITORY, 'out/main/index.js'), 'utf8');
  expect(gate.match(/ipcMain\.(handle|on|handleOnce|once)\b/g)).toEqual(['ipcMain.handle']);
});

const HOSTILE_PATHS = [
  '/..',
  '/../package.json',
  '/%2e%2e',
  '/%2e%2e/package.json',
  '/..%2fpackage.json',
  '/..%2f..%2fpackage.json',
  '/%2e%2e%2fpreload/index.cjs',
  '/..%5cmain%5cindex.js',
  '/assets/..%2f..%2fmain/index.js',
  '/%00',
  '/index.html%00',
  '/%252e%252e%252fmain/index.js',
  '/C:/Windows/win.ini',
  '/.git/config',
  '//etc/passwd',
  '/%zz',
  '/_files/..%2fx',
];

test.each(HOSTILE_PATHS)('18: %s is not served', async (path) => {
  const own = await launched().page.evaluate(async () => await (await fetch('/')).text());
  const answer = await launched().app.evaluate(async ({ session }, target) => {
    const response = await session.defaultSession.fetch(`app://taizhang${target}`);
    return { status: response.status, text: await response.text() };
  }, path);
  // The URL parser itself turns `/..` into `/`: that is the page, and nothing above it.
  if (new URL(`app://taizhang${path}`).pathname === '/') expect(answer).toEqual({ status: 200, text: own });
  else expect([answer.status, answer.text]).toEqual([expect.toBeOneOf([400, 404]), '']);
});

test('18: another host of the scheme and other methods are refused', async () => {
  const statuses = await launched().app.evaluate(async ({ session }) => {
    const ask = async (address: string, method: string) =>
      (await session.defaultSession.fetch(address, { method })).status;
    return [
      await ask('app://other/', 'GET'),
      await ask('app://taizhang/', 'POST'),
      await ask('app://taizhang/index.html', 'PUT'),
      await ask('app://taizhang/_files/forged-ticket-0000', 'DELETE'),
    ];
  });
  expect(statuses).toEqual([404, 405, 405, 405]);
});

test('20: the bridge is two functions and no more', async () => {
  const { page } = launched();
  const shape = await page.evaluate(() => ({
    keys: Object.keys(window.bridge ?? {}).sort(),
    types: Object.values(window.bridge ?? {}).map((value) => typeof value),
    electron: typeof Reflect.get(window, 'electron'),
  }));
  expect(shape).toEqual({ keys: ['call', 'onEvent'], types: ['function', 'function'], electron: 'undefined' });
});

test('20: a name that is not on the list, and calls of a wrong shape, are envelopes', async () => {
  const { call, page } = launched();
  for (const name of ['no.such', '__proto__', 'constructor', '']) {
    expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'unknown_procedure' } });
  }
  const wrong = await page.evaluate(async () => {
    const bridge = window.bridge as unknown as { call(...values: unknown[]): Promise<{ error: { code: string } }> };
    return [
      (await bridge.call(42, {})).error.code,
      (await bridge.call('x'.repeat(1000), {})).error.code,
      (await bridge.call('session.state', {}, { deep: true })).error.code,
    ];
  });
  expect(wrong).toEqual(['invalid_input', 'invalid_input', 'invalid_input']);
});

test('20: a listener receives one plain value and can be taken away', async () => {
  const { app, page } = launched();
  await page.evaluate(() => {
    const received: unknown[][] = [];
    const stop = window.bridge?.onEvent((...values) => received.push(values));
    Object.assign(window, { received, stop });
  });
  const emit = () =>
    app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.send('event', { type: 'changed', topics: ['meetings'] });
    });
  const received = () => page.evaluate(() => Reflect.get(window, 'received') as unknown[][]);
  await emit();
  await expect.poll(received).toEqual([[{ type: 'changed', topics: ['meetings'] }]]);
  await page.evaluate(() => (Reflect.get(window, 'stop') as () => void)());
  await emit();
  await page.waitForTimeout(200);
  expect(await received()).toHaveLength(1);
});

test('a forged ticket is not found', async () => {
  const status = await launched().page.evaluate(async () => (await fetch('/_files/forged-ticket-0000')).status);
  expect(status).toBe(404);
});
