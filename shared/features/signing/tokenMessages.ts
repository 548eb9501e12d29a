import { z } from 'zod';

/**
 * What goes to the process that speaks to a signing token, and what comes back. Bytes travel as base64, so that every kind of
 * process channel carries them alike.
 */
const base64 = z.base64();

export const tokenRequest = z.discriminatedUnion('kind', [
  /** The tokens behind one library with their certificates; no PIN. */
  z.strictObject({ kind: z.literal('list'), library: z.string() }),
  z.strictObject({
    kind: z.literal('sign'),
    library: z.string(),
    tokenSerial: z.string(),
    /** SHA-256 of the certificate, upper-case hex. */
    certificateId: z.string(),
    /** Null where the PIN is typed on the reader itself. */
    pin: z.string().nullable(),
    keyType: z.enum(['rsa', 'ec']),
    /** RSA: the bytes to be signed; EC: their SHA-256. */
    data: base64,
  }),
]);
export type TokenRequest = z.infer<typeof tokenRequest>;

const tokenFacts = z.strictObject({
  label: z.string(),
  serial: z.string(),
  manufacturer: z.string(),
  model: z.string(),
  /** The PIN is typed on the reader's own keys. */
  pinPad: z.boolean(),
  /** As the token tells: fewer tries left, one try left, locked. */
  pinState: z.enum(['fine', 'few_tries', 'last_try', 'locked']),
  certificates: z.array(z.strictObject({ label: z.string(), der: base64 })),
});
export type TokenFacts = z.infer<typeof tokenFacts>;

export const TOKEN_ERROR_CODES = [
  'token_library',
  'token_missing',
  'token_removed',
  'token_pin',
  'token_pin_locked',
  'token_timeout',
  'token_failed',
] as const;

const details = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

export const tokenAnswer = z.union([
  z.strictObject({ ok: z.literal(true), kind: z.literal('list'), tokens: z.array(tokenFacts) }),
  z.strictObject({ ok: z.literal(true), kind: z.literal('sign'), signature: base64 }),
  z.strictObject({ ok: z.literal(false), code: z.enum(TOKEN_ERROR_CODES), details }),
]);
export type TokenAnswer = z.infer<typeof tokenAnswer>;

/** What the process says: it listens, or its one answer. */
export const tokenProcessMessage = z.union([
  z.strictObject({ kind: z.literal('listening') }),
  z.strictObject({ kind: z.literal('answer'), answer: tokenAnswer }),
]);
export type TokenProcessMessage = z.infer<typeof tokenProcessMessage>;
