import { z } from 'zod';
import { fileInput, optionalText, text } from '../../contract/primitives.ts';
import { defineCommand, defineJob, defineQuery } from '../../contract/procedure.ts';
import { certificateFacts, revocationListFacts } from '../certificates/certificates.contract.ts';
import { CONFIRMATION_WAYS, TRUST_KINDS } from './trust.rules.ts';

const trustedCertificate = certificateFacts.extend({
  kind: z.enum(TRUST_KINDS).nullable(),
  state: z.enum(['valid', 'expiring', 'expired']),
  /** The own root cannot be removed. */
  own: z.boolean(),
  addedAt: z.string(),
  addedByName: z.string(),
  /** Who of the other office confirmed the fingerprint; empty for the own root. */
  confirmedBy: z.string(),
  confirmedHow: z.enum(CONFIRMATION_WAYS).nullable(),
  note: z.string(),
  revocationList: revocationListFacts.nullable(),
});

const candidate = certificateFacts.extend({
  /** DER as base64, to be handed back to `trust.add`. */
  certificate: z.string(),
  kind: z.enum(TRUST_KINDS).nullable(),
  trusted: z.boolean(),
  /** Code of section `ruleIssues` that says why it cannot be trusted; null when it may be. */
  problem: z.string().nullable(),
});
export type TrustCandidate = z.infer<typeof candidate>;

const fingerprint = z.string().regex(/^[0-9a-f]{64}$/);

export const trustContract = [
  defineQuery({
    name: 'trust.list',
    permission: 'trust.read',
    summary: 'The certificates in which this office trusts, with the revocation lists taken in.',
    input: z.strictObject({}),
    output: z.strictObject({ certificates: z.array(trustedCertificate) }),
  }),
  defineJob({
    name: 'trust.inspect',
    permission: 'signing.manage',
    summary: 'Reads the certificates of a file (.cer, .crt, .pem, .p7b) or a signed PDF; nothing changes.',
    input: z.strictObject({ source: fileInput }),
    output: z.strictObject({ candidates: z.array(candidate).min(1) }),
  }),
  defineCommand({
    name: 'trust.add',
    permission: 'signing.manage',
    summary: 'Trusts a certificate after its fingerprint was typed from what the other office confirmed.',
    input: z.strictObject({
      certificate: z.base64().max(65_536),
      fingerprintTyped: z.string().max(200),
      confirmedBy: text(2, 100),
      confirmedHow: z.enum(CONFIRMATION_WAYS),
      note: optionalText(500),
    }),
    output: z.strictObject({ fingerprint }),
  }),
  defineCommand({
    name: 'trust.remove',
    permission: 'signing.manage',
    summary: 'Trusts a certificate no longer; what it vouched for is untrusted at the next check.',
    input: z.strictObject({ fingerprint, reason: text(2, 200) }),
    output: z.strictObject({ fingerprint }),
  }),
  defineJob({
    name: 'trust.importRevocationList',
    permission: 'signing.manage',
    summary: 'Takes in the revocation list of a trusted office.',
    input: z.strictObject({ source: fileInput }),
    output: revocationListFacts.extend({ issuer: z.string() }),
  }),
] as const;
