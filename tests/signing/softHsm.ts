import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { mustRun } from './tools.ts';

const MODULES = [
  '/usr/lib/softhsm/libsofthsm2.so',
  '/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so',
  '/usr/lib64/softhsm/libsofthsm2.so',
  '/usr/local/lib/softhsm/libsofthsm2.so',
];
const SPIES = [
  '/usr/lib/x86_64-linux-gnu/pkcs11-spy.so',
  '/usr/lib/aarch64-linux-gnu/pkcs11-spy.so',
  '/usr/lib64/pkcs11-spy.so',
  '/usr/lib/pkcs11-spy.so',
];

function found(places: readonly string[], what: string): string {
  const place = places.find((one) => existsSync(one));
  if (!place) throw new Error(`${what} is not installed`);
  return place;
}

/** Where SoftHSM2's library lies. */
export function softHsmModule(): string {
  return found(MODULES, 'SoftHSM2');
}

/** OpenSC's library that writes every call down and passes it on. */
export function spyModule(): string {
  return found(SPIES, 'pkcs11-spy (opensc)');
}

export const PIN = '令牌123456';

export type SoftHsm = {
  readonly module: string;
  /** What a process that uses it must have in its environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder with a folder for each token. */
  readonly tokens: string;
  /** Makes a token. */
  initialize(label: string): void;
  /** Puts a key (PEM) and its certificate (DER) on a token under one identifier; either may be left out. */
  load(label: string, id: string, files: { readonly key?: string; readonly certificate?: string }): void;
};

/** A SoftHSM2 of its own in a folder. */
export function makeSoftHsm(path: (name: string) => string): SoftHsm {
  const tokens = path('tokens');
  const configuration = path('softhsm2.conf');
  mkdirSync(tokens, { recursive: true });
  writeFileSync(configuration, `directories.tokendir = ${tokens}\nobjectstore.backend = file\nlog.level = ERROR\n`);
  const environment = { SOFTHSM2_CONF: configuration, PATH: process.env.PATH ?? '' };
  process.env.SOFTHSM2_CONF = configuration;
  const module = softHsmModule();
  return {
    module,
    environment,
    tokens,
    initialize: (label) => {
      mustRun('softhsm2-util', ['--init-token', '--free', '--label', label, '--so-pin', '87654321', '--pin', PIN]);
    },
    load: (label, id, { key, certificate }) => {
      const where = ['--token', label, '--pin', PIN];
      if (key) mustRun('softhsm2-util', ['--import', key, ...where, '--label', `密钥${id}`, '--id', id]);
      if (!certificate) return;
      const object = ['--write-object', certificate, '--type', 'cert', '--id', id, '--label', `证书${id}`];
      mustRun('pkcs11-tool', ['--module', module, '--token-label', label, '--login', '--pin', PIN, ...object]);
    },
  };
}
