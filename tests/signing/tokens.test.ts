// needs: openssl, pdfsig, pkcs11-tool, softhsm2-util
import { copyFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nodeTokenRunner } from '#service/hosts/nodeTokens.ts';
import { signPdf } from '#service/signing/signPdf.ts';
import { headerProblem } from '#service/signing/tokens/libraryFile.ts';
import { certificateId, tokenSigner } from '#service/signing/tokens/tokenSigner.ts';
import { AppError } from '#shared/contract/errors.ts';
import type { TokenFacts } from '#shared/features/signing/tokenMessages.ts';
import { verifyPdf } from '#shared/verifier/verifyPdf.ts';
import { samplePdf } from './samplePdf.ts';
import { makeSoftHsm, PIN, type SoftHsm, spyModule } from './softHsm.ts';
import { derOf, makeTestKey, mustRun, workFolder } from './tools.ts';

const folder = workFolder();
afterAll(() => folder.remove());

const AT = new Date(Date.now() + 60_000);
const RSA_TOKEN = '张建国的令牌';
const EC_TOKEN = '李春梅的令牌';
const LIMIT = { timeoutMilliseconds: 20_000 };

let hsm: SoftHsm;
const rsa = makeTestKey(folder.path, '张建国', 'rsa:2048');
const ec = makeTestKey(folder.path, '李春梅', 'ec');
const other = makeTestKey(folder.path, '王海', 'rsa:2048');

beforeAll(() => {
  hsm = makeSoftHsm(folder.path);
  for (const [label, key, id] of [
    [RSA_TOKEN, rsa, '01'],
    [EC_TOKEN, ec, '02'],
  ] as const) {
    hsm.initialize(label);
    hsm.load(label, id, { key: pkcs8(key.key), certificate: derFile(key.certificate) });
  }
});

/** softhsm2-util reads PKCS#8 only. */
function pkcs8(pem: string): string {
  mustRun('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', pem, '-out', `${pem}8`]);
  return `${pem}8`;
}

function derFile(pem: string): string {
  writeFileSync(`${pem}.der`, derOf(pem));
  return `${pem}.der`;
}

function runner(environment: Readonly<Record<string, string>> = {}) {
  return nodeTokenRunner({ environment: { ...hsm.environment, ...environment } });
}

async function listed(library = hsm.module): Promise<TokenFacts[]> {
  const answer = await runner().run({ kind: 'list', library }, LIMIT);
  return answer.kind === 'list' ? answer.tokens : [];
}

async function tokenOf(label: string): Promise<TokenFacts> {
  const token = (await listed()).find((one) => one.label === label);
  if (!token) throw new Error(`no token ${label}`);
  return token;
}

async function signerOf(
  label: string,
  key: { readonly certificate: string; readonly root: string },
  keyType: 'rsa' | 'ec',
  options: { readonly pin?: string; readonly environment?: Record<string, string>; readonly library?: string } = {},
) {
  const { serial } = await tokenOf(label);
  return tokenSigner(
    runner(options.environment),
    {
      library: options.library ?? hsm.module,
      tokenSerial: serial,
      certificateDer: derOf(key.certificate),
      chainDer: [derOf(key.root)],
      keyType,
      pin: options.pin ?? PIN,
    },
    LIMIT,
  );
}

