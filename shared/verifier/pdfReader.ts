import { fromHex, latin1 } from './bytes.ts';
import { NULL, PdfSyntaxError, type PdfValue } from './pdfValue.ts';

const MAXIMUM_DEPTH = 100;
const WHITE_SPACE = new Set([0, 9, 10, 12, 13, 32]);
const DELIMITERS = new Set([...'()<>[]{}/%'].map((character) => character.charCodeAt(0)));
const ESCAPES: { readonly [character: string]: number } = { n: 10, r: 13, t: 9, b: 8, f: 12 };

/** Reads PDF values (ISO 32000-1 §7.2, §7.3) from a place in the bytes, without repairing anything. */
export class PdfReader {
  readonly bytes: Uint8Array;
  position: number;
  readonly end: number;

  constructor(bytes: Uint8Array, position: number, end: number = bytes.length) {
    if (position < 0 || position >= end || end > bytes.length) throw new PdfSyntaxError('outside');
    this.bytes = bytes;
    this.position = position;
    this.end = end;
  }

  /** Passes white space and comments. */
  skipSpace(): void {
    while (this.position < this.end) {
      const byte = this.bytes[this.position];
      if (byte === 0x25) while (this.position < this.end && !isLineEnd(this.bytes[this.position])) this.position++;
      else if (byte !== undefined && WHITE_SPACE.has(byte)) this.position++;
      else return;
    }
  }

  /** The next run of regular characters. */
  word(): string {
    this.skipSpace();
    const start = this.position;
    while (this.position < this.end && isRegular(this.bytes[this.position])) this.position++;
    return latin1(this.bytes, start, this.position);
  }

  /** @throws PdfSyntaxError unless the next word is this one */
  expect(word: string): void {
    if (this.word() !== word) throw new PdfSyntaxError(`expected ${word}`);
  }

  /** A whole number not below zero. */
  count(): number {
    const word = this.word();
    if (!/^\d{1,15}$/.test(word)) throw new PdfSyntaxError('expected a number');
    return Number(word);
  }

  value(depth = 0): PdfValue {
    if (depth > MAXIMUM_DEPTH) throw new PdfSyntaxError('too deep');
    this.skipSpace();
    const byte = this.bytes[this.position];
    if (byte === undefined || this.position >= this.end) throw new PdfSyntaxError('cut off');
    const character = String.fromCharCode(byte);
    if (character === '/') return { type: 'name', value: this.#name() };
    if (character === '(') return this.#literal();
    if (character === '[') return this.#array(depth);
    if (character === '<')
      return this.bytes[this.position + 1] === 0x3c ? this.#dictionary(depth) : this.#hexadecimal();
    return this.#wordValue();
  }

  #wordValue(): PdfValue {
    const word = this.word();
    if (word === 'true' || word === 'false') return { type: 'boolean', value: word === 'true' };
    if (word === 'null') return NULL;
    if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(word)) throw new PdfSyntaxError('unknown word');
    if (/^\d{1,10}$/.test(word)) {
      // Perhaps `12 0 R`.
      const back = this.position;
      const generation = this.word();
      if (/^\d{1,5}$/.test(generation) && this.word() === 'R') {
        return { type: 'reference', number: Number(word), generation: Number(generation) };
      }
      this.position = back;
    }
    return { type: 'number', value: Number(word) };
  }

  #name(): string {
    this.position++;
    const start = this.position;
    while (this.position < this.end && isRegular(this.bytes[this.position])) this.position++;
    const raw = latin1(this.bytes, start, this.position);
    return raw.replaceAll(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }

  #array(depth: number): PdfValue {
    this.position++;
    const items: PdfValue[] = [];
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 0x5d) {
        this.position++;
        return { type: 'array', items };
      }
      items.push(this.value(depth + 1));
    }
  }

  #dictionary(depth: number): PdfValue {
    this.position += 2;
    const entries = new Map<string, PdfValue>();
    let duplicateKey = false;
    for (;;) {
      this.skipSpace();
      if (this.bytes[this.position] === 0x3e && this.bytes[this.position + 1] === 0x3e) {
        this.position += 2;
        return { type: 'dictionary', entries, duplicateKey };
      }
      if (this.bytes[this.position] !== 0x2f) throw new PdfSyntaxError('key expected');
      const key = this.#name();
      duplicateKey ||= entries.has(key);
      entries.set(key, this.value(depth + 1));
    }
  }

  #hexadecimal(): PdfValue {
    const start = this.position;
    const close = this.bytes.indexOf(0x3e, start);
    if (close < 0 || close >= this.end) throw new PdfSyntaxError('unfinished string');
    this.position = close + 1;
    const digits = latin1(this.bytes, start + 1, close).replaceAll(/[\0\t\n\f\r ]/g, '');
    if (!/^[0-9A-Fa-f]*$/.test(digits)) throw new PdfSyntaxError('not hexadecimal');
    const bytes = fromHex(digits.length % 2 ? `${digits}0` : digits);
    return { type: 'string', bytes, hex: true, start, end: this.position };
  }

  #literal(): PdfValue {
    const start = this.position;
    const bytes = new ByteCollector();
    let open = 0;
    for (; this.position < this.end; this.position++) {
      const byte = this.bytes[this.position] ?? 0;
      if (byte === 0x5c) {
        this.#escape(bytes);
        continue;
      }
      if (byte === 0x28) open++;
      if (byte === 0x29) open--;
      if (open === 0) {
        this.position++;
        return { type: 'string', bytes: bytes.collected().subarray(1), hex: false, start, end: this.position };
      }
      bytes.push(byte);
    }
    throw new PdfSyntaxError('unfinished string');
  }

  /** At a backslash; leaves the position on the last byte of the escape. */
  #escape(bytes: ByteCollector): void {
    const following = latin1(this.bytes, this.position + 1, Math.min(this.position + 4, this.end));
    const octal = /^[0-7]{1,3}/.exec(following)?.[0];
    const first = following.charAt(0);
    if (octal) {
      bytes.push(Number.parseInt(octal, 8) & 0xff);
      this.position += octal.length;
    } else if (first === '\r' || first === '\n') {
      this.position += following.startsWith('\r\n') ? 2 : 1;
    } else {
      bytes.push(ESCAPES[first] ?? first.charCodeAt(0));
      this.position += 1;
    }
  }
}

/** Bytes one after another; a string of a hostile file may be as long as the file. */
class ByteCollector {
  #bytes = new Uint8Array(64);
  #length = 0;

  push(byte: number): void {
    if (this.#length === this.#bytes.length) {
      const larger = new Uint8Array(this.#length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.#length++] = byte;
  }

  collected(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === 10 || byte === 13;
}

function isRegular(byte: number | undefined): boolean {
  return byte !== undefined && !WHITE_SPACE.has(byte) && !DELIMITERS.has(byte);
}
