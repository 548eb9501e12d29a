import { latin1, utf8, utf16 } from './bytes.ts';

/** Values of ISO 32000-1 §7.3 as the verifier sees them: with the places where they stand in the file. */
export type PdfValue =
  | { readonly type: 'null' }
  | { readonly type: 'boolean'; readonly value: boolean }
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'name'; readonly value: string }
  | PdfString
  | PdfArray
  | PdfDictionary
  | PdfReference
  | PdfStream;

export type PdfString = {
  readonly type: 'string';
  readonly bytes: Uint8Array;
  readonly hex: boolean;
  /** Offsets of the delimiters: `start` of `<` or `(`, `end` after `>` or `)`. */
  readonly start: number;
  readonly end: number;
};
export type PdfArray = { readonly type: 'array'; readonly items: readonly PdfValue[] };
export type PdfDictionary = {
  readonly type: 'dictionary';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** A key stood in it twice: readers differ in which one they take. */
  readonly duplicateKey: boolean;
};
export type PdfReference = { readonly type: 'reference'; readonly number: number; readonly generation: number };
export type PdfStream = { readonly type: 'stream'; readonly dictionary: PdfDictionary; readonly data: Uint8Array };

export const NULL: PdfValue = { type: 'null' };

/** What the verifier's parser throws for anything it does not take for sound PDF. Never leaves the verifier. */
export class PdfSyntaxError extends Error {}

/** Whether the value is the PDF name, given without its slash. */
export function isName(value: PdfValue, name: string): boolean {
  return value.type === 'name' && value.value === name;
}

/** A whole number not below zero. */
export function asCount(value: PdfValue | undefined): number | null {
  return value?.type === 'number' && Number.isSafeInteger(value.value) && value.value >= 0 ? value.value : null;
}

/** Text string of ISO 32000-1 §7.9.2.2: UTF-16BE, UTF-8 or single bytes. */
export function textOf(value: PdfValue): string {
  if (value.type !== 'string') return '';
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return utf16(bytes.subarray(2));
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return utf8(bytes.subarray(3));
  return latin1(bytes);
}
