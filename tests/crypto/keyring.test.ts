import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Keyring,
  keyringCheck,
  parseKeyring,
  recoverySecret,
  type Slot,
  unwrapSlot,
  wrapSlot,
} from '#service/crypto/keyring.ts';
import { readKeyring, stageKeyring, writeKeyring } from '#service/crypto/keyringFile.ts';
import { ARGON2_FLOOR, checkPasswordRule } from '#service/crypto/passwords.ts';
import { newRecoverySheets, parseSheet } from '#service/crypto/recoverySheets.ts';
import { AppError } from '#shared/contract/errors.ts';

const place = { store: 'ab'.repeat(16), epoch: 1, created: '2026-01-01T00:00:00.000+08:00', mustChange: false };
const keys = { rootKey: randomBytes(32), userKey: randomBytes(32) };
const password = { kind: 'password', password: '正确的密码Abc1' } as const;

async function slotFor(slot: string, secret: Parameters<typeof wrapSlot>[1]): Promise<Slot> {
  return wrapSlot({ ...place, slot, user: `u-${slot}`, login: `l-${slot}` }, secret, keys, ARGON2_FLOOR);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'opened',
    (error: unknown) => (error instanceof AppError ? error.code : String(error)),
  );
}

describe('keyslots (security-and-exchange.md §3)', () => {
  it('opens with the password in full or half width, not with another one (K-12)', async () => {
    const slot = await slotFor('s000001', password);
    const opened = await unwrapSlot(place, slot, { kind: 'password', password: '正确的密码Ａｂｃ１' });
    expect(opened.rootKey.equals(keys.rootKey) && opened.userKey.equals(keys.userKey)).toBe(true);
    expect(await codeOf(unwrapSlot(place, slot, { kind: 'password', password: '正确的密码Abc2' }))).toBe('E_LOGIN');
  });

  it('fails for one changed byte in any slot field, never another key (K-2)', async () => {
    const slot = await slotFor('s000001', password);
    if (slot.kdf.alg !== 'argon2id') throw new Error('password slot expected');
    const flip = (text: string) => {
      const bytes = Buffer.from(text, 'base64');
      bytes[3] = (bytes[3] ?? 0) ^ 1;
      return bytes.toString('base64');
    };
    const changed: Slot[] = [
      { ...slot, slot: 's000002' },
      { ...slot, user: 'other' },
      { ...slot, factor: 'keyfile' },
      { ...slot, ct: flip(slot.ct) },
      { ...slot, nonce: flip(slot.nonce) },
      { ...slot, kdf: { ...slot.kdf, salt: flip(slot.kdf.salt) } },
      { ...slot, kdf: { ...slot.kdf, m: slot.kdf.m + 8 } },
      { ...slot, kdf: { ...slot.kdf, t: slot.kdf.t + 1 } },
    ];
    for (const one of changed) expect(await codeOf(unwrapSlot(place, one, password))).toBe('E_LOGIN');
    expect(await codeOf(unwrapSlot({ ...place, store: 'cd'.repeat(16) }, slot, password))).toBe('E_LOGIN');
    expect(await codeOf(unwrapSlot({ ...place, epoch: 2 }, slot, password))).toBe('E_LOGIN');
  });

  it('fails when ct or kdf are swapped between slots (K-3)', async () => {
    const [one, two] = [await slotFor('s000001', password), await slotFor('s000002', password)];
    expect(await codeOf(unwrapSlot(place, { ...one, ct: two.ct }, password))).toBe('E_LOGIN');
    expect(await codeOf(unwrapSlot(place, { ...one, kdf: two.kdf }, password))).toBe('E_LOGIN');
  });

  it('refuses cost above the limits before hashing (K-4)', async () => {
    const slot = await slotFor('s000001', password);
    if (slot.kdf.alg !== 'argon2id') throw new Error('password slot expected');
    for (const over of [{ m: 1_048_577 }, { t: 17 }, { p: 9 }]) {
      const start = performance.now();
      expect(await codeOf(unwrapSlot(place, { ...slot, kdf: { ...slot.kdf, ...over } }, password))).toBe('E_KEYRING');
      expect(performance.now() - start).toBeLessThan(100);
    }
  });

  it('opens with both sheets, with neither alone nor with random partners; names the mistyped group (K-7)', async () => {
    const sheets = newRecoverySheets();
    const slot = await slotFor('s000009', recoverySecret(sheets.sheetA, sheets.sheetB));
    const opened = await unwrapSlot(place, slot, recoverySecret(sheets.sheetA, sheets.sheetB));
    expect(opened.rootKey.equals(keys.rootKey)).toBe(true);
    const zero = Array(8).fill('000000').join('-');
    expect(await codeOf(unwrapSlot(place, slot, recoverySecret(sheets.sheetA, zero)))).toBe('E_LOGIN');
    expect(await codeOf(unwrapSlot(place, slot, recoverySecret(zero, sheets.sheetB)))).toBe('E_LOGIN');
    for (let count = 0; count < 1000; count++) {
      const other = newRecoverySheets();
      expect(await codeOf(unwrapSlot(place, slot, recoverySecret(sheets.sheetA, other.sheetB)))).toBe('E_LOGIN');
    }
    for (let group = 0; group < 8; group++) {
      const groups = sheets.sheetA.split('-');
      const digits = [...(groups[group] ?? '')];
      digits[5] = String((Number(digits[5]) + 1) % 10);
      groups[group] = digits.join('');
      let found: unknown;
      try {
        parseSheet(groups.join(' '));
      } catch (error) {
        found = error instanceof AppError ? error.details.group : error;
      }
      expect(found).toBe(group + 1);
    }
  });
});

