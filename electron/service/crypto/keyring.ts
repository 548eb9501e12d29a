import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#shared/contract/errors.ts';
import { canonicalJson, hkdf, sha256, wipe } from './encodings.ts';
import { ARGON2_LIMIT, type Argon2Parameters, hashPassword } from './passwords.ts';
import { combineSheets } from './recoverySheets.ts';

/** `keyring.json`: one keyslot per user and one for recovery around one random root key (security-and-exchange.md §3). */
const argon2Schema = z.strictObject({
  alg: z.literal('argon2id'),
  v: z.literal(19),
  m: z.number().int(),
  t: z.number().int(),
  p: z.number().int(),
  salt: z.string(),
});
const hkdfSchema = z.strictObject({ alg: z.literal('hkdf'), salt: z.string() });

const slotSchema = z.strictObject({
  slot: z.string().regex(/^s\d{6}$/),
  type: z.enum(['password', 'recovery']),
  user: z.string(),
  login: z.string(),
  factor: z.enum(['none', 'keyfile']),
  kdf: z.union([argon2Schema, hkdfSchema]),
  nonce: z.string(),
  ct: z.string(),
  pending: z.string().optional(),
  mustChange: z.boolean(),
  created: z.string(),
});

const keyringSchema = z.strictObject({
  format: z.literal('vault-keyring'),
  version: z.literal(1),
  suite: z.literal(1),
  cipher: z.literal('sqlcipher4'),
  seq: z.number().int().min(1),
  store: z.string().regex(/^[0-9a-f]{32}$/),
  epoch: z.number().int().min(1),
  journal: z.string(),
  slots: z.array(slotSchema),
  check: z.string(),
});

export type Slot = z.infer<typeof slotSchema>;
export type Keyring = z.infer<typeof keyringSchema>;

/** What a slot opens: the root key of the store and the secret of this user (or of the recovery slot). */
export type UnwrappedKeys = { readonly rootKey: Buffer; readonly userKey: Buffer };

/** SHA-256 of the canonical object without `check`: finds damage, not malice. */
export function keyringCheck(keyring: Omit<Keyring, 'check'> & { check?: string }): string {
  const { check: _check, ...rest } = keyring;
  return sha256(canonicalJson(rest)).toString('hex');
}

/** What the database remembers of the keyring: a slot put back from an old copy shows at the next login (§3.2). */
export function keyringFingerprint(keyring: Omit<Keyring, 'check'>): string {
  const slots = keyring.slots.map((slot) => [slot.slot, slot.user, slot.ct, slot.pending ?? '']);
  return sha256(JSON.stringify([keyring.seq, keyring.epoch, slots])).toString('hex');
}

/** Name of the n-th slot; numbers are never reused (§3.2). */
export function slotId(number: number): string {
  return `s${String(number).padStart(6, '0')}`;
}

/** Reads and checks one copy; undefined when it is damaged. @throws AppError `E_DB_NEWER` for an unknown version or suite */
export function parseKeyring(textOfFile: string): Keyring | undefined {
  let value: unknown;
  try {
    value = JSON.parse(textOfFile);
  } catch {
    return undefined;
  }
  const head = z
    .object({ format: z.literal('vault-keyring'), version: z.number(), suite: z.number() })
    .safeParse(value);
  if (head.success && (head.data.version > 1 || head.data.suite > 1)) throw new AppError('E_DB_NEWER');
  const parsed = keyringSchema.safeParse(value);
  if (!parsed.success || parsed.data.check !== keyringCheck(parsed.data)) return undefined;
  return parsed.data;
}

/** The key that wraps a slot: password (and key file) or both recovery sheets. */
async function slotKey(slot: Pick<Slot, 'type' | 'kdf' | 'factor'>, secret: SlotSecret): Promise<Buffer> {
  const salt = Buffer.from(slot.kdf.salt, 'base64');
  if (slot.kdf.alg === 'hkdf') {
    if (secret.kind !== 'recovery') throw new AppError('E_LOGIN');
    return hkdf(secret.recovery, salt, 'vault/recovery/v1');
  }
  if (secret.kind !== 'password') throw new AppError('E_LOGIN');
  const stretched = await hashPassword(secret.password, slot.kdf);
  const material = secret.keyFile ? Buffer.concat([stretched, secret.keyFile]) : stretched;
  const key = hkdf(material, salt, 'vault/kek/v1');
  wipe(stretched, material);
  return key;
}

