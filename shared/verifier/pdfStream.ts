import { Unzlib } from 'fflate';
import { concatBytes } from './bytes.ts';
import {
  asCount,
  isName,
  NULL,
  type PdfDictionary,
  type PdfStream,
  PdfSyntaxError,
  type PdfValue,
} from './pdfValue.ts';

/** Most a compressed structure stream may unpack to; our own files stay far below. */
export const MAXIMUM_UNPACKED = 64 * 1024 * 1024;
/** Compressed bytes taken at once; they unpack to a thousand times as much at most. */
const PIECE = 16 * 1024;

/**
 * Unpacks an object or cross-reference stream. Only Flate, with or without PNG predictor, is used for these in practice.
 * @param limit most bytes it may unpack to
 * @throws PdfSyntaxError for any other filter, damaged data or more bytes than that
 */
export function unpackStream(stream: PdfStream, limit = MAXIMUM_UNPACKED): Uint8Array {
  const entries = stream.dictionary.entries;
  const filter = single(entries.get('Filter'));
  if (filter.type === 'null') return within(stream.data, limit);
  if (!isName(filter, 'FlateDecode')) throw new PdfSyntaxError('filter');
  const data = inflate(stream.data, limit);
  const parameters = single(entries.get('DecodeParms'));
  return parameters.type === 'dictionary' ? undoPredictor(data, parameters) : data;
}

function within(data: Uint8Array, limit: number): Uint8Array {
  if (data.length > limit) throw new PdfSyntaxError('length');
  return data;
}

/** Unpacks piece by piece, so that a small file cannot grow into all memory. */
function inflate(packed: Uint8Array, limit: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  const unpacking = new Unzlib((part) => {
    length += part.length;
    if (length > limit) throw new PdfSyntaxError('unpacked length');
    // The library uses its buffer again.
    parts.push(part.slice());
  });
  try {
    for (let at = 0; at < packed.length; at += PIECE) {
      unpacking.push(packed.subarray(at, at + PIECE), at + PIECE >= packed.length);
    }
  } catch {
    throw new PdfSyntaxError('compressed data');
  }
  return concatBytes(parts);
}

function single(value: PdfValue | undefined): PdfValue {
  if (value === undefined) return NULL;
  if (value.type !== 'array') return value;
  if (value.items.length > 1) throw new PdfSyntaxError('several filters');
  return value.items[0] ?? NULL;
}

/** PNG predictors (ISO 32000-1 §7.4.4.4) for one-byte samples. */
function undoPredictor(data: Uint8Array, parameters: PdfDictionary): Uint8Array {
  const predictor = asCount(parameters.entries.get('Predictor')) ?? 1;
  if (predictor === 1) return data;
  const columns = asCount(parameters.entries.get('Columns')) ?? 1;
  const plain = ['Colors', 'BitsPerComponent'].every((key) => !parameters.entries.has(key));
  const eightBits = asCount(parameters.entries.get('BitsPerComponent')) === 8;
  if (predictor < 10 || columns < 1 || columns > 1000 || !(plain || eightBits)) throw new PdfSyntaxError('predictor');
  const rows = Math.floor(data.length / (columns + 1));
  const result = new Uint8Array(rows * columns);
  for (let row = 0; row < rows; row++) {
    const kind = data[row * (columns + 1)] ?? 0;
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const left = column > 0 ? (result[at - 1] ?? 0) : 0;
      const up = row > 0 ? (result[at - columns] ?? 0) : 0;
      const corner = row > 0 && column > 0 ? (result[at - columns - 1] ?? 0) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
      if (guess === undefined) throw new PdfSyntaxError('predictor');
      result[at] = ((data[row * (columns + 1) + 1 + column] ?? 0) + guess) & 0xff;
    }
  }
  return result;
}

function paeth(left: number, up: number, corner: number): number {
  const estimate = left + up - corner;
  const distances = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)] as const;
  if (distances[0] <= distances[1] && distances[0] <= distances[2]) return left;
  return distances[1] <= distances[2] ? up : corner;
}