describe('keyring file (§3.2)', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'taizhang-keyring-'));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const ring = (seq: number, slots: Slot[]): Omit<Keyring, 'check'> => ({
    format: 'vault-keyring',
    version: 1,
    suite: 1,
    cipher: 'sqlcipher4',
    seq,
    store: place.store,
    epoch: 1,
    journal: 'age1x',
    slots,
  });

  it('reads the valid copy with the higher seq; a removed slot is absent from both copies (K-6)', async () => {
    const [one, two] = [await slotFor('s000001', password), await slotFor('s000002', password)];
    writeKeyring(folder, ring(1, [one, two]));
    writeKeyring(folder, ring(2, [one]));
    for (const name of ['keyring.json', 'keyring.bak.json']) {
      expect(fs.readFileSync(path.join(folder, name), 'utf8')).not.toContain('s000002');
    }
    fs.writeFileSync(path.join(folder, 'keyring.json'), '{"format"');
    expect(readKeyring(folder).seq).toBe(2);
    fs.rmSync(path.join(folder, 'keyring.bak.json'));
    expect(await codeOf(Promise.resolve().then(() => readKeyring(folder)))).toBe('E_KEYRING');
  });

  it('stages both copies before either is replaced, and leaves no abandoned one behind', async () => {
    const [one, two] = [await slotFor('s000001', password), await slotFor('s000002', password)];
    writeKeyring(folder, ring(1, [one, two]));
    // As a kill between staging and replacing leaves it.
    stageKeyring(folder, ring(2, [one, two]));
    expect(fs.readdirSync(folder)).toHaveLength(4);
    expect(readKeyring(folder).seq).toBe(1);
    const staged = stageKeyring(folder, ring(2, [one]));
    expect(readKeyring(folder).seq).toBe(1);
    staged.replace();
    expect(readKeyring(folder).slots).toHaveLength(1);
    expect(fs.readdirSync(folder).sort()).toEqual(['keyring.bak.json', 'keyring.json']);
  });

  it('takes a damaged copy for damaged and a newer version for newer', async () => {
    const complete = writeKeyring(folder, ring(1, [await slotFor('s000001', password)]));
    expect(parseKeyring(JSON.stringify({ ...complete, epoch: 2 }))).toBeUndefined();
    expect(() => parseKeyring(JSON.stringify({ ...complete, version: 2, check: keyringCheck(complete) }))).toThrow(
      'E_DB_NEWER',
    );
  });
});

describe('password rule (§3.3, R-1)', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['Abcdefgh12', 'zhang', 'ok'],
    ['abcdefgh12', 'zhang', 'classes'],
    ['短密码Abc1', 'zhang', 'length'],
    ['一二三四五六七Abc1', 'zhang', 'ok'],
    ['aaaaaaaaaaaaaaaa', 'zhang', 'ok'],
    ['Zhang2026!abc', 'zhang', 'login'],
    ['ＺＨＡＮＧ2026!abc', 'zhang', 'login'],
    ['Password123', 'zhang', 'common'],
    ['A1!'.repeat(50), 'zhang', 'length'],
  ];
  it.each(cases)('%s for %s: %s', (text, login, expected) => {
    let reason = 'ok';
    try {
      checkPasswordRule(text, login);
    } catch (error) {
      reason = error instanceof AppError ? String(error.details.reason) : 'other';
    }
    expect(reason).toBe(expected);
  });
});
