import { z } from 'zod';
import { fileInput, optionalText, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { verificationReport } from '../documents/verification.ts';

/** In what capacity somebody signs; decides the name of the signature field (official-documents.md §6.3). */
export const SIGNING_ROLES = ['issuer', 'cosigner', 'reviewer'] as const;

/** Why a certificate on a token cannot sign; null when nothing is known against it. */
export const UNUSABLE_REASONS = ['expired', 'not_yet_valid', 'usage', 'algorithm'] as const;

const certificateFacts = z.strictObject({
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
});

const identity = z.strictObject({
  present: z.boolean(),
  /** Common name; null when there is none that this user may use. */
  name: z.string().nullable(),
});

const password = z.string().max(512);
/** Never logged, never stored, never in an answer. */
const pin = z.string().max(256).nullable();
const libraryIndex = z.number().int().min(0).max(100);

const means = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('office') }),
  z.strictObject({ kind: z.literal('own') }),
  z.strictObject({ kind: z.literal('keyFile'), source: fileInput, password }),
  z.strictObject({
    kind: z.literal('token'),
    /** Place in the office's list of drivers: the page names no path. */
    library: libraryIndex,
    tokenSerial: z.string().max(100),
    /** SHA-256 of the certificate, upper-case hex. */
    certificateId: z.string().regex(/^[0-9A-F]{64}$/),
    pin,
  }),
  z.strictObject({ kind: z.literal('national') }),
]);
export type SigningMeans = z.infer<typeof means>;

const tokenCertificate = certificateFacts.extend({
  certificateId: z.string(),
  label: z.string(),
  name: z.string(),
  /** Null: may be tried. Whether the token holds its key shows only after the PIN. */
  unusable: z.enum(UNUSABLE_REASONS).nullable(),
});

export const signingContract = [
  defineQuery({
    name: 'signing.means',
    permission: 'documents.sign',
    summary: 'What the user may sign with: office, own certificate, national identity, token drivers.',
    input: z.strictObject({}),
    output: z.strictObject({
      office: identity,
      own: identity,
      national: identity,
      libraries: z.array(z.strictObject({ index: z.number().int(), name: z.string() })),
    }),
  }),
  defineJob({
    name: 'signing.tokens',
    permission: 'documents.sign',
    summary: 'The tokens behind one driver of the office with their certificates; needs no PIN.',
    input: z.strictObject({ library: libraryIndex }),
    output: z.strictObject({
      tokens: z.array(
        z.strictObject({
          label: z.string(),
          serial: z.string(),
          pinPad: z.boolean(),
          pinState: z.enum(['fine', 'few_tries', 'last_try', 'locked']),
          certificates: z.array(tokenCertificate),
        }),
      ),
    }),
  }),
  defineJob({
    name: 'signing.inspectKeyFile',
    permission: 'documents.sign',
    summary: 'Whose certificate a PKCS#12 key file holds, shown before it signs; nothing is kept.',
    input: z.strictObject({ source: fileInput, password }),
    output: certificateFacts.extend({ name: z.string(), keyUsage: z.array(z.string()).nullable() }),
  }),
  defineJob({
    name: 'signing.sign',
    permission: 'documents.sign',
    summary: 'Adds one signature to an issued document as an incremental update, checks it, and keeps the result.',
    input: z.strictObject({
      documentId: recordId,
      /** The bytes that the user saw; others answer `conflict`. */
      expectedSha256: z.string().regex(/^[0-9a-f]{64}$/),
      role: z.enum(SIGNING_ROLES),
      means,
      visible: z.boolean().default(true),
      reason: optionalText(100),
      /** Only with the very first signature: no other may follow. */
      final: z.boolean().default(false),
    }),
    output: z.strictObject({
      sha256: z.string(),
      fieldName: z.string(),
      signerName: z.string(),
      /** False when it had to stay invisible: no room, or a character without a glyph. */
      visible: z.boolean(),
      report: verificationReport,
    }),
  }),
  defineJob({
    name: 'signing.createNationalIdentity',
    permission: 'signing.manage',
    summary: "Makes the office's SM2 root and signing certificate for the second signature.",
    input: z.strictObject({}),
    output: certificateFacts,
  }),
  defineQuery({
    name: 'signing.nationalIdentity',
    permission: 'settings.read',
    summary: "The office's SM2 certificate in use, or null.",
    input: z.strictObject({}),
    output: z.strictObject({ certificate: certificateFacts.nullable() }),
  }),
  defineQuery({
    name: 'signing.tokenLibraries',
    permission: 'settings.read',
    summary: 'The token drivers that the office uses, and well-known ones found on this machine.',
    input: z.strictObject({}),
    output: z.strictObject({
      libraries: z.array(
        z.strictObject({ path: z.string(), problem: z.enum(['missing', 'architecture', 'not_pkcs11']).nullable() }),
      ),
      known: z.array(z.strictObject({ name: z.string(), path: z.string() })),
    }),
  }),
  defineCommand({
    name: 'signing.addTokenLibrary',
    permission: 'settings.write',
    summary: 'Adds a token driver: a file chosen in the system dialog, or a well-known one by its place in the list.',
    input: z.union([
      z.strictObject({ source: fileInput }),
      z.strictObject({ known: z.number().int().min(0).max(100) }),
    ]),
    output: z.strictObject({ count: z.number().int() }),
  }),
  defineCommand({
    name: 'signing.removeTokenLibrary',
    permission: 'settings.write',
    summary: 'Takes a token driver off the list.',
    input: z.strictObject({ path: z.string().max(4096) }),
    output: z.strictObject({ count: z.number().int() }),
  }),
] as const;
