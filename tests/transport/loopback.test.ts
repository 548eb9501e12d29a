import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, request } from 'node:http';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, startLoopback } from '#service/hosts/loopback.ts';
import type { Service } from '#service/service.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { ServiceEvent } from '#shared/contract/events.ts';
import { securityHeaders } from '#shared/lib/securityHeaders.ts';

// The service here only records: these tests ask what the host lets through, and to whom.
let calls: { name: string; input: unknown; callId: string | undefined }[];
let listeners: Set<(event: ServiceEvent) => void>;
let uploads: Map<string, Buffer>;
let page: string;
let host: Loopback;
let addresses: string[];

const service: Service = {
  call: async (name, input, meta) => {
    calls.push({ name, input, callId: meta?.callId });
    return { ok: true, value: 'done' };
  },
  onEvent: (listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  files: {
    offerPath: () => 'unused',
    accept: (ticket, bytes) => {
      if (ticket !== 'upload-ticket') throw new AppError('not_found');
      uploads.set(ticket, bytes);
    },
    read: (ticket) => {
      if (ticket !== 'answer-ticket') throw new AppError('not_found');
      return { name: '纪要.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF') };
    },
    stream: (ticket) =>
      ticket === 'large-ticket'
        ? { name: '数据.zip', mediaType: 'application/zip', size: 6, chunks: [Buffer.from('abc'), Buffer.from('def')] }
        : undefined,
    saveTo: () => undefined,
  },
  lock: async () => {},
  close: async () => {},
};

beforeEach(async () => {
  calls = [];
  listeners = new Set();
  uploads = new Map();
  addresses = [];
  page = await mkdtemp(join(tmpdir(), 'taizhang-page-'));
  await writeFile(join(page, 'index.html'), '<!doctype html><title>台账</title>');
  await writeFile(join(page, 'main.js'), 'export {};');
  await writeFile(join(page, '.secret.txt'), 'hidden');
  host = await startLoopback({ service, page, version: '1.2.3', onAddress: (address) => addresses.push(address) });
});

