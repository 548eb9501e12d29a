import { deflateSync } from 'node:zlib';
import { Integer, ObjectIdentifier } from 'asn1js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareBytes,
  concatBytes,
  equalBytes,
  fromHex,
  indexOfText,
  latin1,
  toHex,
  utf16,
} from '#shared/verifier/bytes.ts';
import { derInteger, derOid } from '#shared/verifier/der.ts';
import { OID } from '#shared/verifier/objectIdentifiers.ts';
import { unpackStream } from '#shared/verifier/pdfStream.ts';
import { type PdfStream, PdfSyntaxError, type PdfValue } from '#shared/verifier/pdfValue.ts';

describe('the byte helpers do what Buffer does', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });

  it('text, hexadecimal, order, joining', () => {
    fc.assert(
      fc.property(bytes, bytes, fc.nat(300), fc.nat(300), (first, second, from, to) => {
        const buffer = Buffer.from(first);
        expect(latin1(first, from, to)).toBe(buffer.toString('latin1', from, Math.max(from, to)));
        expect(toHex(first)).toBe(buffer.toString('hex'));
        expect(Buffer.from(fromHex(toHex(first).toUpperCase())).equals(buffer)).toBe(true);
        expect(Math.sign(compareBytes(first, second))).toBe(Buffer.compare(first, second));
        expect(equalBytes(first, second)).toBe(buffer.equals(second));
        expect(Buffer.from(concatBytes([first, second])).equals(Buffer.concat([first, second]))).toBe(true);
      }),
    );
    const long = Uint8Array.from({ length: 100_003 }, (_, index) => index % 256);
    expect(latin1(long, 5)).toBe(Buffer.from(long).toString('latin1', 5));
    expect(utf16(Uint8Array.of(0x4e, 0x2d, 0xd8, 0x40, 0xdc, 0x0b, 0x00))).toBe('中𠀋');
  });

  it('finding text', () => {
    const letters = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
    const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(letters, word, fc.nat(45), (text, wanted, from) => {
        expect(indexOfText(Buffer.from(text), wanted, from)).toBe(text.indexOf(wanted, from));
      }),
    );
  });
});

describe('DER building agrees with another library', () => {
  it('object identifiers and whole numbers', () => {
    for (const identifier of Object.values(OID)) {
      expect(toHex(derOid(identifier))).toBe(
        Buffer.from(new ObjectIdentifier({ value: identifier }).toBER()).toString('hex'),
      );
    }
    for (const value of [0, 1, 127, 128, 255, 256, 32_767, 32_768, 8_388_608, 2_147_483_647]) {
      expect(toHex(derInteger(value))).toBe(Buffer.from(new Integer({ value }).toBER()).toString('hex'));
    }
  });
});

describe('unpacking', () => {
  const stream = (data: Uint8Array): PdfStream => {
    const entries = new Map<string, PdfValue>([['Filter', { type: 'name', value: 'FlateDecode' }]]);
    return { type: 'stream', dictionary: { type: 'dictionary', entries, duplicateKey: false }, data };
  };

  it('gives back what zlib packed, pieces and all', () => {
    for (const length of [0, 1, 1000, 3_000_000]) {
      const data = Buffer.from(Uint8Array.from({ length }, (_, index) => (index * 7919) >> 5));
      expect(Buffer.from(unpackStream(stream(deflateSync(data)))).equals(data)).toBe(true);
    }
  });

  it('stops at the limit long before a bomb has unfolded, and refuses damaged data', () => {
    const bomb = deflateSync(Buffer.alloc(200_000_000));
    const before = process.memoryUsage().arrayBuffers;
    expect(() => unpackStream(stream(bomb), 1_000_000)).toThrow(PdfSyntaxError);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100_000_000);
    const packed = deflateSync(Buffer.from('内容'.repeat(1000)));
    expect(() => unpackStream(stream(packed.subarray(0, packed.length - 20)))).toThrow(PdfSyntaxError);
    expect(() => unpackStream(stream(Buffer.from('not packed')))).toThrow(PdfSyntaxError);
  });
});
