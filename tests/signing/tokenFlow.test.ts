import { describe, expect, it } from 'vitest';
import { type Cryptoki, CryptokiError } from '#service/signing/tokens/cryptoki.ts';
import {
  attributeSize,
  functionOffset,
  layoutOf,
  readAttributeLength,
  readTokenInfo,
  tokenInfoSize,
  writeAttribute,
  writeWord,
} from '#service/signing/tokens/layout.ts';
import { withCryptoki } from '#service/signing/tokens/performToken.ts';
import { certificateId, ecdsaSequence } from '#service/signing/tokens/tokenSigner.ts';

// What a real token can hardly be brought to do: every answer of the library is chosen here. The calls are counted.

const CERTIFICATE = Buffer.from('certificate');
const SIGN = {
  kind: 'sign',
  library: '/x',
  tokenSerial: '77',
  certificateId: certificateId(CERTIFICATE),
  pin: '123456',
  keyType: 'rsa',
  data: 'AAAA',
} as const;

function fakeLibrary(options: {
  readonly flags?: number;
  readonly failing?: Readonly<Partial<Record<keyof Cryptoki, number>>>;
  readonly alwaysAuthenticate?: boolean;
}) {
  const calls: string[] = [];
  const does = <Value>(name: keyof Cryptoki, value: Value): Value => {
    calls.push(name);
    const returnValue = options.failing?.[name];
    if (returnValue !== undefined) throw new CryptokiError(name, returnValue);
    return value;
  };
  const word = (value: number) => Buffer.from([value, 0, 0, 0]);
  const cryptoki: Cryptoki = {
    word,
    initialize: () => does('initialize', undefined),
    finalize: () => does('finalize', undefined),
    slotsWithToken: () => does('slotsWithToken', [5]),
    tokenInfo: () =>
      does('tokenInfo', {
        label: '令牌',
        manufacturer: '某厂',
        model: '',
        serial: '77',
        flags: options.flags ?? 0x404,
        minimumPinLength: 4,
        maximumPinLength: 16,
      }),
    openSession: () => does('openSession', 9),
    closeSession: () => does('closeSession', undefined),
    login: (_session, _user, pin) => does('login', calls.push(`pin ${pin === null ? 'there' : 'given'}`) && undefined),
    logout: () => does('logout', undefined),
    find: () => does('find', [1]),
    attribute: (_session, _object, type) => {
      if (type === 0x11) return CERTIFICATE;
      if (type === 0x102) return Buffer.from([1]);
      if (type === 0x100) return word(0);
      return type === 0x202 && options.alwaysAuthenticate ? Buffer.from([1]) : null;
    },
    signInit: () => does('signInit', undefined),
    sign: () => does('sign', Buffer.from('signature')),
  };
  return { cryptoki, calls, count: (name: string) => calls.filter((call) => call === name).length };
}

function codeFor(failing: Readonly<Partial<Record<keyof Cryptoki, number>>>, flags?: number) {
  const library = fakeLibrary({ failing, ...(flags === undefined ? {} : { flags }) });
  const answer = withCryptoki(library.cryptoki, SIGN);
  return { ...library, code: answer.ok ? 'ok' : answer.code };
}