export type SlotSecret =
  | { readonly kind: 'password'; readonly password: string; readonly keyFile?: Buffer }
  | { readonly kind: 'recovery'; readonly recovery: Buffer };

/** The secret behind both recovery sheets. @throws AppError `E_RECOVERY` with `group` when one group is mistyped */
export function recoverySecret(sheetA: string, sheetB: string): SlotSecret {
  return { kind: 'recovery', recovery: combineSheets(sheetA, sheetB) };
}

type SlotHead = Pick<Slot, 'slot' | 'type' | 'user' | 'factor' | 'kdf'>;

function additionalData(store: string, epoch: number, slot: SlotHead): Buffer {
  const { slot: id, type, user, factor, kdf } = slot;
  return Buffer.from(canonicalJson({ v: 1, store, epoch, slot: id, type, user, factor, kdf }), 'utf8');
}

/** Makes a slot that `secret` opens. The caller chooses Argon2 parameters; salts and nonces are new each time. */
export async function wrapSlot(
  place: {
    store: string;
    epoch: number;
    slot: string;
    user: string;
    login: string;
    created: string;
    mustChange: boolean;
  },
  secret: SlotSecret,
  keys: UnwrappedKeys,
  argon2: { m: number; t: number; p: number },
): Promise<Slot> {
  const salt = randomBytes(16).toString('base64');
  const kdf: Argon2Parameters | { alg: 'hkdf'; salt: string } =
    secret.kind === 'password' ? { alg: 'argon2id', v: 19, ...argon2, salt } : { alg: 'hkdf', salt };
  const head = {
    slot: place.slot,
    type: secret.kind === 'password' ? ('password' as const) : ('recovery' as const),
    user: place.user,
    factor: secret.kind === 'password' && secret.keyFile ? ('keyfile' as const) : ('none' as const),
    kdf,
  };
  const key = await slotKey(head, secret);
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(additionalData(place.store, place.epoch, head));
  const plain = Buffer.concat([keys.rootKey, keys.userKey]);
  const ct = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  wipe(key, plain);
  return {
    ...head,
    login: place.login,
    nonce: nonce.toString('base64'),
    ct: ct.toString('base64'),
    mustChange: place.mustChange,
    created: place.created,
  };
}

/**
 * Opens a slot.
 * @throws AppError `E_LOGIN` when the secret is wrong or any byte of the slot was changed, `E_KEYRING` above the limits
 */
export async function unwrapSlot(
  keyring: Pick<Keyring, 'store' | 'epoch'>,
  slot: Slot,
  secret: SlotSecret,
): Promise<UnwrappedKeys> {
  if (slot.kdf.alg === 'argon2id') {
    const { m, t, p } = slot.kdf;
    if (m > ARGON2_LIMIT.m || t > ARGON2_LIMIT.t || p > ARGON2_LIMIT.p) throw new AppError('E_KEYRING');
  }
  const key = await slotKey(slot, secret);
  try {
    const bytes = Buffer.from(slot.ct, 'base64');
    const nonce = Buffer.from(slot.nonce, 'base64');
    if (bytes.length !== 80 || nonce.length !== 12) throw new AppError('E_LOGIN');
    const decipher = createDecipheriv('aes-256-gcm', key, nonce);
    decipher.setAAD(additionalData(keyring.store, keyring.epoch, slot));
    decipher.setAuthTag(bytes.subarray(64));
    const plain = Buffer.concat([decipher.update(bytes.subarray(0, 64)), decipher.final()]);
    return { rootKey: plain.subarray(0, 32), userKey: plain.subarray(32, 64) };
  } catch {
    throw new AppError('E_LOGIN');
  } finally {
    wipe(key);
  }
}

/** The keys derived from the root key (§3.1); each use has its own label. */
export function deriveStoreKeys(rootKey: Buffer, store: string): StoreKeys {
  const salt = Buffer.from(store, 'hex');
  return {
    database: hkdf(rootKey, salt, 'vault/db/v1'),
    blobNames: hkdf(rootKey, salt, 'vault/blobname/v1'),
    state: hkdf(rootKey, salt, 'vault/state/v1'),
    scratch: hkdf(rootKey, salt, 'vault/scratch/v1'),
  };
}

export type StoreKeys = {
  readonly database: Buffer;
  readonly blobNames: Buffer;
  readonly state: Buffer;
  readonly scratch: Buffer;
};
