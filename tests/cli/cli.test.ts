import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROCEDURES } from '#shared/contract/list.ts';

const cli = fileURLToPath(new URL('../../electron/service/hosts/cli.ts', import.meta.url));
const password = '命令行口令2026a';
let folder = '';
let office = '';

function run(args: readonly string[], environment: Record<string, string> = { TAIZHANG_PASSWORD: password }) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', ...environment },
    maxBuffer: 64 * 1024 * 1024,
  });
  let json: unknown;
  try {
    json = JSON.parse(stdout);
  } catch {
    json = undefined;
  }
  return { status, stdout, stderr, json };
}

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-cli-test-'));
  office = path.join(folder, 'office');
  const created = run([
    'init',
    '--office',
    office,
    '--name',
    '云州市民政局',
    '--division',
    '330100',
    '--prefix',
    '云民发',
    '--level',
    'bureau',
    '--admin',
    'admin',
    '--auditor',
    'shenji',
    '--user',
    'zhang:recorder,reviewer,leader',
    '--user',
    'li:recorder',
  ]);
  expect(created.status, created.stdout + created.stderr).toBe(0);
  expect(created.json).toMatchObject({
    recovery: { sheetA: expect.stringMatching(/^(\d{6}-){7}\d{6}$/), sheetB: expect.any(String) },
  });
}, 120_000);
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('command line', () => {
  it('lists every procedure with its JSON Schema', () => {
    const { status, json } = run(['list']);
    expect(status).toBe(0);
    expect(Array.isArray(json) ? json.map((one: { name: string }) => one.name) : []).toEqual(
      PROCEDURES.map((one) => one.name),
    );
    expect(JSON.stringify(json)).toContain('"$file"');
  });

  it('exits 0 only when the envelope is ok', () => {
    const good = run([
      'call',
      'organizations.checkCode',
      '{"code":"51330106MJ0000000X"}',
      '--office',
      office,
      '--user',
      'zhang',
    ]);
    expect(good.json).toMatchObject({ ok: true });
    expect(good.status).toBe(0);
    const bad = run([
      'call',
      'organizations.get',
      '{"id":"01890a5d-ac96-774b-bcce-b30209900001"}',
      '--office',
      office,
      '--user',
      'zhang',
    ]);
    expect(bad.json).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(bad.status).not.toBe(0);
    expect(
      run(['call', 'organizations.list', '{}', '--office', office, '--user', 'zhang'], { TAIZHANG_PASSWORD: '错' })
        .json,
    ).toMatchObject({ ok: false, error: { code: 'E_LOGIN' } });
    expect(run(['call', 'organizations.list', '{}', '--office', office, '--user', 'shenji']).json).toMatchObject({
      ok: false,
      error: { code: 'forbidden' },
    });
    expect(
      run(['call', 'organizations.list', '{"nonsense":1}', '--office', office, '--user', 'zhang']).json,
    ).toMatchObject({ ok: false, error: { code: 'invalid_input' } });
  });

  it('needs no office for what needs no login, and reads the password from a file', () => {
    expect(run(['call', 'organizations.checkCode', '{"code":"x"}']).json).toMatchObject({
      ok: true,
      value: { result: 'E_USCC_FORMAT' },
    });
    const file = path.join(folder, 'password.txt');
    fs.writeFileSync(file, `${password}\n`);
    const read = run(
      ['call', 'organizations.list', '{}', '--office', office, '--user', 'zhang', '--password-file', file],
      {},
    );
    expect(read.json).toMatchObject({ ok: true, value: { total: 0 } });
  });

  it('runs a batch in one process with files in, references and files out', () => {
    const list = path.join(folder, '名册.csv');
    fs.writeFileSync(
      list,
      '\uFEFF社会组织名称,登记证号,登记管理机关,成立登记日期,社会组织类型\n云州市钱币学会,社证字第0012号,云州市民政局,2001-02-03,社会团体\n,,,,\n',
    );
    const batch = path.join(folder, 'batch.json');
    fs.writeFileSync(
      batch,
      JSON.stringify([
        { name: 'organizations.importApply', input: { source: { $file: list } } },
        { name: 'search.find', input: { text: '钱币' } },
        { name: 'organizations.get', input: { id: { $ref: '1.groups.0.hits.0.id' } } },
        { name: 'records.history', input: { id: { $ref: '1.value.groups.0.hits.0.id' } } },
        { name: 'organizations.get', input: { id: { $ref: '1.groups.0.hits.9.id' } } },
        { name: 'documents.verify', input: { source: { $file: path.join(folder, 'nothing.pdf') } } },
      ]),
    );
    const out = path.join(folder, 'out');
    const { json, status } = run(['call', '--batch', batch, '--office', office, '--user', 'zhang', '--out', out]);
    expect(json).toMatchObject([
      { ok: true, value: { added: 1, report: { $file: expect.stringContaining(out) } } },
      { ok: true, value: { total: 1 } },
      { ok: true, value: { organization: { name: '云州市钱币学会' } } },
      { ok: true },
      { ok: false, error: { code: 'not_found' } },
      { ok: false, error: { code: 'file_missing' } },
    ]);
    expect(status).not.toBe(0);
    const written = fs.readdirSync(out);
    expect(written).toHaveLength(1);
    expect(
      fs
        .readFileSync(path.join(out, written[0] ?? ''))
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    const signed = run([
      'call',
      'documents.verify',
      JSON.stringify({ source: { $file: path.join(out, written[0] ?? '') } }),
      '--office',
      office,
      '--user',
      'zhang',
    ]);
    expect(signed.json).toMatchObject({ ok: true, value: { report: { status: 'valid' } } });
  });

  it('says how it is used when it is used wrongly, and prints no stack', () => {
    const wrong = run(['nonsense']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('init --office');
    const json = run(['call', 'organizations.list', '{broken', '--office', office, '--user', 'zhang']);
    expect(json.status).not.toBe(0);
    expect(json.stdout + json.stderr).not.toMatch(/at .*\.ts:\d+/);
  });

  it('leaves no open database behind: the next call opens it at once', () => {
    expect(fs.readdirSync(office)).not.toContain('office.lock');
    expect(fs.readdirSync(office).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });
});
