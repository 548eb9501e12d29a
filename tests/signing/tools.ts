import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs an independent program; a missing program is a failure, never a skip. */
export function run(
  command: string,
  parameters: readonly string[],
  input?: string,
): { status: number; output: string } {
  const result = spawnSync(command, parameters, {
    encoding: 'utf8',
    input,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  if (result.error) throw result.error;
  return { status: result.status ?? -1, output: `${result.stdout}${result.stderr}` };
}

/** Like `run`, but the program must succeed. */
export function mustRun(command: string, parameters: readonly string[]): string {
  const { status, output } = run(command, parameters);
  if (status !== 0) throw new Error(`${command} ${parameters.join(' ')}\n${output}`);
  return output;
}

/** A folder of its own for one test file. */
export function workFolder(): {
  path: (name: string) => string;
  write: (name: string, bytes: Uint8Array) => string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'taizhang-signing-'));
  const path = (name: string) => join(folder, name);
  return {
    path,
    write: (name, bytes) => {
      writeFileSync(path(name), bytes);
      return path(name);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export type TestKey = { readonly key: string; readonly certificate: string; readonly root: string };

/**
 * A root and a certificate made by OpenSSL, with Chinese names, as PEM files in the folder.
 * @param kind newkey option of OpenSSL
 */
export function makeTestKey(
  path: (name: string) => string,
  name: string,
  kind: 'rsa:2048' | 'ec',
  options: { readonly usage?: string; readonly days?: readonly string[]; readonly extra?: string } = {},
): TestKey {
  const files = { key: path(`${name}.key`), certificate: path(`${name}.pem`), root: path(`${name}-root.pem`) };
  const curve = kind === 'ec' ? ['-pkeyopt', 'ec_paramgen_curve:P-256'] : [];
  mustRun('openssl', [
    ...['req', '-x509', '-newkey', kind, ...curve, '-nodes', '-utf8', '-subj', `/C=CN/O=云州市民政局/CN=${name}根`],
    ...['-days', '3650', '-keyout', path(`${name}-root.key`), '-out', files.root],
    ...['-addext', 'keyUsage=critical,keyCertSign,cRLSign'],
  ]);
  mustRun('openssl', [
    ...['req', '-new', '-newkey', kind, ...curve, '-nodes', '-utf8', '-subj', `/C=CN/O=云州市民政局/CN=${name}`],
    ...['-keyout', files.key, '-out', path(`${name}.csr`)],
  ]);
  const usage = options.usage ?? 'digitalSignature,nonRepudiation';
  const extensions = `basicConstraints=CA:FALSE\nkeyUsage=critical,${usage}\n${options.extra ?? ''}\n`;
  writeFileSync(path(`${name}.ext`), extensions);
  const days = options.days ?? ['-days', '1825'];
  mustRun('openssl', [
    ...['x509', '-req', '-in', path(`${name}.csr`), '-CA', files.root, '-CAkey', path(`${name}-root.key`)],
    ...['-CAcreateserial', '-extfile', path(`${name}.ext`), ...days, '-out', files.certificate],
  ]);
  return files;
}

/** DER of a PEM certificate. */
export function derOf(pemPath: string): Buffer {
  const body = readFileSync(pemPath, 'utf8').replaceAll(/-----[^-]+-----|\s/g, '');
  return Buffer.from(body, 'base64');
}
