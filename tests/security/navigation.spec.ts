import { expect, test } from 'vitest';
import type { LaunchedApp } from '../support/launchApp.ts';
import { logLines, securityApp, settled } from '../support/securityApp.ts';

const launched = securityApp();
const OWN = 'app://taizhang/';

function addressAndCounts({ app }: LaunchedApp) {
  return app.evaluate(({ BrowserWindow, webContents }) => ({
    address: BrowserWindow.getAllWindows()[0]?.webContents.getURL(),
    windows: BrowserWindow.getAllWindows().length,
    contents: webContents.getAllWebContents().length,
  }));
}

test('11, 12: a webview stays an inert element', async () => {
  const before = await addressAndCounts(launched());
  const methods = await launched().page.evaluate(async () => {
    const view = document.createElement('webview');
    view.setAttribute('src', 'app://taizhang/');
    view.setAttribute('allowpopups', '');
    document.body.append(view);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return typeof Reflect.get(view, 'loadURL');
  });
  expect(methods).toBe('undefined');
  expect(await addressAndCounts(launched())).toEqual(before);
});

const HOSTILE = [
  'https://example.invalid/',
  'https://example.invalid/?next=app://taizhang/',
  'http://127.0.0.1:9/',
  'file:///etc/passwd',
  'smb://example.invalid/share',
  'app://other/',
  'app://taizhang@other/',
  'data:text/html,hostile',
];

test.each(HOSTILE)('13: %s is never navigated to, by script, link or form', async (hostile) => {
  const { page } = launched();
  await page.evaluate(async (target) => {
    const link = document.createElement('a');
    link.href = target;
    document.body.append(link);
    link.click();
    const form = document.createElement('form');
    form.action = target;
    form.method = 'post';
    document.body.append(form);
    form.submit();
    location.href = target;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }, hostile);
  expect(await addressAndCounts(launched())).toMatchObject({ address: OWN, windows: 1 });
});

test('13: about:blank, which no guard is asked about, has no say and does not stay', async () => {
  const { app, page } = launched();
  await page.evaluate(() => {
    setTimeout(() => {
      location.href = 'about:blank';
    });
  });
  await page.waitForTimeout(300);
  await settled(launched());
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getURL())).toBe(OWN);
});

test('13: a frame shows only our own page or a preview made by it', async () => {
  const { page } = launched();
  const outcome = await page.evaluate(async () => {
    const refused: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => refused.push(event.blockedURI));
    const preview = document.createElement('iframe');
    preview.src = URL.createObjectURL(new Blob(['preview'], { type: 'text/plain' }));
    document.body.append(preview);
    for (const source of ['https://example.invalid/', 'data:text/html,x', 'app://other/']) {
      const frame = document.createElement('iframe');
      frame.src = source;
      document.body.append(frame);
    }
    await new Promise((resolve) => setTimeout(resolve, 400));
    return { refused: refused.length, preview: preview.contentDocument?.body.textContent };
  });
  expect(outcome).toEqual({ refused: 3, preview: 'preview' });
  await page.reload();
});

test('13: a page that main itself were to load from elsewhere is refused, and the window returns', async () => {
  await launched().app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    // Not awaited: the window's return to the program may overtake it.
    contents?.loadURL('http://127.0.0.1:9/').catch(() => {});
  });
  const refused = () =>
    logLines(launched()).filter((line) => line.event === 'request.refused' && line.kind === 'mainFrame');
  await expect.poll(() => refused().length).toBeGreaterThan(0);
  await settled(launched());
  expect(await addressAndCounts(launched())).toMatchObject({ address: OWN, windows: 1 });
  expect(await launched().call('session.state', {})).toMatchObject({ ok: true });
});

test('14: no second window, whatever asks for it', async () => {
  const { page } = launched();
  const opened = await page.evaluate(
    async (targets) => {
      const answers = targets.map((target) => window.open(target) === null);
      const link = document.createElement('a');
      link.href = 'app://taizhang/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return answers;
    },
    ['app://taizhang/', 'about:blank', ...HOSTILE],
  );
  expect(new Set(opened)).toEqual(new Set([true]));
  expect(await addressAndCounts(launched())).toMatchObject({ windows: 1 });
  expect(logLines(launched()).some((line) => line.event === 'window.refused')).toBe(true);
});

test('15: nothing is handed to the system but the fixed links, and those only after a question', async () => {
  const { app, page, call } = launched();
  await app.evaluate(({ shell, dialog }) => {
    Object.assign(globalThis, { handedOver: [], answerOfQuestion: 1 });
    const state = globalThis as unknown as { handedOver: string[]; answerOfQuestion: number };
    shell.openExternal = (address: string) => {
      state.handedOver.push(address);
      return Promise.resolve();
    };
    dialog.showMessageBox = () => Promise.resolve({ response: state.answerOfQuestion, checkboxChecked: false });
  });
  const handedOver = () => app.evaluate(() => (globalThis as unknown as { handedOver: string[] }).handedOver);
  await page.evaluate(
    async (targets) => {
      for (const target of targets) {
        const link = document.createElement('a');
        link.href = target;
        document.body.append(link);
        link.click();
        link.target = '_blank';
        link.click();
      }
      await new Promise((resolve) => setTimeout(resolve, 200));
    },
    [
      ...HOSTILE,
      'javascript:void 0',
      'mailto:someone@example.invalid',
      'ms-settings:',
      'https://www.mca.gov.cn.example.invalid/',
    ],
  );
  expect(await handedOver()).toEqual([]);
  expect(await call('links.open', { link: 'https://example.invalid' })).toMatchObject({
    ok: false,
    error: { code: 'invalid_input' },
  });
  expect(await call('links.open', { link: 'ministry' })).toEqual({ ok: true, value: { opened: false } });
  expect(await handedOver()).toEqual([]);
  // The twin: the recorder does see what is really handed over.
  await app.evaluate(() => Object.assign(globalThis, { answerOfQuestion: 0 }));
  expect(await call('links.open', { link: 'ministry' })).toEqual({ ok: true, value: { opened: true } });
  expect(await handedOver()).toEqual(['https://www.mca.gov.cn/']);
});

test('a download saves nothing', async () => {
  const { page } = launched();
  await page.evaluate(async () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'record.txt';
    document.body.append(link);
    link.click();
    await new Promise((resolve) => setTimeout(resolve, 300));
  });
  expect(logLines(launched()).some((line) => line.event === 'download.refused')).toBe(true);
});
