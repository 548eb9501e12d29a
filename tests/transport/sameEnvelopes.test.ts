import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLoopback } from '#service/hosts/loopback.ts';
import { makeService, PASSWORD, type TestService } from '#tests/support/makeService.ts';

/** The same calls in-process, over HTTP and from the command line give the same envelopes (architecture.md, tests/transport). */
const CALLS: readonly (readonly [string, unknown])[] = [
  ['organizations.checkCode', { code: '51330106MJ0000000X' }],
  ['organizations.list', { limit: 5 }],
  ['organizations.get', { id: '01890a5d-ac96-774b-bcce-b30209900001' }],
  ['organizations.list', { limit: 0 }],
  ['audit.list', {}],
  ['nothing.here', {}],
  ['dialogs.chooseFolder', { title: 'x' }],
];

let office: TestService;
beforeAll(async () => {
  office = await makeService({ now: () => Date.now() });
});
afterAll(() => office.close());

describe('transports', () => {
  it('answer alike', { timeout: 60_000 }, async () => {
    const inProcess: unknown[] = [];
    for (const [name, input] of CALLS)
      inProcess.push(JSON.parse(JSON.stringify(await office.service.call(name, input))));

    const page = path.join(office.dataRoot, 'page');
    fs.mkdirSync(page);
    fs.writeFileSync(path.join(page, 'index.html'), '<!doctype html>');
    const host = await startLoopback({ service: office.service, page, version: 't' });
    const { origin } = new URL(host.url);
    const entered = await fetch(host.url, { redirect: 'manual' });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const overHttp: unknown[] = [];
    for (const [name, input] of CALLS) {
      const answer = await fetch(`${origin}/rpc/${name}`, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      overHttp.push(await answer.json());
    }
    await host.close();
    expect(overHttp).toEqual(inProcess);

    await office.service.close();
    const batch = path.join(office.dataRoot, 'batch.json');
    fs.writeFileSync(batch, JSON.stringify(CALLS.map(([name, input]) => ({ name, input }))));
    const cli = fileURLToPath(new URL('../../electron/service/hosts/cli.ts', import.meta.url));
    const { stdout } = spawnSync(
      process.execPath,
      [cli, 'call', '--batch', batch, '--office', office.folder, '--user', 'clerk'],
      {
        encoding: 'utf8',
        env: { PATH: process.env.PATH ?? '', TAIZHANG_PASSWORD: PASSWORD },
      },
    );
    expect(JSON.parse(stdout)).toEqual(inProcess);
  });
});
