import iconv from 'iconv-lite';
import { AppError } from '#shared/contract/errors.ts';

/** Encodings a user may choose (domain.md §10). */
export const ENCODINGS = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What else people and programs call them. GB18030 contains GBK and GB2312. */
const OTHER_NAMES: ReadonlyMap<string, Encoding> = new Map([
  ['utf8', 'utf-8'],
  ['utf-8-sig', 'utf-8'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
  ['cp936', 'gb18030'],
  ['utf16le', 'utf-16le'],
  ['utf16be', 'utf-16be'],
]);

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
    const name = chosen.toLowerCase().replaceAll('_', '-');
    const encoding = ENCODINGS.find((item) => item === (OTHER_NAMES.get(name) ?? name));
    if (encoding === undefined) throw new AppError('invalid_input', { field: 'encoding' });
    return decodeAs(bytes, encoding);
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decodeAs(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decodeAs(bytes, 'utf-16be');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return decodeAs(bytes, 'utf-8');
  const utf8 = strictUtf8(bytes);
  return utf8 === null ? decodeAs(bytes, 'gb18030') : { text: utf8, encoding: 'utf-8' };
}

function decodeAs(bytes: Uint8Array, encoding: Encoding): DecodedText {
  const text =
    encoding === 'utf-8'
      ? strictUtf8(bytes)
      : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
  // Half a surrogate pair is no character: stored, it would come back as something else.
  if (text === null || text.includes('\uFFFD') || /\p{Surrogate}/u.test(text))
    throw new AppError('encoding_unreadable', { encoding });
  return { text: text.replace(/^\uFEFF/u, ''), encoding };
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
