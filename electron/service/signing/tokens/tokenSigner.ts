import { createHash, verify, X509Certificate } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';
import { derSequence } from '#shared/verifier/der.ts';
import { derUnsigned } from '../derBuild.ts';
import type { Signer } from '../signer.ts';
import type { TokenRunner, TokenRunOptions } from './tokenRunner.ts';

/** What is needed to sign with a certificate on a token. */
export type TokenKey = {
  /** Absolute path, from the office's own list only. */
  readonly library: string;
  readonly tokenSerial: string;
  readonly certificateDer: Buffer;
  readonly chainDer: readonly Buffer[];
  readonly keyType: 'rsa' | 'ec';
  /** Null where it is typed on the reader. Kept in memory for the call only. */
  readonly pin: string | null;
};

/**
 * A signer whose key stays on a token (official-documents.md §6.7). Each signature is one process and one try of the PIN.
 * `signHash` throws AppError `token_*`; a signature that the certificate's key cannot confirm is `token_failed` (key_mismatch).
 */
export function tokenSigner(runner: TokenRunner, key: TokenKey, options: TokenRunOptions): Signer {
  return {
    certDer: key.certificateDer,
    chainDer: key.chainDer,
    keyType: key.keyType,
    signHash: async (tbs) => {
      const data = key.keyType === 'rsa' ? tbs : createHash('sha256').update(tbs).digest();
      const answer = await runner.run(
        {
          kind: 'sign',
          library: key.library,
          tokenSerial: key.tokenSerial,
          certificateId: certificateId(key.certificateDer),
          pin: key.pin,
          keyType: key.keyType,
          data: data.toString('base64'),
        },
        options,
      );
      if (answer.kind !== 'sign') throw new AppError('token_failed', { reason: 'process' });
      const raw = Buffer.from(answer.signature, 'base64');
      const signature = key.keyType === 'rsa' ? raw : ecdsaSequence(raw);
      const { publicKey } = new X509Certificate(key.certificateDer);
      if (!verify('sha256', tbs, publicKey, signature)) throw new AppError('token_failed', { reason: 'key_mismatch' });
      return signature;
    },
  };
}

/** SHA-256 of the certificate in upper-case hex: names it across calls. */
export function certificateId(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex').toUpperCase();
}

/** r and s side by side (PKCS#11 §2.3.1) as the DER sequence that CMS wants (RFC 3279 §2.2.3). */
export function ecdsaSequence(raw: Buffer): Buffer {
  if (raw.length === 0 || raw.length % 2 !== 0) throw new AppError('token_failed', { reason: 'answer' });
  const half = raw.length / 2;
  return Buffer.from(derSequence(derUnsigned(raw.subarray(0, half)), derUnsigned(raw.subarray(half))));
}
