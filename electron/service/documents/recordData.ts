import { AppError } from '#shared/contract/errors.ts';

/** Data that travel inside a document (features "Beyond" 7). */
export type RecordData = {
  /** The record as JSON text, `{"format":"taizhang-record/1", …}`; embedded byte for byte as `record.json`. */
  readonly json: string;
  /** Certificate of the signer, DER in base64; embedded as `issuer.cer`. */
  readonly certificateDer?: string;
};

export type EmbeddedFile = {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
};

/** A record is a few kilobytes; more than this is a mistake of the caller. */
const MOST_BYTES = 8_000_000;
const DER_SEQUENCE = 0x30;

/**
 * The files to embed, in a fixed order.
 * @throws AppError `invalid_input` with `{part: 'recordData'}` when the JSON does not parse, the certificate is no DER, one is too
 *   large, or the file is not to be PDF/A-3b: parts 1 and 2 of ISO 19005 forbid such files
 */
export function recordFiles(data: RecordData | undefined, conformance: string): EmbeddedFile[] {
  if (!data) return [];
  if (conformance !== 'PDF/A-3b') throw refused();
  const record = Buffer.from(data.json, 'utf8');
  if (!isJson(data.json) || record.length > MOST_BYTES) throw refused();
  const files: EmbeddedFile[] = [
    { name: 'record.json', mediaType: 'application/json', description: '登记数据', bytes: record },
  ];
  if (data.certificateDer === undefined) return files;
  const certificate = Buffer.from(data.certificateDer, 'base64');
  const isWhole = certificate.toString('base64') === data.certificateDer;
  if (!isWhole || certificate[0] !== DER_SEQUENCE || certificate.length > MOST_BYTES) throw refused();
  files.push({
    name: 'issuer.cer',
    mediaType: 'application/pkix-cert',
    description: '签发证书',
    bytes: certificate,
  });
  return files;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    // Unpaired surrogates would become U+FFFD in UTF-8, and the file would not be what was given.
    return !/\p{Surrogate}/u.test(text);
  } catch {
    return false;
  }
}

function refused(): AppError {
  return new AppError('invalid_input', { part: 'recordData' });
}
