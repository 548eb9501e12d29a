import { DerError, derChild, derChildren, derOidText, readDer, TAG } from '#shared/verifier/der.ts';
import { findSignatures } from '#shared/verifier/findSignatures.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { readStructure } from '#shared/verifier/pdfRevisions.ts';
import { PdfSyntaxError } from '#shared/verifier/pdfValue.ts';
import { checkDictionary } from '#shared/verifier/signatureDictionary.ts';

/** Certificates looked at in one file; nobody hands over more. */
const MOST_CERTIFICATES = 50;
/** A file of certificates, in bytes; a signed document may be larger. */
const LARGEST_BUNDLE = 1_048_576;

/**
 * The certificates (DER) that a file brings: a certificate (.cer, .crt) in DER or PEM, a chain (.p7b), or the signatures of a PDF.
 * Nothing is checked but the shape; each certificate once.
 */
export function certificatesOfFile(bytes: Buffer): Buffer[] {
  const found = bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? ofPdf(bytes) : ofParts(bytes);
  const once = new Map(found.map((der) => [der.toString('base64'), der]));
  return [...once.values()].slice(0, MOST_CERTIFICATES);
}

/** The DER of a revocation list handed in as DER or PEM. */
export function listOfFile(bytes: Buffer): Buffer {
  return pemBlocks(bytes)[0] ?? bytes;
}

function ofParts(bytes: Buffer): Buffer[] {
  if (bytes.length > LARGEST_BUNDLE) return [];
  const blocks = pemBlocks(bytes);
  return (blocks.length > 0 ? blocks : [bytes]).flatMap((der) => ofSignedData(der) ?? [der]);
}

/** Contents of the blocks of a text file (RFC 7468), whatever their label says. */
function pemBlocks(bytes: Buffer): Buffer[] {
  const text = bytes.toString('latin1');
  return [...text.matchAll(/-----BEGIN [^-]+-----([A-Za-z0-9+/=\s]+)-----END [^-]+-----/g)].map((match) =>
    Buffer.from(match[1] ?? '', 'base64'),
  );
}

/** The certificates of a CMS SignedData (RFC 5652 §5.1), or null when the bytes are none. */
function ofSignedData(bytes: Uint8Array): Buffer[] | null {
  try {
    const [type, wrapper] = derChildren(readDer(bytes));
    if (type?.tag !== TAG.oid || ![OID.signedData, OID.gmSignedData].some((oid) => oid === derOidText(type)))
      return null;
    if (wrapper?.tag !== TAG.context0) return null;
    const set = derChildren(derChild(wrapper, 0, TAG.sequence)).find((field) => field.tag === TAG.context0);
    const certificates = set ? derChildren(set) : [];
    return certificates.filter(({ tag }) => tag === TAG.sequence).map((certificate) => Buffer.from(certificate.bytes));
  } catch (error) {
    if (error instanceof DerError) return null;
    throw error;
  }
}

function ofPdf(bytes: Buffer): Buffer[] {
  try {
    return findSignatures(readStructure(bytes).revisions).flatMap(({ revision, dictionary }) => {
      const hole = dictionary ? checkDictionary(bytes, revision, dictionary) : null;
      return hole !== null && typeof hole === 'object' ? (ofSignedData(hole.cms) ?? []) : [];
    });
  } catch (error) {
    // A RangeError is a stack or buffer limit met by hostile nesting.
    if (error instanceof PdfSyntaxError || error instanceof RangeError) return [];
    throw error;
  }
}