async function codeOf(work: Promise<unknown>): Promise<AppError> {
  const error = await work.then(
    () => new Error('no failure'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  return error;
}

describe('tokens over PKCS#11 (official-documents.md §6.7, real SoftHSM2)', () => {
  it('lists tokens with Chinese labels and their certificates without a PIN', async () => {
    const tokens = await listed();
    expect(tokens.map((one) => one.label).sort()).toEqual([RSA_TOKEN, EC_TOKEN].sort());
    const token = await tokenOf(RSA_TOKEN);
    expect(token.serial).toMatch(/^[0-9a-f]{16}$/);
    expect(token.pinPad).toBe(false);
    expect(token.certificates).toEqual([{ label: '证书01', der: derOf(rsa.certificate).toString('base64') }]);
  });

  it.each([
    ['RSA', RSA_TOKEN, rsa, 'rsa'],
    ['EC', EC_TOKEN, ec, 'ec'],
  ] as const)('signs with an %s key so that pdfsig and our verifier agree', async (_kind, label, key, keyType) => {
    const plain = await samplePdf();
    const signer = await signerOf(label, key, keyType);
    const began = performance.now();
    const signed = await signPdf(plain, signer, { at: AT, fieldName: '签发人' });
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(Buffer.compare(Buffer.from(signed).subarray(0, plain.length), plain)).toBe(0);
    const report = await verifyPdf(signed, { trustRoots: [derOf(key.root)], at: AT });
    expect(report.status).toBe('valid');
    const output = mustRun('pdfsig', ['-nocert', folder.write('token.pdf', signed)]);
    expect(output).toContain('Signature is Valid.');
    expect(output).toContain('Total document signed');
  });

  it('tries a wrong PIN exactly once and does not ask again by itself', async () => {
    const log = folder.path('spy.log');
    const environment = { PKCS11SPY: hsm.module, PKCS11SPY_OUTPUT: log };
    const signer = await signerOf(RSA_TOKEN, rsa, 'rsa', { pin: '错误口令9999', environment, library: spyModule() });
    const error = await codeOf(signPdf(await samplePdf(), signer, { at: AT, fieldName: '签发人' }));
    expect(error.code).toBe('token_pin');
    expect(JSON.stringify(error.details)).not.toContain('9999');
    const calls = readFileSync(log, 'utf8');
    expect(calls.match(/: C_Login$/gm)).toHaveLength(1);
    expect(calls).not.toMatch(/: C_Sign(Init)?$/m);
    expect((await tokenOf(RSA_TOKEN)).pinState).toBe('few_tries');
    // The right PIN afterwards.
    const right = await signerOf(RSA_TOKEN, rsa, 'rsa');
    expect((await right.signHash(Buffer.from('登记'))).length).toBe(256);
    expect((await tokenOf(RSA_TOKEN)).pinState).toBe('fine');
  });

  it('does not even try a PIN whose length the token would refuse', async () => {
    const log = folder.path('spy-length.log');
    const environment = { PKCS11SPY: hsm.module, PKCS11SPY_OUTPUT: log };
    const signer = await signerOf(RSA_TOKEN, rsa, 'rsa', { pin: '12', environment, library: spyModule() });
    const error = await codeOf(signer.signHash(Buffer.from('登记')));
    expect([error.code, error.details.reason]).toEqual(['token_pin', 'length']);
    expect(readFileSync(log, 'utf8')).not.toContain('C_Login');
  });

  it('says what a library is that cannot be used', async () => {
    const reasonOf = async (library: string) => {
      const error = await codeOf(runner().run({ kind: 'list', library }, LIMIT));
      return [error.code, error.details.reason];
    };
    expect(await reasonOf(folder.path('gone.so'))).toEqual(['token_library', 'missing']);
    expect(await reasonOf(folder.write('text.so', Buffer.from('不是驱动')))).toEqual(['token_library', 'not_pkcs11']);
    const foreign = folder.path('foreign.so');
    copyFileSync(hsm.module, foreign);
    const bytes = readFileSync(foreign);
    bytes.writeUInt16LE(process.arch === 'arm64' ? 62 : 183, 18);
    writeFileSync(foreign, bytes);
    expect(await reasonOf(foreign)).toEqual(['token_library', 'architecture']);
    // A real library without C_GetFunctionList: the C library's mathematics, wherever it lies here.
    const loaded = mustRun(process.execPath, ['-p', 'process.report.getReport().sharedObjects.join("\\n")']);
    const mathematics = loaded.split('\n').find((file) => /\/libm[.-]/.test(file));
    expect(await reasonOf(mathematics ?? '')).toEqual(['token_library', 'not_pkcs11']);
    expect(await reasonOf(folder.write('cut.so', readFileSync(hsm.module).subarray(0, 64)))).toEqual([
      'token_library',
      'load',
    ]);
  });

  it('a damaged library that brings its process down is reported, and the caller lives on', async () => {
    // The loader maps what the file no longer holds: a bus error in the process.
    const cut = folder.write('damaged.so', readFileSync(hsm.module).subarray(0, 4096));
    const error = await codeOf(runner().run({ kind: 'list', library: cut }, LIMIT));
    expect([error.code, error.details.reason]).toEqual(['token_failed', 'crashed']);
  });

  it('reads the processor out of a Windows library', () => {
    const library = (machine: number) => {
      const bytes = Buffer.alloc(256);
      bytes.write('MZ', 0, 'latin1');
      bytes.writeUInt32LE(128, 60);
      bytes.write('PE\0\0', 128, 'latin1');
      bytes.writeUInt16LE(machine, 132);
      return bytes;
    };
    expect(headerProblem(library(0x8664), 'x64')).toBe(null);
    expect(headerProblem(library(0x14c), 'x64')).toBe('architecture');
    expect(headerProblem(Buffer.from('MZ'), 'x64')).toBe('not_pkcs11');
  });

  it('a certificate without its key, and a key that belongs to another certificate', async () => {
    hsm.initialize('无私钥');
    hsm.load('无私钥', '03', { certificate: derFile(other.certificate) });
    const alone = await signerOf('无私钥', other, 'rsa');
    const missing = await codeOf(alone.signHash(Buffer.from('登记')));
    expect([missing.code, missing.details.reason]).toEqual(['token_failed', 'no_key']);
    hsm.load('无私钥', '03', { key: pkcs8(rsa.key) });
    const wrong = await codeOf(alone.signHash(Buffer.from('登记')));
    expect([wrong.code, wrong.details.reason]).toEqual(['token_failed', 'key_mismatch']);
  });

  it('a key without a certificate offers nothing to sign with; several certificates are all offered', async () => {
    hsm.initialize('只有私钥');
    hsm.load('只有私钥', '04', { key: pkcs8(rsa.key) });
    expect((await tokenOf('只有私钥')).certificates).toEqual([]);
    hsm.load('只有私钥', '04', { certificate: derFile(rsa.certificate) });
    hsm.load('只有私钥', '05', { key: pkcs8(other.key), certificate: derFile(other.certificate) });
    expect((await tokenOf('只有私钥')).certificates.map((one) => one.label).sort()).toEqual(['证书04', '证书05']);
    const second = await signerOf('只有私钥', other, 'rsa');
    expect((await second.signHash(Buffer.from('登记'))).length).toBe(256);
  });

  it('a token taken away between reading and signing', async () => {
    const signer = await signerOf(EC_TOKEN, ec, 'ec');
    renameSync(hsm.tokens, `${hsm.tokens}-away`);
    mustRun('mkdir', [hsm.tokens]);
    const plain = await samplePdf();
    const before = Buffer.from(plain);
    const error = await codeOf(signPdf(plain, signer, { at: AT, fieldName: '签发人' }));
    expect(error.code).toBe('token_missing');
    expect(Buffer.compare(plain, before)).toBe(0);
    mustRun('rmdir', [hsm.tokens]);
    renameSync(`${hsm.tokens}-away`, hsm.tokens);
    expect((await signer.signHash(Buffer.from('登记'))).length).toBeGreaterThan(60);
  });

  it('names a certificate by the same number everywhere', () => {
    const printed = mustRun('openssl', ['x509', '-in', rsa.certificate, '-noout', '-fingerprint', '-sha256']);
    expect(printed.split('=')[1]?.trim().replaceAll(':', '')).toBe(certificateId(derOf(rsa.certificate)));
  });
});

describe('a real library that blocks', () => {
  it('is given up after the time limit', async () => {
    const configuration = folder.path('pipe.conf');
    mustRun('mkfifo', [configuration]);
    const began = performance.now();
    const blocked = runner({ SOFTHSM2_CONF: configuration });
    const error = await codeOf(blocked.run({ kind: 'list', library: hsm.module }, { timeoutMilliseconds: 1500 }));
    expect([error.code, error.details.seconds]).toEqual(['token_timeout', 2]);
    expect(performance.now() - began).toBeLessThan(4000);
  });
});

describe('a token process that hangs or dies', () => {
  const entry = (name: string, code: string) => folder.write(name, Buffer.from(code));
  const speak = "process.send({ kind: 'listening' });\n";

  it('is ended after the time limit, even when it is blocked for good', async () => {
    const pidFile = folder.path('hang.pid');
    const hang = entry(
      'hang.mjs',
      `import fs from 'node:fs';\nprocess.on('message', () => { fs.writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); });\n${speak}`,
    );
    const began = performance.now();
    const error = await codeOf(
      nodeTokenRunner({ entry: hang }).run({ kind: 'list', library: '/x' }, { timeoutMilliseconds: 1500 }),
    );
    expect(error.code).toBe('token_timeout');
    expect(performance.now() - began).toBeLessThan(5000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const pid = Number(readFileSync(pidFile, 'utf8'));
    expect(() => process.kill(pid, 0)).toThrow();
  });

  it('answers at once when it crashes', async () => {
    const crash = entry('crash.mjs', `process.on('message', () => process.abort());\n${speak}`);
    const error = await codeOf(nodeTokenRunner({ entry: crash }).run({ kind: 'list', library: '/x' }, LIMIT));
    expect([error.code, error.details.reason]).toEqual(['token_failed', 'crashed']);
  });

  it('is not believed when it answers something else', async () => {
    const strange = entry(
      'strange.mjs',
      `process.on('message', () => process.send({ kind: 'answer', answer: { ok: 1 } }));\n${speak}`,
    );
    const error = await codeOf(nodeTokenRunner({ entry: strange }).run({ kind: 'list', library: '/x' }, LIMIT));
    expect([error.code, error.details.reason]).toEqual(['token_failed', 'process']);
  });

  it('ends when the call is cancelled', async () => {
    const hang = entry('wait.mjs', `process.on('message', () => setInterval(() => {}, 1000));\n${speak}`);
    const controller = new AbortController();
    const running = nodeTokenRunner({ entry: hang }).run(
      { kind: 'list', library: '/x' },
      { timeoutMilliseconds: 60_000, signal: controller.signal },
    );
    setTimeout(() => controller.abort(), 200);
    expect((await codeOf(running)).code).toBe('cancelled');
  });
});
