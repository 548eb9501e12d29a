import { createHash } from 'node:crypto';
import type { TokenAnswer, TokenFacts, TokenRequest } from '#shared/features/signing/tokenMessages.ts';
import { type Cryptoki, CryptokiError } from './cryptoki.ts';
import type { TokenInfo, Word } from './layout.ts';

type Failure = Extract<TokenAnswer, { ok: false }>;
type SignRequest = Extract<TokenRequest, { kind: 'sign' }>;

/** Ends a call with one of the token errors. */
export class TokenFailure extends Error {
  readonly failure: Failure;
  constructor(code: Failure['code'], details: Failure['details'] = {}) {
    super(code);
    this.failure = { ok: false, code, details };
  }
}

// Numbers of PKCS#11 v2.40 (pkcs11t.h).
const FLAG = {
  loginRequired: 0x4,
  pinPad: 0x100,
  initialized: 0x400,
  fewTries: 0x1_0000,
  lastTry: 0x2_0000,
  locked: 0x4_0000,
} as const;
const ATTRIBUTE = {
  class: 0x0,
  label: 0x3,
  value: 0x11,
  certificateType: 0x80,
  keyType: 0x100,
  id: 0x102,
  alwaysAuthenticate: 0x202,
} as const;
const CLASS = { certificate: 1, privateKey: 3 } as const;
const KEY_TYPE = { rsa: 0, ec: 3 } as const;
const MECHANISM = { rsa: 0x40, ec: 0x1041 } as const; // CKM_SHA256_RSA_PKCS, CKM_ECDSA
const USER = 1;
const CONTEXT_SPECIFIC = 2;
const RETURN = {
  slotIdInvalid: 0x3,
  deviceRemoved: 0x32,
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLength: 0xa2,
  pinLocked: 0xa4,
  sessionClosed: 0xb0,
  sessionHandleInvalid: 0xb3,
  tokenNotPresent: 0xe0,
  tokenNotRecognized: 0xe1,
  userAlreadyLoggedIn: 0x100,
} as const;

/** Return values that say: the token is no longer there. */
const REMOVED: ReadonlySet<number> = new Set([
  RETURN.slotIdInvalid,
  RETURN.deviceRemoved,
  RETURN.sessionClosed,
  RETURN.sessionHandleInvalid,
  RETURN.tokenNotPresent,
]);

/** Every token behind the library with its certificates; asks for no PIN. @throws CryptokiError */
export function listTokens(cryptoki: Cryptoki): TokenFacts[] {
  return tokensOf(cryptoki).map(({ slot, info }) => {
    const certificates = inSession(cryptoki, slot, (session) => certificatesOf(cryptoki, session));
    const { label, serial, manufacturer, model } = info;
    return {
      label,
      serial,
      manufacturer,
      model,
      pinPad: (info.flags & FLAG.pinPad) !== 0,
      pinState: pinStateOf(info),
      certificates: certificates.map((one) => ({ label: one.label, der: one.der.toString('base64') })),
    };
  });
}

/**
 * One signature by the key that belongs to the certificate (same CKA_ID). The PIN is tried exactly once; a PIN that the token would
 * refuse for its length, and a locked token, are not tried at all.
 * @returns RSA: the PKCS#1 v1.5 signature; EC: r and s side by side
 * @throws TokenFailure, CryptokiError
 */
export function signWithToken(cryptoki: Cryptoki, request: SignRequest): Buffer {
  const token = tokensOf(cryptoki).find(({ info }) => info.serial === request.tokenSerial);
  if (!token) throw new TokenFailure('token_missing');
  const { slot, info } = token;
  return inSession(cryptoki, slot, (session) => {
    const certificate = certificatesOf(cryptoki, session).find((one) => fingerprint(one.der) === request.certificateId);
    if (!certificate) throw new TokenFailure('token_missing');
    logIn(cryptoki, { slot, info, session }, request.pin);
    try {
      const key = keyOf(cryptoki, session, certificate.id, request.keyType);
      cryptoki.signInit(session, MECHANISM[request.keyType], key);
      // Some tokens want the PIN again for each signature; it has just been found right.
      if (cryptoki.attribute(session, key, ATTRIBUTE.alwaysAuthenticate)?.[0] === 1) {
        cryptoki.login(session, CONTEXT_SPECIFIC, request.pin);
      }
      return cryptoki.sign(session, Buffer.from(request.data, 'base64'));
    } finally {
      quietly(() => cryptoki.logout(session));
    }
  });
}

