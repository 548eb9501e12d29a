import type { UNUSABLE_REASONS } from '#shared/features/signing/signing.contract.ts';
import type { TokenFacts } from '#shared/features/signing/tokenMessages.ts';
import { type CertificateFacts, isIssuedBy, maySignDocuments, readCertificate } from '#shared/verifier/certificates.ts';
import { DerError } from '#shared/verifier/der.ts';
import { certificateId } from './tokenSigner.ts';

type Unusable = (typeof UNUSABLE_REASONS)[number];

export type TokenCertificate = {
  readonly id: string;
  readonly label: string;
  readonly facts: CertificateFacts;
  /** Null for a key that tokens are not asked to sign with (SM2, short RSA). */
  readonly keyType: 'rsa' | 'ec' | null;
  readonly unusable: Unusable | null;
};

/** More issuers than this in a row are not followed. */
const LONGEST_CHAIN = 8;

/** The signers' certificates of a token; authorities and what is no certificate are left out. */
export function tokenCertificates(token: TokenFacts, at: Date): TokenCertificate[] {
  return readAll(token)
    .filter(({ facts }) => !facts.isAuthority)
    .map(({ label, facts }) => {
      const keyType = keyTypeOf(facts);
      return { id: certificateId(facts.der), label, facts, keyType, unusable: unusableReason(facts, keyType, at) };
    });
}

/**
 * Issuers of a certificate, nearest first: what the token holds beside it, then the roots that the office trusts.
 * @returns DER
 */
export async function tokenChain(
  leaf: CertificateFacts,
  token: TokenFacts,
  trustRoots: readonly Uint8Array[],
): Promise<Buffer[]> {
  const candidates = [...readAll(token).map(({ facts }) => facts), ...trustRoots.map(readCertificate)];
  const chain: Buffer[] = [];
  let present = leaf;
  while (chain.length < LONGEST_CHAIN) {
    const issuer = await issuerOf(present, candidates);
    if (!issuer) break;
    chain.push(Buffer.from(issuer.der));
    present = issuer;
  }
  return chain;
}

/** Null for a self-signed certificate and for one whose issuer is not at hand. */
async function issuerOf(
  certificate: CertificateFacts,
  candidates: readonly CertificateFacts[],
): Promise<CertificateFacts | null> {
  for (const candidate of candidates) {
    if (candidate.isAuthority && candidate.der !== certificate.der && (await isIssuedBy(certificate, candidate))) {
      return candidate;
    }
  }
  return null;
}

function readAll(token: TokenFacts): { readonly label: string; readonly facts: CertificateFacts }[] {
  return token.certificates.flatMap(({ label, der }) => {
    try {
      return [{ label, facts: readCertificate(Buffer.from(der, 'base64')) }];
    } catch (error) {
      if (error instanceof DerError) return [];
      throw error;
    }
  });
}

function keyTypeOf({ publicKey }: CertificateFacts): 'rsa' | 'ec' | null {
  if (publicKey?.kind === 'rsa') return publicKey.bits >= 2048 ? 'rsa' : null;
  return publicKey?.kind === 'ec' ? 'ec' : null;
}

function unusableReason(facts: CertificateFacts, keyType: 'rsa' | 'ec' | null, at: Date): Unusable | null {
  if (keyType === null) return 'algorithm';
  if (at > facts.notAfter) return 'expired';
  if (at < facts.notBefore) return 'not_yet_valid';
  return maySignDocuments(facts) ? null : 'usage';
}
