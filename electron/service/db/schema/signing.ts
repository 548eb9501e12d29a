import type { Generated } from 'kysely';
import type { Text } from './common.ts';

/** Signing identities, certificates and whom the office trusts. */
export type SigningTables = {
  signing_identity: {
    id: string;
    source: 'created' | 'pkcs12';
    certificate: Buffer;
    chain: string;
    keyFile: Buffer;
    subject: string;
    issuer: string;
    serial: string;
    fingerprint: string;
    notBefore: string;
    notAfter: string;
    active: number;
    createdAt: string;
    algorithm: Generated<string>;
  };
  trust_root: {
    fingerprint: string;
    certificate: Buffer;
    name: string;
    own: number;
    addedAt: string;
    addedBy: string;
    confirmedBy: Generated<string>;
    confirmedHow: Generated<string>;
    note: Generated<string>;
  };
  user_certificate: {
    id: string;
    userId: string;
    algorithm: string;
    certificate: Buffer;
    chain: string;
    keyFile: Buffer;
    recipient: string;
    subject: string;
    serial: string;
    fingerprint: string;
    notBefore: string;
    notAfter: string;
    replacedBy: Text;
    createdAt: string;
    createdBy: string;
  };
  revoked_certificate: { issuer: string; serial: string; revokedAt: string; reason: string; revokedBy: string };
  revocation_list: {
    issuer: string;
    number: number;
    list: Buffer;
    thisUpdate: string;
    nextUpdate: string;
    addedAt: string;
    addedBy: string;
  };
};
