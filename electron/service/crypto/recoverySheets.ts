import { randomBytes } from 'node:crypto';
import { AppError } from '#shared/contract/errors.ts';

/** The two printed recovery sheets (security-and-exchange.md §3.3): R = A ⊕ B, each alone says nothing about R. */
export type RecoverySheets = { readonly secret: Buffer; readonly sheetA: string; readonly sheetB: string };

const GROUPS = 8;

/** Sixteen bytes as 8 groups of 6 digits: each 16-bit word × 11, so that a mistyped group is found at once. */
export function formatSheet(bytes: Buffer): string {
  const groups: string[] = [];
  for (let index = 0; index < GROUPS; index++) {
    groups.push(String(bytes.readUInt16BE(index * 2) * 11).padStart(6, '0'));
  }
  return groups.join('-');
}

/**
 * Reads a typed sheet; blanks and hyphens between groups are free.
 * @throws AppError `E_RECOVERY` with `group` 1–8 when that group is mistyped, without `group` when the length is wrong
 */
export function parseSheet(text: string): Buffer {
  const digits = text.normalize('NFKC').replace(/[^0-9]/g, '');
  if (digits.length !== GROUPS * 6) throw new AppError('E_RECOVERY', { groups: GROUPS });
  const bytes = Buffer.alloc(GROUPS * 2);
  for (let index = 0; index < GROUPS; index++) {
    const value = Number(digits.slice(index * 6, index * 6 + 6));
    if (value % 11 !== 0 || value / 11 > 0xffff) throw new AppError('E_RECOVERY', { group: index + 1 });
    bytes.writeUInt16BE(value / 11, index * 2);
  }
  return bytes;
}

/** The recovery secret R of both sheets. */
export function combineSheets(sheetA: string, sheetB: string): Buffer {
  return xor(parseSheet(sheetA), parseSheet(sheetB));
}

/** New random sheets. */
export function newRecoverySheets(): RecoverySheets {
  const secret = randomBytes(16);
  const a = randomBytes(16);
  return { secret, sheetA: formatSheet(a), sheetB: formatSheet(xor(secret, a)) };
}

function xor(left: Buffer, right: Buffer): Buffer {
  const out = Buffer.alloc(left.length);
  for (let index = 0; index < left.length; index++) out[index] = (left[index] ?? 0) ^ (right[index] ?? 0);
  return out;
}
