import { createPrivateKey } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import type { SigningMeans } from '#shared/features/signing/signing.contract.ts';
import type { TokenFacts } from '#shared/features/signing/tokenMessages.ts';
import type { JobContext } from '../../context.ts';
import { wipe } from '../../crypto/encodings.ts';
import { trustedRoots } from '../../db/issuedDocuments.ts';
import { localOffice } from '../../db/localOffice.ts';
import { openSigningIdentity } from '../../office/officeKeys.ts';
import { openUserCertificate } from '../../office/userCertificates.ts';
import { nationalSigner } from '../../signing/nationalIdentity.ts';
import { readNationalKey } from '../../signing/nationalKey.ts';
import { openPkcs12 } from '../../signing/pkcs12.ts';
import { keySigner, type Signer } from '../../signing/signer.ts';
import { tokenCertificates, tokenChain } from '../../signing/tokens/tokenCertificates.ts';
import { tokenSigner } from '../../signing/tokens/tokenSigner.ts';
import { openNationalIdentity } from './signing.repository.ts';

export const KEY_FILE_LIMIT = 4 * 1024 * 1024;
/** A driver that has not answered by then does not answer; a PIN typed on the reader needs a person's time. */
const TOKEN_MILLISECONDS = 20_000;
const PIN_PAD_MILLISECONDS = 60_000;

type StoredKey = {
  readonly certificate: Buffer;
  readonly chain: readonly Buffer[];
  readonly privateKey: Buffer;
};

/**
 * Opens what the user signs with, for the time of `work`; a private key in memory is wiped afterwards.
 * @throws AppError `signing_identity_missing`, `forbidden`, `pkcs12_*`, `certificate_*`, `token_*`, `file_missing`
 */
export async function withSigner<Value>(
  context: JobContext,
  means: SigningMeans,
  work: (signer: Signer) => Promise<Value>,
): Promise<Value> {
  const { db, session } = context.open();
  switch (means.kind) {
    case 'office':
      return withStoredKey(await openSigningIdentity(db, session.userIdentity), work);
    case 'own':
      return withStoredKey(await openUserCertificate(db, session), work);
    case 'national': {
      const { certificate, chain, privateKey } = await openNationalIdentity(db, session.userIdentity);
      const key = readNationalKey(privateKey);
      try {
        return await work(nationalSigner({ certificateDer: certificate, chainDer: chain, key }));
      } finally {
        wipe(privateKey);
        wipe(key.secret);
      }
    }
    case 'keyFile': {
      const { bytes } = context.runtime.files.readIn(means.source, KEY_FILE_LIMIT);
      const opened = await openPkcs12(bytes, means.password, new Date(context.now));
      return work(keySigner(opened));
    }
    case 'token':
      return work(await openToken(context, means));
  }
}

/** The tokens behind one driver of the office's list. @throws AppError `token_*` */
export async function readTokens(
  context: JobContext,
  libraryIndex: number,
): Promise<{ readonly library: string; readonly tokens: readonly TokenFacts[] }> {
  const { db, session } = context.open();
  const library = (await localOffice(db, session.officeId)).settings.tokenLibraries[libraryIndex];
  if (library === undefined) throw new AppError('token_library', { reason: 'not_listed' });
  const { tokens: runner } = context.runtime;
  const limits = { timeoutMilliseconds: TOKEN_MILLISECONDS, signal: context.signal };
  const answer = await runner.run({ kind: 'list', library }, limits);
  return { library, tokens: answer.kind === 'list' ? answer.tokens : [] };
}

async function withStoredKey<Value>(stored: StoredKey, work: (signer: Signer) => Promise<Value>): Promise<Value> {
  const { certificate, chain, privateKey } = stored;
  try {
    const key = createPrivateKey({ key: privateKey, format: 'der', type: 'pkcs8' });
    return await work(keySigner({ certificateDer: certificate, chainDer: chain, privateKey: key }));
  } finally {
    wipe(privateKey);
  }
}

/** Finds token and certificate again, however long ago the user saw them. */
async function openToken(context: JobContext, means: Extract<SigningMeans, { kind: 'token' }>): Promise<Signer> {
  const { library, tokens } = await readTokens(context, means.library);
  const token = tokens.find((one) => one.serial === means.tokenSerial);
  const certificate =
    token && tokenCertificates(token, new Date(context.now)).find((one) => one.id === means.certificateId);
  if (!token || !certificate) throw new AppError('token_missing');
  if (certificate.keyType === null) throw new AppError('token_failed', { reason: 'algorithm' });
  return tokenSigner(
    context.runtime.tokens,
    {
      library,
      tokenSerial: token.serial,
      certificateDer: Buffer.from(certificate.facts.der),
      chainDer: await tokenChain(certificate.facts, token, await trustedRoots(context.open().db)),
      keyType: certificate.keyType,
      pin: means.pin,
    },
    { timeoutMilliseconds: token.pinPad ? PIN_PAD_MILLISECONDS : TOKEN_MILLISECONDS, signal: context.signal },
  );
}
