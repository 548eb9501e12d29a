import { createHash, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { generateHybridIdentity } from 'age-encryption';
import { PERMISSIONS, type Role } from '#shared/contract/permissions.ts';
import { nextListUpdate } from '#shared/features/certificates/certificates.rules.ts';
import { readCertificate } from '#shared/verifier/certificates.ts';
import { ageEncrypt, ageRecipientOf } from '../crypto/age.ts';
import type { Schema } from '../db/schema.ts';
import { authorityOf } from '../signing/authority.ts';
import { createOfficeIdentity, type OfficeIdentity } from '../signing/identity.ts';
import { issueRevocationList } from '../signing/revocationList.ts';

/** The keys of a new office as its database keeps them. */
export type KeyMaterial = {
  readonly logKey: string;
  readonly logPublicKey: string;
  readonly officeKeys: readonly { readonly name: string; readonly publicPart: string; readonly file: Buffer }[];
  readonly identity: Omit<Schema['signing_identity'], 'id' | 'createdAt' | 'algorithm'>;
  readonly rootCertificate: Buffer;
  /** List 1 of the authority, on which nobody stands: without it the first signatures could not be asked about revocation. */
  readonly revocationList: Omit<Schema['revocation_list'], 'addedAt' | 'addedBy'>;
};

/**
 * Makes the office's keys and signing identity: age files for those who may use them, the security administrator and the recovery
 * slot (security-and-exchange.md §3.1).
 * @param now wall clock in milliseconds
 */
export async function newOfficeKeys(
  people: readonly { readonly roles: readonly Role[]; readonly recipient: string }[],
  recoveryRecipient: string,
  request: { readonly name: string; readonly divisionCode: string },
  now: number,
): Promise<KeyMaterial> {
  const holders = (allowed: readonly Role[]) => [
    ...people
      .filter((person) => person.roles.some((role) => allowed.includes(role) || role === 'secadmin'))
      .map((person) => person.recipient),
    recoveryRecipient,
  ];
  const sign = generateKeyPairSync('ed25519');
  const exchangeIdentity = await generateHybridIdentity();
  const log = generateKeyPairSync('ed25519');
  const identity = createOfficeIdentity({
    officeName: request.name,
    divisionCode: request.divisionCode,
    at: new Date(now),
  });
  const facts = readCertificate(identity.certificateDer);
  const exchangeHolders = holders(['exchange']);
  const certificateHolders = holders(PERMISSIONS['documents.sign']);
  return {
    logKey: log.privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
    logPublicKey: log.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    officeKeys: [
      {
        name: 'sign',
        publicPart: sign.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
        file: await ageEncrypt(sign.privateKey.export({ type: 'pkcs8', format: 'der' }), exchangeHolders),
      },
      {
        name: 'exchange',
        publicPart: await ageRecipientOf(exchangeIdentity),
        file: await ageEncrypt(Buffer.from(exchangeIdentity, 'utf8'), exchangeHolders),
      },
      {
        name: 'certificate-authority',
        publicPart: identity.rootCertificateDer.toString('base64'),
        file: await ageEncrypt(identity.rootPrivateKeyPkcs8, holders([])),
      },
    ],
    identity: {
      source: 'created',
      certificate: identity.certificateDer,
      chain: JSON.stringify([identity.rootCertificateDer.toString('base64')]),
      keyFile: await ageEncrypt(identity.privateKeyPkcs8, certificateHolders),
      subject: facts.subject,
      issuer: facts.issuer,
      serial: facts.serial,
      fingerprint: createHash('sha256').update(identity.certificateDer).digest('hex'),
      notBefore: facts.notBefore.toISOString(),
      notAfter: facts.notAfter.toISOString(),
      active: 1,
    },
    rootCertificate: identity.rootCertificateDer,
    revocationList: firstList(identity, now),
  };
}

function firstList(
  identity: Pick<OfficeIdentity, 'rootCertificateDer' | 'rootPrivateKeyPkcs8'>,
  now: number,
): KeyMaterial['revocationList'] {
  const key = createPrivateKey({ key: identity.rootPrivateKeyPkcs8, format: 'der', type: 'pkcs8' });
  const thisUpdate = new Date(now);
  const nextUpdate = new Date(nextListUpdate(now));
  return {
    issuer: createHash('sha256').update(identity.rootCertificateDer).digest('hex'),
    number: 1,
    list: issueRevocationList(authorityOf(identity.rootCertificateDer, key), {
      number: 1,
      thisUpdate,
      nextUpdate,
      entries: [],
    }),
    thisUpdate: thisUpdate.toISOString(),
    nextUpdate: nextUpdate.toISOString(),
  };
}