/** The closed list of errors for whatever the library answered. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TokenFailure) return error.failure;
  if (error instanceof CryptokiError) {
    if (REMOVED.has(error.returnValue)) return { ok: false, code: 'token_removed', details: {} };
    const returnValue = `0x${error.returnValue.toString(16).toUpperCase()}`;
    return { ok: false, code: 'token_failed', details: { reason: 'answer', returnValue } };
  }
  // The text of anything else may hold what must not leave this process.
  return { ok: false, code: 'token_failed', details: { reason: 'process' } };
}

function tokensOf(cryptoki: Cryptoki): { readonly slot: Word; readonly info: TokenInfo }[] {
  return cryptoki.slotsWithToken().flatMap((slot) => {
    try {
      const info = cryptoki.tokenInfo(slot);
      return (info.flags & FLAG.initialized) === 0 ? [] : [{ slot, info }];
    } catch (error) {
      // A card of another kind, or one pulled out this moment: the other tokens are still worth showing.
      const passable = error instanceof CryptokiError && (REMOVED.has(error.returnValue) || isForeign(error));
      if (passable) return [];
      throw error;
    }
  });
}

function isForeign(error: CryptokiError): boolean {
  return error.returnValue === RETURN.tokenNotRecognized;
}

function inSession<Value>(cryptoki: Cryptoki, slot: Word, work: (session: Word) => Value): Value {
  const session = cryptoki.openSession(slot);
  try {
    return work(session);
  } finally {
    quietly(() => cryptoki.closeSession(session));
  }
}

type TokenCertificate = { readonly der: Buffer; readonly id: Buffer; readonly label: string };

function certificatesOf(cryptoki: Cryptoki, session: Word): TokenCertificate[] {
  const objects = cryptoki.find(session, [
    { type: ATTRIBUTE.class, value: cryptoki.word(CLASS.certificate) },
    { type: ATTRIBUTE.certificateType, value: cryptoki.word(0) },
  ]);
  return objects.flatMap((object) => {
    const der = cryptoki.attribute(session, object, ATTRIBUTE.value);
    if (!der || der.length === 0) return [];
    const id = cryptoki.attribute(session, object, ATTRIBUTE.id) ?? Buffer.alloc(0);
    const label = cryptoki.attribute(session, object, ATTRIBUTE.label)?.toString('utf8') ?? '';
    return [{ der, id, label }];
  });
}

function keyOf(cryptoki: Cryptoki, session: Word, id: Buffer, keyType: 'rsa' | 'ec'): Word {
  // A certificate without identifier cannot be tied to a key; guessing one would sign under another name.
  if (id.length === 0) throw new TokenFailure('token_failed', { reason: 'no_key' });
  const [key] = cryptoki.find(session, [
    { type: ATTRIBUTE.class, value: cryptoki.word(CLASS.privateKey) },
    { type: ATTRIBUTE.id, value: id },
  ]);
  if (key === undefined) throw new TokenFailure('token_failed', { reason: 'no_key' });
  const type = cryptoki.attribute(session, key, ATTRIBUTE.keyType);
  if (!type || Buffer.compare(type, cryptoki.word(KEY_TYPE[keyType])) !== 0) {
    throw new TokenFailure('token_failed', { reason: 'key_mismatch' });
  }
  return key;
}

function logIn(
  cryptoki: Cryptoki,
  { slot, info, session }: { readonly slot: Word; readonly info: TokenInfo; readonly session: Word },
  pin: string | null,
): void {
  if ((info.flags & FLAG.loginRequired) === 0) return;
  if ((info.flags & FLAG.locked) !== 0) throw new TokenFailure('token_pin_locked');
  const typedThere = (info.flags & FLAG.pinPad) !== 0;
  if (!typedThere) {
    const length = Buffer.byteLength(pin ?? '', 'utf8');
    const { minimumPinLength: least, maximumPinLength: most } = info;
    if (length < least || (most > 0 && length > most)) {
      throw new TokenFailure('token_pin', { reason: 'length', least, most });
    }
  }
  try {
    cryptoki.login(session, USER, typedThere ? null : pin);
  } catch (error) {
    if (!(error instanceof CryptokiError)) throw error;
    if (error.returnValue === RETURN.userAlreadyLoggedIn) return;
    if (error.returnValue === RETURN.pinLocked) throw new TokenFailure('token_pin_locked');
    const wrong: readonly number[] = [RETURN.pinIncorrect, RETURN.pinInvalid, RETURN.pinLength];
    if (!wrong.includes(error.returnValue)) throw error;
    throw new TokenFailure('token_pin', { reason: 'incorrect', pinState: pinStateNow(cryptoki, slot) });
  }
}

/** What the token says of its remaining tries after a wrong PIN. */
function pinStateNow(cryptoki: Cryptoki, slot: Word): TokenFacts['pinState'] {
  try {
    return pinStateOf(cryptoki.tokenInfo(slot));
  } catch {
    return 'few_tries';
  }
}

function pinStateOf({ flags }: TokenInfo): TokenFacts['pinState'] {
  if ((flags & FLAG.locked) !== 0) return 'locked';
  if ((flags & FLAG.lastTry) !== 0) return 'last_try';
  return (flags & FLAG.fewTries) !== 0 ? 'few_tries' : 'fine';
}

/** Upper-case hex of SHA-256, as the request names the certificate. */
function fingerprint(der: Buffer): string {
  return createHash('sha256').update(der).digest('hex').toUpperCase();
}

/** Cleaning up must not hide what went wrong before. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof CryptokiError)) throw error;
  }
}
