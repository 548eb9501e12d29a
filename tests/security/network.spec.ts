import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { securityHeaders } from '#shared/lib/securityHeaders.ts';
import { logLines, securityApp } from '../support/securityApp.ts';

const launched = securityApp();
let server: Server | undefined;
let seen: string[] = [];
let address: string;

beforeAll(async () => {
  const listener = createServer((request, response) => {
    seen.push(request.url ?? '');
    response.end('reached');
  });
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  server = listener;
  address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}`;
});

afterAll(() => {
  server?.close();
});

test('the listener of these tests can be reached at all', async () => {
  expect(await (await fetch(`${address}/twin`)).text()).toBe('reached');
  expect(seen).toEqual(['/twin']);
  seen = [];
});

test('1: the page reaches nothing but the program itself', async () => {
  const outcome = await launched().page.evaluate(async (base) => {
    const tried = await fetch(`${base}/fetch`).then(
      () => 'reached',
      () => 'refused',
    );
    const image = await new Promise((resolve) => {
      const element = new Image();
      element.onload = () => resolve('reached');
      element.onerror = () => resolve('refused');
      element.src = `${base}/image`;
    });
    const socket = await new Promise((resolve) => {
      try {
        const opened = new WebSocket(`${base.replace('http', 'ws')}/socket`);
        opened.onopen = () => resolve('reached');
        opened.onerror = () => resolve('refused');
      } catch {
        resolve('refused');
      }
    });
    const beacon = navigator.sendBeacon(`${base}/beacon`, 'x');
    return { tried, image, socket, beacon };
  }, address);
  expect(outcome).toMatchObject({ tried: 'refused', image: 'refused', socket: 'refused' });
  expect(seen).toEqual([]);
});

test('1: the request filter alone refuses as well, also what main itself would ask', async () => {
  const outcome = await launched().app.evaluate(
    ({ session }, base) =>
      session.defaultSession.fetch(`${base}/main`).then(
        () => 'reached',
        (error: Error) => error.message,
      ),
    address,
  );
  expect(outcome).toContain('ERR_BLOCKED_BY_CLIENT');
  expect(seen).toEqual([]);
  expect(logLines(launched()).some((line) => line.event === 'request.refused' && line.protocol === 'http:')).toBe(true);
});

test('the spell checker asks for no dictionaries', async () => {
  expect(await launched().app.evaluate(({ session }) => session.defaultSession.isSpellCheckerEnabled())).toBe(false);
});

test('6: the page cannot read files of the machine', async () => {
  const outcome = await launched().page.evaluate(() =>
    fetch('file:///etc/hostname').then(
      () => 'read',
      () => 'refused',
    ),
  );
  expect(outcome).toBe('refused');
});

test('7: every answer has the policy and the other headers', async () => {
  const headers = await launched().page.evaluate(async () => {
    const paths = ['/', '/index.html', '/missing.js', '/_files/forged-ticket-0000'];
    const answers = await Promise.all(paths.map((path) => fetch(path)));
    return answers.map((answer) => Object.fromEntries(answer.headers));
  });
  const { 'content-type': _type, ...expected } = securityHeaders('any');
  for (const seenHeaders of headers) expect(seenHeaders).toMatchObject(expected);
  expect(expected['content-security-policy']).not.toContain('unsafe');
});

test('7: no script from text runs', async () => {
  const { page } = launched();
  // Playwright evaluates through the developer protocol, which the policy does not bind: hence a timer of the page.
  const outcome = await page.evaluate(async () => {
    const inline = document.createElement('script');
    inline.textContent = 'window.inlineRan = true';
    document.body.append(inline);
    const holder = document.createElement('div');
    holder.innerHTML =
      '<img src="missing:" onerror="window.handlerRan = true"><a href="javascript:window.linkRan=1">x</a>';
    document.body.append(holder);
    holder.querySelector('a')?.click();
    const evaluated = await new Promise((resolve) =>
      setTimeout(() => {
        try {
          // biome-ignore lint/security/noGlobalEval: this is the probe
          resolve(globalThis.eval('1 + 1'));
        } catch (error) {
          resolve((error as Error).name);
        }
      }),
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    return {
      evaluated,
      ran: ['inlineRan', 'handlerRan', 'linkRan'].filter((name) => Reflect.get(window, name) !== undefined),
    };
  });
  expect(outcome).toEqual({ evaluated: 'EvalError', ran: [] });
  await page.reload();
});

test('7: the page itself breaks no rule of the policy', async () => {
  const { page, consoleLines } = launched();
  const before = consoleLines.length;
  await page.reload();
  await page.waitForLoadState('load');
  expect(consoleLines.slice(before).filter((line) => line.includes('Content Security Policy'))).toEqual([]);
});
