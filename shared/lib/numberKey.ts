import { cleanCode } from './cleanText.ts';

const OPENING = /[([{〔【〈《［（｛]/gu;
const CLOSING = /[)\]}〕】〉》］）｝]/gu;

/**
 * The key under which codes and numbers are compared: no blanks and hyphens, capitals, half-width, every bracket as `[` `]`, without
 * 第 and 号 around the count and its leading zeros. `云民发(2026) 03` and `云民发〔2026〕3号` are one number.
 */
export function numberKey(text: string): string {
  return cleanCode(text)
    .replace(OPENING, '[')
    .replace(CLOSING, ']')
    .replace(/\]第?0*(\d+)号?$/u, ']$1');
}

/** The keys by which a code or number is found: whole, and a document number also from its year on. */
export function numberKeys(text: string): string[] {
  const key = numberKey(text);
  if (key === '') return [];
  const year = /\[\d{4}\]\d+$/u.exec(key)?.[0];
  return year !== undefined && year !== key ? [key, year] : [key];
}
