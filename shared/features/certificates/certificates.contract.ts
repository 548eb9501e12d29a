import { z } from 'zod';
import { fileOutput, recordId } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { CERTIFICATE_ALGORITHMS, CERTIFICATE_STATES, REVOCATION_REASONS } from './certificates.rules.ts';

/** What may be shown of any certificate; moments are ISO 8601, the fingerprint is SHA-256 in lower-case hexadecimal. */
export const certificateFacts = z.strictObject({
  /** Common name: what a person reads. */
  name: z.string(),
  subject: z.string(),
  issuer: z.string(),
  /** Upper-case hexadecimal. */
  serial: z.string(),
  fingerprint: z.string(),
  notBefore: z.string(),
  notAfter: z.string(),
});

const issuedCertificate = certificateFacts.extend({
  id: recordId,
  algorithm: z.string(),
  state: z.enum(CERTIFICATE_STATES),
  revokedAt: z.string().nullable(),
  reason: z.enum(REVOCATION_REASONS).nullable(),
  createdAt: z.string(),
});

const officeCertificate = issuedCertificate.extend({ source: z.enum(['created', 'pkcs12']), active: z.boolean() });

const userCertificate = issuedCertificate.extend({
  algorithm: z.enum(CERTIFICATE_ALGORITHMS),
  userId: z.string(),
  displayName: z.string(),
  post: z.string().nullable(),
  /** A disabled account's living certificate should be revoked. */
  userEnabled: z.boolean(),
  /** The successor's id. */
  replacedBy: recordId.nullable(),
  /** The account was recovered with the sheets since: nobody can open this key any more. */
  keyLost: z.boolean(),
});
export type UserCertificate = z.infer<typeof userCertificate>;

/** A revocation list as it was last issued or taken in. */
export const revocationListFacts = z.strictObject({
  number: z.number().int(),
  thisUpdate: z.string(),
  nextUpdate: z.string(),
  /** How many certificates it names. */
  revoked: z.number().int(),
});

const years = z.number().int().min(1).max(5);
const handedOut = z.union([z.literal('root'), recordId]);

export const certificatesContract = [
  defineQuery({
    name: 'certificates.list',
    permission: 'trust.read',
    summary: "The office's root, its signing certificates, the users' certificates and the last revocation list.",
    input: z.strictObject({}),
    output: z.strictObject({
      root: certificateFacts.nullable(),
      office: z.array(officeCertificate),
      users: z.array(userCertificate),
      revocationList: revocationListFacts.nullable(),
    }),
  }),
  defineQuery({
    name: 'certificates.mine',
    permission: 'session',
    summary: "The logged-in user's own certificates, newest first.",
    input: z.strictObject({}),
    output: z.strictObject({ certificates: z.array(userCertificate) }),
  }),
  defineJob({
    name: 'certificates.issue',
    permission: 'signing.manage',
    summary: 'Gives a user a signing certificate; only that user can open its key.',
    input: z.strictObject({ userId: z.string(), algorithm: z.enum(CERTIFICATE_ALGORITHMS), years }),
    output: userCertificate,
  }),
  defineJob({
    name: 'certificates.renew',
    permission: 'signing.manage',
    summary: "Replaces a user's certificate by one with a new key; what the old one signed stays valid.",
    input: z.strictObject({ id: recordId, years }),
    output: userCertificate,
  }),
  defineCommand({
    name: 'certificates.revoke',
    permission: 'signing.manage',
    summary: 'Revokes a certificate of the own authority and issues the new revocation list in the same act.',
    input: z.union([
      z.strictObject({ id: recordId, reason: z.enum(REVOCATION_REASONS) }),
      /** A certificate that a restored backup no longer knows is revoked by the serial on its paper. */
      z.strictObject({
        serial: z
          .string()
          .regex(/^0*[1-9A-Fa-f][0-9A-Fa-f]{0,39}$/)
          .max(60),
        reason: z.enum(REVOCATION_REASONS),
      }),
    ]),
    output: revocationListFacts,
  }),
  defineJob({
    name: 'certificates.renewOffice',
    permission: 'signing.manage',
    summary: 'Puts a new signing certificate of the office in use; the earlier one stays for verifying.',
    input: z.strictObject({ years }),
    output: officeCertificate,
  }),
  defineJob({
    name: 'certificates.revocationList',
    permission: 'signing.manage',
    summary: 'The revocation list (DER) for handing to other offices; a new one is issued when the last ends soon.',
    input: z.strictObject({}),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'certificates.file',
    permission: 'signing.manage',
    summary: 'A certificate or the root (DER) for handing to other offices.',
    input: z.strictObject({ certificate: handedOut }),
    output: z.strictObject({ file: fileOutput }),
  }),
  defineJob({
    name: 'certificates.fingerprintSheet',
    permission: 'signing.manage',
    summary: 'The printed sheet with the fingerprint of a certificate or the root, for confirming by hand.',
    input: z.strictObject({ certificate: handedOut }),
    output: z.strictObject({ file: fileOutput }),
  }),
] as const;
