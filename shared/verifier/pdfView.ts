import { latin1 } from './bytes.ts';
import { PdfReader } from './pdfReader.ts';
import { MAXIMUM_UNPACKED, unpackStream } from './pdfStream.ts';
import {
  asCount,
  isName,
  NULL,
  type PdfDictionary,
  type PdfReference,
  PdfSyntaxError,
  type PdfValue,
} from './pdfValue.ts';

/** Where an object stands, by a cross-reference section (ISO 32000-1 §7.5.4, §7.5.8). */
export type XrefEntry =
  | { readonly type: 'free' }
  | { readonly type: 'offset'; readonly offset: number; readonly generation: number }
  | { readonly type: 'compressed'; readonly stream: number; readonly index: number };

/** Bytes that object streams may still unpack to, so that many small ones cannot keep the machine busy. */
export type UnpackingBudget = { left: number };

export type IndirectObject = { readonly value: PdfValue; readonly start: number; readonly end: number };

/** The document as one revision shows it: objects are found through the cross-reference entries alone, never by searching. */
export class PdfView {
  readonly bytes: Uint8Array;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  readonly #objects = new Map<number, IndirectObject>();
  readonly #streams = new Map<number, Map<number, PdfValue>>();
  readonly #budget: UnpackingBudget;
  /** Object streams being read: the length of one may not stand in another. */
  #reading = 0;

  /**
   * @param bytes the file up to the end of the revision
   * @param budget shared by all revisions of a file
   */
  constructor(
    bytes: Uint8Array,
    entries: ReadonlyMap<number, XrefEntry>,
    trailer: PdfDictionary,
    budget: UnpackingBudget,
  ) {
    this.#budget = budget;
    this.bytes = bytes;
    this.entries = entries;
    this.trailer = trailer;
  }

  /** Follows references; an object that does not exist is null (§7.3.10). */
  resolve(value: PdfValue | undefined): PdfValue {
    let current = value ?? NULL;
    for (let step = 0; current.type === 'reference'; step++) {
      if (step > 20) throw new PdfSyntaxError('reference loop');
      current = this.#object(current);
    }
    return current;
  }

  /** The resolved value under `key`. */
  get(dictionary: PdfDictionary, key: string): PdfValue {
    return this.resolve(dictionary.entries.get(key));
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const resolved = this.resolve(value);
    return resolved.type === 'dictionary' ? resolved : null;
  }

  array(value: PdfValue | undefined): readonly PdfValue[] {
    const resolved = this.resolve(value);
    return resolved.type === 'array' ? resolved.items : [];
  }

  get catalog(): PdfDictionary {
    const catalog = this.dictionary(this.trailer.entries.get('Root'));
    if (!catalog) throw new PdfSyntaxError('no catalog');
    return catalog;
  }

  /** The object whose entry points into the file, with its extent. */
  indirect(number: number, entry: Extract<XrefEntry, { type: 'offset' }>): IndirectObject {
    const known = this.#objects.get(number);
    if (known) return known;
    const object = readIndirect(this.bytes, number, entry, (length) => this.#streamLength(length));
    this.#objects.set(number, object);
    return object;
  }

  #object(reference: PdfReference): PdfValue {
    const entry = this.entries.get(reference.number);
    if (!entry || entry.type === 'free') return NULL;
    if (entry.type === 'offset') {
      // Most readers do not ask for the generation; what they would show has to be seen here too.
      return this.indirect(reference.number, entry).value;
    }
    const objects = this.#streams.get(entry.stream) ?? this.#readObjectStream(entry.stream);
    return objects.get(reference.number) ?? NULL;
  }

  /** A length given by reference must itself be a plain number; only that of an object stream may not be compressed (§7.5.7). */
  #streamLength(length: PdfValue | undefined): number | null {
    if (length?.type !== 'reference') return asCount(length);
    const entry = this.entries.get(length.number);
    if (entry?.type === 'compressed' && this.#reading === 0) return asCount(this.#object(length));
    if (entry?.type !== 'offset') return null;
    return asCount(readIndirect(this.bytes, length.number, entry, asCount).value);
  }

  #readObjectStream(number: number): Map<number, PdfValue> {
    this.#reading++;
    try {
      return this.#readMembers(number);
    } finally {
      this.#reading--;
    }
  }

  #readMembers(number: number): Map<number, PdfValue> {
    const entry = this.entries.get(number);
    const stream = entry?.type === 'offset' ? this.indirect(number, entry).value : NULL;
    if (stream.type !== 'stream' || !isName(this.get(stream.dictionary, 'Type'), 'ObjStm')) {
      throw new PdfSyntaxError('object stream');
    }
    const count = asCount(this.get(stream.dictionary, 'N'));
    const first = asCount(this.get(stream.dictionary, 'First'));
    if (count === null || first === null || count > 100_000) throw new PdfSyntaxError('object stream');
    const data = unpackStream(stream, Math.min(MAXIMUM_UNPACKED, this.#budget.left));
    this.#budget.left -= data.length;
    const header = new PdfReader(data, 0);
    const objects = new Map<number, PdfValue>();
    for (let index = 0; index < count; index++) {
      const member = header.count();
      const offset = header.count();
      const listed = this.entries.get(member);
      // An entry of a newer revision may have replaced this member; only the place the entry names counts.
      if (listed?.type !== 'compressed' || listed.stream !== number || listed.index !== index) continue;
      objects.set(member, new PdfReader(data, first + offset).value());
    }
    this.#streams.set(number, objects);
    return objects;
  }
}

/**
 * Reads `12 0 obj … endobj` at the entry's place.
 * @throws PdfSyntaxError when another object or nothing sound stands there
 */
export function readIndirect(
  bytes: Uint8Array,
  number: number,
  entry: Extract<XrefEntry, { type: 'offset' }>,
  lengthOf: (length: PdfValue | undefined) => number | null,
): IndirectObject {
  const reader = new PdfReader(bytes, entry.offset);
  if (reader.count() !== number || reader.count() !== entry.generation) throw new PdfSyntaxError('other object');
  reader.expect('obj');
  const value = reader.value();
  const back = reader.position;
  const following = reader.word();
  if (following === 'endobj') return { value, start: entry.offset, end: reader.position };
  if (following !== 'stream' || value.type !== 'dictionary') {
    reader.position = back;
    throw new PdfSyntaxError('endobj missing');
  }
  // §7.3.8.1: the word is followed by CR LF or LF.
  if (bytes[reader.position] === 13) reader.position++;
  if (bytes[reader.position] !== 10) throw new PdfSyntaxError('stream start');
  const start = reader.position + 1;
  const length = lengthOf(value.entries.get('Length'));
  if (length === null || start + length > bytes.length) throw new PdfSyntaxError('stream length');
  reader.position = start + length;
  const gap = latin1(bytes, reader.position, reader.position + 2);
  reader.position += gap.startsWith('\r\n') ? 2 : /^[\r\n]/.test(gap) ? 1 : 0;
  if (reader.position >= reader.end) throw new PdfSyntaxError('cut off');
  reader.expect('endstream');
  reader.expect('endobj');
  return {
    value: { type: 'stream', dictionary: value, data: bytes.subarray(start, start + length) },
    start: entry.offset,
    end: reader.position,
  };
}
