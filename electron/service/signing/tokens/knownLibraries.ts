import fs from 'node:fs';

/** A driver that many offices have, where its maker's set-up puts it. */
export type KnownLibrary = { readonly name: string; readonly path: string };

const WINDOWS = [
  { name: '飞天诚信 ePass2003', path: 'C:\\Windows\\System32\\eps2003csp11.dll' },
  { name: '飞天诚信 ePass3003', path: 'C:\\Windows\\System32\\ShuttleCsp11_3003.dll' },
  { name: 'SafeNet eToken', path: 'C:\\Windows\\System32\\eTPKCS11.dll' },
  { name: 'OpenSC', path: 'C:\\Program Files\\OpenSC Project\\OpenSC\\pkcs11\\opensc-pkcs11.dll' },
] as const;

const LINUX = [
  { name: '飞天诚信 ePass2003', path: '/usr/lib/libcastle_v2.so' },
  { name: 'SafeNet eToken', path: '/usr/lib/libeToken.so' },
  { name: 'OpenSC', path: '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so' },
  { name: 'OpenSC', path: '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so' },
  { name: 'SoftHSM2', path: '/usr/lib/softhsm/libsofthsm2.so' },
] as const;

/** Those of the known drivers that lie on this machine. */
export function knownLibraries(platform: string = process.platform): KnownLibrary[] {
  const listed: readonly KnownLibrary[] = platform === 'win32' ? WINDOWS : platform === 'linux' ? LINUX : [];
  return listed.filter(({ path }) => fs.existsSync(path));
}
