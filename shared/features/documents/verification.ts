import { z } from 'zod';
import { SIGNATURE_STATUSES } from './signatureStatus.ts';

const signatureStatus = z.enum(SIGNATURE_STATUSES);

/** What a later revision did. The first four are allowed after signing, unless the certification says otherwise. */
const LATER_CHANGE_KINDS = [
  'signature',
  'time_stamp',
  'validation_data',
  'modification_date',
  'signature_not_permitted',
  'page_content',
  'page_properties',
  'pages',
  'annotation',
  'form_value',
  'form',
  'catalog',
  'certification',
  'information',
  'unreferenced_object',
  'bytes_after_end',
] as const;

const laterChange = z.strictObject({
  kind: z.enum(LATER_CHANGE_KINDS),
  allowed: z.boolean(),
  /** Revision that brought the change; null for bytes after the last revision. */
  revision: z.number().int().nullable(),
  /** Page counted from 1; null when the change belongs to no page. */
  page: z.number().int().nullable(),
  /** Rectangle of a new visible annotation or signature in points; null when it shows nothing. It is always listed. */
  rect: z.array(z.number()).length(4).nullable(),
  /** Whether what the rectangle shows may cover the page; only a small signature in the margin of an A4 page surely does not. */
  mayCover: z.boolean(),
});
export type LaterChange = z.infer<typeof laterChange>;

const SIGNATURE_PROBLEMS = [
  'dictionary',
  'duplicate_key',
  'filter',
  'byte_range',
  'hole',
  'revision_end',
  'contents',
  'cms',
  'digest',
  'signature',
  'signing_certificate',
  'key_usage',
  'algorithm',
  'duplicate_object',
  'certification',
] as const;

const TRUST_PROBLEMS = ['unknown_root', 'issuer', 'revoked', 'expired', 'not_yet_valid'] as const;

/** `stale`: good by a list that is out of date; `unknown`: no list of the issuer at hand. */
const REVOCATION_STATES = ['good', 'stale', 'revoked', 'unknown'] as const;

const signatureReport = z.strictObject({
  fieldName: z.string(),
  status: signatureStatus,
  /** Why the status is broken, invalid or unknown-alg. */
  problem: z.enum(SIGNATURE_PROBLEMS).nullable(),
  kind: z.enum(['certification', 'approval', 'time_stamp']),
  /** DocMDP permission of a certification. */
  permission: z.union([z.literal(1), z.literal(2), z.literal(3)]).nullable(),
  /** Common name and whole names of the certificate; empty when it could not be read. */
  signer: z.string(),
  subject: z.string(),
  issuer: z.string(),
  serial: z.string(),
  /** SHA-256 of the certificate. */
  fingerprint: z.string(),
  /** Kind of the signer's key; null when it is none of these. */
  algorithm: z.enum(['rsa', 'ec', 'sm2']).nullable(),
  notBefore: z.string().nullable(),
  notAfter: z.string().nullable(),
  /** ISO 8601 of `/M`: claimed by the signer's clock, proves nothing. */
  claimedTime: z.string().nullable(),
  /** ISO 8601 of a time stamp whose authority is trusted; null when there is none. */
  trustedTime: z.string().nullable(),
  reason: z.string().nullable(),
  /** PAdES level, or CMS for the older kind of signature (adbe.pkcs7.detached); null for a time stamp. */
  level: z.enum(['B-B', 'B-T', 'CMS']).nullable(),
  trust: z
    .strictObject({
      trusted: z.boolean(),
      problem: z.enum(TRUST_PROBLEMS).nullable(),
      validNow: z.boolean(),
      validAtClaimedTime: z.boolean().nullable(),
      revocation: z.enum(REVOCATION_STATES),
      /** ISO 8601; after a trusted time stamp it does no harm to the signature. */
      revokedAt: z.string().nullable(),
    })
    .nullable(),
  /** Counted from 1; `0 … revisionLength` is the file as it was signed ("查看签署时的版本"). */
  revision: z.number().int(),
  revisionLength: z.number().int(),
  laterChanges: z.array(laterChange),
});
export type SignatureReport = z.infer<typeof signatureReport>;

const DOCUMENT_PROBLEMS = ['structure', 'cut_off', 'skipped_revision', 'too_many_revisions'] as const;

export const verificationReport = z.strictObject({
  status: z.enum([...SIGNATURE_STATUSES, 'unsigned']),
  /** Damage of the file as a whole. */
  problem: z.enum(DOCUMENT_PROBLEMS).nullable(),
  checkedAt: z.string(),
  fileLength: z.number().int(),
  /** SHA-256 of the whole file, hex. */
  sha256: z.string(),
  revisionCount: z.number().int(),
  signatures: z.array(signatureReport),
});
export type VerificationReport = z.infer<typeof verificationReport>;
