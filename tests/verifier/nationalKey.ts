import { readFileSync, writeFileSync } from 'node:fs';
import type { Signer } from '#service/signing/signer.ts';
import { derOf, mustRun, type TestKey } from '../signing/tools.ts';

const STANDARD_ID = '1234567812345678';

/**
 * An SM2 root and certificate made by OpenSSL (SM3, GM/T 0006 identifiers), as PEM files in the folder.
 * @param userId distinguishing ID of the certificates' signatures; anything but the standard one must not verify
 */
export function makeNationalKey(path: (name: string) => string, name: string, userId = STANDARD_ID): TestKey {
  const files = { key: path(`${name}.key`), certificate: path(`${name}.pem`), root: path(`${name}-root.pem`) };
  const rootKey = path(`${name}-root.key`);
  for (const key of [rootKey, files.key]) mustRun('openssl', ['ecparam', '-name', 'SM2', '-genkey', '-out', key]);
  const id = ['-sm3', '-sigopt', `distid:${userId}`];
  mustRun('openssl', [
    ...['req', '-x509', '-new', '-key', rootKey, ...id, '-utf8', '-subj', `/C=CN/O=云州市民政局/CN=${name}根`],
    ...['-days', '3650', '-addext', 'keyUsage=critical,keyCertSign,cRLSign', '-out', files.root],
  ]);
  mustRun('openssl', [
    ...['req', '-new', '-key', files.key, ...id, '-utf8', '-subj', `/C=CN/O=云州市民政局/CN=${name}`],
    ...['-out', path(`${name}.csr`)],
  ]);
  writeFileSync(path(`${name}.ext`), 'basicConstraints=CA:FALSE\nkeyUsage=critical,digitalSignature,nonRepudiation\n');
  mustRun('openssl', [
    ...['x509', '-req', '-in', path(`${name}.csr`), '-vfyopt', `distid:${userId}`, ...id],
    ...['-CA', files.root, '-CAkey', rootKey, '-CAcreateserial', '-extfile', path(`${name}.ext`)],
    ...['-days', '1825', '-out', files.certificate],
  ]);
  return files;
}

/** A signer whose signatures OpenSSL makes: SM2 over SM3 with the given distinguishing ID. */
export function nationalSigner(path: (name: string) => string, key: TestKey, userId = STANDARD_ID): Signer {
  return {
    certDer: derOf(key.certificate),
    chainDer: [derOf(key.root)],
    keyType: 'sm2',
    signHash: async (tbs) => {
      writeFileSync(path('tbs'), tbs);
      mustRun('openssl', [
        ...['pkeyutl', '-sign', '-rawin', '-digest', 'sm3', '-pkeyopt', `distid:${userId}`, '-inkey', key.key],
        ...['-in', path('tbs'), '-out', path('tbs.sig')],
      ]);
      return readFileSync(path('tbs.sig'));
    },
  };
}
