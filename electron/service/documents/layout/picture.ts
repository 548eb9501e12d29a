import { inflateSync } from 'node:zlib';
import { AppError } from '#shared/contract/errors.ts';

export type Picture = { readonly png: Uint8Array; readonly pixelWidth: number; readonly pixelHeight: number };

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** A larger picture would only make the file larger: 50 mm at 1200 dpi have 2,400 pixels. */
const MOST_PIXELS = 2400;
/** Bytes of one pixel by colour type, 8 bits a channel. */
const PIXEL_BYTES = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/**
 * Reads a PNG file in base64 and checks that its pixels are all there, because a damaged one would fail in the middle of writing.
 * @throws AppError `invalid_input` with `{part}` when it is no whole PNG of 8 bits a channel without interlacing, or too large
 */
export function readPicture(base64: string, part: string): Picture {
  const bytes = Buffer.from(base64, 'base64');
  const picture = sizeOf(bytes);
  if (!picture) throw new AppError('invalid_input', { part });
  return { png: new Uint8Array(bytes), ...picture };
}

/** A round seal fills a square: a picture of another shape would be distorted. @throws AppError `invalid_input` */
export function readSeal(base64: string, part: string): Picture {
  const picture = readPicture(base64, part);
  if (Math.abs(picture.pixelWidth / picture.pixelHeight - 1) > 0.01) throw new AppError('invalid_input', { part });
  return picture;
}

function sizeOf(bytes: Buffer): Omit<Picture, 'png'> | undefined {
  if (bytes.length < 57 || !bytes.subarray(0, 8).equals(PNG_START)) return undefined;
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  const pixelWidth = bytes.readUInt32BE(16);
  const pixelHeight = bytes.readUInt32BE(20);
  const [depth, colourType = -1, , , interlaced] = bytes.subarray(24, 29);
  const pixelBytes = PIXEL_BYTES.get(colourType);
  const isSized = (pixels: number): boolean => pixels > 0 && pixels <= MOST_PIXELS;
  if (!isSized(pixelWidth) || !isSized(pixelHeight) || depth !== 8 || interlaced !== 0) return undefined;
  if (pixelBytes === undefined) return undefined;
  const expected = pixelHeight * (1 + pixelWidth * pixelBytes);
  return pixelDataLength(bytes, expected) === expected ? { pixelWidth, pixelHeight } : undefined;
}

/** Length of the unpacked pixels, -1 when the chunks are damaged or there is no end. */
function pixelDataLength(bytes: Buffer, most: number): number {
  const packed: Buffer[] = [];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (type === 'IDAT') packed.push(bytes.subarray(at + 8, at + 8 + length));
    if (type === 'IEND') return unpackedLength(Buffer.concat(packed), most);
    at += 12 + length;
  }
  return -1;
}

function unpackedLength(packed: Buffer, most: number): number {
  try {
    return inflateSync(packed, { maxOutputLength: most + 1 }).length;
  } catch {
    return -1;
  }
}
