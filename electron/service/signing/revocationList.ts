import { sign } from 'node:crypto';
import type { RevocationReason } from '#shared/features/certificates/certificates.rules.ts';
import { readExtensions } from '#shared/verifier/certificates.ts';
import {
  DerError,
  derChild,
  derChildren,
  derInteger,
  derIntegerHex,
  derNull,
  derOctets,
  derOid,
  derSequence,
  derValue,
  readDer,
  TAG,
} from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { type RevocationList, readRevocationLists } from '#shared/verifier/revocation.ts';
import { type Authority, keyIdentifier } from './authority.ts';

/** Reason codes of RFC 5280 §5.3.1. */
const REASON_CODES = {
  keyCompromise: 1,
  affiliationChanged: 3,
  superseded: 4,
  cessationOfOperation: 5,
} as const satisfies Record<RevocationReason, number>;

/** One revoked certificate; `serial` is upper-case hexadecimal. */
export type RevokedEntry = {
  readonly serial: string;
  readonly revokedAt: Date;
  readonly reason: RevocationReason;
};

const CRL_NUMBER = '2.5.29.20';
const AUTHORITY_KEY_IDENTIFIER = '2.5.29.35';
const ENUMERATED = 0x0a;

/**
 * A version 2 revocation list (RFC 5280 §5): every revoked certificate with its reason, authority key identifier and list number.
 * @param list.number grows with every list of the authority
 * @returns DER
 */
export function issueRevocationList(
  authority: Authority,
  list: {
    readonly number: number;
    readonly thisUpdate: Date;
    readonly nextUpdate: Date;
    readonly entries: readonly RevokedEntry[];
  },
): Buffer {
  const algorithm = derSequence(derOid(OID.rsaSha256), derNull());
  const toBeSigned = derSequence(
    derInteger(1),
    algorithm,
    authority.nameDer,
    derTime(list.thisUpdate),
    derTime(list.nextUpdate),
    // RFC 5280 §5.1.2.6: without revoked certificates the list of them must be absent.
    ...(list.entries.length > 0 ? [derSequence(...list.entries.map(entry))] : []),
    derValue(
      TAG.context0,
      derSequence(
        extension(
          AUTHORITY_KEY_IDENTIFIER,
          derSequence(derValue(TAG.primitiveContext0, keyIdentifier(authority.publicKey))),
        ),
        extension(CRL_NUMBER, derInteger(list.number)),
      ),
    ),
  );
  const signature = sign('sha256', toBeSigned, authority.privateKey);
  return Buffer.from(derSequence(toBeSigned, algorithm, derValue(TAG.bitString, Uint8Array.of(0), signature)));
}

/**
 * A list handed in, with its number (null for one of version 1); whether its issuer signed it is another matter (`isSignedBy`).
 * @throws DerError when the bytes are no list, or one that speaks of a part of the certificates only
 */
export function readNumberedList(der: Uint8Array): RevocationList & { readonly number: number | null } {
  const [list] = readRevocationLists([der]);
  if (!list) throw new DerError('no list');
  const wrapper = derChildren(derChild(readDer(der), 0)).find((field) => field.tag === TAG.context0);
  const value = readExtensions(wrapper ? derChild(wrapper, 0) : undefined).get(CRL_NUMBER)?.value;
  const number = value ? Number.parseInt(derIntegerHex(readDer(value)), 16) : null;
  // RFC 5280 §5.2.3 allows 20 octets; nobody's lists count further than a safe integer.
  if (number !== null && !Number.isSafeInteger(number)) throw new DerError('list number');
  return { ...list, number };
}

function entry({ serial, revokedAt, reason }: RevokedEntry): Uint8Array {
  const bytes = Buffer.from(serial.length % 2 === 0 ? serial : `0${serial}`, 'hex');
  const positive = (bytes[0] ?? 0) < 0x80 ? bytes : Buffer.concat([Uint8Array.of(0), bytes]);
  return derSequence(
    derValue(TAG.integer, positive),
    derTime(revokedAt),
    derSequence(extension(OID.reasonCode, derValue(ENUMERATED, Uint8Array.of(REASON_CODES[reason])))),
  );
}

function extension(identifier: string, value: Uint8Array): Uint8Array {
  return derSequence(derOid(identifier), derOctets(value));
}

/** RFC 5280 §5.1.2.4: UTCTime up to 2049, GeneralizedTime from 2050, whole seconds. */
function derTime(moment: Date): Uint8Array {
  const digits = `${moment.toISOString().replaceAll(/[-:T]|\..*$/g, '')}Z`;
  return moment.getUTCFullYear() < 2050
    ? derValue(TAG.utcTime, Buffer.from(digits.slice(2), 'latin1'))
    : derValue(TAG.generalizedTime, Buffer.from(digits, 'latin1'));
}
