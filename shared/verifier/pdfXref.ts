import { latin1 } from './bytes.ts';
import { PdfReader } from './pdfReader.ts';
import { unpackStream } from './pdfStream.ts';
import { asCount, isName, type PdfDictionary, PdfSyntaxError, type PdfValue } from './pdfValue.ts';
import { readIndirect, type XrefEntry } from './pdfView.ts';

/** One cross-reference section, table or stream (with the stream of a hybrid file merged in). */
export type XrefSection = {
  readonly offset: number;
  readonly entries: ReadonlyMap<number, XrefEntry>;
  readonly trailer: PdfDictionary;
  readonly previous: number | null;
  readonly hybridOffsets: readonly number[];
};

const MAXIMUM_OBJECT_NUMBER = 8_388_607;
/** A small stream may unpack to many millions of entries. */
const MAXIMUM_SECTION_ENTRIES = 2_000_000;

/** @throws PdfSyntaxError when no sound section stands at `offset` */
export function readXrefSection(bytes: Uint8Array, offset: number): XrefSection {
  const reader = new PdfReader(bytes, offset);
  reader.skipSpace();
  if (latin1(bytes, reader.position, reader.position + 4) === 'xref') return readTable(bytes, offset, reader);
  return readStreamSection(bytes, offset);
}

function readTable(bytes: Uint8Array, offset: number, reader: PdfReader): XrefSection {
  reader.expect('xref');
  const entries = new Map<number, XrefEntry>();
  for (let word = reader.word(); word !== 'trailer'; word = reader.word()) {
    if (!/^\d{1,10}$/.test(word)) throw new PdfSyntaxError('xref table');
    const first = Number(word);
    const count = reader.count();
    for (let index = 0; index < count; index++) {
      const place = reader.count();
      const generation = reader.count();
      const kind = reader.word();
      if (kind !== 'n' && kind !== 'f') throw new PdfSyntaxError('xref entry');
      addEntry(entries, first + index, kind === 'n' ? { type: 'offset', offset: place, generation } : { type: 'free' });
    }
  }
  const trailer = reader.value();
  if (trailer.type !== 'dictionary' || trailer.duplicateKey) throw new PdfSyntaxError('trailer');
  // Hybrid files (§7.5.8.4): the table comes first, then the stream, then the previous section.
  const hybrid = asCount(trailer.entries.get('XRefStm'));
  if (hybrid !== null) {
    for (const [number, entry] of readStreamSection(bytes, hybrid).entries) {
      const listed = entries.get(number);
      if (!listed || listed.type === 'free') entries.set(number, entry);
      // Which of two places counts, readers decide differently.
      else if (entry.type !== 'free' && !samePlace(listed, entry)) throw new PdfSyntaxError('xref entry');
    }
  }
  return { offset, entries, trailer, previous: previousOf(trailer), hybridOffsets: hybrid === null ? [] : [hybrid] };
}

function readStreamSection(bytes: Uint8Array, offset: number): XrefSection {
  const reader = new PdfReader(bytes, offset);
  const number = reader.count();
  const generation = reader.count();
  const { value } = readIndirect(bytes, number, { type: 'offset', offset, generation }, asCount);
  if (value.type !== 'stream') throw new PdfSyntaxError('xref stream');
  const trailer = value.dictionary;
  if (!isName(trailer.entries.get('Type') ?? value, 'XRef') || trailer.duplicateKey) {
    throw new PdfSyntaxError('xref stream');
  }
  const widths = counts(trailer.entries.get('W'));
  const size = asCount(trailer.entries.get('Size'));
  const [typeWidth, secondWidth, thirdWidth] = widths;
  if (typeWidth === undefined || secondWidth === undefined || thirdWidth === undefined || size === null) {
    throw new PdfSyntaxError('xref stream');
  }
  if (widths.length !== 3 || widths.some((width) => width > 8)) throw new PdfSyntaxError('xref widths');
  const ranges = trailer.entries.has('Index') ? counts(trailer.entries.get('Index')) : [0, size];
  const data = unpackStream(value);
  const entries = new Map<number, XrefEntry>();
  let position = 0;
  const field = (width: number, missing: number): number => {
    if (width === 0) return missing;
    if (position + width > data.length) throw new PdfSyntaxError('xref stream cut off');
    let result = 0;
    for (let index = 0; index < width; index++) result = result * 256 + (data[position + index] ?? 0);
    position += width;
    return result;
  };
  for (let pair = 0; pair + 1 < ranges.length; pair += 2) {
    const first = ranges[pair] ?? 0;
    const count = ranges[pair + 1] ?? 0;
    for (let index = 0; index < count; index++) {
      const type = field(typeWidth, 1);
      const second = field(secondWidth, 0);
      const third = field(thirdWidth, 0);
      if (typeWidth + secondWidth + thirdWidth === 0) throw new PdfSyntaxError('xref widths');
      if (type === 1) addEntry(entries, first + index, { type: 'offset', offset: second, generation: third });
      else if (type === 2) addEntry(entries, first + index, { type: 'compressed', stream: second, index: third });
      else addEntry(entries, first + index, { type: 'free' });
    }
  }
  return { offset, entries, trailer, previous: previousOf(trailer), hybridOffsets: [] };
}

function samePlace(first: XrefEntry, second: XrefEntry): boolean {
  return first.type === 'offset' && second.type === 'offset' && first.offset === second.offset;
}

function addEntry(entries: Map<number, XrefEntry>, number: number, entry: XrefEntry): void {
  // §7.5.4: no object has two entries in one section.
  if (number > MAXIMUM_OBJECT_NUMBER || entries.has(number)) throw new PdfSyntaxError('xref entry');
  if (entries.size >= MAXIMUM_SECTION_ENTRIES) throw new PdfSyntaxError('too many entries');
  entries.set(number, entry);
}

function previousOf(trailer: PdfDictionary): number | null {
  const previous = trailer.entries.get('Prev');
  if (!previous) return null;
  const offset = asCount(previous);
  if (offset === null) throw new PdfSyntaxError('Prev');
  return offset;
}

function counts(value: PdfValue | undefined): number[] {
  if (value?.type !== 'array') throw new PdfSyntaxError('numbers expected');
  return value.items.map((item) => {
    const count = asCount(item);
    if (count === null) throw new PdfSyntaxError('numbers expected');
    return count;
  });
}
