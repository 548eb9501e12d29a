import iconv from 'iconv-lite';
import { AppError } from '#shared/contract/errors.ts';

/** Encodings a user may choose (domain.md §10). */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * Decodes a text file: the byte order mark decides, then strict UTF-8, then GB18030; a chosen encoding decides alone.
 * @throws AppError encoding_unreadable when characters cannot be read in it; invalid_input for an unknown choice
 */
export function decodeText(bytes: Uint8Array, chosen?: string): DecodedText {
  if (chosen !== undefined) {
    const encoding = ENCODINGS.find((item) => item === chosen.toLowerCase());
    if (encoding === undefined) throw new AppError('invalid_input', { field: 'encoding' });
    return decodeAs(bytes, encoding);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  const utf8 = strictUtf8(bytes);
  return utf8 === null ? decodeAs(bytes, 'gb18030') : { text: utf8, encoding: 'utf-8' };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text =
    encoding === 'utf-8'
      ? strictUtf8(bytes)
      : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  if (text === null || text.includes('\uFFFD')) throw new AppError('encoding_unreadable', { encoding });
  return { text: text.replace(/^\uFEFF/u, ''), encoding };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