describe('every answer of a token has its own sentence', () => {
  it('signs, and ends what it began', () => {
    const { cryptoki, calls } = fakeLibrary({});
    expect(withCryptoki(cryptoki, SIGN)).toEqual({
      ok: true,
      kind: 'sign',
      signature: Buffer.from('signature').toString('base64'),
    });
    expect(calls.slice(-3)).toEqual(['logout', 'closeSession', 'finalize']);
  });

  it.each([
    ['device removed', { sign: 0x32 }, 'token_removed'],
    ['token not present', { sign: 0xe0 }, 'token_removed'],
    ['session handle invalid', { signInit: 0xb3 }, 'token_removed'],
    ['removed at the login', { login: 0x32 }, 'token_removed'],
    ['device error', { sign: 0x30 }, 'token_failed'],
    ['PIN incorrect', { login: 0xa0 }, 'token_pin'],
    ['PIN of a length the token does not take', { login: 0xa2 }, 'token_pin'],
    ['PIN locked', { login: 0xa4 }, 'token_pin_locked'],
    ['general error at the start', { initialize: 0x5 }, 'token_failed'],
  ] as const)('%s', (_name, failing, code) => {
    const { code: found, count } = codeFor(failing);
    expect(found).toBe(code);
    expect(count('login')).toBeLessThanOrEqual(1);
    if ('login' in failing) expect(count('sign')).toBe(0);
  });

  it('a locked token is not tried', () => {
    const { code, count } = codeFor({}, 0x404 | 0x4_0000);
    expect([code, count('login')]).toEqual(['token_pin_locked', 0]);
  });

  it('with keys on the reader no PIN is passed', () => {
    const { code, calls } = codeFor({}, 0x404 | 0x100);
    expect(code).toBe('ok');
    expect(calls).toContain('pin there');
    expect(calls).not.toContain('pin given');
  });

  it('a key that wants the PIN for each signature gets it after the first login held', () => {
    const { cryptoki, count } = fakeLibrary({ alwaysAuthenticate: true });
    expect(withCryptoki(cryptoki, SIGN).ok).toBe(true);
    expect(count('login')).toBe(2);
    const wrong = fakeLibrary({ alwaysAuthenticate: true, failing: { login: 0xa0 } });
    expect(withCryptoki(wrong.cryptoki, SIGN).ok).toBe(false);
    expect(wrong.count('login')).toBe(1);
  });

  it('another token or another certificate is never signed with', () => {
    const { cryptoki, count } = fakeLibrary({});
    for (const request of [
      { ...SIGN, tokenSerial: '78' },
      { ...SIGN, certificateId: 'AA' },
    ]) {
      expect(withCryptoki(cryptoki, request)).toMatchObject({ ok: false, code: 'token_missing' });
    }
    expect([count('login'), count('sign')]).toEqual([0, 0]);
  });
});

describe('layout in memory (§6.7)', () => {
  const windows = layoutOf('win32', 'x64');
  const linux = layoutOf('linux', 'x64');

  it('CK_ULONG has 32 bits on Windows, structures are packed to 1 there', () => {
    expect([windows, linux]).toEqual([
      { ulong: 4, pointer: 8, packed: true },
      { ulong: 8, pointer: 8, packed: false },
    ]);
    expect([attributeSize(windows), attributeSize(linux)]).toEqual([16, 24]);
    expect([functionOffset(windows, 0), functionOffset(windows, 43)]).toEqual([2, 346]);
    expect([functionOffset(linux, 0), functionOffset(linux, 43)]).toEqual([8, 352]);
    expect([tokenInfoSize(windows), tokenInfoSize(linux)]).toEqual([160, 208]);
  });

  it('writes and reads attributes of both', () => {
    const bytes = Buffer.alloc(16);
    writeAttribute(windows, bytes, 0, { type: 0x102, address: 0x1122334455667788n, length: 7 });
    expect(bytes.toString('hex')).toBe('02010000887766554433221107000000');
    expect(readAttributeLength(windows, bytes)).toBe(7);
    const unavailable = Buffer.alloc(24, 0xff);
    expect(readAttributeLength(linux, unavailable)).toBe(null);
  });

  it('reads labels padded with spaces or zero bytes', () => {
    for (const [layout, padding] of [
      [windows, ' '],
      [linux, '\0'],
    ] as const) {
      const bytes = Buffer.alloc(tokenInfoSize(layout));
      bytes.fill(padding, 0, 96, 'latin1');
      bytes.write('张三的令牌', 0, 'utf8');
      bytes.write('0123', 80, 'latin1');
      writeWord(bytes, 96, layout.ulong, 0x40dn);
      writeWord(bytes, 96 + 5 * layout.ulong, layout.ulong, 16n);
      writeWord(bytes, 96 + 6 * layout.ulong, layout.ulong, 6n);
      expect(readTokenInfo(layout, bytes)).toMatchObject({
        label: '张三的令牌',
        serial: '0123',
        flags: 0x40d,
        minimumPinLength: 6,
        maximumPinLength: 16,
      });
    }
  });

  it('turns r and s into a DER sequence', () => {
    expect(ecdsaSequence(Buffer.from('0081', 'hex')).toString('hex')).toBe('300702010002020081');
    expect(() => ecdsaSequence(Buffer.from('008101', 'hex'))).toThrow('token_failed');
  });
});
