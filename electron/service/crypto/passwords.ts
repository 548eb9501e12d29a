import os from 'node:os';
import { hashRaw } from '@node-rs/argon2';
import { AppError } from '#shared/contract/errors.ts';

/** Argon2id parameters of one slot; `m` in KiB, `salt` base64 of 16 bytes (security-and-exchange.md §3.2–3.3). */
export type Argon2Parameters = {
  readonly alg: 'argon2id';
  readonly v: 19;
  readonly m: number;
  readonly t: number;
  readonly p: number;
  readonly salt: string;
};

/** Never below this (RFC 9106, second recommended option). */
export const ARGON2_FLOOR = { m: 65_536, t: 3, p: 4 } as const;
/** Readers refuse more than this before hashing. */
export const ARGON2_LIMIT = { m: 1_048_576, t: 16, p: 8 } as const;

/** The 32-byte key of a password: NFKC, UTF-8, Argon2id. Full-width and half-width typing give the same key. */
export async function hashPassword(password: string, kdf: Argon2Parameters): Promise<Buffer> {
  if (kdf.m > ARGON2_LIMIT.m || kdf.t > ARGON2_LIMIT.t || kdf.p > ARGON2_LIMIT.p) throw new AppError('E_KEYRING');
  return Buffer.from(
    await hashRaw(Buffer.from(password.normalize('NFKC'), 'utf8'), {
      // Argon2id; the package's const enum cannot be imported one module at a time.
      algorithm: 2,
      memoryCost: kdf.m,
      timeCost: kdf.t,
      parallelism: kdf.p,
      outputLen: 32,
      salt: Buffer.from(kdf.salt, 'base64'),
    }),
  );
}

/**
 * Times the ladder 64…512 MiB and takes the largest value under 1.0 s and under 1/8 of physical memory;
 * if 512 MiB takes less than 0.5 s, t is raised (§3.3).
 */
export async function tuneArgon2(): Promise<{ m: number; t: number; p: number }> {
  const salt = Buffer.alloc(16).toString('base64');
  const chosen: { m: number; t: number; p: number } = { ...ARGON2_FLOOR };
  for (const mebibytes of [64, 128, 256, 512]) {
    const m = mebibytes * 1024;
    if (m * 1024 > os.totalmem() / 8) break;
    const seconds = await secondsOf({ alg: 'argon2id', v: 19, m, t: chosen.t, p: chosen.p, salt });
    if (seconds >= 1) break;
    chosen.m = m;
    if (mebibytes === 512 && seconds < 0.5) {
      chosen.t = Math.min(ARGON2_LIMIT.t, Math.floor((chosen.t * 0.9) / seconds));
    }
    // The next step costs about twice as much; trying one that cannot fit would only delay the set-up.
    if (seconds > 0.55) break;
  }
  return chosen;
}

async function secondsOf(kdf: Argon2Parameters): Promise<number> {
  const start = process.hrtime.bigint();
  await hashPassword('ladder', kdf);
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** A short list; the four-class and length rules stop nearly everything else that is common. */
const COMMON = ['password', 'admin123', 'qwerty', '12345678', '88888888', '66666666', 'minzheng', 'taizhang'];

/**
 * The password rule of §3.3: 10–128 code points, three of four classes or 16 and longer, not containing the login,
 * not a common one.
 * @throws AppError `E_PASSWORD_WEAK` with `reason` length | classes | login | common
 */
export function checkPasswordRule(password: string, login: string): void {
  const text = password.normalize('NFKC');
  const length = [...text].length;
  if (length < 10 || length > 128) throw new AppError('E_PASSWORD_WEAK', { reason: 'length' });
  const classes = [/[A-Z]/, /[a-z]/, /[0-9]/, /[^A-Za-z0-9]/].filter((one) => one.test(text)).length;
  if (classes < 3 && length < 16) throw new AppError('E_PASSWORD_WEAK', { reason: 'classes' });
  const lower = text.toLowerCase();
  if (login !== '' && lower.includes(login.normalize('NFKC').toLowerCase())) {
    throw new AppError('E_PASSWORD_WEAK', { reason: 'login' });
  }
  const letters = lower.replace(/[^\p{L}\p{N}]/gu, '');
  if (COMMON.some((one) => letters === one || (letters.startsWith(one) && letters.length < one.length + 4))) {
    throw new AppError('E_PASSWORD_WEAK', { reason: 'common' });
  }
}