afterEach(async () => {
  await host.close();
  await rm(page, { recursive: true, force: true });
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: string };
type Sent = { method?: string; headers?: Record<string, string>; body?: string };

/** A raw request: `fetch` would tidy paths and forbid the very headers that an attacker sets. */
function send(path: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port: host.port, path, method, headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

async function cookie(): Promise<string> {
  const { pathname, search } = new URL(host.url);
  const answer = await send(pathname + search);
  expect(answer.status).toBe(303);
  expect(answer.headers.location).toBe('/');
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

async function goodCall(): Promise<Required<Pick<Sent, 'method' | 'headers' | 'body'>>> {
  return {
    method: 'POST',
    headers: {
      cookie: await cookie(),
      origin: `http://127.0.0.1:${host.port}`,
      'content-type': 'application/json',
      'x-call-id': 'call-1',
    },
    body: '{"limit":3}',
  };
}

describe('who may enter', () => {
  test('the printed address opens once and sets a cookie that scripts and other sites cannot use', async () => {
    const { pathname, search } = new URL(host.url);
    const first = await send(pathname + search);
    expect(first.headers['set-cookie']?.[0]).toMatch(/; HttpOnly; SameSite=Strict$/);
    expect((await send(pathname + search)).status).toBe(403);
    // The used address is replaced, so that the user can open the program again.
    expect(addresses).toHaveLength(2);
    expect(addresses[1]).not.toBe(addresses[0]);
  });

  test('without the cookie nothing is served, not even the page', async () => {
    for (const path of ['/', '/main.js', '/events', '/_files/answer-ticket']) {
      const answer = await send(path);
      expect([path, answer.status, answer.body]).toEqual([path, 403, '']);
    }
  });

  test('a wrong token or a wrong cookie is refused', async () => {
    expect((await send('/?token=wrong')).status).toBe(403);
    const [name] = (await cookie()).split('=');
    expect((await send('/', { headers: { cookie: `${name}=wrong` } })).status).toBe(403);
  });

  test('it listens on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const other of others.filter(({ address, family }) => family === 'IPv4' && address !== '127.0.0.1')) {
      await expect(fetch(`http://${other.address}:${host.port}/`)).rejects.toThrow();
    }
    await expect(fetch(`http://[::1]:${host.port}/`)).rejects.toThrow();
  });
});

describe('calls', () => {
  test('a good call reaches the service with its call id and answers the envelope', async () => {
    const answer = await send('/rpc/search.find', await goodCall());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toEqual({ ok: true, value: 'done' });
    expect(calls).toEqual([{ name: 'search.find', input: { limit: 3 }, callId: 'call-1' }]);
  });

  const refused: [string, Record<string, string | undefined>, number][] = [
    ['another host name (DNS rebinding)', { host: 'attacker.example' }, 403],
    ['localhost instead of the exact host', { host: 'localhost' }, 403],
    ['the host without its port', { host: '127.0.0.1' }, 403],
    ['another origin', { origin: 'http://attacker.example' }, 403],
    ['no origin', { origin: undefined }, 403],
    ['the origin null', { origin: 'null' }, 403],
    ['another site by its own account', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }, 403],
    ['no cookie', { cookie: undefined }, 403],
    ['a form content type', { 'content-type': 'text/plain' }, 415],
    ['no content type', { 'content-type': undefined }, 415],
  ];
  test.each(refused)('%s is refused before the service sees anything', async (_what, changes, status) => {
    const good = await goodCall();
    const merged = Object.entries({ ...good.headers, ...changes });
    const headers = Object.fromEntries(merged.filter((entry): entry is [string, string] => entry[1] !== undefined));
    const answer = await send('/rpc/search.find', { ...good, headers });
    expect(answer.status).toBe(status);
    expect(calls).toEqual([]);
  });

  test('no answer carries a CORS header and a preflight gets nothing', async () => {
    const good = await goodCall();
    const preflight = await send('/rpc/search.find', {
      method: 'OPTIONS',
      headers: { ...good.headers, 'access-control-request-method': 'POST' },
    });
    expect(preflight.status).toBe(405);
    for (const answer of [preflight, await send('/rpc/search.find', good)]) {
      expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  test('a body that is no JSON and one that is too large are refused', async () => {
    const good = await goodCall();
    expect((await send('/rpc/search.find', { ...good, body: '{' })).status).toBe(400);
    expect((await send('/rpc/search.find', { ...good, body: `"${'x'.repeat(17 * 1024 * 1024)}"` })).status).toBe(413);
    expect(calls).toEqual([]);
  });

  test('native procedures answer not_available here, app.info says that there is no Electron', async () => {
    const good = await goodCall();
    const save = await send('/rpc/dialogs.saveFile', good);
    expect(JSON.parse(save.body)).toMatchObject({ ok: false, error: { code: 'not_available' } });
    const info = await send('/rpc/app.info', good);
    expect(JSON.parse(info.body)).toMatchObject({ ok: true, value: { version: '1.2.3', electron: null } });
    expect(calls).toEqual([]);
  });
});

describe('files and events', () => {
  test('bytes go in and out by ticket, forged tickets are not found', async () => {
    const good = await goodCall();
    const { cookie: own = '' } = good.headers;
    expect((await send('/_files/upload-ticket', { ...good, body: 'abc' })).status).toBe(200);
    expect(uploads.get('upload-ticket')?.toString()).toBe('abc');
    const read = await send('/_files/answer-ticket', { headers: { cookie: own } });
    expect([read.status, read.headers['content-type'], read.body]).toEqual([200, 'application/pdf', '%PDF']);
    const large = await send('/_files/large-ticket', { headers: { cookie: own } });
    expect([large.status, large.headers['content-length'], large.body]).toEqual([200, '6', 'abcdef']);
    expect(large.headers['x-content-type-options']).toBe('nosniff');
    expect((await send('/_files/forged-ticket', { headers: { cookie: own } })).status).toBe(404);
    expect((await send('/_files/forged-ticket', { ...good, body: 'x' })).status).toBe(404);
  });

  test('every answer has the headers of the app scheme', async () => {
    const own = await cookie();
    for (const path of ['/', '/main.js', '/nothing.js']) {
      const answer = await send(path, { headers: { cookie: own } });
      const { 'content-type': _type, ...expected } = securityHeaders('any');
      expect(answer.headers).toMatchObject(expected);
    }
  });

  test('only plain files of the built page are served', async () => {
    const own = await cookie();
    const status = async (path: string) => (await send(path, { headers: { cookie: own } })).status;
    expect(await status('/main.js')).toBe(200);
    for (const path of [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2fpackage.json',
      '/..%5cpackage.json',
      '/%2e%2e%2fpage-sibling/x.js',
      '/.secret.txt',
      '/main.js%00.txt',
      '//main.js',
      '/a//b.js',
    ]) {
      expect([path, [400, 403, 404].includes(await status(path))]).toEqual([path, true]);
    }
  });

  test('a reload inside the page gets the page, a script that is missing does not', async () => {
    const own = await cookie();
    const reload = await send('/meetings/abc', { headers: { cookie: own, accept: 'text/html' } });
    expect([reload.status, reload.body]).toEqual([200, '<!doctype html><title>台账</title>']);
    expect((await send('/meetings/abc', { headers: { cookie: own, accept: '*/*' } })).status).toBe(404);
  });

  test('events reach the open stream', async () => {
    const own = await cookie();
    const received = await new Promise<string>((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port: host.port, path: '/events', headers: { cookie: own } },
        (response) => {
          let text = '';
          response.on('data', (part: Buffer) => {
            text += part.toString('utf8');
            if (text.includes('data:')) {
              resolve(text);
              sent.destroy();
            } else for (const listener of listeners) listener({ type: 'locked', reason: 'idle' });
          });
        },
      );
      sent.once('error', reject);
      sent.end();
    });
    expect(received).toContain('data: {"type":"locked","reason":"idle"}\n\n');
  });
});
