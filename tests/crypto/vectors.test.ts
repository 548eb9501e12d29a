import { describe, expect, it } from 'vitest';
import { hkdf } from '#service/crypto/encodings.ts';
import { deriveStoreKeys } from '#service/crypto/keyring.ts';
import { hashPassword } from '#service/crypto/passwords.ts';
import { combineSheets, formatSheet } from '#service/crypto/recoverySheets.ts';

// security-and-exchange.md, appendix A: the published vectors decide.
describe('C-1 vectors of appendix A', () => {
  it('A.3 slot: password, key-encryption key, database key', async () => {
    const salt = Buffer.alloc(16, 0x33);
    const kdf = { alg: 'argon2id', v: 19, m: 65_536, t: 3, p: 4, salt: salt.toString('base64') } as const;
    const stretched = await hashPassword('电池Staple９', kdf);
    expect(stretched.toString('hex')).toBe('40699129d69720fcef2e04d9832ca83eb8ddc2ce918dbb29ad2df5e0262ded79');
    expect((await hashPassword('电池Staple9', kdf)).equals(stretched)).toBe(true); // K-12
    expect(hkdf(stretched, salt, 'vault/kek/v1').toString('hex')).toBe(
      '4badf16d54bc7fda03f38760f658cf6a748017b4c01dcd969e55d96a0ba72aa9',
    );
    expect(deriveStoreKeys(Buffer.alloc(32, 0x11), '0f0e0d0c0b0a09080706050403020100').database.toString('hex')).toBe(
      '41e3b0c7f2a7781ccf15160b5a3e776dcf90deecaaacbbb9c2b8bf74d40b3702',
    );
  });

  it('A.4 recovery sheets', () => {
    const a = '678304-587840-497376-406912-316448-225984-135520-045056';
    const b = '678315-593505-508695-423885-339075-254265-169455-084645';
    expect(formatSheet(Buffer.from('f0e0d0c0b0a090807060504030201000', 'hex'))).toBe(a);
    const secret = combineSheets(a, b);
    expect(secret.toString('hex')).toBe('000102030405060708090a0b0c0d0e0f');
    expect(hkdf(secret, Buffer.alloc(16, 0x33), 'vault/recovery/v1').toString('hex')).toBe(
      'b9e8cbbc2f90d1dd1a7fbd3aea6cf68a93f11ad45c3541dc41970d2d044351c0',
    );
  });
});
