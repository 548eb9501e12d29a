import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { nodeTokenRunner } from '#service/hosts/nodeTokens.ts';
import type { CallOutput } from '#shared/contract/list.ts';
import { sampleMeeting } from '#tests/features/meetings/sampleMeeting.ts';
import { makeSoftHsm, type SoftHsm } from '#tests/signing/softHsm.ts';
import { derOf, makeTestKey, mustRun, type TestKey } from '#tests/signing/tools.ts';
import { makeService, type TestService } from '#tests/support/makeService.ts';

export const TOKEN_LABEL = '王海的令牌';
export const KEY_FILE_PASSWORD = '证书口令2026';

/** An office whose clerk can sign with the office's certificate, an EC key file and an RSA key on a real SoftHSM2 token. */
export type SigningOffice = {
  readonly office: TestService;
  readonly hsm: SoftHsm;
  readonly keyFile: TestKey;
  readonly keyFileBytes: Buffer;
  readonly tokenKey: TestKey;
  /** Issues new minutes. */
  issue(): Promise<CallOutput<'meetings.issue'>['document']>;
  /** The kept bytes of a document. */
  bytes(id: string): Promise<Buffer>;
  /** The token as `signing.tokens` shows it. */
  token(): Promise<CallOutput<'signing.tokens'>['tokens'][number]>;
  /** Every blob of the store by its place, with the hash of its encrypted bytes. */
  blobs(): ReadonlyMap<string, string>;
};

/** Certificates of OpenSSL begin at this machine's time: so does the office's clock. */
export async function makeSigningOffice(folder: { path(name: string): string }): Promise<SigningOffice> {
  const keyFile = makeTestKey(folder.path, '李春梅', 'ec');
  const tokenKey = makeTestKey(folder.path, '王海', 'rsa:2048');
  const hsm = makeSoftHsm(folder.path);
  hsm.initialize(TOKEN_LABEL);
  mustRun('openssl', ['pkcs8', '-topk8', '-nocrypt', '-in', tokenKey.key, '-out', folder.path('token.p8')]);
  writeFileSync(folder.path('token.der'), derOf(tokenKey.certificate));
  hsm.load(TOKEN_LABEL, '07', { key: folder.path('token.p8'), certificate: folder.path('token.der') });
  mustRun('openssl', [
    ...['pkcs12', '-export', '-inkey', keyFile.key, '-in', keyFile.certificate, '-certfile', keyFile.root],
    ...['-passout', `pass:${KEY_FILE_PASSWORD}`, '-out', folder.path('key.p12')],
  ]);
  const now = new Date(Date.now() + 60_000).toISOString();
  const office = await makeService({ now, tokens: nodeTokenRunner({ environment: hsm.environment }) });
  await office.as('admin');
  await office.call('signing.addTokenLibrary', { source: { $file: office.service.files.offerPath(hsm.module) } });
  await office.as('clerk');
  return {
    office,
    hsm,
    keyFile,
    keyFileBytes: readFileSync(folder.path('key.p12')),
    tokenKey,
    issue: async () => {
      const { id, revision } = await office.call('meetings.save', sampleMeeting());
      await office.call('meetings.finalize', { id, expectedRevision: revision });
      return (await office.call('meetings.issue', { id })).document;
    },
    bytes: async (id) => office.bytes((await office.call('documents.file', { id })).file),
    token: async () => {
      const { tokens } = await office.call('signing.tokens', { library: 0 });
      const token = tokens.find((one) => one.label === TOKEN_LABEL);
      if (!token) throw new Error('no token');
      return token;
    },
    blobs: () => {
      const root = path.join(office.folder, 'blobs');
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
      return new Map(
        files
          .filter((name) => statSync(path.join(root, name)).isFile())
          .map((name) => [
            name,
            createHash('sha256')
              .update(readFileSync(path.join(root, name)))
              .digest('hex'),
          ]),
      );
    },
  };
}
