import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import {
  CertBag,
  CryptoEngine,
  EncryptedContentInfo,
  EncryptedData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
} from 'pkijs';
import { AppError } from '#shared/contract/errors.ts';
import { type CertificateFacts, isIssuedBy, type KeyUsage, readCertificate } from '#shared/verifier/certificates.ts';
import { requireUsable } from './signer.ts';

/** An opened key file. The key lives only as long as the caller keeps this object (official-documents.md §6.6). */
export type OpenedPkcs12 = {
  readonly certificateDer: Buffer;
  /** Issuers found in the file, nearest first. */
  readonly chainDer: Buffer[];
  readonly privateKey: KeyObject;
  readonly subject: string;
  readonly issuer: string;
  readonly serial: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly keyUsage: readonly KeyUsage[] | null;
};

type Contents = { readonly keys: Buffer[]; readonly certificates: Buffer[] };

/** A file asking for more hashing than this would only keep the machine busy. */
const MAXIMUM_ITERATIONS = 2_000_000;
const MAXIMUM_BYTES = 4 * 1024 * 1024;
const MAXIMUM_CHAIN = 8;

const engine = new CryptoEngine({ name: 'node', crypto: globalThis.crypto });

/**
 * Opens a PKCS#12 key file (RFC 7292) with RSA or EC key, modern (PBES2) or legacy (3DES, RC2) encryption.
 * @param at the certificate must be valid at this moment
 * @throws AppError pkcs12_password, pkcs12_unreadable, certificate_expired, certificate_not_yet_valid, certificate_usage
 */
export async function openPkcs12(bytes: Uint8Array, password: string, at: Date = new Date()): Promise<OpenedPkcs12> {
  const contents = await readContents(bytes, password);
  const found = matchingPair(contents);
  requireUsable(Buffer.from(found.certificate.der), at);
  const { certificate, privateKey, others } = found;
  return {
    certificateDer: Buffer.from(certificate.der),
    chainDer: await orderChain(certificate, others),
    privateKey,
    subject: certificate.subject,
    issuer: certificate.issuer,
    serial: certificate.serial,
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    keyUsage: certificate.keyUsage,
  };
}

async function readContents(bytes: Uint8Array, password: string): Promise<Contents> {
  if (bytes.length > MAXIMUM_BYTES) throw new AppError('pkcs12_unreadable');
  const secret = Uint8Array.from(Buffer.from(password, 'utf8')).buffer;
  const file = parseFile(bytes);
  await checkPassword(file, secret);
  try {
    return await readModern(file, secret);
  } catch {
    // pkijs knows no 3DES and RC2; the password is right, so node-forge gets its turn.
    return readLegacy(bytes, password);
  }
}

function parseFile(bytes: Uint8Array): PFX {
  let file: PFX;
  try {
    file = PFX.fromBER(new Uint8Array(bytes));
  } catch {
    throw new AppError('pkcs12_unreadable');
  }
  if (!file.macData || (file.macData.iterations ?? 1) > MAXIMUM_ITERATIONS) throw new AppError('pkcs12_unreadable');
  return file;
}

/** The check value of the file tells a wrong password from a damaged file as well as can be told: not at all. */
async function checkPassword(file: PFX, secret: ArrayBuffer): Promise<void> {
  try {
    await file.parseInternalValues({ password: secret, checkIntegrity: true }, engine);
  } catch (error) {
    const wrong = error instanceof Error && /integrity|password/i.test(error.message);
    throw new AppError(wrong ? 'pkcs12_password' : 'pkcs12_unreadable');
  }
}

async function readModern(file: PFX, secret: ArrayBuffer): Promise<Contents> {
  const safe = file.parsedValue?.authenticatedSafe;
  if (!safe) throw new AppError('pkcs12_unreadable');
  const safeContents = safe.safeContents.map(() => ({ password: secret }));
  await safe.parseInternalValues({ safeContents }, engine);
  const keys: Buffer[] = [];
  const certificates: Buffer[] = [];
  const parts: { value: { safeBags: SafeBag[] } }[] = safe.parsedValue.safeContents;
  for (const bag of parts.flatMap((part) => part.value.safeBags)) {
    const { bagValue } = bag;
    if (bagValue instanceof PKCS8ShroudedKeyBag) {
      keys.push(await decryptKey(bagValue, secret));
    } else if (bagValue instanceof PrivateKeyInfo) keys.push(Buffer.from(bagValue.toSchema().toBER()));
    else if (bagValue instanceof CertBag && 'getValue' in bagValue.certValue) {
      certificates.push(Buffer.from(bagValue.certValue.getValue()));
    }
  }
  return { keys, certificates };
}

async function decryptKey(bag: PKCS8ShroudedKeyBag, secret: ArrayBuffer): Promise<Buffer> {
  const encryptedContentInfo = new EncryptedContentInfo({
    contentEncryptionAlgorithm: bag.encryptionAlgorithm,
    encryptedContent: bag.encryptedData,
  });
  return Buffer.from(await new EncryptedData({ encryptedContentInfo }).decrypt({ password: secret }, engine));
}

function readLegacy(bytes: Uint8Array, password: string): Contents {
  try {
    const structure = forge.asn1.fromDer(Buffer.from(bytes).toString('latin1'));
    const file = forge.pkcs12.pkcs12FromAsn1(structure, false, password);
    const bags = file.safeContents.flatMap((part) => part.safeBags);
    const keys = bags.flatMap((bag) => {
      if (bag.type !== forge.pki.oids.pkcs8ShroudedKeyBag && bag.type !== forge.pki.oids.keyBag) return [];
      // For EC keys forge leaves `key` empty and hands out the PKCS#8 structure.
      const info = bag.key ? forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)) : bag.asn1;
      return [toBuffer(info)];
    });
    // forge keeps the signed part of a certificate as it was read, so it comes out byte for byte.
    const certificates = bags
      .filter((bag) => bag.type === forge.pki.oids.certBag)
      .map((bag) => toBuffer(bag.cert ? forge.pki.certificateToAsn1(bag.cert) : bag.asn1));
    return { keys, certificates };
  } catch {
    throw new AppError('pkcs12_unreadable');
  }
}

function toBuffer(structure: forge.asn1.Asn1): Buffer {
  return Buffer.from(forge.asn1.toDer(structure).getBytes(), 'latin1');
}

function matchingPair(contents: Contents): {
  certificate: CertificateFacts;
  privateKey: KeyObject;
  others: CertificateFacts[];
} {
  try {
    const certificates = contents.certificates.map(readCertificate);
    for (const der of contents.keys) {
      const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
      const certificate = certificates.find((each) => new X509Certificate(each.der).checkPrivateKey(privateKey));
      if (certificate) return { certificate, privateKey, others: certificates.filter((each) => each !== certificate) };
    }
  } catch {
    throw new AppError('pkcs12_unreadable');
  }
  throw new AppError('pkcs12_unreadable');
}

async function orderChain(certificate: CertificateFacts, others: readonly CertificateFacts[]): Promise<Buffer[]> {
  const chain: CertificateFacts[] = [];
  for (let current = certificate; chain.length < MAXIMUM_CHAIN; ) {
    const below: CertificateFacts = current;
    const free = others.filter((each) => !chain.includes(each));
    const issued = await Promise.all(free.map((each) => isIssuedBy(below, each)));
    const issuer = free.find((_, index) => issued[index]);
    if (!issuer) break;
    chain.push(issuer);
    current = issuer;
  }
  return chain.map((each) => Buffer.from(each.der));
}
