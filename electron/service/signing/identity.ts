import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { authorityOf, issueOfficeCertificate, issueRoot } from './authority.ts';
import { keySigner, type Signer } from './signer.ts';

/** The office's own root and its signing certificate; everything DER, keys PKCS#8. */
export type OfficeIdentity = {
  readonly rootCertificateDer: Buffer;
  readonly rootPrivateKeyPkcs8: Buffer;
  readonly certificateDer: Buffer;
  readonly privateKeyPkcs8: Buffer;
};

const ROOT_YEARS = 20;
const SIGNING_YEARS = 5;

/**
 * Makes the office's root certificate authority and the signing certificate issued by it. RSA throughout (3072 bits for the
 * root that lasts 20 years, 2048 for the signing key): every reader that can check the one can check the other.
 * Takes about a second for the keys.
 * @param options.officeName full name of the office, becomes O and CN
 * @param options.divisionCode administrative division code, becomes the OU of the root so that offices of the same name differ
 * @param options.at moment from which both certificates are valid
 */
export function createOfficeIdentity(options: {
  readonly officeName: string;
  readonly divisionCode: string;
  readonly at: Date;
  readonly signingYears?: number;
}): OfficeIdentity {
  const root = generateKeyPairSync('rsa', { modulusLength: 3072 });
  const rootName = [
    { type: '2.5.4.6', value: 'CN' },
    { type: '2.5.4.10', value: options.officeName },
    { type: '2.5.4.11', value: options.divisionCode },
    { type: '2.5.4.3', value: `${options.officeName} 根证书` },
  ];
  const rootCertificateDer = issueRoot(rootName, root, options.at, ROOT_YEARS);
  const signing = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const certificateDer = issueOfficeCertificate(authorityOf(rootCertificateDer, root.privateKey), signing.publicKey, {
    officeName: options.officeName,
    at: options.at,
    years: options.signingYears ?? SIGNING_YEARS,
  });
  return {
    rootCertificateDer,
    rootPrivateKeyPkcs8: root.privateKey.export({ type: 'pkcs8', format: 'der' }),
    certificateDer,
    privateKeyPkcs8: signing.privateKey.export({ type: 'pkcs8', format: 'der' }),
  };
}

/** The signer of an office identity; the key lives only as long as the caller keeps it. */
export function officeSigner(
  identity: Pick<OfficeIdentity, 'certificateDer' | 'privateKeyPkcs8' | 'rootCertificateDer'>,
): Signer {
  return keySigner({
    certificateDer: identity.certificateDer,
    chainDer: [identity.rootCertificateDer],
    privateKey: createPrivateKey({ key: identity.privateKeyPkcs8, format: 'der', type: 'pkcs8' }),
  });
}
