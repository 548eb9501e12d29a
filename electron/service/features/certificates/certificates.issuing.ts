import type { CertificateAlgorithm } from '#shared/features/certificates/certificates.rules.ts';
import { ageEncrypt } from '../../crypto/age.ts';
import { wipe } from '../../crypto/encodings.ts';
import type { Schema } from '../../db/schema.ts';
import {
  type Authority,
  issueOfficeCertificate,
  issueUserCertificate,
  type NewKeyPair,
  newKeyPair,
} from '../../signing/authority.ts';
import { certificateFactsOf } from '../../signing/certificateFacts.ts';

/** What every issued certificate is stored with; the key file is an age file to `recipients` alone. */
type Issued = Pick<
  Schema['signing_identity'],
  'certificate' | 'chain' | 'keyFile' | 'subject' | 'issuer' | 'serial' | 'fingerprint' | 'notBefore' | 'notAfter'
>;

/** A user's new key and certificate; the key is readable by this user's recipient and by nobody else. */
export async function newUserCertificate(
  authority: Authority,
  options: {
    readonly algorithm: CertificateAlgorithm;
    readonly officeName: string;
    readonly displayName: string;
    readonly post: string | null;
    readonly recipient: string;
    readonly at: Date;
    readonly years: number;
  },
): Promise<Omit<Schema['user_certificate'], 'id' | 'userId' | 'replacedBy' | 'createdAt' | 'createdBy'>> {
  const { algorithm, recipient } = options;
  const pair = await newKeyPair(algorithm);
  const certificate = issueUserCertificate(authority, pair.publicKey, options);
  const { issuer: _issuer, ...issued } = await sealed(authority, certificate, pair, [recipient]);
  return { ...issued, algorithm, recipient };
}

/** A new signing key and certificate of the office for those who may sign in its name. */
export async function newOfficeCertificate(
  authority: Authority,
  options: {
    readonly officeName: string;
    readonly recipients: readonly string[];
    readonly at: Date;
    readonly years: number;
  },
): Promise<Issued> {
  const pair = await newKeyPair('rsa');
  return sealed(authority, issueOfficeCertificate(authority, pair.publicKey, options), pair, options.recipients);
}

async function sealed(
  authority: Authority,
  certificate: Buffer,
  pair: NewKeyPair,
  recipients: readonly string[],
): Promise<Issued> {
  try {
    const { name: _name, ...facts } = certificateFactsOf(certificate);
    return {
      ...facts,
      certificate,
      chain: JSON.stringify([authority.certificateDer.toString('base64')]),
      keyFile: await ageEncrypt(pair.privateKeyPkcs8, recipients),
    };
  } finally {
    wipe(pair.privateKeyPkcs8);
  }
}
