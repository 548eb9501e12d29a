import { closeSync, openSync, readSync } from 'node:fs';

export type FontNames = {
  /** Family, full and PostScript names in every language the file has. */
  readonly names: readonly string[];
  readonly postscriptName: string;
  readonly version: string;
  readonly fsType: number;
};

const FAMILY = 1;
const FULL = 4;
const VERSION = 5;
const POSTSCRIPT = 6;
const TYPOGRAPHIC_FAMILY = 16;

/**
 * Names and embedding rights of every font in a TTF, OTF or TTC file. Reads only the table directory, `name` and `OS/2`: a
 * fonts folder holds hundreds of megabytes, and opening each file whole would take minutes.
 * @throws on files that are not fonts
 */
export function readFontNames(path: string): FontNames[] {
  const file = openSync(path, 'r');
  try {
    const head = readAt(file, 0, 12);
    if (head.toString('latin1', 0, 4) !== 'ttcf') return [readOne(file, 0)];
    const count = Math.min(head.readUInt32BE(8), 64);
    const offsets = readAt(file, 12, 4 * count);
    return Array.from({ length: count }, (_, index) => readOne(file, offsets.readUInt32BE(4 * index)));
  } finally {
    closeSync(file);
  }
}

function readOne(file: number, offset: number): FontNames {
  const tableCount = readAt(file, offset, 12).readUInt16BE(4);
  const directory = readAt(file, offset + 12, 16 * Math.min(tableCount, 200));
  const table = (tag: string): Buffer => {
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== tag) continue;
      return readAt(file, directory.readUInt32BE(at + 8), Math.min(directory.readUInt32BE(at + 12), 1 << 20));
    }
    throw new Error(`font without table ${tag}`);
  };
  const records = nameRecords(table('name'));
  const pick = (...ids: number[]): string[] =>
    records.filter((record) => ids.includes(record.id)).map((record) => record.text);
  return {
    names: [...new Set(pick(FAMILY, FULL, POSTSCRIPT, TYPOGRAPHIC_FAMILY))],
    postscriptName: pick(POSTSCRIPT)[0] ?? '',
    version: pick(VERSION)[0] ?? '',
    fsType: table('OS/2').readUInt16BE(8),
  };
}

function nameRecords(table: Buffer): { id: number; text: string }[] {
  const count = table.readUInt16BE(2);
  const strings = table.readUInt16BE(4);
  const records: { id: number; text: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const at = 6 + 12 * index;
    const platform = table.readUInt16BE(at);
    const start = strings + table.readUInt16BE(at + 10);
    const bytes = table.subarray(start, start + table.readUInt16BE(at + 8));
    // Platforms 0 (Unicode) and 3 (Windows) are UTF-16BE; Macintosh Roman is read as Latin-1, its other scripts are skipped.
    const text = platform === 1 ? bytes.toString('latin1') : new TextDecoder('utf-16be').decode(bytes);
    if (platform !== 1 || table.readUInt16BE(at + 2) === 0) records.push({ id: table.readUInt16BE(at + 6), text });
  }
  return records;
}

function readAt(file: number, position: number, length: number): Buffer {
  const buffer = Buffer.alloc(length);
  if (readSync(file, buffer, 0, length, position) !== length) throw new Error('font file too short');
  return buffer;
}
